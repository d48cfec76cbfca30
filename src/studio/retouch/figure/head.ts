/**
 * Finds the head and neck of someone in a cut-out by its outline: from the top down, the run of pixels that hangs together, to where
 * it is narrowest before it widens to the shoulders. Rules of thumb; no recognition.
 */
import type { CutOut } from '../../segment/index.ts';
import { clamp } from '../light.ts';

/** One row of the head and neck, pixels of the photograph. */
export interface HeadRow {
  readonly left: number;
  readonly right: number;
}

/** Pixels of the photograph throughout. */
export interface Head {
  /** Rows from `top` to the collar. */
  readonly top: number;
  readonly rows: readonly HeadRow[];
  /** Where the skull begins under ears that stand up, counted from `top`; 0 without such ears. */
  readonly skullRow: number;
  /** Row of the collar, counted from `top`; rows go on a little below it, to be hidden by what is worn. */
  readonly collarRow: number;
  readonly neckWidth: number;
  readonly neckX: number;
  readonly width: number;
  /** -1 looks left, 1 right, 0 at the viewer or unknown. */
  readonly facing: -1 | 0 | 1;
  /** Where a cup goes: the tip of a snout, or the lips of a face seen from the front. */
  readonly mouth: { readonly x: number; readonly y: number };
  /** No narrowing was found: the neck is where a person's would be. */
  readonly isGuessed: boolean;
}

const threshold = 128;

/** The run of opaque pixels of a row that meets [left, right] most; small gaps are bridged. */
function runAt({ width, alpha, box }: CutOut, y: number, near: HeadRow | null): HeadRow | null {
  const [from, to, gap] = [box.left, box.left + box.width, Math.max(2, Math.round(0.012 * box.width))];
  let best: HeadRow | null = null;
  let [bestMeet, start, last] = [0, -1, -1];
  const end = (): void => {
    if (start < 0) return;
    const meet = near ? Math.min(last, near.right) - Math.max(start, near.left) + 1 : last - start + 1;
    if (meet > bestMeet) [best, bestMeet] = [{ left: start, right: last }, meet];
  };
  for (let x = from; x < to; x++) {
    if (alpha[y * width + x]! <= threshold) continue;
    if (start >= 0 && x - last > gap) {
      end();
      start = x;
    } else if (start < 0) start = x;
    last = x;
  }
  end();
  return best;
}

function runsFromTop(cutOut: CutOut): { top: number; runs: HeadRow[] } {
  const { box } = cutOut;
  const runs: HeadRow[] = [];
  let near: HeadRow | null = null;
  let top = box.top;
  for (let y = box.top; y < box.top + box.height; y++) {
    const run = runAt(cutOut, y, near);
    if (!run) {
      if (runs.length > 0) break;
      top = y + 1;
      continue;
    }
    runs.push(run);
    near = run;
  }
  return { top, runs };
}

const widthOf = ({ left, right }: HeadRow): number => right - left + 1;

interface Neck {
  readonly row: number;
  readonly width: number;
  readonly headWidth: number;
  readonly isGuessed: boolean;
}

/** Ears that stand up are runs of their own until the skull joins them: the row where it does, 0 without such ears. */
function skullRow(cutOut: CutOut, top: number, runs: readonly HeadRow[]): number {
  const { width, alpha } = cutOut;
  for (let row = 3; row < Math.min(runs.length, 0.4 * cutOut.box.height); row++) {
    const [run, before] = [runs[row]!, runs[row - 1]!];
    if (widthOf(run) < 1.35 * widthOf(before) || widthOf(run) < 1.1 * row) continue;
    // What joins must have been there above already: an ear has a height, a brow has not.
    const above = (top + Math.max(0, row - Math.max(3, Math.round(0.12 * widthOf(run))))) * width;
    let apart = 0;
    for (let x = run.left; x <= run.right; x++) if ((x < before.left - 2 || x > before.right + 2) && alpha[above + x]! > threshold) apart++;
    if (apart > 0.06 * widthOf(run)) return row;
  }
  return 0;
}

/** Where it is suddenly much wider than it was from the ears down: shoulders, or the back of something on four legs. */
function shoulderRow(widths: readonly number[], from: number): number {
  let widest = 0;
  for (let row = from; row < widths.length; row++) {
    const tall = row - from;
    if (tall > 0.5 * widest && tall > 6) {
      let least = Number.POSITIVE_INFINITY;
      for (let i = from + Math.floor(0.6 * tall); i < row; i++) least = Math.min(least, widths[i]!);
      // A snout is narrow again farther down; shoulders stay.
      const below = widths[Math.min(widths.length - 1, row + Math.round(0.5 * least))]!;
      if (widths[row]! > 1.4 * least && below > 1.3 * least) return row;
    }
    widest = Math.max(widest, widths[row]!);
  }
  return widths.length;
}

