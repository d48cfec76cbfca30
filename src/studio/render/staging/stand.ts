/** The layout's camera and places as the path tracer takes them: the eye at x = 0, z = 0, looking level along -z through a shifted lens. */
import type { Placement, Camera as ShiftedCamera } from '../../scene/index.ts';
import type { Camera, Triple } from '../path/index.ts';

/** Middle of the base. */
export const baseOf = ({ xMetres, baseMetres, depthMetres }: Placement): Triple => [xMetres, baseMetres, -depthMetres];

export interface Lens {
  /** Width over height. */
  readonly aspect: number;
  /** A point in focus. */
  readonly sharpAt: Triple;
  /** Radius in picture heights of the disc that a point at infinity is blurred to. */
  readonly opening: number;
}

export function cameraOf({ eyeMetres, focal, horizonY }: ShiftedCamera, { aspect, sharpAt, opening }: Lens): Camera {
  const focusDistance = Math.max(1e-3, -sharpAt[2]);
  return {
    position: [0, eyeMetres, 0],
    target: [0, eyeMetres, -1],
    shift: [0, horizonY - 0.5],
    fieldOfView: 2 * Math.atan(Math.min(1, aspect) / 2 / focal),
    focusDistance,
    lensRadius: (opening * focusDistance) / focal,
    bladeCount: 7,
  };
}
