import type { Kind } from '../value.ts';

const floatCell = new Float32Array(1);
const intCell = new Int32Array(floatCell.buffer);

/** The words of a module's lane constants, laid out in its memory from `startAddress`. */
export class ConstantPool {
  readonly #places = new Map<number, number>();
  readonly startAddress: number;

  constructor(startAddress: number) {
    this.startAddress = startAddress;
  }

  wordOf(kind: Kind, constant: number): number {
    if (kind !== 'f32') return constant | 0;
    floatCell[0] = constant;
    return intCell[0]!;
  }

  /** Byte address of a word, which is added where it is new. */
  addressOf(word: number): number {
    if (!this.#places.has(word)) this.#places.set(word, this.#places.size);
    return this.startAddress + 4 * this.#places.get(word)!;
  }

  get words(): number[] {
    return [...this.#places.keys()];
  }

  get endAddress(): number {
    return this.startAddress + 4 * this.#places.size;
  }
}
