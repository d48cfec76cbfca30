/** The parts that encoder and decoder are made of. source: diffusers 0.42, ResnetBlock2D, Attention and UNetMidBlock2D */
import { add, type Backend, type ConvOptions, conv, layersOf, linear, reshape, silu, transpose, type Value } from '../../../graph/index.ts';
import { type Weights, weightOf } from '../../weights/index.ts';

const normEpsilon = 1e-6;

/** Where the parts take their weights from, and what they are made for. */
export interface Net {
  readonly weights: Weights;
  readonly backend: Backend;
  readonly groups: number;
}

/** Images are [1, C, H, W] with sides that are numbers. */
export const shapeOf = (x: Value): [batch: number, channels: number, height: number, width: number] =>
  x.type.dims as [number, number, number, number];

export interface ConvolutionShape extends Omit<ConvOptions, 'bias'> {
  readonly channels: number;
  /** Side of the window: 3, with 1 of padding, when left out. */
  readonly size?: 1 | 3;
}

/** x [1, C, H, W] -> [1, channels, H', W'], with bias. */
export function convolution({ weights }: Net, name: string, x: Value, { channels, size = 3, ...options }: ConvolutionShape): Value {
  const [, inputs] = shapeOf(x);
  const weight = weightOf(weights, `${name}.weight`, [channels, inputs, size, size]);
  const bias = weightOf(weights, `${name}.bias`, [channels]);
  return conv(x, weight, { padding: size === 3 ? 1 : 0, ...options, bias });
}

/** Group norm: as x. */
export function norm({ weights, backend, groups }: Net, name: string, x: Value): Value {
  const [, channels] = shapeOf(x);
  const [scale, bias] = ['weight', 'bias'].map((part) => weightOf(weights, `${name}.${part}`, [channels])) as [Value, Value];
  return layersOf(backend).groupNorm(x, { groups, scale, bias, epsilon: normEpsilon });
}

/** x [1, C, H, W] -> [1, channels, H, W]. A change of width takes a 1x1 convolution on the way past. */
export function resnet(net: Net, name: string, x: Value, channels: number): Value {
  const [, inputs] = shapeOf(x);
  const inner = convolution(net, `${name}.conv1`, silu(norm(net, `${name}.norm1`, x)), { channels }); // [1, channels, H, W]
  const change = convolution(net, `${name}.conv2`, silu(norm(net, `${name}.norm2`, inner)), { channels }); // [1, channels, H, W]
  const past = inputs === channels ? x : convolution(net, `${name}.conv_shortcut`, x, { channels, size: 1 });
  return add(past, change);
}

/** Attention of one head over all pixels: as x. */
function selfAttention(net: Net, name: string, x: Value): Value {
  const [batch, channels, height, width] = shapeOf(x);
  const project = (part: string, tokens: Value): Value => {
    const weight = weightOf(net.weights, `${name}.${part}.weight`, [channels, channels]);
    return linear(tokens, weight, weightOf(net.weights, `${name}.${part}.bias`, [channels]));
  };
  const flat = reshape(norm(net, `${name}.group_norm`, x), [batch, channels, height * width]);
  const tokens = transpose(flat, [0, 2, 1]); // [1, H * W, C]
  const [query, key, value] = ['to_q', 'to_k', 'to_v'].map((part) => project(part, tokens)) as [Value, Value, Value];
  const attended = layersOf(net.backend).attention(query, key, value, { heads: 1 }); // [1, H * W, C]
  const change = transpose(project('to_out.0', attended), [0, 2, 1]); // [1, C, H * W]
  return add(x, reshape(change, x.type.dims));
}

/** Resnet, attention, resnet: as x. */
export function midBlock(net: Net, name: string, x: Value): Value {
  const [, channels] = shapeOf(x);
  const first = resnet(net, `${name}.resnets.0`, x, channels);
  const attended = selfAttention(net, `${name}.attentions.0`, first);
  return resnet(net, `${name}.resnets.1`, attended, channels);
}

/** The last norm and convolution of both halves: x [1, C, H, W] -> [1, channels, H, W]. */
export function outLayers(net: Net, name: string, x: Value, channels: number): Value {
  return convolution(net, `${name}.conv_out`, silu(norm(net, `${name}.conv_norm_out`, x)), { channels });
}
