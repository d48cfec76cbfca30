/**
 * Finds the hands of somebody in a cut-out: bare skin of the face's own colour at the far ends of what hangs from the shoulders. Rules of
 * thumb; no recognition. Runs in a studio worker.
 */
import type { CutOut } from '../../segment/index.ts';
import type { Head } from '../figure/index.ts';
import { linearOfByte, luminance } from '../light.ts';
import type { Mask } from '../operator.ts';

export interface HandsInput {
  /** The person's box alone. */
  readonly cutOut: CutOut;
  readonly head: Head;
  /** The lower end of the box is the picture's own: below it there may be more of the person. */
  readonly isCut: boolean;
}

export interface Hand {
  /** Middle of the fist, pixels of the cut-out. */
  readonly x: number;
  readonly y: number;
  /** -1: at the left of the picture. */
  readonly side: -1 | 1;
  /** It is seen as skin, and not only guessed from where arms end. */
  readonly isSeen: boolean;
}

export interface HandsFound {
  readonly hands: readonly Hand[];
  /** Of the cut-out: 255 = skin below the neck. */
  readonly skin: Mask;
  /** Linear colour of what is worn on the chest. */
  readonly cloth: readonly [number, number, number];
  readonly isBareArmed: boolean;
}

type Triple = readonly [number, number, number];

/** Not lips, hair nor eyes: of linear red, green and blue. */
const maySkin = ([r, g, b]: Triple): boolean => r > 1.12 * g && r < 3.2 * g && g > 1.04 * b;

/** Linear colour of the lighter opaque pixels about a place that are of a kind. */
function colourAbout(
  { width, height, colour, alpha }: CutOut,
  { x, y, half, isOne = () => true }: { x: number; y: number; half: number; isOne?: (colour: Triple) => boolean },
): Triple | null {
  const found: number[][] = [];
  const step = Math.max(1, Math.round(half / 12));
  for (let v = Math.max(0, Math.round(y - half)); v < Math.min(height, y + half); v += step)
    for (let u = Math.max(0, Math.round(x - half)); u < Math.min(width, x + half); u += step) {
      const i = v * width + u;
      if (alpha[i]! < 220) continue;
      const [r, g, b] = [linearOfByte[colour[3 * i]!]!, linearOfByte[colour[3 * i + 1]!]!, linearOfByte[colour[3 * i + 2]!]!];
      if (isOne([r, g, b])) found.push([luminance(r, g, b), r, g, b]);
    }
  if (found.length < 4) return null;
  found.sort((a, b) => a[0]! - b[0]!);
  const [, r, g, b] = found[Math.floor(0.65 * found.length)]!;
  return [r!, g!, b!];
}

/** Alike in hue, whatever the light. */
function isAlike([r, g, b]: Triple, skin: Triple): boolean {
  const light = luminance(r, g, b) / Math.max(1e-3, luminance(...skin));
  if (light < 0.16 || light > 2.6) return false;
  const [a, c] = [Math.log((r + 0.004) / (g + 0.004)), Math.log((g + 0.004) / (b + 0.004))];
  const [p, q] = [Math.log((skin[0] + 0.004) / (skin[1] + 0.004)), Math.log((skin[1] + 0.004) / (skin[2] + 0.004))];
  return Math.abs(a - p) < 0.42 && Math.abs(c - q) < 0.62;
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly step: number;
  readonly data: Uint8Array;
}

function skinGrid(cutOut: CutOut, skin: Triple, fromY: number): Grid {
  const { alpha, colour } = cutOut;
  const step = Math.max(1, Math.round(Math.max(cutOut.width, cutOut.height) / 360));
  const [width, height] = [Math.ceil(cutOut.width / step), Math.ceil(cutOut.height / step)];
  const data = new Uint8Array(width * height);
  for (let y = Math.ceil(fromY / step); y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = Math.min(cutOut.height - 1, y * step) * cutOut.width + Math.min(cutOut.width - 1, x * step);
      if (alpha[i]! < 160) continue;
      const own: Triple = [linearOfByte[colour[3 * i]!]!, linearOfByte[colour[3 * i + 1]!]!, linearOfByte[colour[3 * i + 2]!]!];
      if (isAlike(own, skin)) data[y * width + x] = 255;
    }
  return { width, height, step, data };
}

