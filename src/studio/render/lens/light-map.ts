/** What light there is about each part of the picture, very coarse and very soft: it lights fog, drops and flakes. */
import type { PixelSize } from '../../../engine.ts';
import { luminanceWeights } from './white-balance.ts';

type Rgb = readonly [number, number, number];

export interface LightMap {
  readonly width: number;
  readonly height: number;
  /** RGB, from the top. */
  readonly cells: Float32Array;
  /** The light of the air at large: of the sky where there is one, else of all. */
  readonly ambient: Rgb;
}

const shorterCells = 24;
/** Samples of a cell along each axis. */
const samples = 8;
/** Lamps and suns count for at most so many times the log-average: close by, and for the air at large. */
const lampLimit = 1500;
const ambientLimit = 12;
const skyShareNeeded = 0.03;

const valid = (v: number): number => (v > 0 && v < Number.POSITIVE_INFINITY ? v : 0);
const luminance = (c: Rgb): number => luminanceWeights[0] * c[0] + luminanceWeights[1] * c[1] + luminanceWeights[2] * c[2];

/** Light that has gone through the air for long is paler than the things that sent it. */
const paleness = 0.35;
const paler = (c: Rgb): Rgb => c.map((value) => value + (luminance(c) - value) * paleness) as unknown as Rgb;

function blurCells(cells: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(cells.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let step = 0; step < 9; step++) {
          const px = Math.max(0, Math.min(width - 1, x + (step % 3) - 1));
          const py = Math.max(0, Math.min(height - 1, y + Math.floor(step / 3) - 1));
          sum += cells[(py * width + px) * 3 + c]! * (step === 4 ? 4 : step % 2 === 1 ? 2 : 1);
        }
        out[(y * width + x) * 3 + c] = sum / 16;
      }
    }
  }
  return out;
}

function logAverage(colour: Float32Array): number {
  let [sum, count] = [0, 0];
  const stride = 3 * Math.max(1, Math.floor(colour.length / 3 / 8192));
  for (let i = 0; i + 2 < colour.length; i += stride) {
    const light = luminance([valid(colour[i]!), valid(colour[i + 1]!), valid(colour[i + 2]!)]);
    if (light <= 1e-7) continue;
    sum += Math.log2(light);
    count++;
  }
  return count ? 2 ** (sum / count) : 0;
}

/** Reads at most 64 pixels a cell, about 5 ms. */
export function makeLightMap(size: PixelSize, colour: Float32Array, depth: Float32Array): LightMap {
  const cellPixels = Math.min(size.width, size.height) / shorterCells;
  const [width, height] = [Math.max(1, Math.round(size.width / cellPixels)), Math.max(1, Math.round(size.height / cellPixels))];
  const average = logAverage(colour);
  let cells: Float32Array = new Float32Array(width * height * 3);
  const [sky, all] = [
    { sum: [0, 0, 0], count: 0 },
    { sum: [0, 0, 0], count: 0 },
  ];
  for (let y = 0; y < height * samples; y++) {
    const py = Math.min(size.height - 1, Math.floor(((y + 0.5) * size.height) / (height * samples)));
    for (let x = 0; x < width * samples; x++) {
      const i = py * size.width + Math.min(size.width - 1, Math.floor(((x + 0.5) * size.width) / (width * samples)));
      const rgb: Rgb = [valid(colour[3 * i]!), valid(colour[3 * i + 1]!), valid(colour[3 * i + 2]!)];
      const [near, far] = [lampLimit, ambientLimit].map((limit) => Math.min(1, (limit * average) / Math.max(luminance(rgb), 1e-12)));
      const cell = 3 * (Math.floor(y / samples) * width + Math.floor(x / samples));
      for (const pool of depth[i] === Number.POSITIVE_INFINITY ? [sky, all] : [all]) {
        for (let c = 0; c < 3; c++) pool.sum[c]! += rgb[c]! * far!;
        pool.count++;
      }
      for (let c = 0; c < 3; c++) cells[cell + c] = cells[cell + c]! + (rgb[c]! * near!) / (samples * samples);
    }
  }
  for (let pass = 0; pass < 6; pass++) cells = blurCells(cells, width, height);
  const mean = (pool: typeof sky): Rgb => pool.sum.map((sum) => sum / Math.max(1, pool.count)) as unknown as Rgb;
  const hasSky = sky.count > skyShareNeeded * all.count && luminance(mean(sky)) > 0.6 * luminance(mean(all));
  return { width, height, cells, ambient: paler(mean(hasSky ? sky : all)) };
}

/** Bilinear light at shares (u, v) of the picture, to out[0..2]. */
export function sampleLight(map: LightMap, u: number, v: number, out: Float32Array): void {
  const x = Math.max(0, Math.min(map.width - 1, u * map.width - 0.5));
  const y = Math.max(0, Math.min(map.height - 1, v * map.height - 0.5));
  const [xi, yi] = [Math.min(Math.floor(x), Math.max(0, map.width - 2)), Math.min(Math.floor(y), Math.max(0, map.height - 2))];
  const [fx, fy] = [x - xi, y - yi];
  const right = map.width > 1 ? 3 : 0;
  const below = map.height > 1 ? 3 * map.width : 0;
  for (let c = 0; c < 3; c++) {
    const i = 3 * (yi * map.width + xi) + c;
    const top = map.cells[i]! * (1 - fx) + map.cells[i + right]! * fx;
    const low = map.cells[i + below]! * (1 - fx) + map.cells[i + below + right]! * fx;
    out[c] = top * (1 - fy) + low * fy;
  }
}
