/**
 * The element types of safetensors, with their sizes and the type of `graph/` that reads them.
 * source   safetensors 0.8.0, tensor.rs, `enum Dtype` and `bitsize`
 */
import type { DType } from '../../graph/index.ts';

interface Format {
  readonly bits: number;
  /** null: such a tensor is listed, and refused when a model asks for it. */
  readonly dtype: DType | null;
}

const formats = {
  BOOL: { bits: 8, dtype: 'bool' },
  F4: { bits: 4, dtype: null },
  F6_E2M3: { bits: 6, dtype: null },
  F6_E3M2: { bits: 6, dtype: null },
  U8: { bits: 8, dtype: 'uint8' },
  I8: { bits: 8, dtype: 'int8' },
  F8_E5M2: { bits: 8, dtype: null },
  F8_E4M3: { bits: 8, dtype: null },
  F8_E8M0: { bits: 8, dtype: null },
  F8_E4M3FNUZ: { bits: 8, dtype: null },
  F8_E5M2FNUZ: { bits: 8, dtype: null },
  I16: { bits: 16, dtype: null },
  U16: { bits: 16, dtype: null },
  F16: { bits: 16, dtype: 'float16' },
  BF16: { bits: 16, dtype: 'bfloat16' },
  I32: { bits: 32, dtype: 'int32' },
  U32: { bits: 32, dtype: null },
  F32: { bits: 32, dtype: 'float32' },
  C64: { bits: 64, dtype: null },
  F64: { bits: 64, dtype: 'float64' },
  I64: { bits: 64, dtype: 'int64' },
  U64: { bits: 64, dtype: null },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const isFormatName = (name: unknown): name is FormatName => typeof name === 'string' && Object.hasOwn(formats, name);
export const formatNames = Object.keys(formats) as readonly FormatName[];
export const formatOf = (name: FormatName): Format => formats[name];
