/** Weights as float16 in a graph, for the scripts that translate published networks. */
import { cast, initializer, type Value } from '../src/graph/index.ts';

/** IEEE 754 binary16, to the nearest; subnormal numbers are kept. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === 0) return sign;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const fraction = Math.round(size * 2 ** (10 - exponent));
  return sign | (fraction < 1024 ? fraction : ((exponent + 14) << 10) + fraction);
}

/** Of values that were read from binary16 and are written back as they were; float32 to what reads it. */
export function half(name: string, values: ArrayLike<number>, dims: readonly number[]): Value {
  const bits = Uint16Array.from(values, toHalf);
  return cast(initializer(`${name}.half`, { dtype: 'float16', dims }, { kind: 'memory', bytes: new Uint8Array(bits.buffer) }), 'float32');
}
