/** sRGB to linear light and back, and the one luminance. Source: IEC 61966-2-1; ITU-R BT.709 weights. */

/** Linear light of each of the 256 sRGB values. */
export const linearOfByte: Float32Array = Float32Array.from({ length: 256 }, (_, v) => {
  const s = v / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
});

const steps = 4096;
const encoded = Float32Array.from({ length: steps + 2 }, (_, i) => {
  const v = Math.min(1, i / steps);
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});

/** Linear light to the sRGB scale of 0 to 255, not rounded; values outside [0, 1] are clamped. */
export function toSrgb255(linear: number): number {
  if (linear <= 0.0031308) return linear <= 0 ? 0 : 255 * 12.92 * linear;
  if (linear >= 1) return 255;
  const at = linear * steps;
  const i = Math.floor(at);
  return encoded[i]! + (encoded[i + 1]! - encoded[i]!) * (at - i);
}

export const luminance = (red: number, green: number, blue: number): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

export const clamp = (v: number, low: number, high: number): number => Math.min(high, Math.max(low, v));

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothStep(from: number, to: number, v: number): number {
  const t = clamp((v - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}
