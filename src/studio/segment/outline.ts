/**
 * Outlines of what is known only roughly: a thing in a box, a region of which a part is sure. grabCut decides, the edge is matted at
 * full size. Knows nothing of what the thing is.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { growBox, type PixelBox, type SaliencyMap } from './area.ts';
import type { Mask } from './components.ts';
import { type CutOut, type CutOutDeps, lookAt } from './cut-out.ts';
import { refineEdge } from './fine-edge.ts';
import type { RoughCut } from './matte.task.ts';
import type { OutlineInput, RegionInput } from './outline.task.ts';
import { grabMarks } from './trimap.ts';
import { shrinkPart } from './work-picture.ts';

const moduleUrl = new URL('./outline.task.ts', import.meta.url).href;
/** Longer side of what grabCut sees. */
const workSide = 512;

export interface BoxedThing {
  readonly box: PixelBox;
  /** Boxes in it that are not the thing: what stands on a table. */
  readonly others?: readonly PixelBox[];
  /** A person: has a body under the head, which the network often leaves out of a portrait. */
  readonly isFigure?: boolean;
  /** Spokes, rails: one can see through it. */
  readonly isOpenwork?: boolean;
}

/**
 * The thing that fills the box.
 * throws generation_cancelled, engine_failed
 */
export async function outlineBox(
  image: RasterImage,
  { box, others = [], isFigure = false, isOpenwork = false }: BoxedThing,
  deps: CutOutDeps,
): Promise<CutOut> {
  const { width, height } = image;
  const area = growBox(box, 0.14 * Math.max(box.width, box.height), image);
  const closeUp: SaliencyMap = { area, data: await lookAt(image, area, deps) };
  const isBust = isFigure && box.top + box.height > 0.96 * height;
  const input: OutlineInput = { picture: await shrinkPart(image, area, workSide), box, closeUp, others, isBust, isOpenwork };
  const { mask, confidence } = await deps.pool.run<OutlineInput, RoughCut>({ moduleUrl, name: 'outlineInBox', input }, deps.signal);
  const { alpha, colour, box: found } = await refineEdge(image, { area, mask, withColour: true }, deps);
  if (!found) fillBox(alpha, image, box);
  const warnings = found ? [] : ['No outline was found in the box; all of it is taken.'];
  return { width, height, alpha, colour: colour!, box: found ?? box, confidence, warnings };
}

function fillBox(alpha: Uint8Array, { width }: PixelSize, { left, top, width: w, height: h }: PixelBox): void {
  for (let y = top; y < top + h; y++) alpha.fill(255, y * width + left, y * width + left + w);
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

export interface Outlined {
  /** [height, width] of the picture; 0 outside of the marked area. */
  readonly alpha: Uint8Array;
  /** Round all of alpha > 8; null when nothing of it is there. */
  readonly box: PixelBox | null;
}

/** throws generation_cancelled */
export async function outlineMarks(
  image: RasterImage,
  marks: RoughMask,
  { pool, signal }: Pick<CutOutDeps, 'pool' | 'signal'>,
): Promise<Outlined> {
  const area = marks.area ?? { left: 0, top: 0, width: image.width, height: image.height };
  const input: RegionInput = { picture: await shrinkPart(image, area, workSide), marks };
  const mask = await pool.run<RegionInput, Mask>({ moduleUrl, name: 'outlineMarked', input }, signal);
  return refineEdge(image, { area, mask, withColour: false }, { pool, signal });
}
