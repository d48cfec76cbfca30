/** Connected parts of a mask: keeps the large ones and fills holes that are none. Pure. */
import type { PixelBox } from './area.ts';

export interface Mask {
  readonly width: number;
  readonly height: number;
  /** 1 or 0. */
  readonly data: Uint8Array;
}

interface Part {
  readonly label: number;
  readonly sizePixels: number;
  readonly touchesBorder: boolean;
  readonly meanScore: number;
  readonly middle: { readonly x: number; readonly y: number };
}

/** Share of the largest part under which a part is a speck. */
const leastOwn = 0.003;

/**
 * score   [height, width], in [0, 1]: the saliency. A hole is filled when its mean is over a half (a cushion's
 *         fold, not the gap of a handle) or when it is specks only.
 * keep    parts smaller than this share of the largest are dropped
 * own     but for parts in one of these boxes that the score speaks for, unless they are specks
 */
export function cleanMask(mask: Mask, score: Float32Array, { keep, own = [] }: { keep: number; own?: readonly PixelBox[] }): Mask {
  const subject = label(mask, 1, score);
  const largest = subject.parts.reduce((max, part) => Math.max(max, part.sizePixels), 0);
  const isOwn = ({ sizePixels, meanScore, middle: { x, y } }: Part): boolean =>
    sizePixels >= leastOwn * largest &&
    meanScore > 0.5 &&
    own.some(({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height);
  const isKept = Uint8Array.from([0, ...subject.parts.map((part) => (part.sizePixels >= keep * largest || isOwn(part) ? 1 : 0))]);
  const data = mask.data.slice();
  for (let i = 0; i < data.length; i++) data[i] = isKept[subject.labels[i]!]!;
  const ground = label({ ...mask, data }, 0, score);
  const isFalseHole = (part: Part): boolean => !part.touchesBorder && (part.meanScore > 0.5 || part.sizePixels < largest * 0.0003);
  const isFilled = Uint8Array.from([0, ...ground.parts.map((part) => (isFalseHole(part) ? 1 : 0))]);
  for (let i = 0; i < data.length; i++) data[i] ||= isFilled[ground.labels[i]!]!;
  return { ...mask, data };
}

/** Labels 1.. of the 4-connected parts whose value is `value`; 0 elsewhere. */
function label({ width, data }: Mask, value: 0 | 1, score: Float32Array): { labels: Int32Array; parts: Part[] } {
  const labels = new Int32Array(data.length);
  const parts: Part[] = [];
  const stack = new Int32Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== value || labels[start] !== 0) continue;
    const name = parts.length + 1;
    let [sizePixels, total, waiting, touchesBorder] = [0, 0, 1, false];
    let [across, along] = [0, 0];
    labels[start] = name;
    stack[0] = start;
    while (waiting > 0) {
      const i = stack[--waiting]!;
      const x = i % width;
      sizePixels++;
      across += x;
      along += (i - x) / width;
      total += score[i]!;
      const [left, right, up, down] = [x > 0, x < width - 1, i >= width, i + width < data.length];
      touchesBorder ||= !(left && right && up && down);
      if (left && data[i - 1] === value && labels[i - 1] === 0) {
        labels[i - 1] = name;
        stack[waiting++] = i - 1;
      }
      if (right && data[i + 1] === value && labels[i + 1] === 0) {
        labels[i + 1] = name;
        stack[waiting++] = i + 1;
      }
      if (up && data[i - width] === value && labels[i - width] === 0) {
        labels[i - width] = name;
        stack[waiting++] = i - width;
      }
      if (down && data[i + width] === value && labels[i + width] === 0) {
        labels[i + width] = name;
        stack[waiting++] = i + width;
      }
    }
    parts.push({
      label: name,
      sizePixels,
      touchesBorder,
      meanScore: total / sizePixels,
      middle: { x: across / sizePixels, y: along / sizePixels },
    });
  }
  return { labels, parts };
}
