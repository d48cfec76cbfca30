/**
 * Noise taken out of a band of rows and edges kept: each pixel becomes a local straight line of the lightness round it, its colour one
 * of the lightness found so, at half the size. How much is noise is measured in the picture itself, so that a clean photograph hardly
 * changes.
 * source   He, Sun & Tang, "Guided Image Filtering" (2010), self-guided; He & Sun, "Fast guided filter" (2015) for colour
 */
import type { Band } from '../bands.ts';
import type { Mask } from '../operator.ts';
import { createRows, lumaRows, meanOver, type Rows } from './planes.ts';

export { noiseOf } from './noise.ts';

export interface DenoiseParameters {
  /** Variances, in bytes squared, below which a pixel's difference from its neighbours is noise. */
  readonly luma: number;
  readonly blue: number;
  readonly red: number;
  /** [height, width], shared: takes the mask's value where there is noise to take out. */
  readonly acts: Mask;
}

const lightRadius = 2;
/** Of cells of two by two pixels: eyes see little detail in colour, and its noise is coarser. */
const colourRadius = 3;
/** Bytes: what is expected to move less stays as it is. */
const leastMove = 0.5;

interface Light {
  /** Row of the picture that the planes begin with. */
  readonly top: number;
  readonly clean: Rows;
  /** How far a pixel here is expected to move, bytes. */
  readonly move: Float32Array;
}

function cleanLight(band: Band<DenoiseParameters>): Light {
  const top = Math.max(0, band.fromY - 2 * lightRadius);
  const bottom = Math.min(band.height, band.toY + 2 * lightRadius);
  const clean = lumaRows(band, top, bottom);
  const { data } = clean;
  const { luma: epsilon } = band.parameters;
  const mean: Rows = { ...clean, data: Float32Array.from(data) };
  const square: Rows = { ...clean, data: new Float32Array(data.length) };
  for (let i = 0; i < data.length; i++) square.data[i] = data[i]! * data[i]!;
  const spare = new Float32Array(data.length);
  meanOver(mean, lightRadius, spare);
  meanOver(square, lightRadius, spare);
  const move = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const m = mean.data[i]!;
    const variance = Math.max(0, square.data[i]! - m * m);
    const a = variance / (variance + epsilon);
    move[i] = Math.sqrt(variance) * (1 - a);
    square.data[i] = a;
    mean.data[i] = m * (1 - a);
  }
  meanOver(square, lightRadius, spare);
  meanOver(mean, lightRadius, spare);
  for (let i = 0; i < data.length; i++) data[i] = square.data[i]! * data[i]! + mean.data[i]!;
  return { top, clean, move };
}

interface Colour {
  /** Row of cells that the planes begin with. */
  readonly top: number;
  /** Colour difference = slope * lightness + offset. */
  readonly slope: Rows;
  readonly offset: Rows;
  readonly move: Float32Array;
}

interface Cells {
  readonly top: number;
  readonly light: Rows;
  readonly blue: Rows;
  readonly red: Rows;
}

/** Means of two by two pixels: luma and the two differences of Rec. 601. */
function cellsOf({ width, height, channels, data, fromY, toY }: Band<DenoiseParameters>): Cells {
  const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const reach = 2 * colourRadius + 1;
  const top = Math.max(0, (fromY >> 1) - reach);
  const bottom = Math.min(down, ((toY + 1) >> 1) + reach);
  const [light, blue, red] = [createRows(across, bottom - top), createRows(across, bottom - top), createRows(across, bottom - top)];
  for (let y = top, cell = 0; y < bottom; y++) {
    const upper = 2 * y * width;
    const lower = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < across; x++, cell++) {
      const [left, right] = [2 * x, Math.min(width - 1, 2 * x + 1)];
      const [i, j, k, l] = [channels * (upper + left), channels * (upper + right), channels * (lower + left), channels * (lower + right)];
      const r = (data[i]! + data[j]! + data[k]! + data[l]!) / 4;
      const g = (data[i + 1]! + data[j + 1]! + data[k + 1]! + data[l + 1]!) / 4;
      const b = (data[i + 2]! + data[j + 2]! + data[k + 2]! + data[l + 2]!) / 4;
      light.data[cell] = 0.299 * r + 0.587 * g + 0.114 * b;
      blue.data[cell] = -0.169 * r - 0.331 * g + 0.5 * b;
      red.data[cell] = 0.5 * r - 0.419 * g - 0.081 * b;
    }
  }
  return { top, light, blue, red };
}

interface Guide {
  readonly light: Rows;
  readonly mean: Rows;
  readonly variance: Float32Array;
  readonly spare: Float32Array;
}

