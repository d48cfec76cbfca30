/**
 * Fur, hair and beards as real strands: one shape of a few strands that share a root, planted many times over a skin. Roots are thrown
 * like darts, so that they lie evenly; strands are combed along a direction of the skin and droop towards it.
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { createRng, type Rng } from '../../../shared/rng.ts';
import { probeField, type Spot } from '../../render/field/field-probe.ts';
import type { Bounds, Field, FieldTools } from '../../render/field/index.ts';
import type { Instance } from '../../render/path/index.ts';
import { anglesOf } from '../place-model.ts';

export type Vector = readonly [x: number, y: number, z: number];

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const along = (a: Vector, b: Vector, t: number): Vector => [a[0] + b[0] * t, a[1] + b[1] * t, a[2] + b[2] * t];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const unit = (a: Vector): Vector => {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

export interface Tuft {
  readonly strandCount: number;
  /** Of a strand's root, in lengths of the tuft. */
  readonly radius: number;
  /** Radius of the circle of roots, in lengths. */
  readonly spread: number;
  /** How far the tips lean to +z, in lengths. */
  readonly droop: number;
  /** How far a strand swings to the side, in lengths. */
  readonly wave?: number;
  readonly seed: number;
}

interface Strand {
  readonly root: readonly [x: number, z: number];
  readonly slope: readonly [x: number, z: number];
  readonly length: number;
  readonly droop: number;
}

function strandOf({ spread, droop }: Tuft, rng: Rng): Strand {
  const [angle, away] = [rng.float() * 2 * Math.PI, Math.sqrt(rng.float()) * spread];
  const root = [Math.cos(angle) * away, Math.sin(angle) * away] as const;
  // Tips gather, but not all at one point.
  const slope = [-root[0] * 0.55 + rng.range(-1, 1) * spread * 0.35, -root[1] * 0.55 + rng.range(-1, 1) * spread * 0.35] as const;
  return { root, slope, length: rng.range(0.7, 1), droop: droop * rng.range(0.75, 1.15) };
}

/** About +y from the origin, one unit long, tips leaning to +z. */
export function tuftField(tuft: Tuft): Field {
  const rng = createRng(tuft.seed);
  const strands = Array.from({ length: tuft.strandCount }, () => strandOf(tuft, rng));
  const { radius, wave = 0 } = tuft;
  const steepness = 1.25 + 1.3 * tuft.droop + 6 * wave;
  const strandField = ({ o, v }: FieldTools, p: Vec3<F32>, { root, slope, length, droop }: Strand, index: number): F32 => {
    const t = o.clamp(p[1], -0.06, length);
    const swing = o.mul(o.mul(t, o.sub(1, t)), wave * 4 * (index % 2 === 0 ? 1 : -1));
    const x = o.sub(o.sub(o.mulAdd(t, -slope[0], p[0]), root[0]), swing);
    const z = o.sub(o.mulAdd(t, -slope[1], o.sub(p[2], root[1])), o.mul(o.mul(t, t), droop));
    return o.sub(v.length([x, o.sub(p[1], t), z]), o.mul(o.sub(length * 1.08, t), radius / length));
  };
  return (tools, p) => {
    const distance = strands.map((strand, index) => strandField(tools, p, strand, index)).reduce((a, b) => tools.o.min(a, b));
    return tools.k.lipschitz(distance, p, steepness);
  };
}

export function tuftDomain({ spread, droop, radius, wave = 0 }: Tuft): Bounds {
  const side = spread * 1.4 + radius + wave * 1.1;
  return { low: [-side, -0.08, -side], high: [side, 1.03, side + droop * 1.2] };
}

export interface Planting {
  readonly skin: Field;
  readonly low: Vector;
  readonly high: Vector;
  /** Distance between roots at a point of the skin, metres; Infinity where nothing grows. */
  readonly spacing: (at: Vector, normal: Vector) => number;
  /** Where the hair points; need not be tangent. */
  readonly comb: (at: Vector, normal: Vector) => Vector;
  /** Length of the strands, metres. */
  readonly length: (at: Vector, normal: Vector) => number;
  /** 0: lies flat on the skin, 1: stands up. */
  readonly lift: (at: Vector) => number;
  readonly tryCount: number;
  readonly seed: number;
}

const batchSize = 4096;

