/**
 * The denoiser: seconds a picture of both networks, of both together and of the filter that stands in for them; the networks' arithmetic against a plain
 * matrix product on the same runtime in the same run; the memory of both processes. Best of the runs, as the machine may be shared.
 *
 * node bench/denoise.ts [side ...]
 */
import { AppError } from '../src/errors.ts';
import { createInferenceHost, type InferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { denoise, type NoisyPlanes } from '../src/studio/render/denoise/index.ts';
import { loadWeights, type Network } from '../src/studio/render/denoise/weights.ts';
import { describeMachine } from './machine.ts';

const sides = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [512, 1024, 2048];
const runs = 3;
const networks = ['standard', 'small'] as const;
const signal = new AbortController().signal;
const pool = createStudioPool();
const moduleUrl = new URL('./denoise.task.ts', import.meta.url).href;
const gone: InferenceHost = {
  run: async () => {
    throw new AppError('engine_failed', 'left out for the bench');
  },
  close: async () => undefined,
};

/** How often each layer's side is halved; 0 for those not named. */
const halvings: Readonly<Record<string, number>> = {
  ...{ enc_conv2: 1, enc_conv3: 2, enc_conv4: 3, enc_conv5a: 4, enc_conv5b: 4 },
  ...{ dec_conv4a: 3, dec_conv4b: 3, dec_conv3a: 2, dec_conv3b: 2, dec_conv2a: 1, dec_conv2b: 1 },
};

/** Multiplications and additions of the convolutions. */
async function flopsPerPixel(network: Network): Promise<number> {
  const weights = [...(await loadWeights(network))].filter(([name]) => name.endsWith('.weight'));
  return weights.reduce((sum, [name, { values }]) => sum + (2 * values.length) / 4 ** (halvings[name.replace('.weight', '')] ?? 0), 0);
}

function makePicture(side: number): NoisyPlanes {
  const plane = (): Float32Array => Float32Array.from({ length: 3 * side * side }, (_, i) => ((i * 2654435761) % 1000) / 1000);
  return { width: side, height: side, colour: plane(), albedo: plane(), normal: plane() };
}

async function bestSeconds(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

async function measureNetwork(network: Network): Promise<void> {
  const inference = createInferenceHost({ log: createLog('warn') });
  const ask = <Input>(name: string, input: Input): Promise<number> => inference.run({ moduleUrl, name, input }, { signal });
  const flops = await flopsPerPixel(network);
  const productRate = (2 * 1536 ** 3) / (await ask('matMul', { side: 1536, runs })) / 1e9;
  const side = 1024;
  const alone = await ask('network', { network, side, runs });
  const rate = (flops * side * side) / alone / 1e9;
  console.log(
    `${network}: ${(flops / 1000).toFixed(0)} kFLOP a pixel; the network alone at ${side}x${side} ${alone.toFixed(2)} s =`,
    `${rate.toFixed(0)} GFLOP/s; a matrix product of 1536 ${productRate.toFixed(0)} GFLOP/s: ${Math.round((100 * rate) / productRate)} % of it`,
  );
  for (const pictureSide of sides) {
    const picture = makePicture(pictureSide);
    const seconds = await bestSeconds(() => denoise(picture, { network, inference, pool, signal }));
    report(`${network} ${pictureSide}x${pictureSide}`, seconds, pictureSide);
  }
  console.log(`  highest memory of the inference process: ${await ask('highestMemory', null)} MB`);
  await inference.close();
}

/** The ways that need both networks. */
async function measureLarge(network: 'layered' | 'halved'): Promise<void> {
  const inference = createInferenceHost({ log: createLog('warn') });
  for (const side of sides) {
    const picture = makePicture(side);
    report(`${network} ${side}x${side}`, await bestSeconds(() => denoise(picture, { network, inference, pool, signal })), side);
  }
  console.log(
    `  highest memory of the inference process: ${await inference.run({ moduleUrl, name: 'highestMemory', input: null }, { signal })} MB`,
  );
  await inference.close();
}

const report = (name: string, seconds: number, side: number): void =>
  console.log(`  ${name.padEnd(20)} ${seconds.toFixed(2).padStart(6)} s  ${(seconds / (side * side * 1e-6)).toFixed(2)} s/Mpx`);

console.log(`${describeMachine()}; best of ${runs}`);
for (const network of networks) await measureNetwork(network);
for (const network of ['layered', 'halved'] as const) await measureLarge(network);
console.log(`filter, on ${pool.workerCount} workers`);
for (const side of sides) {
  const picture = makePicture(side);
  const seconds = await bestSeconds(() => denoise(picture, { network: 'small', inference: gone, pool, signal }));
  report(`filter ${side}x${side}`, seconds, side);
}
console.log(`highest memory of this process, pictures and filter included: ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
await pool.close();
