/**
 * Another colour for a thing, as if its pigment had been another: hue from the new colour, chroma in the old chroma's shape, lightness
 * on a curve that keeps black, white and the order of all between. What in the mask has another colour than the thing (a print, a
 * highlight, a hand) keeps its own.
 */
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { growMask } from '../grow.ts';
import { clamp, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import { type Curve, curveFor, type Histogram, lightnessBins, shareBins, strongestOf, type TargetColour } from './pigment.ts';

export interface MainColour {
  /** OKLab of the thing's pigment: the median of its clearest third. */
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
  readonly chroma: number;
  /** The pigment is a colour, not white, grey or black. */
  readonly isChromatic: boolean;
  /** How far the dark that shows no hue follows: tyres stay black under a car made white. */
  readonly darkShare: number;
}

export interface PigmentInput {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
  readonly mask: Mask;
  readonly to: TargetColour;
  /** Pixels that the mask is made wider by where hue tells thing from ground. */
  readonly rim: number;
}

export interface RecolourParameters {
  readonly from: MainColour;
  readonly to: TargetColour;
  readonly curve: Curve;
  /** Most chroma in sRGB of the new hue, by lightness. */
  readonly strongest: Float64Array;
}

export interface Pigment {
  readonly parameters: RecolourParameters;
  /** Where the colour may change. */
  readonly reach: Mask;
}

const chromaticFrom = 0.045;
/** Of the pixels: so many in a colour make it the pigment. */
const colouredShare = 0.25;
/** Fewer do when they are vivid and the rest is of many lightnesses (tyres, chrome, leather): one white or black material has about one. */
const vivid = { from: 0.1, share: 0.07, spreadOfGreys: 0.17 };

function spreadOf(values: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / values.length - (sum / values.length) ** 2));
}

/** The colour that most of the masked pixels share, by a histogram of hue weighted with chroma; else the median lightness of grey. */
function mainColour(input: PigmentInput): MainColour {
  const { data, mask, channels, width, height } = input;
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
  let [count, coloured, strong] = [0, 0, 0];
  const greys: number[] = [];
  const uncoloured: number[] = [];
  each((share, chroma, bin) => {
    count += share;
    greys.push(lab[0]!);
    if (chroma < chromaticFrom) return void uncoloured.push(lab[0]!);
    coloured += share;
    if (chroma > vivid.from) strong += share;
    weight[bin]! += share * chroma;
  });
  const isPainted = coloured >= colouredShare * count || (strong >= vivid.share * count && spreadOf(uncoloured) > vivid.spreadOfGreys);
  if (count === 0 || !isPainted) {
    const sorted = greys.sort((x, y) => x - y);
    return { lightness: sorted[Math.floor(sorted.length / 2)] ?? 0.5, a: 0, b: 0, chroma: 0, isChromatic: false, darkShare: 0 };
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
  const darkShare = input.to.lightness > l / total ? 0.3 : 0.8;
  return { lightness: l / total, a: a / total, b: b / total, chroma: Math.hypot(a, b) / total, isChromatic: true, darkShare };
}

/** 1 for the pigment, 0 for other colours; neutral pixels of a coloured thing are its highlights and shadows, or white parts. */
function membership(from: MainColour, lightness: number, a: number, b: number): number {
  const chroma = Math.sqrt(a * a + b * b);
  if (!from.isChromatic) return 1 - smoothStep(0.09, 0.17, chroma);
  const along = chroma < 1e-4 ? 0 : (a * from.a + b * from.b) / (chroma * from.chroma);
  const sameHue = smoothStep(0.3, 0.75, along);
  // In deep shadow hue is noise.
  const isDark = 1 - smoothStep(0.08, 0.22, lightness);
  return Math.max(sameHue * smoothStep(0.008, 0.03, chroma), isDark * from.darkShare);
}

/** Lightness and membership of the masked pixels, counted. */
function histogramOf({ data, mask, channels, width, height }: PigmentInput, from: MainColour): Histogram {
  const counts = new Float64Array(lightnessBins * shareBins);
  const lab = new Float64Array(3);
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 200_000)));
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const pixel = y * width + x;
      if (mask[pixel]! < 128) continue;
      bytesToLab(data[channels * pixel]!, data[channels * pixel + 1]!, data[channels * pixel + 2]!, lab);
      const share = membership(from, lab[0]!, lab[1]!, lab[2]!);
      const bin = Math.min(lightnessBins - 1, Math.floor(lab[0]! * lightnessBins));
      counts[bin * shareBins + Math.round(share * (shareBins - 1))]!++;
    }
  return counts;
}

/**
 * A coloured thing is told from its ground by its hue, so the mask may be hard and a little wide: half-covered pixels then lose all of
 * the old colour. A white or grey one keeps the soft mask.
 */
export function readPigment(input: PigmentInput): Pigment {
  const { to, mask, rim } = input;
  const from = mainColour(input);
  const curve = curveFor(histogramOf(input, from), from.lightness, to);
  const parameters: RecolourParameters = { from, to, curve, strongest: strongestOf(to.a, to.b) };
  return { parameters, reach: from.isChromatic ? growMask(mask, input, rim) : mask };
}

/** How much of the new colour a member shows. A white thing's shading tells where its pigment shows: full in the light, less in glare and in the dark. */
function strengthAt(from: MainColour, lightness: number, chroma: number): number {
  if (from.isChromatic) return clamp(chroma / from.chroma, 0, 1.35);
  const glare = smoothStep(Math.min(0.965, from.lightness + 0.3), Math.min(1, from.lightness + 0.62), lightness);
  return (1 - 0.9 * glare) * clamp(0.35 + lightness / Math.max(0.2, from.lightness), 0, 1.1);
}

export function recolourBand(band: Band<RecolourParameters>): Uint8Array {
  const { data, parameters } = band;
  const { from, to, curve, strongest } = parameters;
  const newChroma = Math.sqrt(to.a * to.a + to.b * to.b);
  const [towardsA, towardsB] = newChroma < 1e-4 ? [0, 0] : [to.a / newChroma, to.b / newChroma];
  const lab = new Float64Array(3);
  const last = curve.length - 1;
  return eachPixel(band, (at, into, out) => {
    bytesToLab(data[at]!, data[at + 1]!, data[at + 2]!, lab);
    const lightness = clamp(lab[0]!, 0, 1);
    const [a, b] = [lab[1]!, lab[2]!];
    const share = membership(from, lightness, a, b);
    if (share === 0) return;
    const moved = lightness + share * (curve[Math.round(lightness * last)]! - lightness);
    const wanted = newChroma * strengthAt(from, lightness, Math.sqrt(a * a + b * b));
    const most = strongest[Math.round(moved * (strongest.length - 1))]!;
    // What sRGB cannot show at this lightness is pressed below its edge, or lightness would give way.
    const knee = 0.88 * most;
    const chroma = wanted <= knee ? wanted : most - ((most - knee) * (most - knee)) / (wanted - knee + (most - knee));
    labToBytes(moved, a + share * (towardsA * chroma - a), b + share * (towardsB * chroma - b), out, into);
  });
}