/** The first row that is about as narrow as what follows, between the widest of the head and the shoulders. */
function findNeck(runs: readonly HeadRow[], skull: number): Neck {
  const widths = runs.map(widthOf);
  const shoulder = shoulderRow(widths, skull);
  const crown = widths[Math.min(shoulder - 1, skull + Math.round(0.06 * (runs.length - skull)))]!;
  let headWidth = 0;
  for (let row = skull; row < shoulder; row++) {
    const width = widths[row]!;
    headWidth = Math.max(headWidth, width);
    if (row - skull > 2.8 * headWidth) break;
    if (row - skull < 0.45 * headWidth || width > 0.86 * headWidth) continue;
    let least = width;
    for (let i = row; i < Math.min(shoulder, row + 0.45 * headWidth); i++) least = Math.min(least, widths[i]!);
    if (width > 1.05 * least) continue;
    return { ...lowest(runs.slice(0, shoulder), { row, width }), headWidth, isGuessed: false };
  }
  const isParted = shoulder < runs.length && shoulder - skull < 2 * headWidth;
  const across = isParted ? headWidth : crown;
  const row = isParted ? shoulder - Math.round(0.05 * across) : Math.min(runs.length - 1, skull + Math.round(1.25 * across));
  return { row: Math.max(1, row), width: 0.62 * across, headWidth: across, isGuessed: true };
}

/** A long neck is cut low: as far down as it stays about as narrow, though not longer than the head is wide. */
function lowest(runs: readonly HeadRow[], neck: { row: number; width: number }): { row: number; width: number } {
  let row = neck.row;
  const most = neck.row + 0.2 * neck.width;
  while (row + 1 < runs.length && row + 1 < most && widthOf(runs[row + 1]!) < 1.1 * neck.width) row++;
  return { row, width: widthOf(runs[row]!) };
}

/** A snout reaches beyond the neck on one side. */
function facingOf(runs: readonly HeadRow[], neck: Neck): -1 | 0 | 1 {
  const at = runs[neck.row]!;
  const head = runs.slice(Math.round(0.25 * neck.row), neck.row);
  const left = at.left - Math.min(...head.map((run) => run.left));
  const right = Math.max(...head.map((run) => run.right)) - at.right;
  if (Math.max(left, right) < 0.3 * neck.width || Math.abs(left - right) < 0.35 * Math.max(left, right)) return 0;
  return left > right ? -1 : 1;
}

function mouthOf(runs: readonly HeadRow[], neck: Neck, facing: -1 | 0 | 1): { x: number; row: number } {
  if (facing === 0) {
    const row = Math.round(0.72 * neck.row);
    const run = runs[row]!;
    return { x: (run.left + run.right) / 2, row };
  }
  // The lowest row at which the snout still reaches nearly as far as anywhere.
  const tip = (run: HeadRow): number => (facing < 0 ? -run.left : run.right);
  const head = runs.slice(0, neck.row);
  const farthest = Math.max(...head.map(tip));
  const reach = 0.12 * neck.headWidth;
  const row = head.findLastIndex((run) => tip(run) > farthest - reach);
  return { x: facing < 0 ? runs[row]!.left : runs[row]!.right, row: Math.max(0, row - Math.round(0.1 * neck.headWidth)) };
}

/** Below the neck the width is held, about a line that goes on straight, and is what hides under a collar. */
function rowsTo(runs: readonly HeadRow[], neck: Neck): HeadRow[] {
  const extra = Math.round(0.8 * neck.width);
  const cut = runs[neck.row]!;
  const middle = (cut.left + cut.right) / 2;
  const clipped = (run: HeadRow): HeadRow => {
    const left = clamp(run.left, middle - neck.headWidth, middle);
    return { left, right: clamp(run.right, left + 1, middle + neck.headWidth) };
  };
  const above = runs.slice(0, neck.row + 1).map((run) => (neck.isGuessed ? clipped(run) : run));
  const half = neck.width / 2;
  return [...above, ...Array.from({ length: extra }, () => ({ left: middle - half, right: middle + half }))];
}

/** null for a cut-out of less than some twenty rows. */
export function readHead(cutOut: CutOut): Head | null {
  const { top, runs } = runsFromTop(cutOut);
  if (runs.length < 20) return null;
  const skull = skullRow(cutOut, top, runs);
  const neck = findNeck(runs, skull);
  const facing = facingOf(runs, neck);
  const mouth = mouthOf(runs, neck, facing);
  const cut = runs[neck.row]!;
  return {
    top,
    skullRow: skull,
    rows: rowsTo(runs, neck),
    collarRow: neck.row,
    neckWidth: neck.width,
    neckX: (cut.left + cut.right) / 2,
    width: neck.headWidth,
    facing,
    mouth: { x: mouth.x, y: top + mouth.row },
    isGuessed: neck.isGuessed,
  };
}

/** The same head in the pixels of a larger or smaller part of the photograph. */
export const moveHead = (head: Head, dx: number, dy: number): Head => ({
  ...head,
  top: head.top + dy,
  rows: head.rows.map(({ left, right }) => ({ left: left + dx, right: right + dx })),
  neckX: head.neckX + dx,
  mouth: { x: head.mouth.x + dx, y: head.mouth.y + dy },
});
