/** The hand-written inner loops of a fill, on memory that workers share. */
import { moduleOf, mostPages } from './machine-code.ts';
import { membraneFunctions } from './membrane-code.ts';
import { patchFunctions } from './patch-code.ts';

/** Arguments are addresses in bytes, lengths in bytes, and limits; see patch-code.ts and membrane-code.ts. Reads go up to 16 bytes too far. */
export interface FillKernel {
  /** Sums of squared differences; above `bound`, a whole number below 2^31, they may be of some rows only. */
  distance16(target: number, source: number, stride: number, bound: number): number;
  maskedDistance16(target: number, source: number, stride: number, bound: number, mask: number): number;
  distance8(target: number, source: number, stride: number, bound: number): number;
  castVotes(sums: number, source: number, sumStride: number, sourceStride: number, weight: number): void;
  countVotes(sums: number, hole: number, pixels: number, holeEnd: number): void;
  relaxRow(row: number, above: number, below: number, right: number, inside: number, end: number, factor: number): void;
  restrictRow(
    row: number, above: number, below: number, right: number, inside: number, end: number, factor: number, coarseInside: number, coarse: number,
  ): void; // biome-ignore format: one row of addresses
  clear(address: number, bytes: number): void;
  correctRow(row: number, inside: number, end: number, near: number, far: number): void;
}

const pageBytes = 65_536;
const code = new WebAssembly.Module(moduleOf([...patchFunctions, ...membraneFunctions]));

export const kernelOn = (memory: WebAssembly.Memory): FillKernel =>
  new WebAssembly.Instance(code, { fill: { memory } }).exports as unknown as FillKernel;

/** Hands out parts of a memory of its own one after the other; all of them are zeros, and live as long as any of them. */
export class Space {
  readonly memory: WebAssembly.Memory;
  #used = 0;

  /** For so many bytes in up to `parts` parts. */
  constructor(bytes: number, parts: number) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil((bytes + 32 * (parts + 1)) / pageBytes), maximum: mostPages, shared: true });
  }

  #take(bytes: number): number {
    const at = this.#used;
    this.#used += 16 * Math.ceil((bytes + 16) / 16);
    return at;
  }

  bytes = (length: number): Uint8Array => new Uint8Array(this.memory.buffer, this.#take(length), length);
  shorts = (length: number): Int16Array => new Int16Array(this.memory.buffer, this.#take(2 * length), length);
  words = (length: number): Int32Array => new Int32Array(this.memory.buffer, this.#take(4 * length), length);
  floats = (length: number): Float32Array => new Float32Array(this.memory.buffer, this.#take(4 * length), length);
}
