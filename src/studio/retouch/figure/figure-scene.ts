/**
 * A photographed head on a body of the studio: what is asked for, and where all of it stands in the room and in the picture.
 * Axes: x right, y up, z towards the viewer; metres. The camera is level and looks along -z through a shifted lens.
 */
import type { PixelSize } from '../../../engine.ts';
import type { HeadlessBody } from '../../models/index.ts';
import type { Camera } from '../../render/path/index.ts';
import type { LinearColour } from '../../scene/index.ts';
import { clamp } from '../light.ts';
import type { Head } from './head.ts';

export type Metres3 = readonly [x: number, y: number, z: number];

export interface Garment {
  readonly concept: string;
  readonly colour: LinearColour | null;
}

/** What a figure has in its hand, by the shape of its cut-out; metres. */
export interface Held {
  readonly heightMetres: number;
  /** Half of the vessel's body, and how far its handle goes beyond that; 0 without one. */
  readonly halfWidthMetres: number;
  readonly handleMetres: number;
  readonly isDrunkFrom: boolean;
}

export interface FigureRequest {
  readonly head: Head;
  /** Mean linear colour of the head and neck: that of the hands. */
  readonly skin: LinearColour;
  readonly garments: readonly Garment[];
  readonly isSeated: boolean;
  readonly held: Held | null;
  /** It has hands with claws. */
  readonly isBeast: boolean;
}

/** One figure's measures before any body is built. */
export interface FigureMeasures {
  /** Metres of one pixel of the head's photograph. */
  readonly pixelMetres: number;
  /** Of the head's top above the collar. */
  readonly headMetres: number;
  /** Radians about y; negative: turned to the viewer's left. */
  readonly turn: number;
  /** The mouth from the collar's middle, right and up. */
  readonly mouth: readonly [right: number, up: number];
}

const ofMan = { neckMetres: 0.128, headMetres: 0.235 } as const;
/** A snouted head is set larger than its neck asks for: it is the hero. */
const headBounds = { least: 0.25, most: 0.33 } as const;

export function measureFigure({ head }: FigureRequest): FigureMeasures {
  const rows = Math.max(1, head.collarRow);
  const byNeck = (ofMan.neckMetres / head.neckWidth) * rows;
  const headMetres = clamp(
    head.facing === 0 ? 0.5 * byNeck + 0.5 * ofMan.headMetres * 1.12 : 1.36 * byNeck,
    headBounds.least,
    headBounds.most,
  );
  const pixelMetres = headMetres / rows;
  return {
    pixelMetres,
    headMetres,
    turn: head.facing === 0 ? -0.16 : 0.5 * head.facing,
    mouth: [(head.mouth.x - head.neckX) * pixelMetres, (head.top + head.collarRow - head.mouth.y) * pixelMetres],
  };
}

export interface View {
  readonly size: PixelSize;
  /** Picture heights. */
  readonly focal: number;
  readonly eye: Metres3;
  /** Row shift in picture heights: that of a point at the height of the eye is 0.5 + shift. */
  readonly shift: number;
}

export interface Seen {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** Pixels of a metre there. */
  readonly pixelsPerMetre: number;
}

export function project({ size, focal, eye, shift }: View, [x, y, z]: Metres3): Seen {
  const depth = eye[2] - z;
  const pixelsPerMetre = (focal * size.height) / depth;
  return {
    x: size.width / 2 + (x - eye[0]) * pixelsPerMetre,
    y: (0.5 + shift) * size.height - (y - eye[1]) * pixelsPerMetre,
    depth,
    pixelsPerMetre,
  };
}

/** What must be seen at the depth of the figures' necks. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly z: number;
}

const distanceMetres = 2.3;

/** The eye at the height of the chest, so that the table's top is seen; the extent as large as the frame allows. */
export function viewOf({ left, right, low, high, z }: Extent, size: PixelSize): View {
  const aspect = size.width / size.height;
  const shown = Math.max(high - low, (right - left) / aspect);
  const distance = distanceMetres * Math.max(1, shown / 1.1);
  const focal = distance / shown;
  const eyeY = low + 0.72 * (high - low);
  // What is left over of the height goes above the heads rather than under the table.
  const middle = high - low >= shown - 1e-6 ? (low + high) / 2 : low + 0.5 * shown;
  return { size, focal, eye: [(left + right) / 2, eyeY, z + distance], shift: (focal * (middle - eyeY)) / distance };
}

export function cameraOf(
  { size, focal, eye, shift }: View,
  { focusDistance, lensRadius }: { focusDistance: number; lensRadius: number },
): Camera {
  return {
    position: eye,
    target: [eye[0], eye[1], eye[2] - 1],
    shift: [0, shift],
    fieldOfView: 2 * Math.atan(Math.min(1, size.width / size.height) / 2 / focal),
    focusDistance,
    lensRadius,
    bladeCount: 7,
  };
}

/** From the body's own space to the room. */
export function inRoom([x, y, z]: Metres3, at: Metres3, turn: number): Metres3 {
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  return [at[0] + cosine * x + sine * z, at[1] + y, at[2] - sine * x + cosine * z];
}

export const intoBody = (point: Metres3, at: Metres3, turn: number): Metres3 =>
  inRoom([point[0] - at[0], point[1] - at[1], point[2] - at[2]], [0, 0, 0], -turn);

/** Where a figure's parts are seen. */
export interface FigurePlace {
  /** The collar's middle: depth that parts what is before the neck from what is behind it. */
  readonly collar: Seen;
  /** Pixels of the picture to one of the head's photograph. */
  readonly headScale: number;
  /** Of the collar's inside, pixels. */
  readonly collarWidth: number;
  /** The palm that holds; null with nothing held. */
  readonly grip: Seen | null;
  /** Indices of the hands among the scene's instances, and of their claws. */
  readonly hands: readonly number[];
  readonly claws: readonly number[];
  /** The first and the one after the last of the body's instances. */
  readonly body: readonly [first: number, end: number];
  /** -1: the holding hand is at the viewer's left of what it holds. */
  readonly gripSide: -1 | 1;
}

export type Built = HeadlessBody & { readonly at: Metres3 };
