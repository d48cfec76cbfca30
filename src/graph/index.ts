export { type Backend, type BackendTraits, backends } from './backend.ts';
export { build, type Graph } from './build.ts';
export { type EncodeOptions, encode } from './encode.ts';
export { type AttentionOptions, type Layers, layersOf } from './layers.ts';
export { type MultiHeadOptions, multiHeadAttention, type RotaryOptions, rotaryEmbedding } from './ops/attention.ts';
export * from './ops/conv.ts';
export * from './ops/math.ts';
export {
  type GroupNormOptions,
  groupNormalization,
  instanceNorm,
  type LayerNormOptions,
  layerNorm,
  reduceMean,
  simplifiedLayerNorm,
  softmax,
} from './ops/norm.ts';
export * from './ops/product.ts';
export * from './ops/shape.ts';
export { print } from './print.ts';
export * from './type.ts';
export {
  type Attribute,
  constant,
  GraphError,
  type InitializerSource,
  initializer,
  input,
  integers,
  makeNode,
  makeNodes,
  type Node,
  rowsOf,
  scalar,
  type Value,
} from './value.ts';
export { legality, typesOf, verify } from './verify.ts';
