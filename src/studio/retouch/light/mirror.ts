/** What level wet ground mirrors: what stands on it, upside down below where it stands; smeared the more the farther below. */
import { createGuide, type Guide } from './guide.ts';

export interface MirrorInput {
  readonly width: number;
  readonly height: number;
  /** [height, width], 0 to 1. */
  readonly floor: Float32Array;
  readonly subject: Float32Array;
  /** What is mirrored, linear RGB of each cell. */
  readonly colour: (cell: number, into: Float64Array) => void;
  /** In place of what lies above the picture. */
  readonly above: readonly [number, number, number];
}

/** The row that things stand on in each column, for ground at row y: the lowest one above that is no ground. */
function feet({ width, height, floor, subject }: MirrorInput): Int32Array {
  const out = new Int32Array(width * height);
  // Wheels and legs carry what hangs between them: the subject stands on its lowest row nearby.
  const reach = Math.round(width / 10);
  const foot = new Int32Array(width).fill(-1);
  for (let x = 0; x < width; x++) for (let y = height - 1; y >= 0 && foot[x] === -1; y--) if (subject[y * width + x]! > 0.5) foot[x] = y;
  const stands = foot.map((own, x) => (own === -1 ? -1 : Math.max(...foot.subarray(Math.max(0, x - reach), x + reach + 1))));
  for (let x = 0; x < width; x++) {
    let base = -1;
    for (let y = 0; y < height; y++) {
      const i = y * width + x;
      if (floor[i]! < 0.5) base = subject[i]! > 0.5 ? stands[x]! : y;
      out[i] = base;
    }
  }
  return out;
}

/** Linear RGB of the mirror image at each cell of the ground; `above` where there is none. */
export function mirrorOf(input: MirrorInput): Guide {
  const { width, height, floor, colour, above } = input;
  const base = feet(input);
  const out = createGuide(width, height, 3);
  const one = new Float64Array(3);
  for (let i = 0; i < width * height; i++) {
    if (floor[i]! < 0.5) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    const depth = y - base[i]!;
    const spread = Math.max(1, Math.round(1 + 0.22 * Math.abs(depth)));
    const sum = [0, 0, 0];
    for (let n = -spread; n <= spread; n++) {
      const row = base[i]! - depth + n;
      const column = Math.min(width - 1, Math.max(0, x + (n % 2)));
      if (row < 0) for (let c = 0; c < 3; c++) one[c] = above[c]!;
      else colour(Math.min(row, y) * width + column, one);
      for (let c = 0; c < 3; c++) sum[c]! += one[c]!;
    }
    for (let c = 0; c < 3; c++) out.data[3 * i + c] = sum[c]! / (2 * spread + 1);
  }
  return out;
}
