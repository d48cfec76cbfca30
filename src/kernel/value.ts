/**
 * Values and statements of a kernel: a program written once for one lane and run over many (SPMD: single program, multiple data).
 * Immutable, and knows nothing of how it is emitted.
 *
 * f32      a float per lane          i32      an integer per lane
 * mask     true or false per lane    uniform  one 32-bit integer for all lanes: addresses, counts, loop bounds
 */
import type { OperationName } from './operations.ts';

export type Kind = 'f32' | 'i32' | 'mask' | 'uniform';

/** A constant of a kernel, or a value that an operation, a parameter, a call or a variable made. */
export interface Value<K extends Kind = Kind> {
  readonly kind: K;
  /** Unique within its function; -1 for constants. */
  readonly id: number;
  /** Set for constants only: float32-rounded for f32, int32 for i32 and uniform, 0 or 1 for mask. */
  readonly constant: number | null;
  /** What computes it; null for constants, parameters, variables and results of calls. */
  readonly definition: Operation | null;
}

export type F32 = Value<'f32'>;
export type I32 = Value<'i32'>;
export type Mask = Value<'mask'>;
export type Uniform = Value<'uniform'>;

/** A mutable variable of a function; assignments under a mask change the active lanes only. */
export interface Variable<K extends Kind = Kind> {
  readonly value: Value<K>;
}

export interface Operation {
  readonly name: OperationName;
  readonly args: readonly Value[];
  /** Byte offset of memory operations; 0 elsewhere. */
  readonly offset: number;
  readonly result: Value;
}

export type Block = readonly Statement[];

export type Statement =
  | { readonly type: 'operation'; readonly operation: Operation }
  | { readonly type: 'declare'; readonly variable: Variable; readonly initial: Value }
  | { readonly type: 'assign'; readonly variable: Variable; readonly value: Value }
  | { readonly type: 'if'; readonly condition: Value<'mask'> | Value<'uniform'>; readonly body: Block }
  | { readonly type: 'while'; readonly head: Block; readonly condition: Value<'mask'> | Value<'uniform'>; readonly body: Block }
  | { readonly type: 'store'; readonly address: Uniform; readonly offset: number; readonly value: F32 | I32 }
  | { readonly type: 'scatter'; readonly base: Uniform; readonly index: I32; readonly value: F32 | I32; readonly mask: Mask }
  | { readonly type: 'append'; readonly pointer: Variable<'uniform'>; readonly value: I32; readonly mask: Mask }
  | { readonly type: 'call'; readonly callee: KernelFunction; readonly args: readonly Value[]; readonly results: readonly Value[] };

export interface KernelFunction {
  readonly name: string;
  readonly isExported: boolean;
  readonly parameters: readonly Value[];
  readonly body: Block;
  readonly results: readonly Value[];
  /** Kinds of all values by id; parameters come first. */
  readonly kinds: readonly Kind[];
}

/** Functions in an order in which each calls only earlier ones. */
export interface KernelModule {
  readonly functions: readonly KernelFunction[];
}
