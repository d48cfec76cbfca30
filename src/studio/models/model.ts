/** What a parametric model is: solids in metres standing on y = 0 about x = z = 0, before any scene. Knows nothing of layout. */

import type { Shape } from '../render/field/index.ts';
import type { LinearColour } from '../scene/index.ts';

export interface ModelRequest {
  /** Unique in the scene: the names of the shapes begin with it. [a-z0-9-] */
  readonly name: string;
  readonly icon: string;
  /** The word of the prompt. */
  readonly label: string;
  /** Of the main material; null: its own. */
  readonly colour: LinearColour | null;
}

/** A light that is part of a model, in its own space and size. */
export interface ModelLight {
  readonly centre: readonly [x: number, y: number, z: number];
  readonly radius: number;
  readonly radiance: readonly [red: number, green: number, blue: number];
}

export interface Model {
  readonly shapes: readonly Shape[];
  /** As seen from the front at `turnRadians`, metres. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** x of the middle of what is seen from the front. Default 0. */
  readonly middleMetres?: number;
  /** About y, as it is best seen; a copy is turned a little from there. Default 0. */
  readonly turnRadians?: number;
  /** How far copies may be turned either way. Default 0.3. */
  readonly spreadRadians?: number;
  readonly lights?: readonly ModelLight[];
}

/** null: the family has nothing for this request. */
export type ModelFamily = (request: ModelRequest) => Model | null;
