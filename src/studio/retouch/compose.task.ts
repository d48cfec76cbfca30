/** Puts the layers of a collage onto its backdrop; runs in a studio worker thread. */

import type { RasterImage } from '../../engine.ts';
import { resizeImage, softenImage } from '../../imaging/index.ts';
import type { Backdrop } from '../render/index.ts';
import { boxMean, type Plane, sampleBilinear } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import { grade } from './grade.ts';
import { type CutOutBox, type Layer, toLayer } from './layer.ts';
import { clamp, linearOfByte, luminance, toSrgb255 } from './light.ts';
import { baseOf, type Relight, relightFor, shadeAt } from './relight.ts';
import { castShadows, shadowScale } from './shadow.ts';
import { paintStraw, type Straw } from './straw.ts';

export interface ComposeInput {
  backdrop: Backdrop;
  /** Back to front. */
  figures: readonly { box: CutOutBox; placement: Placement }[];
  straws: readonly Straw[];
  seed: number;
}

export async function compose({ backdrop, figures, straws, seed }: ComposeInput): Promise<RasterImage> {
  const { width, height } = backdrop.image;
  const frame: RasterImage = { width, height, channels: 3, data: Uint8Array.from(backdrop.image.data) };
  const placed = await Promise.all(figures.map(async ({ box, placement }) => ({ layer: await toLayer(box, placement), placement })));
  const relight = relightFor(backdrop.light);
  const glow = await softBackdrop(backdrop.image);
  // Who sits behind the table is painted first, then the table's shadows, which so fall on the table alone.
  const seated = placed.filter(({ placement }) => placement.hiddenFromY !== null);
  const standing = placed.filter(({ placement }) => placement.hiddenFromY === null);
  if (backdrop.surface !== 'none') darken(frame, castShadows(placed, backdrop.light, frame));
  for (const figure of [...seated, ...standing]) paint(frame, figure, { relight, glow });
  for (const straw of straws) {
    const vessel = placed.find(({ placement }) => placement.index === straw.vessel)!.layer;
    paintStraw(frame, straw, { vessel, relight, light: backdrop.light });
  }
  grade(frame, { seed, vignette: 0.34, grain: 1.6 });
  return frame;
}

/** The backdrop as it lights the edges of things before it: very soft, a sixteenth of the size. */
async function softBackdrop(image: RasterImage): Promise<Plane[]> {
  const { width, height, channels } = image;
  const size = { width: Math.max(2, width >> 4), height: Math.max(2, height >> 4) };
  const soft = (await softenImage(await resizeImage(image, size), 2.5)).data;
  return [0, 1, 2].map((c) => ({
    ...size,
    data: Float32Array.from({ length: size.width * size.height }, (_, i) => linearOfByte[soft[channels * i + c]!]!),
  }));
}

function darken({ width, height, data }: RasterImage, loss: Plane): void {
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 3) {
      const kept = 1 - sampleBilinear(loss, (x + 0.5) / shadowScale - 0.5, (y + 0.5) / shadowScale - 0.5);
      if (kept < 0.998) for (let c = 0; c < 3; c++) data[i + c] = Math.round(toSrgb255(linearOfByte[data[i + c]!]! * kept));
    }
}

interface Surroundings {
  relight: Relight;
  glow: readonly Plane[];
}

/** Shades in linear light, covers in sRGB: alpha was read off sRGB colours, and is right only there. */
function paint(frame: RasterImage, { layer, placement }: { layer: Layer; placement: Placement }, { relight, glow }: Surroundings): void {
  const wrap = rimOf(layer);
  const base = baseOf(placement);
  const bottom = Math.min(frame.height, layer.top + layer.height, Math.ceil(placement.hiddenFromY ?? Infinity));
  const pixel = [0, 0, 0];
  for (let y = Math.max(0, layer.top); y < bottom; y++) {
    const edge = placement.hiddenFromY === null ? 1 : clamp(placement.hiddenFromY - y, 0, 1);
    for (let x = Math.max(0, layer.left); x < Math.min(frame.width, layer.left + layer.width); x++) {
      const source = (y - layer.top) * layer.width + x - layer.left;
      const cover = (layer.data[4 * source + 3]! / 255) * edge;
      if (cover === 0) continue;
      const v = (y - layer.top) / layer.height / base;
      const shade = shadeAt(relight, (x - layer.left) / layer.width, Math.min(1, v), true);
      const rim = sampleBilinear(wrap, (x - layer.left) / rimScale - 0.5, (y - layer.top) / rimScale - 0.5);
      const around = glow.map((plane) => sampleBilinear(plane, x / 16 - 0.5, y / 16 - 0.5)) as [number, number, number];
      // A bright studio sweep shines on the edges of what stood before it: burnt in where the new place is darker.
      const burn = 1 - 0.6 * rim * clamp(1.4 * (layer.groundLight - luminance(...around)), 0, 1);
      for (let c = 0; c < 3; c++) {
        const lit = linearOfByte[layer.data[4 * source + c]!]! * shade * burn * relight.gain[c]!;
        pixel[c] = toSrgb255(softShoulder(lit) * (1 - 0.1 * rim) + around[c]! * 0.2 * rim);
      }
      const target = 3 * (y * frame.width + x);
      for (let c = 0; c < 3; c++)
        frame.data[target + c] = Math.round(frame.data[target + c]! + (pixel[c]! - frame.data[target + c]!) * cover);
    }
  }
}

/** Compresses the hard sun on a reference a little; half and below pass unchanged. */
const softShoulder = (v: number): number => (v <= 0.5 ? v : 0.5 + 0.38 * (1 - Math.exp(-(v - 0.5) / 0.38)));

const rimScale = 4;

/** 1 at the figure's outline, 0 a little inside: where light from behind wraps round. A quarter of the layer's size. */
function rimOf({ width, height, data }: Layer): Plane {
  const size = { width: Math.ceil(width / rimScale), height: Math.ceil(height / rimScale) };
  const plane: Plane = { ...size, data: new Float32Array(size.width * size.height) };
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i++)
      plane.data[i] = data[4 * (Math.min(height - 1, rimScale * y + 2) * width + Math.min(width - 1, rimScale * x + 2)) + 3]! / 255;
  const radius = Math.max(1, Math.round(0.009 * Math.max(size.width, size.height)));
  const soft = boxMean(boxMean(plane, radius), radius);
  return { ...size, data: soft.data.map((v) => clamp(2 * (1 - v), 0, 1) ** 2) };
}