interface Root {
  readonly at: Vector;
  readonly normal: Vector;
}

/** Random points near the skin, moved onto it. */
function roots({ skin, low, high, tryCount, seed }: Planting): Root[] {
  const probe = probeField(skin, [], batchSize);
  const rng = createRng(seed);
  const size = Math.max(...high.map((x, axis) => x - low[axis]!));
  const [near, step] = [size * 0.012, size * 1e-4];
  const found: Root[] = [];
  const values = (spots: readonly Spot[]): Float32Array => probe.wasm(Float32Array.from(spots.flat()));
  for (let done = 0; done < tryCount; done += batchSize) {
    const spots = Array.from(
      { length: batchSize },
      (): Spot => [0, 1, 2].map((axis) => rng.range(low[axis]!, high[axis]!)) as unknown as Spot,
    );
    const distances = values(spots);
    let kept = spots.filter((_, index) => Math.abs(distances[index]!) < near);
    let normals: Vector[] = [];
    for (let round = 0; round < 3 && kept.length > 0; round++) {
      const here = values(kept);
      const slopes = [0, 1, 2].map((axis) =>
        values(kept.map((spot) => spot.map((x, i) => (i === axis ? x + step : x)) as unknown as Spot)),
      );
      const gradients = kept.map((_, i): Vector => slopes.map((slope) => (slope[i]! - here[i]!) / step) as unknown as Vector);
      kept = kept.map((spot, i) => along(spot, gradients[i]!, -here[i]! / Math.max(dot(gradients[i]!, gradients[i]!), 0.05)));
      normals = gradients.map(unit);
    }
    found.push(...kept.map((at, i) => ({ at, normal: normals[i]! })));
  }
  return found;
}

/** Takes roots in turn that keep their distance from those taken. */
function spaced(candidates: readonly Root[], spacing: Planting['spacing']): Root[] {
  const cell = 0.012;
  const grid = new Map<string, Root[]>();
  const taken: Root[] = [];
  for (const root of candidates) {
    const apart = spacing(root.at, root.normal);
    if (!Number.isFinite(apart)) continue;
    const [i, j, k] = root.at.map((x) => Math.floor(x / cell)) as [number, number, number];
    const reach = Math.ceil(apart / cell);
    let isFree = true;
    for (let a = -reach; a <= reach && isFree; a++) {
      for (let b = -reach; b <= reach && isFree; b++) {
        for (let c = -reach; c <= reach && isFree; c++) {
          isFree = !(grid.get(`${i + a},${j + b},${k + c}`) ?? []).some(({ at }) => {
            const away = along(at, root.at, -1);
            return dot(away, away) < apart * apart;
          });
        }
      }
    }
    if (!isFree) continue;
    taken.push(root);
    const key = `${i},${j},${k}`;
    grid.set(key, [...(grid.get(key) ?? []), root]);
  }
  return taken;
}

/** Angles about y, x, z of the frame whose second axis is `up` and whose third leans to `front`. */
function standing(up: Vector, front: Vector): Vector {
  const y = unit(up);
  const x = unit(cross(y, front));
  const z = cross(x, y);
  return anglesOf([
    [x[0], y[0], z[0]],
    [x[1], y[1], z[1]],
    [x[2], y[2], z[2]],
  ]);
}

/** Instances of `shapes` (indices) over the skin. Rotations are in the order that `Instance.rotation` has: x, y, z. */
export function plant(planting: Planting, shapes: readonly number[]): Instance[] {
  const rng = createRng(planting.seed + 1);
  return spaced(roots(planting), planting.spacing).map(({ at, normal }) => {
    const wish = unit(planting.comb(at, normal));
    const tangent = unit(along(wish, normal, -dot(wish, normal)));
    const side = cross(normal, tangent);
    const combed = unit(along(tangent, side, rng.range(-0.22, 0.22)));
    const lift = Math.max(0.05, planting.lift(at) + rng.range(-0.08, 0.08));
    const up = unit(along([normal[0] * lift, normal[1] * lift, normal[2] * lift], combed, 1 - lift * 0.6));
    return {
      shape: rng.pick(shapes),
      position: at,
      rotation: standing(up, along(combed, normal, -0.35)),
      scale: planting.length(at, normal) * rng.range(0.8, 1.2),
    };
  });
}
