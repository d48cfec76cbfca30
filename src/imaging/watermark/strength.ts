/**
 * How strong the mark may be at each place: weak on smooth ground, stronger where texture hides it. Knows nothing of the pattern.
 *
 * source   noise visibility function of Voloshynovskiy, Herrigel, Baumgaertner and Pun, "A stochastic approach to content adaptive
 *          digital image watermarking" (Information Hiding 1999): NVF = 1 / (1 + activity^2 / midpoint^2),
 *          strength = flat * NVF + textured * (1 - NVF). The factor for brightness is Weber's law, softened by the display's gamma.
 */
import type { RasterImage } from '../../engine.ts';

/** Grey levels rms on smooth mid grey of a picture of a megapixel. */
const flatStrength = 0.7;

/** Rich texture bears this many times the strength of smooth ground. */
const textureGain = 2;

/** Strength on white, and on black, relative to mid grey. */
const whiteGain = 1.3;
const blackGain = 0.8;

/** The activity, in grey levels of clipped second difference, at which the strength is half way. */
const activityMidpoint = 3;

/** One second difference counts at most this, so that a lone sharp edge on smooth ground does not pass for texture. */
const differenceLimit = 16;

/** Side of a cell in pixels. */
export const cellSize = 16;

/** Strengths in grey levels rms at the centres of cells of `cellSize` pixels, row by row. */
export interface StrengthMap {
  readonly columns: number;
  readonly rows: number;
  readonly strength: Float32Array;
}

interface CellMeasure {
  /** About the standard deviation of the noise in the cell. Slopes count nothing. */
  activity: number;
  /** Mean of (R + 2G + B) / 4. */
  brightness: number;
}

/** On every second pixel, with 4 * luma = R + 2G + B. */
function measureCell(image: RasterImage, column: number, row: number): CellMeasure {
  const { width, height, channels, data } = image;
  const right = Math.min(width - 1, (column + 1) * cellSize);
  const bottom = Math.min(height - 1, (row + 1) * cellSize);
  const down = width * channels;
  const luma = (at: number): number => data[at]! + 2 * data[at + 1]! + data[at + 2]!;
  const limit = 8 * differenceLimit;
  let differences = 0;
  let brightness = 0;
  let count = 0;
  for (let y = row * cellSize + 1; y < bottom; y += 2) {
    for (let x = column * cellSize + 1; x < right; x += 2) {
      const at = (y * width + x) * channels;
      const here = luma(at);
      const across = Math.abs(2 * here - luma(at - channels) - luma(at + channels));
      const along = Math.abs(2 * here - luma(at - down) - luma(at + down));
      differences += Math.min(across, limit) + Math.min(along, limit);
      brightness += here;
      count++;
    }
  }
  return count === 0 ? { activity: 0, brightness: 0 } : { activity: differences / (16 * count), brightness: brightness / (4 * count) };
}

/** The least activity of a cell and its eight neighbours, so that the strength of texture never reaches into smooth ground. */
function quietestNeighbour(cells: readonly CellMeasure[], columns: number, at: number): number {
  const rows = cells.length / columns;
  const column = at % columns;
  const row = (at - column) / columns;
  let least = Number.POSITIVE_INFINITY;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      least = Math.min(least, cells[y * columns + x]!.activity);
    }
  }
  return least;
}

/** Larger pictures hold more samples of the pattern, and show it in coarser grain: they get, and need, less of it. */
const sizeGain = (width: number, height: number): number => Math.min(1, Math.max(0.5, Math.sqrt(1024 / Math.sqrt(width * height))));

export function measureStrength(image: RasterImage): StrengthMap {
  const columns = Math.ceil(image.width / cellSize);
  const rows = Math.ceil(image.height / cellSize);
  const cells = Array.from({ length: columns * rows }, (_, at) => measureCell(image, at % columns, Math.floor(at / columns)));
  const base = flatStrength * sizeGain(image.width, image.height);
  const strength = Float32Array.from(cells, ({ brightness }, at) => {
    const visibility = 1 / (1 + (quietestNeighbour(cells, columns, at) / activityMidpoint) ** 2);
    const gain = brightness < 128 ? blackGain + ((1 - blackGain) * brightness) / 128 : 1 + ((whiteGain - 1) * (brightness - 128)) / 127;
    return base * gain * (visibility + textureGain * (1 - visibility));
  });
  return { columns, rows, strength };
}
