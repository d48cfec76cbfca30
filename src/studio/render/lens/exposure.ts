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

/** log2 luminance that all but the brightest twentieth stay below; null for a picture without light. */
export function highlightStops(counts: Uint32Array): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let above = 0;
  for (let bin = counts.length - 1; bin >= 0 && total > 0; bin--) {
    above += counts[bin]!;
    if (above > brightShare * total) return meterBins.lowest + (bin + 1) / meterBins.perStop;
  }
  return null;
}

/** Before a dark backdrop the log-average asks for more than the thing itself can take: held back by most of what is over. */
const brightShare = 0.05;
const highlightRoomStops = 2.6;
const heldBack = 0.75;

/** In stops; a black picture is opened to the limit. */
export function chooseEv(exposure: Look['exposure'], counts: Uint32Array): number {
  if (exposure.mode === 'manual') return exposure.ev;
  const mean = meanStops(counts);
  const over = mean === null ? 0 : Math.max(0, highlightStops(counts)! - mean - highlightRoomStops);
  const wanted = mean === null ? exposure.maxEv : Math.log2(exposure.key) - mean - heldBack * over;
  return Math.max(exposure.minEv, Math.min(exposure.maxEv, wanted));
}
