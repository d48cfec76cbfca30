/**
 * Types of tensors: element type and dimensions, each a number or a named symbol that is known when the graph runs.
 * source   ONNX TensorProto.DataType, onnx.proto3
 */

/** Element types with ONNX's numbers and their size in bits. */
export const dtypes = {
  float32: { onnx: 1, bits: 32 },
  uint8: { onnx: 2, bits: 8 },
  int8: { onnx: 3, bits: 8 },
  int32: { onnx: 6, bits: 32 },
  int64: { onnx: 7, bits: 64 },
  bool: { onnx: 9, bits: 8 },
  float16: { onnx: 10, bits: 16 },
  float64: { onnx: 11, bits: 64 },
  bfloat16: { onnx: 16, bits: 16 },
} as const;
export type DType = keyof typeof dtypes;

/** A size in elements, or a symbol such as "H" or "2*H" whose value the caller's tensors settle. */
export type Dim = number | string;

export interface TensorType {
  readonly dtype: DType;
  readonly dims: readonly Dim[];
}

export const showType = ({ dtype, dims }: TensorType): string => `${dtype}[${dims.join(', ')}]`;

/** Bytes of a tensor whose dimensions are all numbers. */
export const byteCount = ({ dtype, dims }: TensorType): number => ((elementCount(dims) ?? Number.NaN) * dtypes[dtype].bits) / 8;

/** Elements of a tensor whose dimensions are all numbers; null when one is a symbol. */
export function elementCount(dims: readonly Dim[]): number | null {
  return dims.every((dim) => typeof dim === 'number') ? dims.reduce<number>((product, dim) => product * (dim as number), 1) : null;
}

/**
 * Multidirectional broadcasting; null where two dimensions do not fit. A symbol fits itself and 1.
 * source   ONNX, docs/Broadcasting.md
 */
export function broadcastDims(a: readonly Dim[], b: readonly Dim[]): Dim[] | null {
  const rank = Math.max(a.length, b.length);
  const result: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const x = a[a.length - rank + axis] ?? 1;
    const y = b[b.length - rank + axis] ?? 1;
    if (x !== y && x !== 1 && y !== 1) return null;
    result.push(x === 1 ? y : x);
  }
  return result;
}

/** A dimension as a number times symbols: "H*W*2" is {factor: 2, symbols: [H, W]}. A sum in parentheses is one symbol. */
interface Product {
  readonly factor: number;
  readonly symbols: readonly string[];
}

function productOf(dims: readonly Dim[]): Product {
  const parts = dims.flatMap((dim) => (typeof dim === 'number' ? [String(dim)] : factorsOf(dim)));
  const isNumber = (part: string): boolean => /^[\d.]+$/.test(part);
  return {
    factor: parts.filter(isNumber).reduce((product, part) => product * Number(part), 1),
    symbols: parts.filter((part) => !isNumber(part)).toSorted(),
  };
}

/** Splits at each `*` outside of parentheses. */
function factorsOf(dim: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of dim) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '*' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function showProduct({ factor, symbols }: Product): Dim {
  if (symbols.length === 0) return factor;
  return [...symbols, ...(factor === 1 ? [] : [factor])].join('*');
}

/** The product of dimensions: 12, or "H*W*3". */
export const multiplyDims = (dims: readonly Dim[]): Dim => showProduct(productOf(dims));

/** The product of `dims` divided by the product of `by`; null when a symbol or a number does not divide. */
export function divideDims(dims: readonly Dim[], by: readonly Dim[]): Dim | null {
  const [whole, part] = [productOf(dims), productOf(by)];
  const left = [...whole.symbols];
  for (const symbol of part.symbols) {
    const place = left.indexOf(symbol);
    if (place < 0) return null;
    left.splice(place, 1);
  }
  const factor = whole.factor / part.factor;
  if (left.length === 0 && !Number.isInteger(factor)) return null;
  return showProduct({ factor, symbols: left });
}

/**
 * `dim * factor` and the like, in integers for numbers and in text for symbols: scaleDim('H', 2) is 'H*2', and scaling that by 1/2
 * gives 'H' again. Symbols are taken to be divisible, as the graph's caller must see to.
 */
export function scaleDim(dim: Dim, factor: number): Dim {
  if (typeof dim === 'number') return Math.floor(dim * factor);
  const { factor: own, symbols } = productOf([dim]);
  return showProduct({ factor: own * factor, symbols });
}

/** Sum of dimensions, for concatenation. */
export function addDims(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  return typeof b === 'number' && b < 0 ? `(${a}${b})` : `(${a}+${b})`;
}
