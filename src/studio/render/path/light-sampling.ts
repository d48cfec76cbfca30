/** Directions towards the environment and the lights, with what they bring and their densities (per solid angle). */
import type { F32, Uniform, Vec3 } from '../../../kernel/index.ts';
import { imageOf } from '../../../kernel/index.ts';
import { forEachLight, type LightRecord, lightAt } from './intersect-stages.ts';
import { inFrame, type StageTools } from './stage.ts';

/** Where the environment's table lies in memory, and its size. */
export interface EnvironmentPlace {
  readonly address: number;
  readonly width: number;
  readonly height: number;
}

export interface LightSample {
  readonly direction: Vec3<F32>;
  readonly distance: F32;
  readonly radiance: Vec3<F32>;
  /** 0 where there is nothing to sample. */
  readonly density: F32;
}

export function environmentOf(t: StageTools, place: EnvironmentPlace) {
  const { o, m, parameter } = t;
  const { sampleBilinear } = imageOf(o);
  const texelCount = place.width * place.height;
  const plane = (index: number): number => place.address + 4 * index * texelCount;
  const image = { ...place, channels: 3, columns: 'repeat' } as const;
  const radiance = (u: F32, w: F32): Vec3<F32> => sampleBilinear(image, u, w) as unknown as Vec3<F32>;
  const sineOf = (height: F32): F32 => o.max(o.sqrt(o.max(o.sub(1, o.mul(height, height)), 0)), 1e-3);

  /** What comes from a direction, and its density. */
  function lookUp([x, y, z]: Vec3<F32>): { radiance: Vec3<F32>; density: F32 } {
    const turns = o.add(m.atan2Turns(x, o.neg(z)), parameter('environmentTurns'));
    const u = o.sub(turns, o.floor(turns));
    const w = o.mul(m.acosTurns(y), 2);
    const column = o.intMin(o.truncate(o.mul(u, place.width)), place.width - 1);
    const row = o.intMin(o.truncate(o.mul(w, place.height)), place.height - 1);
    const density = o.div(o.gather(plane(3), o.intAdd(o.intMul(row, place.width), column)), sineOf(y));
    return { radiance: radiance(u, w), density };
  }

  function sample([first, second]: readonly [F32, F32]): LightSample {
    const scaled = o.mul(first, texelCount);
    const slot = o.intMin(o.truncate(scaled), texelCount - 1);
    const threshold = o.gather(plane(4), slot);
    const isOwn = o.lt(second, threshold);
    const texel = o.intSelect(isOwn, slot, o.intGather(plane(5), slot));
    const across = o.select(
      isOwn,
      o.div(second, o.max(threshold, 1e-9)),
      o.div(o.sub(second, threshold), o.max(o.sub(1, threshold), 1e-9)),
    );
    const row = o.min(o.floor(o.mul(o.add(o.toFloat(texel), 0.5), 1 / place.width)), place.height - 1);
    const column = o.sub(o.toFloat(texel), o.mul(row, place.width));
    const u = o.mul(o.add(column, o.clamp(across, 0, 0.9999)), 1 / place.width);
    const w = o.mul(o.add(row, o.sub(scaled, o.floor(scaled))), 1 / place.height);
    const azimuth = o.sub(u, parameter('environmentTurns'));
    const height = m.cosTurns(o.mul(w, 0.5));
    const sine = m.sinTurns(o.mul(w, 0.5));
    const direction: Vec3<F32> = [o.mul(m.sinTurns(azimuth), sine), height, o.neg(o.mul(m.cosTurns(azimuth), sine))];
    const density = o.div(o.gather(plane(3), texel), o.max(sine, 1e-3));
    return { direction, distance: o.float(1e6), radiance: radiance(u, w), density };
  }

  return { lookUp, sample };
}

/** About what a light gives at a point: chances of picking lights go by it. */
function importance({ o, k, v }: StageTools, light: LightRecord, point: Vec3<F32>): F32 {
  const result = k.variable('f32', light.word('weight'));
  k.if(o.uniformSub(1, light.isSun), () => {
    const towards = v.sub3(light.word3('centre'), point);
    const area = light.word('area');
    const distance2 = v.dot(towards, towards);
    const facing = o.neg(o.mul(v.dot(towards, light.word3('normal')), o.div(1, o.sqrt(o.max(distance2, 1e-12)))));
    const isRect = o.intLt(0, o.splat(light.isRect));
    const shown = o.select(isRect, o.max(facing, 0.02), 1);
    k.set(result, o.mul(light.word('weight'), o.div(o.mul(shown, area), o.add(distance2, area))));
  });
  return k.get(result);
}

function totalImportance(t: StageTools, count: Uniform, point: Vec3<F32>): F32 {
  const { o, k } = t;
  const total = k.variable('f32', 1e-20);
  forEachLight(t, count, (address) => k.set(total, o.add(k.get(total), importance(t, lightAt(t, address), point))));
  return k.get(total);
}

function rectSample({ o, v }: StageTools, light: LightRecord, point: Vec3<F32>, [a, b]: readonly [F32, F32]): LightSample {
  const across = v.scale(light.word3('right'), o.mulAdd(a, 2, -1));
  const up = v.scale(light.word3('up'), o.mulAdd(b, 2, -1));
  const towards = v.sub3(v.add3(light.word3('centre'), v.add3(across, up)), point);
  const distance2 = o.max(v.dot(towards, towards), 1e-12);
  const distance = o.sqrt(distance2);
  const direction = v.scale(towards, o.div(1, distance));
  const facing = o.neg(v.dot(direction, light.word3('normal')));
  const density = o.select(o.gt(facing, 1e-6), o.div(distance2, o.mul(o.max(facing, 1e-6), light.word('area'))), 0);
  return { direction, distance: o.mul(distance, 0.9995), radiance: light.word3('radiance'), density };
}

