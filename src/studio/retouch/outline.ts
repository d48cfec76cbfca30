/**
 * Reads a cut-out's outline: where the head is, which way it looks, where it stands. Rules of thumb on the silhouette,
 * no recognition: right for most animals and people seen from the side, and silent (`facing: 0`) where nothing tells.
 */
import type { CutOut } from '../segment/index.ts';

/** All positions are fractions of the cut-out's box: x from its left, y from its top. */
export interface Outline {
  /** Width by height of the box. */
  readonly aspect: number;
  readonly headX: number;
  readonly headWidth: number;
  /** -1 looks left, 1 right, 0 cannot be told. */
  readonly facing: -1 | 0 | 1;
  /** The photograph's own lower edge cuts the figure off, so it has no feet to stand on. */
  readonly cutBelow: boolean;
  /** Where a drink would go; null where no chin is seen. */
  readonly mouth: { readonly x: number; readonly y: number } | null;
}

interface Span {
  left: number;
  right: number;
}

/** Rows looked at over the box's height. */
const rowCount = 160;

export function readOutline(cutOut: CutOut): Outline {
  const { width, height } = cutOut.box;
  const spans = readSpans(cutOut);
  const top = spans.slice(0, Math.round(rowCount * 0.25)).filter((s) => s !== null);
  const headLeft = Math.min(...top.map((s) => s.left));
  const headRight = Math.max(...top.map((s) => s.right));
  const chin = findChin(spans, { left: headLeft, right: headRight });
  const mouth = chin && mouthOf(spans, chin);
  return {
    aspect: width / height,
    headX: (headLeft + headRight) / 2 / width,
    headWidth: (headRight - headLeft) / width,
    facing: chin?.facing ?? 0,
    cutBelow: isCutBelow(cutOut),
    mouth: mouth && { x: mouth.x / width, y: mouth.y },
  };
}

/** Touching the edge with a toe is standing; with a quarter of its width, being cut. */
export function isCutBelow({ width, height, alpha, box }: CutOut): boolean {
  if (box.top + box.height < height - 1) return false;
  const row = alpha.subarray((height - 2) * width + box.left, (height - 2) * width + box.left + box.width);
  return row.reduce((n, v) => n + (v > 128 ? 1 : 0), 0) > 0.25 * box.width;
}

/** Leftmost and rightmost opaque pixel of the part that hangs together with the top, row by row. */
function readSpans({ width, alpha, box }: CutOut): (Span | null)[] {
  return Array.from({ length: rowCount }, (_, row) => {
    const y = box.top + Math.floor(((row + 0.5) / rowCount) * box.height);
    let span: Span | null = null;
    for (let x = 0; x < box.width; x++)
      if (alpha[y * width + box.left + x]! > 128) span = span ? { left: span.left, right: x } : { left: x, right: x };
    return span;
  });
}

interface Chin {
  row: number;
  facing: -1 | 1;
}

/** The first row where one side of the outline draws in sharply: below a snout or a chin begins the neck. */
function findChin(spans: readonly (Span | null)[], head: Span): Chin | null {
  const reach = Math.max(2, Math.round(rowCount * 0.06));
  const step = 0.22 * (head.right - head.left);
  for (let row = Math.round(rowCount * 0.12); row < rowCount * 0.62; row++) {
    const here = spans[row];
    const below = spans[row + reach];
    if (!here || !below) continue;
    const drawnLeft = below.left - here.left;
    const drawnRight = here.right - below.right;
    // A chin is as far out as the head itself, not a shoulder's crease.
    if (drawnLeft > step && drawnLeft > 2 * drawnRight && here.left < head.left + 0.3 * (head.right - head.left))
      return { row: row + reach, facing: -1 };
    if (drawnRight > step && drawnRight > 2 * drawnLeft && here.right > head.right - 0.3 * (head.right - head.left))
      return { row: row + reach, facing: 1 };
  }
  return null;
}

function mouthOf(spans: readonly (Span | null)[], { row, facing }: Chin): { x: number; y: number } | null {
  const at = Math.round(row * 0.76);
  const span = spans[at];
  return span ? { x: facing < 0 ? span.left : span.right, y: (at + 0.5) / rowCount } : null;
}
