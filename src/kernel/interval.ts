/**
 * Interval arithmetic that holds for float32 evaluation: every result is widened by one part in 2^22, more than the rounding of the
 * float32 operation it stands for.
 *
 * source   Moore, Kearfott and Cloud, "Introduction to interval analysis" (2009), chapter 2
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const everything: Interval = { low: -Infinity, high: Infinity };
export const point = (x: number): Interval => ({ low: x, high: x });
export const hull = (a: Interval, b: Interval): Interval => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) });
/** Where both hold. */
export const intersect = (a: Interval, b: Interval): Interval => ({ low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) });
/** The largest absolute value. */
export const magnitude = ({ low, high }: Interval): number => Math.max(Math.abs(low), Math.abs(high));

const widening = 2 ** -22;
const tiny = 1e-37;

function widen(low: number, high: number): Interval {
  if (Number.isNaN(low) || Number.isNaN(high)) return everything;
  return { low: low - Math.abs(low) * widening - tiny, high: high + Math.abs(high) * widening + tiny };
}

// 0 times infinity is 0 here: the bound of a factor that is exactly zero.
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

export const add = (a: Interval, b: Interval): Interval => widen(a.low + b.low, a.high + b.high);
export const sub = (a: Interval, b: Interval): Interval => widen(a.low - b.high, a.high - b.low);
export const neg = (a: Interval): Interval => ({ low: -a.high, high: -a.low });
export const min = (a: Interval, b: Interval): Interval => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) });
export const max = (a: Interval, b: Interval): Interval => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) });

export function mul(a: Interval, b: Interval): Interval {
  const products = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
  return widen(Math.min(...products), Math.max(...products));
}

export const contains = ({ low, high }: Interval, x: number): boolean => low <= x && x <= high;

export function div(a: Interval, b: Interval): Interval {
  return contains(b, 0) ? everything : mul(a, widen(1 / b.high, 1 / b.low));
}

export function abs({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high };
  return high <= 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) };
}

export const square = (a: Interval): Interval => {
  const { low, high } = abs(a);
  return widen(low * low, high * high);
};

/** Of the part at and above 0. */
export const sqrt = ({ low, high }: Interval): Interval => widen(Math.sqrt(Math.max(low, 0)), Math.sqrt(Math.max(high, 0)));
export const floor = ({ low, high }: Interval): Interval => ({ low: Math.floor(low), high: Math.floor(high) });
