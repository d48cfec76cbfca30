/**
 * A pinhole camera with a shifted lens: it looks level along -z, so uprights stay upright and a thing facing it keeps its shape.
 * Distances in metres; picture positions as fractions of the height from the top (y) and, from the middle, of the height (x).
 */
export interface Camera {
  /** Height of the eye above the surface. */
  readonly eyeMetres: number;
  /** Focal length in picture heights. */
  readonly focal: number;
  /** Row of the horizon as a fraction of the height. */
  readonly horizonY: number;
  /** Distance that is in focus. */
  readonly focusMetres: number;
}

export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

/** depthMetres > 0 in front of the eye; heightMetres above the surface. */
export function project(camera: Camera, xMetres: number, heightMetres: number, depthMetres: number): PicturePoint {
  const scale = camera.focal / depthMetres;
  return { x: xMetres * scale, y: camera.horizonY + (camera.eyeMetres - heightMetres) * scale };
}
