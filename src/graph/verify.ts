/** What a legal graph is, as a table: one line an operator with its inputs, its kind and its attributes; what kinds take is a backend's. */
import { type Backend, backends, type OperatorKind } from './backend.ts';
import type { Graph } from './build.ts';
import { type DType, showType } from './type.ts';
import { GraphError, type Node } from './value.ts';

interface Legality {
  /** Fewest and most inputs. */
  readonly inputs: readonly [number, number];
  readonly kind: OperatorKind;
  readonly attributes: readonly string[];
}

const arithmetic = (fewest: number, most = fewest): Legality => ({ inputs: [fewest, most], kind: 'arithmetic', attributes: [] });
const ofFloats = (count: number, attributes: readonly string[] = []): Legality => ({
  inputs: [count, count],
  kind: 'function',
  attributes,
});
const movement = (fewest: number, most: number, attributes: readonly string[] = []): Legality => ({
  inputs: [fewest, most],
  kind: 'movement',
  attributes,
});

/** By `domain:op`, ai.onnx opset 21 and com.microsoft. */
export const legality: Readonly<Record<string, Legality>> = {
  ':Add': arithmetic(2),
  ':Sub': arithmetic(2),
  ':Mul': arithmetic(2),
  ':Div': arithmetic(2),
  ':Pow': arithmetic(2),
  ':Min': arithmetic(1, 99),
  ':Max': arithmetic(1, 99),
  ':Relu': ofFloats(1),
  ':Exp': ofFloats(1),
  ':Log': ofFloats(1),
  ':Sqrt': ofFloats(1),
  ':Reciprocal': ofFloats(1),
  ':Neg': ofFloats(1),
  ':Erf': ofFloats(1),
  ':Tanh': ofFloats(1),
  ':Sigmoid': ofFloats(1),
  ':Gelu': ofFloats(1, ['approximate']),
  ':Less': arithmetic(2),
  ':Greater': arithmetic(2),
  ':Equal': { inputs: [2, 2], kind: 'choice', attributes: [] },
  ':Where': { inputs: [3, 3], kind: 'choice', attributes: [] },
  ':Softmax': ofFloats(1, ['axis']),
  ':ReduceMean': ofFloats(2, ['keepdims']),
  ':MatMul': { inputs: [2, 2], kind: 'product', attributes: [] },
  ':Gemm': { inputs: [2, 3], kind: 'product', attributes: ['transB'] },
  'com.microsoft:DynamicQuantizeMatMul': { inputs: [3, 5], kind: 'quantized', attributes: [] },
  'com.microsoft:MatMulNBits': { inputs: [3, 3], kind: 'quantized', attributes: ['K', 'N', 'bits', 'block_size', 'accuracy_level'] },
  ':Conv': { inputs: [2, 3], kind: 'convolution', attributes: ['kernel_shape', 'strides', 'pads'] },
  ':MaxPool': { inputs: [1, 1], kind: 'convolution', attributes: ['kernel_shape', 'strides'] },
  ':Resize': { inputs: [3, 4], kind: 'convolution', attributes: ['mode', 'coordinate_transformation_mode', 'nearest_mode'] },
  ':LayerNormalization': { inputs: [2, 3], kind: 'norm', attributes: ['axis', 'epsilon'] },
  ':SimplifiedLayerNormalization': { inputs: [2, 2], kind: 'norm', attributes: ['axis', 'epsilon', 'stash_type'] },
  ':InstanceNormalization': { inputs: [3, 3], kind: 'norm', attributes: ['epsilon'] },
  ':GroupNormalization': { inputs: [3, 3], kind: 'norm', attributes: ['epsilon', 'num_groups', 'stash_type'] },
  'com.microsoft:MultiHeadAttention': { inputs: [3, 6], kind: 'attention', attributes: ['num_heads', 'scale'] },
  'com.microsoft:RotaryEmbedding': { inputs: [4, 4], kind: 'attention', attributes: ['interleaved', 'num_heads'] },
  ':Cast': { inputs: [1, 1], kind: 'conversion', attributes: ['to'] },
  ':Concat': movement(1, 999, ['axis']),
  ':Split': movement(2, 2, ['axis']),
  ':Slice': movement(4, 4),
  ':Transpose': movement(1, 1, ['perm']),
  ':Reshape': movement(2, 2),
  ':Unsqueeze': movement(2, 2),
  ':Squeeze': movement(2, 2),
  ':Expand': movement(2, 2),
  ':Gather': movement(2, 2, ['axis']),
  ':Pad': movement(2, 3, ['mode']),
};

/** What an operator of the table takes on a backend; nothing where it has no kernel. */
export function typesOf(name: string, backend: Backend): readonly DType[] {
  const { dtypes, lacks } = backends[backend];
  return dtypes[legality[name]!.kind].filter((dtype) => !lacks[name]?.includes(dtype));
}

function problemOf(node: Node, backend: Backend): string | null {
  const name = `${node.domain}:${node.op}`;
  const rule = legality[name];
  if (!rule) return 'is not in the table of legal operators';
  const [fewest, most] = rule.inputs;
  if (node.inputs.length < fewest || node.inputs.length > most) return `takes ${fewest} to ${most} inputs, has ${node.inputs.length}`;
  const first = node.inputs[0];
  if (!first) return 'lacks its first input';
  // The condition of Where is bool everywhere: what it chooses among tells its type.
  const { dtype } = node.op === 'Where' ? node.inputs[1]!.type : first.type;
  if (!typesOf(name, backend).includes(dtype)) return `does not take ${dtype} on ${backend}`;
  const unknown = Object.keys(node.attributes).filter((name) => !rule.attributes.includes(name));
  return unknown.length > 0 ? `has no attribute ${unknown.join(', ')}` : null;
}

/** throws GraphError that names the node, its shapes and its line */
export function verify(graph: Graph, backend: Backend = 'cpu'): void {
  for (const node of graph.nodes) {
    const problem = problemOf(node, backend);
    if (problem) {
      const shapes = node.inputs.map((value) => (value ? showType(value.type) : '-')).join(', ');
      throw new GraphError(`${node.op} ${problem}; inputs ${shapes} (${node.site})`);
    }
  }
  const passedThrough = graph.outputs.find(({ value }) => value.origin.kind !== 'node');
  if (passedThrough) throw new GraphError(`the output ${passedThrough.name} is not made by any operator`);
}
