/** Proofs that need both: pictures traced with ever more samples, and what the denoiser makes of few, against 1,024 samples a pixel. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createInferenceHost, type InferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool, type StudioPool } from '../../pool.ts';
import { createTraceCache, type TracedPlanes, trace } from '../path/index.ts';
import { psnr } from './fixtures/noisy-scene.ts';
import { tracedScenes } from './fixtures/traced-scenes.ts';
import { denoise } from './index.ts';

let pool: StudioPool;
let inference: InferenceHost;
const cache = createTraceCache();
const { signal } = new AbortController();
before(() => {
  pool = createStudioPool();
  inference = createInferenceHost({ log: createLog('warn') });
});
after(async () => {
  await pool.close();
  await inference.close();
});

const size = { width: 120, height: 80 };
const pixelCount = size.width * size.height;
const names = Object.keys(tracedScenes);

function render(name: string, samples: number, seed: number): Promise<TracedPlanes> {
  return trace(tracedScenes[name]!, { size, seed, quality: 'high', sampleBudget: samples * pixelCount, pool, cache, signal });
}

const references = new Map<string, Promise<TracedPlanes>>();
/** Of another seed than what is held against it. */
function referenceOf(name: string): Promise<TracedPlanes> {
  const known = references.get(name) ?? render(name, 1024, 99);
  references.set(name, known);
  return known;
}

const meanSamples = ({ sampleCount }: TracedPlanes): number => sampleCount.reduce((sum, count) => sum + count, 0) / pixelCount;

/** Root of the mean square of what the eye would see of the difference: x / (1 + x). */
function errorOf({ colour }: TracedPlanes, truth: TracedPlanes): number {
  const shown = (value: number): number => value / (1 + value);
  const squares = colour.reduce((sum, value, i) => sum + (shown(value) - shown(truth.colour[i]!)) ** 2, 0);
  return Math.sqrt(squares / colour.length);
}

/** Least squares of log y over log x. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const [meanX, meanY] = [0, 1].map((at) => logs.reduce((sum, point) => sum + point[at as 0 | 1], 0) / logs.length) as [number, number];
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

describe('a picture traced with ever more samples', () => {
  for (const name of names)
    it(`nears 1,024 samples with the slope of a Monte Carlo estimator: ${name}`, async () => {
      const truth = await referenceOf(name);
      const points: [number, number][] = [];
      for (const samples of [1, 2, 4, 8, 16, 32, 64]) {
        const planes = await render(name, samples, 7);
        points.push([meanSamples(planes), errorOf(planes, truth)]);
      }
      const slope = slopeOf(points);

      const table = points.map(([samples, error]) => `${samples.toFixed(1)}: ${error.toFixed(5)}`).join(', ');
      // -0.5 for independent samples; well spread ones, given where the noise is, do a little better.
      assert.ok(slope < -0.45 && slope > -0.75, `slope ${slope.toFixed(3)} (${table})`);
      for (const [index, [, error]] of points.entries())
        if (index > 0) assert.ok(error < points[index - 1]![1], `the error grows (${table})`);
    });
});

describe('4 samples a pixel, denoised', () => {
  for (const name of names)
    it(`are at least 3 dB nearer to 1,024 than 16 raw ones: ${name}`, async () => {
      const truth = await referenceOf(name);
      const [few, more] = [await render(name, 4, 7), await render(name, 16, 7)];
      const { colour } = await denoise(few, { network: 'standard', inference, pool, signal });
      const [denoised, raw] = [psnr(colour, truth.colour), psnr(more.colour, truth.colour)];
      assert.ok(denoised >= raw + 3, `denoised 4: ${denoised.toFixed(2)} dB, raw 16: ${raw.toFixed(2)} dB`);
    });
});
