/** From a small view of a photograph and its saliency maps to the rough mask of a cut-out; runs in a studio worker thread. */
import { boundsOf, fromView, growBox, type PixelBox, type SaliencyMap, toView, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import { grabCut } from './grab-cut.ts';
import { addWires, openGaps } from './ground-guess.ts';
import { leanOf } from './lean.ts';
import type { Plane } from './plane.ts';
import { type SeenThing, traitsOf } from './seen-things.ts';
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
  /** What a detector saw in the photograph. */
  readonly things: readonly SeenThing[];
}

const iterations = 3;

export interface RoughCut {
  readonly mask: Mask;
  /** [0, 1] */
  readonly confidence: number;
}

export function roughCut({ picture, overview, closeUp, keepSupport, things }: MatteInput): RoughCut {
  const { area } = keepSupport ? overview : closeUp;
  const { pixels, ...size } = picture;
  const near = viewMap(closeUp, area, size);
  const far = viewMap(overview, area, size);
  const figure = boundsOf(size, (i) => near.data[i]! > 0.5);
  const traits = traitsOf(things, figure ? fromView(figure, area, size) : area, closeUp.area);
  const give = 0.04 * Math.max(size.width, size.height);
  const inView = (box: PixelBox, by = 0): PixelBox => growBox(toView(box, area, size), by, size);
  for (const box of traits.vessels) trustOverview(near, far, inView(box));
  const seen = traits.wires.length > 0 ? near.data.slice() : near.data;
  for (const box of traits.openworks) openGaps(near, picture, inView(box, give));
  const trimap = toTrimap(far, near, keepSupport);
  const score = keepSupport ? near.data.map((v, i) => Math.max(v, far.data[i]!)) : near.data;
  const lean = leanOf(score, { far: far.data, isOpenwork: traits.openworks.length > 0 });
  const cut = grabCut({ ...size, pixels, trimap, iterations, lean });
  for (const box of traits.wires) addWires(cut, picture, { seen, box: inView(box, give) });
  const mask = cleanMask({ ...size, data: cut }, score, { keep: 0.5, own: traits.own.map((box) => inView(box, give)) });
  return { mask, confidence: certainty(mask, score) };
}

/** What the subject stands in is lost to the close-up at times, as if it were a support: then the overview is believed there. */
function trustOverview(near: Plane, far: Plane, box: PixelBox): void {
  if (meanIn(near, box) > 0.4 || meanIn(far, box) < 0.6) return;
  for (let y = box.top; y < box.top + box.height; y++)
    for (let x = box.left, i = y * near.width + x; x < box.left + box.width; x++, i++)
      if (far.data[i]! >= 0.9) near.data[i] = Math.max(near.data[i]!, far.data[i]!);
}

function meanIn({ width, data }: Plane, box: PixelBox): number {
  let sum = 0;
  for (let y = box.top; y < box.top + box.height; y++) for (let x = box.left; x < box.left + box.width; x++) sum += data[y * width + x]!;
  return sum / Math.max(1, box.width * box.height);
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
