/** Fills the hole of one picture; runs in a studio worker thread. */
import { AppError } from '../../../errors.ts';
import { linearOf } from './level.ts';
import { synthesise } from './synthesis.ts';
import type { FillWindow } from './window.ts';

/** sRGB bytes, [height, width, 3]: the window's own, but for pixels of its hole. throws invalid_request when there is nothing to copy from */
export function fillWindow({ width, height, rgb, hole, forbidden, seed, prior }: FillWindow): Uint8Array {
  const plate = { width, height, colour: linearOf(rgb), hole, forbidden };
  const filled = synthesise({ plate, rgb, seed, prior });
  if (!filled)
    throw new AppError('invalid_request', `nothing of the ${width}x${height} pixels around the hole is a patch of 7x7 that may be copied`);
  return filled;
}
