/**
 * Sets the scene's texts in real type over the finished picture: titles and signs in the band kept free above, captions and labels below.
 * Exactly the characters asked for; contrast at least 4.5:1 measured against the pixels beneath; never over the hero.
 */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import type { Layout, Place, SceneText, TextBand } from '../../scene/index.ts';
import { cleanText, missingWarning } from './characters.ts';
import { contrastRatio, luminance, measureRange, type PixelBox, shadeBox } from './contrast.ts';
import { findTypeface, type Typeface } from './fonts.ts';
import { drawLettering, fitLettering, type Lettering } from './lettering.ts';
import type { FaceName } from './typefaces.ts';

export interface TypeContext {
  readonly layout: Layout;
  readonly place: Place;
}

/** Where a text was set, for tests and for whoever wants to know. */
export interface SetText {
  readonly content: string;
  readonly box: PixelBox;
  readonly ink: readonly [number, number, number];
  /** Against the pixels beneath, worst of 96 % of the box, before the ink was laid on. */
  readonly contrast: number;
  /** Default 1. */
  readonly lineCount?: number;
  readonly face?: FaceName;
}

export interface TypeResult {
  readonly texts: readonly SetText[];
  readonly warnings: string[];
}

const lightInk = [255, 250, 240] as const;
const darkInk = [24, 20, 22] as const;
const wantedContrast = 4.8;

const elegantPlaces: readonly Place[] = ['library', 'cafe', 'living-room', 'bedroom', 'mountains', 'lake', 'beach', 'sea'];

function chooseFace(text: SceneText, place: Place): FaceName {
  if (text.role !== 'title' && text.role !== 'sign') return 'text';
  if (text.role === 'sign') return place === 'cafe' || place === 'kitchen' || place === 'beach' ? 'hand' : 'sans';
  if (text.content === text.content.toUpperCase() && text.content.length < 32) return 'poster';
  return elegantPlaces.includes(place) ? 'serif' : 'sans';
}

interface Slot {
  readonly text: SceneText;
  readonly top: number;
  readonly bottom: number;
}

/** Shares a band between its texts, in the order of the prompt. */
function shareBand(texts: readonly SceneText[], band: TextBand | null, height: number): Slot[] {
  if (!band || texts.length === 0) return [];
  const each = ((band.bottom - band.top) * height) / texts.length;
  return texts.map((text, index) => ({ text, top: band.top * height + index * each, bottom: band.top * height + (index + 0.9) * each }));
}

interface SetLine {
  readonly lettering: Lettering;
  readonly typeface: Typeface;
  readonly box: PixelBox;
}

function placeText(image: RasterImage, slot: Slot, typeface: Typeface): SetLine {
  const big = slot.text.role === 'title' || slot.text.role === 'sign';
  const inset = slot.text.role === 'sign' ? 0.72 : 1;
  const lettering = fitLettering(typeface.content, typeface, {
    width: image.width * (big ? 0.84 : 0.8) * (slot.text.role === 'sign' ? 0.86 : 1),
    height: (slot.bottom - slot.top) * inset,
    largest: big ? image.height * 0.2 : Math.min(image.height * 0.04, image.width * 0.06),
    mostLines: big ? 3 : 2,
  });
  const left = Math.round((image.width - lettering.width) / 2);
  const top = Math.round(big ? (slot.top + slot.bottom - lettering.height) / 2 : slot.bottom - lettering.height);
  const box = {
    left,
    top,
    right: Math.min(image.width, left + Math.ceil(lettering.width)),
    bottom: Math.min(image.height, top + Math.ceil(lettering.height)),
  };
  return { lettering, typeface, box };
}

/** Lays a straight-alpha canvas on the picture with its top left at (left, top). */
function overlay(image: RasterImage, context: SKRSContext2D, at: { left: number; top: number }): void {
  const { width, height } = context.canvas;
  const source = context.getImageData(0, 0, width, height).data;
  for (let y = 0; y < height; y++) {
    const row = y + at.top;
    if (row < 0 || row >= image.height) continue;
    for (let x = 0; x < width; x++) {
      const column = x + at.left;
      const alpha = source[(y * width + x) * 4 + 3]! / 255;
      if (alpha === 0 || column < 0 || column >= image.width) continue;
      const i = (row * image.width + column) * image.channels;
      for (let c = 0; c < 3; c++)
        image.data[i + c] = Math.round(image.data[i + c]! * (1 - alpha) + source[(y * width + x) * 4 + c]! * alpha);
    }
  }
}

const inkLuminance = (ink: readonly [number, number, number]): number => luminance(...ink);

function measureContrast(image: RasterImage, box: PixelBox, ink: readonly [number, number, number]): number {
  const range = measureRange(image, box);
  const own = inkLuminance(ink);
  return Math.min(contrastRatio(own, range.dark), contrastRatio(own, range.bright));
}

/** The ink that needs less help; the ground beneath is then darkened or lightened until it suffices. */
function prepareGround(image: RasterImage, box: PixelBox): readonly [number, number, number] {
  const range = measureRange(image, box);
  const light = contrastRatio(inkLuminance(lightInk), range.bright);
  const dark = contrastRatio(inkLuminance(darkInk), range.dark);
  const ink = light >= dark * 0.75 ? lightInk : darkInk;
  const feather = Math.round(Math.max(8, image.height * 0.1));
  const towards = ink === lightInk ? 6 : 250;
  for (let pass = 0; pass < 24 && measureContrast(image, box, ink) < wantedContrast; pass++)
    shadeBox(image, box, 0.12, { feather, towards });
  return ink;
}

