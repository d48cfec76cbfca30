/** Lettering as an image that a model's material samples: a mug's print, a sign, a cover. Knows nothing of where it goes. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import type { ShapeImage } from '../field/index.ts';
import { cleanText, missingWarning } from './characters.ts';
import type { Typeface } from './fonts.ts';
import { createFontCase } from './fonts.ts';
import { drawLettering, fitLettering, type Lettering } from './lettering.ts';
import type { FaceName } from './typefaces.ts';

export interface PrintRequest {
  /** Printed one below the other; the first is the largest. */
  readonly texts: readonly string[];
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** #rrggbb. Default near black. */
  readonly ink?: string;
  /** Default sans. */
  readonly face?: FaceName;
  /** Of the texts behind the first. Default text. */
  readonly smallFace?: FaceName;
  /** #rrggbb of a plate beneath the letters, with round corners: a label, a screen. Default none: the ink lies on the thing itself. */
  readonly plate?: string;
  /** Of the height, kept free above and below; twice that at the sides. Default 0.04, on a plate 0.12. */
  readonly margin?: number;
  /** A thin line of ink inside the plate's edge. Default false. */
  readonly isFramed?: boolean;
  /** Of the ShapeImage. Default "print". */
  readonly name?: string;
  /** Hears of characters that cannot be printed. */
  readonly onWarning?: (sentence: string) => void;
}

const linearOf = (byte: number): number => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const linearTable = Float32Array.from({ length: 256 }, (_, byte) => linearOf(byte));

/**
 * Straight-alpha or opaque pixels as four channels: linear sRGB times coverage, then coverage. So the bilinear sampler makes no dark rims,
 * and `base * (1 - coverage) + colour` prints it.
 */
export function artworkImage(artwork: RasterImage, name = 'print'): ShapeImage {
  const { width, height, channels, data } = artwork;
  const pixels = new Float32Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const cover = channels === 4 ? data[4 * i + 3]! / 255 : 1;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = linearTable[data[channels * i + c]!]! * cover;
    pixels[4 * i + 3] = cover;
  }
  return { name, width, height, channels: 4, columns: 'clamp', pixels };
}

interface PrintedLine {
  readonly lettering: Lettering;
  readonly typeface: Typeface;
}

/** The first text takes half of the height when there are others. */
function fitLines(request: PrintRequest): PrintedLine[] {
  const { texts, widthPixels, heightPixels, face = 'sans', smallFace = 'text', onWarning } = request;
  const fonts = createFontCase();
  const cleaned = texts.map(cleanText);
  for (const { warnings } of cleaned) for (const warning of warnings) onWarning?.(warning);
  const wanted = cleaned.filter(({ content }) => content !== '');
  const margin = request.margin ?? (request.plate ? 0.12 : 0.04);
  const [width, height] = [
    Math.max(0.5 * widthPixels, widthPixels - 2 * margin * Math.min(1.3 * heightPixels, widthPixels)),
    heightPixels * (1 - 2 * margin),
  ];
  const lines: PrintedLine[] = [];
  for (const [index, { content }] of wanted.entries()) {
    const typeface = fonts.find(index === 0 ? face : smallFace, content);
    for (const warning of missingWarning(typeface.missing, content)) onWarning?.(warning);
    if (typeface.content.trim() === '') continue;
    const share = wanted.length === 1 ? 1 : index === 0 ? 0.66 : 0.28 / (wanted.length - 1);
    const largest = Math.min(height * share, (lines[0]?.lettering.sizePixels ?? Infinity) * 0.5);
    const room = { width, height: height * share, largest, mostLines: index === 0 ? 4 : 2, lineGain: 1.05 };
    lines.push({ typeface, lettering: fitLettering(typeface.content.trim(), typeface, room) });
  }
  return lines;
}

function drawLines(context: SKRSContext2D, lines: readonly PrintedLine[]): void {
  const { width, height } = context.canvas;
  const gap = lines.length > 1 ? Math.min((height * 0.08) / (lines.length - 1), lines[0]!.lettering.sizePixels * 0.3) : 0;
  const used = lines.reduce((sum, { lettering }) => sum + lettering.height, 0) + gap * (lines.length - 1);
  let top = (height - used) / 2;
  for (const { lettering, typeface } of lines) {
    drawLettering(context, lettering, typeface, { left: (width - lettering.width) / 2, top });
    top += lettering.height + gap;
  }
}

function drawPlate(context: SKRSContext2D, { plate, ink = '#1b1a1d', isFramed }: PrintRequest): void {
  if (!plate) return;
  const { width, height } = context.canvas;
  const round = Math.min(width, height) * 0.05;
  context.fillStyle = plate;
  context.beginPath();
  context.roundRect(0, 0, width, height, round);
  context.fill();
  if (!isFramed) return;
  const inset = Math.min(width, height) * 0.045;
  context.strokeStyle = ink;
  context.lineWidth = Math.min(width, height) * 0.012;
  context.beginPath();
  context.roundRect(inset, inset, width - 2 * inset, height - 2 * inset, round * 0.6);
  context.stroke();
}

/** Centred lettering, fitted to the image. The same request gives the same pixels. */
export function printImage(request: PrintRequest): ShapeImage {
  const { widthPixels, heightPixels, ink = '#1b1a1d', name = 'print' } = request;
  const context = createCanvas(widthPixels, heightPixels).getContext('2d');
  drawPlate(context, request);
  context.fillStyle = ink;
  drawLines(context, fitLines(request));
  const { data } = context.getImageData(0, 0, widthPixels, heightPixels);
  const artwork = new Uint8Array(data);
  if (!request.plate) {
    // The ink's own colour everywhere: the canvas rounds the colours of thin coverage.
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
    for (let i = 0; i < artwork.length; i += 4) artwork.set([red!, green!, blue!, data[i + 3]!], i);
  }
  return artworkImage({ width: widthPixels, height: heightPixels, channels: 4, data: artwork }, name);
}
