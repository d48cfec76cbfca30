/**
 * The camera of a composition: a view camera that looks level and shifts its lens, or looks down when it stands high; and its fit to what
 * is to be shown. Rows are fractions of the picture's height from the top, columns in picture heights from the middle.
 */
import type { Point } from './body.ts';

export interface Viewpoint {
  /** Of the eye above the ground. */
  readonly eyeMetres: number;
  /** Focal length in picture heights. */
  readonly focal: number;
  /** Row that a level view ahead meets: the horizon. May lie outside [0, 1]. */
  readonly horizonY: number;
  /** Distance that is in focus, along the axis of the lens. */
  readonly focusMetres: number;
  /** How far the axis is turned down. */
  readonly pitchRadians: number;
}

/** Row that the axis meets. */
export const axisRow = ({ horizonY, focal, pitchRadians }: Viewpoint): number => horizonY + focal * Math.tan(pitchRadians);

export interface Seen {
  readonly x: number;
  readonly y: number;
  /** Along the axis, metres; positive before the eye. */
  readonly depth: number;
}

/** The eye stands at [0, eyeMetres, 0] and looks to -z. */
export function look(view: Viewpoint, [x, y, z]: Point): Seen {
  const [sine, cosine] = [Math.sin(view.pitchRadians), Math.cos(view.pitchRadians)];
  const [rise, away] = [y - view.eyeMetres, -z];
  const depth = away * cosine - rise * sine;
  const up = rise * cosine + away * sine;
  return { x: (view.focal * x) / depth, y: axisRow(view) - (view.focal * up) / depth, depth };
}

/** The point at `depth` along the axis that is seen at a place of the picture. */
export function unproject(view: Viewpoint, { x, y, depth }: Seen): Point {
  const [sine, cosine] = [Math.sin(view.pitchRadians), Math.cos(view.pitchRadians)];
  const up = ((axisRow(view) - y) * depth) / view.focal;
  return [(x * depth) / view.focal, view.eyeMetres + up * cosine - depth * sine, -(depth * cosine + up * sine)];
}

export interface Frame {
  /** Width over height of the picture. */
  readonly aspect: number;
  /** Rows between which all must be seen, and share of the width that it may take. */
  readonly top: number;
  readonly bottom: number;
  readonly widthShare: number;
  /** What is shown fills the height, and goes on below it. Default false. */
  readonly isClose?: boolean;
}

export interface Bearing {
  /** Angle of the line from the eye down to the point of focus on the ground. */
  readonly elevationRadians: number;
  readonly focal: number;
  /** Height above the ground of the point of focus that the angle is measured to. Default 0. */
  readonly aimMetres?: number;
}

/** Above this the camera turns down instead of shifting its lens: uprights then converge, as one expects from above. */
const levelLimit = 0.3;

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Points are about the focus: its ground point is [0, 0, 0], z towards the viewer. */
function viewAt(distance: number, { elevationRadians, focal, aimMetres = 0 }: Bearing): Viewpoint {
  const pitchRadians = Math.abs(elevationRadians) > levelLimit ? elevationRadians : 0;
  const eyeMetres = aimMetres + distance * Math.sin(elevationRadians);
  const ground = distance * Math.cos(elevationRadians);
  const view = { eyeMetres, focal, horizonY: 0, focusMetres: pitchRadians ? distance : ground, pitchRadians };
  return { ...view, horizonY: 0.5 - focal * Math.tan(pitchRadians) };
}

function boundsOf(view: Viewpoint, points: readonly Point[], ground: number): Bounds | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y, z] of points) {
    const seen = look(view, [x, y, z - ground]);
    if (seen.depth < 0.12 * view.focusMetres) return null;
    left = Math.min(left, seen.x);
    right = Math.max(right, seen.x);
    top = Math.min(top, seen.y);
    bottom = Math.max(bottom, seen.y);
  }
  return { left, right, top, bottom };
}

export interface Fitted {
  readonly view: Viewpoint;
  /** What is added to each point's x and z to bring it into the space of the eye. */
  readonly moveX: number;
  readonly moveZ: number;
}

/** The nearest distance from which all the points lie in the frame. */
function nearest(points: readonly Point[], bearing: Bearing, frame: Frame): number {
  const [width, height] = [frame.aspect * frame.widthShare, frame.bottom - frame.top];
  const extent = Math.max(...points.map(([x, y, z]) => Math.hypot(x, y, z)), 1e-6);
  const fits = (distance: number): boolean => {
    const bounds = boundsOf(viewAt(distance, bearing), points, distance * Math.cos(bearing.elevationRadians));
    return bounds !== null && bounds.right - bounds.left <= width && bounds.bottom - bounds.top <= height;
  };
  let [near, far] = [0, extent];
  while (!fits(far) && far < 1e4 * extent) far *= 2;
  for (let step = 0; step < 40; step++) {
    const middle = (near + far) / 2;
    if (fits(middle)) far = middle;
    else near = middle;
  }
  return far;
}

/** How far down the picture is moved: what is low in a tall frame is lifted towards its middle, but stands below it. */
function rowShift({ top, bottom }: Bounds, frame: Frame, isLevel: boolean): number {
  const middle = (frame.top + frame.bottom) / 2;
  if (!isLevel || frame.isClose) return middle - (top + bottom) / 2;
  const lowest = Math.min(frame.bottom, middle + 0.5 * (bottom - top) + 0.07);
  return lowest - bottom;
}

/**
 * The nearest eye from which all the points lie in the frame, in the middle across. Level views stand them in the lower half.
 */
export function fitView(points: readonly Point[], bearing: Bearing, frame: Frame): Fitted {
  let moveX = 0;
  for (let pass = 0; ; pass++) {
    const moved = points.map(([x, y, z]): Point => [x + moveX, y, z]);
    const distance = nearest(moved, bearing, frame);
    const ground = distance * Math.cos(bearing.elevationRadians);
    const view = viewAt(distance, bearing);
    const bounds = boundsOf(view, moved, ground)!;
    if (pass === 3) {
      const row = rowShift(bounds, frame, view.pitchRadians === 0);
      return { view: { ...view, horizonY: view.horizonY + row }, moveX, moveZ: -ground };
    }
    moveX -= ((bounds.left + bounds.right) / 2) * (view.focusMetres / view.focal);
  }
}
