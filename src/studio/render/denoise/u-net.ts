/**
 * Open Image Denoise's U-Net as a graph. Knows nothing of transfer functions, tiles or files.
 *
 * source   RenderKit/oidn training/model.py, core/unet_filter.cpp
 *
 * Easy to get wrong: no ReLU after the last convolution; the last skip connection is the network's input itself; the upsampled
 * values come first in each concatenation; enc_conv0 has no pooling behind it and is no skip connection.
 */
import { AppError } from '../../../errors.ts';
import * as g from '../../../graph/index.ts';
import type { TzaTensor } from './tza.ts';
import type { Weights } from './weights.ts';

/** Four poolings: both sides of the input must be multiples of it. */
export const sideMultiple = 16;

/** Pixels further away than this have no say in a pixel. source   oidn core/unet_filter.h: a receptive field of 174 */
export const reach = 87;

/** x [1, 9, H, W] -> [1, 3, H, W]. throws engine_failed when the weights are those of another network */
export function uNet(x: g.Value, weights: Weights): g.Value {
  const conv = (name: string, ...inputs: g.Value[]): g.Value => convOf(name, inputs, weights);
  const layer = (name: string, ...inputs: g.Value[]): g.Value => g.relu(conv(name, ...inputs));
  const up = (value: g.Value): g.Value => g.upsampleNearest(value, 2);
  const down = (value: g.Value): g.Value => g.maxPool(value, 2);

  const level1 = down(layer('enc_conv1', layer('enc_conv0', x))); // [1, 32, H/2, W/2]
  const level2 = down(layer('enc_conv2', level1)); // [1, 48 | 32, H/4, W/4]
  const level3 = down(layer('enc_conv3', level2)); // [1, 64 | 32, H/8, W/8]
  const level4 = down(layer('enc_conv4', level3)); // [1, 80 | 32, H/16, W/16]
  const deepest = layer('enc_conv5b', layer('enc_conv5a', level4)); // [1, 96 | 32, H/16, W/16]
  const back3 = layer('dec_conv4b', layer('dec_conv4a', up(deepest), level3)); // [1, 112 | 64, H/8, W/8]
  const back2 = layer('dec_conv3b', layer('dec_conv3a', up(back3), level2)); // [1, 96 | 64, H/4, W/4]
  const back1 = layer('dec_conv2b', layer('dec_conv2a', up(back2), level1)); // [1, 64 | 32, H/2, W/2]
  const back0 = layer('dec_conv1b', layer('dec_conv1a', up(back1), x)); // [1, 32, H, W]
  return conv('dec_conv0', back0);
}

/**
 * A 3x3 convolution over the concatenation of the inputs, written as the sum of a convolution over each. The runtime keeps its blocked
 * layout that way: 73 channels side by side would fall out of it, in the dearest layer (measured: 11 % of all processor time).
 */
function convOf(name: string, inputs: readonly g.Value[], weights: Weights): g.Value {
  const bias = constantOf(tensorOf(`${name}.bias`, weights), `${name}.bias`);
  const weight = tensorOf(`${name}.weight`, weights);
  const counts = inputs.map(({ type }) => type.dims[1] as number);
  const wanted = counts.reduce((sum, count) => sum + count, 0);
  if (weight.dims[1] !== wanted)
    throw new AppError(
      'engine_failed',
      `The denoiser's ${name}.weight takes ${weight.dims[1]} channels, the layers before it give ${wanted}`,
    );
  const parts = inputs.map((value, index) => {
    const first = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
    const part = sliceInputs(weight, first, counts[index]!);
    const partName = inputs.length === 1 ? `${name}.weight` : `${name}.weight[${first}:${first + counts[index]!}]`;
    return g.conv(value, constantOf(part, partName), index === 0 ? { bias, padding: 1 } : { padding: 1 });
  });
  return parts.reduce((sum, part) => g.add(sum, part));
}

/** [K, C, h, w] -> [K, count, h, w], the input channels from `first` on. */
function sliceInputs(weight: TzaTensor, first: number, count: number): TzaTensor {
  const [outputs, inputs, height, width] = weight.dims as [number, number, number, number];
  if (count === inputs) return weight;
  const area = height * width;
  const values = new Float32Array(outputs * count * area);
  for (let k = 0; k < outputs; k++) {
    const start = (k * inputs + first) * area;
    values.set(weight.values.subarray(start, start + count * area), k * count * area);
  }
  return { ...weight, dims: [outputs, count, height, width], values };
}

const constantOf = ({ values, dims }: TzaTensor, name: string): g.Value => g.constant(name, values, dims);

function tensorOf(name: string, weights: Weights): TzaTensor {
  const tensor = weights.get(name);
  if (!tensor) throw new AppError('engine_failed', `The denoiser's weights lack ${name}; they have ${[...weights.keys()].join(', ')}`);
  return tensor;
}
