/**
 * Bounds of a recorded expression over a box of its inputs: the interval of its values, and how steep it can be. Computed from the
 * graph, so that culling boxes and step lengths need no hand-typed number.
 *
 * The slope is carried two ways at once: an interval for each partial derivative, and a bound of the gradient's length. The second
 * survives where the first does not, as at the origin of a length: sqrt(f1^2 + f2^2 + f3^2) is no steeper than (f1, f2, f3) as a map,
 * whose steepness is at most |J mid|_2 + |J radius|_F of the interval Jacobian J.
 * Over 300 lines, as the rules of all operations stand in one place, to be read against each other.
 *
 * source   forward-mode interval differentiation: Moore, Kearfott and Cloud (2009), chapter 6
 */

import { roundTo } from './builder.ts';
import type { Interval } from './interval.ts';
import * as interval from './interval.ts';
import type { Lemma, Lemmas, Opaque, Through } from './lemma.ts';
import { ruleOf } from './operations.ts';
import type { Operation, Value } from './value.ts';

export interface Bound {
  readonly value: Interval;
  /** Partial derivatives by the inputs, in their order. */
  readonly partials: readonly Interval[];
  /** Bound of the gradient's Euclidean length. */
  readonly slope: number;
}

const zero = interval.point(0);
const one = interval.point(1);

const slopeOf = (partials: readonly Interval[]): number =>
  Math.sqrt(partials.reduce((sum, partial) => sum + interval.magnitude(partial) ** 2, 0));

/** The smaller of the composed bound and what the partials say. */
const bound = (value: Interval, partials: readonly Interval[], slope: number): Bound => ({
  value,
  partials,
  slope: Math.min(slope, slopeOf(partials)),
});

const scalePartials = (partials: readonly Interval[], factor: Interval): Interval[] =>
  partials.map((partial) => interval.mul(partial, factor));
const joinPartials = (a: readonly Interval[], b: readonly Interval[], join: (x: Interval, y: Interval) => Interval): Interval[] =>
  a.map((partial, index) => join(partial, b[index]!));

/** Chain rule for a function of one argument with derivative in `derivative`. */
const chain = (value: Interval, a: Bound, derivative: Interval): Bound =>
  bound(value, scalePartials(a.partials, derivative), a.slope * interval.magnitude(derivative));

const choose = (value: Interval, a: Bound, b: Bound): Bound =>
  bound(value, joinPartials(a.partials, b.partials, interval.hull), Math.max(a.slope, b.slope));

function multiply(a: Bound, b: Bound): Bound {
  const partials = joinPartials(scalePartials(a.partials, b.value), scalePartials(b.partials, a.value), interval.add);
  return bound(interval.mul(a.value, b.value), partials, a.slope * interval.magnitude(b.value) + b.slope * interval.magnitude(a.value));
}

function absolute(a: Bound): Bound {
  const sign = a.value.low >= 0 ? one : a.value.high <= 0 ? interval.point(-1) : { low: -1, high: 1 };
  return chain(interval.abs(a.value), a, sign);
}

/** Largest singular value of a matrix from its rows, by the eigenvalues of their Gram matrix, rounded up. */
function spectralNorm(rows: readonly (readonly number[])[]): number {
  const size = rows[0]!.length;
  let power = new Float64Array(size * size);
  for (const row of rows) for (let at = 0; at < power.length; at++) power[at]! += row[Math.floor(at / size)]! * row[at % size]!;
  // The infinity norm of G^16, by repeated squaring, to the power 1/16 bounds the largest eigenvalue from above within 7 %.
  let logScale = 0;
  for (let squaring = 0; squaring < 4; squaring++) {
    let largest = 0;
    for (const x of power) largest = Math.max(largest, Math.abs(x));
    if (largest === 0) return 0;
    logScale = 2 * (logScale + Math.log(largest));
    const squared = new Float64Array(size * size);
    for (let at = 0; at < power.length; at++) {
      const [row, column] = [Math.floor(at / size), at % size];
      for (let k = 0; k < size; k++) squared[at]! += (power[row * size + k]! / largest) * (power[k * size + column]! / largest);
    }
    power = squared;
  }
  let norm = 0;
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let column = 0; column < size; column++) sum += Math.abs(power[row * size + column]!);
    norm = Math.max(norm, sum);
  }
  return Math.sqrt(Math.exp((Math.log(norm) + logScale) / 16));
}

