/**
 * The first estimate at the coarsest scale: patch by patch, where lines run into the hole first.
 *
 * source   Criminisi, Perez and Toyama, "Region Filling and Object Removal by Exemplar-Based Image Inpainting" (2004)
 */
import { describePixels, featureCount, type Level, patchArea, patchRadius } from './level.ts';
import { type Prior, priceOf } from './match.ts';

/** Fills the hole of a small level by copying whole patches; every source is tried for every patch. */
export function startByExemplars(level: Level, prior: Prior): void {
  const confidence = Float32Array.from(level.hole, (h) => 1 - h);
  const sources = indicesOf(level.source);
  const open = new Set<number>(level.targets);
  for (;;) {
    const target = mostUrgent(level, confidence, open);
    if (target < 0) return;
    const source = bestSource(level, confidence, target, { sources, prior });
    copyPatch(level, confidence, target, source);
    open.delete(target);
  }
}

function indicesOf(mask: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i]) found.push(i);
  return Int32Array.from(found);
}

/** -1 when nothing is left. Patches without a hole any more leave the set. */
function mostUrgent(level: Level, confidence: Float32Array, open: Set<number>): number {
  let [best, bestUrgency] = [-1, -1];
  for (const t of open) {
    const { sum, missing, line } = patchState(level, confidence, t);
    if (missing === 0) {
      open.delete(t);
      continue;
    }
    const urgency = (sum / patchArea) * (1 + line);
    if (sum > 0 && urgency > bestUrgency) [best, bestUrgency] = [t, urgency];
  }
  return best;
}

interface PatchState {
  sum: number;
  missing: number;
  /** How strong a line runs into the hole here, about 0 to 1. */
  line: number;
}

function patchState({ width, feature }: Level, confidence: Float32Array, t: number): PatchState {
  let [sum, missing, holeX, holeY, strongest, lineX, lineY] = [0, 0, 0, 0, 0, 0, 0];
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius; dx <= patchRadius; dx++) {
      const i = t + dy * width + dx;
      const known = confidence[i]!;
      sum += known;
      if (known === 0) {
        missing++;
        holeX += dx;
        holeY += dy;
        continue;
      }
      // A gradient beside unknown pixels says nothing.
      if (confidence[i - 1] === 0 || confidence[i + 1] === 0 || confidence[i - width] === 0 || confidence[i + width] === 0) continue;
      const [gx, gy] = [feature[featureCount * i + 3]!, feature[featureCount * i + 4]!];
      if (gx * gx + gy * gy > strongest) [strongest, lineX, lineY] = [gx * gx + gy * gy, -gy, gx];
    }
  const length = Math.hypot(holeX, holeY);
  const line = length > 0 ? Math.abs(lineX * holeX + lineY * holeY) / length / 60 : 0;
  return { sum, missing, line };
}

function bestSource(
  level: Level,
  confidence: Float32Array,
  target: number,
  { sources, prior }: { sources: Int32Array; prior: Prior },
): number {
  const { feature, width } = level;
  let [best, bestCost] = [sources[0]!, Number.POSITIVE_INFINITY];
  const offsets = knownOffsets(confidence, width, target);
  const scale = patchArea / Math.max(1, offsets.length);
  for (const s of sources) {
    let cost = priceOf(prior, level, target, s);
    for (let n = 0; n < offsets.length && cost < bestCost; n++) {
      const i = featureCount * (target + offsets[n]!);
      const j = featureCount * (s + offsets[n]!);
      // Gradients beside the hole are not known, so colours alone are compared.
      const [d0, d1, d2] = [feature[i]! - feature[j]!, feature[i + 1]! - feature[j + 1]!, feature[i + 2]! - feature[j + 2]!];
      cost += scale * (d0 * d0 + d1 * d1 + d2 * d2);
    }
    if (cost < bestCost) [best, bestCost] = [s, cost];
  }
  return best;
}

function knownOffsets(confidence: Float32Array, width: number, target: number): Int32Array {
  const found: number[] = [];
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius; dx <= patchRadius; dx++) if (confidence[target + dy * width + dx]! > 0) found.push(dy * width + dx);
  return Int32Array.from(found);
}

function copyPatch(level: Level, confidence: Float32Array, target: number, source: number): void {
  const { width, height, colour } = level;
  let sum = 0;
  for (const offset of knownOffsets(confidence, width, target)) sum += confidence[target + offset]!;
  const trust = Math.max(1e-4, sum / patchArea);
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius; dx <= patchRadius; dx++) {
      const i = target + dy * width + dx;
      if (confidence[i]! > 0) continue;
      const j = source + dy * width + dx;
      for (let c = 0; c < 3; c++) colour[3 * i + c] = colour[3 * j + c]!;
      confidence[i] = trust;
    }
  const [x, y] = [target % width, Math.floor(target / width)];
  describePixels(level, {
    left: Math.max(0, x - patchRadius),
    top: Math.max(0, y - patchRadius),
    right: Math.min(width, x + patchRadius + 1),
    bottom: Math.min(height, y + patchRadius + 1),
  });
}
