/**
 * The fine edge of a cut-out, pixel by pixel, from what its cells know of the surroundings: alpha from the guided filter's line and, where
 * subject and ground differ in colour, from the line between their local colours; and the subject's clean colour, without the ground's
 * share (colour decontamination).
 */
import type { PixelSize } from '../../engine.ts';
import type { PixelBox } from './area.ts';
import { type CellMemory, type CellTile, cellsOf, cellValues, stretched } from './edge-cells.ts';

/** What is written: alpha [height, width], 0 at first, and subject colour [height, width, 3], the picture at first; both 8 bits. */
export interface EdgeOutput {
  readonly alpha: Uint8Array;
  /** null when only the outline is asked for. */
  readonly colour: Uint8Array | null;
}

export interface MatteTile extends CellTile {
  /** The pixels to write, inside of `box`. */
  readonly inner: PixelBox;
  /** sRGB, [height, width, 3] of the picture. */
  readonly rgb: Uint8Array;
  readonly size: PixelSize;
}

const { count } = cellValues;

/** Mattes the inner part of the tile whose cells were read into `memory`. */
export function matteTile(tile: MatteTile, { values, kinds }: CellMemory, output: EdgeOutput): void {
  const { inner, box, step, rgb, size } = tile;
  const cells = cellsOf(tile);
  const blend = new Float64Array(count);
  for (let y = inner.top; y < inner.top + inner.height; y++) {
    const v = clamp((y + 0.5 - box.top) / step - 0.5, 0, cells.height - 1);
    const row = Math.floor(v);
    const upper = row * cells.width;
    const lower = Math.min(cells.height - 1, row + 1) * cells.width;
    for (let x = inner.left; x < inner.left + inner.width; x++) {
      const u = clamp((x + 0.5 - box.left) / step - 0.5, 0, cells.width - 1);
      const left = Math.floor(u);
      const right = left + 1 < cells.width ? left + 1 : left;
      const kind = kinds[upper + left]!;
      const pixel = y * size.width + x;
      if (kind < 2 && kinds[upper + right] === kind && kinds[lower + left] === kind && kinds[lower + right] === kind) {
        if (kind === 1) output.alpha[pixel] = 255;
        continue;
      }
      const [fx, fy] = [u - left, v - row];
      const a = count * (upper + left);
      const b = count * (upper + right);
      const c = count * (lower + left);
      const d = count * (lower + right);
      for (let k = 0; k < count; k++) {
        const over = values[a + k]! + (values[b + k]! - values[a + k]!) * fx;
        const under = values[c + k]! + (values[d + k]! - values[c + k]!) * fx;
        blend[k] = over + (under - over) * fy;
      }
      mattePixel(blend, pixel, rgb, output);
    }
  }
}

/** Trusts the colour line the more, the farther apart its ends lie, and the less, the more either side varies. */
function mattePixel(cell: Float64Array, pixel: number, rgb: Uint8Array, { alpha, colour }: EdgeOutput): void {
  const red = rgb[3 * pixel]! / 255;
  const green = rgb[3 * pixel + 1]! / 255;
  const blue = rgb[3 * pixel + 2]! / 255;
  const subjectShare = cell[cellValues.subjectShare]!;
  const groundShare = cell[cellValues.groundShare]!;
  const toSubject = 1 / Math.max(1e-6, subjectShare);
  const toGround = 1 / Math.max(1e-6, groundShare);
  const sr = cell[cellValues.subject]! * toSubject;
  const sg = cell[cellValues.subject + 1]! * toSubject;
  const sb = cell[cellValues.subject + 2]! * toSubject;
  const gr = cell[cellValues.ground]! * toGround;
  const gg = cell[cellValues.ground + 1]! * toGround;
  const gb = cell[cellValues.ground + 2]! * toGround;
  const near = cell[cellValues.near]!;
  const bent = cell[cellValues.slope]! * red + cell[cellValues.slope + 1]! * green + cell[cellValues.slope + 2]! * blue;
  let opacity = near > 0.9999 ? 1 : near < 0.0001 ? 0 : clamp(stretched(bent + cell[cellValues.offset]!), 0, 1);
  if (opacity > 0 && opacity < 1 && subjectShare >= 1e-3 && groundShare >= 1e-3) {
    const [dr, dg, db] = [sr - gr, sg - gg, sb - gb];
    const along = dr * (red - gr) + dg * (green - gg) + db * (blue - gb);
    const length = dr * dr + dg * dg + db * db;
    const subjectTexture = Math.max(0, cell[cellValues.subjectPower]! * toSubject - (sr * sr + sg * sg + sb * sb));
    const groundTexture = Math.max(0, cell[cellValues.groundPower]! * toGround - (gr * gr + gg * gg + gb * gb));
    const trust = 0.85 * clamp((length - 0.02) / 0.12, 0, 1) * (length / (length + 5 * (subjectTexture + groundTexture) + 1e-6));
    const read = clamp((along / Math.max(1e-6, length) - 0.04) / 0.92, 0, 1);
    opacity += (read - opacity) * trust;
  }
  const level = Math.round(255 * opacity);
  alpha[pixel] = level;
  if (!colour || level === 255 || opacity >= 0.995 || subjectShare < 1e-3) return;
  const isGroundKnown = groundShare >= 1e-3;
  colour[3 * pixel] = cleaned(red, sr, isGroundKnown ? gr : red, opacity);
  colour[3 * pixel + 1] = cleaned(green, sg, isGroundKnown ? gg : green, opacity);
  colour[3 * pixel + 2] = cleaned(blue, sb, isGroundKnown ? gb : blue, opacity);
}

/** C = a F + (1 - a) G solved for F, held near the local subject colour, which takes over where a is small. 8 bits. */
function cleaned(seen: number, typical: number, ground: number, opacity: number): number {
  const solved = (seen - (1 - opacity) * ground) / Math.max(0.15, opacity);
  const held = clamp(solved, typical - 0.12, typical + 0.12);
  return Math.round(255 * clamp(typical + (held - typical) * opacity, 0, 1));
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
