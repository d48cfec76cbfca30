/** Finds a target of an edit plan in a picture. */
import type { RasterImage } from '../../engine.ts';
import type { Target } from '../language/index.ts';
import type { CutOut, CutOutDeps } from '../segment/index.ts';
import type { Grounded } from './grounded.ts';

export interface GroundDeps extends CutOutDeps {
  /** The main subject, made once for a picture. */
  readonly subject: () => Promise<CutOut>;
}

/** null when the picture shows nothing of the kind. throws generation_cancelled, engine_failed */
export async function ground({ width, height }: RasterImage, target: Target, { subject }: GroundDeps): Promise<Grounded | null> {
  const whole = { left: 0, top: 0, width, height };
  if (target.kind === 'whole')
    return { mask: new Uint8Array(width * height).fill(255), box: whole, by: 'whole', confidence: 1, warnings: [] };
  if (target.kind === 'region') return null;
  const { alpha, box, confidence, warnings } = await subject();
  if (target.kind !== 'background') return { mask: alpha, box, by: 'subject', confidence, warnings };
  return { mask: alpha.map((value) => 255 - value), box: whole, by: 'subject', confidence, warnings };
}
