/** Worker task: runs the film kernel over a band of rows, strip by strip, and packs the pixels to three bytes. */
import { instantiate } from '../../../kernel/index.ts';
import { filmLayout } from './film.ts';

export interface Glow {
  readonly width: number;
  readonly height: number;
  /** Linear RGB floats at half the picture's resolution, from word 0. */
  readonly data: SharedArrayBuffer;
}

export interface FilmInput {
  readonly width: number;
  readonly height: number;
  readonly module: WebAssembly.Module;
  readonly colour: SharedArrayBuffer;
  readonly glow: Glow | null;
  readonly ditherTile: Float32Array;
  /** Three bytes a pixel. */
  readonly target: SharedArrayBuffer;
  readonly top: number;
  readonly bottom: number;
}

/** Rows at a time: their floats stay in the second level cache. */
const stripRows = 8;
const laneCount = 4;
const page = 65_536;
/** Words that a kernel may read and write behind a row. */
const slack = 16;

interface Strip {
  readonly memory: WebAssembly.Memory;
  /** Byte addresses. */
  readonly colour: number;
  readonly glow: number;
  readonly mixed: number;
  readonly pixels: number;
}

function layOut(width: number, glowWidth: number): Strip {
  const colour = filmLayout.rows;
  const glow = colour + 4 * (stripRows * width * 3 + slack);
  const mixed = glow + 4 * ((stripRows / 2 + 2) * glowWidth * 3 + slack);
  const pixels = mixed + 4 * (glowWidth * 3 + slack);
  const end = pixels + 4 * (stripRows * width + slack);
  return { memory: new WebAssembly.Memory({ initial: Math.ceil(end / page) }), colour, glow, mixed, pixels };
}

/** Four pixels of a word each to three words; the rest by bytes. `at` is the byte of the first. */
function packPixels(pixels: Uint32Array, target: Uint8Array, at: number): void {
  let i = 0;
  if ((target.byteOffset + at) % 4 === 0) {
    const words = new Uint32Array(target.buffer, target.byteOffset + at, Math.floor(pixels.length / 4) * 3);
    for (let word = 0; i + 4 <= pixels.length; i += 4, word += 3) {
      const [a, b, c, d] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!, pixels[i + 3]!];
      words[word] = a | (b << 24);
      words[word + 1] = (b >>> 8) | (c << 16);
      words[word + 2] = (c >>> 16) | (d << 8);
    }
  }
  for (; i < pixels.length; i++) {
    target[at + 3 * i] = pixels[i]! & 255;
    target[at + 3 * i + 1] = (pixels[i]! >>> 8) & 255;
    target[at + 3 * i + 2] = (pixels[i]! >>> 16) & 255;
  }
}

/** Copies the rows of the glow that a strip needs, and returns the number of the first. */
function loadGlow(glow: Glow, words: Float32Array, top: number): number {
  const first = Math.max(0, Math.floor((top - 1) / 2));
  const last = Math.min(glow.height, Math.floor((top + stripRows) / 2) + 1);
  const rowWords = glow.width * 3;
  words.set(new Float32Array(glow.data, 4 * first * rowWords, (last - first) * rowWords));
  return first;
}

/** Fills rows top to bottom - 1 of the target. */
export function developBandTask(input: FilmInput): void {
  const { width, glow } = input;
  const strip = layOut(width, glow?.width ?? 0);
  const { developRow, mixRows } = instantiate(input.module, strip.memory);
  const { buffer } = strip.memory;
  new Float32Array(buffer, filmLayout.ditherTile, input.ditherTile.length).set(input.ditherTile);
  const target = new Uint8Array(input.target);
  for (let top = input.top; top < input.bottom; top += stripRows) {
    const bottom = Math.min(input.bottom, top + stripRows);
    const count = (bottom - top) * width;
    new Float32Array(buffer, strip.colour).set(new Float32Array(input.colour, 12 * top * width, 3 * count));
    const firstGlow = glow ? loadGlow(glow, new Float32Array(buffer, strip.glow), top) : 0;
    for (let y = top; y < bottom; y++) {
      if (glow) {
        const rowAddress = (row: number): number =>
          strip.glow + 12 * glow.width * (Math.max(0, Math.min(glow.height - 1, row)) - firstGlow);
        mixRows!(rowAddress(y >> 1), rowAddress((y >> 1) + (y % 2 === 0 ? -1 : 1)), strip.mixed, glow.width * 3, laneCount);
      }
      developRow!(strip.colour + 12 * (y - top) * width, strip.mixed, y, strip.pixels + 4 * (y - top) * width, laneCount);
    }
    packPixels(new Uint32Array(buffer, strip.pixels, count), target, 3 * top * width);
  }
}
