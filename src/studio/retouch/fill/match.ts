/**
 * Which patch of the known picture each patch at the hole is taken from, and the search for better ones.
 *
 * source   Barnes, Shechtman, Finkelstein and Goldman, "PatchMatch" (SIGGRAPH 2009): propagation and random search;
 *          Kaspar, Neubert, Lischinski, Pauly and Kopf, "Self Tuning Texture Optimization" (Eurographics 2015): a price on sources
 *          that are used often, against repetition
 */
import type { Rng } from '../../../shared/rng.ts';
import { featureCount, type Level, patchArea, patchRadius, type Span } from './level.ts';

/** Costs are sums of squared feature differences over a patch; prices are per pixel of the patch. */
export interface Prior {
  /** A patch in here wants a source near itself, one outside a source near the closest point in here; pixels of the level. */
  readonly home: Span;
  /** Price of a source as far away as the picture is wide, or high. */
  readonly sideways: number;
  readonly upright: number;
  /** Share of the picture's height that a source may be off for nothing. */
  readonly slack: number;
  /** Price of each further use of one source; full for busy patches, nothing for plain ones, whose repetition nobody sees. */
  readonly reuse: number;
  /** Sources nearer than this, in both directions, are refused. */
  readonly apart: number;
}

export interface Matches {
  /** Index of the source's middle for each target's middle, [height, width]; -1 where there is none. */
  readonly source: Int32Array;
  /** Its cost with all prices, without that of reuse. */
  readonly cost: Float32Array;
  /** How many targets use each source. */
  readonly uses: Uint16Array;
}

/** Every target with a source drawn at random; the level has some. */
export function randomMatches(level: Level, rng: Rng): Matches {
  const matches = emptyMatches(level);
  const sources: number[] = [];
  for (let i = 0; i < level.source.length; i++) if (level.source[i]) sources.push(i);
  for (const t of level.targets) {
    const s = rng.pick(sources);
    matches.source[t] = s;
    matches.uses[s]!++;
  }
  return matches;
}

export const emptyMatches = ({ width, height }: Level): Matches => ({
  source: new Int32Array(width * height).fill(-1),
  cost: new Float32Array(width * height),
  uses: new Uint16Array(width * height),
});

/** Sum of squared differences of two whole patches; stops, above the bound, after the first row that passes it. */
export function patchDistance({ feature, width }: Level, target: number, source: number, bound: number): number {
  const run = featureCount * (2 * patchRadius + 1);
  const stride = featureCount * width;
  let t = featureCount * (target - patchRadius * width - patchRadius);
  let s = featureCount * (source - patchRadius * width - patchRadius);
  let sum = 0;
  for (let row = 0; row < 2 * patchRadius + 1; row++, t += stride, s += stride) {
    for (let k = 0; k < run; k += featureCount) {
      const d0 = feature[t + k]! - feature[s + k]!;
      const d1 = feature[t + k + 1]! - feature[s + k + 1]!;
      const d2 = feature[t + k + 2]! - feature[s + k + 2]!;
      const d3 = feature[t + k + 3]! - feature[s + k + 3]!;
      const d4 = feature[t + k + 4]! - feature[s + k + 4]!;
      sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4;
    }
    if (sum > bound) return sum;
  }
  return sum;
}

export function priceOf(prior: Prior, { width, height }: Level, target: number, source: number): number {
  const tx = target % width;
  const ty = (target - tx) / width;
  const sx = source % width;
  const sy = (source - sx) / width;
  const { home, apart } = prior;
  if (apart > 0 && Math.abs(sx - tx) < apart && Math.abs(sy - ty) < apart) return Number.POSITIVE_INFINITY;
  const ax = tx < home.left ? home.left : tx >= home.right ? home.right - 1 : tx;
  const ay = ty < home.top ? home.top : ty >= home.bottom ? home.bottom - 1 : ty;
  const off = Math.abs(sy - ay) / height - prior.slack;
  return patchArea * ((prior.sideways * Math.abs(sx - ax)) / width + (off > 0 ? prior.upright * off : 0));
}

export interface Search {
  readonly prior: Prior;
  readonly rng: Rng;
  /** Half-width of the random search in pixels; halved until below 1. 0 for none. */
  readonly reach: number;
  /** Offsets (source minus target index, with their column) that are tried everywhere. */
  readonly offsets: readonly Offset[];
}

