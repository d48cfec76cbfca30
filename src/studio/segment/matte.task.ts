/** From a photograph and its saliency map to a cut-out; runs in a studio worker thread. */

import type { RasterImage } from '../../engine.ts';
import { cropImage, resizeImage } from '../../imaging/index.ts';
import { boundsOf, type PixelBox, type SaliencyMap, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import type { CutOut } from './cut-out.ts';
import { refineEdges } from './edge-tiles.ts';
import { grabCut } from './grab-cut.ts';
import { toTrimap } from './trimap.ts';

export interface MatteInput {
  image: RasterImage;
  /** Over the whole picture. */
  overview: SaliencyMap;
  /** Round the subject; null when nothing stands out. */
  closeUp: SaliencyMap | null;
  keepSupport: boolean;
}

/** grabCut's time grows with the pixels, and its cuts hardly sharpen beyond this. */
const workSide = 768;
const iterations = 3;

export async function matte({ image, overview, closeUp, keepSupport }: MatteInput): Promise<CutOut> {
  const rgb = dropAlpha(image);
  if (!closeUp) return wholePicture(image, rgb);
  const area = keepSupport ? overview.area : closeUp.area;
  const { pixels, ...workSize } = await shrink(rgb, image, area);
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

/** A reference that comes with transparency never gains any coverage by the cut. */
function alphaOf({ data, channels }: RasterImage): Uint8Array | null {
  return channels === 4 ? Uint8Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3]!) : null;
}

function dropAlpha({ data, channels, width, height }: RasterImage): Uint8Array {
  if (channels === 3) return data;
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return rgb;
}

async function shrink(
  rgb: Uint8Array,
  { width, height }: RasterImage,
  area: PixelBox,
): Promise<{ pixels: Uint8Array; width: number; height: number }> {
  const scale = Math.min(1, workSide / Math.max(area.width, area.height));
  const size = { width: Math.max(1, Math.round(area.width * scale)), height: Math.max(1, Math.round(area.height * scale)) };
  const { data: pixels } = await resizeImage(await cropImage({ width, height, channels: 3, data: rgb }, area), size);
  return { pixels, ...size };
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
