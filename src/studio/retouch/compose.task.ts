/** Puts the layers of a collage onto its backdrop; runs in a studio worker thread. */

import type { RasterImage } from '../../engine.ts';
import type { Backdrop } from '../render/index.ts';
import { type Plane, sampleBilinear } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import { grade } from './grade.ts';
import { type CutOutBox, toLayer } from './layer.ts';
import { linearOfByte, toSrgb255 } from './light.ts';
import { paintLayer, softBackdrop } from './paint-layer.ts';
import { baseOf, relightFor } from './relight.ts';
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
  for (const { layer, placement } of [...seated, ...standing]) {
    const { hiddenFromY } = placement;
    paintLayer(frame, { layer, hiddenFromY, base: baseOf(placement), isStanding: true }, { relight, glow });
  }
  for (const straw of straws) {
    const vessel = placed.find(({ placement }) => placement.index === straw.vessel)!.layer;
    paintStraw(frame, straw, { vessel, relight, light: backdrop.light });
  }
  grade(frame, { seed, vignette: 0.34, grain: 1.6 });
  return frame;
}

function darken({ width, height, data }: RasterImage, loss: Plane): void {
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 3) {
      const kept = 1 - sampleBilinear(loss, (x + 0.5) / shadowScale - 0.5, (y + 0.5) / shadowScale - 0.5);
      if (kept < 0.998) for (let c = 0; c < 3; c++) data[i + c] = Math.round(toSrgb255(linearOfByte[data[i + c]!]! * kept));
    }
}
