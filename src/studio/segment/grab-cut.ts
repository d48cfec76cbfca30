/**
 * GrabCut: from a trimap to the cheapest cut between subject and ground, by the colours of either side and by the contrast between
 * neighbouring pixels. Only pixels that may be either are cut; the sure ones beside them pull at theirs.
 *
 * source   Rother, Kolmogorov and Blake, "GrabCut" (SIGGRAPH 2004), equations 8 to 11 and figure 3
 */
import { type ColourMixture, firstMixture, nextMixture, surpriseOf } from './colour-mixture.ts';
import { type FlowGraph, minCut } from './min-cut.ts';
import { grabMarks } from './trimap.ts';

/** sRGB, [height, width, 3], and its trimap, [height, width]. */
export interface GrabCutInput {
  width: number;
  height: number;
  pixels: Uint8Array;
  trimap: Uint8Array;
  iterations: number;
  /** [height, width]: what speaks for the subject beside the colours, in nats; absent: nothing. */
  lean?: Float32Array | undefined;
}

/** What a cut between two pixels of the same colour costs, against one nat of a colour's surprise. */
const smoothness = 50;
/** Of each side's pixels, for its colours. */
const mostSamples = 6000;

/** 1 where the subject is, else 0; [height, width]. A trimap without subject or without ground is answered as it stands. */
export function grabCut({ width, height, pixels, trimap, iterations, lean }: GrabCutInput): Uint8Array {
  const found = trimap.map((v) => (v === grabMarks.sureSubject || v === grabMarks.probableSubject ? 1 : 0));
  const subjectCount = found.reduce((n, v) => n + v, 0);
  // Below a few pixels a side, the colour models (5 Gaussians each) have nothing to learn from.
  if (subjectCount < 25 || found.length - subjectCount < 25) return found;
  const band = openBand({ width, height, pixels, trimap });
  if (lean) for (let node = 0; node < band.open.length; node++) band.pull[node]! += lean[band.open[node]!]!;
  if (band.open.length === 0) return found;
  let models: [ColourMixture, ColourMixture] | null = null;
  for (let round = 0; round < iterations; round++) {
    const [ground, subject] = [samplesOf(pixels, found, 0), samplesOf(pixels, found, 1)];
    models = models
      ? [nextMixture(ground, models[0]), nextMixture(subject, models[1])]
      : [nextMixture(ground, firstMixture(ground)), nextMixture(subject, firstMixture(subject))];
    if (!cutBand(band, pixels, found, models)) break;
  }
  return found;
}

/** Every n-th pixel of the side, as numbers. */
function samplesOf(pixels: Uint8Array, found: Uint8Array, side: 0 | 1): Float32Array {
  let count = 0;
  for (let i = 0; i < found.length; i++) if (found[i] === side) count++;
  const step = Math.max(1, Math.floor(count / mostSamples));
  const samples = new Float32Array(3 * Math.max(1, Math.ceil(count / step)));
  for (let i = 0, n = 0, at = 0; i < found.length; i++)
    if (found[i] === side && n++ % step === 0) {
      samples[at++] = pixels[3 * i]!;
      samples[at++] = pixels[3 * i + 1]!;
      samples[at++] = pixels[3 * i + 2]!;
    }
  return samples;
}

interface Band {
  /** Pixels that may be either. */
  readonly open: Int32Array;
  /** [open, 8]: index of the neighbour in `open`, or -1. */
  readonly neighbours: Int32Array;
  /** [open, 8]: what a cut between the two costs. */
  readonly bonds: Float32Array;
  /** [open]: bonds to sure subjects less bonds to sure grounds, and what else speaks for the subject. */
  readonly pull: Float32Array;
}

type Picture = Pick<GrabCutInput, 'width' | 'height' | 'pixels' | 'trimap'>;

/** Arc k and 7 - k are opposite. */
const steps = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

function openBand(picture: Picture): Band {
  const { width, height, pixels, trimap } = picture;
  const isOpen = (v: number): boolean => v === grabMarks.probableSubject || v === grabMarks.probableGround;
  const indexOf = new Int32Array(trimap.length).fill(-1);
  let count = 0;
  for (let i = 0; i < trimap.length; i++) if (isOpen(trimap[i]!)) indexOf[i] = count++;
  const band: Band = {
    open: new Int32Array(count),
    neighbours: new Int32Array(8 * count).fill(-1),
    bonds: new Float32Array(8 * count),
    pull: new Float32Array(count),
  };
  const sharpness = sharpnessOf(picture);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const node = indexOf[i]!;
      if (node < 0) continue;
      band.open[node] = i;
      for (let k = 0; k < 8; k++) {
        const [dx, dy] = steps[k]!;
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const next = i + dy * width + dx;
        const far = dx !== 0 && dy !== 0 ? Math.SQRT1_2 : 1;
        const bond = smoothness * far * Math.exp(-sharpness * difference(pixels, i, next));
        const other = indexOf[next]!;
        band.neighbours[8 * node + k] = other;
        band.bonds[8 * node + k] = bond;
        if (other < 0) band.pull[node]! += trimap[next] === grabMarks.sureSubject ? bond : -bond;
      }
    }
  return band;
}

/** Squared distance of two pixels' colours. */
function difference(pixels: Uint8Array, i: number, j: number): number {
  const r = pixels[3 * i]! - pixels[3 * j]!;
  const g = pixels[3 * i + 1]! - pixels[3 * j + 1]!;
  const b = pixels[3 * i + 2]! - pixels[3 * j + 2]!;
  return r * r + g * g + b * b;
}

/** One over twice the mean squared difference of neighbours: how fast a bond falls with contrast. */
function sharpnessOf({ width, height, pixels }: Picture): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y + 1 < height; y += 2)
    for (let x = 0, i = y * width; x + 1 < width; x++, i++) {
      sum += difference(pixels, i, i + 1) + difference(pixels, i, i + width) + difference(pixels, i, i + width + 1);
      count += 3;
    }
  return sum === 0 ? 0 : count / (2 * sum);
}

/** Cuts with these colours; whether any pixel changed sides. */
function cutBand(
  { open, neighbours, bonds, pull }: Band,
  pixels: Uint8Array,
  found: Uint8Array,
  models: [ColourMixture, ColourMixture],
): boolean {
  const [ground, subject] = models;
  const terminals = new Float32Array(open.length);
  for (let node = 0; node < open.length; node++) {
    const at = 3 * open[node]!;
    const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    terminals[node] = surpriseOf(ground, r, g, b) - surpriseOf(subject, r, g, b) + pull[node]!;
  }
  const graph: FlowGraph = { nodeCount: open.length, neighbours, capacities: bonds.slice(), terminals };
  const side = minCut(graph);
  let hasChanged = false;
  for (let node = 0; node < open.length; node++) {
    hasChanged ||= found[open[node]!] !== side[node];
    found[open[node]!] = side[node]!;
  }
  return hasChanged;
}
