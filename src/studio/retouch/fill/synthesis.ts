/**
 * The order of a fill: a start at the coarsest scale, better patches scale by scale, and at the finest scale pixels copied whole.
 * Knows nothing of threads or masks' softness.
 */
import { createRng, type Rng } from '../../../shared/rng.ts';
import { finish } from './finish.ts';
import { countSources, depthOf, halved, type Level, levelOf, type Plate } from './level.ts';
import { emptyMatches, improveMatches, type Matches, type Offset, type Prior, randomMatches, recost } from './match.ts';
import { dominantOffsets } from './offsets.ts';
import { startByExemplars, startSmoothly } from './start.ts';
import { vote } from './vote.ts';

export interface SynthesisInput {
  readonly plate: Plate;
  /** sRGB, [height, width, 3], of the same pixels. */
  readonly rgb: Uint8Array;
  readonly seed: number;
  /** With `home` in pixels of the plate. */
  readonly prior: Omit<Prior, 'apart'>;
}

/** Wide searches are made at the finest scale below these bounds; finer ones only follow it. */
const searchedHolePixels = 26_000;
const searchedPixels = 200_000;
/** The coarsest scale is one where the hole is this thin, if the known part is still large enough there. */
const coarseDepth = 6;
const fewestSources = 300;

/** Beginnings are compared this many scales above the coarsest, where their costs tell them apart. */
const trialScales = 2;

interface State {
  readonly level: Level;
  readonly matches: Matches;
}

interface Course {
  readonly input: SynthesisInput;
  readonly plates: readonly Plate[];
  readonly searched: number;
  readonly coarsest: number;
  readonly offsets: (scale: number) => Offset[];
  readonly rng: Rng;
}

/** sRGB, [height, width, 3]: the picture with its hole filled, undefined when no patch of the picture may be copied. */
export function synthesise(input: SynthesisInput): Uint8Array | undefined {
  const plates = pyramid(input.plate);
  const { searched, coarsest } = chooseScales(plates);
  if (countSources(plates[coarsest]!) === 0) return undefined;
  const rng = createRng(input.seed);
  const course = { input, plates, searched, coarsest, offsets: offsetsBetween(plates, coarsest, rng.fork('offsets')), rng };
  const compared = Math.max(searched, coarsest - trialScales);
  let state = bestBeginning(course, compared);
  for (let scale = compared - 1; scale >= 0; scale--) state = finer(course, state, scale);
  return finish(state.level, state.matches, input.rgb);
}

/** Beginnings fall into different traps; what fits best after a few scales is gone on with. */
function bestBeginning(course: Course, compared: number): State {
  const { plates, coarsest, input } = course;
  const prior = priorAt(input, coarsest);
  const starts: ((level: Level) => void)[] = [
    (level) => startByExemplars(level, prior, { lines: 1 }),
    (level) => startByExemplars(level, prior, { lines: 0 }),
    startSmoothly,
  ];
  let [best, bestCost]: [State | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const [n, start] of starts.entries()) {
    const own = { ...course, plates: plates.map((plate, scale) => (scale < compared ? plate : withOwnColours(plate))) };
    const level = levelOf(own.plates[coarsest]!);
    start(level);
    let state: State = { level, matches: randomMatches(level, course.rng.fork(`start ${n}`)) };
    refineAt(own, state, coarsest);
    for (let scale = coarsest - 1; scale >= compared; scale--) state = finer(own, state, scale);
    const cost = totalCost(state);
    if (cost < bestCost) [best, bestCost] = [state, cost];
  }
  return best!;
}

const withOwnColours = (plate: Plate): Plate => ({ ...plate, colour: Float32Array.from(plate.colour) });

function totalCost({ level, matches }: State): number {
  let sum = 0;
  for (const t of level.targets) sum += matches.cost[t]!;
  return sum;
}

function finer(course: Course, { level, matches }: State, scale: number): State {
  const next = levelOf(course.plates[scale]!);
  const state = { level: next, matches: carriedOver(level, matches, next) };
  vote(next, state.matches, 1);
  refineAt(course, state, scale);
  return state;
}

function refineAt({ input, searched, coarsest, offsets, rng }: Course, { level, matches }: State, scale: number): void {
  const isFine = scale < searched;
  refine(level, matches, {
    rounds: isFine ? 1 : scale === coarsest ? 8 : scale === searched ? 3 : 5,
    passes: isFine ? 1 : 2,
    prior: priorAt(input, scale),
    rng: rng.fork(`scale ${scale}`),
    reach: isFine ? 2 : Math.max(level.width, level.height) / (scale === coarsest ? 1 : 4),
    offsets: isFine ? [] : offsets(scale),
    sharpness: scale === 0 ? 2 : 1,
  });
}

