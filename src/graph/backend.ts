/**
 * What each backend does best, as one table: models never ask which backend they are made for, their layers do (layers/).
 * The lines of cpu and webgpu are tested (webgpu through SwiftShader). Those of cuda, coreml and dml follow ONNX Runtime's
 * documentation and issues and are untested.
 *
 * source   ONNX Runtime 1.30: kernels dumped from the library, measurements on CPU; docs/OperatorKernels.md for the others
 */
import type { DType } from './type.ts';

export type Backend = 'cpu' | 'webgpu' | 'cuda' | 'coreml' | 'dml';

/** Kinds of operators that a backend has kernels for in the same element types. */
export type OperatorKind = 'arithmetic' | 'product' | 'convolution' | 'norm' | 'attention' | 'movement' | 'conversion' | 'quantized';

export interface BackendTraits {
  /** `contrib`: com.microsoft MultiHeadAttention. `composed`: products and a softmax, over so many rows of the query at once as fit. */
  readonly attention: 'contrib' | 'composed';
  /** `contrib`: com.microsoft RotaryEmbedding. */
  readonly rope: 'contrib' | 'composed';
  /** `simplified`: SimplifiedLayerNormalization. */
  readonly rmsNorm: 'simplified' | 'composed';
  /** `instance`: as InstanceNormalization over groups (CPU: 552 ms where GroupNormalization, a function there, takes 2596). */
  readonly groupNorm: 'instance' | 'standard';
  /** Element types by the kind of operator. */
  readonly dtypes: Readonly<Record<OperatorKind, readonly DType[]>>;
}

const all: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float64', 'int32', 'int64', 'uint8', 'int8', 'bool'];
const halfAndSingle: readonly DType[] = ['float32', 'float16'];
const withBrain: readonly DType[] = ['float32', 'float16', 'bfloat16'];

/** Of the GPUs without bfloat16 and without 64-bit integers in their arithmetic: such parts fall back to the CPU, with copies. */
const gpuTypes: BackendTraits['dtypes'] = {
  arithmetic: [...halfAndSingle, 'int32', 'bool'],
  product: halfAndSingle,
  convolution: halfAndSingle,
  norm: halfAndSingle,
  attention: halfAndSingle,
  movement: all,
  conversion: all,
  quantized: halfAndSingle,
};

export const backends: Readonly<Record<Backend, BackendTraits>> = {
  cpu: {
    attention: 'contrib',
    rope: 'contrib',
    rmsNorm: 'simplified',
    groupNorm: 'instance',
    dtypes: {
      arithmetic: ['float32', 'float64', 'int32', 'int64', 'bool'],
      product: ['float32', 'float64'],
      convolution: ['float32'],
      norm: ['float32', 'float64'],
      attention: ['float32'],
      movement: all,
      conversion: all,
      quantized: halfAndSingle,
    },
  },
  // Its MultiHeadAttention goes wrong from 32 keys on where subgroups are small (5 to 1000 % off on SwiftShader, whose have 4 lanes;
  // ONNX Runtime 1.30, compare its pull request 28520), without a word: not to be trusted unseen.
  webgpu: { attention: 'composed', rope: 'contrib', rmsNorm: 'simplified', groupNorm: 'instance', dtypes: gpuTypes },
  cuda: {
    attention: 'contrib',
    rope: 'contrib',
    rmsNorm: 'simplified',
    groupNorm: 'instance',
    dtypes: {
      arithmetic: [...withBrain, 'float64', 'int32', 'int64', 'bool'],
      product: [...withBrain, 'float64'],
      convolution: halfAndSingle,
      norm: withBrain,
      attention: withBrain,
      movement: all,
      conversion: all,
      quantized: withBrain,
    },
  },
  coreml: { attention: 'composed', rope: 'composed', rmsNorm: 'composed', groupNorm: 'instance', dtypes: gpuTypes },
  dml: { attention: 'contrib', rope: 'composed', rmsNorm: 'composed', groupNorm: 'standard', dtypes: gpuTypes },
};
