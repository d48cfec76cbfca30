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

/** The narrowest row below the widest of the head, before it is as wide again. */
function findNeck(runs: readonly HeadRow[]): Neck {
  let headWidth = 0;
  let neck: { row: number; width: number } | null = null;
  for (const [row, run] of runs.entries()) {
    const width = widthOf(run);
    if (!neck || width > 1.5 * neck.width) {
      if (neck && neck.width < 0.8 * headWidth) break;
      headWidth = Math.max(headWidth, width);
      neck = null;
    }
    if (row > 0.45 * headWidth && width < 0.82 * headWidth && (!neck || width < neck.width)) neck = { row, width };
    if (row > 3.2 * headWidth && neck) break;
  }
  if (neck && neck.row < 2.8 * headWidth) return { ...lowest(runs, neck), headWidth, isGuessed: false };
  const crown = widthOf(runs[Math.min(runs.length - 1, Math.round(0.06 * runs.length))]!);
  const row = Math.min(runs.length - 1, Math.round(1.25 * crown));
  return { row, width: 0.62 * crown, headWidth: crown, isGuessed: true };
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
  const neck = findNeck(runs);
  const facing = facingOf(runs, neck);
  const mouth = mouthOf(runs, neck, facing);
  const cut = runs[neck.row]!;
  return {
    top,
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