/** A hanging wooden board behind a sign, with ropes to the upper edge. */
function drawBoard(image: RasterImage, box: PixelBox): void {
  const padX = Math.round((box.bottom - box.top) * 0.42 + image.width * 0.02);
  const padY = Math.round((box.bottom - box.top) * 0.3);
  const width = box.right - box.left + 2 * padX;
  const height = box.bottom - box.top + 2 * padY;
  const left = box.left - padX;
  const top = box.top - padY;
  const margin = Math.round(height * 0.25);
  const context = createCanvas(width + 2 * margin, top + height + margin).getContext('2d');
  context.strokeStyle = '#4a3826';
  context.lineWidth = Math.max(2, height * 0.035);
  for (const x of [0.14, 0.86]) {
    context.beginPath();
    context.moveTo(margin + width * (x + (x - 0.5) * 0.04), 0);
    context.lineTo(margin + width * x, top + height * 0.14);
    context.stroke();
  }
  context.shadowColor = 'rgba(0, 0, 0, 0.55)';
  context.shadowBlur = height * 0.14;
  context.shadowOffsetY = height * 0.06;
  const wood = context.createLinearGradient(0, top, 0, top + height);
  wood.addColorStop(0, '#6d4526');
  wood.addColorStop(0.5, '#55331a');
  wood.addColorStop(1, '#3d2310');
  context.fillStyle = wood;
  context.beginPath();
  context.roundRect(margin, top, width, height, height * 0.1);
  context.fill();
  context.shadowColor = 'transparent';
  context.clip();
  drawGrain(context, { left: margin, top, width, height });
  overlay(image, context, { left: left - margin, top: 0 });
}

function drawGrain(context: SKRSContext2D, board: { left: number; top: number; width: number; height: number }): void {
  const { left, top, width, height } = board;
  for (let i = 0; i < 46; i++) {
    const y = top + (height * (i + 0.5)) / 46;
    context.strokeStyle = `rgba(20, 9, 2, ${0.05 + 0.13 * Math.abs(Math.sin(i * 12.9898))})`;
    context.lineWidth = Math.max(1, height * (0.006 + 0.008 * Math.abs(Math.sin(i * 4.1))));
    context.beginPath();
    for (let s = 0; s <= 24; s++) {
      const x = left + (width * s) / 24;
      const sway = Math.sin(s * 0.42 + i * 0.9) * height * 0.012 + Math.sin(s * 0.17 + i * 2.3) * height * 0.016;
      if (s === 0) context.moveTo(x, y + sway);
      else context.lineTo(x, y + sway);
    }
    context.stroke();
  }
  context.strokeStyle = 'rgba(255, 214, 160, 0.28)';
  context.lineWidth = Math.max(1, height * 0.012);
  context.beginPath();
  context.roundRect(left + height * 0.05, top + height * 0.05, width - height * 0.1, height * 0.9, height * 0.07);
  context.stroke();
}

function drawInk(image: RasterImage, line: SetLine, ink: readonly [number, number, number]): void {
  const { lettering, typeface, box } = line;
  const margin = Math.ceil(lettering.sizePixels * 0.3);
  const context = createCanvas(box.right - box.left + 2 * margin, box.bottom - box.top + 2 * margin).getContext('2d');
  context.fillStyle = `rgb(${ink.join(', ')})`;
  context.shadowColor = ink === lightInk ? 'rgba(0, 0, 0, 0.45)' : 'rgba(255, 255, 255, 0.35)';
  context.shadowBlur = lettering.sizePixels * 0.1;
  context.shadowOffsetY = ink === lightInk ? lettering.sizePixels * 0.02 : 0;
  drawLettering(context, lettering, typeface, { left: margin, top: margin });
  overlay(image, context, { left: box.left - margin, top: box.top - margin });
}

/** Writes onto the image in place. */
export function setTexts(image: RasterImage, texts: readonly SceneText[], context: TypeContext): TypeResult {
  const big = texts.filter((text) => text.role === 'title' || text.role === 'sign');
  const small = texts.filter((text) => text.role !== 'title' && text.role !== 'sign');
  const slots = [...shareBand(big, context.layout.titleBand, image.height), ...shareBand(small, context.layout.captionBand, image.height)];
  const done: SetText[] = [];
  const warnings: string[] = [];
  for (const { text, ...band } of slots) {
    const clean = cleanText(text.content);
    warnings.push(...clean.warnings);
    const slot = { ...band, text: { ...text, content: clean.content } };
    const face = findTypeface(chooseFace(slot.text, context.place), clean.content);
    warnings.push(...missingWarning(face.missing, clean.content));
    if (face.content.trim() === '') continue;
    const line = placeText(image, slot, face);
    if (slot.text.role === 'sign') drawBoard(image, line.box);
    const ink = prepareGround(image, line.box);
    done.push({ content: slot.text.content, box: line.box, ink, contrast: measureContrast(image, line.box, ink) });
    drawInk(image, line, ink);
  }
  return { texts: done, warnings };
}
