/**
 * Glass: reflection or refraction by Fresnel's chance, smooth or rough, with the media on either side. Light is not sampled here; it is
 * met by the rays that go on.
 *
 * source   Walter et al. (2007); media overlap as in Schmidt and Budge, "Simple nested dielectrics in ray traced images" (2002), two deep
 */
import type { F32, I32, Mask, Vec3 } from '../../../kernel/index.ts';
import { firstPair, pairs, pairsPerBounce } from './route-stage.ts';
import { samplerOf } from './sampler.ts';
import { isBroad, toFrame, visibleNormal } from './scattering.ts';
import { inFrame, type StageTools } from './stage.ts';

/** Below this roughness glass is clear. */
const clearRoughness = 0.04;

/** Unpolarised reflectance; 1 beyond the critical angle. `cosine` on the side of index ratio `ratio` = here / there. */
export function fresnel({ o }: StageTools, cosine: F32, ratio: F32): { reflectance: F32; through: F32 } {
  const through2 = o.sub(1, o.mul(o.mul(ratio, ratio), o.sub(1, o.mul(cosine, cosine))));
  const through = o.sqrt(o.max(through2, 0));
  const square = (x: F32): F32 => o.mul(x, x);
  const parallel = o.div(o.sub(cosine, o.mul(ratio, through)), o.max(o.add(cosine, o.mul(ratio, through)), 1e-9));
  const upright = o.div(o.sub(o.mul(ratio, cosine), through), o.max(o.add(o.mul(ratio, cosine), through), 1e-9));
  const mean = o.mul(o.add(square(parallel), square(upright)), 0.5);
  return { reflectance: o.select(o.gt(through2, 0), mean, 1), through };
}

interface Crossing {
  readonly isEntering: Mask;
  readonly isLeaving: Mask;
  readonly id: I32;
}

/** Moves the media of the refracted paths. */
function changeMedium(t: StageTools, i: I32, { isEntering, isLeaving, id }: Crossing): void {
  const { o, v, path } = t;
  const zero: Vec3 = [0, 0, 0];
  const medium = path.readInt('medium', i);
  const outer = path.readInt('outer', i);
  const isOuterGone = o.or(isLeaving, o.intEq(outer, id));
  const newOuter = (entered: I32, kept: I32): I32 => o.intSelect(isEntering, entered, o.intSelect(isOuterGone, 0, kept));
  const [mediumIor, outerIor] = [path.read('mediumIor', i), path.read('outerIor', i)];
  const [inside, around] = [path.read3('mediumAbsorption', i), path.read3('outerAbsorption', i)];
  path.writeInt('medium', i, o.intSelect(isEntering, id, o.intSelect(isLeaving, outer, medium)));
  path.write('mediumIor', i, o.select(isEntering, path.read('ior', i), o.select(isLeaving, outerIor, mediumIor)));
  path.write3('mediumAbsorption', i, v.select3(isEntering, path.read3('absorption', i), v.select3(isLeaving, around, inside)));
  path.writeInt('outer', i, newOuter(medium, outer));
  path.write('outerIor', i, o.select(isEntering, mediumIor, o.select(isOuterGone, 1, outerIor)));
  path.write3('outerAbsorption', i, v.select3(isEntering, inside, v.select3(isOuterGone, zero, around)));
}

/** The normal of the facet that the path meets, and what masking leaves of a direction, as a function. */
function facetOf(t: StageTools, i: I32, view: Vec3<F32>, pair: readonly [F32, F32]) {
  const { o, v, path } = t;
  const normal = path.read3('shading', i);
  const roughness = path.read('roughness', i);
  const alpha = o.mul(roughness, roughness);
  const frame = t.basis(normal);
  const local = toFrame(t, frame, normal, view);
  const rough = inFrame(t, frame, normal, visibleNormal(t, [local[0], local[1], o.max(local[2], 1e-3)], alpha, pair));
  const isClear = o.lt(roughness, clearRoughness);
  const masking = (direction: Vec3<F32>): F32 => {
    const cosine = o.max(o.abs(v.dot(direction, normal)), 1e-4);
    const alpha2 = o.mul(alpha, alpha);
    const lambda = o.sqrt(o.add(1, o.mul(alpha2, o.sub(o.div(1, o.mul(cosine, cosine)), 1))));
    return o.select(isClear, 1, o.div(2, o.add(1, lambda)));
  };
  return { facet: v.select3(isClear, normal, rough), masking };
}

