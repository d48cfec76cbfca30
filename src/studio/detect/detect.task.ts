/** Runs NanoDet-g in the inference process and reads its answer. source: RangiLyu/nanodet, gfl_head.py (boxes as distances from a grid's points) */
import type { Task } from '../../inference/task.ts';
import { checkDetectorFile, cocoClasses, detectorSide, detectorStrides, distanceBins } from './nanodet.ts';

export interface DetectInput {
  modelPath: string;
  /** sRGB, 8 bits, [416, 416, 3] interleaved. */
  pixels: Uint8Array;
  /** Boxes under this score are left out. */
  leastScore: number;
}

/**
 * Left, top, right, bottom in pixels of the square, score in [0, 1], index of the class: six numbers a box, surest first. A box that may
 * be several things is told once for each.
 */
export type DetectedRows = Float32Array;

/** Measured. */
const neededBytes = 30_000_000;

/** Of blue, green and red, as the network was trained. */
const mean = [103.53, 116.28, 123.675] as const;
const deviation = [57.375, 57.12, 58.395] as const;

export const detectBoxes: Task<DetectInput, DetectedRows> = async ({ modelPath, pixels, leastScore }, { session, Tensor }) => {
  await checkDetectorFile(modelPath);
  const model = await session(modelPath, neededBytes);
  const image = new Tensor('float32', toPlanes(pixels), [1, 3, detectorSide, detectorSide]);
  const { scores, sides } = await model.run({ image }, ['scores', 'sides']);
  return readBoxes(scores!.data as Float32Array, sides!.data as Float32Array, leastScore);
};

function toPlanes(pixels: Uint8Array): Float32Array {
  const count = detectorSide * detectorSide;
  const planes = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) planes[c * count + i] = (pixels[3 * i + 2 - c]! - mean[c]!) / deviation[c]!;
  return planes;
}

const classIndices = cocoClasses.map((_, index) => index);

/** scores [places, 80], sides [places, 4, 11]; the places are those of the three grids, row by row. */
function readBoxes(scores: Float32Array, sides: Float32Array, leastScore: number): DetectedRows {
  const rows: number[][] = [];
  let place = 0;
  for (const stride of detectorStrides) {
    const across = detectorSide / stride;
    for (let cell = 0; cell < across * across; cell++, place++) {
      const own = scores.subarray(place * cocoClasses.length, (place + 1) * cocoClasses.length);
      const told = classIndices.filter((index) => own[index]! >= leastScore);
      if (told.length === 0) continue;
      const x = ((cell % across) + 0.5) * stride;
      const y = (Math.floor(cell / across) + 0.5) * stride;
      const [left, top, right, bottom] = [0, 1, 2, 3].map((side) => stride * distance(sides, (4 * place + side) * distanceBins)) as Sides;
      for (const index of told) rows.push([x - left, y - top, x + right, y + bottom, own[index]!, index]);
    }
  }
  return Float32Array.from(rows.toSorted((a, b) => b[4]! - a[4]!).flat());
}

type Sides = [left: number, top: number, right: number, bottom: number];

/** The mean of 0..10 under the softmax of the bins from `at`. */
function distance(bins: Float32Array, at: number): number {
  const own = bins.subarray(at, at + distanceBins);
  const most = own.reduce((max, v) => Math.max(max, v), Number.NEGATIVE_INFINITY);
  const weights = own.map((v) => Math.exp(v - most));
  const total = weights.reduce((sum, v) => sum + v, 0);
  return weights.reduce((sum, v, i) => sum + i * v, 0) / total;
}
