/** transformer/config.json of FLUX.2 (klein 4B and 9B, dev). source: diffusers 0.42.1, Flux2Transformer2DModel.__init__ */
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../weights/index.ts';

const count = z.int().min(1);

const schema = z
  .strictObject({
    _class_name: z.literal('Flux2Transformer2DModel'),
    patch_size: z.literal(1).default(1),
    in_channels: count,
    out_channels: count.optional(),
    num_layers: count,
    num_single_layers: count,
    attention_head_dim: count,
    num_attention_heads: count,
    joint_attention_dim: count,
    timestep_guidance_channels: z.int().min(2).multipleOf(2).default(256),
    mlp_ratio: z.number().positive().default(3),
    axes_dims_rope: z.array(z.int().min(2).multipleOf(2)).length(4),
    rope_theta: z.number().positive().default(2000),
    eps: z.number().positive().default(1e-6),
    guidance_embeds: z.boolean().default(true),
  })
  .refine(({ axes_dims_rope, attention_head_dim }) => axes_dims_rope.reduce((sum, size) => sum + size, 0) === attention_head_dim, {
    path: ['axes_dims_rope'],
    error: 'four sizes that add up to attention_head_dim',
  });

export interface Flux2Config {
  /** Channels of a latent token: 128 (32 of the autoencoder in patches of 2 x 2). */
  readonly inChannels: number;
  readonly outChannels: number;
  readonly doubleBlocks: number;
  readonly singleBlocks: number;
  readonly heads: number;
  readonly headSize: number;
  /** heads * headSize. */
  readonly dim: number;
  /** The feed-forward's inner width. */
  readonly mlpDim: number;
  /** Channels of a text token: three hidden states of the text encoder side by side. */
  readonly textDim: number;
  /** Channels of the timestep's sinusoid. */
  readonly timestepChannels: number;
  /** Parts of a head turned by time, row, column and text position. */
  readonly ropeAxes: readonly number[];
  readonly ropeTheta: number;
  readonly epsilon: number;
  /** dev was distilled with guidance as an input; klein was not. */
  readonly embedsGuidance: boolean;
}

/** throws weights_invalid or weights_unsupported, naming file, key, expected and found */
export async function readFlux2Config(folder: string): Promise<Flux2Config> {
  const config = await readConfig(join(folder, 'config.json'), schema);
  const dim = config.num_attention_heads * config.attention_head_dim;
  return {
    inChannels: config.in_channels,
    outChannels: config.out_channels ?? config.in_channels,
    doubleBlocks: config.num_layers,
    singleBlocks: config.num_single_layers,
    heads: config.num_attention_heads,
    headSize: config.attention_head_dim,
    dim,
    mlpDim: Math.trunc(dim * config.mlp_ratio),
    textDim: config.joint_attention_dim,
    timestepChannels: config.timestep_guidance_channels,
    ropeAxes: config.axes_dims_rope,
    ropeTheta: config.rope_theta,
    epsilon: config.eps,
    embedsGuidance: config.guidance_embeds,
  };
}