function scatterInGlass(t: StageTools, i: I32, numbers: { coin: F32; pair: readonly [F32, F32] }): void {
  const { o, v, path, ray } = t;
  const direction = ray.read3('direction', i);
  const view: Vec3<F32> = [o.neg(direction[0]), o.neg(direction[1]), o.neg(direction[2])];
  const id = ray.readInt('hit', i);
  const isEntering = o.gt(path.read('side', i), 0);
  const isLeaving = o.and(o.not(isEntering), o.intEq(path.readInt('medium', i), id));
  const isPassing = o.not(o.or(isEntering, isLeaving));
  const ior = path.read('ior', i);
  const ratio = o.select(isEntering, o.div(path.read('mediumIor', i), ior), o.select(isLeaving, o.div(ior, path.read('outerIor', i)), 1));
  const { facet, masking } = facetOf(t, i, view, numbers.pair);
  const cosine = o.clamp(v.dot(view, facet), 1e-4, 1);
  const { reflectance, through } = fresnel(t, cosine, ratio);
  const isReflected = o.and(o.lt(numbers.coin, reflectance), o.not(isPassing));
  const bent = v.normalise(v.add3(v.scale(direction, ratio), v.scale(facet, o.sub(o.mul(ratio, cosine), through))));
  const isUnlikely = o.and(o.not(isPassing), o.lt(o.select(isReflected, reflectance, o.sub(1, reflectance)), 0.5));
  path.write('isStray', i, 1, o.and(isUnlikely, o.lt(path.read('isSeen', i), 0.5)));
  const refracted = v.select3(isPassing, direction, bent);
  const out = v.select3(isReflected, v.mirror(view, facet), refracted);
  const geometric = path.read3('geometric', i);
  const gap = o.mul(path.read('gap', i), o.select(isReflected, 1, -1));
  const isGoodSide = o.gt(o.mul(v.dot(out, geometric), gap), 0);
  const tinted = v.select3(o.or(isReflected, isPassing), [1, 1, 1], path.read3('base', i));
  const weight = o.select(o.or(isGoodSide, isPassing), o.select(isPassing, 1, masking(out)), 0);
  const throughput = v.scale(v.mul3(path.read3('throughput', i), tinted), weight);
  path.write3('throughput', i, throughput);
  path.write3('origin', i, v.along(path.read3('origin', i), geometric, gap));
  ray.write3('direction', i, out);
  // A broad scattering before has sent its shadow rays through the glass: what the path still finds is counted already.
  path.write('covered', i, o.select(isBroad(t, path.read('density', i)), 1, path.read('covered', i)));
  path.write('density', i, -1);
  const crosses = o.not(isReflected);
  changeMedium(t, i, { isEntering: o.and(isEntering, crosses), isLeaving: o.and(isLeaving, crosses), id: o.intSelect(crosses, id, -1) });
}

/** Records `glass`: (step, start, end, bounce, next list's end). Appends every path that goes on. */
export function recordGlass(t: StageTools): void {
  const { o, k, path, forEach, report } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'glass', parameters, results: [], isExported: true }, (step, start, end, bounce, out) => {
    const pointer = k.variable('uniform', out);
    const first = o.uniformAdd(o.uniformMul(bounce, pairsPerBounce), firstPair);
    forEach(step, { start, end }, (i, isLive) => {
      const sampler = samplerOf(t);
      const [seed, sample] = [path.readInt('seed', i), path.readInt('sample', i)];
      const draw = (pair: number) => sampler.draw2(seed, sample, o.splat(o.uniformAdd(first, pair)));
      scatterInGlass(t, i, { coin: draw(pairs.glass)[0], pair: draw(pairs.direction) });
      const [red, green, blue] = path.read3('throughput', i);
      k.append(pointer, i, o.and(isLive, o.gt(o.max(red, o.max(green, blue)), 1e-4)));
    });
    report(0, pointer);
    return undefined;
  });
}
