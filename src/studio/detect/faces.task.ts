/**
 * Runs BlazeFace and Face Mesh in the inference process and reads their answers.
 * source   google-ai-edge/mediapipe (Apache-2.0), face_detection_full_range_common.pbtxt: one anchor in the middle of each cell of 4 pixels, all of
 *          one size; sigmoid of scores clipped to 100; boxes that share more than 0.3 are averaged by their scores
 */
import type { Task } from '../../inference/task.ts';
import { checkFaceNetwork, type FaceNetwork, faceSide } from './face-networks.ts';

export interface SquaresInput {
  network: FaceNetwork;
  /** sRGB, 8 bits, [192, 192, 3] interleaved, each. */
  squares: readonly Uint8Array[];
}

export interface FoundFaces extends SquaresInput {
  leastScore: number;
}

/**
 * Of each square: 17 numbers a face, surest first. Score in [0, 1]; middle and size of the box; six points (the two eyes, tip of the nose,
 * mouth, the two ears, those at the left of the picture first). Pixels of the square.
 */
export type FaceRows = Float32Array;

export interface MeshAnswer {
  /** 468 times x, y and depth (the nearer, the less), pixels of the square. */
  readonly points: Float32Array;
  /** [0, 1]: whether the square shows a face at all. */
  readonly score: number;
}

/** Measured. */
const neededBytes = 12_000_000;
const cell = 4;
const numbersOfPlace = 16;
const sameFace = 0.3;

const logistic = (value: number): number => 1 / (1 + Math.exp(-Math.min(100, Math.max(-100, value))));

export const findFaceRows: Task<FoundFaces, FaceRows[]> = async ({ network, squares, leastScore }, { session, Tensor }) => {
  await checkFaceNetwork(network);
  const model = await session(network.path, neededBytes);
  const found: FaceRows[] = [];
  for (const square of squares) {
    const image = new Tensor('float32', toPlanes(square, 127.5, 1), [1, 3, faceSide, faceSide]);
    const { places, scores } = await model.run({ image }, ['places', 'scores']);
    found.push(readRows(places!.data as Float32Array, scores!.data as Float32Array, leastScore));
  }
  return found;
};

export const readMeshes: Task<SquaresInput, MeshAnswer[]> = async ({ network, squares }, { session, Tensor }) => {
  await checkFaceNetwork(network);
  const model = await session(network.path, neededBytes);
  const answers: MeshAnswer[] = [];
  for (const square of squares) {
    const image = new Tensor('float32', toPlanes(square, 255, 0), [1, 3, faceSide, faceSide]);
    const { points, flag } = await model.run({ image }, ['points', 'flag']);
    answers.push({ points: Float32Array.from(points!.data as Float32Array), score: logistic((flag!.data as Float32Array)[0]!) });
  }
  return answers;
};

/** Red, green and blue divided by `by`, less `minus`. */
function toPlanes(pixels: Uint8Array, by: number, minus: number): Float32Array {
  const count = faceSide * faceSide;
  const planes = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) for (let c = 0; c < 3; c++) planes[c * count + i] = pixels[3 * i + c]! / by - minus;
  return planes;
}

function readRows(places: Float32Array, scores: Float32Array, leastScore: number): FaceRows {
  const across = faceSide / cell;
  const rows: number[][] = [];
  for (let place = 0; place < scores.length; place++) {
    const score = logistic(scores[place]!);
    if (score < leastScore) continue;
    const [x, y] = [((place % across) + 0.5) * cell, (Math.floor(place / across) + 0.5) * cell];
    const own = places.subarray(place * numbersOfPlace, (place + 1) * numbersOfPlace);
    rows.push([score, x + own[0]!, y + own[1]!, own[2]!, own[3]!, ...own.subarray(4).map((value, k) => value + (k % 2 === 0 ? x : y))]);
  }
  return Float32Array.from(averaged(rows.toSorted((a, b) => b[0]! - a[0]!)).flat());
}

/** One row a face: the mean, by score, of all boxes that share much with the surest one. */
function averaged(rows: readonly number[][]): number[][] {
  const faces: number[][] = [];
  let left = rows;
  while (left.length > 0) {
    const [first] = left as [number[]];
    const same = left.filter((row) => row === first || shared(first, row) > sameFace);
    const total = same.reduce((sum, row) => sum + row[0]!, 0);
    faces.push(first.map((value, k) => (k === 0 ? value : same.reduce((sum, row) => sum + row[0]! * row[k]!, 0) / total)));
    left = left.filter((row) => !same.includes(row));
  }
  return faces;
}

/** Intersection over union of two rows' boxes. */
function shared(a: readonly number[], b: readonly number[]): number {
  const along = (at: number, size: number): number =>
    Math.min(a[at]! + a[size]! / 2, b[at]! + b[size]! / 2) - Math.max(a[at]! - a[size]! / 2, b[at]! - b[size]! / 2);
  const [w, h] = [along(1, 3), along(2, 4)];
  if (w <= 0 || h <= 0) return 0;
  return (w * h) / (a[3]! * a[4]! + b[3]! * b[4]! - w * h);
}
