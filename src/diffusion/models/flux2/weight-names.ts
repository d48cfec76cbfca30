/** The transformer's tensors by diffusers' names, with their dims: the only place that knows either. */
import type { WantedTensor } from '../../weights/index.ts';
import type { Flux2Config } from './config.ts';

function doubleBlock(index: number, { dim, mlpDim, headSize }: Flux2Config): WantedTensor[] {
  const prefix = `transformer_blocks.${index}`;
  const products = ['to_q', 'to_k', 'to_v', 'to_out.0', 'add_q_proj', 'add_k_proj', 'add_v_proj', 'to_add_out'];
  const norms = ['norm_q', 'norm_k', 'norm_added_q', 'norm_added_k'];
  return [
    ...products.map((name): WantedTensor => [`${prefix}.attn.${name}.weight`, [dim, dim]]),
    ...norms.map((name): WantedTensor => [`${prefix}.attn.${name}.weight`, [headSize]]),
    ...['ff', 'ff_context'].flatMap((name): WantedTensor[] => [
      [`${prefix}.${name}.linear_in.weight`, [2 * mlpDim, dim]],
      [`${prefix}.${name}.linear_out.weight`, [dim, mlpDim]],
    ]),
  ];
}

function singleBlock(index: number, { dim, mlpDim, headSize }: Flux2Config): WantedTensor[] {
  const prefix = `single_transformer_blocks.${index}.attn`;
  return [
    [`${prefix}.to_qkv_mlp_proj.weight`, [3 * dim + 2 * mlpDim, dim]],
    [`${prefix}.to_out.weight`, [dim, dim + mlpDim]],
    [`${prefix}.norm_q.weight`, [headSize]],
    [`${prefix}.norm_k.weight`, [headSize]],
  ];
}

const embedder = (name: string, { dim, timestepChannels }: Flux2Config): WantedTensor[] => [
  [`time_guidance_embed.${name}.linear_1.weight`, [dim, timestepChannels]],
  [`time_guidance_embed.${name}.linear_2.weight`, [dim, dim]],
];

/** What the modulation's graph reads. */
export function modulationWeights(config: Flux2Config): WantedTensor[] {
  const { dim, embedsGuidance } = config;
  return [
    ...embedder('timestep_embedder', config),
    ...(embedsGuidance ? embedder('guidance_embedder', config) : []),
    ['double_stream_modulation_img.linear.weight', [6 * dim, dim]],
    ['double_stream_modulation_txt.linear.weight', [6 * dim, dim]],
    ['single_stream_modulation.linear.weight', [3 * dim, dim]],
    ['norm_out.linear.weight', [2 * dim, dim]],
  ];
}

/** What the transformer's graph reads. */
export function transformerWeights(config: Flux2Config): WantedTensor[] {
  const { dim, inChannels, outChannels, textDim, doubleBlocks, singleBlocks } = config;
  return [
    ['x_embedder.weight', [dim, inChannels]],
    ['context_embedder.weight', [dim, textDim]],
    ...Array.from({ length: doubleBlocks }, (_, index) => doubleBlock(index, config)).flat(),
    ...Array.from({ length: singleBlocks }, (_, index) => singleBlock(index, config)).flat(),
    ['proj_out.weight', [outChannels, dim]],
  ];
}
