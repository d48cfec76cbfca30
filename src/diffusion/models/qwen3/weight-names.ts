/** The encoder's tensors by transformers' names, with their dims: the only place that knows either. */
import type { WantedTensor } from '../../weights/index.ts';
import type { Qwen3Config } from './config.ts';

export const embeddingName = 'model.embed_tokens.weight';
export const layerPrefix = (index: number): string => `model.layers.${index}`;

/** Linear weights lie as [out, in] and have no biases. */
function layer(index: number, { hidden, mlpDim, heads, keyHeads, headSize }: Qwen3Config): WantedTensor[] {
  const prefix = layerPrefix(index);
  return [
    [`${prefix}.input_layernorm.weight`, [hidden]],
    [`${prefix}.self_attn.q_proj.weight`, [heads * headSize, hidden]],
    [`${prefix}.self_attn.k_proj.weight`, [keyHeads * headSize, hidden]],
    [`${prefix}.self_attn.v_proj.weight`, [keyHeads * headSize, hidden]],
    [`${prefix}.self_attn.q_norm.weight`, [headSize]],
    [`${prefix}.self_attn.k_norm.weight`, [headSize]],
    [`${prefix}.self_attn.o_proj.weight`, [hidden, heads * headSize]],
    [`${prefix}.post_attention_layernorm.weight`, [hidden]],
    [`${prefix}.mlp.gate_proj.weight`, [mlpDim, hidden]],
    [`${prefix}.mlp.up_proj.weight`, [mlpDim, hidden]],
    [`${prefix}.mlp.down_proj.weight`, [hidden, mlpDim]],
  ];
}

/** What the first `layerCount` layers read. The last layers, the final norm and the head may be missing. */
export const encoderWeights = (config: Qwen3Config, layerCount: number): WantedTensor[] => [
  [embeddingName, [config.vocabularySize, config.hidden]],
  ...Array.from({ length: layerCount }, (_, index) => layer(index, config)).flat(),
];
