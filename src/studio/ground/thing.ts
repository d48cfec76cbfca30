/**
 * A thing by its words, surest way first: a detected class, the main subject when nothing speaks against it, a patch of its colour, what
 * stands out on its side of the picture.
 */
import type { RasterImage } from '../../engine.ts';
import { cropImage } from '../../imaging/index.ts';
import { classesOf, type Detection, detect } from '../detect/index.ts';
import type { Side, Target } from '../language/index.ts';
import { boundsOf, type CutOut, cutOut, outlineBox, outlineMarks, type PixelBox } from '../segment/index.ts';
import type { ColourInput, ShareInput } from './colour.task.ts';
import type { GroundDeps } from './ground.ts';
import type { Grounded } from './grounded.ts';
import { kindOf, kindOfClass } from './kinds.ts';
import { isOnSide, type Marks, reach } from './patches.ts';

export type Thing = Extract<Target, { kind: 'thing' }>;

/** Of a class that the thing surely is, and of one that it is only taken for. */
const sureScore = 0.3;
const alikeScore = 0.4;
/** A subject that scores this as something else is not what was asked for. */
const otherScore = 0.5;
const colourUrl = new URL('./colour.task.ts', import.meta.url).href;

export async function groundThing(image: RasterImage, thing: Thing, deps: GroundDeps): Promise<Grounded | null> {
  const detections = await detect(image, deps);
  return (
    (await byClass(image, thing, detections, deps)) ??
    (await bySubject(image, thing, detections, deps)) ??
    (await byColour(image, thing, detections, deps)) ??
    (await byPlace(image, thing, deps))
  );
}

async function byClass(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  const { sure, alike } = classesOf(thing.concept, thing.words);
  const ofClass = detections.filter((one) => sure.includes(one.class) && one.score >= sureScore);
  const candidates = ofClass.length > 0 ? ofClass : detections.filter((one) => alike.includes(one.class) && one.score >= alikeScore);
  const chosen = await choose(image, thing, apart(candidates), deps);
  if (chosen.length === 0) return null;
  const outlines: CutOut[] = [];
  for (const one of chosen) outlines.push(await outlineOf(image, one, detections, deps));
  const mask = unite(outlines.map(({ alpha }) => alpha));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  if (!box) return null;
  const warnings = [...new Set(outlines.flatMap((one) => one.warnings))];
  if (ofClass.length === 0) warnings.push(`'${thing.words}' was taken to be what looks like a ${chosen[0]!.class}.`);
  else if (candidates.length > 1 && !thing.isAll && !thing.side && !thing.colour)
    warnings.push(`There are ${candidates.length} things that could be '${thing.words}': the largest and clearest was taken.`);
  return { mask, box, by: 'detected', confidence: Math.min(...chosen.map(({ score }) => score)), warnings };
}

/** Without boxes that hold several others of their class: a row of things seen as one. */
function apart(detections: readonly Detection[]): Detection[] {
  const holds = (outer: PixelBox, inner: PixelBox): boolean => sharedArea(outer, inner) > 0.8 * inner.width * inner.height;
  const isRow = (one: Detection): boolean =>
    detections.filter((other) => other !== one && other.class === one.class && holds(one.box, other.box) && other.score > 0.8 * one.score)
      .length > 1;
  return detections.filter((one) => !isRow(one));
}

/** By colour first, then by side, then the largest and surest. */
async function choose(
  image: RasterImage,
  { colour, side, isAll }: Thing,
  all: readonly Detection[],
  deps: GroundDeps,
): Promise<Detection[]> {
  let left = [...all];
  if (colour && left.length > 1) {
    const shares = new Map<Detection, number>();
    for (const one of left) shares.set(one, await shareOf({ image, colour: colour.value, box: one.box, mask: null }, deps));
    const most = Math.max(...shares.values());
    left = left.filter((one) => shares.get(one)! > 0.5 * most);
  }
  if (isAll) return left;
  if (side && left.length === 1) return left.filter(({ box }) => isOnSide(box, side, image));
  if (side) return left.toSorted((a, b) => reach(b.box, side, image) - reach(a.box, side, image)).slice(0, 1);
  const weight = ({ score, box }: Detection): number => score * Math.sqrt(box.width * box.height);
  return left.toSorted((a, b) => weight(b) - weight(a)).slice(0, 1);
}

const shareOf = (input: ShareInput, { pool, signal }: GroundDeps): Promise<number> =>
  pool.run<ShareInput, number>({ moduleUrl: colourUrl, name: 'shareOfColour', input }, signal);

const sharedArea = (a: PixelBox, b: PixelBox): number =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Intersection over union. */
export function overlapOf(a: PixelBox, b: PixelBox): number {
  const shared = sharedArea(a, b);
  return shared / Math.max(1, a.width * a.height + b.width * b.height - shared);
}

const carriers = new Set(['dining table', 'couch', 'bed', 'chair', 'bench']);

/** The main subject's own outline where it is the same thing, else one made in the box. */
export async function outlineOf(
  image: RasterImage,
  { class: name, box }: Detection,
  all: readonly Detection[],
  deps: GroundDeps,
): Promise<CutOut> {
  const subject = await deps.subject();
  if (subject.confidence >= 0.5 && overlapOf(subject.box, box) > 0.75) return subject;
  const others = carriers.has(name)
    ? all.filter(
        (other) => other.score > 0.4 && !carriers.has(other.class) && sharedArea(box, other.box) > 0.6 * other.box.width * other.box.height,
      )
    : [];
  return outlineBox(image, { box, others: others.map((other) => other.box), isFigure: name === 'person' }, deps);
}

