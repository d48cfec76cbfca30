/** Rays that end at the environment or at a light: what they bring, weighed against the shadow rays that looked for the same. */
import type { F32, I32, Mask, Vec3 } from '../../../kernel/index.ts';
import { forEachLight, lightAt } from './intersect-stages.ts';
import { type EnvironmentPlace, environmentOf, lightDensity, misWeight, totalImportance } from './light-sampling.ts';
import { lightHit } from './memory-map.ts';
import type { StageTools } from './stage.ts';

const environmentAlbedo = 0.5;
/** Largest channel of what one shadow ray brings to the first surface that is not glass. */
const behindGlassLimit = 32;

/**
 * A contribution whose largest channel is at most the limit of this bounce; light that the first surface behind glass throws back has a
 * limit of its own, as it is neither as sure as what the camera sees nor as rare as what comes after more surfaces.
 */
export function limited({ o, v, parameter }: StageTools, light: Vec3<F32>, isFirstSurface: Mask | null = null): Vec3<F32> {
  const largest = o.max(light[0], o.max(light[1], light[2]));
  const ofBounce = parameter('contributionLimit');
  const limit = isFirstSurface ? o.select(isFirstSurface, o.max(ofBounce, behindGlassLimit), ofBounce) : ofBounce;
  return v.scale(light, o.div(limit, o.max(largest, limit)));
}

/** Throughput behind the stretch of medium that a ray has crossed. */
export function absorb({ o, v, m, path, ray }: StageTools, i: I32): Vec3<F32> {
  const throughput = path.read3('throughput', i);
  const absorption = path.read3('mediumAbsorption', i);
  const distance = ray.read('far', i);
  const factor = (axis: 0 | 1 | 2): F32 => o.select(o.gt(absorption[axis], 0), m.exp(o.neg(o.mul(absorption[axis], distance))), 1);
  return v.mul3(throughput, [factor(0), factor(1), factor(2)]);
}

/** Weight of light found by scattering: 1 if no shadow ray looked for it, 0 if one has found it through glass. */
function foundWeight(t: StageTools, i: I32, lightDensityThere: F32): F32 {
  const { o, path } = t;
  const density = path.read('density', i);
  const weight = o.select(o.lt(density, 0), 1, misWeight(t, density, lightDensityThere));
  return o.mul(weight, o.sub(1, path.read('covered', i)));
}

function add(t: StageTools, i: I32, light: Vec3<F32>): void {
  const { v, path } = t;
  path.write3('light', i, v.add3(path.read3('light', i), limited(t, light)));
}

/**
 * The environment is one grey to the albedo plane: its own colours, out of focus or in the facets of glass, would be noise there, and the
 * denoiser takes noise in that plane for texture.
 */
function show(t: StageTools, i: I32): void {
  const { o, v, path } = t;
  const isNew = o.lt(path.read('isSeen', i), 0.5);
  path.write3('albedo', i, v.scale(path.read3('tint', i), environmentAlbedo), isNew);
  path.write('isSeen', i, 1, isNew);
}

/** Records `sky`: (step, start, end, light count). */
export function recordSky(t: StageTools, place: EnvironmentPlace): void {
  const { o, k, v, path, ray, forEach, parameter } = t;
  const environment = environmentOf(t, place);
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'sky', parameters, results: [], isExported: true }, (step, start, end, lightCount) => {
    forEach(step, { start, end }, (i) => {
      const direction = ray.read3('direction', i);
      const point = path.read3('origin', i);
      const { radiance, density } = environment.lookUp(direction);
      const weight = foundWeight(t, i, o.mul(density, parameter('previousEnvironmentShare')));
      const sum = v.scale(radiance, weight).map((value) => k.variable('f32', value));
      const total = totalImportance(t, lightCount, point);
      forEachLight(t, lightCount, (address) => {
        const light = lightAt(t, address);
        k.if(light.isSun, () => {
          const away = v.sub3(direction, light.word3('normal'));
          k.if(o.lt(v.dot(away, away), o.mul(light.word('cap'), 2)), () => {
            const found = lightDensity(t, light, { point, direction, distance: o.float(1) }, total);
            const sunWeight = foundWeight(t, i, o.mul(found, parameter('previousLightShare')));
            light.word3('radiance').forEach((value, axis) => {
              k.set(sum[axis]!, o.mulAdd(value, sunWeight, k.get(sum[axis]!)));
            });
          });
        });
      });
      const arrived = sum.map((variable) => k.get(variable)) as unknown as Vec3<F32>;
      show(t, i);
      add(t, i, v.mul3(absorb(t, i), arrived));
    });
    return undefined;
  });
}

/** Records `lamp`: (step, start, end, light count). */
export function recordLamp(t: StageTools): void {
  const { o, k, v, path, ray, forEach, parameter } = t;
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'lamp', parameters, results: [], isExported: true }, (step, start, end, lightCount) => {
    forEach(step, { start, end }, (i) => {
      const [point, direction, distance] = [path.read3('origin', i), ray.read3('direction', i), ray.read('far', i)];
      const index = o.intSub(ray.readInt('hit', i), lightHit);
      const total = totalImportance(t, lightCount, point);
      forEachLight(t, lightCount, (address, light) => {
        k.if(o.intEq(o.splat(light), index), () => {
          const record = lightAt(t, address);
          const found = lightDensity(t, record, { point, direction, distance }, total);
          const weight = foundWeight(t, i, o.mul(found, parameter('previousLightShare')));
          const arrived = v.scale(record.word3('radiance'), weight);
          const light3 = v.add3(path.read3('light', i), limited(t, v.mul3(absorb(t, i), arrived)));
          path.write3('light', i, light3, o.intEq(o.splat(light), index));
          const isNew = o.and(o.lt(path.read('isSeen', i), 0.5), o.intEq(o.splat(light), index));
          const shown = v.mul3(path.read3('tint', i), record.word3('radiance'));
          path.write3('albedo', i, [o.min(shown[0], 1), o.min(shown[1], 1), o.min(shown[2], 1)], isNew);
          path.write('firstDepth', i, distance, o.and(isNew, o.gt(path.read('firstDepth', i), 1e30)));
        });
      });
    });
    return undefined;
  });
}
