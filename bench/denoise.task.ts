/** Runs in the inference process for bench/denoise.ts: a network or a plain matrix product, over and over; best seconds of the runs. */
import { build, constant, encode, input as graphInput, makeNode } from '../src/graph/index.ts';
import type { Task } from '../src/inference/index.ts';
import { makeDenoiser } from '../src/studio/render/denoise/network.ts';
import type { Network } from '../src/studio/render/denoise/weights.ts';

async function bestSeconds(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await work();
    if (run > 0) best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

const ramp = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => ((i * 2654435761) % 1000) / 1000);

/** Two square matrices of a side. */
export const matMul: Task<{ side: number; runs: number }, number> = async ({ side, runs }, { sessionOf, Tensor }) => {
  const type = { dtype: 'float32', dims: [side, side] } as const;
  const x = graphInput('x', type);
  const product = makeNode({ op: 'MatMul', inputs: [x, constant('w', ramp(side * side), type.dims)] }, type);
  const session = await sessionOf(`matmul ${side}`, async () => encode(build('matmul', [x], { y: product })));
  const feeds = { x: new Tensor('float32', ramp(side * side), [side, side]) };
  return bestSeconds(runs, () => session.run(feeds));
};

/** One tile of a side. */
export const network: Task<{ network: Network; side: number; runs: number }, number> = async (options, { sessionOf, Tensor }) => {
  const session = await sessionOf(`denoiser ${options.network}`, () => makeDenoiser(options.network));
  const plane = new Tensor('float32', ramp(3 * options.side ** 2), [1, options.side, options.side, 3]);
  const feeds = { colour: plane, albedo: plane, normal: plane, exposure: new Tensor('float32', Float32Array.of(1), [1]) };
  return bestSeconds(options.runs, () => session.run(feeds));
};

/** Megabytes of this process's resident memory at its highest. */
export const highestMemory: Task<null, number> = async () => Math.round(process.resourceUsage().maxRSS / 1000);
