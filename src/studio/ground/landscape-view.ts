/** A photograph made small for telling sky from water from ground: colour, texture, the subject, and where the horizon is. Rules of thumb. */
import type { RasterImage } from '../../engine.ts';
import { bytesToLab } from '../colour/index.ts';
import { boxMean, type PixelBox, type Plane, shrinkPart } from '../segment/index.ts';

export interface LandscapeInput {
  image: RasterImage;
  region: 'sky' | 'ground' | 'grass' | 'snow' | 'sand' | 'water' | 'wall' | 'foliage';
  /** [height, width] of the picture: the main subject, which is none of them; null where there is none. */
  subject: Uint8Array | null;
  /** Boxes of other things that stand before walls and on floors, in pixels of the picture. */
  things: readonly PixelBox[];
}

const lookSide = 320;

export interface View {
  readonly width: number;
  readonly height: number;
  readonly lightness: Plane;
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Standard deviation of lightness round the pixel. */
  readonly texture: Float32Array;
  /** 1 on the subject. */
  readonly subject: Uint8Array;
}

export async function viewOf({ image, subject, things }: LandscapeInput): Promise<View> {
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  const { pixels, width, height } = await shrinkPart(image, whole, lookSide);
  const count = width * height;
  const lightness: Plane = { width, height, data: new Float32Array(count) };
  const [a, b] = [new Float32Array(count), new Float32Array(count)];
  const lab = new Float64Array(3);
  for (let i = 0; i < count; i++) {
    bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, lab);
    [lightness.data[i], a[i], b[i]] = [lab[0]!, lab[1]!, lab[2]!];
  }
  const mean = boxMean(lightness, 2).data;
  const square = boxMean({ width, height, data: lightness.data.map((v) => v * v) }, 2).data;
  const at = (i: number): number =>
    Math.floor(((Math.floor(i / width) + 0.5) * image.height) / height) * image.width +
    Math.floor((((i % width) + 0.5) * image.width) / width);
  return {
    width,
    height,
    lightness,
    a,
    b,
    texture: square.map((v, i) => Math.sqrt(Math.max(0, v - mean[i]! ** 2))),
    subject: Uint8Array.from({ length: count }, (_, i) =>
      (subject && subject[at(i)]! > 128) || isWithin(at(i), image.width, things) ? 1 : 0,
    ),
  };
}

/** Rows of the mean before and after a row that are compared. */
const reachRows = 3;

/** The row of a step in lightness or colour that goes all across the picture, as between sky and sea; null where there is none. */
export function horizonOf(view: View): number | null {
  const { width, height, lightness, a, b, subject } = view;
  const planes = [lightness.data, a, b] as const;
  const strengths = new Float32Array(height);
  for (let y = Math.max(reachRows, Math.round(0.12 * height)); y < Math.min(height - reachRows, 0.9 * height); y++) {
    const steps: number[][] = [[], [], []];
    for (let x = 0; x < width; x += 2) {
      if (subject[y * width + x]) continue;
      for (const [k, plane] of planes.entries()) {
        let step = 0;
        for (let r = 0; r < reachRows; r++) step += plane[(y + r) * width + x]! - plane[(y - 1 - r) * width + x]!;
        steps[k]!.push(step / reachRows);
      }
    }
    if (steps[0]!.length >= 0.15 * width) strengths[y] = Math.max(...steps.map((own, k) => agreed(own) * (k === 0 ? 1 : 2)));
  }
  // A surf or a kerb below it may be the stronger step.
  const least = Math.max(0.02, 0.25 * strengths.reduce((max, v) => Math.max(max, v), 0));
  const first = strengths.findIndex((v, y) => v > least && v >= Math.max(strengths[y + 1] ?? 0, strengths[y + 2] ?? 0));
  return first < 0 ? null : first;
}

/** The size that four fifths of the steps have at least, all to one side; 0 when they disagree. */
function agreed(steps: number[]): number {
  steps.sort((p, q) => p - q);
  const [low, high] = [steps[Math.floor(0.2 * steps.length)]!, steps[Math.floor(0.8 * steps.length)]!];
  return low > 0 ? low : high < 0 ? -high : 0;
}

/** In the middle of a box: its rim shows what is behind the thing. */
function isWithin(at: number, across: number, boxes: readonly PixelBox[]): boolean {
  const [x, y] = [at % across, Math.floor(at / across)];
  return boxes.some(
    ({ left, top, width, height }) =>
      x > left + 0.05 * width && x < left + 0.95 * width && y > top + 0.05 * height && y < top + 0.94 * height,
  );
}
