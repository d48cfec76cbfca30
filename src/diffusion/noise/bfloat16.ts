/** Rounds float32 numbers to the nearest bfloat16, ties to even, in place. No NaN. */
export function roundToBfloat16(values: Float32Array): Float32Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    words[i] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  }
  return values;
}
