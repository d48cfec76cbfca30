/** A tensor of a checkpoint: its type, and where its bytes lie. Values are never read here; the runtime maps them. */
import type { DType } from '../../graph/index.ts';
import type { FormatName } from './formats.ts';

/** A tensor as the file lists it, whether or not `graph/` has a type for it. */
export interface ListedTensor {
  readonly name: string;
  /** The element type as the file spells it, for example "F8_E4M3". */
  readonly format: FormatName;
  /** null where `graph/` has no such type. */
  readonly dtype: DType | null;
  readonly dims: readonly number[];
  /** The shard's real path, with links resolved. */
  readonly path: string;
  /** Of the first byte, from the start of the file. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
}

/** A tensor that a graph can use. */
export interface TensorEntry extends ListedTensor {
  readonly dtype: DType;
}
