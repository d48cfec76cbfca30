/**
 * From a saliency map to what grabCut starts from: sure and probable subject and ground.
 * Knows nothing of pixels.
 */
import type { Plane } from './plane.ts';

/** What grabCut may know of a pixel. */
export const grabMarks = { sureGround: 0, sureSubject: 1, probableGround: 2, probableSubject: 3 } as const;

/**
 * overview   saliency of the whole picture: takes in what the subject rests on, at about 0.3 to 0.9
 * closeUp    saliency of the subject's surroundings alone: finer, and mostly without the support
 */
export function toTrimap(overview: Plane, closeUp: Plane, keepSupport: boolean): Uint8Array {
  const trimap = new Uint8Array(closeUp.data.length);
  for (let i = 0; i < trimap.length; i++) {
    const near = closeUp.data[i]!;
    const far = overview.data[i]!;
    const score = keepSupport ? Math.max(near, far) : near;
    if (score >= 0.94 && far >= 0.9) trimap[i] = grabMarks.sureSubject;
    else if (score >= (keepSupport ? 0.3 : 0.5)) trimap[i] = grabMarks.probableSubject;
    else trimap[i] = score >= 0.05 || far >= 0.15 ? grabMarks.probableGround : grabMarks.sureGround;
  }
  return trimap;
}
