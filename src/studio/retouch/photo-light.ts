/** Estimates how a photograph is lit about a place in it: level, colour, and the side that the light comes from. Rules of thumb. */
import type { RasterImage } from '../../engine.ts';
import type { BackdropLight } from '../render/index.ts';
import type { Environment } from '../render/path/index.ts';
import type { PixelBox } from '../segment/index.ts';
import { clamp, linearOfByte, luminance } from './light.ts';
import type { Mask } from './operator.ts';

type Colour = readonly [red: number, green: number, blue: number];

export interface PhotoLight {
  /** Unit, towards the key light; x right, y up, z to the viewer. */
  readonly direction: Colour;
  /** Irradiance of the key light on what faces it, such that a white thing is as light as the lightest parts about it. */
  readonly key: Colour;
  /** Angular radius of the key light. */
  readonly softness: number;
  /** Factor on the surroundings below. */
  readonly ambient: number;
  /** Mean linear colours of the picture's upper and lower part. */
  readonly sky: Colour;
  readonly ground: Colour;
  /** Standard deviation of the grain, steps of 8 bits. */
  readonly grain: number;
  /** Radius of blur in pixels that makes a thing as soft as the photograph is about there. */
  readonly softPixels: number;
}

const lightAt = ({ data, channels }: RasterImage, i: number): number =>
  luminance(linearOfByte[data[channels * i]!]!, linearOfByte[data[channels * i + 1]!]!, linearOfByte[data[channels * i + 2]!]!);

function meanColour({ width, height, channels, data }: RasterImage, fromY: number, toY: number): Colour {
  const sum = [0, 0, 0];
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / 20_000)));
  let count = 0;
  for (let y = Math.round(fromY * height); y < Math.round(toY * height); y += step)
    for (let x = 0; x < width; x += step, count++)
      for (let c = 0; c < 3; c++) sum[c]! += linearOfByte[data[channels * (y * width + x) + c]!]!;
  return sum.map((v) => v / Math.max(1, count)) as unknown as Colour;
}

interface Sample {
  readonly level: number;
  readonly at: number;
  /** In the box, -1 to 1, right and down. */
  readonly x: number;
  readonly y: number;
}

function samplesIn(image: RasterImage, mask: Mask | null, box: PixelBox): Sample[] {
  const samples: Sample[] = [];
  const step = Math.max(1, Math.round(Math.sqrt((box.width * box.height) / 6000)));
  for (let y = box.top; y < box.top + box.height; y += step)
    for (let x = box.left; x < box.left + box.width; x += step) {
      const at = y * image.width + x;
      if (mask && mask[at]! < 200) continue;
      samples.push({ level: lightAt(image, at), at, x: (2 * (x - box.left)) / box.width - 1, y: (2 * (y - box.top)) / box.height - 1 });
    }
  return samples;
}

/** How lightness leans across the thing: a lit flank is lighter. */
function leanOf(samples: readonly Sample[], axis: 'x' | 'y'): number {
  let [low, high, lows, highs] = [0, 0, 0, 0];
  for (const sample of samples) {
    if (sample[axis] < -0.15) [low, lows] = [low + sample.level, lows + 1];
    if (sample[axis] > 0.15) [high, highs] = [high + sample.level, highs + 1];
  }
  if (lows === 0 || highs === 0) return 0;
  const [a, b] = [low / lows, high / highs];
  return (b - a) / Math.max(1e-4, b + a);
}

/** Differences of neighbours: their lower quartile is noise, their upper end says how sharp edges are. */
function texture(image: RasterImage, box: PixelBox): { grain: number; softPixels: number } {
  const { width, channels, data } = image;
  const differences: number[] = [];
  const step = Math.max(1, Math.round(Math.sqrt((box.width * box.height) / 12_000)));
  for (let y = box.top + 1; y < box.top + box.height - 1; y += step)
    for (let x = box.left + 1; x < box.left + box.width - 1; x += step) {
      const at = channels * (y * width + x) + 1;
      differences.push(Math.abs(2 * data[at]! - data[at - channels]! - data[at + channels]!));
    }
  if (differences.length < 50) return { grain: 0, softPixels: 0 };
  differences.sort((a, b) => a - b);
  const quantile = (q: number): number => differences[Math.floor(q * (differences.length - 1))]!;
  // Of white noise the mean absolute second difference is 1.95 deviations; its quartile 0.78.
  return { grain: clamp(quantile(0.25) / 0.78, 0, 6), softPixels: quantile(0.995) > 34 ? 0 : quantile(0.995) > 16 ? 0.6 : 1.2 };
}

/** What has a strong colour of its own does not tell that of the light. */
const mostColoured = 6;

function isPale({ data, channels }: RasterImage, at: number): boolean {
  const [r, g, b] = [0, 1, 2].map((c) => linearOfByte[data[channels * at + c]!]! + 0.004) as [number, number, number];
  return Math.max(r, g, b) < mostColoured * Math.min(r, g, b);
}

