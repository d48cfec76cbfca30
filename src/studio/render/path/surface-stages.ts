/** The surface where a path's ray hit a shape or the floor: point, normals, material, all written to the path's columns. */
import type { F32, I32, Mask, Vec3 } from '../../../kernel/index.ts';
import type { Bump, FieldTools, MaterialValues, Shape } from '../field/index.ts';
import { instanceAt, type TracedShape } from './intersect-stages.ts';
import type { StageTools } from './stage.ts';

const tetrahedron = [
  [1, -1, -1],
  [-1, -1, 1],
  [-1, 1, -1],
  [1, 1, 1],
] as const;

/** Four times `reach` times the gradient of a scalar function, by differences at the corners of a tetrahedron. */
export function slopeOf({ o }: FieldTools, read: (p: Vec3<F32>) => F32, p: Vec3<F32>, reach: F32): Vec3<F32> {
  const values = tetrahedron.map((corner) =>
    read([0, 1, 2].map((axis) => o.mulAdd(reach, corner[axis]!, p[axis]!)) as unknown as Vec3<F32>),
  );
  const along = (axis: number): F32 => o.sum(...values.map((value, index) => (tetrahedron[index]![axis]! > 0 ? value : o.neg(value))));
  return [along(0), along(1), along(2)];
}

/** The normal that fine relief bends. source: Mikkelsen, "Bump mapping unparametrized surfaces" (2010) */
function bend(t: StageTools, bump: Bump, at: { local: Vec3<F32>; normal: Vec3<F32>; reach: F32 }): Vec3<F32> {
  const { o, v } = t;
  const slope = v.scale(
    slopeOf(t, (p) => bump(t, p), at.local, at.reach),
    o.div(0.25, at.reach),
  );
  const across = v.sub3(slope, v.scale(at.normal, v.dot(at.normal, slope)));
  return v.normalise(v.sub3(at.normal, across));
}

/** Three points round a point of a level surface. */
const triangle = [
  [1, 0],
  [-0.5, Math.sqrt(0.75)],
  [-0.5, -Math.sqrt(0.75)],
] as const;

/** The same for level ground, whose relief is asked for on the ground alone: three times, and where noise costs half. */
function bendLevel(t: StageTools, bump: Bump, [x, y, z]: Vec3<F32>, reach: F32): Vec3<F32> {
  const { o, v } = t;
  const values = triangle.map(([across, along]) => bump(t, [o.mulAdd(reach, across, x), y, o.mulAdd(reach, along, z)]));
  const scale = o.div(-2 / 3, reach);
  const slope = (axis: 0 | 1): F32 => o.mul(o.sum(...values.map((value, index) => o.mul(value, triangle[index]![axis]))), scale);
  return v.normalise([slope(0), o.float(1), slope(1)]);
}

function writeMaterial({ o, path }: StageTools, i: I32, values: MaterialValues): void {
  path.write3('base', i, values.base);
  path.write('roughness', i, o.clamp(values.roughness ?? 0.5, 0.02, 1));
  path.write('metal', i, values.metal ?? 0);
  path.write('ior', i, values.ior ?? 1.5);
  path.write('sheen', i, values.sheen ?? 0);
  path.write('coat', i, values.coat ?? 0);
  path.write('coatRoughness', i, o.clamp(values.coatRoughness ?? 0.05, 0.02, 1));
  path.write('subsurface', i, values.subsurface ?? 0);
  path.write3('subsurfaceRadius', i, values.subsurfaceRadius ?? [0.001, 0.001, 0.001]);
  path.write('transmission', i, values.transmission ?? 0);
  path.write3('absorption', i, values.absorption ?? [0, 0, 0]);
  path.write3('emission', i, values.emission ?? [0, 0, 0]);
}

interface Surface {
  readonly world: Vec3<F32>;
  readonly geometric: Vec3<F32>;
  readonly shading: Vec3<F32>;
  readonly id: I32;
}

function faceRay({ o, v }: StageTools, normal: Vec3<F32>, isInside: Mask): Vec3<F32> {
  return v.select3(isInside, [o.neg(normal[0]), o.neg(normal[1]), o.neg(normal[2])], normal);
}

