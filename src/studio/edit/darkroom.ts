/** The reference photographs of one edit while it is worked on: their present state, and their cut-outs, made once each. */
import type { EngineContext, RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { Detection, FaceSight } from '../detect/index.ts';
import { type GroundDeps, type Grounded, ground, groundDepsOf } from '../ground/index.ts';
import type { Kept, Target } from '../language/index.ts';
import type { StudioPool } from '../pool.ts';
import { type CutOut, paintRough } from '../segment/index.ts';

export interface EditTools extends EngineContext {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
}

export class Darkroom {
  readonly tools: EditTools;
  readonly warnings: string[] = [];
  readonly #originals: RasterImage[];
  readonly #present: RasterImage[];
  /** What is known of each photograph. */
  readonly #sights = new Map<number, GroundDeps>();
  readonly #used = new Set<number>();
  readonly #grounded = new Map<string, Promise<Grounded | null>>();

  constructor(references: readonly RasterImage[], tools: EditTools) {
    this.#originals = [...references];
    this.#present = [...references];
    this.tools = tools;
  }

  /** The photograph after the operations so far. */
  present(reference: number): RasterImage {
    this.#used.add(reference);
    return this.#present[reference]!;
  }

  /** The same photograph, changed: what it shows stays where it was. */
  replace(reference: number, image: RasterImage): void {
    this.#present[reference] = image;
  }

  /** Another picture in its place, perhaps of another size: cut-outs are made of it from now on. */
  compose(reference: number, image: RasterImage): void {
    this.#present[reference] = image;
    this.#originals[reference] = image;
    this.#sights.delete(reference);
    for (const key of this.#grounded.keys()) if (key.startsWith(`${reference} `)) this.#grounded.delete(key);
  }

  /**
   * Of the photograph before it was changed, or of the picture composed in its place.
   * withSupport: what the subject rests on (a chair, a cushion) belongs to it. tallest: as CutOutOptions.
   */
  cutOut(
    reference: number,
    { withSupport = false, tallest = Infinity }: { withSupport?: boolean; tallest?: number } = {},
  ): Promise<CutOut> {
    this.#used.add(reference);
    return this.#sight(reference).subject.cutOut({ include: withSupport ? 'subject-and-support' : 'subject', tallest });
  }

  /**
   * About where the main subject is, of blocks and without its hair; null when there is none. A fraction of a cut-out's price: for what
   * only asks which part of the picture matters.
   */
  async roughSubject(reference: number): Promise<Uint8Array | null> {
    this.#used.add(reference);
    const rough = await this.#sight(reference).subject.rough();
    return rough && rough.confidence >= 0.5 ? paintRough(rough, this.#originals[reference]!) : null;
  }

  /** What the detector sees in the same picture, in its own pixels. */
  detections(reference: number): Promise<readonly Detection[]> {
    return this.#sight(reference).detections();
  }

  /** Faces in the same picture, surest first, in its own pixels. */
  faces(reference: number): Promise<readonly FaceSight[]> {
    return this.#sight(reference).faces();
  }

  /** Lets go of what was found in the photograph, planes of its size among it. Who asks again finds it anew, the same. */
  forget(reference: number): void {
    this.#sights.delete(reference);
  }

  #sight(reference: number): GroundDeps {
    const known = this.#sights.get(reference) ?? groundDepsOf(this.#originals[reference]!, this.tools);
    this.#sights.set(reference, known);
    return known;
  }

  /** Where the target is, in the photograph before it was changed; null when it is not there. */
  ground(reference: number, target: Target): Promise<Grounded | null> {
    this.#used.add(reference);
    const key = `${reference} ${JSON.stringify(target)}`;
    const known = this.#grounded.get(key);
    if (known) return known;
    const found = ground(this.#originals[reference]!, target, this.#sight(reference));
    this.#grounded.set(key, found);
    return found;
  }

  /** Masks of what must not change in a picture. What is not found there cannot be kept, and is told. */
  async kept(reference: number, kept: readonly Kept[]): Promise<Uint8Array[]> {
    const masks: Uint8Array[] = [];
    for (const { target } of kept.filter((one) => one.reference === reference)) {
      const found = await this.ground(reference, target);
      if (found) masks.push(found.mask);
      else if ('words' in target) this.warnings.push(`'${target.words}' was to be kept and is not found in image ${reference + 1}.`);
    }
    return masks;
  }

  /** Indices of references that no operation looked at. */
  get unused(): number[] {
    return this.#originals.map((_, index) => index).filter((index) => !this.#used.has(index));
  }
}
