/** How the camera sees, as far as the air in front of it is concerned: rays, metres to pixels, and the blur of near things. */
import type { PixelSize } from '../../../engine.ts';
import type { Camera, Triple } from '../path/trace-scene.ts';

/** Stands in where nobody says otherwise: an eye 1.6 m up looking level along -z, focused at 5 m. */
export const levelCamera: Camera = {
  position: [0, 1.6, 0],
  target: [0, 1.6, -1],
  fieldOfView: 0.7,
  focusDistance: 5,
  lensRadius: 0.006,
  bladeCount: 0,
};

export interface View {
  readonly eyeHeight: number;
  readonly forward: Triple;
  readonly right: Triple;
  readonly up: Triple;
  /** From the axis to the picture's middle, at a distance of 1. */
  readonly shift: readonly [right: number, up: number];
  /** Pixels that a thing of the size of its distance spans. */
  readonly focal: number;
  readonly focusDistance: number;
  readonly lensRadius: number;
}

const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

function normalise([x, y, z]: Triple): Triple {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

export function viewOf(camera: Camera, size: PixelSize): View {
  const [p, t] = [camera.position, camera.target];
  const forward = normalise([t[0] - p[0], t[1] - p[1], t[2] - p[2]]);
  const isUpright = Math.abs(forward[1]) < 0.9999;
  const right = normalise(cross(forward, isUpright ? [0, 1, 0] : [0, 0, -1]));
  const focal = Math.min(size.width, size.height) / 2 / Math.tan(camera.fieldOfView / 2);
  const [across, rise] = camera.shift ?? [0, 0];
  return {
    shift: [(across * size.height) / focal, (rise * size.height) / focal],
    eyeHeight: p[1],
    forward,
    right,
    up: cross(right, forward),
    focal,
    focusDistance: camera.focusDistance,
    lensRadius: camera.lensRadius,
  };
}

/** Radius in pixels of the disc that a point at the distance is blurred to. */
export const blurRadius = (view: View, distance: number): number =>
  view.lensRadius * Math.abs(1 / view.focusDistance - 1 / distance) * view.focal;
