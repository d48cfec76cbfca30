/**
 * Light that wanders beneath a surface: diffusion from a point just below it, walked on spheres inside the distance field, so that thin
 * parts and edges glow. On a flat slab it returns all the light that it took; the material's base has tinted it before.
 *
 * source   Muller, "Some continuous Monte Carlo methods for the Dirichlet problem" (1956); screened walk: Sawhney and Crane (2020)
 */
import type { F32, I32, Mask, Variable, Vec3 } from '../../../kernel/index.ts';
import { instanceAt, type TracedShape } from './intersect-stages.ts';
import { firstPair, pairs, pairsPerBounce } from './route-stage.ts';
import type { StageTools } from './stage.ts';
import { slopeOf } from './surface-stages.ts';

const stepLimit = 12;
/** Depth of the source, in mean free paths of the channel that goes furthest. */
const sourceDepth = 0.7;
/** A source that is less deep than meant, as the field knows it, is taken as this many times as deep: fields may understate a depth. */
const depthTrust = 2;
/** A channel that goes much less far than the furthest loses some light rather than flicker. */
const exponentLimit = 3.5;

type PlacedAt = ReturnType<typeof instanceAt>;

/** a / sinh a, for a >= 0. */
function screening({ o, m }: StageTools, a: F32): F32 {
  const grown = m.exp(o.min(a, 40));
  const exact = o.div(o.mul(a, 2), o.max(o.sub(grown, o.div(1, grown)), 1e-9));
  return o.select(o.lt(a, 0.02), 1, exact);
}

interface Wandering {
  readonly at: readonly Variable<'f32'>[];
  /** What each channel still carries. */
  readonly weight: readonly Variable<'f32'>[];
  /** 1: on its way, -1: near the surface, 0: the solid is too thin to have an inside here. */
  readonly state: Variable<'f32'>;
  /** How deep it is now. */
  readonly left: Variable<'f32'>;
}

const all3 = (variables: readonly Variable<'f32'>[], k: StageTools['k']): Vec3<F32> =>
  variables.map((variable) => k.get(variable)) as unknown as Vec3<F32>;

/** Walks until it is close to the surface, or for `stepLimit` steps. */
function walk(t: StageTools, traced: TracedShape, w: Wandering, start: { reach: Vec3<F32>; depth: F32; seed: I32 }): void {
  const { o, k, v, m, n } = t;
  const turn = k.variable('i32', 0);
  k.while(
    () => o.and(o.gt(k.get(w.state), 0), o.intLt(k.get(turn), stepLimit)),
    () => {
      const now = all3(w.at, k);
      const radius = o.mul(o.neg(traced.field(...now)[0]), 1 / traced.steepness);
      const isThin = o.and(o.intEq(k.get(turn), 0), o.lt(radius, o.mul(start.depth, 0.1)));
      const isOut = o.lt(radius, o.mul(start.depth, 0.06));
      k.set(w.left, radius);
      k.set(w.state, o.select(isThin, 0, o.select(isOut, -1, 1)));
      k.if(o.and(o.not(isOut), o.intLt(k.get(turn), stepLimit - 1)), () => {
        const [a, b] = [n.unit(n.hash3(start.seed, k.get(turn), 1)), n.unit(n.hash3(start.seed, k.get(turn), 2))];
        const z = o.sub(1, o.mul(a, 2));
        const ring = o.mul(o.sqrt(o.max(o.sub(1, o.mul(z, z)), 0)), radius);
        const moved = v.add3(now, [o.mul(ring, m.cosTurns(b)), o.mul(ring, m.sinTurns(b)), o.mul(z, radius)]);
        moved.forEach((value, axis) => {
          k.set(w.at[axis]!, value);
        });
        start.reach.forEach((free, axis) => {
          k.set(w.weight[axis]!, o.mul(k.get(w.weight[axis]!), screening(t, o.div(radius, free))));
        });
      });
      k.set(turn, o.intAdd(k.get(turn), 1));
    },
  );
}

/** Puts the path where its walk came out; one that is still on its way comes out where it went in. */
function surfaceAgain(
  t: StageTools,
  traced: TracedShape,
  i: I32,
  out: { instance: PlacedAt; at: Vec3<F32>; depth: F32; isOut: Mask },
): void {
  const { o, v, path } = t;
  const normal = v.normalise(slopeOf(t, (p) => traced.field(...p)[0], out.at, o.mul(out.depth, 0.1)));
  const surface = v.sub3(out.at, v.scale(normal, traced.field(...out.at)[0]));
  const world = out.instance.toWorldDirection(normal);
  path.write3('origin', i, out.instance.toWorld(surface), out.isOut);
  path.write3('geometric', i, world, out.isOut);
  path.write3('shading', i, world, out.isOut);
  path.write3('base', i, [1, 1, 1]);
}

/** Records `wander<index>`: (step, start, end, instance address, bounce). */
export function recordWander(t: StageTools, traced: TracedShape): void {
  const { o, k, v, m, n, path, forEach } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: `wander${traced.index}`, parameters, results: [], isExported: true }, (step, start, end, address, bounce) => {
    const instance = instanceAt(t, address);
    const pair = o.splat(o.uniformAdd(o.uniformMul(bounce, pairsPerBounce), firstPair + pairs.walk));
    forEach(step, { start, end }, (i, isLive) => {
      const free = v.scale(path.read3('subsurfaceRadius', i), instance.inverseScale);
      const reach = v.max3(free, [1e-6, 1e-6, 1e-6]);
      const depth = o.mul(o.max(reach[0], o.max(reach[1], reach[2])), sourceDepth);
      const inwards = instance.toLocalDirection(path.read3('geometric', i));
      // A hit lies above the surface by up to the hit distance, which for a thing far away is more than the mean free path.
      const hit = instance.toLocal(path.read3('origin', i));
      const above = traced.field(...hit)[0];
      const source = v.sub3(hit, v.scale(inwards, o.add(above, depth)));
      // In thin parts, and where the normal was measured over more than the depth, light has less of a way out than from a slab.
      const ownDepth = o.mul(o.max(o.neg(traced.field(...source)[0]), 0), depthTrust);
      const wayOut = o.min(depth, ownDepth);
      const wandering: Wandering = {
        at: source.map((value) => k.variable('f32', value)),
        weight: reach.map((one) => k.variable('f32', m.exp(o.min(o.div(wayOut, one), exponentLimit)))),
        state: k.variable('f32', o.select(isLive, 1, 0)),
        left: k.variable('f32', 0),
      };
      walk(t, traced, wandering, { reach, depth, seed: n.hash3(path.readInt('seed', i), path.readInt('sample', i), pair) });
      const left = o.max(k.get(wandering.left), 0);
      const remaining = all3(wandering.weight, k).map((value, axis) => o.mul(value, m.exp(o.neg(o.div(left, reach[axis]!)))));
      const isThin = o.and(isLive, o.and(o.le(k.get(wandering.state), 0), o.ge(k.get(wandering.state), 0)));
      const weight = v.select3(isThin, [1, 1, 1], remaining as unknown as Vec3<F32>);
      path.write3('throughput', i, v.mul3(path.read3('throughput', i), weight));
      surfaceAgain(t, traced, i, { instance, at: all3(wandering.at, k), depth, isOut: o.lt(k.get(wandering.state), 0) });
    });
    return undefined;
  });
}
