/** SVG drawings as pixels and as distances to their silhouettes. Knows nothing of solids. */
import { Resvg } from '@resvg/resvg-js';
import { signedDistance } from './distance-transform.ts';
import { blur, type Plane, shrink } from './raster.ts';

/** The inside of an <svg> element, and the rectangle of it that the drawing covers (render/icon reads such from the Noto set). */
export interface Drawing {
  readonly body: string;
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export const fieldTexels = 384;
export const drawnTexels = 2 * fieldTexels;
/** Of the square image: what the drawing's longer side covers. */
export const coverage = 0.88;
/** RGBA, drawnTexels squared; the drawing in the middle. */
export function draw({ body, frame }: Drawing): Uint8Array {
  const side = Math.max(frame.width, frame.height) / coverage;
  const [x, y] = [frame.x + frame.width / 2 - side / 2, frame.y + frame.height / 2 - side / 2];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${x} ${y} ${side} ${side}">${body}</svg>`;
  return new Resvg(svg, { fitTo: { mode: 'width', value: drawnTexels }, font: { loadSystemFonts: false } }).render().pixels;
}

/** Signed distances in texels of the field's image, negative inside. */
export function bakeDistance(rgba: Uint8Array): Plane {
  const isInside = Uint8Array.from({ length: drawnTexels ** 2 }, (_, index) => Number(rgba[4 * index + 3]! > 127));
  const fine = { width: drawnTexels, height: drawnTexels, values: signedDistance(isInside, drawnTexels, drawnTexels) };
  const scale = fieldTexels / drawnTexels;
  // Blurred by a texel: the silhouette of whole pixels is a staircase.
  const coarse = blur(shrink(fine, drawnTexels / fieldTexels), 1);
  return { ...coarse, values: coarse.values.map((distance) => distance * scale) };
}
