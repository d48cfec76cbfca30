/**
 * What a place has beyond its ground, distance and hour: walls with windows, furniture, trees, other houses, built around what was asked
 * for. Contract of the set builders, one file a place; staging puts their pieces into the traced scene. Knows nothing of prompts.
 */
import type { Rng } from '../../../shared/index.ts';
import type { Model } from '../../models/model.ts';
import type { Viewpoint } from '../../scene/composition/index.ts';
import type { Season } from '../../scene/scene.ts';
import type { Surface } from '../field/index.ts';
import type { Light } from '../path/index.ts';
import type { Setting } from '../setting/index.ts';

/** Metres in the eye's space: the eye stands over x = 0, z = 0 and looks to -z; y up from the ground. */
export interface ClearBox {
  readonly left: number;
  readonly right: number;
  /** z of its side towards the viewer, and of the far one (more negative). */
  readonly near: number;
  readonly far: number;
  readonly top: number;
}

export interface SetView {
  readonly setting: Setting;
  readonly season?: Season;
  readonly view: Viewpoint;
  /** Width over height of the picture. */
  readonly aspect: number;
  /** What was asked for stands in here: nothing of the set may, nor hide it. Empty places have a small one in their middle. */
  readonly clear: ClearBox;
  /** Concepts that must not appear. */
  readonly excluded: ReadonlySet<string>;
  readonly rng: Rng;
}

export interface SetPiece {
  readonly model: Model;
  /** Where its origin goes. */
  readonly position: readonly [x: number, y: number, z: number];
  /** About y. Default 0. */
  readonly turnRadians?: number;
  /** Default 1. */
  readonly scale?: number;
}

export interface SetParts {
  readonly pieces: readonly SetPiece[];
  /** Besides those that pieces have. Radiance 1 is a well-exposed white. */
  readonly lights?: readonly Light[];
  /** In place of the setting's own ground. */
  readonly ground?: Surface;
  /** Factor on the panorama's light: below 1 where walls and a ceiling keep it out, which the tracer would pay for in noise. Default 1. */
  readonly panoramaGain?: number;
  /** Factor on the setting's key light. 0: the set's lights do its work. Default 1. */
  readonly keyGain?: number;
}

/** The same view and random numbers give the same set. Light: at most 10 shapes and 60 instances beyond what is repeated. */
export type SetBuilder = (view: SetView) => SetParts;
