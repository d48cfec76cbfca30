/** Shadow rays through glass, which dims them and does not bend them, and what the rays that arrive bring. */
import type { F32, KernelCallable, Vec3 } from '../../../kernel/index.ts';
import type { Shape } from '../field/index.ts';
import { limited } from './escape-stages.ts';
import { fresnel } from './glass-stage.ts';
import { instanceAt, type TracedShape } from './intersect-stages.ts';
import type { StageTools } from './stage.ts';
import { slopeOf } from './surface-stages.ts';

const veilParameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
export type VeilFunction = KernelCallable<typeof veilParameters, readonly []>;

const veilSteps = 96;

/** For shapes that may be clear: (step, start, end, instance address, ray set) over rays that entered the box. */
export function recordVeil(t: StageTools, traced: TracedShape, shape: Shape): VeilFunction {
  const { o, k, v, m, path, forEach, raysAt } = t;
  const { low, high } = traced.domain;
  const smallestStep = 3e-4 * Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  return k.function({ name: `veil${traced.index}`, parameters: veilParameters, results: [] }, (step, start, end, address, set) => {
    const instance = instanceAt(t, address);
    const rays = raysAt(set);
    forEach(step, { start, end }, (i, isLive) => {
      const origin = instance.toLocal(path.read3('origin', i));
      const direction = instance.toLocalDirection(rays.read3('direction', i));
      const far = rays.read('end', i);
      const at = k.variable('f32', rays.read('near', i));
      const [inside, entry, turn] = [0, -1, 0].map((initial) => k.variable('f32', initial));
      k.while(
        () => o.and(o.and(isLive, o.lt(k.get(at), far)), o.lt(k.get(turn!), veilSteps)),
        () => {
          const now = k.get(at);
          const distance = o.mul(traced.field(...v.along(origin, direction, now))[0], 1 / traced.steepness);
          const length = o.max(o.abs(distance), smallestStep);
          const isInside = o.lt(distance, 0);
          k.set(inside!, o.add(k.get(inside!), o.select(isInside, o.min(length, o.sub(far, now)), 0)));
          k.set(entry!, o.select(o.and(isInside, o.lt(k.get(entry!), 0)), now, k.get(entry!)));
          k.set(at, o.add(now, length));
          k.set(turn!, o.add(k.get(turn!), 1));
        },
      );
      k.if(o.ge(k.get(entry!), 0), () => {
        const local = v.along(origin, direction, k.get(entry!));
        const normal = v.normalise(slopeOf(t, (p) => traced.field(...p)[0], local, o.float(smallestStep)));
        const { base, absorption, transmission, ior } = shape.material(t, { local, world: instance.toWorld(local), normal });
        const length = o.mul(k.get(inside!), instance.scale);
        const { reflectance } = fresnel(t, o.clamp(o.neg(v.dot(direction, normal)), 0.02, 1), o.div(o.float(1), ior ?? 1.5));
        // Of a plane slab, with what is thrown to and fro within it.
        const passing = o.div(o.sub(1, reflectance), o.add(1, reflectance));
        const clear = [0, 1, 2].map((axis) => {
          const left = absorption ? m.exp(o.neg(o.mul(absorption[axis]!, length))) : 1;
          return o.mul(o.mul(o.mul(base[axis]!, passing), left), transmission ?? 0);
        }) as unknown as Vec3<F32>;
        const isMet = o.ge(k.get(entry!), 0);
        rays.write3('carried', i, v.scale(v.mul3(rays.read3('carried', i), clear), rays.read('glassGain', i)), isMet);
        rays.write('glassGain', i, 1, isMet);
      });
    });
    return undefined;
  });
}

/** Records `deposit`: (step, start, end, ray set). */
export function recordDeposit(t: StageTools): void {
  const { o, k, v, path, forEach, raysAt } = t;
  k.function(
    { name: 'deposit', parameters: ['uniform', 'uniform', 'uniform', 'uniform'], results: [], isExported: true },
    (step, start, end, set) => {
      const rays = raysAt(set);
      forEach(step, { start, end }, (i) => {
        const arrived = v.add3(path.read3('light', i), limited(t, rays.read3('carried', i), t.o.intLt(path.readInt('depth', i), 2)));
        path.write3('light', i, arrived, o.gt(rays.read('far', i), 0));
      });
      return undefined;
    },
  );
}
