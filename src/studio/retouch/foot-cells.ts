/** The lower part of a thing and the ground about it, in cells of some pixels. */
import type { PixelSize } from '../../engine.ts';
import { linearOfByte } from './light.ts';
import type { Mask } from './operator.ts';

export interface FootInput extends PixelSize {
  readonly channels: 3 | 4;
  /** sRGB. */
  readonly data: Uint8Array;
  /** Above 0: the thing and its rim. */
  readonly hole: Mask;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  /** Inclusive. */
  readonly right: number;
  readonly bottom: number;
}

const cellsAcross = 192;
/** A cell with a smaller share of known pixels is not read. */
const leastKnown = 0.4;

export interface Cells {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** Rows of cells that are looked at. */
  readonly from: number;
  readonly to: number;
  /** Linear light, [rows, columns, 3]. */
  readonly light: Float32Array;
  /** 1 = known well enough. */
  readonly isKnown: Uint8Array;
}

export function cellsOf({ width, height, channels, data, hole }: FootInput, { top, bottom }: Box): Cells {
  const cell = Math.max(2, Math.round(Math.max(width, height) / cellsAcross));
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const tall = bottom - top + 1;
  const from = Math.floor((top + 0.5 * tall) / cell);
  const to = Math.min(rows, Math.ceil((bottom + 0.4 * tall) / cell));
  const light = new Float32Array(3 * columns * rows);
  const isKnown = new Uint8Array(columns * rows);
  for (let v = from; v < to; v++)
    for (let u = 0; u < columns; u++) {
      const [endX, endY] = [Math.min(width, (u + 1) * cell), Math.min(height, (v + 1) * cell)];
      let [r, g, b, n, all] = [0, 0, 0, 0, 0];
      for (let y = v * cell; y < endY; y++)
        for (let x = u * cell, i = y * width + x; x < endX; x++, i++) {
          all++;
          if (hole[i] !== 0) continue;
          n++;
          r += linearOfByte[data[channels * i]!]!;
          g += linearOfByte[data[channels * i + 1]!]!;
          b += linearOfByte[data[channels * i + 2]!]!;
        }
      if (n < leastKnown * all) continue;
      const at = v * columns + u;
      isKnown[at] = 1;
      light.set([r / n, g / n, b / n], 3 * at);
    }
  return { cell, columns, rows, from, to, light, isKnown };
}

/** Light as the mean of five by three cells, in which blades and pebbles are lost. */
export function evened(cells: Cells): Cells {
  const { columns, from, to, light, isKnown } = cells;
  const out = new Float32Array(light.length);
  for (let v = from; v < to; v++)
    for (let u = 0; u < columns; u++) {
      let [r, g, b, n] = [0, 0, 0, 0];
      for (let y = Math.max(from, v - 1); y <= Math.min(to - 1, v + 1); y++)
        for (let x = Math.max(0, u - 2), at = y * columns + x; x <= Math.min(columns - 1, u + 2); x++, at++) {
          if (isKnown[at] === 0) continue;
          n++;
          r += light[3 * at]!;
          g += light[3 * at + 1]!;
          b += light[3 * at + 2]!;
        }
      if (n > 0) out.set([r / n, g / n, b / n], 3 * (v * columns + u));
    }
  return { ...cells, light: out };
}
