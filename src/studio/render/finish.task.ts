/** Worker tasks after composing: the glow of bright parts at low resolution, then tone, grade, vignette, grain and dither to 8 bits, in bands. */
import type { PixelSize } from '../../engine.ts';
import { blurDisc, type LinearImage } from './bokeh.ts';
import { filmic, type Grade } from './grade.ts';
import { hash2 } from './noise.ts';

export interface GlowInput {
  readonly size: PixelSize;
  /** Linear RGB floats. */
  readonly source: SharedArrayBuffer;
}

export interface Glow {
  readonly width: number;
  readonly height: number;
  readonly data: SharedArrayBuffer;
}

const glowLongest = 256;

/** Mean of a small and a large blur of the picture, very bright spots held, at most 256 pixels a side. */
export function gatherGlowTask(input: GlowInput): Glow {
  const source = new Float32Array(input.source);
  const { size } = input;
  const step = Math.max(1, Math.ceil(Math.max(size.width, size.height) / glowLongest));
  const width = Math.ceil(size.width / step);
  const height = Math.ceil(size.height / step);
  const small: LinearImage = { width, height, data: new Float32Array(width * height * 3) };
  const hits = new Float32Array(width * height);
  const stride = step > 4 ? 2 : 1;
  for (let y = 0; y < size.height; y += stride) {
    for (let x = 0; x < size.width; x += stride) {
      const i = Math.floor(y / step) * width + Math.floor(x / step);
      hits[i] = hits[i]! + 1;
      for (let c = 0; c < 3; c++) small.data[i * 3 + c] = small.data[i * 3 + c]! + Math.min(6, source[(y * size.width + x) * 3 + c]!);
    }
  }
  for (let i = 0; i < small.data.length; i++) small.data[i] = small.data[i]! / hits[Math.floor(i / 3)]!;
  const near = blurDisc(blurDisc(small, 2.5), 2.5);
  const far = blurDisc(blurDisc(small, 11), 9);
  const data = new SharedArrayBuffer(near.data.byteLength);
  const out = new Float32Array(data);
  for (let i = 0; i < out.length; i++) out[i] = 0.5 * near.data[i]! + 0.5 * far.data[i]!;
  return { width, height, data };
}

export interface FinishInput {
  readonly size: PixelSize;
  readonly source: SharedArrayBuffer;
  readonly glow: Glow;
  readonly grade: Grade;
  /** Standard deviation of the grain in 8 bit steps; dither is always added. */
  readonly grain: number;
  readonly seed: number;
  /** 8 bit sRGB, three channels. */
  readonly target: SharedArrayBuffer;
  readonly top: number;
  readonly bottom: number;
}

const gammaSteps = 4096;

function gammaTable(): Float32Array {
  return Float32Array.from({ length: gammaSteps + 2 }, (_, i) => {
    const v = Math.min(1, i / gammaSteps);
    return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
  });
}

function sampleGlow(glow: Glow, data: Float32Array, u: number, v: number, out: Float32Array): void {
  const x = Math.max(0, Math.min(glow.width - 1.001, u * glow.width - 0.5));
  const y = Math.max(0, Math.min(glow.height - 1.001, v * glow.height - 0.5));
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const i = (yi * glow.width + xi) * 3;
  const below = yi + 1 < glow.height ? i + glow.width * 3 : i;
  const right = xi + 1 < glow.width ? 3 : 0;
  for (let c = 0; c < 3; c++) {
    const top = data[i + c]! + (data[i + right + c]! - data[i + c]!) * (x - xi);
    const low = data[below + c]! + (data[below + right + c]! - data[below + c]!) * (x - xi);
    out[c] = top + (low - top) * (y - yi);
  }
}

/** Exposes, tones and grades one pixel in place; `light` is the vignette. */
function develop(pixel: Float32Array, grade: Grade, light: number): void {
  for (let c = 0; c < 3; c++) pixel[c] = filmic((pixel[c]! * grade.exposure * light + grade.shadows[c]!) * grade.highlights[c]!);
  const grey = 0.2126 * pixel[0]! + 0.7152 * pixel[1]! + 0.0722 * pixel[2]!;
  for (let c = 0; c < 3; c++) pixel[c] = Math.max(0, Math.min(1, grey + (pixel[c]! - grey) * grade.saturation));
}

/** Writes rows top to bottom - 1 of the target. */
export function finishBandTask(input: FinishInput): void {
  const { size, grade } = input;
  const source = new Float32Array(input.source);
  const glow = new Float32Array(input.glow.data);
  const target = new Uint8Array(input.target);
  const gamma = gammaTable();
  const pixel = new Float32Array(3);
  const halo = new Float32Array(3);
  for (let y = input.top; y < input.bottom; y++) {
    const v = (y + 0.5) / size.height;
    for (let x = 0; x < size.width; x++) {
      const u = (x + 0.5) / size.width;
      const i = (y * size.width + x) * 3;
      sampleGlow(input.glow, glow, u, v, halo);
      for (let c = 0; c < 3; c++) pixel[c] = source[i + c]! * (1 - grade.bloom) + halo[c]! * grade.bloom;
      const corner = (u - 0.5) ** 2 + (v - 0.5) ** 2;
      develop(pixel, grade, 1 - grade.vignette * Math.min(1, corner * 2.2) ** 1.3);
      const grain = (hash2(x, y, input.seed) + hash2(x, y, input.seed + 1) - 1) * input.grain;
      for (let c = 0; c < 3; c++) {
        const step = pixel[c]! * gammaSteps;
        const low = Math.floor(step);
        const value = gamma[low]! + (gamma[low + 1]! - gamma[low]!) * (step - low);
        target[i + c] = Math.max(0, Math.min(255, Math.round(value + grain + hash2(x * 3 + c, y, input.seed + 2) - 0.5)));
      }
    }
  }
}
