/** Walks the full-size picture in tiles and mattes only those that hold an edge, so that time and memory follow the outline, not the area. */
import type { PixelSize } from '../../engine.ts';
import { growBox, type PixelBox } from './area.ts';
import type { Mask } from './components.ts';
import { type CellMemory, cellReach, readCells } from './edge-cells.ts';
import { type EdgeOutput, matteTile } from './edge-matte.ts';
import type { Plane } from './plane.ts';

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

/** Of a tile, in cells: small enough that few tiles hold an edge, large against what is read round them. */
const tileCells = 48;

interface Grain {
  /** Pixels a side of a cell: windows are at least five cells wide. */
  readonly step: number;
  /** Half-width of the uncertain band, in cells. */
  readonly radius: number;
  readonly tileSide: number;
}

function grainOf({ width, height }: PixelBox, mask: PixelSize): Grain {
  const radius = Math.max(3, Math.round(Math.max(width, height) / 320), Math.ceil((1.5 * width) / mask.width));
  const step = radius < 4 ? 1 : Math.floor(radius / 4) + 1;
  return { step, radius: Math.round(radius / step), tileSide: tileCells * step };
}

export interface Rows {
  readonly fromY: number;
  readonly toY: number;
}

/** Rows of tiles from the top of the area down: where to cut it so that the answer is the same as of the whole. */
export function tileRows({ area, mask }: Pick<EdgeInput, 'area' | 'mask'>, count: number): Rows[] {
  const { tileSide } = grainOf(area, mask);
  const rows = Math.ceil(area.height / tileSide);
  const each = Math.ceil(rows / Math.max(1, count)) * tileSide;
  const bottom = area.top + area.height;
  return Array.from({ length: Math.ceil((rows * tileSide) / each) }, (_, i) => ({
    fromY: area.top + i * each,
    toY: Math.min(bottom, area.top + (i + 1) * each),
  }));
}

/** The tiles of these rows, which begin and end as `tileRows` says. */
export function refineRows(
  { rgb, alphaLimit, size, area, mask }: EdgeInput,
  output: EdgeOutput,
  { fromY, toY }: Rows,
  memory: CellMemory,
): void {
  const rough: Plane = { width: mask.width, height: mask.height, data: Float32Array.from(mask.data) };
  const { step, radius, tileSide } = grainOf(area, mask);
  const { alpha } = output;
  for (let top = fromY; top < toY; top += tileSide)
    for (let left = area.left; left < area.left + area.width; left += tileSide) {
      const inner = {
        left,
        top,
        width: Math.min(tileSide, area.left + area.width - left),
        height: Math.min(tileSide, area.top + area.height - top),
      };
      const level = uniformLevel(mask, area, growBox(inner, 2 * radius * step, size));
      if (level === 1)
        for (let y = top; y < top + inner.height; y++) alpha.fill(255, y * size.width + left, y * size.width + left + inner.width);
      if (level !== null) continue;
      const box = growBox(inner, cellReach(radius) * step, size);
      readCells({ rgb, size, area, rough }, { box, step, radius }, memory);
      matteTile({ box, step, radius, inner, rgb, size }, memory, output);
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
