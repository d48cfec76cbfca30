/**
 * Where rays meet things. Floor and lights are found analytically; shapes are marched, one instance at a time, over the list of the rays
 * that enter its box, in sweeps of a few steps with the list compacted in between.
 *
 * source   Keinert et al., "Enhanced sphere tracing" (2014), for steps that are longer than what is surely free
 */
import type { F32, KernelCallable, Uniform, Variable, Vec3 } from '../../../kernel/index.ts';
import type { Bounds } from '../field/index.ts';
import { floorHit, lightBytes, lightHit, lightsAddress, probeAddress, probeSide } from './memory-map.ts';
import type { StageTools } from './stage.ts';

export type FieldFunction = KernelCallable<readonly ['f32', 'f32', 'f32'], readonly ['f32']>;

/** What the tracer knows of a shape: names of functions come from `index`. */
export interface TracedShape {
  readonly index: number;
  readonly field: FieldFunction;
  /** Surely holds the solid, in its own space. */
  readonly domain: Bounds;
  /** The field is nowhere steeper within the domain. */
  readonly steepness: number;
  /** Some of it may be glass: shadow rays look through. */
  readonly isClear: boolean;
}

const stepsPerSweep = 8;
/** Steps are this much longer than what is surely free. */
const relaxation = 1.5;
const axes = [0, 1, 2] as const;

/** Words of an instance's record. */
export const instanceWords = { rotation: 0, position: 9, inverseScale: 12, scale: 13, id: 14, low: 16, high: 20 } as const;

/** An instance's record as lane values. */
export function instanceAt({ o, v }: StageTools, address: Uniform) {
  const word = (index: number): F32 => o.splatLoad(address, 4 * index);
  const row = (index: number): Vec3<F32> => [word(3 * index), word(3 * index + 1), word(3 * index + 2)];
  const rows = [row(0), row(1), row(2)] as const;
  const inverseScale = word(instanceWords.inverseScale);
  const position: Vec3<F32> = [word(9), word(10), word(11)];
  const turn = (a: Vec3): Vec3<F32> => [v.dot(rows[0], a), v.dot(rows[1], a), v.dot(rows[2], a)];
  return {
    inverseScale,
    /** Of the solid, in its own space. */
    box: axes.map((axis) => ({ low: word(instanceWords.low + axis), high: word(instanceWords.high + axis) })),
    scale: word(instanceWords.scale),
    id: o.splat(o.uniformLoad(address, 4 * instanceWords.id)),
    /** Directions keep their length. */
    toLocalDirection: turn,
    toLocal: (p: Vec3): Vec3<F32> => v.scale(turn(v.sub3(p, position)), inverseScale),
    toWorldDirection: (a: Vec3): Vec3<F32> => v.add3(v.add3(v.scale(rows[0], a[0]), v.scale(rows[1], a[1])), v.scale(rows[2], a[2])),
    toWorld: (p: Vec3): Vec3<F32> => {
      const scaled = v.scale(p, word(instanceWords.scale));
      return v.add3(position, v.add3(v.add3(v.scale(rows[0], scaled[0]), v.scale(rows[1], scaled[1])), v.scale(rows[2], scaled[2])));
    },
  };
}

/** The part of a ray within a box, cut to [0, far]. */
export function clipToBox(
  { o }: StageTools,
  ray: { origin: Vec3<F32>; direction: Vec3<F32>; far: F32 },
  box: readonly { low: F32 | number; high: F32 | number }[],
): readonly [near: F32, end: F32] {
  let near = o.float(0);
  let end = ray.far;
  for (const axis of axes) {
    const direction = ray.direction[axis];
    const inverse = o.div(1, o.select(o.lt(o.abs(direction), 1e-12), 1e-12, direction));
    const [a, b] = [o.mul(o.sub(box[axis]!.low, ray.origin[axis]), inverse), o.mul(o.sub(box[axis]!.high, ray.origin[axis]), inverse)];
    near = o.max(near, o.min(a, b));
    end = o.min(end, o.max(a, b));
  }
  return [near, end];
}

