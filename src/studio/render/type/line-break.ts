/**
 * Where a line may end, and which of the ways to break a text reads best. Knows widths, not fonts.
 *
 * source: Unicode line breaking (UAX 14) in spirit; kinsoku after JIS X 4051 and the W3C's requirements for Japanese and Chinese layout;
 * lines are chosen all at once by least squares, as Knuth and Plass (1981) do.
 */

/** Never parted. `glue` is what is drawn between this and the next on the same line. */
export interface Piece {
  readonly text: string;
  readonly glue: '' | ' ';
  /** Cost of ending a line here, in shares of the squared width. */
  readonly penalty: number;
}

/** May not begin a line: closing brackets, stops, small kana, the mark of a long vowel. */
const notFirst =
  /^[、。，．・：；？！‼⁇⁈⁉…‥ー～〜゛゜々〻ヽヾゝゞぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ）］｝〕〉》」』】〙〗〟’”｠»%‰°℃)\]},.!?;:]/u;
/** May not end a line: opening brackets, signs before a number. */
const notLast = /[（［｛〔〈《「『【〘〖〝‘“｟«([{￥＄£¥$№#]$/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60ー]/u;

/** Small words that belong to what follows. */
const leaning = new Set(
  'a an the of to in on at by for with and or & i le la les de du des un une el los las y der die das und von zu il e é о в на и с к'.split(
    ' ',
  ),
);

const languageOf = (content: string): string => (/[\u3040-\u30ff]/u.test(content) ? 'ja' : 'zh');

/** A run without spaces: Chinese and Japanese words, and the parts of words with hyphens. */
function splitRun(run: string): Piece[] {
  if (!wide.test(run)) {
    const parts = run.split(/(?<=[\p{L}\d][-‐–—/])(?=[\p{L}])/u);
    return parts.map((text) => ({ text, glue: '', penalty: 0.06 }));
  }
  const pieces: Piece[] = [];
  for (const { segment } of new Intl.Segmenter(languageOf(run), { granularity: 'word' }).segment(run)) {
    const letters = wide.test(segment) ? [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(segment)] : [{ segment }];
    for (const [index, letter] of letters.entries()) {
      const last = pieces.at(-1);
      const isBound = last && (notFirst.test(letter.segment) || notLast.test(last.text));
      // Inside a word a break is allowed, but not liked.
      const isStop = /[。，、！？；：]$/u.test(letter.segment);
      const penalty = isStop ? -0.18 : index < letters.length - 1 ? 0.25 : 0;
      if (isBound) pieces[pieces.length - 1] = { text: last.text + letter.segment, glue: '', penalty };
      else pieces.push({ text: letter.segment, glue: '', penalty });
    }
  }
  return pieces;
}

/** Of one paragraph. Digits and their unit, and marks of punctuation that stand alone, stay together. */
export function splitPieces(paragraph: string): Piece[] {
  const runs = paragraph.split(/ +/).filter((run) => run !== '');
  return runs.flatMap((run, index) => {
    const pieces = splitRun(run);
    const last = pieces.at(-1)!;
    const next = runs[index + 1];
    const isLeaning = leaning.has(run.toLowerCase());
    const holdsNumber = /^\d[\d.,:]*$/.test(run) && next !== undefined && next.length <= 3;
    const holdsMark = next !== undefined && /^[^\p{L}\p{N}]+$/u.test(next);
    const penalty = next === undefined ? 0 : holdsNumber || holdsMark ? 0.5 : isLeaning ? 0.18 : /[,;:.!?]$/.test(run) ? -0.02 : 0;
    pieces[pieces.length - 1] = { text: last.text, glue: ' ', penalty };
    return pieces;
  });
}

export interface Measured {
  readonly piece: Piece;
  readonly width: number;
}

export const joinPieces = (pieces: readonly Piece[]): string =>
  pieces.map((piece, index) => piece.text + (index < pieces.length - 1 ? piece.glue : '')).join('');

/** Sums of widths, so that the width of a line is a difference. */
function sumsOf(pieces: readonly Measured[], space: number): Float64Array {
  const sums = new Float64Array(pieces.length + 1);
  for (const [index, { piece, width }] of pieces.entries()) sums[index + 1] = sums[index]! + width + (piece.glue === ' ' ? space : 0);
  return sums;
}

/** First to last index (one past) of each line in the best way to break into exactly `count` lines; null when there are fewer pieces. */
export function breakEvenly(pieces: readonly Measured[], space: number, count: number): [number, number][] | null {
  const total = pieces.length;
  if (count > total || count < 1) return null;
  const sums = sumsOf(pieces, space);
  const widthOf = (from: number, to: number): number => sums[to]! - sums[from]! - (pieces[to - 1]!.piece.glue === ' ' ? space : 0);
  const target = sums[total]! / count;
  let costs = new Float64Array(total + 1).fill(Infinity);
  costs[0] = 0;
  const cameFrom: Int32Array[] = [];
  for (let line = 1; line <= count; line++) {
    const next = new Float64Array(total + 1).fill(Infinity);
    const from = new Int32Array(total + 1).fill(-1);
    for (let end = line; end <= total - (count - line); end++) {
      for (let start = end - 1; start >= line - 1; start--) {
        const slack = widthOf(start, end) / target - 1;
        if (slack > 1 && end - start > 1) break;
        const cost = costs[start]! + slack * slack * (slack > 0 ? 2.5 : 1) + (end < total ? pieces[end - 1]!.piece.penalty : 0);
        if (cost < next[end]!) [next[end], from[end]] = [cost, start];
      }
    }
    costs = next;
    cameFrom.push(from);
  }
  if (costs[total] === Infinity) return null;
  const lines: [number, number][] = [];
  for (let end = total, line = count - 1; line >= 0; line--) {
    const start = cameFrom[line]![end]!;
    lines.unshift([start, end]);
    end = start;
  }
  return lines;
}

/** As many to a line as fit the width, and no widow: a last line of one short word takes the one before it along. */
export function breakGreedily(pieces: readonly Measured[], space: number, width: number): [number, number][] {
  const lines: [number, number][] = [];
  let [start, used] = [0, 0];
  for (const [index, { piece, width: own }] of pieces.entries()) {
    if (index > start && used + own > width) {
      lines.push([start, index]);
      [start, used] = [index, 0];
    }
    used += own + (piece.glue === ' ' ? space : 0);
  }
  if (pieces.length > 0) lines.push([start, pieces.length]);
  const [before, last] = [lines.at(-2), lines.at(-1)];
  const isWidow = last && before && last[1] - last[0] === 1 && pieces[last[0]]!.width < width * 0.3 && before[1] - before[0] > 2;
  if (isWidow) {
    before[1]--;
    last[0]--;
  }
  return lines;
}
