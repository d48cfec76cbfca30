/** Texts one below the other in a box, shrunk together until they fit: hierarchy is kept, nothing is cut. */
import { type Box, drawFitted, type FittedText, fitText, type Sheet, type TextSpec } from './sheet.ts';

export interface Block extends Omit<TextSpec, 'box' | 'valign'> {
  /** Pixels, before shrinking. */
  readonly largest: number;
  /** Room above, pixels before shrinking; not above the first. Default half its size. */
  readonly before?: number;
}

export interface StackOptions {
  readonly align?: TextSpec['align'];
  readonly valign?: TextSpec['valign'];
}

interface Tier {
  readonly fitted: FittedText;
  readonly before: number;
}

function fitTiers(sheet: Sheet, blocks: readonly Block[], box: Box, shrink: number): { tiers: Tier[]; height: number } {
  const tiers: Tier[] = [];
  let height = 0;
  for (const block of blocks) {
    const fitted = fitText(sheet, { ...block, box, largest: block.largest * shrink });
    if (!fitted) continue;
    const before = tiers.length === 0 ? 0 : (block.before ?? block.largest * 0.5) * shrink;
    tiers.push({ fitted, before });
    height += before + fitted.lettering.height;
  }
  return { tiers, height };
}

function shrinkToFit(sheet: Sheet, blocks: readonly Block[], box: Box): { tiers: Tier[]; height: number } {
  const whole = fitTiers(sheet, blocks, box, 1);
  if (whole.height <= box.height) return whole;
  let [low, high] = [0.01, 1];
  let best = fitTiers(sheet, blocks, box, low);
  for (let step = 0; step < 9; step++) {
    const middle = (low + high) / 2;
    const tried = fitTiers(sheet, blocks, box, middle);
    if (tried.height > box.height) high = middle;
    else [low, best] = [middle, tried];
  }
  return best;
}

/** Returns the box of all the ink. */
export function stackTexts(sheet: Sheet, blocks: readonly Block[], box: Box, { align = 'left', valign = 'top' }: StackOptions = {}): Box {
  const { tiers, height } = shrinkToFit(sheet, blocks, box);
  const room = Math.max(0, box.height - height);
  const start = box.top + (valign === 'top' ? 0 : valign === 'middle' ? room / 2 : room);
  let top = start;
  for (const { fitted, before } of tiers) {
    top += before;
    const own = { left: box.left, top, width: box.width, height: fitted.lettering.height };
    drawFitted(sheet, { ...fitted, spec: { ...fitted.spec, box: own, align: fitted.spec.align ?? align } });
    top += fitted.lettering.height;
  }
  return { left: box.left, top: start, width: box.width, height: Math.max(0, top - start) };
}