/** How near counts as hit: in the shape's own space. */
function hitDistance({ o, parameter }: StageTools, t: F32, inverseScale: F32): F32 {
  return o.mul(parameter('hitCoarseness'), o.max(o.mul(parameter('hitDistance'), inverseScale), o.mul(t, parameter('hitAngle'))));
}

const sixUniforms = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
/** Works on a list and gives the end of the list that it leaves. */
type ListFunction = KernelCallable<typeof sixUniforms, readonly ['uniform']>;

function recordEnter(t: StageTools, shape: TracedShape): ListFunction {
  const { o, k, path, forEach, raysAt } = t;
  const shapeOf = { name: `enter${shape.index}`, parameters: sixUniforms, results: ['uniform'] } as const;
  return k.function(shapeOf, (step, start, end, instanceAddress, set, out) => {
    const instance = instanceAt(t, instanceAddress);
    const rays = raysAt(set);
    const pointer = k.variable('uniform', out);
    forEach(step, { start, end }, (i, isLive) => {
      const origin = instance.toLocal(path.read3('origin', i));
      const direction = instance.toLocalDirection(rays.read3('direction', i));
      const [near, far] = clipToBox(t, { origin, direction, far: o.mul(rays.read('far', i), instance.inverseScale) }, instance.box);
      rays.write('near', i, near);
      rays.write('end', i, far);
      k.append(pointer, i, o.and(isLive, o.lt(near, far)));
    });
    return [t.pad(pointer)];
  });
}

/** One sweep of a few steps; rays that are still on their way stay in the list, which is compacted in place. */
function recordMarch(t: StageTools, shape: TracedShape): ListFunction {
  const { o, k, v, path, forEach, raysAt } = t;
  const shapeOf = { name: `march${shape.index}`, parameters: sixUniforms, results: ['uniform'] } as const;
  return k.function(shapeOf, (step, start, end, instanceAddress, set, isShadow) => {
    const instance = instanceAt(t, instanceAddress);
    const rays = raysAt(set);
    const pointer = k.variable('uniform', start);
    const isShadowRay = o.intLt(0, o.splat(isShadow));
    forEach(step, { start, end }, (i, isLive) => {
      const origin = instance.toLocal(path.read3('origin', i));
      const direction = instance.toLocalDirection(rays.read3('direction', i));
      const far = rays.read('end', i);
      const at = k.variable('f32', rays.read('near', i));
      const state = k.variable('f32', o.select(isLive, 1, 0)); // 1 on its way, 0 past the end, -1 hit
      const turn = k.variable('f32', 0);
      const [leap, free, boldness] = [0, 0, relaxation].map((initial) => k.variable('f32', initial)) as [
        Variable<'f32'>,
        Variable<'f32'>,
        Variable<'f32'>,
      ];
      k.while(
        () => o.and(o.gt(k.get(state), 0), o.lt(k.get(turn), stepsPerSweep)),
        () => {
          const now = k.get(at);
          const [distance] = shape.field(...v.along(origin, direction, now));
          const safe = o.mul(o.abs(distance), 1 / shape.steepness);
          // Spheres of what is surely free must touch those of the step before; else something may lie between: back, and no further leaps.
          const [leapt, before] = [k.get(leap), k.get(free)];
          const isTorn = o.gt(leapt, o.add(safe, before));
          const isHit = o.and(o.not(isTorn), o.lt(safe, hitDistance(t, now, instance.inverseScale)));
          const surely = o.add(now, safe);
          // The next sweep does not know of this one's leaps: its last step is not one.
          const factor = o.select(o.lt(k.get(turn), stepsPerSweep - 1), k.get(boldness), 1);
          const stride = o.min(o.mul(safe, factor), o.max(o.sub(far, now), safe));
          const next = o.select(isTorn, o.sub(now, o.sub(leapt, before)), o.add(now, stride));
          k.set(at, o.select(isHit, now, next));
          k.set(leap, o.select(isTorn, 0, stride));
          k.set(free, safe);
          k.set(boldness, o.select(isTorn, 1, k.get(boldness)));
          k.set(state, o.select(isHit, -1, o.select(o.and(o.not(isTorn), o.gt(surely, far)), 0, 1)));
          k.set(turn, o.add(k.get(turn), 1));
        },
      );
      const [t1, found] = [k.get(at), k.get(state)];
      const isHit = o.lt(found, 0);
      const isOnItsWay = o.gt(found, 0);
      rays.write('far', i, o.select(isShadowRay, -1, o.mul(t1, instance.scale)), isHit);
      rays.writeInt('hit', i, instance.id, isHit);
      rays.write('near', i, t1, isOnItsWay);
      k.append(pointer, i, isOnItsWay);
    });
    return [t.pad(pointer)];
  });
}

