/** Lines of type fitted to a box: the breaks and the size that fill it best. Knows nothing of colour. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Typeface } from './fonts.ts';

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
}

/** All ways that are worth a look: as few lines as 1, as many as `most`, each as even as its words allow. Text without spaces breaks anywhere. */
function breakLines(content: string, most: number): string[][] {
  const hard = content.split('\n');
  if (hard.length > 1) return [hard];
  const joint = content.includes(' ') ? ' ' : '';
  const words = joint === '' ? [content] : content.split(' ');
  const pieces = joint === '' && /[\u3000-\u9fff\uac00-\ud7af]/u.test(content) ? [...content] : words;
  const ways: string[][] = [];
  for (let count = 1; count <= Math.min(most, pieces.length); count++) {
    const target = pieces.join(joint).length / count;
    const lines: string[] = [];
    let line = '';
    for (const [index, piece] of pieces.entries()) {
      const longer = line === '' ? piece : line + joint + piece;
      const left = pieces.length - index;
      const needed = count - lines.length - 1;
      if (line !== '' && needed > 0 && (longer.length > target + piece.length / 2 || left <= needed)) {
        lines.push(line);
        line = piece;
      } else line = longer;
    }
    ways.push([...lines, line]);
  }
  return ways;
}

function measure(context: SKRSContext2D, lines: readonly string[], leading: number): { width: number; height: number; ascent: number } {
  const metrics = lines.map((line) => context.measureText(line));
  const width = Math.max(...metrics.map((m) => Math.max(m.width, m.actualBoundingBoxRight + m.actualBoundingBoxLeft)));
  const ascent = metrics[0]!.actualBoundingBoxAscent;
  const descent = Math.max(0, metrics.at(-1)!.actualBoundingBoxDescent);
  return { width, ascent, height: ascent + descent + leading * (lines.length - 1) };
}

export interface LetteringBox {
  readonly width: number;
  readonly height: number;
  /** Largest size in pixels. */
  readonly largest: number;
  readonly mostLines: number;
}

/** The content is never changed or cut: a long text gets small. Spaces at breaks are the only characters not drawn. */
export function fitLettering(content: string, typeface: Typeface, box: LetteringBox): Lettering {
  const context = createCanvas(8, 8).getContext('2d');
  const trial = 200;
  context.font = typeface.font(trial);
  const lead = 1.16;
  let best: Lettering | null = null;
  for (const lines of breakLines(content, box.mostLines)) {
    const at = measure(context, lines, trial * lead);
    const scale = Math.min(box.width / at.width, box.height / at.height, box.largest / trial);
    if (best && scale * trial <= best.sizePixels * 1.08) continue;
    const size = trial * scale;
    best = {
      lines,
      sizePixels: size,
      leadPixels: size * lead,
      width: at.width * scale,
      height: at.height * scale,
      ascent: at.ascent * scale,
    };
  }
  return best!;
}

/** Draws with the top left of the ink at (left, top), lines centred. */
export function drawLettering(context: SKRSContext2D, lettering: Lettering, typeface: Typeface, at: { left: number; top: number }): void {
  context.font = typeface.font(lettering.sizePixels);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const [index, line] of lettering.lines.entries()) {
    context.fillText(line, at.left + lettering.width / 2, at.top + lettering.ascent + index * lettering.leadPixels);
  }
}
