/**
 * The layout's camera (level, with a shifted lens) as a camera that the path tracer has: turned down until the horizon lies where the
 * layout wants it. Things are then stood where their feet and heads fall on the same rows and columns of the picture.
 */
import { type Placement, project, type Camera as ShiftedCamera } from '../../scene/index.ts';
import type { Camera, Triple } from '../path/index.ts';

export interface Stand {
  /** Middle of the base, in the tracer's space: the eye stands at x = 0, z = 0. */
  readonly base: Triple;
  readonly heightMetres: number;
  readonly widthMetres: number;
}

export interface Tripod {
  readonly position: Triple;
  readonly forward: Triple;
  readonly up: Triple;
  /** Picture heights. */
  readonly focal: number;
}

export function tripodOf(camera: ShiftedCamera): Tripod {
  const angle = Math.atan((0.5 - camera.horizonY) / camera.focal);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return { position: [0, camera.eyeMetres, 0], forward: [0, -sine, -cosine], up: [0, cosine, -sine], focal: camera.focal };
}

/** Direction of the ray through a point of the picture. */
function rayThrough({ forward, up, focal }: Tripod, { x, y }: { x: number; y: number }): Triple {
  return [x, focal * forward[1] + (0.5 - y) * up[1], focal * forward[2] + (0.5 - y) * up[2]];
}

/** The row of the picture that shows a point, as a fraction of the height from the top. */
export function rowOf({ position, forward, up, focal }: Tripod, [, y, z]: Triple): number {
  const [rise, away] = [y - position[1], z - position[2]];
  return 0.5 - (focal * (rise * up[1] + away * up[2])) / (rise * forward[1] + away * forward[2]);
}

/** Where the ray meets the upright plane at z. */
function onPlane(tripod: Tripod, at: { x: number; y: number }, z: number): Triple {
  const ray = rayThrough(tripod, at);
  const t = z / ray[2];
  return [t * ray[0], tripod.position[1] + t * ray[1], z];
}

/** z of the ground where the layout has depth `depthMetres`: the same row of the picture. */
function groundZ(tripod: Tripod, camera: ShiftedCamera, depthMetres: number): number {
  const ray = rayThrough(tripod, project(camera, 0, 0, depthMetres));
  return ray[1] < -1e-6 && camera.eyeMetres > 0 ? (-camera.eyeMetres / ray[1]) * ray[2] : -depthMetres;
}

export function standPlacement(tripod: Tripod, camera: ShiftedCamera, item: Placement): Stand {
  const { xMetres, baseMetres, depthMetres, widthMetres, heightMetres } = item;
  const z = item.airborne ? -depthMetres : groundZ(tripod, camera, depthMetres);
  const base = onPlane(tripod, project(camera, xMetres, baseMetres, depthMetres), z);
  const top = onPlane(tripod, project(camera, xMetres, baseMetres + heightMetres, depthMetres), z);
  // Uprights lean in a camera that is turned down: right at half the height, they are least wrong at either end.
  const middle = onPlane(tripod, project(camera, xMetres, baseMetres + heightMetres / 2, depthMetres), z);
  const height = top[1] - base[1];
  return { base: [middle[0], base[1], z], heightMetres: height, widthMetres: (height * widthMetres) / heightMetres };
}

export interface Pose {
  readonly centre: Triple;
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** About x, which brings its face level with the film. */
  readonly leanRadians: number;
}

/** Square to the camera, its foot where it would stand: its picture is exactly the layout's. For flat things. */
export function posePlacement(tripod: Tripod, camera: ShiftedCamera, item: Placement): Pose {
  const { position, forward, focal } = tripod;
  const [, y, z] = standPlacement(tripod, camera, item).base;
  const ahead = (y - position[1]) * forward[1] + z * forward[2];
  const [foot, top] = [0, item.heightMetres].map((rise) => project(camera, item.xMetres, item.baseMetres + rise, item.depthMetres)) as [
    { x: number; y: number },
    { x: number; y: number },
  ];
  const ray = rayThrough(tripod, { x: foot.x, y: (foot.y + top.y) / 2 });
  const t = ahead / focal;
  const heightMetres = (foot.y - top.y) * t;
  return {
    centre: [position[0] + t * ray[0], position[1] + t * ray[1], position[2] + t * ray[2]],
    heightMetres,
    widthMetres: (heightMetres * item.widthMetres) / item.heightMetres,
    leanRadians: Math.atan2(forward[1], -forward[2]),
  };
}

export interface Lens {
  /** Width over height. */
  readonly aspect: number;
  /** A point in focus. */
  readonly sharpAt: Triple;
  /** Radius in picture heights of the disc that a point at infinity is blurred to. */
  readonly opening: number;
}

export function cameraOf(tripod: Tripod, { aspect, sharpAt, opening }: Lens): Camera {
  const { position, forward, focal } = tripod;
  const focusDistance = Math.max(1e-3, (sharpAt[1] - position[1]) * forward[1] + (sharpAt[2] - position[2]) * forward[2]);
  return {
    position,
    target: [position[0] + forward[0], position[1] + forward[1], position[2] + forward[2]],
    fieldOfView: 2 * Math.atan(Math.min(1, aspect) / 2 / focal),
    focusDistance,
    lensRadius: (opening * focusDistance) / focal,
    bladeCount: 7,
  };
}