/** Records `probe<index>`: (step). The field at the centres of a grid over the domain, to `probeAddress`. */
function recordProbe(t: StageTools, shape: TracedShape): void {
  const { o, k } = t;
  const { low, high } = shape.domain;
  k.function({ name: `probe${shape.index}`, parameters: ['uniform'], results: [], isExported: true }, (step) => {
    k.for(0, probeSide ** 3, step, (index) => {
      const cell = o.toFloat(o.laneIndex(index));
      const row = o.floor(o.mul(o.add(cell, 0.5), 1 / probeSide));
      const layer = o.floor(o.mul(o.add(row, 0.5), 1 / probeSide));
      const place = [o.sub(cell, o.mul(row, probeSide)), o.sub(row, o.mul(layer, probeSide)), layer] as const;
      const at = axes.map((axis) => o.mulAdd(o.add(place[axis], 0.5), (high[axis] - low[axis]) / probeSide, low[axis]));
      const [x, y, z] = at as unknown as Vec3<F32>;
      k.store(o.uniformShiftLeft(index, 2), shape.field(x, y, z)[0], probeAddress);
    });
    return undefined;
  });
}

/** Records `probe<index>`. Gives the functions that find where the rays of a list enter an instance's box, and march them. */
export function recordShapeIntersection(t: StageTools, shape: TracedShape): { enter: ListFunction; march: ListFunction } {
  recordProbe(t, shape);
  return { enter: recordEnter(t, shape), march: recordMarch(t, shape) };
}

/** Distance to the floor along a ray, or something beyond every scene. */
function floorDistance({ o, parameter }: StageTools, origin: Vec3<F32>, direction: Vec3<F32>): F32 {
  const height = o.sub(origin[1], parameter('floorHeight'));
  const distance = o.div(height, o.neg(o.select(o.lt(o.abs(direction[1]), 1e-12), 1e-12, direction[1])));
  const z = o.mulAdd(direction[2], distance, origin[2]);
  const isHit = o.and(o.and(o.gt(distance, 0), o.gt(z, parameter('floorFarEdge'))), o.gt(parameter('hasFloor'), 0));
  return o.select(isHit, distance, 1e30);
}

/** A light's record. */
export const lightWords = {
  kind: 0, centre: 1, right: 4, up: 7, normal: 10, radiance: 13, area: 16, radius: 17, weight: 18, cap: 19,
} as const; // biome-ignore format: a table
export const lightKinds = { rect: 0, sphere: 1, sun: 2 } as const;

export function lightAt({ o }: StageTools, address: Uniform) {
  const word = (name: keyof typeof lightWords, component = 0): F32 => o.splatLoad(address, 4 * (lightWords[name] + component));
  const word3 = (name: keyof typeof lightWords): Vec3<F32> => [word(name), word(name, 1), word(name, 2)];
  const kind = o.uniformLoad(address, 4 * lightWords.kind);
  return {
    word,
    word3,
    isRect: o.uniformLt(kind, 1),
    isSphere: o.uniformAnd(o.uniformLt(kind, 2), o.uniformLt(0, kind)),
    isSun: o.uniformLt(1, kind),
  };
}

