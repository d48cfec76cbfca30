/**
 * The kernel of the last pass: one row of linear light to packed 8-bit pixels. Only the parts that the look asks for are recorded.
 * Knows nothing of threads: film.task.ts runs it.
 */
import {
  type F32,
  type I32,
  KernelBuilder,
  type KernelModule,
  mathOf,
  noiseOf,
  type Operators,
  operatorsOf,
  type Uniform,
} from '../../../kernel/index.ts';
import { tileSide } from './blue-noise.ts';
import { applyCurve, applyMatrix, mapRgb, type Rgb } from './curve.ts';
import type { Look } from './look.ts';
import { ceiling } from './radiance.ts';
import { luminanceWeights, whiteBalanceMatrix } from './white-balance.ts';

/** Where the tables lie in the memory of a worker: constants, the dither tile, and behind them the rows. */
export const filmLayout = { constants: 16, ditherTile: 16_384, rows: 16_384 + 4 * tileSide * tileSide } as const;

export interface FilmOptions {
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  /** What the exposure multiplies by. */
  readonly gain: number;
  /** Share of its own light that a pixel keeps, a channel; the glow adds the rest. null: no glow. */
  readonly keep: readonly [number, number, number] | null;
  readonly glowWidth: number;
  readonly grainSeed: number;
}

interface Pixels {
  readonly x: I32;
  readonly y: I32;
}

const weighted = (o: Operators, [r, g, b]: Rgb): F32 =>
  o.sum(o.mul(r, luminanceWeights[0]), o.mul(g, luminanceWeights[1]), o.mul(b, luminanceWeights[2]));

/** The glow at twice its resolution: 3/4 of the nearest column, 1/4 of the next. Rows are mixed already. */
function glowAt(o: Operators, row: Uniform, x: I32, width: number): Rgb {
  const middle = o.shiftRight(x, 1);
  const step = o.intSub(o.shiftLeft(o.intAnd(x, 1), 1), 1);
  const at = (column: I32, c: number): F32 => o.gather(row, o.intAdd(o.intMul(o.intMax(o.intMin(column, width - 1), 0), 3), c));
  const next = o.intAdd(middle, step);
  return [0, 1, 2].map((c) => o.add(o.mul(at(middle, c), 0.75), o.mul(at(next, c), 0.25))) as unknown as Rgb;
}

/** 1 / (1 + k^2 r^2)^2, which is cos^4 of the angle off the axis; r is 1 in the corner. */
function falloff(o: Operators, { width, height, look }: FilmOptions, { x, y }: Pixels): F32 | number {
  if (!look.vignette || look.vignette.cornerStops === 0) return 1;
  const tangent2 = 2 ** (look.vignette.cornerStops / 2) - 1;
  const scale = (4 * tangent2) / (width * width + height * height);
  const dx = o.sub(o.toFloat(x), (width - 1) / 2);
  const dy = o.sub(o.toFloat(y), (height - 1) / 2);
  const spread = o.add(o.mul(o.add(o.mul(dx, dx), o.mul(dy, dy)), scale), 1);
  return o.div(1, o.mul(spread, spread));
}

function applyGrade(o: Operators, { grade }: Look, rgb: Rgb): Rgb {
  if (!grade) return rgb;
  const { pow } = mathOf(o);
  let graded = mapRgb(rgb, (x, c) => o.add(o.mul(x, grade.gain[c] - grade.lift[c]), grade.lift[c]));
  if (grade.contrast !== 1) graded = mapRgb(graded, (x) => contrasted(o, o.clamp(x, 0, 1), grade.contrast));
  if (grade.gamma.some((gamma) => gamma !== 1)) graded = mapRgb(graded, (x, c) => pow(o.max(0, x), 1 / grade.gamma[c]));
  const luma = weighted(o, graded);
  if (grade.saturation !== 1) graded = mapRgb(graded, (x) => o.mix(luma, x, grade.saturation));
  if ([...grade.shadows, ...grade.highlights].every((tint) => tint === 0)) return graded;
  const bright = o.clamp(luma, 0, 1);
  const dark = o.sub(1, bright);
  return mapRgb(graded, (x, c) => {
    const tint = o.add(o.mul(o.mul(dark, dark), grade.shadows[c]), o.mul(o.mul(bright, bright), grade.highlights[c]));
    return o.mul(x, o.add(tint, 1));
  });
}

/** An S through (0, 0), (1/2, 1/2) and (1, 1), with slope `contrast` in the middle; for slopes below 3. */
function contrasted(o: Operators, x: F32, contrast: number): F32 {
  const bend = o.mul(o.mul(o.mul(x, o.sub(1, x)), o.sub(o.mul(x, 2), 1)), 2 * (contrast - 1));
  return o.add(x, bend);
}

