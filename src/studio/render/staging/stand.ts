/** The composition's camera as the path tracer takes it: the eye at x = 0, z = 0, looking along -z through a shifted lens, or downwards. */
import { axisRow, type Point, type Viewpoint } from '../../scene/index.ts';
import type { Camera } from '../path/index.ts';

export interface Lens {
  /** Width over height. */
  readonly aspect: number;
  /** A point in focus. */
  readonly sharpAt: Point;
  /** Radius in picture heights of the disc that a point at infinity is blurred to. */
  readonly opening: number;
}

export function cameraOf(view: Viewpoint, { aspect, sharpAt, opening }: Lens): Camera {
  const { eyeMetres, focal, pitchRadians } = view;
  const [sine, cosine] = [Math.sin(pitchRadians), Math.cos(pitchRadians)];
  const focusDistance = Math.max(1e-3, -sharpAt[2] * cosine - (sharpAt[1] - eyeMetres) * sine);
  return {
    position: [0, eyeMetres, 0],
    target: [0, eyeMetres - sine, -cosine],
    shift: [0, axisRow(view) - 0.5],
    fieldOfView: 2 * Math.atan(Math.min(1, aspect) / 2 / focal),
    focusDistance,
    lensRadius: (opening * focusDistance) / focal,
    bladeCount: 7,
  };
}
