/** Worker task: writes over a photograph, or on a thing in it. Tells which pixels it touched. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import {
  cleanText,
  drawLettering,
  type FaceName,
  findTypeface,
  missingWarning,
  nameText,
  type PixelBox,
  type Typeface,
} from '../../render/type/index.ts';
import type { Mask } from '../operator.ts';
import { contrastBetween, contrastOn, darkInk, type Ink, inkFor, leastContrast, lightInk, shadeFor, towardsFor } from './ink.ts';
import { type Placed, placeText, type TextWish } from './place.ts';
import { printOn } from './print-on.ts';

export interface TextTarget {
  readonly mask: Mask;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Lines follow an upright cylinder. */
  readonly isRound: boolean;
}

export interface TextInput extends TextWish {
  readonly image: RasterImage;
  readonly content: string;
  /** sRGB bytes; null: what can be read best. */
  readonly ink: Ink | null;
  /** What should stay free, in the order in which it may be given up. */
  readonly avoid: readonly Mask[];
  readonly target: TextTarget | null;
}

export interface TextDone {
  readonly image: RasterImage;
  readonly mayChange: Mask;
  readonly warnings: readonly string[];
}

/** What is written so far: a copy of the photograph and the pixels that differ. */
export interface Sheet {
  readonly image: RasterImage;
  readonly touched: Mask;
}

function faceFor(content: string): FaceName {
  if (content.length > 60) return 'text';
  return content === content.toUpperCase() && /\p{Lu}/u.test(content) && content.length < 32 ? 'poster' : 'sans';
}

/** Of 255: what covers less (the outermost tail of a shadow) moves no byte and is not laid. */
const leastCover = 5;

/** A soft patch of grey behind the lines: full within the box, gone at `feather` pixels from it. */
function shadeBehind({ image, touched }: Sheet, { left, top, right, bottom }: PixelBox, share: number, towards: number): void {
  const { width, height, channels, data } = image;
  const feather = Math.max(8, Math.round(0.8 * Math.min(right - left, bottom - top)));
  const pad = Math.round(0.06 * feather);
  for (let y = Math.max(0, top - feather); y < Math.min(height, bottom + feather); y++)
    for (let x = Math.max(0, left - feather); x < Math.min(width, right + feather); x++) {
      const away =
        Math.hypot(Math.max(0, left - pad - x, x - right - pad + 1), Math.max(0, top - pad - y, y - bottom - pad + 1)) / (feather - pad);
      if (away >= 1) continue;
      const fade = share * (1 - away * away * (3 - 2 * away));
      if (fade < leastCover / 255) continue;
      const i = y * width + x;
      for (let c = 0; c < 3; c++) data[channels * i + c] = Math.round(data[channels * i + c]! + (towards - data[channels * i + c]!) * fade);
      touched[i] = 255;
    }
}

/** Straight alpha from a canvas whose top left is at (left, top). */
function lay({ image, touched }: Sheet, context: SKRSContext2D, at: { left: number; top: number }): void {
  const canvas = context.canvas;
  const source = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const { width, height, channels, data } = image;
  for (let y = Math.max(0, at.top); y < Math.min(height, at.top + canvas.height); y++)
    for (let x = Math.max(0, at.left); x < Math.min(width, at.left + canvas.width); x++) {
      const from = 4 * ((y - at.top) * canvas.width + x - at.left);
      if (source[from + 3]! < leastCover) continue;
      const alpha = source[from + 3]! / 255;
      const i = y * width + x;
      // Over what is transparent the letters' own colour counts alone, and their cover is what can be seen.
      const shown = channels === 4 ? alpha + (data[4 * i + 3]! / 255) * (1 - alpha) : 1;
      for (let c = 0; c < 3; c++)
        data[channels * i + c] = Math.round(data[channels * i + c]! + ((source[from + c]! - data[channels * i + c]!) * alpha) / shown);
      if (channels === 4) data[4 * i + 3] = Math.round(255 * shown);
      touched[i] = 255;
    }
}