/** `plane` is used up. Where the light does not tell the colour (a red thing on an equally light green ground) cells keep their own. */
function fitColour({ light, mean, variance, spare }: Guide, plane: Rows, epsilon: number): Omit<Colour, 'top'> {
  const product = createRows(plane.width, plane.height);
  const square = createRows(plane.width, plane.height);
  const own = Float32Array.from(plane.data);
  for (let i = 0; i < spare.length; i++) {
    const p = plane.data[i]!;
    product.data[i] = p * light.data[i]!;
    square.data[i] = p * p;
  }
  for (const rows of [plane, product, square]) meanOver(rows, colourRadius, spare);
  const move = new Float32Array(spare.length);
  for (let i = 0; i < spare.length; i++) {
    const p = plane.data[i]!;
    const together = product.data[i]! - p * mean.data[i]!;
    const slope = together / (variance[i]! + epsilon);
    move[i] = Math.sqrt(Math.max(0, square.data[i]! - p * p - slope * together));
    product.data[i] = slope;
    plane.data[i] = p - slope * mean.data[i]!;
  }
  meanOver(product, colourRadius, spare);
  meanOver(plane, colourRadius, spare);
  for (let i = 0; i < spare.length; i++) {
    const unexplained = move[i]! * move[i]!;
    const kept = unexplained / (unexplained + epsilon);
    plane.data[i] = plane.data[i]! + kept * (own[i]! - product.data[i]! * light.data[i]! - plane.data[i]!);
    move[i] = move[i]! * (1 - kept);
  }
  return { slope: product, offset: plane, move };
}

function cleanColour(band: Band<DenoiseParameters>): readonly [blue: Colour, red: Colour] {
  const { top, light, blue, red } = cellsOf(band);
  const spare = new Float32Array(light.data.length);
  const mean: Rows = { ...light, data: Float32Array.from(light.data) };
  const square: Rows = { ...light, data: new Float32Array(light.data.length) };
  for (let i = 0; i < spare.length; i++) square.data[i] = light.data[i]! * light.data[i]!;
  meanOver(mean, colourRadius, spare);
  meanOver(square, colourRadius, spare);
  for (let i = 0; i < spare.length; i++) square.data[i] = Math.max(0, square.data[i]! - mean.data[i]! * mean.data[i]!);
  const guide: Guide = { light, mean, variance: square.data, spare };
  return [
    { top, ...fitColour(guide, blue, band.parameters.blue) },
    { top, ...fitColour(guide, red, band.parameters.red) },
  ];
}

const byte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));

/** Between the middles of cells, along one row of the picture. */
function lineAt(rows: Rows, top: number, y: number, line: Float32Array): void {
  const { width, height, data } = rows;
  const v = Math.min(height - 1, Math.max(0, (y - 0.5) / 2 - top));
  const upper = Math.floor(v);
  const share = v - upper;
  const lower = Math.min(height - 1, upper + 1);
  for (let x = 0; x < width; x++) line[x] = data[upper * width + x]! + (data[lower * width + x]! - data[upper * width + x]!) * share;
}

/** sRGB of the band's rows; only where there is noise in the mask. Alpha is kept. */
export function denoiseBand(band: Band<DenoiseParameters>): Uint8Array {
  const { width, channels, data, mask, fromY, toY, parameters } = band;
  const { acts } = parameters;
  const light = cleanLight(band);
  const [blue, red] = cleanColour(band);
  const across = blue.slope.width;
  const lines = [blue.slope, blue.offset, red.slope, red.offset].map((rows) => ({ rows, line: new Float32Array(across) }));
  const [blueSlope, blueOffset, redSlope, redOffset] = lines.map(({ line }) => line) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let y = fromY; y < toY; y++) {
    for (const { rows, line } of lines) lineAt(rows, blue.top, y, line);
    const cells = ((y >> 1) - blue.top) * across;
    for (let x = 0, pixel = y * width, i = (y - light.top) * width; x < width; x++, pixel++, i++) {
      if (mask[pixel] === 0) continue;
      const cell = cells + (x >> 1);
      if (light.move[i]! < leastMove && blue.move[cell]! < leastMove && red.move[cell]! < leastMove) continue;
      acts[pixel] = mask[pixel]!;
      const u = Math.min(across - 1, Math.max(0, (x - 0.5) / 2));
      const left = Math.floor(u);
      const right = Math.min(across - 1, left + 1);
      const share = u - left;
      const lightness = light.clean.data[i]!;
      const cb =
        (blueSlope[left]! + (blueSlope[right]! - blueSlope[left]!) * share) * lightness +
        blueOffset[left]! +
        (blueOffset[right]! - blueOffset[left]!) * share;
      const cr =
        (redSlope[left]! + (redSlope[right]! - redSlope[left]!) * share) * lightness +
        redOffset[left]! +
        (redOffset[right]! - redOffset[left]!) * share;
      const at = channels * pixel - first;
      out[at] = byte(lightness + 1.402 * cr);
      out[at + 1] = byte(lightness - 0.344 * cb - 0.714 * cr);
      out[at + 2] = byte(lightness + 1.772 * cb);
    }
  }
  return out;
}