/** The terms f of a sum of squares f * f, or null when the value is something else. */
function squaresOf(value: Value): Value[] | null {
  const operation = value.definition;
  if (operation?.name === 'mul' && operation.args[0] === operation.args[1]) return [operation.args[0]!];
  if (operation?.name !== 'add') return null;
  const sides = operation.args.map(squaresOf);
  return sides.some((side) => side === null) ? null : sides.flatMap((side) => side!);
}

function lengthSlope(terms: readonly Bound[]): number {
  const finite = terms.every(({ partials }) => partials.every((partial) => Number.isFinite(interval.magnitude(partial))));
  if (!finite) return Infinity;
  const middle = terms.map(({ partials }) => partials.map(({ low, high }) => (low + high) / 2));
  const radius = terms.flatMap(({ partials }) => partials.map(({ low, high }) => (high - low) / 2));
  const ofIntervals = spectralNorm(middle) + Math.sqrt(radius.reduce((sum, r) => sum + r * r, 0));
  return Math.min(ofIntervals, Math.sqrt(terms.reduce((sum, { slope }) => sum + slope * slope, 0)));
}

export class BoundAnalysis {
  readonly #known = new Map<Value, Bound>();
  readonly #inputCount: number;
  readonly #lemmas: Lemmas;
  readonly #unused: ReadonlySet<Lemma>;

  /**
   * inputs: the values that vary, each over its interval; derivatives are taken by them in this order.
   * unused: lemmas that are not relied on, as it is they that are being looked into
   */
  constructor(inputs: readonly (readonly [Value, Interval])[], lemmas: Lemmas, unused: ReadonlySet<Lemma> = new Set()) {
    this.#inputCount = inputs.length;
    this.#lemmas = lemmas;
    this.#unused = unused;
    inputs.forEach(([value, range], index) => {
      const partials = inputs.map((_, other) => (other === index ? one : zero));
      this.#known.set(value, { value: range, partials, slope: 1 });
    });
  }

  /** throws when the expression reads a variable, memory, a call's result or an input that was not given */
  of(value: Value): Bound {
    if (value.constant !== null) return { value: interval.point(value.constant), partials: Array(this.#inputCount).fill(zero), slope: 0 };
    const known = this.#known.get(value);
    if (known) return known;
    const lemmas = (this.#lemmas.get(value) ?? []).filter((lemma) => !this.#unused.has(lemma));
    const opaque = lemmas.find((lemma) => lemma.type === 'opaque');
    const computed = opaque ? this.#opaque(opaque) : this.#defined(value);
    const slope = lemmas.reduce((least, lemma) => Math.min(least, this.#limit(value, lemma)), computed.slope);
    const found = { ...computed, slope };
    this.#known.set(value, found);
    return found;
  }

  #defined(value: Value): Bound {
    if (value.definition) return this.#operation(value.definition);
    throw new Error(`kernel value %${value.id} has no bound: it is a variable, a call's result, or an input that was not given`);
  }

  /** The largest slope that a lemma allows. */
  #limit(value: Value, lemma: Lemma): number {
    if (lemma.type === 'not-steeper') return Math.max(...lemma.of.map((other) => this.of(other).slope));
    if (lemma.type === 'lipschitz') return lemma.steepness * lengthSlope(lemma.of.map((arg) => this.of(arg)));
    return lemma.type === 'through' ? this.#through(value, lemma) : Infinity;
  }

  #opaque({ of, range, steepness, partials }: Opaque): Bound {
    const args = of.map((arg) => this.of(arg));
    const ranges = args.map((arg) => arg.value);
    const derivatives = partials?.(ranges) ?? args.map(() => ({ low: -steepness, high: steepness }));
    const terms = args.map((arg, index) => chain(arg.value, arg, derivatives[index]!));
    const summed = terms.map((term) => term.partials).reduce((a, b) => joinPartials(a, b, interval.add));
    const bySum = terms.reduce((sum, term) => sum + term.slope, 0);
    return bound(range(ranges), summed, Math.min(bySum, steepness * lengthSlope(args)));
  }

  #through(value: Value, lemma: Through): number {
    const moved = lemma.point.map((axis) => [axis, this.of(axis).value] as const);
    const { slope } = new BoundAnalysis(moved, this.#lemmas, new Set([...this.#unused, lemma])).of(value);
    return slope * lemma.stretch(lemma.of.map((arg) => this.of(arg).value));
  }

  #operation(operation: Operation): Bound {
    const { name, args } = operation;
    if (name === 'sqrt') return this.#sqrt(args[0]!);
    if (name === 'select') return this.#select(args);
    const bounds = args.map((arg) => this.of(arg));
    const [a, b] = bounds as [Bound, Bound];
    switch (name) {
      case 'add':
        return bound(interval.add(a.value, b.value), joinPartials(a.partials, b.partials, interval.add), a.slope + b.slope);
      case 'sub':
        return bound(interval.sub(a.value, b.value), joinPartials(a.partials, b.partials, interval.sub), a.slope + b.slope);
      case 'mul':
        return args[0] === args[1] ? chain(interval.square(a.value), a, interval.mul(a.value, interval.point(2))) : multiply(a, b);
      case 'div':
        return multiply(a, chain(interval.div(one, b.value), b, interval.neg(interval.div(one, interval.square(b.value)))));
      case 'min':
        return a.value.high < b.value.low ? a : b.value.high < a.value.low ? b : choose(interval.min(a.value, b.value), a, b);
      case 'max':
        return a.value.low > b.value.high ? a : b.value.low > a.value.high ? b : choose(interval.max(a.value, b.value), a, b);
      case 'abs':
        return absolute(a);
      case 'neg':
        return chain(interval.neg(a.value), a, interval.point(-1));
      case 'floor':
        // The jumps of floor are not seen by its derivative: whoever uses it must make the whole continuous, as a repetition does.
        return chain(interval.floor(a.value), a, zero);
      default:
        throw new Error(`the kernel operation ${name} has no rule for bounds`);
    }
  }

  #sqrt(arg: Value): Bound {
    const inner = this.of(arg);
    const value = interval.sqrt(inner.value);
    const derivative =
      inner.value.low > 0 ? { low: 0.5 / Math.sqrt(inner.value.high), high: 0.5 / Math.sqrt(inner.value.low) } : interval.everything;
    const terms = squaresOf(arg)?.map((term) => this.of(term));
    if (!terms) return chain(value, inner, derivative);
    const slope = lengthSlope(terms);
    const within = { low: -slope, high: slope };
    const partials = scalePartials(inner.partials, derivative).map((partial) => ({
      low: Math.max(partial.low, within.low),
      high: Math.min(partial.high, within.high),
    }));
    return bound(value, partials, slope);
  }

