/** The reference photographs of one edit while it is worked on: their present state, and their cut-outs, made once each. */
import type { EngineContext, RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { type CutOut, cutOut } from '../segment/index.ts';

export interface EditTools extends EngineContext {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
}

export class Darkroom {
  readonly tools: EditTools;
  readonly warnings: string[] = [];
  readonly #originals: readonly RasterImage[];
  readonly #present: RasterImage[];
  readonly #cutOuts = new Map<number, Promise<CutOut>>();
  readonly #used = new Set<number>();

  constructor(references: readonly RasterImage[], tools: EditTools) {
    this.#originals = references;
    this.#present = [...references];
    this.tools = tools;
  }

  /** The photograph after the operations so far. */
  present(reference: number): RasterImage {
    this.#used.add(reference);
    return this.#present[reference]!;
  }

  replace(reference: number, image: RasterImage): void {
    this.#present[reference] = image;
  }

  /** Of the original, whatever was done to the photograph since: its subject stays where it is. */
  cutOut(reference: number): Promise<CutOut> {
    this.#used.add(reference);
    const known = this.#cutOuts.get(reference);
    if (known) return known;
    const { pool, inference, signal } = this.tools;
    const made = cutOut(this.#originals[reference]!, { pool, inference, signal });
    this.#cutOuts.set(reference, made);
    return made;
  }

  /** Indices of references that no operation looked at. */
  get unused(): number[] {
    return this.#originals.map((_, index) => index).filter((index) => !this.#used.has(index));
  }
}
