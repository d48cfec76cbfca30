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
  const light = [0, 0, 0];
  for (let y = fromY, o = 0; y < toY; y++) {
    const level = depthLevel(input, y);
    for (let x = 0; x < width; x++, o++) {
      const i = y * width + x;
      const a = alpha[i]! / 255;
      if (a === 1) {
        for (let c = 0; c < 3; c++) out[3 * o + c] = rgb[3 * i + c]!;
        continue;
      }
      for (let c = 0; c < 3; c++) light[c] = mixLevels(levels, level, o, c);
      const brightest = Math.max(light[0]!, light[1]!, light[2]!);
      const gain = pressGain[Math.min(pressSteps, Math.round((brightest / brightestLifted) * pressSteps))]!;
      for (let c = 0; c < 3; c++) {
        const behind = toSrgb255(gain * light[c]!);
        out[3 * o + c] = Math.round(behind + (colour[3 * i + c]! - behind) * a);
      }
    }
  }
  return out;
}

/**
 * Bright pixels are far brighter in the scene than 8 bits can say: lifted before the blur and pressed back after it, by one gain for all
 * three channels (of the brightest one), so that hues and even areas stay what they were.
 */
const liftGain = (brightest: number): number => 1 + 1.8 * smoothStep(0.65, 1, brightest);

const pressSteps = 1024;
const brightestLifted = liftGain(1);
/** For lifted brightness i / pressSteps * brightestLifted, the gain that undoes the lift. */
const pressGain: Float32Array = Float32Array.from({ length: pressSteps + 1 }, (_, i) => {
  const lifted = (i / pressSteps) * brightestLifted;
  let [low, high] = [0, 1];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (middle * liftGain(middle) < lifted) low = middle;
    else high = middle;
  }
  return lifted === 0 ? 1 : low / lifted;
});

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
      const gain = liftGain(linearOfByte[Math.max(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!)]!);
      field.red[i] = gain * linearOfByte[rgb[3 * i]!]!;
      field.green[i] = gain * linearOfByte[rgb[3 * i + 1]!]!;
      field.blue[i] = gain * linearOfByte[rgb[3 * i + 2]!]!;
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