export type LightRecord = ReturnType<typeof lightAt>;

export function forEachLight({ o, k }: StageTools, count: Uniform, body: (address: Uniform, index: Uniform) => void): void {
  k.for(0, count, 1, (index) => body(o.uniformAdd(lightsAddress, o.uniformMul(index, lightBytes)), index));
}

function rectDistance({ o, v }: StageTools, light: LightRecord, origin: Vec3<F32>, direction: Vec3<F32>): F32 {
  const normal = light.word3('normal');
  const facing = o.neg(v.dot(direction, normal));
  const towards = v.sub3(light.word3('centre'), origin);
  const distance = o.div(o.neg(v.dot(towards, normal)), o.max(facing, 1e-9));
  const offset = v.sub3(v.scale(direction, distance), towards);
  const [right, up] = [light.word3('right'), light.word3('up')];
  const isWithin = (axis: Vec3<F32>) => o.le(o.abs(v.dot(offset, axis)), v.dot(axis, axis));
  const isHit = o.and(o.and(isWithin(right), isWithin(up)), o.and(o.gt(facing, 1e-9), o.gt(distance, 1e-4)));
  return o.select(isHit, distance, 1e30);
}

function sphereDistance({ o, v }: StageTools, light: LightRecord, origin: Vec3<F32>, direction: Vec3<F32>): F32 {
  const towards = v.sub3(light.word3('centre'), origin);
  const along = v.dot(towards, direction);
  const away = v.sub3(towards, v.scale(direction, along));
  const radius = light.word('radius');
  const inside = o.sub(o.mul(radius, radius), v.dot(away, away));
  const distance = o.sub(along, o.sqrt(o.max(inside, 0)));
  return o.select(o.and(o.gt(inside, 0), o.gt(distance, 1e-4)), distance, 1e30);
}

/** Nearest floor or light of the paths' rays. Rays start with `far` endless. */
export function recordAnalytic(t: StageTools): void {
  const { o, k, path, ray, forEach } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'analytic', parameters, results: [], isExported: true }, (step, start, end, lightCount) => {
    forEach(step, { start, end }, (i) => {
      const [origin, direction] = [path.read3('origin', i), ray.read3('direction', i)];
      const floor = floorDistance(t, origin, direction);
      const nearest = k.variable('f32', o.min(floor, 1e6));
      const hit = k.variable('i32', o.intSelect(o.lt(floor, 1e6), floorHit, 0));
      forEachLight(t, lightCount, (address, index) => {
        const light = lightAt(t, address);
        const found = k.variable('f32', 1e30);
        k.if(light.isRect, () => k.set(found, rectDistance(t, light, origin, direction)));
        k.if(light.isSphere, () => k.set(found, sphereDistance(t, light, origin, direction)));
        k.if(o.lt(k.get(found), k.get(nearest)), () => {
          k.set(nearest, k.get(found));
          k.set(hit, o.intAdd(o.splat(index), lightHit));
        });
      });
      ray.write('far', i, k.get(nearest));
      ray.writeInt('hit', i, k.get(hit));
    });
    return undefined;
  });
}

/** Shadow rays that the floor stops. */
export function recordFloorShadow(t: StageTools): void {
  const { o, k, path, forEach, raysAt } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'floorShadow', parameters, results: [], isExported: true }, (step, start, end, set) => {
    const rays = raysAt(set);
    forEach(step, { start, end }, (i) => {
      const floor = floorDistance(t, path.read3('origin', i), rays.read3('direction', i));
      const far = rays.read('far', i);
      rays.write('far', i, o.select(o.lt(floor, far), -1, far));
    });
    return undefined;
  });
}
