/**
 * The sky of a small photograph: what can be reached from its upper edge without a step of colour, if it is blue, or bright and grey, and
 * ends above the ground. A white wall that reaches down to the floor is not taken for one.
 */

export interface SmallPhotograph {
  readonly width: number;
  readonly height: number;
  /** OKLab, [height, width, 3]. */
  readonly lab: Float32Array;
  /** [0, 1], [height, width]: the main subject, which no sky covers. */
  readonly subject: Float32Array;
}

const mostStep = 0.03;

const isSkyLike = (l: number, a: number, b: number): boolean => {
  const chroma = Math.hypot(a, b);
  if (b < -0.04 && a < 0.02) return l > 0.18;
  if (l < 0.42) return false;
  return b < -0.012 ? a < 0.03 : l > 0.66 && chroma < (l > 0.8 ? 0.1 : 0.05);
};

function flood({ width, height, lab, subject }: SmallPhotograph): Uint8Array {
  const isIn = new Uint8Array(width * height);
  const isLike = (i: number): boolean => subject[i]! < 0.3 && isSkyLike(lab[3 * i]!, lab[3 * i + 1]!, lab[3 * i + 2]!);
  const queue: number[] = [];
  for (let x = 0; x < width; x++) if (isLike(x)) queue.push(x);
  for (const i of queue) isIn[i] = 1;
  const visit = (from: number, to: number): void => {
    if (isIn[to] || !isLike(to)) return;
    const step = Math.hypot(lab[3 * from]! - lab[3 * to]!, lab[3 * from + 1]! - lab[3 * to + 1]!, lab[3 * from + 2]! - lab[3 * to + 2]!);
    if (step > mostStep) return;
    isIn[to] = 1;
    queue.push(to);
  };
  for (let at = 0; at < queue.length; at++) {
    const i = queue[at]!;
    const x = i % width;
    if (x > 0) visit(i, i - 1);
    if (x + 1 < width) visit(i, i + 1);
    if (i >= width) visit(i, i - width);
    if (i + width < width * height) visit(i, i + width);
  }
  return isIn;
}

/** [height, width] of 0 or 1, or null when the photograph shows no sky. */
export function findSky(photograph: SmallPhotograph): Float32Array | null {
  const { width, height, lab } = photograph;
  const isIn = flood(photograph);
  let [count, warm, blue, light, top, low] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < isIn.length; i++) {
    if (!isIn[i]) continue;
    count++;
    light += lab[3 * i]!;
    blue += lab[3 * i + 2]!;
    warm += lab[3 * i + 1]!;
    if (i < width) top++;
    if (i >= 0.74 * height * width) low++;
  }
  if (count < 0.03 * width * height || top < 0.12 * width) return null;
  const isBlue = blue / count < -0.01;
  const isOvercast = light / count > 0.72 && blue / count < 0.006 && warm / count < 0.005 && top > 0.35 * width && low === 0;
  if (!isBlue && !isOvercast) return null;
  if (low > 0.2 * count) return null;
  return Float32Array.from(isIn);
}

/** The row, as a share of the height, where the sky ends in the middle of its columns; null without one. */
export function horizonOf(sky: Float32Array, width: number, height: number): number {
  const ends: number[] = [];
  for (let x = 0; x < width; x++) {
    let end = -1;
    for (let y = 0; y < height; y++) if (sky[y * width + x]! > 0.5) end = y;
    if (end >= 0) ends.push(end);
  }
  ends.sort((a, b) => a - b);
  return ((ends[Math.floor(0.6 * ends.length)] ?? 0) + 1) / height;
}
