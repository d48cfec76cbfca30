/**
 * A thing by its words, surest way first: a detected class, the main subject when nothing speaks against it, a patch of its colour, what
 * stands out on its side of the picture.
 */
import type { RasterImage } from '../../engine.ts';
import { cropImage } from '../../imaging/index.ts';
import { classesOf, type Detection } from '../detect/index.ts';
import type { Side } from '../language/index.ts';
import {
  boundsOf,
  type CutOut,
  cutOut,
  isOpenworkClass,
  outlineBox,
  outlineMarks,
  overlapOf,
  type PixelBox,
  type RoughSubject,
  shareWithin,
} from '../segment/index.ts';
import { candidatesFor, chooseAmong, isLikeliest, type Thing } from './candidates.ts';
import type { ColourInput, ShareInput } from './colour.task.ts';
import { type Garment, type GarmentSight, garmentIn, groundGarment, lookForGarment } from './garments.ts';
import { type GroundDeps, ground } from './ground.ts';
import type { Grounded } from './grounded.ts';
import { kindOf, kindOfClass } from './kinds.ts';
import { isOnSide, type Marks } from './patches.ts';
import { isSubject } from './same-thing.ts';

/** Of a person who wears what was asked for. */
const wearerScore = 0.3;
/** A subject that scores this as something else is not what was asked for. */
const otherScore = 0.35;
const colourUrl = new URL('./colour.task.ts', import.meta.url).href;

export async function groundThing(image: RasterImage, thing: Thing, deps: GroundDeps): Promise<Grounded | null> {
  const detections = await deps.detections();
  const kind = thing.concept ? kindOf(thing.concept) : null;
  const garment = kind === 'clothing' || thing.concept === null ? garmentIn(thing.words) : null;
  const wearers = garment ? await wearersOf(image, thing, detections, deps) : [];
  if (garment && wearers.length > 0) return byGarment(image, { ...thing, garment }, { wearers, detections, deps });
  return (
    (await byClass(image, thing, detections, deps)) ??
    (await bySubject(image, thing, detections, deps)) ??
    (await byColour(image, thing, detections, deps)) ??
    (await byPlace(image, thing, deps))
  );
}

