/** Whole planes surveyed, halved and joined on the studio's threads, in bands that do not depend on their number. */
import type { StudioPool } from '../../pool.ts';
import { sharedFloats } from '../../shared-bytes.ts';
import type { Layers, Patch } from './layers.ts';
import type { ShrinkInput, SoftenInput, Survey, SurveyInput } from './planes.task.ts';
import { coarseLength, coarseOf, type Rows } from './scale.ts';
import { exposureOf, mendPlane, rowsAtOnce } from './survey.ts';
import type { Size } from './tiles.ts';

export interface Planes extends Size {
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
}

/** Finite and in shared memory. */
export interface SoundPlanes extends Planes {
  readonly exposure: number;
  readonly warnings: readonly string[];
}

export interface Crew {
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export const planesTask = new URL('./planes.task.ts', import.meta.url).href;

function share(values: Float32Array): Float32Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const shared = sharedFloats(values.length);
  shared.set(values);
  return shared;
}

async function overRows<Input, Output>(
  name: string,
  height: number,
  input: (rows: Rows) => Input,
  { pool, signal }: Crew,
): Promise<Output[]> {
  const tops = Array.from({ length: Math.ceil(height / rowsAtOnce) }, (_, band) => band * rowsAtOnce);
  return Promise.all(
    tops.map((top) => {
      const rows = { top, bottom: Math.min(top + rowsAtOnce, height) };
      return pool.run<Input, Output>({ moduleUrl: planesTask, name, input: input(rows) }, signal);
    }),
  );
}

/** throws engine_failed when more than 1 % of a plane is not finite */
export async function soundPlanes({ width, height, ...given }: Planes, crew: Crew): Promise<SoundPlanes> {
  const size = { width, height };
  const [colour, albedo, normal] = [share(given.colour), share(given.albedo), share(given.normal)];
  const bands = await overRows<SurveyInput, Survey>('surveyBand', height, (rows) => ({ size, colour, albedo, normal, rows }), crew);
  const planes = { ...size, colour, albedo, normal };
  if (bands.every(({ isSound }) => isSound))
    return { ...planes, exposure: exposureOf(bands.map(({ exposure }) => exposure)), warnings: [] };
  const mended = {
    colour: await mendPlane('colour', colour, size),
    albedo: await mendPlane('albedo', albedo, size),
    normal: await mendPlane('normal', normal, size),
  };
  const sound = await soundPlanes({ ...size, colour: mended.colour.plane, albedo: mended.albedo.plane, normal: mended.normal.plane }, crew);
  return { ...sound, warnings: [...mended.colour.warnings, ...mended.albedo.warnings, ...mended.normal.warnings] };
}

const planeNames = ['colour', 'albedo', 'normal'] as const;

/** The same at half the size. */
export async function halfPlanes(planes: SoundPlanes, crew: Crew): Promise<SoundPlanes> {
  const size = { width: planes.width, height: planes.height };
  const half = coarseOf(size, 2);
  const make = (): Float32Array => sharedFloats(coarseLength(size, 2));
  const small = { colour: make(), albedo: make(), normal: make() };
  const pairs = planeNames.map((name) => ({ from: planes[name], to: small[name] }));
  await overRows<ShrinkInput, void>('shrinkBand', half.height, (rows) => ({ size, factor: 2, planes: pairs, rows }), crew);
  return { ...planes, ...half, ...small };
}

/** A part of a picture at full size; see Patch. */
export type Detail = Omit<Patch, 'soft'>;

/** The coarse picture drawn up, with the detail of the patch. */
export async function joinLayers(
  { size, factor, coarse, detail }: Pick<Layers, 'size' | 'factor' | 'coarse'> & { detail: Detail | null },
  crew: Crew,
): Promise<Float32Array> {
  const patch = detail && { ...detail, soft: sharedFloats(coarseLength(detail, factor)) };
  if (patch) await overRows<SoftenInput, void>('softenBand', coarseOf(patch, factor).height, (rows) => ({ patch, factor, rows }), crew);
  const layers: Layers = {
    size: { width: size.width, height: size.height },
    factor,
    coarse,
    patch,
    target: sharedFloats(3 * size.width * size.height),
  };
  await overRows<{ layers: Layers; rows: Rows }, void>('joinBand', size.height, (rows) => ({ layers, rows }), crew);
  return layers.target;
}
