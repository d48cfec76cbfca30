/** One band of rows of a background blur; runs in a studio worker thread. */
import type { PixelBox } from '../segment/index.ts';
import { blurDisc, type LightField } from './lens-blur.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from './light.ts';

export interface BlurBandInput {
  width: number;
  height: number;
  /** The photograph and the clean subject colours, sRGB, [height, width, 3]; shared memory. */
  rgb: Uint8Array;
  colour: Uint8Array;
  /** [height, width]; shared memory. */
  alpha: Uint8Array;
  box: PixelBox;
  /** Disc radius of the far background, pixels. */
  radius: number;
  fromY: number;
  toY: number;
}

/** sRGB, [toY - fromY, width, 3]. Fully opaque subject pixels are copied byte by byte. */
export function blurBand(input: BlurBandInput): Uint8Array {
  const { width, height, rgb, alpha, colour, radius, fromY, toY } = input;
  const band = { fromY, toY };
  const reach = Math.ceil(radius) + 2;
  const field = backgroundField(input, Math.max(0, fromY - reach), Math.min(height, toY + reach));
  const levels = [0.35, 0.65, 1].map((share) => blurDisc(field, Math.max(0.6, share * radius), band));
  const out = new Uint8Array(3 * (toY - fromY) * width);
  for (let y = fromY, o = 0; y < toY; y++) {
    const level = depthLevel(input, y);
    for (let x = 0; x < width; x++, o++) {
      const i = y * width + x;
      const a = alpha[i]! / 255;
      for (let c = 0; c < 3; c++) {
        if (a === 1) out[3 * o + c] = rgb[3 * i + c]!;
        else {
          const behind = toSrgb255(compress(mixLevels(levels, level, o, c)));
          out[3 * o + c] = Math.round(behind + (colour[3 * i + c]! - behind) * a);
        }
      }
    }
  }
  return out;
}

/** Bright pixels are far brighter in the scene than 8 bits can say: lifted before the blur, pressed back after it. */
const lift = (v: number): number => v * (1 + 1.6 * smoothStep(0.7, 1, v));
const compress = (v: number): number => (v < 0.7 ? v : 0.7 + 0.3 * Math.tanh((v - 0.7) / 0.3 / 1.25) * 1.05);

/** Subject pixels, and the stained ones next to them, count for nothing, so that the subject does not bleed into the blur. */
function backgroundField({ width, height, rgb, alpha }: BlurBandInput, from: number, to: number): LightField {
  const count = width * height;
  const field = {
    width,
    height,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    weight: new Float32Array(count),
  };
  const isClear = (x: number, y: number): boolean => {
    for (let dy = -2; dy <= 2; dy += 2)
      for (let dx = -2; dx <= 2; dx += 2) if (alpha[clamp(y + dy, 0, height - 1) * width + clamp(x + dx, 0, width - 1)]! > 6) return false;
    return true;
  };
  for (let y = from; y < to; y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (alpha[i]! > 6) continue;
      field.red[i] = lift(linearOfByte[rgb[3 * i]!]!);
      field.green[i] = lift(linearOfByte[rgb[3 * i + 1]!]!);
      field.blue[i] = lift(linearOfByte[rgb[3 * i + 2]!]!);
      // Stained neighbours keep a trace of weight: a gap that has nothing else is filled by them.
      field.weight[i] = isClear(x, y) ? 1 : 0.002;
    }
  return field;
}

/** [0, 2] into the three levels: the ground at the subject's feet is nearly in focus, and blur grows away from there. */
function depthLevel({ height, box }: BlurBandInput, y: number): number {
  const contact = box.top + box.height;
  const away = y < contact ? (contact - y) / (0.5 * height) : (y - contact) / (0.35 * height);
  return 2 * clamp(0.12 + 0.95 * away, 0, 1);
}

function mixLevels(levels: readonly LightField[], level: number, o: number, c: number): number {
  const lower = Math.min(1, Math.floor(level));
  const [near, far] = [channel(levels[lower]!, c)[o]!, channel(levels[lower + 1]!, c)[o]!];
  // A small disc deep in the subject's shade may hold no background at all.
  if (levels[lower]!.weight[o]! < 1e-5) return levels[lower + 1]!.weight[o]! < 1e-5 ? channel(levels[2]!, c)[o]! : far;
  return near + (far - near) * (level - lower);
}

const channel = ({ red, green, blue }: LightField, c: number): Float32Array => (c === 0 ? red : c === 1 ? green : blue);
