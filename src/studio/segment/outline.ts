/**
 * Outlines of what is known only roughly: a thing in a box, a region of which a part is sure. grabCut decides, the edge is matted at
 * full size. Knows nothing of what the thing is.
 */
import type { RasterImage } from '../../engine.ts';
import { growBox, type PixelBox, type SaliencyMap } from './area.ts';
import { type CutOut, type CutOutDeps, lookAt } from './cut-out.ts';
import type { OutlineInput, RegionInput } from './outline.task.ts';
import { grabMarks } from './trimap.ts';

const moduleUrl = new URL('./outline.task.ts', import.meta.url).href;

export interface BoxedThing {
  readonly box: PixelBox;
  /** Boxes in it that are not the thing: what stands on a table. */
  readonly others?: readonly PixelBox[];
  /** A person: has a body under the head, which the network often leaves out of a portrait. */
  readonly isFigure?: boolean;
}

/**
 * The thing that fills the box.
 * throws generation_cancelled, engine_failed
 */
export async function outlineBox(
  image: RasterImage,
  { box, others = [], isFigure = false }: BoxedThing,
  deps: CutOutDeps,
): Promise<CutOut> {
  const area = growBox(box, 0.14 * Math.max(box.width, box.height), image);
  const closeUp: SaliencyMap = { area, data: await lookAt(image, area, deps) };
  return deps.pool.run<OutlineInput, CutOut>(
    { moduleUrl, name: 'outlineInBox', input: { image, box, closeUp, others, isFigure } },
    deps.signal,
  );
}

/** What a pixel of a rough mask may hold. */
export const roughMarks = {
  not: grabMarks.sureGround,
  sure: grabMarks.sureSubject,
  hardly: grabMarks.probableGround,
  likely: grabMarks.probableSubject,
} as const;

export interface RoughMask {
  /** The part of the picture that the marks cover; absent: all of it. */
  readonly area?: PixelBox;
  readonly width: number;
  readonly height: number;
  /** `roughMarks`, [height, width], at any resolution. */
  readonly data: Uint8Array;
}

/** Alpha, [height, width] of the picture; 0 outside of the marked area. throws generation_cancelled */
export async function outlineMarks(
  image: RasterImage,
  marks: RoughMask,
  { pool, signal }: Pick<CutOutDeps, 'pool' | 'signal'>,
): Promise<Uint8Array> {
  const area = marks.area ?? { left: 0, top: 0, width: image.width, height: image.height };
  return pool.run<RegionInput, Uint8Array>({ moduleUrl, name: 'outlineMarked', input: { image, marks, area } }, signal);
}
