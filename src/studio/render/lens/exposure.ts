/** How far to open: from counts of brightness to the exposure in stops. Knows nothing of pixels. */
import { meterBins } from './air.task.ts';
import type { Look } from './look.ts';

/** Share of the pixels left out at either end: lamps and holes in the dark say nothing of the scene. */
const trimmed = 0.02;

/** Mean of log2 luminance without the ends; null for a picture without light. */
export function meanStops(counts: Uint32Array): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const [from, to] = [trimmed * total, (1 - trimmed) * total];
  let [seen, sum, weight] = [0, 0, 0];
  for (const [bin, count] of counts.entries()) {
    const inside = Math.max(0, Math.min(to, seen + count) - Math.max(from, seen));
    sum += inside * (meterBins.lowest + (bin + 0.5) / meterBins.perStop);
    weight += inside;
    seen += count;
  }
  return sum / weight;
}

/** In stops; a black picture is opened to the limit. */
export function chooseEv(exposure: Look['exposure'], counts: Uint32Array): number {
  if (exposure.mode === 'manual') return exposure.ev;
  const mean = meanStops(counts);
  const wanted = mean === null ? exposure.maxEv : Math.log2(exposure.key) - mean;
  return Math.max(exposure.minEv, Math.min(exposure.maxEv, wanted));
}
