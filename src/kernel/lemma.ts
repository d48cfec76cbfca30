/**
 * What the author of an expression states about it and the analysis of bounds cannot find: a theorem, which a test must check.
 * Knows nothing of any single combinator.
 */
import type { Interval } from './interval.ts';
import type { F32, Value } from './value.ts';

/** Nowhere steeper than the steepest of these, whatever they are. */
export interface NotSteeper {
  readonly type: 'not-steeper';
  readonly of: readonly F32[];
}

/** As a function of `of`, whose other arguments are constants, no steeper than `steepness`. */
export interface Lipschitz {
  readonly type: 'lipschitz';
  readonly of: readonly F32[];
  readonly steepness: number;
}

/** A value taken as a function of `of` alone: how it is computed (noise, memory, polynomials) is not looked at. */
export interface Opaque {
  readonly type: 'opaque';
  readonly of: readonly F32[];
  /** The values it can take while its arguments lie in these intervals. */
  readonly range: (args: readonly Interval[]) => Interval;
  /** Bound of the length of its gradient by its arguments; where it jumps, as floor does, the jump is not counted. */
  readonly steepness: number;
  /** Its partial derivatives by the arguments, where that says more than the steepness. */
  readonly partials?: (args: readonly Interval[]) => readonly Interval[];
}

/** A field of a moved point: it is no steeper than the field itself by the moved point, times how much the motion can stretch. */
export interface Through {
  readonly type: 'through';
  readonly point: readonly [x: F32, y: F32, z: F32];
  /** What the stretch depends on. */
  readonly of: readonly F32[];
  /** Bound of the largest singular value of the motion's Jacobian while `of` lies in these intervals. */
  readonly stretch: (args: readonly Interval[]) => number;
}

export type Lemma = NotSteeper | Lipschitz | Opaque | Through;

export type Lemmas = ReadonlyMap<Value, readonly Lemma[]>;
