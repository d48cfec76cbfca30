/**
 * What each backend does best, as one table: models never ask which backend they are made for, their layers do (layers/).
 * The lines of cpu and webgpu are tested (webgpu through SwiftShader). Those of cuda, coreml and dml follow ONNX Runtime's
 * documentation and issues and are untested.
 *
 * source   ONNX Runtime 1.30: kernels dumped from the library, measurements on CPU; docs/OperatorKernels.md for the others
 */
import type { DType } from './type.ts';

export type Backend = 'cpu' | 'webgpu' | 'cuda' | 'coreml' | 'dml';

/**
 * Kinds of operators that a backend has kernels for in the same element types. `arithmetic`: of numbers, comparisons too. `choice`: Equal
 * and Where. `function`: of floats.
 */
export type OperatorKind =
  | 'arithmetic'
  | 'choice'
  | 'function'
  | 'product'
  | 'convolution'
  | 'norm'
  | 'attention'
  | 'movement'
  | 'conversion'
  | 'quantized';

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
  /** By `domain:op`, the types of its kind that an operator has no kernel for after all. */
  readonly lacks: Readonly<Record<string, readonly DType[]>>;
}

const all: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float64', 'int32', 'int64', 'uint8', 'int8', 'bool'];
const halfAndSingle: readonly DType[] = ['float32', 'float16'];
const withBrain: readonly DType[] = [...halfAndSingle, 'bfloat16'];
const numbers: readonly DType[] = [...halfAndSingle, 'float64', 'int32', 'int64'];

/**
 * Of the GPUs without 64-bit integers and without bfloat16, which falls back to the CPU, with copies on each run. Weights in bfloat16 are
 * an exception: with constant folding on, they are cast once, when the model is loaded.
 */
const gpuTypes: BackendTraits['dtypes'] = {
  arithmetic: [...halfAndSingle, 'int32'],
  choice: [...halfAndSingle, 'int32'],
  function: halfAndSingle,
  product: halfAndSingle,
  convolution: ['float32'],
  norm: halfAndSingle,
  attention: halfAndSingle,
  movement: halfAndSingle,
  conversion: [...withBrain, 'int32', 'uint8', 'bool'],
  quantized: halfAndSingle,
};

/** float16 is computed in float32: the runtime puts casts around each operator. */
const cpuTypes: BackendTraits['dtypes'] = {
  arithmetic: numbers,
  choice: [...numbers, 'uint8'],
  function: halfAndSingle,
  product: [...halfAndSingle, 'float64'],
  convolution: halfAndSingle,
  norm: halfAndSingle,
  attention: halfAndSingle,
  movement: all,
  conversion: all,
  quantized: ['float32'],
};

const cudaTypes: BackendTraits['dtypes'] = {
  arithmetic: [...numbers, 'bfloat16'],
  choice: numbers,
  function: withBrain,
  product: [...withBrain, 'float64'],
  convolution: halfAndSingle,
  norm: halfAndSingle,
  attention: withBrain,
  movement: all,
  conversion: all,
  quantized: withBrain,
};

const contrib = { attention: 'contrib', rope: 'contrib', rmsNorm: 'simplified', groupNorm: 'instance' } as const;
const withoutGroupNorm = { ':GroupNormalization': all };
const withoutDynamic = { 'com.microsoft:DynamicQuantizeMatMul': all };
const withoutSmall = { 'com.microsoft:RotaryEmbedding': all, ':SimplifiedLayerNormalization': all };

export const backends: Readonly<Record<Backend, BackendTraits>> = {
  cpu: { ...contrib, dtypes: cpuTypes, lacks: { ':Expand': ['bfloat16'] } },
  // Its MultiHeadAttention goes wrong from 32 keys on where subgroups are small (5 to 1000 % off on SwiftShader, whose have 4 lanes;
  // ONNX Runtime 1.30, compare its pull request 28520), without a word: not to be trusted unseen.
  webgpu: { ...contrib, attention: 'composed', dtypes: gpuTypes, lacks: { ...withoutGroupNorm, ...withoutDynamic } },
  cuda: { ...contrib, dtypes: cudaTypes, lacks: withoutGroupNorm },
  coreml: {
    attention: 'composed',
    rope: 'composed',
    rmsNorm: 'composed',
    groupNorm: 'instance',
    dtypes: gpuTypes,
    lacks: { ...withoutGroupNorm, ...withoutDynamic, ...withoutSmall, 'com.microsoft:MultiHeadAttention': all },
  },
  dml: {
    attention: 'contrib',
    rope: 'composed',
    rmsNorm: 'composed',
    groupNorm: 'standard',
    dtypes: gpuTypes,
    lacks: withoutSmall,
  },
};
