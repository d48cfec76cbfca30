export { build, type Graph } from './build.ts';
export { type EncodeOptions, encode } from './encode.ts';
export * from './ops/conv.ts';
export * from './ops/math.ts';
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
  type Node,
  type Value,
} from './value.ts';
export { legality, verify } from './verify.ts';
