/**
 * White balance as one matrix on linear sRGB: Bradford adaptation from the white of the light to D65. Knows nothing of pictures.
 *
 * source   Planckian locus: Kim et al., US patent 7024034 (cubic splines, 1667 to 25000 K); daylight locus: CIE 15;
 *          Bradford: Lam 1985, matrix as in Lindbloom, "Chromatic Adaptation"
 */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];
type Triple = readonly [number, number, number];

export const luminanceWeights: Triple = [0.2126, 0.7152, 0.0722];

const xyzOfRgb: Matrix3 = [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041];
const bradford: Matrix3 = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

export function multiply3(a: Matrix3, b: Matrix3): Matrix3 {
  return Array.from({ length: 9 }, (_, i) => {
    const row = i - (i % 3);
    return a[row]! * b[i % 3]! + a[row + 1]! * b[3 + (i % 3)]! + a[row + 2]! * b[6 + (i % 3)]!;
  }) as unknown as Matrix3;
}

export const apply3 = (m: Matrix3, [x, y, z]: Triple): Triple => [
  m[0] * x + m[1] * y + m[2] * z,
  m[3] * x + m[4] * y + m[5] * z,
  m[6] * x + m[7] * y + m[8] * z,
];

export function invert3(m: Matrix3): Matrix3 {
  const minor = (r0: number, c0: number, r1: number, c1: number): number =>
    m[r0 * 3 + c0]! * m[r1 * 3 + c1]! - m[r0 * 3 + c1]! * m[r1 * 3 + c0]!;
  const determinant = m[0] * minor(1, 1, 2, 2) - m[1] * minor(1, 0, 2, 2) + m[2] * minor(1, 0, 2, 1);
  const cofactors = [
    minor(1, 1, 2, 2), -minor(0, 1, 2, 2), minor(0, 1, 1, 2),
    -minor(1, 0, 2, 2), minor(0, 0, 2, 2), -minor(0, 0, 1, 2),
    minor(1, 0, 2, 1), -minor(0, 0, 2, 1), minor(0, 0, 1, 1),
  ]; // biome-ignore format: a matrix
  return cofactors.map((cofactor) => cofactor / determinant) as unknown as Matrix3;
}

function planckian(kelvin: number): [x: number, y: number] {
  const [i, i2, i3] = [1 / kelvin, kelvin ** -2, kelvin ** -3];
  const x =
    kelvin <= 4000
      ? -0.2661239e9 * i3 - 0.2343589e6 * i2 + 0.8776956e3 * i + 0.17991
      : -3.0258469e9 * i3 + 2.1070379e6 * i2 + 0.2226347e3 * i + 0.24039;
  if (kelvin <= 2222) return [x, -1.1063814 * x ** 3 - 1.3481102 * x ** 2 + 2.18555832 * x - 0.20219683];
  if (kelvin <= 4000) return [x, -0.9549476 * x ** 3 - 1.37418593 * x ** 2 + 2.09137015 * x - 0.16748867];
  return [x, 3.081758 * x ** 3 - 5.8733867 * x ** 2 + 3.75112997 * x - 0.37001483];
}

function daylight(kelvin: number): [x: number, y: number] {
  const [i, i2, i3] = [1 / kelvin, kelvin ** -2, kelvin ** -3];
  const x =
    kelvin <= 7000 ? -4.607e9 * i3 + 2.9678e6 * i2 + 0.09911e3 * i + 0.244063 : -2.0064e9 * i3 + 1.9018e6 * i2 + 0.24748e3 * i + 0.23704;
  return [x, -3 * x * x + 2.87 * x - 0.275];
}

/** Lamps below 4000 K, daylight above 5000 K, and between them a blend, so that a slider does not jump. */
function locus(kelvin: number): [x: number, y: number] {
  const t = Math.max(0, Math.min(1, (kelvin - 4000) / 1000));
  const [[px, py], [dx, dy]] = [planckian(kelvin), daylight(Math.max(4000, kelvin))];
  return [px + (dx - px) * t, py + (dy - py) * t];
}

const toUv = ([x, y]: readonly [number, number]): [u: number, v: number] => [
  (4 * x) / (-2 * x + 12 * y + 3),
  (6 * y) / (-2 * x + 12 * y + 3),
];

/** Distance from the locus at tint 1, in CIE 1960 uv: a strongly green fluorescent tube. */
const tintReach = 0.03;

/** XYZ with Y = 1 of the light of that temperature in kelvins, moved off the locus by `tint` (positive: greener). */
export function whiteOf(kelvin: number, tint: number): Triple {
  const [u, v] = toUv(locus(kelvin));
  const [u1, v1] = toUv(locus(kelvin * 1.01));
  const along = Math.sqrt((u1 - u) ** 2 + (v1 - v) ** 2);
  // Towards higher temperatures u falls and v falls; the normal that raises v is green.
  const [nu, nv] = [(v1 - v) / along, -(u1 - u) / along];
  const [gu, gv] = [u + nu * tint * tintReach, v + nv * tint * tintReach];
  const [x, y] = [(3 * gu) / (2 * gu - 8 * gv + 4), (2 * gv) / (2 * gu - 8 * gv + 4)];
  return [x / y, 1, (1 - x - y) / y];
}

/** Linear sRGB of that light, luminance 1; negative components where it lies outside the gamut. */
export const rgbOfWhite = (kelvin: number, tint: number): Triple => apply3(invert3(xyzOfRgb), whiteOf(kelvin, tint));

/** Takes linear sRGB as lit by the light to linear sRGB as lit by D65: the light itself becomes grey of its own luminance. */
export function whiteBalanceMatrix(kelvin: number, tint: number): Matrix3 {
  const from = apply3(bradford, whiteOf(kelvin, tint));
  const to = apply3(bradford, apply3(xyzOfRgb, [1, 1, 1]));
  const scale: Matrix3 = [to[0] / from[0], 0, 0, 0, to[1] / from[1], 0, 0, 0, to[2] / from[2]];
  const adapt = multiply3(invert3(bradford), multiply3(scale, bradford));
  return multiply3(invert3(xyzOfRgb), multiply3(adapt, xyzOfRgb));
}
