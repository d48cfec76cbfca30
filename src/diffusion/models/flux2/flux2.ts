/**
 * Flux2Transformer2DModel: one forward pass, from latents and text to the velocity of the target's tokens.
 *
 * source   diffusers 0.42.1, transformer_flux2.py; checked against it by flux2.test.ts
 *
 * Easy to get wrong: the sequence is [text, target, references] everywhere; all tokens get the modulation of the same sigma; text is not
 * masked, padding included; only the target's tokens are kept at the end; the end's rows are scale, then shift.
 */
import * as g from '../../../graph/index.ts';
import type { Weights } from '../../weights/index.ts';
import { type BlockContext, doubleBlock, modulated, modulationSets, type Streams, singleBlock } from './blocks.ts';
import type { Flux2Config } from './config.ts';
import { type ModulationName, modulationRows } from './modulation.ts';
import { type Precision, parametersOf } from './parameters.ts';
import { transformerWeights } from './weight-names.ts';

/** In tokens. */
export interface Flux2Sizes {
  readonly textLength: number;
  readonly targetLength: number;
  /** 0 for text to image. */
  readonly referenceLength: number;
}

export interface Flux2Options {
  readonly sizes: Flux2Sizes;
  readonly backend: g.Backend;
  readonly precision: Precision;
  /** How many tokens go through a feed-forward together; 2048 when left out (of 9,700 tokens: 1.8 GB in place of 2.8, no slower). */
  readonly tokensAtOnce?: number;
}

const float = (...dims: number[]): g.TensorType => ({ dtype: 'float32', dims });

function inputsOf(config: Flux2Config, { textLength, targetLength, referenceLength }: Flux2Sizes) {
  const { inChannels, textDim, headSize, dim } = config;
  const length = textLength + targetLength + referenceLength;
  const rows = (name: ModulationName): g.Value => g.input(name, float(modulationRows[name], dim));
  return {
    latents: g.input('latents', float(1, targetLength, inChannels)),
    references: referenceLength === 0 ? null : g.input('references', float(1, referenceLength, inChannels)),
    prompt: g.input('prompt', float(1, textLength, textDim)),
    cos: g.input('cos', float(length, headSize / 2)),
    sin: g.input('sin', float(length, headSize / 2)),
    image: rows('image'),
    text: rows('text'),
    single: rows('single'),
    end: rows('end'),
  };
}

/**
 * latents      [1, targetLength, inChannels], packed and normalised
 * references   [1, referenceLength, inChannels], one after the other; no input where there are none
 * prompt       [1, textLength, textDim]
 * cos, sin     [textLength + targetLength + referenceLength, headSize / 2] (`ropeTables`)
 * image, text, single, end   the modulation's rows (`modulationGraph`)
 * velocity     [1, targetLength, outChannels]
 */
export function flux2Graph(
  config: Flux2Config,
  weights: Weights,
  { sizes, backend, precision, tokensAtOnce = 2048 }: Flux2Options,
): g.Graph {
  const { textLength, targetLength } = sizes;
  const parameters = parametersOf(weights, transformerWeights(config), precision);
  const { latents, references, prompt, cos, sin, ...rows } = inputsOf(config, sizes);
  const context: BlockContext = { config, layers: g.layersOf(backend), parameters, cos, sin, tokensAtOnce };

  const tokens = references ? g.concat([latents, references], 1) : latents; // [1, I, inChannels]
  let streams: Streams = {
    text: parameters.linear(prompt, 'context_embedder.weight'), // [1, T, dim]
    image: parameters.linear(tokens, 'x_embedder.weight'), // [1, I, dim]
  };
  const sets = { text: modulationSets(rows.text), image: modulationSets(rows.image) };
  for (let i = 0; i < config.doubleBlocks; i++) streams = doubleBlock(streams, sets, { ...context, prefix: `transformer_blocks.${i}` });

  let x = g.concat([streams.text, streams.image], 1); // [1, T + I, dim]
  const [set] = modulationSets(rows.single);
  // Nothing reads what the last block makes of text and references.
  const last = { span: { start: textLength, end: textLength + targetLength } };
  for (let i = 0; i < config.singleBlocks; i++) {
    const isLast = i === config.singleBlocks - 1;
    x = singleBlock(x, set!, { ...context, prefix: `single_transformer_blocks.${i}`, ...(isLast ? last : {}) }); // [1, T + I, dim]
  }

  const [scale, shift] = g.split(rows.end, 0, [1, 1]).map((row) => g.reshape(row, [config.dim])) as [g.Value, g.Value];
  const normed = modulated(x, { scale: g.add(scale, g.scalar(1)), shift }, config); // [1, targetLength, dim]
  const velocity = parameters.linear(normed, 'proj_out.weight'); // [1, targetLength, outChannels]

  const inputs = [latents, ...(references ? [references] : []), prompt, cos, sin, ...Object.values(rows)];
  return g.build('flux2', inputs, { velocity });
}
