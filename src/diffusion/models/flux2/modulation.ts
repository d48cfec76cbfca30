/**
 * What a noise level does to the network: shifts, scales and gates, shared by all blocks of a kind. They depend on nothing but sigma (and
 * the guidance of dev), so they are a graph of their own, run once a step, and the transformer takes them as inputs.
 *
 * source   diffusers 0.42.1: get_timestep_embedding, TimestepEmbedding, Flux2TimestepGuidanceEmbeddings, Flux2Modulation,
 *          AdaLayerNormContinuous
 *
 * Easy to get wrong: sigma is multiplied by 1000, and so is guidance; cosines come before sines; the blocks' rows are shift, scale,
 * gate, but the output's are scale, shift; the activation is applied to the embedding before each linear layer.
 */
import * as g from '../../../graph/index.ts';
import type { Weights } from '../../weights/index.ts';
import type { Flux2Config } from './config.ts';
import { type Parameters, type Precision, parametersOf } from './parameters.ts';
import { modulationWeights } from './weight-names.ts';

/** Rows of each output of the modulation's graph, all [rows, dim]: for the image's and the text's stream, single blocks, and the end. */
export const modulationRows = { image: 6, text: 6, single: 3, end: 2 } as const;
export type ModulationName = keyof typeof modulationRows;

const period = 10_000;
const timeScale = 1000;

/**
 * cos(t f), then sin(t f), of t = value * 1000 and f from 1 down to 1 / 10000, [channels]. Rounded to float32 where the reference
 * rounds: at t = 1000 the angle's own rounding is 3e-5. Here and not in the graph, because GPUs' cosines are poor at such angles.
 */
export function sinusoid(value: number, channels: number): Float32Array {
  const half = channels / 2;
  const result = new Float32Array(channels);
  const time = Math.fround(Math.fround(value) * timeScale);
  for (let k = 0; k < half; k++) {
    const exponent = Math.fround(Math.fround(Math.fround(-Math.log(period)) * k) / half);
    const angle = Math.fround(time * Math.fround(Math.exp(exponent)));
    result[k] = Math.cos(angle);
    result[half + k] = Math.sin(angle);
  }
  return result;
}

function embedding(x: g.Value, name: string, { linear }: Parameters): g.Value {
  const hidden = g.silu(linear(x, `time_guidance_embed.${name}.linear_1.weight`)); // [1, dim]
  return linear(hidden, `time_guidance_embed.${name}.linear_2.weight`); // [1, dim]
}

/**
 * sigma       [1, timestepChannels]: the sinusoid of sigma
 * guidance    the same of the guidance scale; an input only where `embedsGuidance`
 * outputs     image [6, dim], text [6, dim], single [3, dim], end [2, dim]
 */
export function modulationGraph(config: Flux2Config, weights: Weights, precision: Precision): g.Graph {
  const { dim, timestepChannels, embedsGuidance } = config;
  const parameters = parametersOf(weights, modulationWeights(config), precision);
  const sigma = g.input('sigma', { dtype: 'float32', dims: [1, timestepChannels] });
  const guidance = g.input('guidance', { dtype: 'float32', dims: [1, timestepChannels] });

  const time = embedding(sigma, 'timestep_embedder', parameters); // [1, dim]
  const both = embedsGuidance ? g.add(time, embedding(guidance, 'guidance_embedder', parameters)) : time; // [1, dim]
  const active = g.silu(both); // [1, dim]
  const rows = (name: string, count: number): g.Value => g.reshape(parameters.linear(active, `${name}.linear.weight`), [count, dim]);
  const outputs: Record<ModulationName, g.Value> = {
    image: rows('double_stream_modulation_img', modulationRows.image), // [6, dim]
    text: rows('double_stream_modulation_txt', modulationRows.text), // [6, dim]
    single: rows('single_stream_modulation', modulationRows.single), // [3, dim]
    end: rows('norm_out', modulationRows.end), // [2, dim]
  };
  return g.build('flux2_modulation', embedsGuidance ? [sigma, guidance] : [sigma], outputs);
}
