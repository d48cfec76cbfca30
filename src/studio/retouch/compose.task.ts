/** Paints the layers of a collage onto rows of its backdrop; runs in a studio worker thread. */

import type { RasterImage } from '../../engine.ts';
import type { Backdrop } from '../render/index.ts';
import { createPlane, type Plane, sampleBilinear } from '../segment/index.ts';
import { sharedFloats } from '../shared-bytes.ts';
import type { LaidFigure } from './figure-layer.task.ts';
import { grade } from './grade.ts';
import { linearOfByte, toSrgb255 } from './light.ts';
import { paintLayer, type Surroundings, softBackdrop } from './paint-layer.ts';
import { baseOf, type Relight, relightFor } from './relight.ts';
import { shadowScale } from './shadow.ts';
import { paintStraw, type Straw } from './straw.ts';

export interface ComposeInput {
  readonly backdrop: Backdrop;
  /** Of `glowOf`. */
  readonly glow: readonly Plane[];
  /** Back to front. */
  readonly figures: readonly LaidFigure[];
  readonly straws: readonly Straw[];
  readonly seed: number;
  /** In shared memory, the backdrop's size; these rows of it are painted. */
  readonly frame: RasterImage;
  readonly top: number;
  readonly bottom: number;
}

/** The soft backdrop in shared memory. */
export async function glowOf(image: RasterImage): Promise<Plane[]> {
  const planes = await softBackdrop(image);
  return planes.map(({ width, height, data }) => {
    const floats = sharedFloats(data.length);
    floats.set(data);
    return { width, height, data: floats };
  });
}

export function composeBand({ backdrop, glow, figures, straws, seed, frame, top, bottom }: ComposeInput): void {
  const rows = { top, bottom };
  const rowBytes = 3 * frame.width;
  frame.data.set(backdrop.image.data.subarray(top * rowBytes, bottom * rowBytes), top * rowBytes);
  const around: Surroundings = { relight: relightFor(backdrop.light), glow };
  darken(frame, lossOf(figures, frame, rows), rows);
  // Who sits behind the table is painted first, then the table's shadows, which so fall on the table alone.
  const seated = figures.filter(({ placement }) => placement.hiddenFromY !== null);
  const standing = figures.filter(({ placement }) => placement.hiddenFromY === null);
  for (const { layer, placement, rim, exposure } of [...seated, ...standing]) {
    const { hiddenFromY } = placement;
    const gain = around.relight.gain.map((value) => value * exposure) as unknown as Relight['gain'];
    paintLayer(
      frame,
      { layer, rim, hiddenFromY, base: baseOf(placement), isStanding: true, rows },
      { ...around, relight: { ...around.relight, gain } },
    );
  }
  for (const straw of straws) {
    const vessel = figures.find(({ placement }) => placement.index === straw.vessel)!.layer;
    paintStraw(frame, straw, { vessel, relight: around.relight, light: backdrop.light, rows });
  }
  grade(frame, { seed, vignette: 0.34, grain: 1.6, rows });
}

interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** Of all figures together, as far as these rows see of it. */
function lossOf(figures: readonly LaidFigure[], { width, height }: RasterImage, { top, bottom }: Rows): Plane {
  const loss = createPlane(Math.ceil(width / shadowScale), Math.ceil(height / shadowScale));
  const [first, end] = [
    Math.max(0, Math.floor(top / shadowScale) - 1) * loss.width,
    Math.min(loss.height, Math.ceil(bottom / shadowScale) + 1) * loss.width,
  ];
  for (const { loss: own } of figures)
    if (own) for (let i = first; i < end; i++) loss.data[i] = 1 - (1 - loss.data[i]!) * (1 - own.data[i]!);
  return loss;
}

function darken({ width, data }: RasterImage, loss: Plane, { top, bottom }: Rows): void {
  for (let y = top; y < bottom; y++) {
    const place = (y + 0.5) / shadowScale - 0.5;
    const first = Math.max(0, Math.floor(place)) * loss.width;
    const isDarker = loss.data.subarray(first, first + 2 * loss.width).some((value) => value !== 0);
    if (isDarker) darkenRow(data.subarray(3 * y * width, 3 * (y + 1) * width), loss, place);
  }
}

function darkenRow(pixels: Uint8Array, loss: Plane, place: number): void {
  for (let x = 0, i = 0; i < pixels.length; x++, i += 3) {
    const kept = 1 - sampleBilinear(loss, (x + 0.5) / shadowScale - 0.5, place);
    if (kept < 0.998) for (let c = 0; c < 3; c++) pixels[i + c] = Math.round(toSrgb255(linearOfByte[pixels[i + c]!]! * kept));
  }
}
