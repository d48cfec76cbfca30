/** One band of rows of a background blur; runs in a studio worker thread. */
import { blurRows, type LightField } from './lens-blur.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from './light.ts';

export interface BlurBandInput {
  width: number;
  height: number;
  /** The photograph, sRGB, [height, width, channels]; shared memory. */
  data: Uint8Array;
  channels: 3 | 4;
  /** The clean subject colours, [height, width, 3]; shared memory. */
  colour: Uint8Array;
  /** [height, width]; shared memory. */
  alpha: Uint8Array;
  /** Disc radius of the far background, pixels. */
  radius: number;
  /** Rows, not whole: behind the subject blur grows from `sharpFrom` up to `fullTo`, before it from `nearFrom` down to `nearTo`. */
  sharpFrom: number;
  fullTo: number;
  nearFrom: number;
  nearTo: number;
  fromY: number;
  toY: number;
}

/** Share of the full radius in a row. Source: the circle of confusion of ground behind the focus grows linearly with its row. */
const levelAt = ({ sharpFrom, fullTo, nearFrom, nearTo }: BlurBandInput, y: number): number =>
  Math.max(
    clamp((sharpFrom - y) / Math.max(1, sharpFrom - fullTo), 0, 1),
    mostNear * clamp((y - nearFrom) / Math.max(1, nearTo - nearFrom), 0, 1),
  );
/** What is before the subject is never as far out of focus as what is behind it. */
const mostNear = 0.9;

/** Discs of more pixels than these are laid at half the size: nothing finer is left in them. */
const mostFineRadius = 7;

/** sRGB, [toY - fromY, width, 3]. Fully opaque subject pixels, and the rows at the subject's foot, are copied byte by byte. */
export function blurBand(input: BlurBandInput): Uint8Array {
  const { width, fromY, toY } = input;
  const out = new Uint8Array(3 * (toY - fromY) * width);
  const mostLevel = Math.max(levelAt(input, fromY), levelAt(input, toY - 1));
  if (mostLevel === 0) {
    for (let y = fromY; y < toY; y++) copyRow(input, y, out);
    return out;
  }
  const scale = mostLevel * input.radius > mostFineRadius ? 2 : 1;
  const blurred = blurScaled(input, scale);
  press(blurred);
  for (let y = fromY; y < toY; y++) {
    const level = levelAt(input, y);
    if (level === 0) copyRow(input, y, out);
    else paintRow(input, { y, sharp: 1 - smoothStep(0, 1.6, level * input.radius) }, { blurred, scale, out });
  }
  return out;
}

function copyRow({ width, data, channels, fromY }: BlurBandInput, y: number, out: Uint8Array): void {
  for (let x = 0, i = y * width, o = 3 * (y - fromY) * width; x < width; x++, i++, o += 3)
    for (let c = 0; c < 3; c++) out[o + c] = data[channels * i + c]!;
}

interface Blurred {
  /** sRGB, not rounded, and the weight; rows from (fromY / scale - 1) on, at 1 / scale of the size. */
  readonly blurred: LightField;
  readonly scale: number;
  readonly out: Uint8Array;
}

/** Linear light that was lifted to sRGB of 0 to 255, in place. */
function press({ light }: LightField): void {
  for (let i = 0; i < light.length; i += 4) {
    const brightest = Math.max(light[i]!, light[i + 1]!, light[i + 2]!);
    const gain = pressGain[Math.min(pressSteps, Math.round((brightest / brightestLifted) * pressSteps))]!;
    for (let c = 0; c < 3; c++) light[i + c] = toSrgb255(gain * light[i + c]!);
  }
}

/** Where nothing but the subject lies beneath a cell it counts for nothing beside others. */
const shareOf = (weight: number): number => (weight > 1e-5 ? 1 : 1e-6);

