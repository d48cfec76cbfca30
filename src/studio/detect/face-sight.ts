/**
 * What is told of a face, from the 468 points of Face Mesh.
 * source   numbers of the points: google-ai-edge/mediapipe (Apache-2.0), face_mesh_connections.py
 */
import type { PixelSize } from '../../engine.ts';
import type { PixelBox } from '../segment/index.ts';

export interface FacePoint {
  readonly x: number;
  readonly y: number;
}

/** Pixels of the picture; "left" and "right" are those of the picture, first and second of each pair. */
export interface FaceSight {
  /** [0, 1], of the detector. */
  readonly score: number;
  /** Round the outline, cut at the picture's border. */
  readonly box: PixelBox;
  /** Middles of the eyes. */
  readonly eyes: readonly [FacePoint, FacePoint];
  readonly nose: FacePoint;
  readonly mouth: FacePoint;
  /** Where the face ends before the ears. */
  readonly ears: readonly [FacePoint, FacePoint];
  /** Top of the forehead, about where hair begins, and the chin. */
  readonly brow: FacePoint;
  readonly chin: FacePoint;
  /** Radians, clockwise, that the line through the eyes is turned by. */
  readonly roll: number;
  /** Radians about the upright axis: positive looks to the right of the picture. */
  readonly turn: number;
  /** Closed outlines: of the face from the hairline to the chin, of both eyes between their lids, round the lips, and between them. */
  readonly outline: readonly FacePoint[];
  readonly eyeOutlines: readonly [readonly FacePoint[], readonly FacePoint[]];
  readonly lips: readonly FacePoint[];
  readonly mouthGap: readonly FacePoint[];
}

const numbers = (text: string): number[] => text.split(' ').map(Number);

/** Of the points, those of one contour in its order. */
export const contours = {
  outline: numbers(
    '10 338 297 332 284 251 389 356 454 323 361 288 397 365 379 378 400 377 152 148 176 149 150 136 172 58 132 93 234 127 162 21 54 103 67 109',
  ),
  lips: numbers('61 146 91 181 84 17 314 405 321 375 291 409 270 269 267 0 37 39 40 185'),
  mouthGap: numbers('78 95 88 178 87 14 317 402 318 324 308 415 310 311 312 13 82 81 80 191'),
  leftEye: numbers('33 7 163 144 145 153 154 155 133 173 157 158 159 160 161 246'),
  rightEye: numbers('263 249 390 373 374 380 381 382 362 398 384 385 386 387 388 466'),
  /** Outer corners of the eyes. */
  corners: [33, 263] as const,
  ears: [234, 454] as const,
  nose: 1,
  brow: 10,
  chin: 152,
};

function middleOf(points: readonly FacePoint[]): FacePoint {
  const sum = (of: (point: FacePoint) => number): number => points.reduce((total, point) => total + of(point), 0) / points.length;
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) };
}

function boxOf(points: readonly FacePoint[], { width, height }: PixelSize): PixelBox {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))].map((x) => within(x, width));
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))].map((y) => within(y, height));
  return { left: left!, top: top!, width: right! - left!, height: bottom! - top! };
}

/** points: the 468, pixels of the picture; depths: of each, in the same unit, the nearer the less. */
export function readSight(
  size: PixelSize,
  { score, points, depths }: { score: number; points: readonly FacePoint[]; depths: Float32Array },
): FaceSight {
  const at = (list: readonly number[]): FacePoint[] => list.map((index) => points[index]!);
  const [outline, left, right] = [at(contours.outline), at(contours.leftEye), at(contours.rightEye)];
  const lips = at(contours.lips);
  const eyes = [middleOf(left), middleOf(right)] as const;
  const ears = [points[contours.ears[0]]!, points[contours.ears[1]]!] as const;
  const across = Math.hypot(ears[1].x - ears[0].x, ears[1].y - ears[0].y);
  return {
    score,
    box: boxOf(outline, size),
    eyes,
    nose: points[contours.nose]!,
    mouth: middleOf(lips),
    ears,
    brow: points[contours.brow]!,
    chin: points[contours.chin]!,
    roll: Math.atan2(eyes[1].y - eyes[0].y, eyes[1].x - eyes[0].x),
    turn: Math.atan2(depths[contours.ears[1]]! - depths[contours.ears[0]]!, across),
    outline,
    eyeOutlines: [left, right],
    lips,
    mouthGap: at(contours.mouthGap),
  };
}