/** Few things are lighter in any colour: what is lit this much would be white there. */
const brightAlbedo = 0.62;

/** Of the lit parts of what the light is read from, the largest of red, green and blue: a blue mug in full light has little luminance. */
function brightestOf({ data, channels }: RasterImage, samples: readonly Sample[]): number {
  if (samples.length < 100) return 0;
  const most = samples.map(({ at }) => Math.max(...[0, 1, 2].map((c) => linearOfByte[data[channels * at + c]!]!))).sort((a, b) => a - b);
  return most[Math.floor(0.9 * most.length)]!;
}

/** `mask`: of what is lit as the new thing shall be; null: all of the box. */
export function readPhotoLight(image: RasterImage, mask: Mask | null, box: PixelBox): PhotoLight {
  const samples = samplesIn(image, mask, box);
  const wide = samplesIn(image, null, { left: 0, top: 0, width: image.width, height: image.height });
  const sorted = [...(samples.length > 100 ? [...samples, ...wide] : wide)].sort((a, b) => a.level - b.level);
  const bright = sorted.slice(Math.floor(0.86 * sorted.length), Math.max(1, Math.floor(0.97 * sorted.length)));
  const shown = clamp(bright.reduce((sum, one) => sum + one.level, 0) / Math.max(1, bright.length), 0.12, 0.85);
  const level = Math.max(shown, Math.min(1, brightestOf(image, samples) / brightAlbedo));
  const pale = bright.filter(({ at }) => isPale(image, at));
  const tint = [0, 1, 2].map((c) => {
    const mean = pale.reduce((sum, { at, level }) => sum + linearOfByte[image.data[image.channels * at + c]!]! / level, 0) / pale.length;
    return pale.length < 8 ? 1 : 1 + 0.5 * (clamp(mean, 0.5, 1.6) - 1);
  });
  const [right, down] = [clamp(3 * leanOf(samples, 'x'), -1, 1), clamp(2 * leanOf(samples, 'y'), -1, 1)];
  const direction: Colour = [0.95 * right, 0.75 - 0.3 * down, 0.75];
  const length = Math.hypot(...direction);
  const [sky, ground] = [meanColour(image, 0, 0.4), meanColour(image, 0.6, 1)];
  const around = Math.max(0.02, 0.5 * (luminance(...sky) + luminance(...ground)));
  return {
    direction: direction.map((v) => v / length) as unknown as Colour,
    key: tint.map((v) => Math.PI * 0.64 * level * v) as unknown as Colour,
    softness: 0.22,
    ambient: clamp((0.3 * level) / around, 0.2, 3),
    sky,
    ground,
    ...texture(image, box),
  };
}

/** The same for what shadows are thrown by. */
export function asBackdropLight({ direction, key, ambient, sky }: PhotoLight): BackdropLight {
  const largest = Math.max(...key);
  return {
    direction,
    colour: key.map((v) => v / largest) as unknown as Colour,
    intensity: clamp(largest / Math.PI, 0.1, 1.2),
    ambient: sky.map((v) => ambient * v) as unknown as Colour,
  };
}

/** Bright haze about the key light, which smooth things mirror: its power of the cosine, and its radiance against the key's irradiance. */
const glow = { power: 12, share: 0.42 } as const;
/** Of the picture's colours: what is mirrored and fills shadows is mixed of more than is seen. */
const paleness = 0.35;

const paled = (colour: Colour): Colour => {
  const grey = luminance(...colour);
  return colour.map((v) => v + paleness * (grey - v)) as unknown as Colour;
};

/** The photograph's own colours from above to below, as far as they light and are mirrored, and the haze about the key light. */
export function surroundings(light: PhotoLight): Environment {
  const { ambient, key, direction } = light;
  const [sky, ground] = [paled(light.sky), paled(light.ground)];
  const [width, height] = [32, 16];
  const pixels = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const t = clamp(((y + 0.5) / height - 0.35) / 0.3, 0, 1);
    const polar = (Math.PI * (y + 0.5)) / height;
    for (let x = 0; x < width; x++) {
      const turn = (2 * Math.PI * (x + 0.5)) / width;
      const towards = [Math.sin(turn) * Math.sin(polar), Math.cos(polar), -Math.cos(turn) * Math.sin(polar)];
      const near =
        Math.max(
          0,
          towards.reduce((sum, v, axis) => sum + v * direction[axis]!, 0),
        ) ** glow.power;
      for (let c = 0; c < 3; c++)
        pixels[3 * (y * width + x) + c] = ambient * (sky[c]! + (ground[c]! - sky[c]!) * t) + glow.share * near * key[c]!;
    }
  }
  return { width, height, pixels, rotation: 0, gain: [1, 1, 1] };
}
