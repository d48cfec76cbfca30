/** From a photograph and its saliency map to a cut-out; runs in a studio worker thread. */

import type { RasterImage } from '../../engine.ts';
import { boundsOf, type SaliencyMap, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import type { CutOut } from './cut-out.ts';
import { refineEdges } from './edge-tiles.ts';
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

export async function matte({ image, overview, closeUp, keepSupport }: MatteInput): Promise<CutOut> {
  const rgb = dropAlpha(image);
  if (!closeUp) return wholePicture(image, rgb);
  const area = keepSupport ? overview.area : closeUp.area;
  const { pixels, ...workSize } = await shrinkPart(image, area);
  const near = viewMap(closeUp, area, workSize);
  const far = viewMap(overview, area, workSize);
  const trimap = toTrimap(far, near, keepSupport);
  const cut = await grabCut({ ...workSize, pixels, trimap, iterations });
  const score = keepSupport ? near.data.map((v, i) => Math.max(v, far.data[i]!)) : near.data;
  const mask = cleanMask({ ...workSize, data: cut }, score, 0.5);
  const { alpha, colour } = refineEdges({ rgb, alphaLimit: alphaOf(image), size: image, area, mask });
  const box = boundsOf(image, (i) => alpha[i]! > 8);
  if (!box) return wholePicture(image, rgb);
  const confidence = certainty(mask, score);
  const warnings = confidence < 0.5 ? ['There is no clear subject in the picture; the cut-out is a guess.'] : [];
  return { width: image.width, height: image.height, alpha, colour, box, confidence, warnings };
}

function wholePicture({ width, height }: RasterImage, rgb: Uint8Array): CutOut {
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
