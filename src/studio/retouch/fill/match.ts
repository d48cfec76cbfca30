/**
 * Which patch of the known picture each patch at the hole is taken from, and the search for better ones.
 *
 * source   Barnes, Shechtman, Finkelstein and Goldman, "PatchMatch" (SIGGRAPH 2009): propagation and random search;
 *          Kaspar, Neubert, Lischinski, Pauly and Kopf, "Self Tuning Texture Optimization" (Eurographics 2015): a price on sources
 *          that are used often, against repetition
 */
import type { Rng } from '../../../shared/rng.ts';
import { costUnit, describePatch, featureCount, type Level } from './level.ts';
import { patchArea, patchRadius, type Span } from './plate.ts';

/** Costs are sums of squared feature differences over a patch; prices are in squared 8-bit steps per pixel of the patch. */
export interface Prior {
  /** A patch in here wants a source near itself, one outside a source near the closest point in here; pixels of the level. */
  readonly home: Span;
  /** Price of a source as far away as the picture is wide, or high. */
  readonly sideways: number;
  readonly upright: number;
  /** Share of the picture's height that a source may be off for nothing; more for a patch above or below `home`, by as much as it lies beyond. */
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

const mostDistance = 2 ** 31 - 1;

/** Sum of squared differences of two whole patches; above the bound it may be of some rows only. */
function patchDistance({ feature, width, kernel }: Level, target: number, source: number, bound: number): number {
  const pixel = 2 * featureCount;
  const first = feature.byteOffset - pixel * (patchRadius * width + patchRadius);
  return kernel.distance16(first + pixel * target, first + pixel * source, pixel * width, Math.floor(Math.min(bound, mostDistance)));
}

/** No patches with these means are nearer to each other than this (Cauchy and Schwarz). */
function leastDistance({ mean }: Level, target: number, source: number): number {
  const d0 = mean[3 * target]! - mean[3 * source]!;
  const d1 = mean[3 * target + 1]! - mean[3 * source + 1]!;
  const d2 = mean[3 * target + 2]! - mean[3 * source + 2]!;
  return patchArea * (d0 * d0 + d1 * d1 + d2 * d2);
}

export function priceOf(prior: Prior, { width, height }: Level, target: number, source: number): number {
  const ty = (target / width) | 0;
  const tx = target - ty * width;
  const sy = (source / width) | 0;
  const sx = source - sy * width;
  const { home, apart } = prior;
  if (apart > 0 && Math.abs(sx - tx) < apart && Math.abs(sy - ty) < apart) return Number.POSITIVE_INFINITY;
  const ax = tx < home.left ? home.left : tx >= home.right ? home.right - 1 : tx;
  const ay = ty < home.top ? home.top : ty >= home.bottom ? home.bottom - 1 : ty;
  const off = (Math.abs(sy - ay) - Math.abs(ty - ay)) / height - prior.slack;
  return patchArea * costUnit * ((prior.sideways * Math.abs(sx - ax)) / width + (off > 0 ? prior.upright * off : 0));
}

export interface Search {
  readonly prior: Prior;
  readonly rng: Rng;
  /** Half-width of the random search in pixels; halved until below 1. 0 for none. */
  readonly reach: number;
  /** Offsets (source minus target, by columns and rows) that are tried everywhere. */
  readonly offsets: readonly Offset[];
}

export interface Offset {
  readonly dx: number;
  readonly dy: number;
}

/** One pass over all targets, backwards if asked: better sources of neighbours, the given offsets, random ones near the best of these. */
export function improveMatches(level: Level, matches: Matches, search: Search, backwards: boolean): void {
  const { targets, width } = level;
  const { source } = matches;
  const step = backwards ? 1 : -1;
  const trial = new Trial(level, matches, search.prior);
  for (let n = 0; n < targets.length; n++) {
    const t = targets[backwards ? targets.length - 1 - n : n]!;
    trial.begin(t);
    const beside = source[t + step]!;
    if (beside >= 0) trial.offer(beside - step);
    const above = source[t + step * width]!;
    if (above >= 0) trial.offer(above - step * width);
    offerOffsets(level, search.offsets, trial);
    offerRandom(level, search, trial);
    trial.end();
  }
}

/** The costs anew, after the estimate has changed. */
export function recost(level: Level, matches: Matches, prior: Prior): void {
  for (const t of level.targets) {
    const s = matches.source[t]!;
    describePatch(level, t);
    if (s >= 0) matches.cost[t] = patchDistance(level, t, s, mostDistance) + priceOf(prior, level, t, s);
  }
}

const busyGradient = 120 * costUnit;

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

/** The best source of one target at a time. */
class Trial {
  readonly #level: Level;
  readonly #matches: Matches;
  readonly #prior: Prior;
  readonly #reusePrice: number;
  #target = 0;
  /** Of the target, and of the nearest point of `home`. */
  x = 0;
  y = 0;
  #homeX = 0;
  #homeY = 0;
  chosen = -1;
  #price = 0;
  #total = 0;

