/**
 * Qwen3 as a text encoder: the hidden states of some of its layers, side by side.
 *
 * source   transformers 5.23, modeling_qwen3.py; diffusers 0.42.1, Flux2KleinPipeline._get_qwen3_prompt_embeds; checked against both by
 *          qwen3.test.ts
 *
 * Easy to get wrong
 * - Hidden state 0 is the embeddings, so hidden state k is the output of layer k counted from 1, and nothing after the largest k is
 *   needed: of klein's 36 layers the last 9, the final norm and the head stay in the file.
 * - No final norm on them. The last hidden state of all has one, in transformers; it is refused here.
 * - Rows of padding matter: the transformer reads all of them. They see the text and no padding (positions.ts).
 * - Queries and keys are normalised a head at a time, before they are turned; pairs are (k, k + headSize / 2), not neighbours.
 * - heads * headSize is not the hidden size (4B: 32 * 128 against 2560).
 */
import { AppError } from '../../../errors.ts';
import * as g from '../../../graph/index.ts';
import { storedWeightOf, type Weights, weightOf } from '../../weights/index.ts';
import type { Qwen3Config } from './config.ts';
import { ropeTables } from './positions.ts';
import { embeddingName, encoderWeights, layerPrefix } from './weight-names.ts';

export interface Qwen3Options {
  /** In tokens, padding included. */
  readonly length: number;
  /** Indices of hidden states in the order of the result; [9, 18, 27] for klein. */
  readonly hiddenStates: readonly number[];
  readonly backend: g.Backend;
}

/** The weights of one layer by their short names. */
interface LayerWeights {
  /** x [..., in] -> [..., out] */
  linear(x: g.Value, name: string): g.Value;
  vector(name: string): g.Value;
}

interface LayerContext {
  readonly config: Qwen3Config;
  readonly layers: g.Layers;
  readonly bias: g.Value;
  readonly cos: g.Value;
  readonly sin: g.Value;
}

function layerWeights(weights: Weights, dims: ReadonlyMap<string, readonly number[]>, index: number): LayerWeights {
  const value = (name: string): g.Value => {
    const key = `${layerPrefix(index)}.${name}.weight`;
    return weightOf(weights, key, dims.get(key)!);
  };
  return { linear: (x, name) => g.linear(x, value(name)), vector: value };
}

/** x [1, S, heads * D] -> as x, each head normalised over its D numbers. */
function headNorm(x: g.Value, weight: g.Value, { config, layers }: LayerContext): g.Value {
  const { headSize, epsilon } = config;
  const apart = g.reshape(x, [...x.type.dims.slice(0, 2), -1, headSize]); // [1, S, heads, D]
  return g.reshape(layers.rmsNorm(apart, weight, epsilon), x.type.dims); // [1, S, heads * D]
}

/** x [1, S, hidden] -> [1, S, hidden] */
function selfAttention(x: g.Value, weights: LayerWeights, context: LayerContext): g.Value {
  const { config, layers, bias, cos, sin } = context;
  const { heads, keyHeads } = config;
  const turned = (projected: g.Value, norm: string, count: number): g.Value =>
    layers.rope(headNorm(projected, weights.vector(norm), context), cos, sin, { heads: count, isInterleaved: false });
  const query = turned(weights.linear(x, 'self_attn.q_proj'), 'self_attn.q_norm', heads); // [1, S, heads * D]
  const key = turned(weights.linear(x, 'self_attn.k_proj'), 'self_attn.k_norm', keyHeads); // [1, S, keyHeads * D]
  const value = weights.linear(x, 'self_attn.v_proj'); // [1, S, keyHeads * D]
  const seen = layers.attention(query, key, value, { heads, keyHeads, bias }); // [1, S, heads * D]
  return weights.linear(seen, 'self_attn.o_proj'); // [1, S, hidden]
}

/** x [1, S, hidden] -> [1, S, hidden], through [1, S, mlpDim] */
function feedForward(x: g.Value, weights: LayerWeights): g.Value {
  const gated = g.mul(g.silu(weights.linear(x, 'mlp.gate_proj')), weights.linear(x, 'mlp.up_proj')); // [1, S, mlpDim]
  return weights.linear(gated, 'mlp.down_proj'); // [1, S, hidden]
}

/** x [1, S, hidden] -> [1, S, hidden] */
function decoderLayer(x: g.Value, weights: LayerWeights, context: LayerContext): g.Value {
  const { layers, config } = context;
  const norm = (state: g.Value, name: string): g.Value => layers.rmsNorm(state, weights.vector(name), config.epsilon);
  const attended = g.add(x, selfAttention(norm(x, 'input_layernorm'), weights, context));
  return g.add(attended, feedForward(norm(attended, 'post_attention_layernorm'), weights));
}

/** throws weights_unsupported */
function checkHiddenStates(hiddenStates: readonly number[], { layers }: Qwen3Config): void {
  const wrong = hiddenStates.find((index) => !Number.isInteger(index) || index < 0 || index >= layers);
  if (wrong === undefined && hiddenStates.length > 0) return;
  const message = `The text encoder has ${layers} layers: its hidden states 0 to ${layers - 1} can be read, got [${hiddenStates}]`;
  throw new AppError('weights_unsupported', message, { details: { expected: `0 to ${layers - 1}`, found: hiddenStates } });
}

/**
 * ids          int32 [1, length]
 * bias         [1, 1, length, length], which positions see which (`qwen3Feeds` makes both)
 * embeddings   [1, length, hiddenStates.length * hidden]: the states side by side in the order asked for
 *
 * throws weights_invalid, weights_unsupported
 */
export function qwen3Graph(config: Qwen3Config, weights: Weights, { length, hiddenStates, backend }: Qwen3Options): g.Graph {
  checkHiddenStates(hiddenStates, config);
  const layerCount = Math.max(...hiddenStates);
  const wanted = encoderWeights(config, layerCount);
  weights.needAll(wanted);
  const dims = new Map(wanted);
  const ids = g.input('ids', { dtype: 'int32', dims: [1, length] });
  const bias = g.input('bias', { dtype: 'float32', dims: [1, 1, length, length] });
  const { cos, sin } = ropeTables(length, config);
  const half = [length, config.headSize / 2];
  const context: LayerContext = {
    config,
    layers: g.layersOf(backend),
    bias,
    cos: g.constant('rope_cos', cos, half),
    sin: g.constant('rope_sin', sin, half),
  };
  const table = storedWeightOf(weights, embeddingName, [config.vocabularySize, config.hidden]);
  const states = [context.layers.embedding(table, ids)]; // [1, S, hidden]
  for (let index = 0; index < layerCount; index++) {
    states.push(decoderLayer(states[index]!, layerWeights(weights, dims, index), context)); // [1, S, hidden]
  }
  const embeddings = g.concat(
    hiddenStates.map((index) => states[index]!),
    2,
  ); // [1, S, n * hidden]
  return g.build('qwen3', layerCount === 0 ? [ids] : [ids, bias], { embeddings });
}
