/** From a small view of a photograph and its saliency maps to the rough mask of a cut-out; runs in a studio worker thread. */
import { type SaliencyMap, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import { grabCut } from './grab-cut.ts';
import { toTrimap } from './trimap.ts';
import type { WorkPicture } from './work-picture.ts';

export interface MatteInput {
  /** Of the close-up's area; with the support, of the overview's. */
  readonly picture: WorkPicture;
  /** Over the whole picture. */
  readonly overview: SaliencyMap;
  /** Round the subject. */
  readonly closeUp: SaliencyMap;
  readonly keepSupport: boolean;
}

const iterations = 3;

export interface RoughCut {
  readonly mask: Mask;
  /** [0, 1] */
  readonly confidence: number;
}

export function roughCut({ picture, overview, closeUp, keepSupport }: MatteInput): RoughCut {
  const { area } = keepSupport ? overview : closeUp;
  const { pixels, ...size } = picture;
  const near = viewMap(closeUp, area, size);
  const far = viewMap(overview, area, size);
  const trimap = toTrimap(far, near, keepSupport);
  const cut = grabCut({ ...size, pixels, trimap, iterations });
  const score = keepSupport ? near.data.map((v, i) => Math.max(v, far.data[i]!)) : near.data;
  const mask = cleanMask({ ...size, data: cut }, score, 0.5);
  return { mask, confidence: certainty(mask, score) };
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
