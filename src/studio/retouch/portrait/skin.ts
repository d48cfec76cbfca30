/**
 * Skin and eyes of a small picture: skin is what has the hue of most of what could be skin within the subject, eyes are two holes in it
 * side by side.
 * source   hues of skin in OKLab measured on the gallery's portraits: 20 to 80 degrees, chroma under 0.125
 */
import { boxMean } from '../../segment/index.ts';
import { smoothStep } from '../light.ts';

export interface SmallFace {
  readonly width: number;
  readonly height: number;
  /** OKLab, [height, width, 3]. */
  readonly lab: Float32Array;
  readonly within: Float32Array;
  readonly face: Float32Array | null;
  readonly eyes: Float32Array | null;
}

export interface Skin {
  /** [0, 1] */
  readonly skin: Float32Array;
  readonly eyes: Float32Array;
  /** About the height of the face, pixels. */
  readonly size: number;
}

const [lowHue, highHue] = [Math.tan((15 * Math.PI) / 180), Math.tan((85 * Math.PI) / 180)];

const couldBeSkin = (l: number, a: number, b: number): boolean => {
  const square = a * a + b * b;
  return l > 0.3 && l < 0.97 && square > 0.018 ** 2 && square < 0.125 ** 2 && a > 0 && b > lowHue * a && b < highHue * a;
};

interface Tone {
  readonly mean: readonly [number, number];
  readonly spread: number;
}

/** Where a face is looked for without a word of it: the upper two fifths of the subject. */
function headRows({ width, height, within }: SmallFace): number {
  const [first, last] = [within.findIndex((value) => value > 0.5), within.findLastIndex((value) => value > 0.5)];
  return first < 0 ? height : Math.ceil((first + 0.4 * (last - first)) / width);
}

/** Mean of a and b, three times, each time without what lies far off. */
function toneOf(small: SmallFace): Tone | null {
  const { width, lab, within, face } = small;
  const end = face ? within.length : width * headRows(small);
  let tone: Tone | null = null;
  for (let round = 0; round < 3; round++) {
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < end; i++) {
      const [l, a, b] = [lab[3 * i]!, lab[3 * i + 1]!, lab[3 * i + 2]!];
      if (within[i]! < 0.5 || (face && face[i]! < 0.5) || !couldBeSkin(l, a, b)) continue;
      if (tone && Math.sqrt((a - tone.mean[0]) ** 2 + (b - tone.mean[1]) ** 2) > 2.2 * tone.spread) continue;
      // Hair is darker than the skin beside it.
      const weight = smoothStep(0.4, 0.7, l);
      sums[0]! += weight * a;
      sums[1]! += weight * b;
      sums[2]! += weight * (a * a + b * b);
      sums[3]! += weight;
    }
    if (sums[3]! < 0.001 * within.length) return null;
    const [a, b] = [sums[0]! / sums[3]!, sums[1]! / sums[3]!];
    tone = { mean: [a, b], spread: Math.max(0.016, Math.sqrt(Math.max(0, sums[2]! / sums[3]! - a * a - b * b))) };
  }
  return tone;
}

interface Spot {
  count: number;
  x: number;
  y: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  readonly pixels: number[];
}

/** Connected pixels for which `isIn`. */
function spots(isIn: (i: number) => boolean, width: number, height: number): Spot[] {
  const seen = new Uint8Array(width * height);
  const found: Spot[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !isIn(start)) continue;
    const spot: Spot = { count: 0, x: 0, y: 0, left: width, right: 0, top: height, bottom: 0, pixels: [start] };
    seen[start] = 1;
    for (let at = 0; at < spot.pixels.length; at++) {
      const i = spot.pixels[at]!;
      const [x, y] = [i % width, Math.floor(i / width)];
      spot.x += x;
      spot.y += y;
      spot.left = Math.min(spot.left, x);
      spot.right = Math.max(spot.right, x);
      spot.top = Math.min(spot.top, y);
      spot.bottom = Math.max(spot.bottom, y);
      for (const [next, isBeside] of [
        [i - 1, x > 0],
        [i + 1, x + 1 < width],
        [i - width, y > 0],
        [i + width, y + 1 < height],
      ] as const)
        if (isBeside && !seen[next] && isIn(next)) {
          seen[next] = 1;
          spot.pixels.push(next);
        }
    }
    spot.count = spot.pixels.length;
    spot.x /= spot.count;
    spot.y /= spot.count;
    found.push(spot);
  }
  return found;
}

