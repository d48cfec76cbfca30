/**
 * The weights of one graph as its builders ask for them: by name alone, with a precision chosen in one place. Knows no block.
 */
import * as g from '../../../graph/index.ts';
import { type WantedTensor, type Weights, weightOf } from '../../weights/index.ts';

/** How matrix products are computed. `stored`: in float32, with the weights as they are in the file (cast at run time if halved). */
export type Precision = 'stored';

/** Rows of a weight that holds several, one above the other: half 1 of 2 is [1, 2]. */
export interface Rows {
  readonly first: number;
  readonly count: number;
}

export interface Parameters {
  /** x [..., K] times a weight [N, K], or some of its rows -> [..., N]. */
  linear(x: g.Value, name: string, rows?: Rows): g.Value;
  /** A weight that is no matrix. */
  vector(name: string): g.Value;
}

/** throws weights_invalid when a tensor is missing or has other dims; all are checked before the first is used */
export function parametersOf(weights: Weights, wanted: readonly WantedTensor[], precision: Precision): Parameters {
  weights.needAll(wanted);
  const dimsByName = new Map(wanted);
  // Two blocks never share a weight, but a weight's rows do: one value a name keeps one Cast a range.
  const weightBy = (name: string): g.Value => {
    const dims = dimsByName.get(name);
    if (!dims) throw new Error(`${name} is not among the weights of this graph`);
    return weightOf(weights, name, dims);
  };
  const linears: Record<Precision, Parameters['linear']> = {
    stored: (x, name, rows) => {
      const weight = weightBy(name);
      return g.linear(x, rows ? g.rowsOf(weight, rows.first, rows.count) : weight);
    },
  };
  return { linear: linears[precision], vector: weightBy };
}
