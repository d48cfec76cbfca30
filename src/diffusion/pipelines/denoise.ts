/** Step 3 of a pipeline: noise to latents, a sigma at a time. The transformer is loaded for this step alone. */
import type { Session, TensorData } from '../../inference/index.ts';
import { flux2Graph, type Grid, modulationGraph, positionsOf, ropeTables, sinusoid, tokenCount } from '../models/flux2/index.ts';
import { eulerStep, type Schedule } from '../schedulers/index.ts';
import type { Flux2Klein } from './flux2-klein.ts';
import type { ReferenceTokens } from './reference-tokens.ts';
import { float32, floatsOf, type Runtime, withStage } from './stage.ts';

export interface DenoiseOptions {
  readonly runtime: Runtime;
  readonly schedule: Schedule;
  readonly target: Grid;
  readonly references: ReferenceTokens | null;
  /** [1, textLength, textDim] */
  readonly prompt: Float32Array;
  /** The same of the negative prompt, where there is guidance. */
  readonly negative: Float32Array | null;
  readonly guidance: number;
  readonly textLength: number;
  readonly signal: AbortSignal;
  /** After each step of each image: the tokens as they are, and the model's estimate of their end. */
  readonly onStep: (state: { readonly image: number; readonly step: number; readonly estimate: Float32Array }) => void;
}

type Feeds = Readonly<Record<string, TensorData>>;

/** The modulation of every sigma at once: it depends on nothing else, and spares a session beside the transformer's. */
async function modulations({ transformer }: Flux2Klein, { runtime, schedule, guidance, signal }: DenoiseOptions): Promise<Feeds[]> {
  const { config, weights } = transformer;
  const channels = config.timestepChannels;
  const embedded = (value: number): TensorData => float32(sinusoid(value, channels), 1, channels);
  const graph = modulationGraph(config, weights, 'stored');
  return withStage(runtime, { graph, weights }, async (session) => {
    const rows: Feeds[] = [];
    // The pipeline hands the model timesteps in thousandths.
    for (const timestep of schedule.timesteps) {
      const feeds = { sigma: embedded(Math.fround(timestep / 1000)), ...(config.embedsGuidance && { guidance: embedded(guidance) }) };
      const given = await session.run(feeds, { signal });
      rows.push(Object.fromEntries(Object.entries(given).map(([name, { dims }]) => [name, float32(floatsOf(given, name), ...dims)])));
    }
    return rows;
  });
}

function constantFeeds({ transformer }: Flux2Klein, { target, references, textLength }: DenoiseOptions): Feeds {
  const { config } = transformer;
  const positions = positionsOf({ textLength, target, references: references?.grids ?? [] });
  const { cos, sin } = ropeTables(positions, config);
  const half = config.headSize / 2;
  const tokens = references?.tokens;
  return {
    cos: float32(cos, positions.length, half),
    sin: float32(sin, positions.length, half),
    ...(tokens && { references: float32(tokens, 1, tokens.length / config.inChannels, config.inChannels) }),
  };
}

/** negative + guidance * (positive - negative), in float32 as the reference computes it. */
function guided(positive: Float32Array, negative: Float32Array, guidance: number): Float32Array {
  return positive.map((value, i) => negative[i]! + Math.fround(Math.fround(guidance) * Math.fround(value - negative[i]!)));
}

async function velocityOf(session: Session, feeds: Feeds, { transformer }: Flux2Klein, options: DenoiseOptions): Promise<Float32Array> {
  const { prompt, negative, guidance, textLength, signal } = options;
  const textDim = transformer.config.textDim;
  const pass = async (text: Float32Array): Promise<Float32Array> =>
    floatsOf(await session.run({ ...feeds, prompt: float32(text, 1, textLength, textDim) }, { signal }), 'velocity');
  const positive = await pass(prompt);
  return negative ? guided(positive, await pass(negative), guidance) : positive;
}

/**
 * noises: [tokens, channels] of each image; they share everything but the noise.
 * Returns their tokens at sigma 0. throws weights_invalid, engine_failed, generation_cancelled
 */
export async function denoise(model: Flux2Klein, noises: readonly Float32Array[], options: DenoiseOptions): Promise<Float32Array[]> {
  const { runtime, schedule, target, references, textLength } = options;
  const { config, weights } = model.transformer;
  const modulation = await modulations(model, options);
  const shared = constantFeeds(model, options);
  const targetLength = tokenCount(target);
  const sizes = { textLength, targetLength, referenceLength: (references?.tokens.length ?? 0) / config.inChannels };
  const graph = flux2Graph(config, weights, { sizes, backend: runtime.backend, precision: 'stored' });
  return withStage(runtime, { graph, weights }, async (session) => {
    const results: Float32Array[] = [];
    for (const [image, noise] of noises.entries()) {
      let sample = noise;
      for (const [step, rows] of modulation.entries()) {
        const latents = float32(sample, 1, targetLength, config.inChannels);
        const velocity = await velocityOf(session, { ...shared, ...rows, latents }, model, options);
        const from = schedule.sigmas[step]!;
        const estimate = eulerStep(sample, velocity, { from, to: 0 });
        sample = eulerStep(sample, velocity, { from, to: schedule.sigmas[step + 1]! });
        options.onStep({ image, step, estimate });
      }
      results.push(sample);
    }
    return results;
  });
}
