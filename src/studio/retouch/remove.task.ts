/**
 * The hole that a thing leaves: its outline, a rim for its soft edge, and the shadow at its foot, which would tell that something stood
 * there. Runs in a studio worker.
 */
import type { PixelSize } from '../../engine.ts';
import { growMask } from './grow.ts';
import { linearOfByte, luminance } from './light.ts';
import type { Mask } from './operator.ts';

export interface HoleInput extends PixelSize {
  readonly channels: 3 | 4;
  /** sRGB. */
  readonly data: Uint8Array;
  readonly mask: Mask;
}

export interface Hole {
  readonly hole: Mask;
  /** Of the picture. */
  readonly share: number;
}

/** Of the longer side. */
const rimShare = 0.008;
/** Light of shadow over that of the ground about it. */
const shadowLight = 0.84;
/** Where more of the ground round the foot is as dark, it is the ground's own pattern. */
const mostShadow = 0.3;
/** Of the thing's own area: what spreads farther is no shadow. */
const mostSpread = 0.5;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(mask: Mask, { width, height }: PixelSize): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (mask[i]! > 8) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), y];
  return right < 0 ? null : { left, top, right, bottom };
}

/** Round the lower part of the thing: as far as its shadow may fall. */
function footOf({ left, top, right, bottom }: Box, { width, height }: PixelSize): Box {
  const [w, h] = [right - left + 1, bottom - top + 1];
  return {
    left: Math.max(0, Math.floor(left - 0.7 * w)),
    right: Math.min(width - 1, Math.ceil(right + 0.7 * w)),
    top: Math.max(0, Math.floor(top + 0.6 * h)),
    bottom: Math.min(height - 1, Math.ceil(bottom + 0.3 * h)),
  };
}

const lightAt = ({ data, channels }: HoleInput, i: number): number =>
  luminance(linearOfByte[data[channels * i]!]!, linearOfByte[data[channels * i + 1]!]!, linearOfByte[data[channels * i + 2]!]!);

/** The hole with the dark pixels of the foot's ground that hang together with it; as it was where those spread too far. */
function withShadow(input: HoleInput, before: Mask, foot: Box): Mask {
  const { width } = input;
  const hole = before.slice();
  const area = before.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  let spread = 0;
  const ground: number[] = [];
  const step = Math.max(1, Math.floor(Math.sqrt(((foot.right - foot.left) * (foot.bottom - foot.top)) / 20_000)));
  // Beside and before the foot: behind it a wall may begin.
  const from = Math.floor(foot.top + 0.45 * (foot.bottom - foot.top));
  for (let y = from; y <= foot.bottom; y += step)
    for (let x = foot.left; x <= foot.right; x += step) if (hole[y * width + x] === 0) ground.push(lightAt(input, y * width + x));
  if (ground.length < 50) return before;
  const usual = ground.toSorted((a, b) => a - b)[Math.floor(0.6 * ground.length)]!;
  const limit = shadowLight * usual;
  if (ground.filter((light) => light < limit).length > mostShadow * ground.length) return before;
  const open: number[] = [];
  for (let y = foot.top; y <= foot.bottom; y++)
    for (let x = foot.left; x <= foot.right; x++) if (hole[y * width + x] !== 0) open.push(y * width + x);
  while (open.length > 0) {
    const i = open.pop()!;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      if (nx < foot.left || nx > foot.right || ny < foot.top || ny > foot.bottom) continue;
      const next = ny * width + nx;
      if (hole[next] !== 0 || lightAt(input, next) >= limit) continue;
      hole[next] = 255;
      if (++spread > mostSpread * area) return before;
      open.push(next);
    }
  }
  return hole;
}

export function holeOf(input: HoleInput): Hole {
  const { mask, width, height } = input;
  const rim = Math.max(2, Math.round(rimShare * Math.max(width, height)));
  let hole = growMask(mask, input, rim);
  const box = boxOf(mask, input);
  if (box) {
    hole = growMask(withShadow(input, hole, footOf(box, input)), input, Math.max(1, Math.round(rim / 3)));
  }
  return { hole, share: hole.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / (width * height) };
}
