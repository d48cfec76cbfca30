/**
 * Finds a target of an edit plan in a picture: the whole, the main subject, what is behind it, a region, or a thing.
 * null means that it is not there: an edit that cannot be grounded is not done, and says so.
 */
import type { RasterImage } from '../../engine.ts';
import type { Target } from '../language/index.ts';
import type { CutOut, CutOutDeps } from '../segment/index.ts';
import type { Grounded } from './grounded.ts';
import { groundRegion } from './region.ts';
import { groundThing } from './thing.ts';

export interface GroundDeps extends CutOutDeps {
  /** The main subject, made once for a picture. */
  readonly subject: () => Promise<CutOut>;
}

/** null when the picture shows nothing of the kind. throws generation_cancelled, engine_failed */
export async function ground(image: RasterImage, target: Target, deps: GroundDeps): Promise<Grounded | null> {
  const { width, height } = image;
  const whole = { left: 0, top: 0, width, height };
  switch (target.kind) {
    case 'whole':
      return { mask: new Uint8Array(width * height).fill(255), box: whole, by: 'whole', confidence: 1, warnings: [] };
    case 'subject': {
      const { alpha, box, confidence, warnings } = await deps.subject();
      return { mask: alpha, box, by: 'subject', confidence, warnings };
    }
    case 'background': {
      const { alpha, confidence, warnings } = await deps.subject();
      // Without a subject the whole picture is its cut-out, and then all of it is background.
      const isAll = alpha.every((value) => value === 255);
      return { mask: alpha.map((value) => (isAll ? 255 : 255 - value)), box: whole, by: 'subject', confidence, warnings };
    }
    case 'region':
      return groundRegion(image, target, deps);
    case 'thing':
      return groundThing(image, target, deps);
  }
}
