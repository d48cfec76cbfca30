/**
 * The offsets at which a picture repeats itself: rows of bricks, planks, windows, and any offset along a horizon.
 *
 * source   He and Sun, "Statistics of Patch Offsets for Image Completion" (ECCV 2012)
 */
import type { Rng } from '../../../shared/rng.ts';
import type { Level } from './level.ts';
import { emptyMatches, improveMatches, type Offset, type Prior } from './match.ts';

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