function unite(masks: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = masks;
  if (!first || rest.length === 0) return first ?? new Uint8Array(0);
  return first.map((value, i) => rest.reduce((max, mask) => Math.max(max, mask[i]!), value));
}

/** A part or something worn is never the subject, unless no body is there to wear it; nor is a thing that the detector sees as another. */
function maySubjectBe({ concept, words, side }: Thing, subject: CutOut, detections: readonly Detection[], image: RasterImage): boolean {
  if (subject.confidence < 0.5) return false;
  if (side && !isOnSide(subject.box, side, image)) return false;
  const seen = detections.filter((one) => one.score >= otherScore && overlapOf(one.box, subject.box) > 0.5);
  if (!concept) return true;
  const kind = kindOf(concept);
  if (kind === 'body' || kind === 'sky') return false;
  const { sure, alike } = classesOf(concept, words);
  return seen.every((one) => {
    if (sure.includes(one.class) || alike.includes(one.class)) return true;
    // A class of its own speaks for the thing; seen as something else, it is not there.
    const other = kindOfClass(one.class);
    return sure.length === 0 && (other === null ? kind !== 'living' : other === kind && other !== 'household');
  });
}

async function bySubject(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  if (thing.isAll && thing.colour) return null;
  const subject = await deps.subject();
  if (!maySubjectBe(thing, subject, detections, image)) return null;
  const { alpha: mask, box, confidence } = subject;
  // "The blue thing" is only the subject if that is blue.
  if (thing.colour && (await shareOf({ image, colour: thing.colour.value, box, mask }, deps)) < 0.55) return null;
  const warnings = thing.concept === null && thing.colour ? [] : [`'${thing.words}' was taken to be the main subject.`];
  return { mask, box, by: 'subject', confidence: 0.8 * confidence, warnings: [...subject.warnings, ...warnings] };
}

async function byColour(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  const { colour, side, isAll, concept } = thing;
  if (!colour) return null;
  const kind = concept ? kindOf(concept) : null;
  const within = kind === 'clothing' || kind === 'body' ? await wearer(image, detections, deps) : null;
  const input: ColourInput = { image, colour: colour.value, side, isAll, within };
  const marks = await deps.pool.run<ColourInput, Marks | null>({ moduleUrl: colourUrl, name: 'colourMarks', input }, deps.signal);
  if (!marks) return null;
  const { alpha: mask, box } = await outlineMarks(image, marks, deps);
  if (!box) return null;
  const warnings = concept === null ? [] : [`'${thing.words}' was taken to be what is ${colour.name} there.`];
  return { mask, box, by: 'colour', confidence: concept === null ? 0.7 : 0.5, warnings };
}

/** Where clothes can be: on the detected person, or on the main subject. */
async function wearer(image: RasterImage, detections: readonly Detection[], deps: GroundDeps): Promise<Uint8Array | null> {
  const person = detections.find((one) => kindOfClass(one.class) === 'living' && one.score >= sureScore);
  const { alpha, confidence } = person ? await outlineOf(image, person, detections, deps) : await deps.subject();
  return confidence >= 0.3 ? alpha : null;
}

/** Without a colour, what stands out on the side that was named is a guess. Parts and clothes are too small to stand out. */
async function byPlace(image: RasterImage, { side, concept, words, isAll }: Thing, deps: GroundDeps): Promise<Grounded | null> {
  const kind = concept ? kindOf(concept) : null;
  if (!side || isAll || kind === 'body' || kind === 'clothing' || kind === 'sky') return null;
  const window = windowOn(side, image);
  const found = await cutOut(await cropImage(image, window), deps);
  if (found.confidence < 0.6 || fillsWindow(found.box, window)) return null;
  const mask = new Uint8Array(image.width * image.height);
  for (let y = 0; y < window.height; y++)
    mask.set(found.alpha.subarray(y * window.width, (y + 1) * window.width), (window.top + y) * image.width + window.left);
  const box = { ...found.box, left: found.box.left + window.left, top: found.box.top + window.top };
  return {
    mask,
    box,
    by: 'place',
    confidence: 0.4,
    warnings: [`'${words}' was taken to be what stands out on the ${side} of the picture.`],
  };
}

const fillsWindow = (box: PixelBox, window: PixelBox): boolean => box.width * box.height > 0.85 * window.width * window.height;

function windowOn(side: Side, { width, height }: RasterImage): PixelBox {
  const [w, h] = [Math.max(1, Math.round(0.5 * width)), Math.max(1, Math.round(0.5 * height))];
  if (side === 'left') return { left: 0, top: 0, width: w, height };
  if (side === 'right') return { left: width - w, top: 0, width: w, height };
  if (side === 'top') return { left: 0, top: 0, width, height: h };
  if (side === 'bottom') return { left: 0, top: height - h, width, height: h };
  return { left: Math.round((width - w) / 2), top: Math.round((height - h) / 2), width: w, height: h };
}