function pyramid(plate: Plate): Plate[] {
  const plates = [plate];
  while (Math.min(plates.at(-1)!.width, plates.at(-1)!.height) >= 28) plates.push(halved(plates.at(-1)!));
  return plates;
}

function chooseScales(plates: readonly Plate[]): { searched: number; coarsest: number } {
  let searched = 0;
  while (
    searched < plates.length - 1 &&
    (holePixels(plates[searched]!) > searchedHolePixels || plates[searched]!.hole.length > searchedPixels) &&
    countSources(plates[searched + 1]!) >= fewestSources
  )
    searched++;
  let coarsest = searched;
  while (coarsest < plates.length - 1 && deepest(plates[coarsest]!) > coarseDepth && countSources(plates[coarsest + 1]!) >= fewestSources)
    coarsest++;
  return { searched, coarsest };
}

function holePixels({ hole }: Plate): number {
  let sum = 0;
  for (let i = 0; i < hole.length; i++) sum += hole[i]!;
  return sum;
}
const deepest = ({ hole, width }: Plate): number => depthOf(hole, width).reduce((most, d) => Math.max(most, d), 0);

/** Offsets by scale, found once at a scale of some 24,000 pixels. */
function offsetsBetween(plates: readonly Plate[], coarsest: number, rng: Rng): (scale: number) => Offset[] {
  let at = 0;
  while (at < coarsest && plates[at]!.hole.length > 26_000) at++;
  const found = dominantOffsets(levelOf(plates[at]!), rng);
  return (scale) => {
    const factor = 2 ** (at - scale);
    return found.map(({ dx, dy }) => ({ dx: Math.round(dx * factor), dy: Math.round(dy * factor) }));
  };
}

function priorAt({ prior }: SynthesisInput, scale: number): Prior {
  const factor = 2 ** scale;
  const home = {
    left: Math.floor(prior.home.left / factor),
    top: Math.floor(prior.home.top / factor),
    right: Math.ceil(prior.home.right / factor),
    bottom: Math.ceil(prior.home.bottom / factor),
  };
  return { ...prior, home, apart: 0 };
}

interface Refinement {
  readonly rounds: number;
  readonly passes: number;
  readonly prior: Prior;
  readonly rng: Rng;
  readonly reach: number;
  readonly offsets: readonly Offset[];
  readonly sharpness: number;
}

function refine(level: Level, matches: Matches, { rounds, passes, sharpness, prior, ...search }: Refinement): void {
  for (let round = 0; round < rounds; round++) {
    recost(level, matches, prior);
    for (let pass = 0; pass < passes; pass++) improveMatches(level, matches, { prior, ...search }, (round + pass) % 2 === 1);
    vote(level, matches, sharpness);
  }
}

/** Each target of the finer level takes the offset of the coarse one under it, or what the last one took where that may not be copied. */
function carriedOver(coarse: Level, matches: Matches, fine: Level): Matches {
  const next = emptyMatches(fine);
  let last = fine.source.indexOf(1);
  const nearest = (v: number, size: number): number => Math.min(size - 4, Math.max(3, v));
  for (const t of fine.targets) {
    const x = t % fine.width;
    const y = (t - x) / fine.width;
    const under = nearest(y >> 1, coarse.height) * coarse.width + nearest(x >> 1, coarse.width);
    const s = matches.source[under]!;
    const sx = x + 2 * ((s % coarse.width) - (under % coarse.width));
    const sy = y + 2 * (Math.floor(s / coarse.width) - Math.floor(under / coarse.width));
    const allowed = allowedNear(fine, sx, sy);
    if (allowed >= 0) last = allowed;
    next.source[t] = last;
    next.uses[last]!++;
  }
  return next;
}

function allowedNear({ width, height, source }: Level, x: number, y: number): number {
  for (const [dx, dy] of nearby) {
    const [u, v] = [x + dx, y + dy];
    if (u >= 0 && u < width && v >= 0 && v < height && source[v * width + u]) return v * width + u;
  }
  return -1;
}

const nearby = [0, -1, 1, -2, 2].flatMap((dy) => [0, -1, 1, -2, 2].map((dx) => [dx, dy] as const));
