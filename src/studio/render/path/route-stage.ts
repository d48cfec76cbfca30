/**
 * Decides by chance what a path does where it has met a surface: through glass, beneath the surface, or back from it. Adds what the
 * surface gives off, and writes the albedo plane at the first surface that is neither clear nor a mirror.
 */
import type { F32, I32, Mask, Vec3 } from '../../../kernel/index.ts';
import { absorb, limited } from './escape-stages.ts';
import { samplerOf } from './sampler.ts';
import { dielectricReflectance, lookUpReflectance } from './scattering.ts';
import type { StageTools } from './stage.ts';

/** Numbers of the pairs that one bounce draws. */
export const pairsPerBounce = 8;
export const pairs = { route: 0, choice: 1, share: 2, environment: 3, light: 4, direction: 5, glass: 6, walk: 7 } as const;
/** The camera uses the first two. */
export const firstPair = 3;

function showAlbedo(t: StageTools, i: I32, isGlass: Mask): void {
  const { o, v, path } = t;
  const [base, emission, tint] = [path.read3('base', i), path.read3('emission', i), path.read3('tint', i)];
  const isSmooth = o.lt(path.read('roughness', i), 0.15);
  const isMirror = o.and(isSmooth, o.gt(path.read('metal', i), 0.5));
  const isThrough = o.or(isMirror, o.and(isGlass, isSmooth));
  const isNew = o.lt(path.read('isSeen', i), 0.5);
  const shown = v.mul3(tint, v.add3(base, emission));
  const isShown = o.and(isNew, o.not(isThrough));
  path.write3('albedo', i, [o.clamp(shown[0], 0, 1), o.clamp(shown[1], 0, 1), o.clamp(shown[2], 0, 1)], isShown);
  path.write('isSeen', i, 1, isShown);
  path.write3('tint', i, v.mul3(tint, base), o.and(isNew, isThrough));
}

/** Chance of the gloss where the rest wanders beneath the surface, and the weight of that rest. */
function beneath(t: StageTools, i: I32): { glossChance: F32; rest: F32 } {
  const { o, v, path, ray } = t;
  const cosine = o.clamp(o.neg(v.dot(ray.read3('direction', i), path.read3('shading', i))), 1e-3, 1);
  const [scale, offset] = lookUpReflectance(t, cosine, path.read('roughness', i));
  const [coatScale, coatOffset] = lookUpReflectance(t, cosine, path.read('coatRoughness', i));
  const coat = o.mul(path.read('coat', i), o.mulAdd(coatScale, 0.04, coatOffset));
  const gloss = o.mulAdd(scale, dielectricReflectance(t, path.read('ior', i)), offset);
  const rest = o.mul(o.sub(1, coat), o.sub(1, gloss));
  return { glossChance: o.clamp(o.sub(1, rest), 0.15, 0.85), rest };
}

/** Records `route`: (step, start, end, bounce, glass list, wandering list, surface list). */
export function recordRoute(t: StageTools): void {
  const { o, k, v, path, forEach, report } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'route', parameters, results: [], isExported: true }, (step, start, end, bounce, glassOut, walkOut, surfaceOut) => {
    const [glass, walk, surface] = [glassOut, walkOut, surfaceOut].map((list) => k.variable('uniform', list));
    const pair = o.splat(o.uniformAdd(o.uniformMul(bounce, pairsPerBounce), firstPair + pairs.route));
    forEach(step, { start, end }, (i, isLive) => {
      const [coin, second] = samplerOf(t).draw2(path.readInt('seed', i), path.readInt('sample', i), pair);
      const throughput = absorb(t, i);
      path.write3('light', i, v.add3(path.read3('light', i), limited(t, v.mul3(throughput, path.read3('emission', i)))));
      const transmission = path.read('transmission', i);
      const isGlass = o.lt(coin, transmission);
      showAlbedo(t, i, isGlass);
      const isFront = o.gt(path.read('side', i), 0);
      const isOpaque = o.and(isLive, o.and(o.not(isGlass), isFront));
      const lobes = k.variable('f32', 0);
      const result = throughput.map((value) => k.variable('f32', value));
      k.if(o.and(isOpaque, o.lt(second, path.read('subsurface', i))), () => {
        const { glossChance, rest } = beneath(t, i);
        const fresh = o.div(second, o.max(path.read('subsurface', i), 1e-6));
        const isGloss = o.lt(fresh, glossChance);
        k.set(lobes, o.select(isGloss, 1, 2));
        const base = path.read3('base', i);
        throughput.forEach((value, axis) => {
          const under = o.div(o.mul(value, o.mul(base[axis]!, rest)), o.sub(1, glossChance));
          k.set(result[axis]!, o.select(isGloss, o.div(value, glossChance), under));
        });
      });
      const chosen = k.get(lobes);
      const wanders = o.gt(chosen, 1.5);
      path.write('lobes', i, chosen);
      path.write3('throughput', i, result.map((variable) => k.get(variable)) as unknown as Vec3<F32>);
      k.append(glass!, i, o.and(isLive, isGlass));
      k.append(walk!, i, o.and(isOpaque, wanders));
      k.append(surface!, i, o.and(isOpaque, o.not(wanders)));
    });
    [glass, walk, surface].forEach((pointer, index) => {
      report(index, pointer!);
    });
    return undefined;
  });
}
