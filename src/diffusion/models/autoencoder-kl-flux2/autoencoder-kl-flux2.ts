/**
 * The autoencoder of FLUX.2 as two graphs: image to latents, and latents to image. Knows nothing of tokens and of tiles (latents.ts,
 * tiling.ts). Graphs are made for exact sides.
 *
 * source   diffusers 0.42, AutoencoderKLFlux2 with Encoder and Decoder of vae.py
 *
 * Easy to get wrong:
 * - Downsampling pads one row below and one column to the right, and nothing above and to the left.
 * - A decoder block has one resnet more than an encoder block, and its widths run backwards.
 * - The encoder gives mean and log-variance; references take the mean, and there is no scaling factor: batch-norm statistics instead.
 * - The resnet's shortcut reads its input as it came, before the norm.
 */
import { type Backend, build, type Graph, input, slice, upsampleNearest, type Value, verify } from '../../../graph/index.ts';
import type { Weights } from '../../weights/index.ts';
import { convolution, midBlock, type Net, outLayers, resnet } from './blocks.ts';
import type { AutoencoderConfig } from './config.ts';

const imageChannels = 3;

export interface AutoencoderShape {
  readonly config: AutoencoderConfig;
  readonly weights: Weights;
  readonly backend: Backend;
  /** Sides in latents: pixels / config.scale. */
  readonly height: number;
  readonly width: number;
}

/**
 * A graph from `image` float32 [1, 3, height * scale, width * scale] in -1 to 1 to `latents` float32 [1, C, height, width], the mean of
 * their distribution.
 * throws weights_invalid for weights that do not fit the configuration
 */
export function buildEncoder({ config, weights, backend, height, width }: AutoencoderShape): Graph {
  const { encoderWidths, latentChannels, groups, scale } = config;
  const net: Net = { weights, backend, groups };
  const image = input('image', { dtype: 'float32', dims: [1, imageChannels, height * scale, width * scale] });
  let x = convolution(net, 'encoder.conv_in', image, { channels: encoderWidths[0]! }); // [1, widths[0], H, W]
  for (const [i, channels] of encoderWidths.entries()) x = downBlock(net, x, { i, channels, config });
  x = midBlock(net, 'encoder.mid_block', x); // [1, widths.at(-1), h, w]
  x = outLayers(net, 'encoder', x, 2 * latentChannels); // [1, 2C, h, w]
  if (config.hasQuantConv) x = convolution(net, 'quant_conv', x, { channels: 2 * latentChannels, size: 1 }); // [1, 2C, h, w]
  const mean = slice(x, { axis: 1, start: 0, end: latentChannels }); // [1, C, h, w]
  return verified('vae_encoder', image, { latents: mean }, backend);
}

/**
 * A graph from `latents` float32 [1, C, height, width] (as the encoder gives them, not normalised) to `image` float32
 * [1, 3, height * scale, width * scale], about -1 to 1 and not clipped.
 * throws weights_invalid for weights that do not fit the configuration
 */
export function buildDecoder({ config, weights, backend, height, width }: AutoencoderShape): Graph {
  const { latentChannels, groups } = config;
  const decoderWidths = config.decoderWidths.toReversed();
  const net: Net = { weights, backend, groups };
  const latents = input('latents', { dtype: 'float32', dims: [1, latentChannels, height, width] });
  let x: Value = latents;
  if (config.hasPostQuantConv) x = convolution(net, 'post_quant_conv', x, { channels: latentChannels, size: 1 }); // [1, C, h, w]
  x = convolution(net, 'decoder.conv_in', x, { channels: decoderWidths[0]! }); // [1, widths.at(-1), h, w]
  x = midBlock(net, 'decoder.mid_block', x); // [1, widths.at(-1), h, w]
  for (const [i, channels] of decoderWidths.entries()) x = upBlock(net, x, { i, channels, config });
  x = outLayers(net, 'decoder', x, imageChannels); // [1, 3, H, W]
  return verified('vae_decoder', latents, { image: x }, backend);
}

interface BlockPlace {
  readonly i: number;
  readonly channels: number;
  readonly config: AutoencoderConfig;
}

/** x [1, C, H, W] -> [1, channels, H / 2, W / 2]; the last block keeps the sides. */
function downBlock(net: Net, x: Value, { i, channels, config }: BlockPlace): Value {
  const name = `encoder.down_blocks.${i}`;
  for (let j = 0; j < config.layersPerBlock; j++) x = resnet(net, `${name}.resnets.${j}`, x, channels);
  if (i === config.encoderWidths.length - 1) return x;
  return convolution(net, `${name}.downsamplers.0.conv`, x, { channels, stride: 2, padding: [0, 0, 1, 1] });
}

/** x [1, C, H, W] -> [1, channels, 2H, 2W]; the last block keeps the sides. */
function upBlock(net: Net, x: Value, { i, channels, config }: BlockPlace): Value {
  const name = `decoder.up_blocks.${i}`;
  for (let j = 0; j < config.layersPerBlock + 1; j++) x = resnet(net, `${name}.resnets.${j}`, x, channels);
  if (i === config.decoderWidths.length - 1) return x;
  return convolution(net, `${name}.upsamplers.0.conv`, upsampleNearest(x, 2), { channels });
}

function verified(name: string, from: Value, outputs: Readonly<Record<string, Value>>, backend: Backend): Graph {
  const graph = build(name, [from], outputs);
  verify(graph, backend);
  return graph;
}
