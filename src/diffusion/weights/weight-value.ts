/** A tensor of a checkpoint as a value of a graph, read where it lies. */
import { cast, initializer, type Value } from '../../graph/index.ts';
import type { Weights } from './open-weights.ts';

/** The weight as it is in the file, in its own type [dims]. throws as `Weights.need` does */
export function storedWeightOf(weights: Weights, name: string, dims: readonly number[]): Value {
  const { dtype, path, offset, length } = weights.need(name, dims);
  return initializer(name, { dtype, dims }, { kind: 'file', path, offset, length });
}

/**
 * The weight as float32 [dims]. Half-precision weights stay as they are in the file and are cast when the graph runs: with constant
 * folding off, the runtime maps them and memory holds one float32 weight at a time. throws as `Weights.need` does
 */
export const weightOf = (weights: Weights, name: string, dims: readonly number[]): Value =>
  cast(storedWeightOf(weights, name, dims), 'float32');