/** Noise of about unit deviation with features of `size` pixels: two lattices of hashes, turned against each other; plain hashes below one pixel. */
function grainNoise(o: Operators, size: number, seed: number, { x, y }: Pixels): F32 {
  const { hash3, unit } = noiseOf(o);
  const at = (cx: I32, cy: I32, layer: number): F32 => o.sub(unit(hash3(cx, cy, layer, seed)), 0.5);
  if (size <= 1) return o.mul(o.add(at(x, y, 0), at(x, y, 1)), 2.45 * Math.max(0.35, size));
  const lattice = (u: F32, v: F32, layer: number): F32 => {
    const [u0, v0] = [o.floor(u), o.floor(v)];
    const [fu, fv] = [o.sub(u, u0), o.sub(v, v0)];
    const [i, j] = [o.truncate(u0), o.truncate(v0)];
    const [i1, j1] = [o.intAdd(i, 1), o.intAdd(j, 1)];
    return o.mix(o.mix(at(i, j, layer), at(i1, j, layer), fu), o.mix(at(i, j1, layer), at(i1, j1, layer), fu), fv);
  };
  const [px, py] = [o.mul(o.toFloat(x), 1 / size), o.mul(o.toFloat(y), 1 / size)];
  const turned = lattice(o.add(o.mul(px, 0.8), o.mul(py, 0.6)), o.sub(o.mul(py, 0.8), o.mul(px, 0.6)), 1);
  return o.mul(o.add(lattice(o.add(px, 0.37), o.add(py, 0.61), 0), turned), 3.5);
}

function addGrain(o: Operators, { look, width, height, grainSeed }: FilmOptions, rgb: Rgb, pixels: Pixels): Rgb {
  if (!look.grain || look.grain.amount === 0) return rgb;
  const luma = o.clamp(weighted(o, rgb), 0, 1);
  const dark = o.sub(1, luma);
  // Most in the midtones, a little in the blacks, none in white paper.
  const weight = o.mul(o.mul(dark, o.add(o.mul(luma, 4), 0.12)), look.grain.amount / 255);
  const noise = o.mul(grainNoise(o, look.grain.size * Math.min(width, height), grainSeed, pixels), weight);
  return mapRgb(rgb, (x) => o.add(x, noise));
}

/** To 0...255. The dither fades within one step of black and white, so that these stay clean. */
function quantise(o: Operators, x: F32, channel: number, { pixels, dither }: { pixels: Pixels; dither: boolean }): I32 {
  const scaled = o.mul(o.clamp(x, 0, 1), 255);
  if (!dither) return o.truncate(o.add(scaled, 0.5));
  const wrap = (a: I32, offset: number): I32 => o.intAnd(o.intAdd(a, offset), tileSide - 1);
  const index = o.intAdd(o.intMul(wrap(pixels.y, 23 * channel), tileSide), wrap(pixels.x, 41 * channel));
  const room = o.min(o.min(scaled, o.sub(255, scaled)), 1);
  const moved = o.add(scaled, o.mul(o.gather(filmLayout.ditherTile, index), room));
  return o.truncate(o.add(o.clamp(moved, 0, 255), 0.5));
}

function writePixels(o: Operators, options: FilmOptions, source: { colour: Uniform; glow: Uniform; pixels: Pixels }): I32 {
  const { look, gain, keep } = options;
  const { pixels } = source;
  const first = o.intMul(pixels.x, 3);
  const clean = (c: number): F32 => o.min(ceiling, o.max(0, o.gather(source.colour, o.intAdd(first, c))));
  let rgb: Rgb = [clean(0), clean(1), clean(2)];
  if (keep) {
    const glow = glowAt(o, source.glow, pixels.x, options.glowWidth);
    rgb = mapRgb(rgb, (x, c) => o.add(o.mul(x, keep[c]), glow[c]));
  }
  const light = o.mul(falloff(o, options, pixels), gain);
  rgb = mapRgb(rgb, (x) => o.mul(x, light));
  if (look.whiteBalance) {
    const balanced = applyMatrix(o, whiteBalanceMatrix(look.whiteBalance.kelvin, look.whiteBalance.tint), rgb);
    rgb = mapRgb(balanced, (x) => o.max(0, x));
  }
  const display = addGrain(o, options, applyGrade(o, look, applyCurve(o, look.curve, rgb)), pixels);
  const steps = display.map((x, c) => quantise(o, x, c, { pixels, dither: look.dither }));
  return o.intOr(o.intOr(steps[0]!, o.shiftLeft(steps[1]!, 8)), o.shiftLeft(steps[2]!, 16));
}

/**
 * Exports `developRow(colour, glow, y, target, step)`: byte addresses of a row of RGB floats, of a row of the glow mixed for this row,
 * the row's number, and where a word a pixel goes; and `mixRows(near, far, target, wordCount, step)`: 3/4 near + 1/4 far. `step` is the
 * number of lanes, and both read and write up to so many words behind the row.
 */
export function buildFilm(options: FilmOptions): KernelModule {
  const k = new KernelBuilder();
  const o = operatorsOf(k);
  k.function(
    { name: 'developRow', parameters: ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'], results: [], isExported: true },
    (colour, glow, y, target, step) => {
      const row = o.splat(y);
      k.for(0, options.width, step, (x) => {
        const pixels = { x: o.laneIndex(x), y: row };
        k.store(o.uniformAdd(target, o.uniformShiftLeft(x, 2)), writePixels(o, options, { colour, glow, pixels }));
      });
      return undefined;
    },
  );
  k.function(
    { name: 'mixRows', parameters: ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'], results: [], isExported: true },
    (near, far, target, wordCount, step) => {
      k.for(0, wordCount, step, (i) => {
        const offset = o.uniformShiftLeft(i, 2);
        const mixed = o.add(o.mul(o.load(o.uniformAdd(near, offset)), 0.75), o.mul(o.load(o.uniformAdd(far, offset)), 0.25));
        k.store(o.uniformAdd(target, offset), mixed);
      });
      return undefined;
    },
  );
  return k.module;
}
