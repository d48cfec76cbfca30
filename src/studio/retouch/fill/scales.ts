/** The scales of a fill: halved until the hole is thin, and which of them are searched. */
import { countSources, depthOf, halved, type Plate } from './plate.ts';

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

/** undefined when no patch of the picture may be copied. */
export function chooseScales(plate: Plate): Scales | undefined {
  const plates = [plate];
  while (Math.min(plates.at(-1)!.width, plates.at(-1)!.height) >= leastSide) plates.push(halved(plates.at(-1)!));
  const isFed = (scale: number): boolean => scale < plates.length && countSources(plates[scale]!) >= fewestSources;
  let searched = 0;
  while (isTooLarge(plates[searched]!) && isFed(searched + 1)) searched++;
  let coarsest = searched;
  while (deepest(plates[coarsest]!) > coarseDepth && isFed(coarsest + 1)) coarsest++;
  if (countSources(plates[coarsest]!) === 0) return undefined;
  return { plates: plates.slice(0, coarsest + 1), coarsest, compared: Math.max(searched, coarsest - trialScales), searched };
}

function isTooLarge({ hole }: Plate): boolean {
  if (hole.length > searchedPixels) return true;
  let pixels = 0;
  for (let i = 0; i < hole.length; i++) pixels += hole[i]!;
  return pixels > searchedHolePixels;
}

const deepest = ({ hole, width }: Plate): number => depthOf(hole, width).reduce((most, d) => Math.max(most, d), 0);
