/** text_encoder/config.json of Qwen3. source: transformers 5.23, configuration_qwen3.py; older files have rope_theta at the top */
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../weights/index.ts';

const count = z.int().min(1);
const theta = z.number().positive();

const schema = z
  .strictObject({
    model_type: z.literal('qwen3'),
    vocab_size: count,
    hidden_size: count,
    intermediate_size: count,
    num_hidden_layers: count,
    num_attention_heads: count,
    num_key_value_heads: count,
    head_dim: z.int().min(2).multipleOf(2).default(128),
    rms_norm_eps: z.number().positive().default(1e-6),
    rope_theta: theta.optional(),
    rope_parameters: z.strictObject({ rope_theta: theta, rope_type: z.literal('default').default('default') }).optional(),
    hidden_act: z.literal('silu').default('silu'),
    attention_bias: z.literal(false).default(false),
    use_sliding_window: z.literal(false).default(false),
    layer_types: z.array(z.literal('full_attention')).optional(),
    // Of training, of generation, or of the files; none changes a hidden state.
    architectures: z.array(z.string()).optional(),
    attention_dropout: z.number().optional(),
    bos_token_id: z.unknown().optional(),
    dtype: z.string().optional(),
    eos_token_id: z.unknown().optional(),
    initializer_range: z.number().optional(),
    max_position_embeddings: count.optional(),
    max_window_layers: z.number().optional(),
    pad_token_id: z.unknown().optional(),
    sliding_window: z.unknown().optional(),
    tie_word_embeddings: z.boolean().optional(),
    torch_dtype: z.string().optional(),
    transformers_version: z.string().optional(),
    use_cache: z.boolean().optional(),
  })
  .refine(({ num_attention_heads, num_key_value_heads }) => num_attention_heads % num_key_value_heads === 0, {
    path: ['num_key_value_heads'],
    error: 'a divisor of num_attention_heads',
  })
  .refine(({ rope_theta, rope_parameters }) => (rope_theta ?? rope_parameters?.rope_theta) !== undefined, {
    path: ['rope_theta'],
    error: 'a number here or in rope_parameters',
  });

export interface Qwen3Config {
  readonly vocabularySize: number;
  readonly hidden: number;
  readonly mlpDim: number;
  readonly layers: number;
  readonly heads: number;
  /** Heads of keys and values, each shared by heads / keyHeads of the queries. */
  readonly keyHeads: number;
  /** heads * headSize need not be `hidden`. */
  readonly headSize: number;
  readonly epsilon: number;
  readonly ropeTheta: number;
}

/** folder: the checkpoint's text_encoder/. throws weights_invalid, or weights_unsupported for options that are not computed here */
export async function readQwen3Config(folder: string): Promise<Qwen3Config> {
  const config = await readConfig(join(folder, 'config.json'), schema);
  return {
    vocabularySize: config.vocab_size,
    hidden: config.hidden_size,
    mlpDim: config.intermediate_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    keyHeads: config.num_key_value_heads,
    headSize: config.head_dim,
    epsilon: config.rms_norm_eps,
    ropeTheta: (config.rope_theta ?? config.rope_parameters?.rope_theta)!,
  };
}
