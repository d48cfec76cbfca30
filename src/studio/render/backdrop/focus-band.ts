/** Which rows of a backdrop are in focus: those of the ground near the subjects' feet. Knows nothing of pictures. */
import type { PixelSize } from '../../../engine.ts';
import type { Camera } from '../path/index.ts';
import { focusRange } from '../photograph.ts';

export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** Distance along the camera's axis at which row y of the picture meets the ground at height 0; Infinity above the horizon. */
function groundMetres(camera: Camera, { width, height }: PixelSize, y: number): number {
  const [dx, dy, dz] = [0, 1, 2].map((axis) => camera.target[axis]! - camera.position[axis]!) as [number, number, number];
  const length = Math.hypot(dx, dy, dz);
  const [level, sine] = [Math.hypot(dx, dz) / length, dy / length];
  const pixel = Math.tan(camera.fieldOfView / 2) / (Math.min(width, height) / 2);
  const above = (height / 2 - y - 0.5 + (camera.shift?.[1] ?? 0) * height) * pixel;
  const drop = sine + above * level;
  return drop < 0 ? -camera.position[1] / drop : Infinity;
}

/** Rows more on both sides, in which the detail of the band fades away. */
const margin = 24;
/** A band of more than this share of the picture is no saving. */
const mostShare = 0.5;

/** How a picture of which little is in focus is made: its pixels but for a band of rows are squares of `factor` by `factor`. */
export interface Softness {
  readonly factor: number;
  /** Multiples of the factor, but for the last row; null: nothing is in focus. */
  readonly band: Rows | null;
}

/** By the width in pixels of the disc of confusion of what is far: the coarser the softer. `sharp`: narrower discs are drawn in the band. */
const grades = [
  { farPixels: 40, factor: 4, sharp: 4 },
  { farPixels: 6, factor: 3, sharp: 2.5 },
  { farPixels: 0, factor: 2, sharp: 3 },
] as const;

const farDiscOf = (camera: Camera, size: PixelSize): number => {
  const pixel = Math.tan(camera.fieldOfView / 2) / (Math.min(size.width, size.height) / 2);
  return (2 * camera.lensRadius) / camera.focusDistance / pixel;
};

/** null where the distance is in focus too, or too much of the ground is, and all of the picture must be drawn at full size. */
export function softnessOf(camera: Camera, size: PixelSize): Softness | null {
  const farPixels = farDiscOf(camera, size);
  const { factor, sharp } = grades.find((grade) => farPixels >= grade.farPixels)!;
  const [near, far] = focusRange(camera, size, sharp);
  if (far === Infinity) return null;
  const rows = Array.from({ length: size.height }, (_, y) => y).filter((y) => {
    const metres = groundMetres(camera, size, y);
    return metres >= near && metres <= far;
  });
  if (rows.length === 0) return { factor, band: null };
  const top = Math.floor(Math.max(0, rows[0]! - margin) / factor) * factor;
  const bottom = Math.min(size.height, Math.ceil((rows.at(-1)! + 1 + margin) / factor) * factor);
  return bottom - top > mostShare * size.height ? null : { factor, band: { top, bottom } };
}

interface Part extends Rows {
  /** From the left edge on; may be more than the picture has. */
  readonly width: number;
}

/** The camera that sees this part of the picture alone. */
export function cameraOfPart(camera: Camera, size: PixelSize, { top, bottom, width }: Part): Camera {
  const rows = bottom - top;
  const scale = Math.min(width, rows) / Math.min(size.width, size.height);
  const [right, up] = camera.shift ?? [0, 0];
  const across = right * size.height + (width - size.width) / 2;
  const middle = up * size.height + size.height / 2 - (top + bottom) / 2;
  return {
    ...camera,
    fieldOfView: 2 * Math.atan(Math.tan(camera.fieldOfView / 2) * scale),
    shift: [across / rows, middle / rows],
  };
}
