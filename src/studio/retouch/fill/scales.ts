/** The scales of a fill: halved until the hole is thin, and which of them are searched. */
import type { PixelSize } from '../../../engine.ts';
import type { Space } from './kernel.ts';
import { countSources, depthOf, halveRows, type Plate } from './plate.ts';

/** Wide searches are made at the finest scale below these bounds; finer ones only follow it. */
const searchedHolePixels = 26_000;
const searchedPixels = 200_000;
/** The coarsest scale is one where the hole is this thin, if the known part is still large enough there. */
const coarseDepth = 6;
const fewestSources = 300;
const leastSide = 28;

/** Beginnings are compared this many scales above the coarsest, where their costs tell them apart. */
const trialScales = 1;

export interface Scales {
  /** Halved from each to the next. */
  readonly plates: readonly Plate[];
  readonly coarsest: number;
  /** The scale at which beginnings are compared. */
  readonly compared: number;
  /** The finest scale that is searched. */
  readonly searched: number;
}

/** Sizes of the plates from the picture's down, each half of the one before. */
export function plateSizes({ width, height }: PixelSize): PixelSize[] {
  const sizes = [{ width, height }];
  while (Math.min(sizes.at(-1)!.width, sizes.at(-1)!.height) >= leastSide)
    sizes.push({ width: (sizes.at(-1)!.width + 1) >> 1, height: (sizes.at(-1)!.height + 1) >> 1 });
  return sizes;
}

/** Empty, for every worker to write. */
export const plateIn = (space: Space, { width, height }: PixelSize): Plate => ({
  width,
  height,
  rgb: space.bytes(3 * width * height),
  hole: space.bytes(width * height),
  forbidden: space.bytes(width * height),
});

/** `laid`: as plateSizes; the first two are written, the others will be. undefined when no patch of the picture may be copied. */
export function chooseScales(laid: readonly Plate[]): Scales | undefined {
  for (let scale = 2; scale < laid.length; scale++) halveRows(laid[scale - 1]!, laid[scale]!, { fromY: 0, toY: laid[scale]!.height });
  const isFed = (scale: number): boolean => scale < laid.length && countSources(laid[scale]!, fewestSources) === fewestSources;
  let searched = 0;
  while (isTooLarge(laid[searched]!) && isFed(searched + 1)) searched++;
  let coarsest = searched;
  while (deepest(laid[coarsest]!) > coarseDepth && isFed(coarsest + 1)) coarsest++;
  if (countSources(laid[coarsest]!, 1) === 0) return undefined;
  return { plates: laid.slice(0, coarsest + 1), coarsest, compared: Math.max(searched, coarsest - trialScales), searched };
}

function isTooLarge({ hole }: Plate): boolean {
  if (hole.length > searchedPixels) return true;
  let pixels = 0;
  for (let i = 0; i < hole.length; i++) pixels += hole[i]!;
  return pixels > searchedHolePixels;
}

const deepest = ({ hole, width }: Plate): number => depthOf(hole, width).reduce((most, d) => Math.max(most, d), 0);