function paintRow(input: BlurBandInput, { y, sharp }: { y: number; sharp: number }, { blurred, scale, out }: Blurred): void {
  const { width, data, channels, colour, alpha, fromY } = input;
  const { width: across, height: down, light } = blurred;
  const v = clamp((y - fromY + 0.5) / scale + 0.5, 0, down - 1);
  const upper = Math.floor(v);
  const below = v - upper;
  const [upperRow, lowerRow] = [4 * upper * across, 4 * Math.min(down - 1, upper + 1) * across];
  for (let x = 0, i = y * width, o = 3 * (y - fromY) * width; x < width; x++, i++, o += 3) {
    const at = channels * i;
    if (alpha[i] === 255) {
      out[o] = data[at]!;
      out[o + 1] = data[at + 1]!;
      out[o + 2] = data[at + 2]!;
      continue;
    }
    const a = alpha[i]! / 255;
    const u = clamp((x + 0.5) / scale - 0.5, 0, across - 1);
    const left = Math.floor(u);
    const right = left + 1 < across ? left + 1 : left;
    const [p, q, r, s] = [upperRow + 4 * left, upperRow + 4 * right, lowerRow + 4 * left, lowerRow + 4 * right];
    const beside = u - left;
    const wp = (1 - beside) * (1 - below) * shareOf(light[p + 3]!);
    const wq = beside * (1 - below) * shareOf(light[q + 3]!);
    const wr = (1 - beside) * below * shareOf(light[r + 3]!);
    const ws = beside * below * shareOf(light[s + 3]!);
    const total = 1 / (wp + wq + wr + ws);
    // Beside the subject its own stain would show through what is sharp.
    const own = a > 0 ? 0 : sharp;
    for (let c = 0; c < 3; c++) {
      const soft = (wp * light[p + c]! + wq * light[q + c]! + wr * light[r + c]! + ws * light[s + c]!) * total;
      const behind = soft + (data[at + c]! - soft) * own;
      out[o + c] = behind + (colour[3 * i + c]! - behind) * a + 0.5;
    }
  }
}

/**
 * Bright pixels are far brighter in the scene than 8 bits can say: lifted before the blur and pressed back after it, by one gain for all
 * three channels (of the brightest one), so that hues and even areas stay what they were.
 */
const liftGain = (brightest: number): number => 1 + 1.8 * smoothStep(0.65, 1, brightest);
const liftOfByte = linearOfByte.map(liftGain);

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

/** The band's rows, one more of the small ones above and below, blurred at 1 / scale of the size. */
function blurScaled(input: BlurBandInput, scale: number): LightField {
  const { height, fromY, toY, radius } = input;
  const rows = Math.ceil(height / scale);
  const first = fromY / scale - 1;
  const last = Math.min(rows, Math.ceil(toY / scale) + 1);
  const radiusAt = (y: number): number => (radius * levelAt(input, (y + 0.5) * scale - 0.5)) / scale;
  const reach = Math.ceil(Math.max(radiusAt(first), radiusAt(last)) + 2);
  const top = first - reach;
  const field = backgroundField(input, scale, { top, bottom: Math.min(rows, last + reach) });
  return blurRows(field, (y) => radiusAt(y + top), { fromY: first - top, toY: last - top });
}

function mostRound({ width, height, alpha }: BlurBandInput, x: number, y: number): number {
  let most = 0;
  for (let dy = -2; dy <= 2; dy += 2)
    for (let dx = -2; dx <= 2; dx += 2) most = Math.max(most, alpha[clamp(y + dy, 0, height - 1) * width + clamp(x + dx, 0, width - 1)]!);
  return most;
}

/** Subject pixels, and the stained ones next to them, count for nothing, so that the subject does not bleed into the blur. */
function backgroundField(input: BlurBandInput, scale: number, { top, bottom }: { top: number; bottom: number }): LightField {
  const { width, height, data, channels, alpha } = input;
  const across = Math.ceil(width / scale);
  const light = new Float32Array(4 * across * (bottom - top));
  const down = 2 * width;
  for (let y = Math.max(0, top * scale); y < Math.min(height, bottom * scale); y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (alpha[i]! > 6) continue;
      const at = channels * i;
      const isInner = x >= 2 && y >= 2 && x + 2 < width && y + 2 < height;
      // The highest alpha of a lattice two pixels round.
      const most = isInner
        ? Math.max(
            Math.max(alpha[i - down - 2]!, alpha[i - down]!, alpha[i - down + 2]!, alpha[i - 2]!),
            Math.max(alpha[i + 2]!, alpha[i + down - 2]!, alpha[i + down]!, alpha[i + down + 2]!),
          )
        : mostRound(input, x, y);
      // Stained neighbours keep a trace of weight: a gap that has nothing else is filled by them.
      const weight = most <= 6 ? 1 : 0.002;
      const gain = weight * liftOfByte[Math.max(data[at]!, data[at + 1]!, data[at + 2]!)]!;
      const to = 4 * ((Math.floor(y / scale) - top) * across + Math.floor(x / scale));
      light[to] = light[to]! + gain * linearOfByte[data[at]!]!;
      light[to + 1] = light[to + 1]! + gain * linearOfByte[data[at + 1]!]!;
      light[to + 2] = light[to + 2]! + gain * linearOfByte[data[at + 2]!]!;
      light[to + 3] = light[to + 3]! + weight;
    }
  return { width: across, height: bottom - top, light };
}