  constructor(level: Level, matches: Matches, prior: Prior) {
    this.#level = level;
    this.#matches = matches;
    this.#prior = prior;
    this.#reusePrice = patchArea * costUnit * prior.reuse * Math.min(1, level.sourceCount / Math.max(1, level.targets.length));
  }

  begin(target: number): void {
    const { source, cost, uses } = this.#matches;
    const { width } = this.#level;
    const { home } = this.#prior;
    this.#target = target;
    const y = (target / width) | 0;
    const x = target - y * width;
    this.x = x;
    this.y = y;
    this.#homeX = x < home.left ? home.left : x >= home.right ? home.right - 1 : x;
    this.#homeY = y < home.top ? home.top : y >= home.bottom ? home.bottom - 1 : y;
    this.chosen = source[target]!;
    this.#price = this.#total = Number.POSITIVE_INFINITY;
    if (this.chosen < 0) return;
    uses[this.chosen]!--;
    this.#price = cost[target]!;
    this.#total = this.#price + this.#reuseOf(this.chosen);
  }

  /** Takes the source if it may be copied and is cheaper. */
  offer(source: number): void {
    const level = this.#level;
    if (source < 0 || source >= level.source.length || level.source[source] === 0 || source === this.chosen) return;
    const y = (source / level.width) | 0;
    this.#weigh(source, source - y * level.width, y);
  }

  /** The same by column and row, of the picture. */
  offerAt(x: number, y: number): void {
    const { width, source } = this.#level;
    const s = y * width + x;
    if (source[s] !== 0 && s !== this.chosen) this.#weigh(s, x, y);
  }

  #weigh(source: number, x: number, y: number): void {
    const level = this.#level;
    const least = leastDistance(level, this.#target, source);
    if (least >= this.#total) return;
    const extra = this.#reuseOf(source);
    const position = this.#positionPrice(x, y);
    const rest = this.#total - position - extra;
    if (rest <= least) return;
    const found = position + patchDistance(level, this.#target, source, rest);
    if (found + extra >= this.#total) return;
    this.chosen = source;
    this.#price = found;
    this.#total = found + extra;
  }

  end(): void {
    const { source, cost, uses } = this.#matches;
    source[this.#target] = this.chosen;
    cost[this.#target] = this.#price;
    if (this.chosen >= 0) uses[this.chosen]!++;
  }

  /** As priceOf. */
  #positionPrice(x: number, y: number): number {
    const { apart, sideways, upright, slack } = this.#prior;
    const { width, height } = this.#level;
    if (apart > 0 && Math.abs(x - this.x) < apart && Math.abs(y - this.y) < apart) return Number.POSITIVE_INFINITY;
    const off = (Math.abs(y - this.#homeY) - Math.abs(this.y - this.#homeY)) / height - slack;
    return patchArea * costUnit * ((sideways * Math.abs(x - this.#homeX)) / width + (off > 0 ? upright * off : 0));
  }

  #reuseOf(source: number): number {
    const count = this.#matches.uses[source]!;
    return count === 0 ? 0 : this.#reusePrice * count * busyness(this.#level, source);
  }
}

function offerOffsets({ width, height }: Level, offsets: readonly Offset[], trial: Trial): void {
  for (let n = 0; n < offsets.length; n++) {
    const { dx, dy } = offsets[n]!;
    const [x, y] = [trial.x + dx, trial.y + dy];
    if (x >= 0 && x < width && y >= 0 && y < height) trial.offerAt(x, y);
  }
}

function offerRandom({ width, height }: Level, { reach, rng }: Search, trial: Trial): void {
  for (let radius = reach; radius >= 1; radius /= 2) {
    const best = trial.chosen;
    const cy = best < 0 ? height >> 1 : (best / width) | 0;
    const cx = best < 0 ? width >> 1 : best - cy * width;
    const x = Math.round(cx + radius * (2 * rng.float() - 1));
    const y = Math.round(cy + radius * (2 * rng.float() - 1));
    if (x >= 0 && x < width && y >= 0 && y < height) trial.offerAt(x, y);
  }
}
