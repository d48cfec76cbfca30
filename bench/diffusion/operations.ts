/** Multiplications and additions of a graph: of its products, convolutions and attention, which are nearly all of its work. */
import type { Graph } from '../../src/graph/index.ts';

type Node = Graph['nodes'][number];

const product = (dims: readonly (number | string)[]): number => dims.reduce<number>((total, dim) => total * Number(dim), 1);

function operationsOfNode({ op, inputs, outputs }: Node): number {
  const dims = (index: number): readonly (number | string)[] => inputs[index]!.type.dims;
  const results = product(outputs[0]!.dims);
  switch (op) {
    case 'MatMul':
    case 'Gemm':
      return 2 * results * Number(dims(0).at(-1));
    case 'Conv':
      return 2 * results * product(dims(1).slice(1));
    case 'MultiHeadAttention':
      return 4 * results * Number(dims(1)[1]);
    default:
      return 0;
  }
}

/** throws nothing; a graph with symbols for sizes gives NaN */
export const operationsOf = ({ nodes }: Graph): number => nodes.reduce((total, node) => total + operationsOfNode(node), 0);
