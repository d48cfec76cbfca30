/** The silhouette of a drawing as a region of the plane: to extrude signs, letters and ornaments, or to cut them out. */
import type { Field2 } from '../primitives/index.ts';
import type { ShapeImage } from '../shape.ts';
import { bakeDistance, coverage, type Drawing, draw, fieldTexels } from './drawing.ts';
import { planeSampler } from './plane-map.ts';

export interface DrawnRegion {
  /** Centred about the origin; exact to half a texel (size / 338), and within the square of 1.13 sizes about it. */
  readonly region: Field2;
  /** Belongs into the images of every shape that uses the region. */
  readonly image: ShapeImage;
}

/** `name`: of the image, unique in its shape; `size`: metres of the drawing's longer side. */
export function drawnRegion({ name, drawing, size }: { name: string; drawing: Drawing; size: number }): DrawnRegion {
  const side = size / coverage;
  const pixels = bakeDistance(draw(drawing)).values.map((texels) => (texels * side) / fieldTexels);
  const image: ShapeImage = { name, width: fieldTexels, height: fieldTexels, channels: 1, columns: 'clamp', pixels };
  const sample = planeSampler({ image, centreU: 0, centreV: 0, width: side, height: side });
  return { region: (tools, u, v) => sample(tools, u, v)[0]!, image };
}
