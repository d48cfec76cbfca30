/**
 * Transcendental functions as float32 polynomials, the same bits on every machine and back end. Coefficients: least squares at 4,000
 * Chebyshev nodes (numpy, float64), rounded to float32. The stated errors are the largest found over the whole range by math.test.ts.
 */
import type { FloatLike } from './builder.ts';
import type { Operators } from './operators.ts';
import type { F32 } from './value.ts';

/** sin(2 pi u) / u in u^2, |u| <= 1/4 */
const sineTurn = [6.283185482, -41.341682434, 81.602478027, -76.581283569, 39.760723114];
/** 2^x, x in [0, 1) */
const exponential = [1, 0.693146944, 0.2402305007, 0.05548042804, 0.009684580378, 0.001238782192, 0.0002187750506];
/** log2(1 + t) / t, 1 + t in [sqrt(1/2), sqrt(2)) */
const logarithm = [
  1.442695022, -0.721347332, 0.4808982015, -0.3606966436, 0.2885688841, -0.2396190464, 0.2045752853, -0.191024974, 0.1863120943,
  -0.1102015972,
];
/** atan(z) / z in z^2, z in [0, 1] */
const arcTangent = [
  1, -0.3333306611, 0.1999248415, -0.1420257092, 0.1063675433, -0.07495445758, 0.0425876081, -0.0160050299, 0.002834064187,
];
/** acos(x) / sqrt(1 - x), x in [0, 1] */
const arcCosine = [1.570796251, -0.2145984918, 0.0889740959, -0.0501450263, 0.03080825321, -0.01696547121, 0.006580885034, -0.001237004879];

const exponentBias = 127;
const mantissaBits = 23;
const twoPi = 2 * Math.PI;

export function mathOf(o: Operators) {
  const { add, sub, mul, div, min, max, abs, neg, sqrt, floor, select, polynomial } = o;

  /** sin(2 pi turns). Absolute error <= 3e-7 for |turns| <= 1; the argument's own rounding dominates beyond. */
  function sinTurns(turns: FloatLike): F32 {
    const u = sub(turns, floor(add(turns, 0.5))); // [-1/2, 1/2)
    const a = abs(u);
    const folded = select(o.gt(a, 0.25), sub(0.5, a), a); // [0, 1/4]
    const s = mul(folded, polynomial(sineTurn, mul(folded, folded)));
    return select(o.lt(u, 0), neg(s), s);
  }
  const cosTurns = (turns: FloatLike): F32 => sinTurns(add(turns, 0.25));

  /** 2^x, relative error <= 2e-7 for x in [-126, 127]; clamped to that range outside. */
  function exp2(x: FloatLike): F32 {
    const clamped = o.clamp(x, -126, 127);
    const whole = floor(clamped);
    const scale = o.floatOfBits(o.shiftLeft(o.intAdd(o.truncate(whole), exponentBias), mantissaBits));
    return mul(polynomial(exponential, sub(clamped, whole)), scale);
  }

  /** log2 x for normal x > 0: absolute error <= 2e-7 + 1.2e-7 |log2 x|. Other x: no meaning. */
  function log2(x: FloatLike): F32 {
    const bits = o.bits(x);
    // Subtracting the bits of sqrt(1/2) moves the mantissa's range to [sqrt(1/2), sqrt(2)), where the polynomial lives.
    const shifted = o.intSub(bits, 0x3f3504f3);
    const exponent = o.shiftRight(shifted, mantissaBits);
    const mantissa = o.floatOfBits(o.intSub(bits, o.shiftLeft(exponent, mantissaBits)));
    const t = sub(mantissa, 1);
    return add(o.toFloat(exponent), mul(t, polynomial(logarithm, t)));
  }

  /** x^y for x >= 0; 0 for x below 1e-30. Relative error <= 2e-7 (1 + |y log2 x|). */
  const pow = (x: FloatLike, y: FloatLike): F32 => select(o.lt(x, 1e-30), 0, exp2(mul(y, log2(max(x, 1e-30)))));

  /** The angle of (x, y) in turns, (-1/2, 1/2]; 0 for the origin. Absolute error <= 1e-7. source: octant reduction, arcTangent above */
  function atan2Turns(y: FloatLike, x: FloatLike): F32 {
    const [ax, ay] = [abs(x), abs(y)];
    const z = div(min(ax, ay), max(max(ax, ay), 1e-37));
    const octant = mul(mul(z, polynomial(arcTangent, mul(z, z))), 1 / twoPi);
    const quarter = select(o.gt(ay, ax), sub(0.25, octant), octant);
    const half = select(o.lt(x, 0), sub(0.5, quarter), quarter);
    return select(o.lt(y, 0), neg(half), half);
  }

  /** acos x in turns, [0, 1/2], for x in [-1, 1] (clamped). Absolute error <= 1e-7. */
  function acosTurns(x: FloatLike): F32 {
    const a = min(abs(x), 1);
    const angle = mul(mul(sqrt(sub(1, a)), polynomial(arcCosine, a)), 1 / twoPi);
    return select(o.lt(x, 0), sub(0.5, angle), angle);
  }

  return {
    sinTurns,
    cosTurns,
    /** Radians; absolute error <= 1e-6 for |x| <= 100. */
    sin: (x: FloatLike): F32 => sinTurns(mul(x, 1 / twoPi)),
    cos: (x: FloatLike): F32 => cosTurns(mul(x, 1 / twoPi)),
    exp2,
    exp: (x: FloatLike): F32 => exp2(mul(x, Math.LOG2E)),
    log2,
    log: (x: FloatLike): F32 => mul(log2(x), Math.LN2),
    pow,
    atan2Turns,
    acosTurns,
    /** 3t^2 - 2t^3 of x between the edges. */
    smoothstep(low: FloatLike, high: FloatLike, x: FloatLike): F32 {
      const t = o.clamp(div(sub(x, low), sub(high, low)), 0, 1);
      return mul(mul(t, t), sub(3, mul(t, 2)));
    },
  };
}

export type KernelMath = ReturnType<typeof mathOf>;
