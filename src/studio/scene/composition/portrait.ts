/** A likeness of the first who has a head: the part of it that fills the frame. Knows nothing of cameras. */
import type { Scene } from '../scene.ts';
import type { Point } from './body.ts';
import type { Group } from './group.ts';

export interface Portrait {
  /** Corners of what is shown, about the hero's foot. */
  readonly corners: readonly Point[];
  /** Height that the eye is level with. */
  readonly aimMetres: number;
}

/** Taller than this share of its width a body stands upright: its head is a seventh of it; else it is a third. */
const uprightRatio = 1.6;

/** null: none is asked for, or there is no head. */
export function portraitOf({ camera }: Scene, { members }: Group): Portrait | null {
  const isAsked = camera?.isPortrait || camera?.shot === 'close-up';
  const [{ body, magnification, turnRadians }] = members as [Group['members'][number]];
  const head = body.anchors.head;
  if (!isAsked || !head) return null;
  const [height, width] = [magnification * body.heightMetres, magnification * body.widthMetres];
  const isUpright = height > uprightRatio * width;
  const span = (isUpright ? 0.36 : 0.62) * height;
  const top = magnification * head.at[1] + 0.03 * height;
  const [sine, cosine] = [Math.sin(turnRadians), Math.cos(turnRadians)];
  const x = magnification * (head.at[0] * cosine + head.at[2] * sine);
  const z = magnification * (head.at[2] * cosine - head.at[0] * sine);
  const half = isUpright ? 0.13 * height : 0.36 * width;
  const corners = [-half, half].flatMap((side): Point[] => [
    [x + side, top - span, z],
    [x + side, top, z],
  ]);
  return { corners, aimMetres: top - (isUpright ? 0.18 : 0.25) * span };
}