/** Who may wear it: pointers of the words ("the jacket of the man on the left") tell the person; without any, all are looked at. */
async function wearersOf(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Detection[]> {
  const person: Thing = { ...thing, concept: 'person', words: 'person', isAll: thing.isAll || !isPointedAt(thing) };
  const boxes = candidatesFor(person, detections, image).boxes.filter((one) => one.score >= wearerScore && isLikeliest(one, detections));
  return boxes.length > 0 ? chooseAmong({ image, thing: person, boxes, ...(await bearings(image, person, deps)) }) : [];
}

/** Of a crowd, so many are looked at. */
const mostWearers = 3;

interface Worn {
  readonly wearers: readonly Detection[];
  readonly detections: readonly Detection[];
  readonly deps: GroundDeps;
}

async function byGarment(
  image: RasterImage,
  { garment, words, colour, isAll }: Thing & { garment: Garment },
  { wearers, detections, deps }: Worn,
): Promise<Grounded | null> {
  const sights: GarmentSight[] = [];
  for (const person of wearers.slice(0, mostWearers)) {
    const outline = await outlineOf(image, person, detections, deps);
    const sight = await lookForGarment(image, { garment, colour: colour?.value ?? null }, { outline, deps });
    if (sight) sights.push(sight);
  }
  const best = sights.toSorted((a, b) => b.fit - a.fit);
  const found: Grounded[] = [];
  for (const sight of isAll ? best : best.slice(0, 1)) {
    const piece = await groundGarment(image, sight, { words, deps });
    if (piece) found.push(piece);
  }
  const [first] = found;
  if (!first) return null;
  const mask = unite(found.map((piece) => piece.mask));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  return box && { ...first, mask, box };
}

async function byClass(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  const { boxes, isSure } = candidatesFor(thing, detections, image);
  if (boxes.length === 0) return null;
  const chosen = await chooseAmong({ image, thing, boxes, ...(await bearings(image, thing, deps)) });
  if (chosen.length === 0) return null;
  const outlines: CutOut[] = [];
  for (const one of chosen) outlines.push(await outlineOf(image, one, detections, deps));
  const mask = unite(outlines.map(({ alpha }) => alpha));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  if (!box) return null;
  const warnings = [...new Set(outlines.flatMap((one) => one.warnings))];
  const isOwn = classesOf(thing.concept, thing.words).sure.includes(chosen[0]!.class);
  if (!isSure)
    warnings.push(
      isOwn ? `'${thing.words}' is weakly seen: a guess.` : `'${thing.words}' was taken to be what looks like a ${chosen[0]!.class}.`,
    );
  else if (boxes.length > 1 && !isPointedAt(thing))
    warnings.push(`There are ${boxes.length} things that could be '${thing.words}': the largest and clearest was taken.`);
  return { mask, box, by: 'detected', confidence: Math.min(...chosen.map(({ score }) => score)), warnings };
}

const isPointedAt = ({ isAll, side, colour, rank, size, depth, near, except }: Thing): boolean =>
  isAll || Boolean(side ?? colour ?? rank ?? size ?? depth ?? near ?? except);

/** What the words tell the thing by, found in the picture. */
async function bearings(image: RasterImage, thing: Thing, deps: GroundDeps) {
  const { colour, depth, near, except } = thing;
  const core = depth ? await deps.subject.core() : null;
  return {
    colourShare: (box: PixelBox) => (colour ? shareOf({ image, colour: colour.value, box, mask: null }, deps) : Promise.resolve(1)),
    subject: core,
    near: near ? ((await ground(image, near, deps))?.box ?? null) : null,
    except: except ? ((await ground(image, except, deps))?.box ?? null) : null,
  };
}

const shareOf = (input: ShareInput, { pool, signal }: GroundDeps): Promise<number> =>
  pool.run<ShareInput, number>({ moduleUrl: colourUrl, name: 'shareOfColour', input }, signal);

const carriers = new Set(['dining table', 'couch', 'bed', 'chair', 'bench']);

/** The main subject's own outline where it is the same thing, else one made in the box. */
export async function outlineOf(image: RasterImage, one: Detection, all: readonly Detection[], deps: GroundDeps): Promise<CutOut> {
  const { class: name, box } = one;
  if (await isSubject(one, all, { subject: deps.subject, size: image })) return deps.subject.cutOut();
  const others = carriers.has(name)
    ? all.filter((other) => other.score > 0.4 && !carriers.has(other.class) && shareWithin(box, other.box) > 0.6)
    : [];
  return outlineBox(
    image,
    { box, others: others.map((other) => other.box), isFigure: name === 'person', isOpenwork: isOpenworkClass(name) },
    deps,
  );
}

function unite(masks: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = masks;
  if (!first || rest.length === 0) return first ?? new Uint8Array(0);
  return first.map((value, i) => rest.reduce((max, mask) => Math.max(max, mask[i]!), value));
}

/** A part or something worn is never the subject, unless no body is there to wear it; nor is a thing that the detector sees as another. */
function maySubjectBe(
  { concept, words, side, colour, depth, near }: Thing,
  subject: RoughSubject,
  detections: readonly Detection[],
  image: RasterImage,
): boolean {
  if (subject.confidence < 0.5) return false;
  if (side && !isOnSide(subject.box, side, image)) return false;
  if (immaterial.test(words) || depth === 'background' || (!concept && near)) return false;
  const onSubject = detections.filter((one) => overlapOf(one.box, subject.box) > 0.5);
  const seen = onSubject.filter((one) => one.score >= otherScore);
  const kind = concept ? kindOf(concept) : null;
  if (kind === 'body' || kind === 'sky') return false;
  const { sure, alike } = classesOf(concept, words);
  // The detector knows such things: one that it sees nothing of is not there.
  if (sure.length > 0 && !onSubject.some((one) => sure.includes(one.class) || (alike.includes(one.class) && one.score >= 0.2)))
    return false;
  if (!concept) return seen.every((one) => colour !== null || kindOfClass(one.class) === null);
  return seen.every((one) => {
    if (sure.includes(one.class) || alike.includes(one.class)) return true;
    // A class of its own speaks for the thing; seen as something else, it is not there.
    const other = kindOfClass(one.class);
    return sure.length === 0 && (other === null ? kind !== 'living' : other === kind && other !== 'household');
  });
}

/** Nothing that has an outline of its own, or too thin a thing to be a subject. */
const immaterial =
  /\b(?:text|words?|letters?|letter(?:ing)?|captions?|subtitles?|watermarks?|logos?|signatures?|stamps?|dates?|shadows?|reflections?|glares?|flares?|stains?|spots?|scratch(?:es)?|dust|wires?|cables?|(?:power )?lines?|beards?|moustaches?|mustaches?|tattoos?|freckles|wrinkles|borders?|frames?|noise|haze|blur|stickers?|labels?|plates?)\b|文字|水印|字幕|标志|签名|影子|阴影|倒影|反光|污渍|电线|胡子|边框|车牌/iu;

async function bySubject(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  if (thing.isAll && thing.colour) return null;
  const rough = await deps.subject.rough();
  if (!rough || !maySubjectBe(thing, rough, detections, image)) return null;
  const { alpha: mask, box, confidence, warnings: told } = await deps.subject.cutOut();
  // "The blue thing" is only the subject if that is blue.
  if (thing.colour && (await shareOf({ image, colour: thing.colour.value, box, mask }, deps)) < 0.55) return null;
  const warnings = thing.concept === null && thing.colour ? [] : [guessed(thing, rough.box, detections)];
  return { mask, box, by: 'subject', confidence: 0.8 * confidence, warnings: [...told, ...warnings] };
}

/** Says on what the guess rests. */
function guessed({ concept, words }: Thing, box: PixelBox, detections: readonly Detection[]): string {
  const { sure, alike } = classesOf(concept, words);
  const [like] = detections.filter((one) => [...sure, ...alike].includes(one.class) && overlapOf(one.box, box) > 0.5);
  if (sure.length > 0) return `'${words}' was hardly seen: the main subject was taken for it.`;
  const why = like ? `as it looks most like a ${like.class}` : 'as nothing else stands out';
  return `'${words}' is none of the 80 kinds of things that can be told by sight: the main subject was taken for it, ${why}.`;
}

async function byColour(image: RasterImage, thing: Thing, detections: readonly Detection[], deps: GroundDeps): Promise<Grounded | null> {
  const { colour, side, isAll, concept } = thing;
  if (!colour) return null;
  const kind = concept ? kindOf(concept) : null;
  // Somebody is told by more than a patch.
  if (kind === 'living') return null;
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
  const person = detections.find((one) => kindOfClass(one.class) === 'living' && one.score >= wearerScore);
  const { alpha, confidence } = person ? await outlineOf(image, person, detections, deps) : await deps.subject.cutOut();
  return confidence >= 0.3 ? alpha : null;
}

/** Without a colour, what stands out on the side that was named is a guess. Parts and clothes are too small to stand out. */
async function byPlace(image: RasterImage, { side, concept, words, isAll }: Thing, deps: GroundDeps): Promise<Grounded | null> {
  const kind = concept ? kindOf(concept) : null;
  if (classesOf(concept, words).sure.length > 0 || immaterial.test(words)) return null;
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
