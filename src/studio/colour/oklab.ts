/**
 * Between 8-bit sRGB and OKLab, in which distances are about what the eye sees. L lies in [0, 1].
 * source   Ottosson, "A perceptual color space for image processing" (2020); IEC 61966-2-1 for sRGB
 */
const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

const toLinear = Float64Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

const codeSteps = 4096;
/** Display values times 255 of linear light, fine enough that no step shows: the argument's square root is the index. */
const toCode = Float64Array.from({ length: codeSteps + 1 }, (_, i) => {
  const v = (i / codeSteps) ** 2;
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});

/** Linear sRGB to OKLab. */
export function linearToLab(r: number, g: number, b: number, out: Float64Array): void {
  const l = Math.cbrt(Math.max(0, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b));
  const m = Math.cbrt(Math.max(0, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b));
  const s = Math.cbrt(Math.max(0, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b));
  out[0] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  out[1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  out[2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
}

export const bytesToLab = (r: number, g: number, b: number, out: Float64Array): void =>
  linearToLab(toLinear[r]!, toLinear[g]!, toLinear[b]!, out);

const codeOf = (linear: number): number => toCode[Math.round(Math.sqrt(clamp01(linear)) * codeSteps)]!;

/** Writes three bytes; what lies outside sRGB is cut. */
export function labToBytes(lightness: number, a: number, b: number, target: Uint8Array, at: number): void {
  const long = lightness + 0.3963377774 * a + 0.2158037573 * b;
  const middle = lightness - 0.1055613458 * a - 0.0638541728 * b;
  const short = lightness - 0.0894841775 * a - 1.291485548 * b;
  // Products: a power of 3 is ten times as slow.
  const l = long * long * long;
  const m = middle * middle * middle;
  const s = short * short * short;
  target[at] = codeOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) + 0.5;
  target[at + 1] = codeOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) + 0.5;
  target[at + 2] = codeOf(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s) + 0.5;
}
