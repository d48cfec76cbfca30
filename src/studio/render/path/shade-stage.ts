/**
 * Where light leaves a surface: shadow rays to the environment and to a light, weighed against the direction that the surface itself
 * would choose, and that direction, which the path follows.
 */
import type { F32, I32, Mask, Uniform, Vec3 } from '../../../kernel/index.ts';
import { type EnvironmentPlace, environmentOf, type LightSample, misWeight, sampleLight } from './light-sampling.ts';
import { environmentShadowSet, lightShadowSet, raySetAddress } from './memory-map.ts';
import { firstPair, pairs, pairsPerBounce } from './route-stage.ts';
import { samplerOf } from './sampler.ts';
import { evaluateScattering, isBroad, type Scatterer, sampleScattering, scattererAt } from './scattering.ts';
import type { RayAccess, StageTools } from './stage.ts';

/**
 * Shadow rays whose largest channel would bring less than this are sent by chance, and bring more when they are. Measured by error
 * times rays, 0.03 and 0.3 are worse in most of three scenes.
 */
const dimShadow = 0.1;
const dimmestSurvival = 0.1;

interface Vertex {
  readonly i: I32;
  readonly isLive: Mask;
  readonly scatterer: Scatterer;
  readonly geometric: Vec3<F32>;
  readonly throughput: Vec3<F32>;
}

const largest = ({ o }: StageTools, [x, y, z]: Vec3<F32>): F32 => o.max(x, o.max(y, z));

/** Writes a shadow ray, and tells where it is worth tracing. `share`: the chance that this way of sampling was used; `roulette`: in [0, 1). */
function sendShadow(t: StageTools, rays: RayAccess, vertex: Vertex, light: LightSample & { share: F32; roulette: F32 }): Mask {
  const { o, v } = t;
  const { value, density } = evaluateScattering(t, vertex.scatterer, light.direction);
  const own = o.mul(light.density, light.share);
  const share = misWeight(t, own, density);
  const weight = o.div(share, o.max(own, 1e-12));
  const carried = v.scale(v.mul3(v.mul3(vertex.throughput, value), light.radiance), weight);
  // Behind glass there is no second way to the light to share with: see the glass stage.
  rays.write('glassGain', vertex.i, o.select(isBroad(t, density), o.div(1, o.max(share, 1e-6)), 0));
  const brightest = largest(t, carried);
  const survival = o.clamp(o.div(brightest, dimShadow), dimmestSurvival, 1);
  const isUseful = o.and(o.gt(light.density, 0), o.and(o.gt(brightest, 1e-6), o.lt(light.roulette, survival)));
  rays.write3('direction', vertex.i, light.direction);
  rays.write('far', vertex.i, light.distance);
  rays.write3('carried', vertex.i, v.scale(carried, o.div(1, survival)));
  return o.and(o.and(vertex.isLive, isUseful), o.gt(v.dot(light.direction, vertex.geometric), 0));
}

/** The next direction; true where the path goes on. */
function follow(t: StageTools, vertex: Vertex, numbers: { choice: F32; roulette: F32; pair: readonly [F32, F32] }): Mask {
  const { o, v, path, ray, parameter } = t;
  const { i } = vertex;
  const direction = sampleScattering(t, vertex.scatterer, numbers.choice, numbers.pair);
  const { value, density } = evaluateScattering(t, vertex.scatterer, direction);
  const weight = v.scale(value, o.div(1, o.max(density, 1e-9)));
  const throughput = v.mul3(vertex.throughput, weight);
  const depth = o.intAdd(path.readInt('depth', i), 1);
  const isLate = o.gt(o.toFloat(depth), parameter('rouletteDepth'));
  const survival = o.select(isLate, o.clamp(largest(t, throughput), 0.05, 0.95), 1);
  path.writeInt('depth', i, depth);
  path.write3('throughput', i, v.scale(throughput, o.div(1, survival)));
  path.write('density', i, density);
  path.write('covered', i, 0);
  ray.write3('direction', i, direction);
  const isAbove = o.and(o.gt(v.dot(direction, vertex.geometric), 1e-4), o.gt(density, 1e-9));
  const isAllowed = o.and(o.lt(o.toFloat(depth), parameter('maximumDepth')), o.lt(numbers.roulette, survival));
  return o.and(o.and(isAbove, isAllowed), o.and(vertex.isLive, o.gt(largest(t, throughput), 1e-4)));
}

/** Records `shade`: (step, start, end, bounce, light count, environment shadow list, light shadow list, next list's end). */
export function recordShade(t: StageTools, place: EnvironmentPlace): void {
  const { o, k, v, path, forEach, report, parameter, raysAt } = t;
  const environment = environmentOf(t, place);
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
  const write = (step: Uniform, start: Uniform, end: Uniform, bounce: Uniform, lightCount: Uniform, outs: readonly Uniform[]): void => {
    const [skyShadow, lightShadow, next] = outs.map((list) => k.variable('uniform', list));
    const first = o.uniformAdd(o.uniformMul(bounce, pairsPerBounce), firstPair);
    const skyRays = raysAt(raySetAddress(environmentShadowSet));
    const lightRays = raysAt(raySetAddress(lightShadowSet));
    forEach(step, { start, end }, (i, isLive) => {
      const sampler = samplerOf(t);
      const [seed, sample] = [path.readInt('seed', i), path.readInt('sample', i)];
      const draw = (pair: number) => sampler.draw2(seed, sample, o.splat(o.uniformAdd(first, pair)));
      const geometric = path.read3('geometric', i);
      const origin = v.along(path.read3('origin', i), geometric, path.read('gap', i));
      path.write3('origin', i, origin);
      const vertex = { i, isLive, scatterer: scattererAt(t, i), geometric, throughput: path.read3('throughput', i) };
      const [share, pick] = draw(pairs.share);
      const [choice, roulette] = draw(pairs.choice);
      const turned = (turns: number): F32 => {
        const sum = o.add(roulette, turns);
        return o.sub(sum, o.floor(sum));
      };
      const [skyShare, lightShare] = [parameter('environmentShare'), parameter('lightShare')];
      k.if(o.and(isLive, o.lt(share, skyShare)), () => {
        const light = { ...environment.sample(draw(pairs.environment)), share: skyShare, roulette: turned(0.3) };
        k.append(skyShadow!, i, o.and(o.lt(share, skyShare), sendShadow(t, skyRays, vertex, light)));
      });
      const usesLight = o.and(isLive, o.ge(share, o.sub(1, lightShare)));
      k.if(usesLight, () => {
        const light = {
          ...sampleLight(t, lightCount, origin, { pick, pair: draw(pairs.light) }),
          share: lightShare,
          roulette: turned(0.7),
        };
        k.append(lightShadow!, i, o.and(usesLight, sendShadow(t, lightRays, vertex, light)));
      });
      k.append(next!, i, follow(t, vertex, { choice, roulette, pair: draw(pairs.direction) }));
    });
    [skyShadow, lightShadow, next].forEach((pointer, index) => {
      report(index, pointer!);
    });
  };
  k.function({ name: 'shade', parameters, results: [], isExported: true }, (step, start, end, bounce, lightCount, ...outs) => {
    write(step, start, end, bounce, lightCount, outs);
    return undefined;
  });
}
