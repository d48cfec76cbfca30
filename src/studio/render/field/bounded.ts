/**
 * Functions whose arithmetic the analysis of bounds cannot follow (integer hashes, range reduction, polynomials), with what is known of
 * them stated: use these, not the kernel's own, inside a field. Materials may use either.
 *
 * The steepness of the noises is the largest over all choices of corner values and directions, found on a grid of the cell (bounded.test.ts).
 */
import type { F32, FloatLike, Interval, Vec3 } from '../../../kernel/index.ts';
import type { FieldTools } from './shape.ts';

export const steepnessOf = { valueNoise: 1.875, gradientNoise: 3.75, worley: 1 } as const;

const within = (low: number, high: number) => (): Interval => ({ low, high });
const contains = ({ low, high }: Interval, first: number, period: number): boolean =>
  Math.ceil((low - first) / period) * period + first <= high;

/** Values of sin over an interval of radians. */
function sineRange(x: Interval): Interval {
  const ends = [Math.sin(x.low), Math.sin(x.high)];
  const slack = 1e-5;
  return {
    low: contains(x, -Math.PI / 2, 2 * Math.PI) ? -1 - slack : Math.min(...ends) - slack,
    high: contains(x, Math.PI / 2, 2 * Math.PI) ? 1 + slack : Math.max(...ends) + slack,
  };
}

const shift = ({ low, high }: Interval, by: number): Interval => ({ low: low + by, high: high + by });

/** sin x, radians; |x| <= 100 */
export function sine({ k, o, m }: FieldTools, x: FloatLike): F32 {
  const angle = o.float(x);
  return k.opaque(m.sin(angle), {
    of: [angle],
    range: ([range]) => sineRange(range!),
    steepness: 1,
    partials: ([range]) => [sineRange(shift(range!, Math.PI / 2))],
  });
}

/** cos x, radians; |x| <= 100 */
export const cosine = (tools: FieldTools, x: FloatLike): F32 => sine(tools, tools.o.add(x, Math.PI / 2));

const smooth = (t: number): number => {
  const u = Math.min(1, Math.max(0, t));
  return u * u * (3 - 2 * u);
};

/** 3t^2 - 2t^3 of x between the edges, which may run either way. */
export function smoothstep({ k, o, m }: FieldTools, low: number, high: number, x: FloatLike): F32 {
  const value = o.float(x);
  const width = high - low;
  const steepest = 1.5 / width;
  return k.opaque(m.smoothstep(low, high, value), {
    of: [value],
    range: ([range]) => {
      const ends = [smooth((range!.low - low) / width), smooth((range!.high - low) / width)];
      return { low: Math.min(...ends) - 1e-6, high: Math.max(...ends) + 1e-6 };
    },
    steepness: Math.abs(steepest),
    partials: () => [{ low: Math.min(0, steepest), high: Math.max(0, steepest) }],
  });
}

/** The angle of (x, y) in turns, (-1/2, 1/2]. It jumps on the negative x axis, which is not seen by its slope. */
export function angleTurns({ k, m }: FieldTools, y: F32, x: F32): F32 {
  return k.opaque(m.atan2Turns(y, x), { of: [y, x], range: within(-0.5001, 0.5001), steepness: Infinity });
}

/** [0, 1), mean 1/2, one feature a unit. */
export function valueNoise({ k, n }: FieldTools, p: Vec3<F32>, seed = 0): F32 {
  return k.opaque(n.valueNoise(p, seed), { of: p, range: within(0, 1), steepness: steepnessOf.valueNoise });
}

/** (-1.04, 1.04), mean 0, one feature a unit. */
export function gradientNoise({ k, n }: FieldTools, p: Vec3<F32>, seed = 0): F32 {
  return k.opaque(n.gradientNoise(p, seed), { of: p, range: within(-1.04, 1.04), steepness: steepnessOf.gradientNoise });
}

/** Sum of `octaves` gradient noises, amplitude halving from 1/2, frequency times 2.03. Each octave adds 1.9 to its steepness. */
export function fbm(tools: FieldTools, p: Vec3<F32>, octaves: number, seed = 0): F32 {
  const { o, v } = tools;
  const terms = Array.from({ length: octaves }, (_, octave) =>
    o.mul(gradientNoise(tools, v.scale(p, 2.03 ** octave), seed + octave), 0.5 ** (octave + 1)),
  );
  return o.sum(...terms);
}

/** Distance to the nearest feature point, one a unit cell: [0, 1.8). */
export function worley({ k, n }: FieldTools, p: Vec3<F32>, seed = 0): F32 {
  return k.opaque(n.worley(p, seed).nearest, { of: p, range: within(0, 1.8), steepness: steepnessOf.worley });
}

/** `count` cheap value-noise octaves for materials, in [0, 1], mean 1/2. */
export function grainOf({ o, v, n }: FieldTools, p: Vec3<F32>, octaves = 3, seed = 0): F32 {
  const weights = Array.from({ length: octaves }, (_, octave) => 0.5 ** octave);
  const total = weights.reduce((sum, weight) => sum + weight);
  return o.sum(...weights.map((weight, octave) => o.mul(n.valueNoise(v.scale(p, 2.03 ** octave), seed + octave), weight / total)));
}
