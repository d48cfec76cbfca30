/**
 * Another colour for a thing, as if its pigment had been another: hue from the new colour, chroma in the old chroma's shape, lightness
 * on a curve that keeps black, white and the order of all between. What in the mask has another colour than the thing (a print, a
 * highlight, a hand) keeps its own.
 */
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { clamp, smoothStep } from '../light.ts';

export interface MainColour {
  /** OKLab of the thing's pigment: the median of its clearest third. */
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
  readonly chroma: number;
  /** The pigment is a colour, not white, grey or black. */
  readonly isChromatic: boolean;
}

export interface RecolourParameters {
  readonly from: MainColour;
  /** OKLab. */
  readonly to: { readonly lightness: number; readonly a: number; readonly b: number };
}

const chromaticFrom = 0.045;

/** The colour that most of the masked pixels share, by a histogram of hue weighted with chroma; else the median lightness of grey. */
export function mainColour({ data, mask, channels, width, height }: Omit<Band<null>, 'fromY' | 'toY' | 'parameters'>): MainColour {
  const bins = 72;
  const weight = new Float64Array(bins);
  const sums = new Float64Array(4);
  const lab = new Float64Array(3);
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 400_000)));
  const each = (visit: (share: number, chroma: number, bin: number) => void): void => {
    for (let y = 0; y < height; y += step)
      for (let x = 0; x < width; x += step) {
        const pixel = y * width + x;
        const share = mask[pixel]! / 255;
        if (share < 0.5) continue;
        bytesToLab(data[channels * pixel]!, data[channels * pixel + 1]!, data[channels * pixel + 2]!, lab);
        const hue = Math.atan2(lab[2]!, lab[1]!) / (2 * Math.PI);
        visit(share, Math.hypot(lab[1]!, lab[2]!), Math.floor((hue - Math.floor(hue)) * bins) % bins);
      }
  };
  let count = 0;
  let coloured = 0;
  const greys: number[] = [];
  each((share, chroma, bin) => {
    count += share;
    greys.push(lab[0]!);
    if (chroma < chromaticFrom) return;
    coloured += share;
    weight[bin]! += share * chroma;
  });
  if (coloured < 0.25 * count || count === 0) {
    const sorted = greys.sort((x, y) => x - y);
    return { lightness: sorted[Math.floor(sorted.length / 2)] ?? 0.5, a: 0, b: 0, chroma: 0, isChromatic: false };
  }
  const smoothed = weight.map((value, bin) => value + 0.6 * (weight[(bin + 1) % bins]! + weight[(bin + bins - 1) % bins]!));
  const best = smoothed.indexOf(Math.max(...smoothed));
  each((share, chroma, bin) => {
    const away = Math.min((bin - best + bins) % bins, (best - bin + bins) % bins);
    if (away > 3 || chroma < chromaticFrom) return;
    const w = share * chroma;
    sums[0]! += w * lab[0]!;
    sums[1]! += w * lab[1]!;
    sums[2]! += w * lab[2]!;
    sums[3]! += w;
  });
  const [l, a, b, total] = sums as unknown as [number, number, number, number];
  return { lightness: l / total, a: a / total, b: b / total, chroma: Math.hypot(a, b) / total, isChromatic: true };
}

/** 1 for the pigment, 0 for other colours; neutral pixels of a coloured thing are its highlights and shadows, or white parts. */
function membership(from: MainColour, lightness: number, a: number, b: number): number {
  if (!from.isChromatic) return 1 - smoothStep(0.09, 0.17, Math.hypot(a, b));
  const chroma = Math.hypot(a, b);
  const along = chroma < 1e-4 ? 0 : (a * from.a + b * from.b) / (chroma * from.chroma);
  const sameHue = smoothStep(0.3, 0.75, along);
  // In deep shadow hue is noise.
  const isDark = 1 - smoothStep(0.12, 0.3, lightness);
  return Math.max(sameHue * smoothStep(0.008, 0.03, chroma), isDark * 0.9);
}

/** Exponent that brings the pigment's lightness most of the way to the new colour's, with 0 and 1 fixed. */
function lightnessExponent(from: number, to: number): number {
  const start = clamp(from, 0.08, 0.94);
  const goal = clamp(start + 0.72 * (to - start), 0.08, 0.95);
  return clamp(Math.log(goal) / Math.log(start), 0.3, 5);
}

export function recolourBand(band: Band<RecolourParameters>): Uint8Array {
  const { from, to } = band.parameters;
  const exponent = lightnessExponent(from.lightness, to.lightness);
  const newChroma = Math.hypot(to.a, to.b);
  const lab = new Float64Array(3);
  return eachPixel(band, (at, into, out) => {
    bytesToLab(band.data[at]!, band.data[at + 1]!, band.data[at + 2]!, lab);
    const [lightness, a, b] = lab as unknown as [number, number, number];
    const share = membership(from, lightness, a, b);
    if (share === 0) return;
    const moved = clamp(lightness, 0, 1) ** exponent;
    const chroma = Math.hypot(a, b);
    // A white thing's shading tells where its pigment shows: full in the light, less in glare and in the dark.
    const strength = from.isChromatic
      ? clamp(chroma / from.chroma, 0, 1.35)
      : (1 - smoothStep(0.965, 1, lightness)) * clamp(0.35 + lightness / Math.max(0.2, from.lightness), 0, 1.1);
    const scale = newChroma < 1e-4 ? 0 : (strength * newChroma) / newChroma;
    const mix = (old: number, fresh: number): number => old + share * (fresh - old);
    labToBytes(mix(lightness, moved), mix(a, to.a * scale), mix(b, to.b * scale), out, into);
  });
}
