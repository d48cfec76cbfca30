/**
 * The search at the coarser scales: a beginning at the coarsest, better patches scale by scale. What fits is decided here; finer scales only
 * follow (follow.ts). Knows nothing of threads or masks' softness.
 */
import { createRng, type Rng } from '../../../shared/rng.ts';
import { type Level, levelOf } from './level.ts';
import { emptyMatches, improveMatches, type Matches, type Offset, type Prior, randomMatches, recost } from './match.ts';
import { dominantOffsets, exactOffsets, type Repeat, sharpOffsetNear } from './offsets.ts';
import { clampToPatches, type Plate } from './plate.ts';
import type { Scales } from './scales.ts';
import { startByExemplars, startSmoothly } from './start.ts';
import { vote } from './vote.ts';

/** `home` in pixels of the finest plate. */
export type Wish = Omit<Prior, 'apart'>;

/** Plates by scale; scales finer than `searched` may be missing. */
export interface Course extends Scales {
  readonly seed: number;
  readonly wish: Wish;
  /** By scale, offsets at which the picture repeats itself, in its pixels; none for scales that are not searched. */
  readonly offsets: readonly (readonly Repeat[])[];
}

interface State {
  readonly level: Level;
  readonly matches: Matches;
}

/** Offsets are found at a scale of some 26,000 pixels. */
const offsetPixels = 26_000;

export function findOffsets({ plates, coarsest, searched }: Scales, seed: number): Pick<Course, 'offsets'> {
  let at = 0;
  while (at < coarsest && plates[at]!.hole.length > offsetPixels) at++;
  const found = dominantOffsets(levelOf(plates[at]!), createRng(seed).fork('offsets'));
  const offsets: Repeat[][] = plates.map(() => []);
  for (let scale = coarsest; scale >= at; scale--) {
    const factor = 2 ** (at - scale);
    offsets[scale] = found.map(({ dx, dy }) => ({ dx: Math.round(dx * factor), dy: Math.round(dy * factor), isSharp: false }));
  }
  for (let scale = at - 1; scale >= searched; scale--) offsets[scale] = exactOffsets(plates[scale]!, offsets[scale + 1]!);
  return { offsets };
}

const starts: readonly ((level: Level, prior: Prior) => void)[] = [
  (level, prior) => startByExemplars(level, prior, { lines: 1 }),
  (level, prior) => startByExemplars(level, prior, { lines: 0 }),
  startSmoothly,
];
export const startCount = starts.length;

/** `source` as in Matches, at the scale reached; `cost`: sum over all targets. */
export interface Found {
  readonly source: Int32Array;
  readonly cost: number;
}

/** One of the beginnings, brought to the scale at which they are compared. */
export function begin(course: Course, start: number): Found {
  const { coarsest, compared, seed } = course;
  const level = levelOf(course.plates[coarsest]!);
  starts[start]!(level, priorAt(course, coarsest));
  const rng = createRng(seed);
  let state: State = { level, matches: randomMatches(level, rng.fork(`start ${start}`)) };
  refineAt(course, state, coarsest, rng.fork(`scale ${coarsest}`));
  for (let scale = coarsest - 1; scale >= compared; scale--) state = finer(course, state, scale);
  return { source: state.matches.source, cost: totalCost(state) };
}

/** From the scale of comparison to the finest that is searched. */
export function goOn(course: Course, source: Int32Array): Int32Array {
  let state: State = { level: levelOf(course.plates[course.compared]!), matches: { ...noMatches, source } };
  for (let scale = course.compared - 1; scale >= course.searched; scale--) state = finer(course, state, scale);
  return state.matches.source;
}

const noMatches = { cost: new Float32Array(0), uses: new Uint16Array(0) };

function totalCost({ level, matches }: State): number {
  let sum = 0;
  for (const t of level.targets) sum += matches.cost[t]!;
  return sum;
}

function finer(course: Course, { level, matches }: State, scale: number): State {
  const next = levelOf(course.plates[scale]!);
  const state = { level: next, matches: carriedOver(level, matches, next, course.offsets[scale]!) };
  vote(next, state.matches, 1);
  refineAt(course, state, scale, createRng(course.seed).fork(`scale ${scale}`));
  return state;
}

function refineAt(course: Course, state: State, scale: number, rng: Rng): void {
  const { searched, coarsest, offsets } = course;
  refine(state, {
    rounds: scale === coarsest ? 8 : scale === searched ? 3 : 5,
    prior: priorAt(course, scale),
    rng,
    reach: Math.max(state.level.width, state.level.height) / (scale === coarsest ? 1 : 4),
    offsets: offsets[scale]!,
  });
}

function priorAt({ wish }: Course, scale: number): Prior {
  const factor = 2 ** scale;
  const home = {
    left: Math.floor(wish.home.left / factor),
    top: Math.floor(wish.home.top / factor),
    right: Math.ceil(wish.home.right / factor),
    bottom: Math.ceil(wish.home.bottom / factor),
  };
  return { ...wish, home, apart: 0 };
}

interface Refinement {
  readonly rounds: number;
  readonly prior: Prior;
  readonly rng: Rng;
  readonly reach: number;
  readonly offsets: readonly Offset[];
}

function refine({ level, matches }: State, { rounds, prior, ...search }: Refinement): void {
  for (let round = 0; round < rounds; round++) {
    recost(level, matches, prior);
    for (let pass = 0; pass < 2; pass++)
      improveMatches(
        level,
        matches,
        { prior, ...search, ...(pass === 1 && { offsets: [], reach: search.reach / 4 }) },
        (round + pass) % 2 === 1,
      );
    vote(level, matches, 1);
  }
}

/** Each target of the finer level takes the offset of the coarse one under it, or the repeat of the picture that is nearly there, or what the last one took where that may not be copied. */
function carriedOver(coarse: Level, { source }: Matches, fine: Level, repeats: readonly Repeat[]): Matches {
  const next = emptyMatches(fine);
  let last = fine.source.indexOf(1);
  for (const t of fine.targets) {
    const y = (t / fine.width) | 0;
    const x = t - y * fine.width;
    const under = clampToPatches(y >> 1, coarse.height) * coarse.width + clampToPatches(x >> 1, coarse.width);
    const s = source[under]!;
    const dx = 2 * ((s % coarse.width) - (under % coarse.width));
    const dy = 2 * (Math.floor(s / coarse.width) - Math.floor(under / coarse.width));
    const exact = sharpOffsetNear(repeats, dx, dy);
    const allowed = allowedNear(fine, x + (exact?.dx ?? dx), y + (exact?.dy ?? dy));
    if (allowed >= 0) last = allowed;
    next.source[t] = last;
    next.uses[last]!++;
  }
  return next;
}

/** The source at (x, y), or one up to two pixels beside it; -1 when none may be copied. */
export function allowedNear(
  { width, height, source }: Pick<Plate, 'width' | 'height'> & { source: Uint8Array },
  x: number,
  y: number,
): number {
  for (let n = 0; n < nearby.length; n += 2) {
    const u = x + nearby[n]!;
    const v = y + nearby[n + 1]!;
    if (u >= 0 && u < width && v >= 0 && v < height && source[v * width + u] !== 0) return v * width + u;
  }
  return -1;
}

const nearby = Int8Array.from([0, -1, 1, -2, 2].flatMap((dy) => [0, -1, 1, -2, 2].flatMap((dx) => [dx, dy])));
