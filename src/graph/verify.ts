/** What a legal graph is, as a table: one line an operator with its inputs and the element types it takes. */
import type { Graph } from './build.ts';
import { type DType, showType } from './type.ts';
import { GraphError, type Node } from './value.ts';

interface Legality {
  /** Fewest and most inputs. */
  readonly inputs: readonly [number, number];
  readonly dtypes: readonly DType[];
  readonly attributes: readonly string[];
}

const floats: readonly DType[] = ['float32', 'float16', 'bfloat16', 'float64'];
const numbers: readonly DType[] = [...floats, 'int32', 'int64'];
const all: readonly DType[] = [...numbers, 'uint8', 'int8', 'bool'];

/** By `domain:op`, ai.onnx opset 17. dtypes are those of the first input. */
export const legality: Readonly<Record<string, Legality>> = {
  ':Add': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Sub': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Mul': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Div': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Pow': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Min': { inputs: [1, 99], dtypes: numbers, attributes: [] },
  ':Max': { inputs: [1, 99], dtypes: numbers, attributes: [] },
  ':Relu': { inputs: [1, 1], dtypes: numbers, attributes: [] },
  ':Exp': { inputs: [1, 1], dtypes: floats, attributes: [] },
  ':Log': { inputs: [1, 1], dtypes: floats, attributes: [] },
  ':Less': { inputs: [2, 2], dtypes: numbers, attributes: [] },
  ':Where': { inputs: [3, 3], dtypes: ['bool'], attributes: [] },
  ':Conv': { inputs: [2, 3], dtypes: floats, attributes: ['kernel_shape', 'strides', 'pads'] },
  ':MaxPool': { inputs: [1, 1], dtypes: floats, attributes: ['kernel_shape', 'strides'] },
  ':Resize': { inputs: [3, 4], dtypes: floats, attributes: ['mode', 'coordinate_transformation_mode', 'nearest_mode'] },
  ':Concat': { inputs: [1, 999], dtypes: all, attributes: ['axis'] },
  ':Transpose': { inputs: [1, 1], dtypes: all, attributes: ['perm'] },
  ':Reshape': { inputs: [2, 2], dtypes: all, attributes: [] },
};

function problemOf(node: Node): string | null {
  const rule = legality[`${node.domain}:${node.op}`];
  if (!rule) return 'is not in the table of legal operators';
  const [fewest, most] = rule.inputs;
  if (node.inputs.length < fewest || node.inputs.length > most) return `takes ${fewest} to ${most} inputs, has ${node.inputs.length}`;
  const first = node.inputs[0];
  if (!first) return 'lacks its first input';
  if (!rule.dtypes.includes(first.type.dtype)) return `does not take ${first.type.dtype}`;
  const unknown = Object.keys(node.attributes).filter((name) => !rule.attributes.includes(name));
  return unknown.length > 0 ? `has no attribute ${unknown.join(', ')}` : null;
}

/** throws GraphError that names the node, its shapes and its line */
export function verify(graph: Graph): void {
  for (const node of graph.nodes) {
    const problem = problemOf(node);
    if (problem) {
      const shapes = node.inputs.map((value) => (value ? showType(value.type) : '-')).join(', ');
      throw new GraphError(`${node.op} ${problem}; inputs ${shapes} (${node.site})`);
    }
  }
  const passedThrough = graph.outputs.find(({ value }) => value.origin.kind !== 'node');
  if (passedThrough) throw new GraphError(`the output ${passedThrough.name} is not made by any operator`);
}
