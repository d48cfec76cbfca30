/** Lines of type fitted to a box: the breaks and the size that fill it best. Knows nothing of colour. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Typeface } from './fonts.ts';
import { breakEvenly, breakGreedily, joinPieces, type Measured, splitPieces } from './line-break.ts';

export interface Lettering {
  readonly lines: readonly string[];
  readonly sizePixels: number;
  /** Distance of baselines. */
  readonly leadPixels: number;
  /** The ink of all lines. */
  readonly width: number;
  readonly height: number;
  /** From the top of the ink to the first baseline. */
  readonly ascent: number;
  /** Em between letters. */
  readonly tracking: number;
}

export interface LetteringBox {
  readonly width: number;
  readonly height: number;
  /** Largest size in pixels. */
  readonly largest: number;
  readonly mostLines: number;
  /** Distance of baselines in em. Default 1.16. */
  readonly leading?: number;
  /** Em between letters. Default 0. */
  readonly tracking?: number;
  /** One line more must make the type so many times larger. Default 1.08. */
  readonly lineGain?: number;
}

/** Widths are measured once at this size and scaled: the canvas sets type without hinting. */
const trial = 100;
/** Paragraphs of more pieces are broken greedily. */
const mostPiecesEven = 60;

interface Sample {
  readonly paragraphs: readonly (readonly Measured[])[];
  readonly space: number;
}

function sampleText(context: SKRSContext2D, content: string): Sample {
  const known = new Map<string, number>();
  const widthOf = (text: string): number => {
    if (!known.has(text)) known.set(text, context.measureText(text).width);
    return known.get(text)!;
  };
  const space = widthOf('n n') - widthOf('nn');
  const paragraphs = content.split('\n').map((line) => splitPieces(line).map((piece) => ({ piece, width: widthOf(piece.text) })));
  return { paragraphs, space };
}

interface Inked {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** Ink of lines at the trial size. */
function measureInk(context: SKRSContext2D, lines: readonly string[], tracking: number): Inked {
  const metrics = lines.map((line) => context.measureText(line));
  // The canvas adds tracking behind the last letter too.
  const width = Math.max(...metrics.map((m) => Math.max(m.width - tracking * trial, m.actualBoundingBoxRight + m.actualBoundingBoxLeft)));
  const ascent = metrics[0]?.actualBoundingBoxAscent || trial * 0.7;
  return { width: Math.max(width, 1), ascent, descent: Math.max(0, metrics.at(-1)?.actualBoundingBoxDescent ?? 0) };
}

const linesOf = (pieces: readonly Measured[], breaks: readonly [number, number][]): string[] =>
  breaks.map(([from, to]) => joinPieces(pieces.slice(from, to).map(({ piece }) => piece)));

/** Ways to break a short text: into as many lines as it has paragraphs, and up to `most`. */
function* evenWays({ paragraphs, space }: Sample, most: number): Generator<string[]> {
  if (paragraphs.length > 1) {
    yield paragraphs.map((pieces) => joinPieces(pieces.map(({ piece }) => piece)));
    for (let extra = 2; extra <= Math.max(2, Math.ceil(most / paragraphs.length)); extra++)
      yield paragraphs.flatMap((pieces) => linesOf(pieces, breakEvenly(pieces, space, Math.min(extra, pieces.length)) ?? []));
    return;
  }
  const pieces = paragraphs[0]!;
  for (let count = 1; count <= Math.min(most, pieces.length); count++) {
    const breaks = breakEvenly(pieces, space, count);
    if (breaks) yield linesOf(pieces, breaks);
  }
}

/** The largest size at which the text, broken to the width, is no taller than the box; found by halving. */
function fitLongText({ paragraphs, space }: Sample, box: LetteringBox, lead: number): string[] {
  const broken = (size: number): string[] => {
    const width = (box.width / size) * trial;
    return paragraphs.flatMap((pieces) => (pieces.length === 0 ? [''] : linesOf(pieces, breakGreedily(pieces, space, width))));
  };
  const widest = Math.max(1, ...paragraphs.flat().map(({ width }) => width));
  const fits = (size: number): boolean =>
    (broken(size).length - 1) * size * lead + size <= box.height && (widest * size) / trial <= box.width;
  let [low, high] = [0.5, box.largest];
  if (fits(high)) return broken(high);
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return broken(low);
}

/** The content is never changed or cut: a long text gets small. Spaces at breaks are the only characters not drawn. */
export function fitLettering(content: string, typeface: Typeface, box: LetteringBox): Lettering {
  const context = createCanvas(8, 8).getContext('2d');
  const { leading: lead = 1.16, tracking = 0, lineGain = 1.08 } = box;
  typeface.apply(context, trial, tracking);
  const sample = sampleText(context, content);
  let best: Lettering | null = null;
  const consider = (lines: readonly string[]): void => {
    const { width, ascent, descent } = measureInk(context, lines, tracking);
    const height = ascent + descent + lead * trial * (lines.length - 1);
    const scale = Math.min(box.width / width, box.height / height, box.largest / trial);
    if (best && scale * trial <= best.sizePixels * lineGain ** Math.max(0, lines.length - best.lines.length)) return;
    const size = trial * scale;
    best = {
      lines,
      sizePixels: size,
      leadPixels: size * lead,
      width: width * scale,
      height: height * scale,
      ascent: ascent * scale,
      tracking,
    };
  };
  const pieceCount = sample.paragraphs.reduce((sum, pieces) => sum + pieces.length, 0);
  if (pieceCount > mostPiecesEven) consider(fitLongText(sample, box, lead));
  else for (const lines of evenWays(sample, box.mostLines)) consider(lines);
  return best!;
}

export type Alignment = 'left' | 'centre' | 'right';

/** How far the ink of a line stands from its origin, so that edges of lines of any letter lie on one line. */
function opticalShift(context: SKRSContext2D, line: string, alignment: Alignment): number {
  const metrics = context.measureText(line);
  const left = -metrics.actualBoundingBoxLeft;
  const right = metrics.actualBoundingBoxRight;
  if (alignment === 'left') return -left;
  if (alignment === 'right') return -right;
  return -(left + right) / 2;
}

export interface LetteringPlace {
  /** Of the ink's box. */
  readonly left: number;
  readonly top: number;
  /** Default centre. */
  readonly alignment?: Alignment;
  /** Of the box within which the lines are aligned. Default the lettering's own. */
  readonly width?: number;
}

/** Draws with the top left of the ink at (left, top), or strokes instead of filling. */
export function drawLettering(
  context: SKRSContext2D,
  lettering: Lettering,
  typeface: Typeface,
  { left, top, alignment = 'centre', width = lettering.width, stroke = false }: LetteringPlace & { stroke?: boolean },
): void {
  typeface.apply(context, lettering.sizePixels, lettering.tracking);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const at = left + (alignment === 'left' ? 0 : alignment === 'right' ? width : width / 2);
  for (const [index, line] of lettering.lines.entries()) {
    const x = at + opticalShift(context, line, alignment);
    const y = top + lettering.ascent + index * lettering.leadPixels;
    if (stroke) context.strokeText(line, x, y);
    else context.fillText(line, x, y);
  }
}
