/** The Fourier transform of a plane on a fine grid of frequencies, with the plane's centre as the origin. Knows nothing of the mark. */
import { createFft } from './fft.ts';
import type { Plane } from './luminance.ts';

/** Half plane of frequencies: cycles per pixel are column / columns across (column >= 0) and row / rows down (row wraps round). */
export interface Spectrum {
  /** Size of the grid of which the columns 0 to keptColumns - 1 are kept. */
  readonly columns: number;
  readonly rows: number;
  readonly keptColumns: number;
  /** float32 [keptColumns, rows] */
  readonly re: Float32Array;
  readonly im: Float32Array;
}

function powerOfTwoFrom(least: number): number {
  let size = 2;
  while (size < least) size *= 2;
  return size;
}

/** Padding by half at least keeps neighbouring grid points so near that linear interpolation between them is good. */
const padding = 1.5;

/** maxFrequency: cycles per pixel up to which columns are kept, at most 0.5. */
export function planeSpectrum(plane: Plane, maxFrequency: number): Spectrum {
  const columns = powerOfTwoFrom(plane.width * padding);
  const rows = powerOfTwoFrom(plane.height * padding);
  const keptColumns = Math.min(columns / 2, Math.ceil(maxFrequency * columns) + 2);
  const spectrum = { columns, rows, keptColumns, re: new Float32Array(keptColumns * rows), im: new Float32Array(keptColumns * rows) };
  transformAcross(plane, spectrum);
  transformDown(spectrum);
  return spectrum;
}

/** Fills the kept columns with the rows' transforms, each row at its place counted from the centre. */
function transformAcross(plane: Plane, spectrum: Spectrum): void {
  const { columns, rows, keptColumns } = spectrum;
  const fft = createFft(columns);
  const re = new Float64Array(columns);
  const im = new Float64Array(columns);
  const centreX = plane.width >> 1;
  const centreY = plane.height >> 1;
  for (let y = 0; y < plane.height; y++) {
    re.fill(0);
    im.fill(0);
    for (let x = 0; x < plane.width; x++) re[(x - centreX + columns) % columns] = plane.data[y * plane.width + x]!;
    fft.transform(re, im);
    const row = (y - centreY + rows) % rows;
    for (let column = 0; column < keptColumns; column++) {
      spectrum.re[column * rows + row] = re[column]!;
      spectrum.im[column * rows + row] = im[column]!;
    }
  }
}

function transformDown(spectrum: Spectrum): void {
  const { rows, keptColumns } = spectrum;
  const fft = createFft(rows);
  const re = new Float64Array(rows);
  const im = new Float64Array(rows);
  for (let column = 0; column < keptColumns; column++) {
    const start = column * rows;
    re.set(spectrum.re.subarray(start, start + rows));
    im.set(spectrum.im.subarray(start, start + rows));
    fft.transform(re, im);
    spectrum.re.set(re, start);
    spectrum.im.set(im, start);
  }
}
