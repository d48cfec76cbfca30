/** A sheet that is being designed: its canvas, palette and fonts, and the one way by which text gets onto it, with measured contrast. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PixelSize } from '../../engine.ts';
import type { Rng } from '../../shared/rng.ts';
import {
  type Alignment,
  contrastRatio,
  drawLettering,
  type FaceName,
  type FontCase,
  fitLettering,
  type Lettering,
  luminance,
  missingWarning,
  nameText,
  type SetText,
  type Typeface,
} from '../render/type/index.ts';
import { channelsOf, type Palette } from './palette.ts';

/** Pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  /** A hundredth of the shorter side. */
  readonly unit: number;
  readonly rng: Rng;
  readonly palette: Palette;
  readonly fonts: FontCase;
  readonly placed: SetText[];
  readonly warnings: Set<string>;
}

export interface TextSpec {
  readonly content: string;
  readonly face: FaceName;
  readonly box: Box;
  /** Default left. */
  readonly align?: Alignment;
  /** Default top. */
  readonly valign?: 'top' | 'middle' | 'bottom';
  /** Pixels. Default the box's height. */
  readonly largest?: number;
  /** Default 3. */
  readonly mostLines?: number;
  readonly tracking?: number;
  readonly leading?: number;
  readonly lineGain?: number;
  /** Default the palette's ink; another is taken where its contrast is below 4.5. */
  readonly ink?: string;
}

export interface FittedText {
  readonly spec: TextSpec;
  readonly typeface: Typeface;
  readonly lettering: Lettering;
}

export const leastContrast = 4.5;
/** Cap height below which a text cannot be read: as a share of the shorter side (16 pixels in a 2K image), and in pixels. */
const leastCapShare = 16 / 2048;
const leastCapPixels = 6;
const capHeight = 0.7;

export function createSheet(size: PixelSize, parts: Pick<Sheet, 'rng' | 'palette' | 'fonts' | 'warnings'>): Sheet {
  const canvas = createCanvas(size.width, size.height);
  return { ...parts, canvas, context: canvas.getContext('2d'), ...size, unit: Math.min(size.width, size.height) / 100, placed: [] };
}

export const insetBox = ({ left, top, width, height }: Box, x: number, y = x): Box => ({
  left: left + x,
  top: top + y,
  width: Math.max(1, width - 2 * x),
  height: Math.max(1, height - 2 * y),
});

/** null: nothing of the text can be drawn. Tells of characters that no font has. */
export function fitText(sheet: Sheet, spec: TextSpec): FittedText | null {
  const typeface = sheet.fonts.find(spec.face, spec.content);
  for (const warning of missingWarning(typeface.missing, spec.content)) sheet.warnings.add(warning);
  if (typeface.content.trim() === '') return null;
  const { box, largest = box.height, mostLines = 3, tracking = 0, leading = 1.16, lineGain = 1.08 } = spec;
  const lettering = fitLettering(typeface.content.trim(), typeface, {
    width: box.width,
    height: box.height,
    largest,
    mostLines,
    tracking,
    leading,
    lineGain,
  });
  return { spec, typeface, lettering };
}

interface Tone {
  readonly dark: number;
  readonly bright: number;
}

/** Luminance beneath a box, worst of 96 %. */
function toneOf(sheet: Sheet, box: Box): Tone {
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const width = Math.max(1, Math.min(sheet.width - left, Math.ceil(box.width)));
  const height = Math.max(1, Math.min(sheet.height - top, Math.ceil(box.height)));
  const { data } = sheet.context.getImageData(left, top, width, height);
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 3000)));
  const values: number[] = [];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const i = (y * width + x) * 4;
      values.push(luminance(data[i]!, data[i + 1]!, data[i + 2]!));
    }
  }
  values.sort((a, b) => a - b);
  return {
    dark: values[Math.floor(0.02 * values.length)]!,
    bright: values[Math.min(values.length - 1, Math.floor(0.98 * values.length))]!,
  };
}

