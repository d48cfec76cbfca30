/**
 * From a photograph and its saliency map to a cut-out: the rough cut in one studio worker thread, its fine edge in as many as there are.
 */

import type { RasterImage } from '../../engine.ts';
import { boundsOf, type PixelBox, type SaliencyMap, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import type { CutOut } from './cut-out.ts';
import { type EdgeInput, type EdgeOutput, refineRows } from './edge-tiles.ts';
import { grabCut } from './grab-cut.ts';
import { toTrimap } from './trimap.ts';
import { alphaOf, dropAlpha, shrinkPart } from './work-picture.ts';

export interface MatteInput {
  image: RasterImage;
  /** Over the whole picture. */
  overview: SaliencyMap;
  /** Round the subject; null when nothing stands out. */
  closeUp: SaliencyMap | null;
  keepSupport: boolean;
}

const iterations = 3;

/** All planes of the picture's size lie in shared memory. */
export interface RoughCut {
  readonly edge: EdgeInput;
  readonly output: EdgeOutput;
  readonly confidence: number;
  readonly warnings: readonly string[];
}

export interface EdgeRows extends Pick<RoughCut, 'edge' | 'output'> {
  readonly fromY: number;
  readonly toY: number;
}

function sharedCopy(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** null when nothing stands out. */
export async function roughCut({ image, overview, closeUp, keepSupport }: MatteInput): Promise<RoughCut | null> {
  if (!closeUp) return null;
  const area = keepSupport ? overview.area : closeUp.area;
  const { pixels, ...workSize } = await shrinkPart(image, area);
  const near = viewMap(closeUp, area, workSize);
  const far = viewMap(overview, area, workSize);
  const trimap = toTrimap(far, near, keepSupport);
  const cut = await grabCut({ ...workSize, pixels, trimap, iterations });
  const score = keepSupport ? near.data.map((v, i) => Math.max(v, far.data[i]!)) : near.data;
  const mask = cleanMask({ ...workSize, data: cut }, score, 0.5);
  const confidence = certainty(mask, score);
  const warnings = confidence < 0.5 ? ['There is no clear subject in the picture; the cut-out is a guess.'] : [];
  const size = { width: image.width, height: image.height };
  const rgb = sharedCopy(dropAlpha(image));
  const alpha = new Uint8Array(new SharedArrayBuffer(size.width * size.height));
  return { edge: { rgb, alphaLimit: alphaOf(image), size, area, mask }, output: { alpha, colour: sharedCopy(rgb) }, confidence, warnings };
}

/** Writes the rows' alpha and colour; the smallest box round what is more than a trace there, or null. */
export function edgeRows({ edge, output, fromY, toY }: EdgeRows): PixelBox | null {
  refineRows(edge, output, { fromY, toY });
  const { width } = edge.size;
  const box = boundsOf({ width, height: toY - fromY }, (i) => output.alpha[fromY * width + i]! > 8);
  return box && { ...box, top: box.top + fromY };
}

export function wholePicture(image: RasterImage): CutOut {
  const { width, height } = image;
  const rgb = dropAlpha(image);
  return {
    width,
    height,
    alpha: new Uint8Array(width * height).fill(255),
    colour: rgb,
    box: { left: 0, top: 0, width, height },
    confidence: 0,
    warnings: ['There is no clear subject in the picture; all of it is used.'],
  };
}

/** Mean saliency inside the mask. */
function certainty({ data }: Mask, score: Float32Array): number {
  let inside = 0;
  let count = 0;
  for (let i = 0; i < data.length; i++)
    if (data[i]) {
      inside += score[i]!;
      count++;
    }
  return count === 0 ? 0 : inside / count;
}
