/** Walks the full-size picture in tiles and mattes only those that hold an edge, so that time and memory follow the outline, not the area. */
import type { PixelSize } from '../../engine.ts';
import { growBox, type PixelBox } from './area.ts';
import type { Mask } from './components.ts';
import { edgeReach, matteEdge } from './edge-matte.ts';
import type { Guide } from './guided-filter.ts';
import { createPlane, type Plane, sampleBilinear } from './plane.ts';

export interface EdgeInput {
  /** sRGB, [height, width, 3]. */
  rgb: Uint8Array;
  /** The picture's own transparency, if it had one. */
  alphaLimit: Uint8Array | null;
  size: PixelSize;
  /** The part of the picture that `mask` covers, scaled. */
  area: PixelBox;
  mask: Mask;
}

/** Small enough that all planes of a tile stay in the cache, and that few tiles hold an edge. */
const tileSide = 128;

/** What is written: alpha [height, width], 0 at first, and subject colour [height, width, 3], the picture at first; both 8 bits. */
export interface EdgeOutput {
  readonly alpha: Uint8Array;
  readonly colour: Uint8Array;
}

/** Alpha and subject colour of the whole picture. */
export function refineEdges(input: EdgeInput): EdgeOutput {
  const { rgb, size, area } = input;
  const output = { alpha: new Uint8Array(size.width * size.height), colour: Uint8Array.from(rgb) };
  refineRows(input, output, { fromY: area.top, toY: area.top + area.height });
  return output;
}

/** Rows of tiles from the top of the area down: where to cut it so that the answer is the same as of the whole. */
export function tileRows({ top, height }: PixelBox, count: number): { fromY: number; toY: number }[] {
  const rows = Math.ceil(height / tileSide);
  const each = Math.ceil(rows / Math.max(1, count)) * tileSide;
  const bottom = top + height;
  return Array.from({ length: Math.ceil((rows * tileSide) / each) }, (_, i) => ({
    fromY: top + i * each,
    toY: Math.min(bottom, top + (i + 1) * each),
  }));
}

/** The tiles of these rows, which begin and end as `tileRows` says. */
export function refineRows(
  { rgb, alphaLimit, size, area, mask }: EdgeInput,
  { alpha, colour }: EdgeOutput,
  { fromY, toY }: { fromY: number; toY: number },
): void {
  const rough: Plane = { width: mask.width, height: mask.height, data: Float32Array.from(mask.data) };
  const scale = area.width / mask.width;
  const radius = Math.max(3, Math.round(Math.max(area.width, area.height) / 320), Math.ceil(1.5 * scale));
  for (let top = fromY; top < toY; top += tileSide)
    for (let left = area.left; left < area.left + area.width; left += tileSide) {
      const inner = {
        left,
        top,
        width: Math.min(tileSide, area.left + area.width - left),
        height: Math.min(tileSide, area.top + area.height - top),
      };
      const level = uniformLevel(mask, area, growBox(inner, 2 * radius, size));
      if (level === null) matteTile({ rgb, size, area, rough, radius, inner, alpha, colour });
      else if (level === 1)
        for (let y = top; y < top + inner.height; y++) alpha.fill(255, y * size.width + left, y * size.width + left + inner.width);
    }
  if (alphaLimit) for (let i = fromY * size.width; i < toY * size.width; i++) alpha[i] = Math.min(alpha[i]!, alphaLimit[i]!);
}

/** 0 or 1 when the mask is that all over the box, null when it holds an edge. */
function uniformLevel({ width, height, data }: Mask, area: PixelBox, box: PixelBox): 0 | 1 | null {
  const column = (x: number): number => Math.min(width - 1, Math.max(0, Math.floor(((x - area.left) * width) / area.width)));
  const row = (y: number): number => Math.min(height - 1, Math.max(0, Math.floor(((y - area.top) * height) / area.height)));
  const [x0, x1, y0, y1] = [column(box.left), column(box.left + box.width), row(box.top), row(box.top + box.height)];
  const level = data[y0 * width + x0]!;
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) if (data[y * width + x] !== level) return null;
  return level as 0 | 1;
}

interface Tile {
  rgb: Uint8Array;
  size: PixelSize;
  area: PixelBox;
  rough: Plane;
  radius: number;
  inner: PixelBox;
  alpha: Uint8Array;
  colour: Uint8Array;
}

function matteTile({ rgb, size, area, rough, radius, inner, alpha, colour }: Tile): void {
  const outer = growBox(inner, edgeReach(radius), size);
  const planes = [0, 1, 2].map(() => createPlane(outer.width, outer.height)) as unknown as Guide;
  const mask = createPlane(outer.width, outer.height);
  for (let y = 0, i = 0; y < outer.height; y++)
    for (let x = 0; x < outer.width; x++, i++) {
      const source = 3 * ((outer.top + y) * size.width + outer.left + x);
      for (let c = 0; c < 3; c++) planes[c]!.data[i] = rgb[source + c]! / 255;
      mask.data[i] = sampleBilinear(
        rough,
        ((outer.left + x + 0.5 - area.left) * rough.width) / area.width - 0.5,
        ((outer.top + y + 0.5 - area.top) * rough.height) / area.height - 0.5,
      );
    }
  const edge = matteEdge(planes, mask, radius);
  for (let y = 0; y < inner.height; y++)
    for (let x = 0; x < inner.width; x++) {
      const i = (inner.top - outer.top + y) * outer.width + inner.left - outer.left + x;
      const target = (inner.top + y) * size.width + inner.left + x;
      const value = Math.round(255 * edge.alpha.data[i]!);
      alpha[target] = value;
      if (value < 255) for (let c = 0; c < 3; c++) colour[3 * target + c] = Math.round(255 * edge.colour[c]!.data[i]!);
    }
}