/** Patches of the grid, each a list of its cells. */
function patchesIn({ width, height, data }: Grid): number[][] {
  const seen = new Uint8Array(data.length);
  const patches: number[][] = [];
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || seen[start]) continue;
    const patch = [start];
    seen[start] = 1;
    for (let k = 0; k < patch.length; k++) {
      const at = patch[k]!;
      const [x, y] = [at % width, Math.floor(at / width)];
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const to = v * width + u;
        if (u < 0 || v < 0 || u >= width || v >= height || !data[to] || seen[to]) continue;
        seen[to] = 1;
        patch.push(to);
      }
    }
    patches.push(patch);
  }
  return patches;
}

/** The end of the patch that is farthest from the neck. */
function endOf(patch: readonly number[], { width, step }: Grid, head: Head): { x: number; y: number } {
  const [neckX, neckY] = [head.neckX / step, (head.top + head.collarRow) / step];
  const reach = (at: number): number => Math.hypot((at % width) - neckX, Math.floor(at / width) - neckY);
  const farthest = Math.max(...patch.map(reach));
  const palm = (0.3 * head.collarRow) / step;
  const tip = patch.filter((at) => reach(at) > farthest - palm);
  return {
    x: (step * tip.reduce((sum, at) => sum + (at % width), 0)) / tip.length,
    y: (step * tip.reduce((sum, at) => sum + Math.floor(at / width), 0)) / tip.length,
  };
}

/** Where a hanging arm would end, by the outline: the outermost run of a row at a standing person's hips. */
function guessed({ width, height, alpha }: CutOut, head: Head, side: -1 | 1): Hand {
  const collar = head.top + head.collarRow;
  const y = Math.min(height - 1, Math.round(collar + 0.46 * (height - collar)));
  let [left, right] = [width, 0];
  for (let x = 0; x < width; x++) if (alpha[y * width + x]! > 128) [left, right] = [Math.min(left, x), Math.max(right, x)];
  const inset = 0.13 * head.collarRow;
  return { x: side < 0 ? left + inset : right - inset, y, side, isSeen: false };
}

/** Beside the middle, where ties and buttons are, and not of an arm that hangs there. */
function clothOf(cutOut: CutOut, head: Head, face: Triple): Triple {
  const y = head.top + 1.75 * head.collarRow;
  const found = [-0.55, 0.55, -0.3, 0.3]
    .map((share) => colourAbout(cutOut, { x: head.neckX + share * head.width, y, half: 0.15 * head.width }))
    .filter((colour) => colour !== null);
  return found.find((colour) => !isAlike(colour, face)) ?? found[0] ?? face;
}

export function findHands({ cutOut, head, isCut }: HandsInput): HandsFound {
  const { width, height } = cutOut;
  const about = { x: head.neckX, y: head.top + 0.58 * head.collarRow, half: 0.3 * head.width };
  const face = colourAbout(cutOut, { ...about, isOne: maySkin }) ?? colourAbout(cutOut, about) ?? [0.4, 0.25, 0.18];
  const collar = head.top + head.collarRow;
  const cloth = clothOf(cutOut, head, face);
  const skin = new Uint8Array(width * height);
  // Clothes of the skin's own colour: nothing can be told by it.
  const grid = skinGrid(cutOut, face, collar + 0.25 * head.collarRow);
  const cell = head.collarRow / grid.step;
  const isOwn = isAlike(cloth, face);
  const patches = isOwn ? [] : patchesIn(grid).filter((patch) => patch.length > 0.015 * cell * cell && patch.length < 4 * cell * cell);
  const lowest = isCut ? 0.97 * height : 0.74 * height;
  const hands: Hand[] = [];
  for (const patch of patches.toSorted((a, b) => b.length - a.length)) {
    const end = endOf(patch, grid, head);
    const middle = patch.reduce((sum, at) => sum + Math.floor(at / grid.width), 0) / patch.length;
    const side = end.x < head.neckX ? -1 : 1;
    if (end.y > lowest || grid.step * middle > 0.66 * height || hands.some((hand) => hand.side === side)) continue;
    if (Math.abs(end.x - head.neckX) < 0.15 * head.collarRow) continue;
    hands.push({ ...end, side, isSeen: true });
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (grid.data[Math.floor(y / grid.step) * grid.width + Math.floor(x / grid.step)]) skin[y * width + x] = cutOut.alpha[y * width + x]!;
  if (!isCut) for (const side of [-1, 1] as const) if (!hands.some((hand) => hand.side === side)) hands.push(guessed(cutOut, head, side));
  const isBareArmed = !isOwn && patches.length > 0;
  return { hands, skin, cloth, isBareArmed };
}
