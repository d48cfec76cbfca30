/** vae/config.json of FLUX.2. source: diffusers 0.42, AutoencoderKLFlux2 and its defaults */
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../weights/index.ts';

const count = z.int().min(1);
const widths = z.array(count).min(1);

const schema = z
  .strictObject({
    _class_name: z.literal('AutoencoderKLFlux2'),
    in_channels: z.literal(3).default(3),
    out_channels: z.literal(3).default(3),
    down_block_types: z.array(z.literal('DownEncoderBlock2D')).optional(),
    up_block_types: z.array(z.literal('UpDecoderBlock2D')).optional(),
    block_out_channels: widths.default([128, 256, 512, 512]),
    decoder_block_out_channels: widths.optional(),
    layers_per_block: count.default(2),
    act_fn: z.literal(['silu', 'swish']).default('silu'),
    latent_channels: count.default(32),
    norm_num_groups: count.default(32),
    sample_size: z.union([count, z.array(count).min(1)]).default(1024),
    use_quant_conv: z.boolean().default(true),
    use_post_quant_conv: z.boolean().default(true),
    mid_block_add_attention: z.literal(true).default(true),
    batch_norm_eps: z.number().positive().default(1e-4),
    patch_size: z.tuple([z.literal(2), z.literal(2)]).default([2, 2]),
    // Of training, or of other autoencoders; the reference passes over them too.
    batch_norm_momentum: z.number().optional(),
    force_upcast: z.boolean().optional(),
    scaling_factor: z.number().optional(),
    shift_factor: z.number().optional(),
  })
  .refine(
    (config) =>
      [config.block_out_channels, config.decoder_block_out_channels ?? []].flat().every((width) => width % config.norm_num_groups === 0),
    {
      path: ['norm_num_groups'],
      error: 'a divisor of every width in block_out_channels and decoder_block_out_channels',
    },
  )
  .refine(
    (config) =>
      [config.decoder_block_out_channels, config.down_block_types, config.up_block_types].every(
        (list) => !list || list.length === config.block_out_channels.length,
      ),
    {
      path: ['block_out_channels'],
      error: 'as many widths as there are decoder widths, down blocks and up blocks',
    },
  );

export interface AutoencoderConfig {
  readonly latentChannels: number;
  /** From the image to the latents; each but the last halves the sides. */
  readonly encoderWidths: readonly number[];
  /** In the same order, from the image's side; the small decoder has its own. */
  readonly decoderWidths: readonly number[];
  /** Of the encoder; the decoder has one more. */
  readonly layersPerBlock: number;
  readonly groups: number;
  readonly hasQuantConv: boolean;
  readonly hasPostQuantConv: boolean;
  /** Side of the reference's tiles in pixels. */
  readonly tilePixels: number;
  /** Pixels of a side that one latent stands for: 8 as published. */
  readonly scale: number;
  readonly batchNormEpsilon: number;
}

/** folder: the checkpoint's vae/. throws weights_invalid, or weights_unsupported for options that are not computed here */
export async function readAutoencoderConfig(folder: string): Promise<AutoencoderConfig> {
  const config = await readConfig(join(folder, 'config.json'), schema);
  const encoderWidths = config.block_out_channels;
  return {
    latentChannels: config.latent_channels,
    encoderWidths,
    decoderWidths: config.decoder_block_out_channels ?? encoderWidths,
    layersPerBlock: config.layers_per_block,
    groups: config.norm_num_groups,
    hasQuantConv: config.use_quant_conv,
    hasPostQuantConv: config.use_post_quant_conv,
    tilePixels: [config.sample_size].flat()[0]!,
    scale: 2 ** (encoderWidths.length - 1),
    batchNormEpsilon: config.batch_norm_eps,
  };
}
