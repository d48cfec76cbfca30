/**
 * Starbursts: the diffraction spikes that the blades of the iris give small, very bright spots. An even number of blades gives as many
 * spikes, an odd number twice as many. Finds the spots on a small level of the picture and draws the spikes on a larger one.
 */
import type { Glare } from './look.ts';
import { type Level, wordsOf } from './pyramid.ts';
import { luminanceWeights } from './white-balance.ts';

/** A spot: position as shares of width and height, and the radiance of its core. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly colour: readonly [number, number, number];
  /** How many times over the threshold it is. */
  readonly excess: number;
}

const spotLimit = 40;
/** On the ring around a spot at most so many points of 16 may reach this share of its light: windows, their corners and skies are no spots. */
const brightLimit = 2;
const sameLight = 0.4;
const ringRadius = 7;

const luminanceAt = (words: Float32Array, i: number): number =>
  luminanceWeights[0] * words[3 * i]! + luminanceWeights[1] * words[3 * i + 1]! + luminanceWeights[2] * words[3 * i + 2]!;

/** How many of 16 points on a ring around the pixel are of the same brightness order. */
function brightAround(words: Float32Array, level: Level, { x, y, light }: { x: number; y: number; light: number }): number {
  let count = 0;
  for (let step = 0; step < 16; step++) {
    const turn = (step / 16) * 2 * Math.PI;
    const [px, py] = [Math.round(x + ringRadius * Math.cos(turn)), Math.round(y + ringRadius * Math.sin(turn))];
    if (px < 0 || py < 0 || px >= level.width || py >= level.height) continue;
    if (luminanceAt(words, py * level.width + px) > sameLight * light) count++;
  }
  return count;
}

/** Local maxima over `threshold` in luminance, brightest first, at most 40. Deterministic: ties go to the upper left. */
export function findSpots(level: Level, threshold: number): Spot[] {
  const words = wordsOf(level);
  const { width, height } = level;
  const found: { x: number; y: number; light: number }[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const light = luminanceAt(words, i);
      if (light < threshold) continue;
      const isPeak = [-width - 1, -width, -width + 1, -1].every((step) => light > luminanceAt(words, i + step));
      if (!isPeak || ![1, width - 1, width, width + 1].every((step) => light >= luminanceAt(words, i + step))) continue;
      if (brightAround(words, level, { x, y, light }) <= brightLimit) found.push({ x, y, light });
    }
  }
  found.sort((a, b) => b.light - a.light || a.y - b.y || a.x - b.x);
  const kept: typeof found = [];
  for (const spot of found) {
    if (kept.length === spotLimit) break;
    if (kept.every((other) => (other.x - spot.x) ** 2 + (other.y - spot.y) ** 2 > ringRadius ** 2)) kept.push(spot);
  }
  return kept.map(({ x, y, light }) => {
    const i = 3 * (y * width + x);
    return {
      x: (x + 0.5) / width,
      y: (y + 0.5) / height,
      colour: [words[i]! / light, words[i + 1]! / light, words[i + 2]! / light],
      excess: light / threshold,
    };
  });
}

export interface GlareDrawing {
  readonly spots: readonly Spot[];
  readonly glare: Glare;
  /** Radiance that shows as white after exposure. */
  readonly white: number;
  readonly top: number;
  readonly bottom: number;
}

/** Long waves bend further: red spikes are longer than blue ones. */
const waveScale = [1.12, 1, 0.86] as const;

interface Spike {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
  readonly width: number;
  readonly light: readonly [number, number, number];
}

function spikesOf(level: Level, { spots, glare, white }: GlareDrawing): Spike[] {
  const shorter = Math.min(level.width, level.height);
  const count = glare.bladeCount % 2 === 0 ? glare.bladeCount : 2 * glare.bladeCount;
  return spots.flatMap((spot) => {
    const power = Math.min(1, Math.log2(1 + spot.excess) / 5);
    return Array.from({ length: count }, (_, i): Spike => {
      const turn = glare.rotation + (i / count) * 2 * Math.PI;
      const uneven = 0.8 + 0.2 * Math.cos(3 * turn + 1.3);
      return {
        x: spot.x * level.width,
        y: spot.y * level.height,
        dx: Math.cos(turn),
        dy: Math.sin(turn),
        length: glare.length * shorter * power * uneven,
        width: Math.max(0.6, shorter * 0.0011),
        light: spot.colour.map((c) => c * white * glare.strength * (0.25 + 0.75 * power)) as [number, number, number],
      };
    });
  });
}

/** Adds the spikes to rows top to bottom - 1. */
export function drawGlare(level: Level, drawing: GlareDrawing): void {
  const words = wordsOf(level);
  for (const spike of spikesOf(level, drawing)) {
    const reach = spike.length * 1.15;
    const pad = 3 * spike.width + 1;
    const [x1, y1] = [spike.x + spike.dx * reach, spike.y + spike.dy * reach];
    const top = Math.max(drawing.top, Math.floor(Math.min(spike.y, y1) - pad));
    const bottom = Math.min(drawing.bottom, Math.ceil(Math.max(spike.y, y1) + pad));
    for (let y = top; y < bottom; y++) {
      const [left, right] = spanOf(spike, y + 0.5, { reach, pad, from: Math.min(spike.x, x1), to: Math.max(spike.x, x1) });
      for (let x = Math.max(0, left); x < Math.min(level.width, right); x++)
        addSpike(words, 3 * (y * level.width + x), spike, x + 0.5, y + 0.5);
    }
  }
}

/** Columns of a row that the spike may touch. */
function spanOf(spike: Spike, y: number, box: { reach: number; pad: number; from: number; to: number }): [left: number, right: number] {
  const slope = Math.abs(spike.dy) < 0.02 ? null : spike.dx / spike.dy;
  if (slope === null) return [Math.floor(box.from - box.pad), Math.ceil(box.to + box.pad)];
  const middle = spike.x + (y - spike.y) * slope;
  const half = box.pad / Math.abs(spike.dy);
  return [Math.floor(Math.max(middle - half, box.from - box.pad)), Math.ceil(Math.min(middle + half, box.to + box.pad))];
}

function addSpike(words: Float32Array, i: number, spike: Spike, x: number, y: number): void {
  const along = (x - spike.x) * spike.dx + (y - spike.y) * spike.dy;
  const across = (x - spike.x) * spike.dy - (y - spike.y) * spike.dx;
  if (along < -spike.width) return;
  for (let c = 0; c < 3; c++) {
    const t = Math.max(0, along) / (spike.length * waveScale[c]!);
    if (t >= 1) continue;
    // The spike narrows to its tip and falls as 1 / r^2 from a soft core, faded to nothing at its end.
    const width = spike.width * (1.35 - 0.75 * t);
    const profile = Math.exp(-0.5 * (across / width) ** 2);
    const fall = ((1 - t) * (1 - t)) / (1 + 60 * t * t);
    words[i + c] = words[i + c]! + spike.light[c]! * profile * fall;
  }
}
