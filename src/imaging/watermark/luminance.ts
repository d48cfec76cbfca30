/** A picture's luminance at the size at which the detector works. Knows nothing of the mark. */
import type { RasterImage } from '../../engine.ts';

/** One number a pixel, rows from the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Which source samples make up each target sample when `from` samples are averaged to `to` (to <= from): start, and share of the first. */
function coverage(from: number, to: number): { start: Int32Array; lead: Float32Array } {
  const start = new Int32Array(to + 1);
  const lead = new Float32Array(to + 1);
  for (let i = 0; i <= to; i++) {
    const edge = (i * from) / to;
    start[i] = Math.min(from - 1, Math.floor(edge));
    lead[i] = edge - start[i]!;
  }
  return { start, lead };
}

/** Rec. 601 luma of one row. */
function lumaRow(image: RasterImage, y: number, row: Float32Array): void {
  const { width, channels, data } = image;
  let at = y * width * channels;
  for (let x = 0; x < width; x++, at += channels) row[x] = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
}

/**
 * Luma (0 to 255), shrunk by area averaging to at most `maxPixels`; never enlarged.
 * throws nothing; memory beside the result is three rows
 */
export function workingLuminance(image: RasterImage, maxPixels: number): Plane {
  const ratio = Math.min(1, Math.sqrt(maxPixels / (image.width * image.height)));
  const width = Math.max(1, Math.round(image.width * ratio));
  const height = Math.max(1, Math.round(image.height * ratio));
  const data = new Float32Array(width * height);
  const full = new Float32Array(image.width);
  const row = new Float32Array(width);
  const across = coverage(image.width, width);
  for (let y = 0; y < image.height; y++) {
    lumaRow(image, y, full);
    averageRow(full, row, across);
    const top = (y * height) / image.height;
    const bottom = ((y + 1) * height) / image.height;
    const first = Math.floor(top);
    const boundary = Math.min(bottom, first + 1);
    addRow(data, row, first * width, boundary - top);
    if (bottom - boundary > 1e-9 && first + 1 < height) addRow(data, row, (first + 1) * width, bottom - boundary);
  }
  return { width, height, data };
}

function addRow(data: Float32Array, row: Float32Array, offset: number, share: number): void {
  for (let x = 0; x < row.length; x++) data[offset + x] = data[offset + x]! + row[x]! * share;
}

function averageRow(full: Float32Array, row: Float32Array, across: { start: Int32Array; lead: Float32Array }): void {
  const ratio = row.length / full.length;
  for (let x = 0; x < row.length; x++) {
    const first = across.start[x]!;
    const last = across.start[x + 1]!;
    let sum = full[last]! * across.lead[x + 1]! - full[first]! * across.lead[x]!;
    for (let i = first; i < last; i++) sum += full[i]!;
    row[x] = sum * ratio;
  }
}
