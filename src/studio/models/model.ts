/** What a parametric model is: solids in metres standing on y = 0 about x = z = 0, before any scene. Knows nothing of layout. */

import type { Shape } from '../render/field/index.ts';
import type { Arms, LinearColour } from '../scene/index.ts';

/** How something alive holds itself. Families take the nearest they have. */
export type Posture = 'stand' | 'sit' | 'lie' | 'walk' | 'run' | 'ride' | 'fly' | 'swim' | 'hold' | 'drink' | 'read' | 'wave';

/** What makes a person this one. Absent: chosen from the seed. */
export interface PersonTraits {
  readonly age?: 'child' | 'young' | 'adult' | 'old';
  readonly sex?: 'female' | 'male';
  readonly build?: 'slim' | 'average' | 'heavy';
  /** Linear sRGB. */
  readonly skin?: LinearColour;
  readonly hair?: { readonly style?: string; readonly colour?: LinearColour };
  readonly beard?: boolean;
  readonly glasses?: boolean;
  readonly expression?: 'neutral' | 'smile' | 'laugh' | 'sad' | 'surprised' | 'angry';
  /** Lexicon ids ("suit", "dress", "hat"), each with its colour or null for its own. */
  readonly garments?: readonly { readonly concept: string; readonly colour: LinearColour | null }[];
}

/** What is written on a thing. Families print it where such things are printed; those that have no such place leave it off. */
export interface Print {
  /** The first is the largest. */
  readonly texts: readonly string[];
  /** #rrggbb. Absent: dark on light things, light on dark ones. */
  readonly ink?: string;
}

export interface ModelRequest {
  /** Unique in the scene: the names of the shapes begin with it. [a-z0-9-] */
  readonly name: string;
  /** Lexicon id of the thing ("dining-table"); its icon's name where it has no other. */
  readonly concept: string;
  readonly icon: string;
  /** The word of the prompt. */
  readonly label: string;
  /** Of the main material; null: its own. */
  readonly colour: LinearColour | null;
  /** "black and white": the white. Absent: none was said. */
  readonly secondaryColour?: LinearColour;
  /** Lexicon material ("glass", "wood"), null: its own. */
  readonly material?: string | null;
  /** Other words that were said of it, lower case: "striped", "round", "old". */
  readonly attributes?: readonly string[];
  readonly posture?: Posture;
  /** What the hands do, over the posture. People only. */
  readonly arms?: Arms;
  readonly person?: PersonTraits;
  /** Texts whose carrier it is. Default none. */
  readonly print?: Print;
  /** A safe integer: small irregularities, and what was left open. Default 0. */
  readonly seed?: number;
  /** About how tall it stands in the picture, pixels, for how much detail it needs: above 1500 a person is seen close. Default 500. */
  readonly heightPixels?: number;
}

export type Point = readonly [x: number, y: number, z: number];

/** A place on a model where something else goes. */
export interface Anchor {
  readonly at: Point;
  /** Unit; what is held or worn there looks this way. Default +z. */
  readonly forward?: Point;
  /** Room there: across a seat or table top, or of the head for a hat. Metres. */
  readonly widthMetres?: number;
  readonly depthMetres?: number;
}

/**
 * `top`: what things stand on; `seat`, `back` (riding); `neck`, `eyes`, `head` (worn); `hand`, `otherHand`, `mouth`; `inside` (a bowl).
 * Of people: `hands` (between both), `front` (on the belly), `chin`.
 */
export const anchorNames = [
  ...(['top', 'seat', 'back', 'head', 'eyes', 'mouth', 'neck', 'hand', 'otherHand', 'inside'] as const),
  ...(['hands', 'front', 'chin'] as const),
] as const;
export type AnchorName = (typeof anchorNames)[number];

/** One more copy of a shape within the model, turned as path instances are. */
export interface Part {
  /** Index into `shapes`. */
  readonly shape: number;
  readonly position: Point;
  /** [about x, about y, about z] in radians, applied about y first, then x, then z. Default none. */
  readonly rotation?: Point;
  /** Default 1. */
  readonly scale?: number;
}

/** A light that is part of a model, in its own space and size. */
export interface ModelLight {
  readonly centre: Point;
  readonly radius: number;
  readonly radiance: Point;
}

export interface Model {
  readonly shapes: readonly Shape[];
  /** Where the shapes stand. Default: each once, at the origin. Wheels, legs, tufts and petals are one shape, many parts. */
  readonly parts?: readonly Part[];
  /** As seen from the front at `turnRadians`, metres. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** From front to back at `turnRadians`. Default the width. */
  readonly depthMetres?: number;
  /** x of the middle of what is seen from the front. Default 0. */
  readonly middleMetres?: number;
  /** About y, as it is best seen; a copy is turned a little from there. Default 0: the front looks to +z, at the viewer. */
  readonly turnRadians?: number;
  /** How far copies may be turned either way. Default 0.3. */
  readonly spreadRadians?: number;
  readonly lights?: readonly ModelLight[];
  /** The request's print is on it, so those texts need not be set over the picture. Default false. */
  readonly isPrinted?: boolean;
  readonly anchors?: Partial<Readonly<Record<AnchorName, Anchor>>>;
}

/** null: the family has nothing for this request. */
export type ModelFamily = (request: ModelRequest) => Model | null;