export interface Offset {
  readonly dx: number;
  readonly dy: number;
}

/** One pass over all targets, backwards if asked: better sources of neighbours, the given offsets, random ones near the best. */
export function improveMatches(level: Level, matches: Matches, search: Search, backwards: boolean): void {
  const { targets, width } = level;
  const step = backwards ? 1 : -1;
  const trial = createTrial(level, matches, search.prior);
  for (let n = 0; n < targets.length; n++) {
    const t = targets[backwards ? targets.length - 1 - n : n]!;
    trial.begin(t);
    const beside = matches.source[t + step]!;
    if (beside >= 0) trial.offer(beside - step);
    const above = matches.source[t + step * width]!;
    if (above >= 0) trial.offer(above - step * width);
    offerOffsets(level, search.offsets, t, trial);
    offerRandom(level, search, trial);
    trial.end();
  }
}

/** The costs anew, after the estimate has changed. */
export function recost(level: Level, matches: Matches, prior: Prior): void {
  for (const t of level.targets) {
    const s = matches.source[t]!;
    if (s >= 0) matches.cost[t] = patchDistance(level, t, s, Number.POSITIVE_INFINITY) + priceOf(prior, level, t, s);
  }
}

const busyGradient = 120;

/** 0 for a plain patch to 1 for a busy one, by nine of its gradients. */
function busyness({ feature, width }: Level, s: number): number {
  let sum = 0;
  for (let dy = -2; dy <= 2; dy += 2)
    for (let dx = -2; dx <= 2; dx += 2) {
      const f = featureCount * (s + dy * width + dx);
      sum += feature[f + 3]! * feature[f + 3]! + feature[f + 4]! * feature[f + 4]!;
    }
  return Math.min(1, sum / 9 / busyGradient);
}

interface Trial {
  begin(target: number): void;
  /** Takes the source if it may be copied and is cheaper. */
  offer(source: number): void;
  best(): number;
  end(): void;
}

function createTrial(level: Level, { source, cost, uses }: Matches, prior: Prior): Trial {
  const allowed = level.source;
  const reusePrice = patchArea * prior.reuse * Math.min(1, level.sourceCount / Math.max(1, level.targets.length));
  let [target, chosen, price, total] = [0, -1, 0, 0];
  const extraOf = (s: number): number => (uses[s] === 0 ? 0 : reusePrice * uses[s]! * busyness(level, s));
  return {
    begin(t) {
      target = t;
      chosen = source[t]!;
      if (chosen >= 0) uses[chosen]!--;
      price = chosen >= 0 ? cost[t]! : Number.POSITIVE_INFINITY;
      total = chosen >= 0 ? price + extraOf(chosen) : price;
    },
    offer(s) {
      if (s < 0 || s >= allowed.length || allowed[s] === 0 || s === chosen) return;
      const extra = extraOf(s);
      const position = priceOf(prior, level, target, s);
      if (position + extra >= total) return;
      const found = position + patchDistance(level, target, s, total - position - extra);
      if (found + extra >= total) return;
      chosen = s;
      price = found;
      total = found + extra;
    },
    best: () => chosen,
    end() {
      source[target] = chosen;
      cost[target] = price;
      if (chosen >= 0) uses[chosen]!++;
    },
  };
}

function offerOffsets({ width, height }: Level, offsets: readonly Offset[], t: number, trial: Trial): void {
  const x = t % width;
  const y = (t - x) / width;
  for (const { dx, dy } of offsets) {
    const sx = x + dx;
    const sy = y + dy;
    if (sx >= 0 && sx < width && sy >= 0 && sy < height) trial.offer(sy * width + sx);
  }
}

function offerRandom({ width, height }: Level, { reach, rng }: Search, trial: Trial): void {
  for (let radius = reach; radius >= 1; radius /= 2) {
    const best = trial.best();
    const cx = best < 0 ? width >> 1 : best % width;
    const cy = best < 0 ? height >> 1 : (best - cx) / width;
    const x = Math.round(cx + radius * (2 * rng.float() - 1));
    const y = Math.round(cy + radius * (2 * rng.float() - 1));
    if (x >= 0 && x < width && y >= 0 && y < height) trial.offer(y * width + x);
  }
}
