/** grabCut and the fine edge for outline.ts; runs in a studio worker thread. */
import type { PixelSize } from '../../engine.ts';
import { growBox, type PixelBox, type SaliencyMap, toView, viewMap } from './area.ts';
import { cleanMask, type Mask } from './components.ts';
import { grabCut } from './grab-cut.ts';
import { openGaps } from './ground-guess.ts';
import { leanOf } from './lean.ts';
import type { RoughCut } from './matte.task.ts';
import type { Plane } from './plane.ts';
import { grabMarks } from './trimap.ts';
import type { WorkPicture } from './work-picture.ts';

export interface OutlineInput {
  /** Of the close-up's area. */
  readonly picture: WorkPicture;
  readonly box: PixelBox;
  /** The network's look at the box's surroundings. */
  readonly closeUp: SaliencyMap;
  readonly others: readonly PixelBox[];
  /** A person whose body goes on beyond the picture's lower border. */
  readonly isBust: boolean;
  /** One can see through it. */
  readonly isOpenwork: boolean;
}

export interface RegionInput {
  /** Of the marked area. */
  readonly picture: WorkPicture;
  readonly marks: { readonly width: number; readonly height: number; readonly data: Uint8Array };
}

const iterations = 3;

export function outlineInBox({ picture, box, closeUp, others, isBust, isOpenwork }: OutlineInput): RoughCut {
  const { area } = closeUp;
  const { pixels, ...size } = picture;
  const score = viewMap(closeUp, area, size);
  const inner = toView(box, area, size);
  if (isOpenwork) openGaps(score, picture, growBox(inner, 0, size));
  const { trimap, hasFigure } = boxTrimap(score, inner);
  if (isBust) markBody(trimap, size, inner);
  for (const other of others) markNot(trimap, size, toView(other, area, size));
  const lean = hasFigure ? leanOf(score.data, { isOpenwork }) : undefined;
  const cut = grabCut({ ...size, pixels, trimap, iterations, lean });
  const mask = cleanMask({ ...size, data: cut }, score.data, { keep: 0.35, own: isOpenwork ? [inner] : [] });
  return { mask, confidence: fillOf(mask, inner) };
}

/** How much of its box a thing fills: under a fifth is hardly its outline. */
const fillOf = ({ data }: Mask, { width, height }: PixelBox): number =>
  Math.min(1, data.reduce((n, v) => n + v, 0) / Math.max(1, 0.35 * width * height));

/**
 * Outside of the box (with a little give: boxes are a few pixels off) nothing is the thing. Inside, the network decides where it sees a
 * figure; where it sees none, an ellipse in the box is the thing to start from.
 */
function boxTrimap({ width, height, data }: Plane, box: PixelBox): { trimap: Uint8Array; hasFigure: boolean } {
  const give = growBox(box, 0.04 * Math.max(box.width, box.height), { width, height });
  let [seen, count] = [0, 0];
  const trimap = new Uint8Array(width * height);
  const each = (visit: (i: number, out: number) => void): void => {
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const inside = x >= give.left && x < give.left + give.width && y >= give.top && y < give.top + give.height;
        if (!inside) continue;
        const u = (x + 0.5 - box.left) / box.width - 0.5;
        const v = (y + 0.5 - box.top) / box.height - 0.5;
        visit(i, 4 * (u * u + v * v));
      }
  };
  each((i) => {
    count++;
    if (data[i]! > 0.5) seen++;
  });
  const hasFigure = seen > 0.15 * count;
  each((i, out) => {
    const score = data[i]!;
    if (hasFigure) trimap[i] = score >= 0.94 ? grabMarks.sureSubject : score >= 0.5 ? grabMarks.probableSubject : grabMarks.probableGround;
    else trimap[i] = out < 0.05 ? grabMarks.sureSubject : out < 0.8 ? grabMarks.probableSubject : grabMarks.probableGround;
  });
  return { trimap, hasFigure };
}

/** Of a person whose box goes down to the picture's border: shoulders, wider towards the border. What the network denies is likely there. */
function markBody(trimap: Uint8Array, { width, height }: PixelSize, { left, top, width: w, height: h }: PixelBox): void {
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const v = (y + 0.5 - top) / h;
      const u = Math.abs((x + 0.5 - left) / w - 0.5);
      if (v > 0.7 && u < 0.1 + 1.1 * (v - 0.7) && trimap[i] === grabMarks.probableGround)
        trimap[i] = v > 0.85 && u < 0.7 * (v - 0.7) ? grabMarks.sureSubject : grabMarks.probableSubject;
    }
}

/** The middle of the other's box is not the thing. */
function markNot(trimap: Uint8Array, { width, height }: PixelSize, { left, top, width: w, height: h }: PixelBox): void {
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(height, top + h); y++)
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(width, left + w); x++) {
      const u = (x + 0.5 - left) / w - 0.5;
      const v = (y + 0.5 - top) / h - 0.5;
      if (u * u + v * v < 0.14) trimap[y * width + x] = grabMarks.sureGround;
    }
}

export function outlineMarked({ picture, marks }: RegionInput): Mask {
  const { pixels, ...size } = picture;
  const trimap = new Uint8Array(size.width * size.height);
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i++) {
      const from = Math.floor(((y + 0.5) * marks.height) / size.height) * marks.width + Math.floor(((x + 0.5) * marks.width) / size.width);
      trimap[i] = marks.data[from]!;
    }
  const cut = grabCut({ ...size, pixels, trimap, iterations });
  const score = Float32Array.from(trimap, (mark) => (mark === grabMarks.sureSubject || mark === grabMarks.probableSubject ? 1 : 0));
  return cleanMask({ ...size, data: cut }, score, { keep: 0.08 });
}