function contrastOf(ink: string, { dark, bright }: Tone): number {
  const own = luminance(...channelsOf(ink));
  return Math.min(contrastRatio(own, dark), contrastRatio(own, bright));
}

/** A soft field behind a text that lies on too lively a ground. */
function drawScrim({ context }: Sheet, box: Box, colour: string): void {
  const spread = Math.max(4, box.height * 0.35);
  context.save();
  context.filter = `blur(${Math.round(spread * 0.45)}px)`;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(box.left - spread * 0.6, box.top - spread * 0.5, box.width + spread * 1.2, box.height + spread, spread * 0.6);
  context.fill();
  context.restore();
}

interface Readable {
  readonly ink: string;
  readonly contrast: number;
}

/** The ink asked for, or the first of the palette that reads; where none does the ground is calmed beneath the better of white and black. */
function makeReadable(sheet: Sheet, box: Box, wanted: string): Readable {
  const tone = toneOf(sheet, box);
  const { ink, paper } = sheet.palette;
  for (const candidate of [wanted, ink, paper, '#fffaf0', '#141214']) {
    const contrast = contrastOf(candidate, tone);
    if (contrast >= leastContrast) return { ink: candidate, contrast };
  }
  const best = contrastOf('#fffaf0', tone) >= contrastOf('#141214', tone) * 0.8 ? '#fffaf0' : '#141214';
  const field = best === '#141214' ? 'rgba(255, 252, 246, 0.28)' : 'rgba(10, 9, 14, 0.28)';
  for (let pass = 0; pass < 14; pass++) {
    drawScrim(sheet, box, field);
    const contrast = contrastOf(best, toneOf(sheet, box));
    if (contrast >= leastContrast) return { ink: best, contrast };
  }
  const contrast = contrastOf(best, toneOf(sheet, box));
  return { ink: best, contrast };
}

const shiftOf = (room: number, used: number, where: 'start' | 'middle' | 'end'): number =>
  where === 'start' ? 0 : where === 'middle' ? (room - used) / 2 : room - used;

/** Draws in its box, remembers where. Returns the ink's box. */
export function drawFitted(sheet: Sheet, { spec, typeface, lettering }: FittedText): Box {
  const { box, valign = 'top', content } = spec;
  const align: Alignment = typeface.direction === 'rtl' && (spec.align ?? 'left') === 'left' ? 'right' : (spec.align ?? 'left');
  const across = align === 'left' ? 'start' : align === 'centre' ? 'middle' : 'end';
  const left = box.left + shiftOf(box.width, lettering.width, across);
  const top = box.top + shiftOf(box.height, lettering.height, valign === 'top' ? 'start' : valign === 'middle' ? 'middle' : 'end');
  const inked: Box = { left, top, width: lettering.width, height: lettering.height };
  const { ink, contrast } = makeReadable(sheet, inked, spec.ink ?? sheet.palette.ink);
  sheet.context.fillStyle = ink;
  drawLettering(sheet.context, lettering, typeface, { left, top, alignment: align });
  if (lettering.sizePixels * capHeight < Math.max(leastCapPixels, leastCapShare * Math.min(sheet.width, sheet.height)))
    sheet.warnings.add(`The text ${nameText(content)} is too long for its place and was set very small`);
  sheet.placed.push({
    content: typeface.content.trim(),
    box: {
      left: Math.max(0, Math.floor(left)),
      top: Math.max(0, Math.floor(top)),
      right: Math.min(sheet.width, Math.ceil(left + lettering.width)),
      bottom: Math.min(sheet.height, Math.ceil(top + lettering.height)),
    },
    ink: channelsOf(ink),
    contrast,
    lineCount: lettering.lines.length,
    leadPixels: lettering.leadPixels,
    face: spec.face,
  });
  return inked;
}

/** Fits and draws. Returns the ink's box, or one without height at the top of the spec's where nothing can be drawn. */
export function setText(sheet: Sheet, spec: TextSpec): Box {
  const fitted = fitText(sheet, spec);
  return fitted ? drawFitted(sheet, fitted) : { ...spec.box, height: 0 };
}
