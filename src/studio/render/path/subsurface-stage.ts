/**
 * Light that wanders beneath a surface: diffusion from a point just below it, walked on spheres inside the distance field, so that thin
 * parts and edges glow. On a flat slab it returns all the light that it took; the material's base has tinted it before.
 *
 * source   Muller, "Some continuous Monte Carlo methods for the Dirichlet problem" (1956); screened walk: Sawhney and Crane (2020)
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { instanceAt, type TracedShape } from './intersect-stages.ts';
import { firstPair, pairs, pairsPerBounce } from './route-stage.ts';
import type { StageTools } from './stage.ts';
import { slopeOf } from './surface-stages.ts';

const stepLimit = 12;
/** Depth of the source, in mean free paths of the channel that goes furthest. */
const sourceDepth = 0.7;

/** a / sinh a, for a >= 0. */
function screening({ o, m }: StageTools, a: F32): F32 {
  const grown = m.exp(o.min(a, 40));
  const exact = o.div(o.mul(a, 2), o.max(o.sub(grown, o.div(1, grown)), 1e-9));
  return o.select(o.lt(a, 0.02), 1, exact);
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
      const reach = [0, 1, 2].map((axis) => o.max(free[axis]!, 1e-6)) as unknown as Vec3<F32>;
      const depth = o.mul(o.max(reach[0], o.max(reach[1], reach[2])), sourceDepth);
      const inwards = instance.toLocalDirection(path.read3('geometric', i));
      const start3 = v.sub3(instance.toLocal(path.read3('origin', i)), v.scale(inwards, depth));
      const at = start3.map((value) => k.variable('f32', value));
      const here = (): Vec3<F32> => at.map((variable) => k.get(variable)) as unknown as Vec3<F32>;
      const weight = reach.map((free1) => k.variable('f32', m.exp(o.min(o.div(depth, free1), 3))));
      const [state, turn] = [k.variable('f32', o.select(isLive, 1, 0)), k.variable('i32', 0)]; // 1 wandering, -1 out, 0 lost
      const close = o.mul(depth, 0.06);
      const seed = n.hash3(path.readInt('seed', i), path.readInt('sample', i), pair);
      k.while(
        () => o.and(o.gt(k.get(state), 0), o.intLt(k.get(turn), stepLimit)),
        () => {
          const now = here();
          const radius = o.mul(o.neg(traced.field(...now)[0]), 1 / traced.steepness);
          const isFirst = o.intEq(k.get(turn), 0);
          const isThin = o.and(isFirst, o.lt(radius, o.mul(depth, 0.1)));
          const isOut = o.lt(radius, close);
          k.set(state, o.select(isThin, 0, o.select(isOut, -1, 1)));
          k.if(o.not(isOut), () => {
            const [a, b] = [n.unit(n.hash3(seed, k.get(turn), 1)), n.unit(n.hash3(seed, k.get(turn), 2))];
            const z = o.sub(1, o.mul(a, 2));
            const ring = o.mul(o.sqrt(o.max(o.sub(1, o.mul(z, z)), 0)), radius);
            const moved = v.add3(now, [o.mul(ring, m.cosTurns(b)), o.mul(ring, m.sinTurns(b)), o.mul(z, radius)]);
            moved.forEach((value, axis) => k.set(at[axis]!, value));
            reach.forEach((free1, axis) => k.set(weight[axis]!, o.mul(k.get(weight[axis]!), screening(t, o.div(radius, free1)))));
          });
          k.set(turn, o.intAdd(k.get(turn), 1));
        },
      );
      const isOut = o.lt(k.get(state), 0);
      const end3 = here();
      const normal = v.normalise(slopeOf(t, (p) => traced.field(...p)[0], end3, o.mul(depth, 0.1)));
      const surface = v.sub3(end3, v.scale(normal, traced.field(...end3)[0]));
      const world = instance.toWorldDirection(normal);
      path.write3('origin', i, instance.toWorld(surface), isOut);
      path.write3('geometric', i, world, isOut);
      path.write3('shading', i, world, isOut);
      const throughput = v.mul3(path.read3('throughput', i), weight.map((variable) => k.get(variable)) as unknown as Vec3<F32>);
      path.write3('throughput', i, throughput, isOut);
      path.write3('base', i, [1, 1, 1]);
    });
    return undefined;
  });
}
