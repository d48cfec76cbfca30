/**
 * Sets the scene's texts in real type over the finished picture: titles and signs in the band kept free above, captions and labels below.
 * Exactly the characters asked for; contrast at least 4.5:1 measured against the pixels beneath; never over the hero.
 */
import { createCanvas } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import type { Composition, Place, SceneText, TextBand } from '../../scene/index.ts';
import { drawBoard, overlay } from './board.ts';
import { cleanText, missingWarning } from './characters.ts';
import { contrastRatio, luminance, measureRange, type PixelBox, shadeBox } from './contrast.ts';
import { findTypeface, type Typeface } from './fonts.ts';
import { drawLettering, fitLettering, type Lettering } from './lettering.ts';
import { calmestBox, type IdPlane } from './quiet.ts';
import type { FaceName } from './typefaces.ts';

export interface TypeContext {
  /** Only the bands kept free for text are read. */
  readonly layout: Pick<Composition, 'titleBand' | 'captionBand'>;
  readonly place: Place;
  /** Of a traced picture: keeps type off its things. */
  readonly idPlane?: IdPlane;
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
  /** Distance of baselines where there are several. */
  readonly leadPixels?: number;
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

/** Sizes by role, shares of the height. */
const largestShare: Readonly<Record<SceneText['role'], number>> = {
  title: 0.2,
  sign: 0.2,
  subtitle: 0.055,
  body: 0.036,
  caption: 0.04,
  label: 0.04,
  menu: 0.036,
  chart: 0.036,
};

interface SetLine {
  readonly lettering: Lettering;
  readonly typeface: Typeface;
  readonly box: PixelBox;
}

/** In the middle, else to the side that is calmer. */
function calmPlace(image: RasterImage, box: PixelBox, plane: IdPlane | undefined): PixelBox {
  const room = image.width - (box.right - box.left);
  const margin = Math.min(Math.round(image.width * 0.06), Math.floor(room / 2));
  const width = box.right - box.left;
  const moved = [box.left, margin, image.width - width - margin].map((left) => ({ ...box, left, right: left + width }));
  return calmestBox(image, moved, plane);
}

function placeText(image: RasterImage, slot: Slot, typeface: Typeface, plane: IdPlane | undefined): SetLine {
  const big = slot.text.role === 'title' || slot.text.role === 'sign';
  const inset = slot.text.role === 'sign' ? 0.72 : 1;
  const lettering = fitLettering(typeface.content, typeface, {
    width: image.width * (big ? 0.84 : 0.8) * (slot.text.role === 'sign' ? 0.86 : 1),
    height: (slot.bottom - slot.top) * inset,
    largest: Math.min(image.height, image.width * 1.5) * largestShare[slot.text.role],
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
  return { lettering, typeface, box: big ? box : calmPlace(image, box, plane) };
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
    const line = placeText(image, slot, face, context.idPlane);
    if (slot.text.role === 'sign') drawBoard(image, line.box);
    const ink = prepareGround(image, line.box);
    done.push({ content: slot.text.content, box: line.box, ink, contrast: measureContrast(image, line.box, ink) });
    drawInk(image, line, ink);
  }
  return { texts: done, warnings };
}
