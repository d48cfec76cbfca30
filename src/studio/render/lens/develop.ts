/** Linear planes -> finished picture. The one place where the order of the lens is told: air, exposure, glow, film. */
import type { RasterImage } from '../../../engine.ts';
import { createKernelCache } from '../../../kernel/index.ts';
import { createRng } from '../../../shared/index.ts';
import type { StudioPool } from '../../pool.ts';
import type { Camera, TracedPlanes } from '../path/trace-scene.ts';
import type { AirInput, MeterInput } from './air.task.ts';
import { makeDitherTile } from './blue-noise.ts';
import { chooseEv } from './exposure.ts';
import type { FilmInput } from './film.task.ts';
import { buildFilm, filmLayout } from './film.ts';
import { makeGlow } from './glow.ts';
import { makeLightMap } from './light-map.ts';
import type { Fog, Look } from './look.ts';
import { scatterDrops } from './precipitation.ts';
import type { Level } from './pyramid.ts';
import { createStage, type Stage } from './stage.ts';
import { levelCamera, viewOf } from './view.ts';

export interface DevelopOptions {
  readonly look: Look;
  /** A safe integer: what falls, grain and dither. */
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** What the planes were seen with: fog by height and the blur of drops need it. Default: a level camera, 1.6 m up. */
  readonly camera?: Camera;
}

const airUrl = new URL('./air.task.ts', import.meta.url).href;
const filmUrl = new URL('./film.task.ts', import.meta.url).href;
const maximumPixels = 64_000_000;

/** The same floats where all workers see them: without a copy when they are there already. */
function share(values: Float32Array): SharedArrayBuffer {
  const { buffer, byteOffset, byteLength } = values;
  if (buffer instanceof SharedArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  const shared = new SharedArrayBuffer(byteLength);
  new Float32Array(shared).set(values);
  return shared;
}

const hasAir = ({ fog, rain, snow }: Look): boolean => fog !== null || rain !== null || snow !== null;

/** Depths are asked for where there is air to be seen through. */
function checkPlanes({ width, height, colour, depth }: TracedPlanes, look: Look): void {
  const count = width * height;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1 || count > maximumPixels) {
    throw new RangeError(`the planes must be of 1 to ${maximumPixels} pixels, got ${width} x ${height}`);
  }
  if (colour.length !== 3 * count) throw new RangeError(`the colour plane must hold ${3 * count} floats, got ${colour.length}`);
  if (hasAir(look) && depth.length !== count) throw new RangeError(`the depth plane must hold ${count} floats, got ${depth.length}`);
}

/** Extinction a metre of rain or snow of full intensity and haze. */
const wetDensity = 0.012;

/** The look's fog thickened by what falls; null when there is none. */
export function airOf(look: Look): Fog | null {
  const wet = [look.rain, look.snow].reduce((sum, fall) => sum + (fall ? fall.haze * fall.intensity * wetDensity : 0), 0);
  if (wet === 0) return look.fog;
  const thin: Fog = { density: 0, heightMetres: null, startMetres: 0, skyMetres: 150, colour: null, tint: [1, 1, 1], sun: null };
  const fog = look.fog ?? thin;
  return { ...fog, density: fog.density + wet };
}

/** Fog, rain and snow, into a copy; the light itself when the air is clear. */
async function throughAir(stage: Stage, planes: TracedPlanes, options: DevelopOptions): Promise<SharedArrayBuffer> {
  const { look, seed } = options;
  const fog = airOf(look);
  const colour = share(planes.colour);
  if (!fog && !look.rain && !look.snow) return colour;
  const size = { width: planes.width, height: planes.height };
  const view = viewOf(options.camera ?? levelCamera, size);
  const light = makeLightMap(size, planes.colour, planes.depth);
  const drops = scatterDrops(look, { view, size, light }, seed);
  const depth = share(planes.depth);
  const isCopy = colour !== planes.colour.buffer;
  const target = isCopy ? colour : new SharedArrayBuffer(colour.byteLength);
  const { hitCount, sampleCount } = planes;
  const fogScene = fog ? { fog, view, size, light, ...(hitCount && { samples: { hits: hitCount, taken: sampleCount } }) } : null;
  await stage.bands<AirInput>({ moduleUrl: airUrl, name: 'airBandTask', height: size.height }, ({ top, bottom }) => ({
    width: size.width,
    colour,
    depth,
    target,
    fogScene,
    drops: drops.filter(
      ({ y, halfLength, radius, softness }) => Math.abs(y - (top + bottom) / 2) < (bottom - top) / 2 + halfLength + radius + softness + 2,
    ),
    top,
    bottom,
  }));
  return target;
}

/** The light of planes behind the look's fog, in shared memory: for coarse planes that are drawn up afterwards. throws generation_cancelled */
export async function throughFog(planes: TracedPlanes, options: DevelopOptions): Promise<Float32Array> {
  return new Float32Array(await throughAir(createStage(options.pool, options.signal), planes, options));
}

async function meter(stage: Stage, planes: TracedPlanes, colour: SharedArrayBuffer): Promise<Uint32Array> {
  const parts = await stage.bands<MeterInput, Uint32Array>({ moduleUrl: airUrl, name: 'meterBandTask', height: planes.height }, (band) => ({
    width: planes.width,
    colour,
    ...band,
  }));
  return parts.reduce((sum, part) => sum.map((count, i) => count + part[i]!));
}

/**
 * Develops denoised planes into an 8-bit sRGB picture. The planes are only read. The bytes depend on planes, look, seed and camera,
 * never on the number of workers. NaN and negative light count as 0, Infinity as 65504.
 *
 * throws   generation_cancelled; RangeError for planes whose lengths do not fit their size
 */
export async function develop(planes: TracedPlanes, options: DevelopOptions): Promise<RasterImage> {
  const { look, pool, signal } = options;
  checkPlanes(planes, look);
  const { width, height } = planes;
  const stage = createStage(pool, signal);
  const colour = await throughAir(stage, planes, options);
  const counts = look.exposure.mode === 'auto' ? await meter(stage, planes, colour) : new Uint32Array();
  const gain = 2 ** chooseEv(look.exposure, counts);
  const picture: Level = { width, height, data: colour, offset: 0 };
  const glow = await makeGlow(stage, picture, look, 1 / gain);
  const rng = createRng(options.seed).fork('film');
  const glowWidth = glow?.level.width ?? 0;
  const film = buildFilm({ width, height, look, gain, keep: glow?.keep ?? null, glowWidth, grainSeed: rng.uint32() | 0 });
  const { module } = createKernelCache(1).compile(film, { constantsAddress: filmLayout.constants, sharedMaximumPages: null });
  const target = new SharedArrayBuffer(3 * width * height);
  const ditherTile = look.dither ? makeDitherTile(rng.uint32()) : new Float32Array();
  await stage.bands<FilmInput>({ moduleUrl: filmUrl, name: 'developBandTask', height }, (band) => ({
    width,
    height,
    module,
    colour,
    glow: glow?.level ?? null,
    ditherTile,
    target,
    ...band,
  }));
  return { width, height, channels: 3, data: new Uint8Array(target) };
}
