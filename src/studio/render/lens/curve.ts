/**
 * Filmic curves as kernel expressions: from balanced linear sRGB, 0 and more, to display values in [0, 1] (sRGB encoded).
 *
 * source   aces: Stephen Hill's fit in BakingLab (MIT), with the 1/0.6 that keeps middle grey; agx: Troy Sobotka's AgX, matrices and
 *          polynomial of Benjamin Wrensch, "Minimal AgX Implementation" (MIT, (c) 2024 Missing Deadlines), stretched to reach 0 and 1;
 *          hable: John Hable, "Filmic Tonemapping Operators" (2010), white at 11.2; neutral: Khronos PBR Neutral Tone Mapper (2024)
 */
import { type F32, type KernelMath, mathOf, type Operators, vectorOf } from '../../../kernel/index.ts';
import type { CurveName } from './look.ts';
import type { Matrix3 } from './white-balance.ts';

export type Rgb = readonly [F32, F32, F32];
type Curve = (o: Operators, m: KernelMath, rgb: Rgb) => Rgb;

const acesIn: Matrix3 = [0.59719, 0.35458, 0.04823, 0.076, 0.90834, 0.01566, 0.0284, 0.13383, 0.83777];
const acesOut: Matrix3 = [1.60475, -0.53108, -0.07367, -0.10208, 1.10813, -0.00605, -0.00327, -0.07276, 1.07602];
const agxIn: Matrix3 = [
  0.842479062253094, 0.0784335999999992, 0.0792237451477643, 0.0423282422610123, 0.878468636469772, 0.0791661274605434, 0.0423756549057051,
  0.0784336, 0.879142973793104,
];
const agxOut: Matrix3 = [
  1.19687900512017, -0.0980208811401368, -0.0990297440797205, -0.0528968517574562, 1.15190312990417, -0.0989611768448433,
  -0.0529716355144438, -0.0980434501171241, 1.15107367264116,
];
const agxLowEv = -12.47393;
const agxHighEv = 4.026069;
const agxSigmoid = [-0.00232, 0.1191, 0.4298, -6.868, 31.96, -40.14, 15.5];

/** The matrix times the colour. */
export const applyMatrix = (o: Operators, m: Matrix3, [r, g, b]: Rgb): Rgb =>
  [0, 3, 6].map((row) => o.sum(o.mul(r, m[row]!), o.mul(g, m[row + 1]!), o.mul(b, m[row + 2]!))) as unknown as Rgb;

export const mapRgb = (rgb: Rgb, change: (value: F32, channel: 0 | 1 | 2) => F32): Rgb => [
  change(rgb[0], 0),
  change(rgb[1], 1),
  change(rgb[2], 2),
];

/** The sRGB encoding of a linear value in [0, 1]. Error under 1e-6. source: IEC 61966-2-1 */
export const encodeSrgb = (o: Operators, m: KernelMath, x: F32): F32 =>
  o.select(o.le(x, 0.0031308), o.mul(x, 12.92), o.sub(o.mul(m.pow(x, 1 / 2.4), 1.055), 0.055));

const clampUnit = (o: Operators, x: F32): F32 => o.clamp(x, 0, 1);

const none: Curve = (o, m, rgb) => mapRgb(rgb, (x) => encodeSrgb(o, m, clampUnit(o, x)));

const aces: Curve = (o, m, rgb) => {
  const { add, sub, mul, div } = o;
  const fit = (x: F32): F32 => div(sub(mul(x, add(x, 0.0245786)), 0.000090537), add(mul(x, add(mul(x, 0.983729), 0.432951)), 0.238081));
  const brighter = mapRgb(rgb, (x) => mul(x, 1 / 0.6));
  return none(o, m, applyMatrix(o, acesOut, mapRgb(applyMatrix(o, acesIn, brighter), fit)));
};

const agx: Curve = (o, m, rgb) => {
  const [first, total] = [agxSigmoid[0]!, agxSigmoid.reduce((sum, c) => sum + c)];
  const stretched = agxSigmoid.map((c, i) => (i === 0 ? 0 : c / (total - first)));
  const sigmoid = (x: F32): F32 => {
    const t = o.mul(o.sub(o.clamp(m.log2(o.max(x, 1e-10)), agxLowEv, agxHighEv), agxLowEv), 1 / (agxHighEv - agxLowEv));
    return o.polynomial(stretched, t);
  };
  return mapRgb(applyMatrix(o, agxOut, mapRgb(applyMatrix(o, agxIn, rgb), sigmoid)), (x) => clampUnit(o, x));
};

const hable: Curve = (o, m, rgb) => {
  const [A, B, C, D, E, F] = [0.15, 0.5, 0.1, 0.2, 0.02, 0.3] as const;
  const atWhite = (11.2 * (A * 11.2 + C * B) + D * E) / (11.2 * (A * 11.2 + B) + D * F) - E / F;
  const partial = (x: F32): F32 => {
    const top = o.add(o.mul(x, o.add(o.mul(x, A), C * B)), D * E);
    return o.sub(o.div(top, o.add(o.mul(x, o.add(o.mul(x, A), B)), D * F)), E / F);
  };
  return none(
    o,
    m,
    mapRgb(rgb, (x) => o.mul(partial(o.mul(x, 2)), 1 / atWhite)),
  );
};

const neutral: Curve = (o, m, rgb) => {
  const { add, sub, mul, div, min, max } = o;
  const [start, desaturation] = [0.8 - 0.04, 0.15];
  const least = min(rgb[0], min(rgb[1], rgb[2]));
  const offset = o.select(o.lt(least, 0.08), sub(least, mul(mul(least, least), 6.25)), 0.04);
  const shifted = mapRgb(rgb, (x) => sub(x, offset));
  const peak = max(shifted[0], max(shifted[1], shifted[2]));
  const pressed = sub(1, div((1 - start) ** 2, add(peak, 1 - 2 * start)));
  const isBright = o.ge(peak, start);
  const top = o.select(isBright, pressed, peak);
  const towardsWhite = sub(1, div(1, add(mul(sub(peak, top), desaturation), 1)));
  const scale = div(top, max(peak, 1e-6));
  const { mix3 } = vectorOf(o);
  return none(o, m, mix3([mul(shifted[0], scale), mul(shifted[1], scale), mul(shifted[2], scale)], [top, top, top], towardsWhite));
};

const curves: Readonly<Record<CurveName, Curve>> = { none, aces, agx, hable, neutral };

export const applyCurve = (o: Operators, name: CurveName, rgb: Rgb): Rgb => curves[name](o, mathOf(o), rgb);