interface Lines {
  readonly placed: Placed;
  readonly typeface: Typeface;
  readonly ink: Ink;
  /** Colour of a line round the letters. */
  readonly outline: Ink | null;
  /** A soft shadow sets them off a ground that is not far from their lightness. */
  readonly hasShadow: boolean;
}

/** Contrast to one from which letters need no shadow. */
const plainContrast = 9;

function write(sheet: Sheet, { placed, typeface, ink, outline, hasShadow }: Lines): void {
  const { lettering, box, alignment } = placed;
  const margin = Math.ceil(0.3 * lettering.sizePixels);
  const context = createCanvas(box.right - box.left + 2 * margin, box.bottom - box.top + 2 * margin).getContext('2d');
  const at = { left: margin, top: margin, alignment };
  const isLight = towardsFor(ink) < 128;
  context.shadowColor = isLight ? 'rgba(0, 0, 0, 0.5)' : 'rgba(255, 255, 255, 0.4)';
  context.shadowBlur = hasShadow ? 0.12 * lettering.sizePixels : 0;
  if (!hasShadow) context.shadowColor = 'transparent';
  if (outline) {
    context.lineJoin = 'round';
    context.lineWidth = Math.max(2, 0.11 * lettering.sizePixels);
    context.strokeStyle = `rgb(${outline.join(', ')})`;
    drawLettering(context, lettering, typeface, { ...at, stroke: true });
    context.shadowColor = 'transparent';
  }
  context.fillStyle = `rgb(${ink.join(', ')})`;
  drawLettering(context, lettering, typeface, at);
  lay(sheet, context, { left: box.left - margin, top: box.top - margin });
}

/** What is transparent, laid on white as viewers show it. */
function onWhite(image: RasterImage): RasterImage {
  const { width, height, channels, data } = image;
  if (channels === 3) return image;
  const seen = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const share = data[4 * i + 3]! / 255;
    for (let c = 0; c < 3; c++) seen[3 * i + c] = Math.round(255 + (data[4 * i + c]! - 255) * share);
  }
  return { width, height, channels: 3, data: seen };
}

function writeOver(sheet: Sheet, input: TextInput, typeface: Typeface, warnings: string[]): void {
  const image = onWhite(sheet.image);
  const ways = [...input.avoid, null];
  let placed = placeText({ image, avoid: ways[0]!, typeface }, input);
  for (let n = 1; n < ways.length && placed.covered > 0.35; n++) placed = placeText({ image, avoid: ways[n]!, typeface }, input);
  if (placed.covered > 0.12)
    warnings.push(`The text ${nameText(input.content)} lies partly over the main subject: there is no other room for it.`);
  const ink = input.ink ?? inkFor(image, placed.box);
  const contrast = contrastOn(image, placed.box, ink);
  const isPoor = contrast < leastContrast;
  const around = contrastBetween(ink, darkInk) >= contrastBetween(ink, lightInk) ? darkInk : lightInk;
  const outline = input.ink && isPoor && contrastBetween(ink, around) >= leastContrast ? around : null;
  if (input.ink && isPoor)
    warnings.push(
      `The colour asked for has a contrast of ${contrast.toFixed(1)}:1 there, under ${leastContrast}:1: it was given ${outline ? 'an outline' : 'a shade behind it'}.`,
    );
  if (isPoor && !outline) shadeBehind(sheet, placed.box, shadeFor(image, placed.box, ink), towardsFor(ink));
  write(sheet, { placed, typeface, ink, outline, hasShadow: contrast < plainContrast });
}

export function addTextTask(input: TextInput): TextDone {
  const { image } = input;
  const sheet: Sheet = { image: { ...image, data: Uint8Array.from(image.data) }, touched: new Uint8Array(image.width * image.height) };
  const clean = cleanText(input.content);
  const typeface = findTypeface(faceFor(clean.content), clean.content);
  const warnings = [...clean.warnings, ...missingWarning(typeface.missing, clean.content)];
  if (typeface.content.trim() === '') warnings.push('There is no text to write.');
  else if (input.target) warnings.push(...printOn(sheet, { target: input.target, ink: input.ink, typeface }));
  else writeOver(sheet, input, typeface, warnings);
  return { image: sheet.image, mayChange: sheet.touched, warnings };
}
