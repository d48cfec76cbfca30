/**
 * Detected boxes that a thing's words may mean, and which of them is meant: by colour, depth, neighbour, size, place in a row, side. Makes no
 * outlines.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { type CocoClass, classesOf, type Detection } from '../detect/index.ts';
import type { Target } from '../language/index.ts';
import { overlapOf, type PixelBox, shareWithin } from '../segment/index.ts';
import { kindOfClass } from './kinds.ts';
import { isOnSide, reach } from './patches.ts';

export type Thing = Extract<Target, { kind: 'thing' }>;

/** Of a class that the thing surely is; of several, the weaker ones; of one that it is only taken for. */
const sureScore = 0.3;
const furtherScore = 0.2;
const alikeScore = 0.3;
/** A class that was asked for and is not the likeliest of its box: enough where nothing else speaks against it. */
const weakScore = 0.12;
/** Share of the picture. */
const leastWeak = 0.005;

export interface Candidates {
  readonly boxes: readonly Detection[];
  /** false: they only look like it. */
  readonly isSure: boolean;
}

const areaOf = ({ box }: Detection): number => box.width * box.height;

/** The same box is seen as something else, more surely than as this; kinds that are easily confused (a cat, a dog) may be half as sure. */
function isContradicted(one: Detection, all: readonly Detection[]): boolean {
  const kind = kindOfClass(one.class);
  return all.some((other) => {
    if (other.class === one.class || overlapOf(other.box, one.box) < 0.5) return false;
    const isRelated = kindOfClass(other.class) === kind;
    return other.score * (isRelated ? 0.45 : 0.7) > one.score;
  });
}

/** Without boxes that hold several others of their class: a row of things seen as one. */
function apart(detections: readonly Detection[]): Detection[] {
  const isRow = (one: Detection): boolean =>
    detections.filter(
      (other) => other !== one && other.class === one.class && shareWithin(one.box, other.box) > 0.8 && other.score > 0.8 * one.score,
    ).length > 1;
  return detections.filter((one) => !isRow(one));
}

/** A handle is no second mug: a weak box of the class that is mostly inside of a stronger one. */
const isPartOfOther = (one: Detection, all: readonly Detection[]): boolean =>
  all.some((other) => other !== one && other.score > one.score && shareWithin(other.box, one.box) > 0.6);

/** A thing taken for two classes is one thing. */
function onePerPlace(boxes: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const one of boxes.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => overlapOf(other.box, one.box) > 0.6)) kept.push(one);
  return kept;
}

export function candidatesFor({ concept, words }: Thing, detections: readonly Detection[], size: PixelSize): Candidates {
  const { sure, alike } = classesOf(concept, words);
  const of = (classes: readonly CocoClass[], least: number): Detection[] =>
    detections.filter((one) => classes.includes(one.class) && one.score >= least);
  const own = of(sure, sureScore);
  if (own.length > 0) {
    const further = of(sure, furtherScore).filter(
      (one) => !own.includes(one) && !isContradicted(one, detections) && !isPartOfOther(one, own),
    );
    return { boxes: onePerPlace(apart([...own, ...further])), isSure: true };
  }
  // A speck that is weakly seen is anything.
  const weak = of(sure, weakScore).filter((one) => !isContradicted(one, detections) && areaOf(one) > leastWeak * size.width * size.height);
  if (weak.length > 0)
    return { boxes: onePerPlace(apart(weak)).slice(0, 3), isSure: weak[0]!.score >= furtherScore && isLikeliest(weak[0]!, detections) };
  return { boxes: onePerPlace(apart(of(alike, alikeScore))), isSure: false };
}

/** Seen as nothing else more surely. */
export const isLikeliest = (one: Detection, all: readonly Detection[]): boolean =>
  !all.some((other) => other.class !== one.class && other.score > one.score && overlapOf(other.box, one.box) > 0.5);

export interface Choice {
  readonly image: RasterImage;
  readonly thing: Thing;
  readonly boxes: readonly Detection[];
  /** Share of a box that has the thing's colour. */
  readonly colourShare: (box: PixelBox) => Promise<number>;
  /** The main subject's box, which is not in the background; null where there is none. */
  readonly subject: PixelBox | null;
  /** What it is to be near to; null: nothing told. */
  readonly near: PixelBox | null;
  /** What it is not. */
  readonly except: PixelBox | null;
}

/** Empty when none of them is what the words tell. */
export async function chooseAmong(choice: Choice): Promise<Detection[]> {
  const { thing, image, except } = choice;
  const { side, rank, size, isAll } = thing;
  let left = except ? choice.boxes.filter(({ box }) => overlapOf(box, except) < 0.5) : [...choice.boxes];
  left = atDepth(await withColour(left, choice), choice);
  if (choice.near && left.length > 1 && !isAll) left = [nearestTo(choice.near, left)];
  if (size && left.length > 1) {
    const bySize = left.toSorted((a, b) => areaOf(a) - areaOf(b));
    left = [size === 'largest' ? bySize.at(-1)! : bySize[0]!];
  }
  if (rank)
    return left.toSorted((a, b) => reach(b.box, rank.from, image) - reach(a.box, rank.from, image)).slice(rank.number - 1, rank.number);
  if (side && (left.length === 1 || isAll)) return left.filter(({ box }) => isOnSide(box, side, image));
  if (isAll) return left;
  if (side) return left.toSorted((a, b) => reach(b.box, side, image) - reach(a.box, side, image)).slice(0, 1);
  const weight = (one: Detection): number => one.score * Math.sqrt(areaOf(one));
  return left.toSorted((a, b) => weight(b) - weight(a)).slice(0, 1);
}

async function withColour(left: readonly Detection[], { thing, colourShare }: Choice): Promise<Detection[]> {
  if (!thing.colour) return [...left];
  const shares = new Map<Detection, number>();
  for (const one of left) shares.set(one, await colourShare(one.box));
  const most = Math.max(0, ...shares.values());
  return left.filter((one) => shares.get(one)! > Math.max(0.06, 0.5 * most));
}

/** In the background is what is much smaller than the largest and is not the main subject. */
function atDepth(left: readonly Detection[], { thing, subject, image }: Choice): Detection[] {
  if (!thing.depth) return [...left];
  const tallest = Math.max(0, ...left.map(({ box }) => box.height), subject?.height ?? 0);
  const isFar = ({ box }: Detection): boolean =>
    (box.height < 0.72 * tallest || box.height < 0.3 * image.height) && !(subject && overlapOf(subject, box) > 0.5);
  return left.filter((one) => isFar(one) === (thing.depth === 'background'));
}

function nearestTo(box: PixelBox, left: readonly Detection[]): Detection {
  const gap = (one: PixelBox): number => {
    const across = Math.max(0, Math.max(one.left, box.left) - Math.min(one.left + one.width, box.left + box.width));
    const along = Math.max(0, Math.max(one.top, box.top) - Math.min(one.top + one.height, box.top + box.height));
    const middles = Math.hypot(one.left + one.width / 2 - box.left - box.width / 2, one.top + one.height / 2 - box.top - box.height / 2);
    return Math.hypot(across, along) + 0.1 * middles;
  };
  // What is told by itself ("the mug next to the mug") is not its own neighbour.
  const others = left.filter((one) => overlapOf(one.box, box) < 0.8);
  return (others.length > 0 ? others : [...left]).toSorted((a, b) => gap(a.box) - gap(b.box))[0]!;
}
