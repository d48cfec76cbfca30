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

/** Rows more on both sides, in which the detail of the band fades away; even. */
const margin = 64;
/** A band of more than this share of the picture is no saving. */
const mostShare = 0.5;

/**
 * The rows that must be drawn at full size; null where the distance is in focus too, or too much of the ground is, and all of the picture
 * must be.
 */
export function focusBand(camera: Camera, size: PixelSize): Rows | null {
  const [near, far] = focusRange(camera, size);
  if (far === Infinity) return null;
  const rows = Array.from({ length: size.height }, (_, y) => y).filter((y) => {
    const metres = groundMetres(camera, size, y);
    return metres >= near && metres <= far;
  });
  if (rows.length === 0) return { top: 0, bottom: 0 };
  const top = Math.max(0, rows[0]! - margin) & ~1;
  const bottom = Math.min(size.height, rows.at(-1)! + 1 + margin);
  return bottom - top > mostShare * size.height ? null : { top, bottom };
}

/** The camera that sees these rows of the picture alone, and all of its width. */
export function cameraOfRows(camera: Camera, { width, height }: PixelSize, { top, bottom }: Rows): Camera {
  const rows = bottom - top;
  const scale = Math.min(width, rows) / Math.min(width, height);
  const [right, up] = camera.shift ?? [0, 0];
  const middle = up * height + height / 2 - (top + bottom) / 2;
  return {
    ...camera,
    fieldOfView: 2 * Math.atan(Math.tan(camera.fieldOfView / 2) * scale),
    shift: [(right * height) / rows, middle / rows],
  };
}
