/**
 * The curve that the network sees light through: perceptually uniform, [0, 65504] -> [0, 1], and back; as graph operators.
 *
 * source   RenderKit/oidn devices/cpu/color.ispc, a fit of PU2: Aydin et al., "Extending Quality Metrics to Full Luminance
 *          Range Images" (2008)
 */
import * as g from '../../../graph/index.ts';

/** x = a y below y0; b y^c + d up to y1; e log(y + f) + g above. x0, x1 are the curve at y0, y1. */
export const perceptualCurve = {
  a: 1.41283765e3,
  b: 1.64593172,
  c: 4.31384981e-1,
  d: -2.94139609e-3,
  e: 1.92653254e-1,
  f: 6.26026094e-3,
  g: 9.98620152e-1,
  y0: 1.5794576e-6,
  y1: 3.22087631e-2,
  x0: 2.23151711e-3,
  x1: 3.70974749e-1,
} as const;

/** The largest half: where the curve gives 1. */
const brightest = 65504;
/** Light beyond this is cut: further on, the way back could overflow. */
const limit = 1e10;
const { e: slope, f: shift, g: lift } = perceptualCurve;
const curveAtBrightest = slope * Math.log(brightest + shift) + lift;

const scalar = (name: string, value: number): g.Value => g.constant(name, [value], []);

/** y of any sign -> the curve at max(y, 0), divided by the curve at 65504. */
export function toPerceptual(light: g.Value): g.Value {
  const { a, b, c, d, e, f, y0, y1 } = perceptualCurve;
  const n = curveAtBrightest;
  const y = g.minimum(g.maximum(light, scalar('zero', 0)), scalar('limit', limit));
  const dark = g.mul(y, scalar('a', a / n));
  const middle = g.add(g.mul(g.pow(y, scalar('c', c)), scalar('b', b / n)), scalar('d', d / n));
  const bright = g.add(g.mul(g.log(g.add(y, scalar('f', f))), scalar('e', e / n)), scalar('g', lift / n));
  return g.where(g.less(scalar('y0', y0), y), g.where(g.less(scalar('y1', y1), y), bright, middle), dark);
}

/** The inverse of `toPerceptual`; below 0 it is 0, and above the curve's value at the limit it stays there. */
export function fromPerceptual(perceptual: g.Value): g.Value {
  const { a, b, c, d, e, f, x0, x1 } = perceptualCurve;
  const n = curveAtBrightest;
  const most = (e * Math.log(limit + f) + lift) / n;
  const x = g.minimum(g.maximum(perceptual, scalar('zero', 0)), scalar('most', most));
  const dark = g.mul(x, scalar('n/a', n / a));
  // Below x0, where this branch is not taken, the base of the power would be negative.
  const base = g.maximum(g.add(g.mul(x, scalar('n/b', n / b)), scalar('-d/b', -d / b)), scalar('zero', 0));
  const middle = g.pow(base, scalar('1/c', 1 / c));
  const bright = g.sub(g.exp(g.add(g.mul(x, scalar('n/e', n / e)), scalar('-g/e', -lift / e))), scalar('f', f));
  return g.where(g.less(scalar('x0/n', x0 / n), x), g.where(g.less(scalar('x1/n', x1 / n), x), bright, middle), dark);
}
