/** What a target of an edit plan is in one picture. */
import type { FaceSight } from '../detect/index.ts';
import type { PixelBox } from '../segment/index.ts';

/** How it was found, surest first. */
export type GroundedBy = 'whole' | 'detected' | 'subject' | 'region' | 'colour' | 'place';

export interface Grounded {
  /** [height, width] of the picture; 255 = the target alone, soft at its outline. */
  readonly mask: Uint8Array;
  /** The smallest box round mask > 8. */
  readonly box: PixelBox;
  readonly by: GroundedBy;
  /** [0, 1] */
  readonly confidence: number;
  /** The faces whose parts it is, where the detector of faces saw them. */
  readonly faces?: readonly FaceSight[];
  /** What was taken for it, when that is not plainly what was asked. */
  readonly warnings: readonly string[];
}
