/** A print on a thing in a photograph: it follows the surface, and takes its light and shade. */
import { createCanvas } from '@napi-rs/canvas';
import { drawLettering, fitLettering, type Typeface } from '../../render/type/index.ts';
import { clamp, linearOfByte, luminance, toSrgb255 } from '../light.ts';
import { contrastBetween, darkInk, type Ink, lightInk } from './ink.ts';
import { type Surface, surfaceOf } from './surface.ts';
import type { Sheet, TextTarget } from './text.task.ts';

export interface Print {
  readonly target: TextTarget;
  readonly ink: Ink | null;
  readonly typeface: Typeface;
}

/** Coverage of the letters over the whole body, [0, 1] by u and v. */
interface Plate {
  readonly width: number;
  readonly height: number;
  readonly alpha: Float32Array;
  readonly sizePixels: number;
}

/** Shares of the body that letters may fill. */
const wide = { round: 0.56, flat: 0.8 } as const;

function drawPlate({ width: across, height: tall }: Surface, isRound: boolean, typeface: Typeface): Plate {
  const scale = 2;
  const width = Math.max(8, Math.round(scale * across * (isRound ? Math.PI / 2 : 1)));
  const height = Math.max(8, Math.round(scale * tall));
  const lettering = fitLettering(typeface.content, typeface, {
    width: (isRound ? wide.round : wide.flat) * width,
    height: 0.46 * height,
    largest: 0.34 * height,
    mostLines: 4,
  });
  const context = createCanvas(width, height).getContext('2d');
  drawLettering(context, lettering, typeface, { left: (width - lettering.width) / 2, top: 0.53 * height - lettering.height / 2 });
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    alpha: Float32Array.from({ length: width * height }, (_, i) => data[4 * i + 3]! / 255),
    sizePixels: lettering.sizePixels / scale,
  };
}

function sample({ width, height, alpha }: Plate, u: number, v: number): number {
  const [x, y] = [u * width - 0.5, v * height - 0.5];
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return 0;
  const at = y0 * width + x0;
  const upper = alpha[at]! + (alpha[at + 1]! - alpha[at]!) * (x - x0);
  const lower = alpha[at + width]! + (alpha[at + width + 1]! - alpha[at + width]!) * (x - x0);
  return upper + (lower - upper) * (y - y0);
}

/** Median colour of the middle of the body: what the letters stand on. */
function groundOf({ image }: Sheet, { mask }: TextTarget, surface: Surface): { ink: Ink; light: number } {
  const { width, channels, data } = image;
  const found: number[][] = [];
  for (let y = surface.top; y < surface.bottom; y += 2)
    for (let x = Math.max(0, surface.left); x < Math.min(width, surface.right); x += 2) {
      const place = surface.at(x, y);
      if (!place || mask[y * width + x]! < 200 || Math.abs(place[0] - 0.5) > 0.3 || Math.abs(place[1] - 0.53) > 0.25) continue;
      const i = channels * (y * width + x);
      found.push([data[i]!, data[i + 1]!, data[i + 2]!]);
    }
  const median = (c: number): number => found.map((one) => one[c]!).sort((a, b) => a - b)[found.length >> 1] ?? 128;
  const ink: Ink = [median(0), median(1), median(2)];
  return { ink, light: Math.max(0.01, luminance(...(ink.map((value) => linearOfByte[value]!) as [number, number, number]))) };
}

export function printOn(sheet: Sheet, { target, ink: asked, typeface }: Print): string[] {
  const { image, touched } = sheet;
  const { width, height, channels, data } = image;
  const surface = surfaceOf(target, width);
  const ground = groundOf(sheet, target, surface);
  const ink = asked ?? (contrastBetween(ground.ink, lightInk) >= 3.4 ? lightInk : darkInk);
  const plate = drawPlate(surface, target.isRound, typeface);
  const linear = ink.map((value) => linearOfByte[Math.round(value)]!);
  for (let y = Math.max(0, surface.top); y < Math.min(height, surface.bottom); y++)
    for (let x = Math.max(0, surface.left); x < Math.min(width, surface.right); x++) {
      const i = y * width + x;
      if (target.mask[i] === 0) continue;
      const place = surface.at(x + 0.5, y + 0.5);
      const cover = place ? (sample(plate, place[0], place[1]) * target.mask[i]!) / 255 : 0;
      if (cover < 0.004) continue;
      const own = [0, 1, 2].map((c) => linearOfByte[data[channels * i + c]!]!);
      const light = luminance(own[0]!, own[1]!, own[2]!);
      const shade = clamp(light / ground.light, 0.2, 1.5);
      // What shines over the thing's own colour is the lamp's mirror image: ink does not hide it.
      const gloss = 0.55 * Math.max(0, light - 1.6 * ground.light);
      for (let c = 0; c < 3; c++) {
        const printed = linear[c]! * shade + gloss;
        data[channels * i + c] = Math.round(toSrgb255(own[c]! + (printed - own[c]!) * cover * 0.96));
      }
      touched[i] = 255;
    }
  const contrast = contrastBetween(ink, ground.ink);
  const warnings: string[] = [];
  if (contrast < 3) warnings.push(`The letters have a contrast of ${contrast.toFixed(1)}:1 with what they are printed on.`);
  if (plate.sizePixels < 9) warnings.push(`The letters are ${plate.sizePixels.toFixed(0)} pixels high there and may be hard to read.`);
  return warnings;
}
