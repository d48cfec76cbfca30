/** Connected parts of a mask: keeps the large ones and fills holes that are none. Pure. */

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
}

/**
 * score   [height, width], in [0, 1]: the saliency. A hole is filled when its mean is over a half (a cushion's
 *         fold, not the gap of a handle) or when it is specks only.
 * keep    parts smaller than this share of the largest are dropped
 */
export function cleanMask(mask: Mask, score: Float32Array, keep: number): Mask {
  const subject = label(mask, 1, score);
  const largest = subject.parts.reduce((max, part) => Math.max(max, part.sizePixels), 0);
  const kept = new Set(subject.parts.filter((part) => part.sizePixels >= keep * largest).map((part) => part.label));
  const data = mask.data.map((v, i) => (v && kept.has(subject.labels[i]!) ? 1 : 0));
  const ground = label({ ...mask, data }, 0, score);
  const isFalseHole = (part: Part): boolean => !part.touchesBorder && (part.meanScore > 0.5 || part.sizePixels < largest * 0.0003);
  const filled = new Set(ground.parts.filter(isFalseHole).map((part) => part.label));
  return { ...mask, data: data.map((v, i) => (v || filled.has(ground.labels[i]!) ? 1 : 0)) };
}

/** Labels 1.. of the 4-connected parts whose value is `value`; 0 elsewhere. */
function label({ width, height, data }: Mask, value: 0 | 1, score: Float32Array): { labels: Int32Array; parts: Part[] } {
  const labels = new Int32Array(data.length);
  const parts: Part[] = [];
  const stack: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== value || labels[start]) continue;
    const name = parts.length + 1;
    let sizePixels = 0;
    let total = 0;
    let touchesBorder = false;
    const visit = (i: number): void => {
      if (data[i] !== value || labels[i]) return;
      labels[i] = name;
      stack.push(i);
    };
    visit(start);
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      const x = i % width;
      const y = (i - x) / width;
      sizePixels++;
      total += score[i]!;
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (y > 0) visit(i - width);
      if (y < height - 1) visit(i + width);
      touchesBorder ||= x === 0 || y === 0 || x === width - 1 || y === height - 1;
    }
    parts.push({ label: name, sizePixels, touchesBorder, meanScore: total / sizePixels });
  }
  return { labels, parts };
}
