/** Looks at cut-outs for what a figure is made of, in a worker: they may be large photographs. */
import type { LinearColour } from '../../scene/index.ts';
import type { CutOut } from '../../segment/index.ts';
import { linearOfByte, luminance } from '../light.ts';
import { type Opening, readOpening } from '../straw.ts';
import { type EyePair, findEyePair } from './eye-pair.ts';
import { type FaceBox, findFace } from './face-box.ts';
import { type Head, readHead } from './head.ts';

export interface ReadFace {
  readonly head: Head;
  readonly eyes: EyePair | null;
  /** Of a person who looks this way. */
  readonly face: FaceBox | null;
}

export interface ReadHead {
  readonly head: Head;
  readonly skin: LinearColour;
}

/** The middling half of the head's and neck's pixels by lightness: without eyes, teeth, and highlights. */
function skinOf({ width, colour, alpha }: CutOut, head: Head): LinearColour {
  const pixels: [number, number, number, number][] = [];
  // A face from the front: below it may be a collar. Of an animal the neck.
  const [from, to] = head.facing === 0 ? [0.35, 0.75] : [0.45, 1];
  for (let row = Math.round(from * head.collarRow); row <= to * head.collarRow; row += 2) {
    const run = head.rows[row]!;
    // Beside a face hangs hair.
    const inset = head.facing === 0 ? 0.28 * (run.right - run.left) : 0;
    const [left, right] = [run.left + inset, run.right - inset];
    for (let x = Math.ceil(left); x <= right; x += 2) {
      const i = (head.top + row) * width + x;
      if (alpha[i]! < 250) continue;
      const [r, g, b] = [linearOfByte[colour[3 * i]!]!, linearOfByte[colour[3 * i + 1]!]!, linearOfByte[colour[3 * i + 2]!]!];
      pixels.push([luminance(r, g, b), r, g, b]);
    }
  }
  if (pixels.length === 0) return [0.4, 0.3, 0.2];
  pixels.sort((a, b) => a[0] - b[0]);
  const middling = pixels.slice(Math.floor(pixels.length / 4), Math.ceil((3 * pixels.length) / 4));
  const mean = [0, 1, 2, 3].map((c) => middling.reduce((sum, pixel) => sum + pixel[c]!, 0) / middling.length);
  // Photographed light is in it already: the room's would else colour it twice.
  return [1, 2, 3].map((c) => 0.9 * (mean[c]! + 0.22 * (mean[0]! - mean[c]!))) as unknown as LinearColour;
}

/** null where no head can be told. */
export function readFigureHead(cutOut: CutOut): ReadHead | null {
  const head = readHead(cutOut);
  return head && { head, skin: skinOf(cutOut, head) };
}

/** The same with the eyes, for what is worn. */
export function readFace(cutOut: CutOut): ReadFace | null {
  const head = readHead(cutOut);
  const face = head && findFace(cutOut, head);
  return head && { head, face, eyes: findEyePair(cutOut, head, face) };
}

export const readVessel = (cutOut: CutOut): Opening | null => readOpening(cutOut);
