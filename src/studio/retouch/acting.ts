/** Masks that an operator's bands write by rule while they work: where it acts at all. */
import { sharedBytes } from '../shared-bytes.ts';
import type { Mask } from './operator.ts';

/** [height, width] of 0 in shared memory. Each band writes its own rows alone. */
export const createActs = ({ width, height }: { width: number; height: number }): Mask => sharedBytes(width * height);
