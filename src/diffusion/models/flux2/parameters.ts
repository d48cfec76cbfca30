/**
 * The weights of one graph as its builders ask for them: by name alone, with a precision chosen in one place. Knows no block.
 */
import * as g from '../../../graph/index.ts';
import { type WantedTensor, type Weights, weightOf } from '../../weights/index.ts';

/** How matrix products are computed. `stored`: in float32, with the weights as they are in the file (cast at run time if halved). */
export type Precision = 'stored';

/** Some rows of a weight that holds several, one above the other. */
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
  const made = new Map<string, g.Value>();
  /** One value a weight: a cast of it is then one operator, however often it is used. */
  const once = (key: string, make: () => g.Value): g.Value => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
  const vector = (name: string): g.Value => {
    const dims = dimsByName.get(name);
    if (!dims) throw new Error(`${name} is not among the weights of this graph`);
    return once(name, () => weightOf(weights, name, dims));
  };
  const matrix = (name: string, rows: Rows | undefined): g.Value =>
    rows ? once(`${name} ${rows.first} ${rows.count}`, () => g.rowsOf(vector(name), rows.first, rows.count)) : vector(name);
  const linears: Record<Precision, Parameters['linear']> = {
    stored: (x, name, rows) => g.linear(x, matrix(name, rows)),
  };
  return { linear: linears[precision], vector };
}