/** A direction within a cone of which `cap` is 1 - cos of the half angle. */
function coneDirection(t: StageTools, axis: Vec3<F32>, cap: F32, [a, b]: readonly [F32, F32]): Vec3<F32> {
  const { o, m } = t;
  const fall = o.mul(a, cap);
  const sine = o.sqrt(o.max(o.mul(fall, o.sub(2, fall)), 0));
  return inFrame(t, t.basis(axis), axis, [o.mul(sine, m.cosTurns(b)), o.mul(sine, m.sinTurns(b)), o.sub(1, fall)]);
}

const coneDensity = ({ o }: StageTools, cap: F32): F32 => o.div(1 / (2 * Math.PI), o.max(cap, 1e-12));

/** 1 - cos of half the angle at which a sphere appears; 0 within it. */
function sphereCap({ o }: StageTools, light: LightRecord, distance2: F32): F32 {
  const radius = light.word('radius');
  const sine2 = o.div(o.mul(radius, radius), o.max(distance2, 1e-12));
  return o.select(o.lt(sine2, 1), o.div(sine2, o.add(1, o.sqrt(o.max(o.sub(1, sine2), 0)))), 0);
}

function sphereSample(t: StageTools, light: LightRecord, point: Vec3<F32>, pair: readonly [F32, F32]): LightSample {
  const { o, v } = t;
  const towards = v.sub3(light.word3('centre'), point);
  const distance2 = v.dot(towards, towards);
  const cap = sphereCap(t, light, distance2);
  const direction = coneDirection(t, v.normalise(towards), cap, pair);
  const along = v.dot(towards, direction);
  const radius = light.word('radius');
  const depth = o.sqrt(o.max(o.sub(o.mul(radius, radius), o.sub(distance2, o.mul(along, along))), 0));
  const density = o.select(o.gt(cap, 0), coneDensity(t, cap), 0);
  return { direction, distance: o.mul(o.sub(along, depth), 0.9995), radiance: light.word3('radiance'), density };
}

function sunSample(t: StageTools, light: LightRecord, pair: readonly [F32, F32]): LightSample {
  const cap = light.word('cap');
  const direction = coneDirection(t, light.word3('normal'), cap, pair);
  return { direction, distance: t.o.float(1e6), radiance: light.word3('radiance'), density: coneDensity(t, cap) };
}

/** One of the lights, and a direction towards it. */
export function sampleLight(
  t: StageTools,
  count: Uniform,
  point: Vec3<F32>,
  numbers: { pick: F32; pair: readonly [F32, F32] },
): LightSample {
  const { o, k } = t;
  const total = totalImportance(t, count, point);
  const wanted = o.mul(numbers.pick, total);
  const below = k.variable('f32', 0);
  const found = [0, 1, 2, 0, 0, 0, 0, 0].map((initial) => k.variable('f32', initial));
  forEachLight(t, count, (address) => {
    const light = lightAt(t, address);
    const weight = importance(t, light, point);
    const from = k.get(below);
    const to = o.add(from, weight);
    const isPicked = o.and(o.ge(wanted, from), o.lt(wanted, to));
    const keep = (kind: Uniform, make: () => LightSample): void =>
      k.if(kind, () =>
        k.if(isPicked, () => {
          const { direction, distance, radiance, density } = make();
          [...direction, distance, ...radiance, o.mul(density, o.div(weight, total))].forEach((value, index) => {
            k.set(found[index]!, value);
          });
        }),
      );
    keep(light.isRect, () => rectSample(t, light, point, numbers.pair));
    keep(light.isSphere, () => sphereSample(t, light, point, numbers.pair));
    keep(light.isSun, () => sunSample(t, light, numbers.pair));
    k.set(below, to);
  });
  const [dx, dy, dz, distance, red, green, blue, density] = found.map((variable) => k.get(variable)) as F32[];
  return { direction: [dx!, dy!, dz!], distance: distance!, radiance: [red!, green!, blue!], density: density! };
}

/** For a ray from `point` that met light `index` (or, for suns, that points into a disc): density by which `sampleLight` finds it. */
export function lightDensity(
  t: StageTools,
  light: LightRecord,
  ray: { point: Vec3<F32>; direction: Vec3<F32>; distance: F32 },
  total: F32,
): F32 {
  const { o, k, v } = t;
  const density = k.variable('f32', 0);
  k.if(light.isRect, () => {
    const facing = o.max(o.neg(v.dot(ray.direction, light.word3('normal'))), 1e-6);
    k.set(density, o.div(o.mul(ray.distance, ray.distance), o.mul(facing, light.word('area'))));
  });
  k.if(light.isSphere, () => {
    const towards = v.sub3(light.word3('centre'), ray.point);
    k.set(density, coneDensity(t, sphereCap(t, light, v.dot(towards, towards))));
  });
  k.if(light.isSun, () => k.set(density, coneDensity(t, light.word('cap'))));
  return o.mul(k.get(density), o.div(importance(t, light, ray.point), total));
}

export { totalImportance };

/** Power heuristic for a sample of density `own` against another way of density `other`. source: Veach and Guibas (1995) */
export const misWeight = ({ o }: StageTools, own: F32, other: F32): F32 => {
  const [a, b] = [o.mul(own, own), o.mul(other, other)];
  return o.div(a, o.max(o.add(a, b), 1e-30));
};