  /** A mask that the intervals decide picks its side; otherwise both sides count. */
  #select([mask, whenTrue, whenFalse]: readonly Value[]): Bound {
    const decided = this.#decide(mask!);
    if (decided !== null) return this.of(decided ? whenTrue! : whenFalse!);
    const [a, b] = [this.of(whenTrue!), this.of(whenFalse!)];
    return choose(interval.hull(a.value, b.value), a, b);
  }

  #decide(mask: Value): boolean | null {
    if (mask.constant !== null) return mask.constant !== 0;
    const operation = mask.definition;
    if (operation && ['and', 'or', 'xor', 'not'].includes(operation.name)) return this.#decideLogic(operation);
    if (!operation || !['lt', 'le', 'gt', 'ge'].includes(operation.name)) return null;
    const [a, b] = operation.args.map((arg) => this.of(arg).value) as [Interval, Interval];
    const [small, large] = operation.name.startsWith('l') ? [a, b] : [b, a];
    if (small.high < large.low) return true;
    return small.low > large.high ? false : null;
  }

  #decideLogic({ name, args }: Operation): boolean | null {
    const [a, b] = args.map((arg) => this.#decide(arg));
    if (name === 'not') return a === null ? null : !a;
    if (name === 'xor') return a === null || b === null ? null : a !== b;
    const deciding = name === 'or';
    if (a === deciding || b === deciding) return deciding;
    return a === null || b === null ? null : !deciding;
  }
}

/** The value at a point, computed as the reference back end would; null where memory, a variable or a call is read. */
function evaluateAt({ value, parameters }: RecordedField, at: readonly number[]): number | null {
  const known = new Map<Value, number | null>(parameters.map((parameter, axis) => [parameter, Math.fround(at[axis]!)]));
  const evaluate = (wanted: Value): number | null => {
    if (wanted.constant !== null) return wanted.constant;
    const found = known.get(wanted);
    if (found !== undefined) return found;
    const fold = wanted.definition && ruleOf(wanted.definition.name).fold;
    const args = fold ? wanted.definition!.args.map(evaluate) : [null];
    const result = args.some((arg) => arg === null) ? null : roundTo(wanted.kind, fold!(...(args as number[])));
    known.set(wanted, result);
    return result;
  };
  return evaluate(value);
}