/** The two holes of like height, side by side in the upper part of the face, that make the best pair. */
function eyePair(face: Spot, holes: readonly Spot[]): Spot[] {
  const [w, h] = [face.right - face.left, face.bottom - face.top];
  const able = holes.filter(({ count, x, y, left, right }) => {
    const isInside = x > face.left && x < face.right && y > face.top + 0.15 * h && y < face.top + 0.65 * h;
    return isInside && count > 0.0012 * w * h && count < 0.04 * w * h && right - left < 0.4 * w;
  });
  let best: { pair: Spot[]; cost: number } = { pair: [], cost: 1 };
  for (const a of able)
    for (const b of able) {
      if (b.x - a.x < 0.2 * w || b.x - a.x > 0.75 * w) continue;
      const cost =
        (4 * Math.abs(a.y - b.y)) / h +
        0.4 * Math.abs(Math.log(a.count / b.count)) +
        Math.abs((a.x + b.x) / 2 - (face.left + face.right) / 2) / w;
      if (cost < best.cost) best = { pair: [a, b], cost };
    }
  return best.pair;
}

export function skinOf(small: SmallFace): Skin {
  const { width, height, lab, within } = small;
  const none: Skin = {
    skin: new Float32Array(width * height),
    eyes: small.eyes ?? new Float32Array(width * height),
    size: Math.min(width, height) / 2,
  };
  const tone = toneOf(small);
  if (!tone) return none;
  // Hair may have the colour of skin, but not its evenness.
  const light = Float32Array.from({ length: width * height }, (_, i) => lab[3 * i]!);
  const mean = boxMean({ width, height, data: light }, 3).data;
  const square = boxMean({ width, height, data: light.map((value) => value * value) }, 3).data;
  const plain = Float32Array.from({ length: width * height }, (_, i) => {
    const [l, a, b] = [lab[3 * i]!, lab[3 * i + 1]!, lab[3 * i + 2]!];
    if (within[i] === 0) return 0;
    const off = Math.sqrt((a - tone.mean[0]) ** 2 + (b - tone.mean[1]) ** 2) / tone.spread;
    return (
      within[i]! *
      (1 - smoothStep(1.9, 3, off)) *
      smoothStep(0.32, 0.45, l) *
      smoothStep(0.012, 0.026, Math.sqrt(a * a + b * b)) *
      (1 - smoothStep(0.045, 0.075, Math.sqrt(Math.max(0, square[i]! - mean[i]! ** 2))))
    );
  });
  const end = small.face ? plain.length : width * headRows(small);
  const isFace = (i: number): boolean => plain[i]! > 0.5 && i < end && (small.face === null || small.face[i]! > 0.5);
  const face = spots(isFace, width, height).sort((a, b) => b.count - a.count)[0];
  if (!face) return none;
  const size = Math.min(1.5 * (face.right - face.left), face.bottom - face.top) + 1;
  // Blemishes are holes of another colour: they are filled where the skin round them is whole.
  const closed = boxMean({ width, height, data: plain }, Math.max(1, Math.round(size / 42)));
  const skin = Float32Array.from(plain, (value, i) =>
    Math.max(value * smoothStep(0.3, 0.6, closed.data[i]!), within[i]! * smoothStep(0.66, 0.84, closed.data[i]!)),
  );
  const eyes = small.eyes ?? new Float32Array(width * height);
  if (!small.eyes) {
    const holes = spots((i) => skin[i]! < 0.4, width, height);
    for (const { pixels } of eyePair(face, holes)) for (const i of pixels) eyes[i] = 1;
  }
  const soft = boxMean({ width, height, data: eyes }, Math.max(1, Math.round(size / 60))).data;
  const rim = boxMean({ width, height, data: skin }, Math.max(1, Math.round(size / 120))).data;
  return { skin: rim.map((value, i) => Math.min(value, skin[i]! + 0.3) * (1 - soft[i]!)), eyes: soft, size };
}