/** Turns the normals to the ray's side, and what the shading normal would show from behind back to the front. */
function writeSurface(t: StageTools, i: I32, { world, geometric, shading, id }: Surface): void {
  const { o, v, path, ray, parameter } = t;
  const direction = ray.read3('direction', i);
  const distance = ray.read('far', i);
  const isInside = o.gt(v.dot(direction, geometric), 0);
  const front = faceRay(t, geometric, isInside);
  const raw = faceRay(t, shading, isInside);
  const facing = o.neg(v.dot(direction, raw));
  const lift = o.max(o.sub(0.02, facing), 0);
  const seen = v.normalise(v.sub3(raw, v.scale(direction, lift)));
  path.write3('origin', i, world);
  path.write3('geometric', i, front);
  path.write3('shading', i, seen);
  path.write('side', i, o.select(isInside, -1, 1));
  path.write(
    'gap',
    i,
    o.mul(o.mul(parameter('hitCoarseness'), o.max(parameter('hitDistance'), o.mul(distance, parameter('hitAngle')))), 2.5),
  );
  const isFirst = o.lt(path.read('firstDepth', i), 1e30);
  const isNew = o.not(isFirst);
  path.write('firstDepth', i, distance, isNew);
  path.write3('firstNormal', i, seen, isNew);
  path.writeInt('firstId', i, id, isNew);
}

/** Of the domain's diagonal. */
const extentOf = ({ domain: { low, high } }: TracedShape): number => Math.hypot(high[0] - low[0], high[1] - low[1], high[2] - low[2]);

/** Records `surface<index>`: (step, start, end, instance address). */
export function recordSurface(t: StageTools, traced: TracedShape, shape: Shape): void {
  const { o, k, v, path, ray, forEach, parameter } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: `surface${traced.index}`, parameters, results: [], isExported: true }, (step, start, end, address) => {
    const instance = instanceAt(t, address);
    forEach(step, { start, end }, (i) => {
      const distance = ray.read('far', i);
      const world = v.along(path.read3('origin', i), ray.read3('direction', i), distance);
      const local = instance.toLocal(world);
      const footprint = o.mul(o.mul(distance, parameter('footprint')), instance.inverseScale);
      const reach = o.max(footprint, 2e-4 * extentOf(traced));
      const normal = v.normalise(slopeOf(t, (p) => traced.field(...p)[0], local, reach));
      const bent = shape.bump ? bend(t, shape.bump, { local, normal, reach }) : normal;
      writeMaterial(t, i, shape.material(t, { local, world, normal }));
      const geometric = instance.toWorldDirection(normal);
      writeSurface(t, i, { world, geometric, shading: shape.bump ? instance.toWorldDirection(bent) : geometric, id: instance.id });
    });
    return undefined;
  });
}

/** Records `surfaceFloor`: (step, start, end). The floor's own space has its origin below the scene's, on the floor. */
export function recordFloorSurface(t: StageTools, floor: Shape): void {
  const { o, k, v, path, ray, forEach, parameter } = t;
  k.function({ name: 'surfaceFloor', parameters: ['uniform', 'uniform', 'uniform'], results: [], isExported: true }, (step, start, end) => {
    forEach(step, { start, end }, (i) => {
      const distance = ray.read('far', i);
      const hit = v.along(path.read3('origin', i), ray.read3('direction', i), distance);
      const world: Vec3<F32> = [hit[0], parameter('floorHeight'), hit[2]];
      const local: Vec3<F32> = [hit[0], o.float(0), hit[2]];
      const normal: Vec3<F32> = [o.float(0), o.float(1), o.float(0)];
      const reach = o.max(o.mul(distance, parameter('footprint')), 1e-4);
      const shading = floor.bump ? bendLevel(t, floor.bump, local, reach) : normal;
      writeMaterial(t, i, floor.material(t, { local, world, normal }));
      writeSurface(t, i, { world, geometric: normal, shading, id: o.int(65_535) });
    });
    return undefined;
  });
}
