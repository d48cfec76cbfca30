/** Adds the mark's pattern to a picture's pixels. Knows nothing of threads or files. */
import type { RasterImage } from '../../engine.ts';
import { createHarmonics, patternPeriod } from './key.ts';
import { cellSize, measureStrength, type StrengthMap } from './strength.ts';
import { createTile, tileSize } from './tile.ts';

/** Catmull-Rom weights of the four samples around a point `t` in [0, 1) past the second. */
function cubicWeights(t: number): [number, number, number, number] {
  const t2 = t * t;
  const t3 = t2 * t;
  return [(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2];
}

const wrap = (index: number): number => index & (tileSize - 1);

/** The tile stretched across: float32 [tileSize, width]. period in pixels. */
function stretchRows(tile: Float64Array, width: number, period: number): Float32Array {
  const stretched = new Float32Array(tileSize * width);
  for (let x = 0; x < width; x++) {
    const position = (x * tileSize) / period;
    const left = Math.floor(position);
    const [a, b, c, d] = cubicWeights(position - left);
    for (let row = 0; row < tileSize; row++) {
      const start = row * tileSize;
      stretched[row * width + x] =
        a * tile[start + wrap(left - 1)]! +
        b * tile[start + wrap(left)]! +
        c * tile[start + wrap(left + 1)]! +
        d * tile[start + wrap(left + 2)]!;
    }
  }
  return stretched;
}

/** One picture row of the pattern, from the four tile rows around it. */
function patternLine(stretched: Float32Array, line: Float32Array, position: number): void {
  const width = line.length;
  const top = Math.floor(position);
  const [a, b, c, d] = cubicWeights(position - top);
  const rowA = wrap(top - 1) * width;
  const rowB = wrap(top) * width;
  const rowC = wrap(top + 1) * width;
  const rowD = wrap(top + 2) * width;
  for (let x = 0; x < width; x++) {
    line[x] = a * stretched[rowA + x]! + b * stretched[rowB + x]! + c * stretched[rowC + x]! + d * stretched[rowD + x]!;
  }
}

/** Multiplies the line by the strength map, bilinear between the centres of the cells. */
function weightLine(line: Float32Array, map: StrengthMap, y: number): void {
  const row = Math.min(map.rows - 1, Math.max(0, (y + 0.5) / cellSize - 0.5));
  const top = Math.floor(row) * map.columns;
  const below = Math.min(map.rows - 1, Math.floor(row) + 1) * map.columns;
  const share = row - Math.floor(row);
  const at = (column: number): number => map.strength[top + column]! * (1 - share) + map.strength[below + column]! * share;
  for (let column = -1; column < map.columns; column++) {
    const left = at(Math.max(0, column));
    const right = at(Math.min(map.columns - 1, column + 1));
    const start = column * cellSize + cellSize / 2;
    const step = (right - left) / cellSize;
    const end = Math.min(line.length, start + cellSize);
    for (let x = Math.max(0, start); x < end; x++) line[x] = line[x]! * (left + (x + 0.5 - start) * step);
  }
}

/** The two steps of the R2 sequence as fractions of 2^32. source   Roberts, "The unreasonable effectiveness of quasirandom sequences" (2018) */
const ditherStepX = 3242174889;
const ditherStepY = 2447445414;

/** Grey levels by which pure white is lowered and pure black raised, so that the pattern is not cut in half there. */
const headroom = 0.7;

/** at: index of the pixel's red. */
function headroomShift(data: Uint8Array, at: number): number {
  const green = data[at + 1]!;
  if (green > 1 && green < 254) return 0;
  const red = data[at]!;
  const blue = data[at + 2]!;
  if (red >= 254 && green >= 254 && blue >= 254) return -headroom;
  return red <= 1 && green <= 1 && blue <= 1 ? headroom : 0;
}

/**
 * Rounds the line to whole grey levels by ordered dither, so that a pattern of less than one level is kept on average and no contour
 * shows, and adds the same number to red, green and blue. Alpha is left alone.
 */
function addLine(image: RasterImage, line: Float32Array, y: number): void {
  const { width, channels, data } = image;
  let dither = Math.imul(y, ditherStepY) >>> 0;
  let at = y * width * channels;
  for (let x = 0; x < width; x++, at += channels) {
    dither = (dither + ditherStepX) >>> 0;
    const change = Math.floor(line[x]! + headroomShift(data, at) + dither / 4294967296);
    if (change === 0) continue;
    for (let channel = at; channel < at + 3; channel++) data[channel] = Math.min(255, Math.max(0, data[channel]! + change));
  }
}

/** Marks the picture in place. The same pixels and key give the same bytes. */
export function embedInPlace(image: RasterImage, key: string): void {
  const { width, height } = image;
  const period = patternPeriod(width, height);
  const stretched = stretchRows(createTile(createHarmonics(key)), width, period);
  const map = measureStrength(image);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    patternLine(stretched, line, (y * tileSize) / period);
    weightLine(line, map, y);
    addLine(image, line, y);
  }
}
