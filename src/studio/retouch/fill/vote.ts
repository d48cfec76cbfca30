/**
 * The estimate within the hole from the patches chosen for it: every patch votes for each pixel that it covers.
 *
 * source   Wexler, Shechtman and Irani, "Space-Time Completion of Video" (PAMI 2007): votes weigh by how near the patch is to what is known
 *          and by how well it fits; the spread is the 75th percentile of the costs
 */
import { describePixels, type Level } from './level.ts';
import type { Matches } from './match.ts';
import { holeSpan, patchRadius } from './plate.ts';

const fallPerPixel = 1.3;

/** Writes colours and features of the hole. `sharpness` 1 as Wexler; more lets the best patches speak louder. */
export function vote(level: Level, matches: Matches, sharpness: number): void {
  const { width, colour, hole } = level;
  const span = holeSpan(level);
  const columns = span.right - span.left;
  const sums = new Float32Array(4 * columns * (span.bottom - span.top));
  const spread = percentile(level, matches, 0.75) / sharpness + 1e-3;
  for (const t of level.targets) {
    const s = matches.source[t]!;
    if (s < 0) continue;
    const near = Math.max(fallPerPixel ** -Math.min(40, level.depth[t]!), 1e-5);
    const weight = near * Math.exp(-matches.cost[t]! / (2 * spread)) + 1e-9;
    const tx = t % width;
    const boxed = ((t - tx) / width - span.top) * columns + tx - span.left;
    for (let dy = -patchRadius; dy <= patchRadius; dy++)
      for (
        let dx = -patchRadius, i = t + dy * width - patchRadius, j = 3 * (s + dy * width - patchRadius);
        dx <= patchRadius;
        dx++, i++, j += 3
      ) {
        if (hole[i] === 0) continue;
        const o = 4 * (boxed + dy * columns + dx);
        sums[o]! += weight * colour[j]!;
        sums[o + 1]! += weight * colour[j + 1]!;
        sums[o + 2]! += weight * colour[j + 2]!;
        sums[o + 3]! += weight;
      }
  }
  for (let y = span.top, o = 0; y < span.bottom; y++)
    for (let x = span.left, i = y * width + x; x < span.right; x++, i++, o += 4) {
      const w = sums[o + 3]!;
      if (hole[i] === 0 || w <= 0) continue;
      for (let c = 0; c < 3; c++) colour[3 * i + c] = sums[o + c]! / w;
    }
  describePixels(level, span);
}

function percentile({ targets }: Level, { source, cost }: Matches, share: number): number {
  const costs = new Float32Array(targets.length);
  let count = 0;
  for (const t of targets) if (source[t]! >= 0) costs[count++] = cost[t]!;
  return costs.subarray(0, count).sort()[Math.floor(share * Math.max(0, count - 1))] ?? 0;
}
