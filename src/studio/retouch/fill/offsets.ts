/**
 * The offsets at which a picture repeats itself: rows of bricks, planks, windows, and any offset along a horizon.
 *
 * source   He and Sun, "Statistics of Patch Offsets for Image Completion" (ECCV 2012)
 */
import type { Rng } from '../../../shared/rng.ts';
import type { Level } from './level.ts';
import { emptyMatches, improveMatches, type Offset, type Prior } from './match.ts';
import type { Plate } from './plate.ts';

const offsetCount = 28;

/** The most frequent offsets between like patches that are not neighbours, most frequent first, both directions of each. */
export function dominantOffsets(level: Level, rng: Rng): Offset[] {
  const { width, height } = level;
  const all = { ...level, targets: centres(level) };
  const matches = emptyMatches(level);
  const apart = Math.max(3, Math.round(Math.max(width, height) / 15));
  const prior: Prior = { home: { left: 0, top: 0, right: width, bottom: height }, sideways: 0, upright: 0, slack: 0, reuse: 0, apart };
  const search = { prior, rng, reach: Math.max(width, height) / 2, offsets: [] };
  for (let pass = 0; pass < 4; pass++) improveMatches(all, matches, search, pass % 2 === 1);
  return peaks(countOffsets(all, matches.source), width, height, apart);
}

/** Pixels across and down between the places at which offsets are measured; differences above this count no more (8-bit steps of green). */
const [measuredStep, mostDifferent] = [3, 40];
/** Of the mean difference at the 25 places about it: an offset is sharp where the picture repeats itself this much better than beside it. */
const sharpShare = 0.75;

export interface Repeat extends Offset {
  /** Of another pixel beside it no copy would fit as well. */
  readonly isSharp: boolean;
}

/**
 * Offsets of half the size brought to this plate's: each is moved by up to two pixels to where the known picture repeats itself best, so that lines
 * which run on at both sides of a hole meet.
 */
export function exactOffsets(plate: Plate, coarse: readonly Offset[]): Repeat[] {
  const found = new Map<string, Repeat>();
  return coarse.map(({ dx, dy }) => {
    const opposite = found.get(`${-dx} ${-dy}`);
    const exact = opposite ? { ...opposite, dx: -opposite.dx, dy: -opposite.dy } : exactOffset(plate, 2 * dx, 2 * dy);
    found.set(`${dx} ${dy}`, exact);
    return exact;
  });
}

function exactOffset(plate: Plate, dx: number, dy: number): Repeat {
  let [best, least, sum] = [{ dx, dy }, Number.POSITIVE_INFINITY, 0];
  for (let v = -2; v <= 2; v++)
    for (let u = -2; u <= 2; u++) {
      const moved = { dx: dx + u, dy: dy + v };
      const different = differenceAt(plate, moved);
      sum += different;
      if (different < least) [best, least] = [moved, different];
    }
  return { ...best, isSharp: least < (sharpShare * sum) / 25 };
}

/** The sharp offset that is at most two pixels off the given one; undefined when there is none. */
export function sharpOffsetNear(offsets: readonly Repeat[], dx: number, dy: number): Offset | undefined {
  return offsets.find((offset) => offset.isSharp && Math.abs(offset.dx - dx) <= 2 && Math.abs(offset.dy - dy) <= 2);
}

/** Mean bounded difference of green between known pixels and those at the offset. */
function differenceAt({ width, height, rgb, hole, forbidden }: Plate, { dx, dy }: Offset): number {
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, -dy), row = 0; y < Math.min(height, height - dy); y += measuredStep, row++)
    for (let x = Math.max(0, -dx) + ((2 * row) % measuredStep); x < Math.min(width, width - dx); x += measuredStep) {
      const here = y * width + x;
      const there = here + dy * width + dx;
      if ((hole[here]! | hole[there]! | forbidden[here]! | forbidden[there]!) !== 0) continue;
      sum += Math.min(mostDifferent, Math.abs(rgb[3 * here + 1]! - rgb[3 * there + 1]!));
      count++;
    }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
}

function centres({ source }: Level): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < source.length; i++) if (source[i]) found.push(i);
  return Int32Array.from(found);
}

/** [2 * height + 1, 2 * width + 1] counts, zero offset in the middle; each offset counts in both directions. */
function countOffsets({ targets, width, height }: Level, source: Int32Array): Float32Array {
  const columns = 2 * width + 1;
  const counts = new Float32Array(columns * (2 * height + 1));
  for (const t of targets) {
    const s = source[t]!;
    if (s < 0) continue;
    const dx = (s % width) - (t % width);
    const dy = Math.floor(s / width) - Math.floor(t / width);
    counts[(height + dy) * columns + width + dx]!++;
    counts[(height - dy) * columns + width - dx]!++;
  }
  return counts;
}

function peaks(counts: Float32Array, width: number, height: number, apart: number): Offset[] {
  const columns = 2 * width + 1;
  const smooth = new Float32Array(counts.length);
  for (let i = columns + 1; i < counts.length - columns - 1; i++) {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) sum += counts[i + dy * columns + dx]! * (dx === 0 && dy === 0 ? 2 : 1);
    smooth[i] = sum;
  }
  const order: number[] = [];
  for (let i = 0; i < smooth.length; i++) if (smooth[i]! > 4) order.push(i);
  order.sort((a, b) => smooth[b]! - smooth[a]! || a - b);
  const taken: Offset[] = [];
  const gap = Math.max(2, apart / 4);
  for (const i of order) {
    const found = { dx: (i % columns) - width, dy: Math.floor(i / columns) - height };
    if (taken.every(({ dx, dy }) => Math.abs(dx - found.dx) >= gap || Math.abs(dy - found.dy) >= gap)) taken.push(found);
    if (taken.length === offsetCount) break;
  }
  return taken;
}
