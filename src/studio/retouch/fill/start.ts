/**
 * First estimates at the coarsest scale: patch by patch, where lines run into the hole first; or smooth, with the light of the border.
 *
 * source   Criminisi, Perez and Toyama, "Region Filling and Object Removal by Exemplar-Based Image Inpainting" (2004)
 */
import { describePixels, featureCount, type Level, maskRow, unitsPerStep } from './level.ts';
import { type Prior, priceOf } from './match.ts';
import { layMembrane, solutionAt, solveMembrane } from './membrane.ts';
import { patchArea, patchRadius, patchSide } from './plate.ts';

/** So many sources are tried for a patch; the search that follows finds those between them. */
const mostSources = 1500;

/** Fills the hole of a small level by copying whole patches. `lines` 0 goes round by round, more goes along lines first. */
export function startByExemplars(level: Level, prior: Prior, { lines }: { lines: number }): void {
  const confidence = Float32Array.from(level.hole, (h) => 1 - h);
  const all = indicesOf(level.source);
  const sources = all.filter((_, n) => n % Math.ceil(all.length / mostSources) === 0);
  const urgency = new Float32Array(level.hole.length).fill(-1);
  for (const t of level.targets) urgency[t] = urgencyOf(level, { confidence, lines }, t);
  for (;;) {
    const target = mostUrgent(level, urgency);
    if (target < 0) return;
    const source = bestSource(level, confidence, target, { sources, prior });
    copyPatch(level, confidence, target, source);
    updateNear(level, { confidence, lines }, urgency, target);
  }
}

/** Fills the hole of a level with the harmonic interpolation of its border. */
export function startSmoothly(level: Level): void {
  const { width, height, hole, colour } = level;
  const membrane = layMembrane(level, 0);
  const { inside, right, solution } = membrane.grids[0]!;
  inside.set(hole);
  for (let i = 0; i < hole.length; i++) {
    if (hole[i] === 0) continue;
    const x = i % width;
    for (const n of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
      if (n >= 0 && hole[n] === 0) for (let c = 0; c < 3; c++) right[4 * i + c]! += colour[3 * n + c]!;
  }
  solveMembrane(membrane);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (hole[i]) for (let c = 0; c < 3; c++) colour[3 * i + c] = solution[solutionAt(level, x, y) + c]!;
  describePixels(level, { left: 0, top: 0, right: width, bottom: height });
}

function indicesOf(mask: Uint8Array): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i]) found.push(i);
  return Int32Array.from(found);
}

/** -1 when nothing is left. */
function mostUrgent({ targets }: Level, urgency: Float32Array): number {
  let best = -1;
  let bestUrgency = 0;
  for (const t of targets)
    if (urgency[t]! > bestUrgency) {
      best = t;
      bestUrgency = urgency[t]!;
    }
  return best;
}

interface Order {
  readonly confidence: Float32Array;
  readonly lines: number;
}

/** A copied patch changes the state of all patches that overlap it, and their gradients by a pixel more. */
function updateNear(level: Level, order: Order, urgency: Float32Array, target: number): void {
  const { width, height } = level;
  const reach = 2 * patchRadius + 1;
  const x = target % width;
  const y = (target - x) / width;
  for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++)
    for (let u = Math.max(0, x - reach), i = v * width + u; u <= Math.min(width - 1, x + reach); u++, i++)
      if (urgency[i]! >= 0) urgency[i] = urgencyOf(level, order, i);
}

/** Above 0 where something is known and something is missing; -1 where nothing is missing any more. */
function urgencyOf(level: Level, { confidence, lines }: Order, t: number): number {
  const { sum, missing, line } = patchState(level, confidence, t, lines > 0);
  return missing === 0 ? -1 : (sum / patchArea) * (1 + lines * line);
}

interface PatchState {
  sum: number;
  missing: number;
  /** How strong a line runs into the hole here, about 0 to 1. */
  line: number;
}

function patchState({ width, feature }: Level, confidence: Float32Array, t: number, withLine: boolean): PatchState {
  let [sum, missing, holeX, holeY] = [0, 0, 0, 0];
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius, i = t + dy * width + dx; dx <= patchRadius; dx++, i++) {
      const known = confidence[i]!;
      sum += known;
      if (known !== 0) continue;
      missing++;
      holeX += dx;
      holeY += dy;
    }
  const length = Math.hypot(holeX, holeY);
  if (!withLine || missing === 0 || length === 0) return { sum, missing, line: 0 };
  let [strongest, lineX, lineY] = [0, 0, 0];
  for (let dy = -patchRadius; dy <= patchRadius; dy++)
    for (let dx = -patchRadius, i = t + dy * width + dx; dx <= patchRadius; dx++, i++) {
      const gx = feature[featureCount * i + 3]!;
      const gy = feature[featureCount * i + 4]!;
      if (gx * gx + gy * gy <= strongest || confidence[i] === 0) continue;
      // A gradient beside unknown pixels says nothing.
      if (confidence[i - 1] === 0 || confidence[i + 1] === 0 || confidence[i - width] === 0 || confidence[i + width] === 0) continue;
      strongest = gx * gx + gy * gy;
      lineX = -gy;
      lineY = gx;
    }
  return { sum, missing, line: Math.abs(lineX * holeX + lineY * holeY) / length / (60 * unitsPerStep) };
}

function bestSource(
  level: Level,
  confidence: Float32Array,
  target: number,
  { sources, prior }: { sources: Int32Array; prior: Prior },
): number {
  const { feature, width, compared, kernel } = level;
  let [best, bestCost] = [sources[0]!, Number.POSITIVE_INFINITY];
  const scale = patchArea / Math.max(1, compareKnown(level, confidence, target));
  const pixel = 2 * featureCount;
  const first = feature.byteOffset - pixel * (patchRadius * width + patchRadius);
  for (const s of sources) {
    const price = priceOf(prior, level, target, s);
    if (price >= bestCost) continue;
    const bound = Math.floor(Math.min((bestCost - price) / scale, 2 ** 31 - 1));
    const distance = kernel.maskedDistance16(first + pixel * target, first + pixel * s, pixel * width, bound, compared.byteOffset);
    const cost = price + scale * distance;
    if (cost < bestCost) {
      best = s;
      bestCost = cost;
    }
  }
  return best;
}

/** Gradients beside the hole are not known, so colours alone are compared. Gives how many pixels are. */
function compareKnown({ width, compared }: Level, confidence: Float32Array, target: number): number {
  let count = 0;
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      const isKnown = confidence[target + (row - patchRadius) * width + column - patchRadius]! > 0;
      compared.fill(isKnown ? -1 : 0, maskRow * row + featureCount * column, maskRow * row + featureCount * column + 3);
      if (isKnown) count++;
    }
  return count;
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