/** The value at a point, or an interval that holds it. */
function valueAt(field: RecordedField, at: readonly number[]): Interval {
  const exact = evaluateAt(field, at);
  if (exact !== null) return interval.point(exact);
  const { value, parameters, lemmas } = field;
  return new BoundAnalysis(
    parameters.map((parameter, axis) => [parameter, interval.point(at[axis]!)] as const),
    lemmas,
  ).of(value).value;
}

export type Box = readonly [x: Interval, y: Interval, z: Interval];

/** A scalar function of space as it was recorded: `lemmas` come from the builder that recorded it. */
export interface RecordedField {
  readonly value: Value;
  readonly parameters: readonly [x: Value, y: Value, z: Value];
  readonly lemmas: Lemmas;
}

const halves = ({ low, high }: Interval): [Interval, Interval] => [
  { low, high: (low + high) / 2 },
  { low: (low + high) / 2, high },
];
const octants = ([x, y, z]: Box): Box[] => halves(x).flatMap((a) => halves(y).flatMap((b) => halves(z).map((c): Box => [a, b, c])));
const isEmpty = (box: Box): boolean => box.some(({ low, high }) => low > high);

/**
 * Values, partial derivatives and slope of the field over a box. The values are those of interval arithmetic, narrowed to what the
 * slope allows around the middle of the box.
 */
export function boundOver(field: RecordedField, box: Box): Bound {
  const found = new BoundAnalysis(
    field.parameters.map((parameter, axis) => [parameter, box[axis]!] as const),
    field.lemmas,
  ).of(field.value);
  if (!Number.isFinite(found.slope)) return found;
  return { ...found, value: interval.intersect(found.value, reachOver(field, box, found.slope)) };
}

/** Values over a box by the slope alone: that in the middle, and what can be risen or fallen on the way to a corner. */
function reachOver(field: RecordedField, box: Box, slope: number): Interval {
  const middle = box.map(({ low, high }) => Math.fround((low + high) / 2));
  const radius = Math.sqrt(box.reduce((sum, { low, high }, axis) => sum + Math.max(high - middle[axis]!, middle[axis]! - low) ** 2, 0));
  // Rounding errors of the float32 evaluation, which the slope knows nothing of.
  const rounding = 1e-6 * Math.max(...box.map(interval.magnitude));
  const reach = slope * radius + rounding;
  return interval.add(valueAt(field, middle), { low: -reach, high: reach });
}

/**
 * The box, within `domain`, that holds every point where the field is 0 or less; null when there is none.
 * Halves the domain `depth` times along each axis, so each face is at most 2^-depth of the domain too far out.
 */
export function solidBox(field: RecordedField, domain: Box, depth = 5): Box | null {
  let found: Box = domain.map(() => ({ low: Infinity, high: -Infinity })) as unknown as Box;
  const steepest = boundOver(field, domain).slope;
  const isCheap = Number.isFinite(steepest) && evaluateAt(field, [0, 0, 0]) !== null;
  // The cheap test first: most boxes are far from the solid.
  const isEmptyIn = (box: Box): boolean => (isCheap && reachOver(field, box, steepest).low > 0) || boundOver(field, box).value.low > 0;
  const isInside = (box: Box): boolean => box.every(({ low, high }, axis) => low >= found[axis]!.low && high <= found[axis]!.high);
  const visit = (box: Box, level: number): void => {
    if (isInside(box) || isEmptyIn(box)) return;
    if (level === 0) found = box.map((side, axis) => interval.hull(side, found[axis]!)) as unknown as Box;
    else for (const part of octants(box)) visit(part, level - 1);
  };
  visit(domain, depth);
  return isEmpty(found) ? null : found;
}

/**
 * A bound of the field's slope over the box, refined by halving it `depth` times: divide a field by it to make it a safe distance.
 * Only boxes that may hold the steepest place are halved.
 */
export function lipschitzOver(field: RecordedField, box: Box, depth = 3): number {
  const slopeIn = (part: Box, most: number): number => {
    const inputs = field.parameters.map((parameter, axis) => [parameter, part[axis]!] as const);
    return Math.min(most, new BoundAnalysis(inputs, field.lemmas).of(field.value).slope);
  };
  const open = [{ box, level: depth, slope: slopeIn(box, Infinity) }];
  for (;;) {
    const steepest = open.reduce((best, one, index) => (one.slope > open[best]!.slope ? index : best), 0);
    const { box: whole, level, slope } = open[steepest]!;
    if (level === 0 || slope <= 1.0001) return slope;
    const parts = octants(whole).map((part) => ({ box: part, level: level - 1, slope: slopeIn(part, slope) }));
    open.splice(steepest, 1, ...parts);
  }
}
