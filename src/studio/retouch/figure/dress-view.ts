/** How large a studio's body must be to stand in the place of a photographed one, and the camera that sees it there. Pure numbers. */
import type { PixelSize } from '../../../engine.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { clamp } from '../light.ts';
import type { View } from './figure-scene.ts';
import type { Head } from './head.ts';

/** Of an average adult, metres: from the crown to the collar, from the collar to the ground, seated or standing, across the sleeves. */
const metres = { head: 0.263, collarSeated: 1.08, collarStanding: 1.46, sleeves: 0.5 } as const;

/** Heads from the collar to the feet; a studio's and a drawn person's heads are large. */
const bodyInHeads = { standing: 2.9, seatedMost: 4.8 } as const;
const seatedAspect = 0.55;

export interface DressPose {
  /** Pixels of the photograph to a metre at the neck. */
  readonly pixelsPerMetre: number;
  readonly isSeated: boolean;
  /** The feet are in the picture. */
  readonly isWhole: boolean;
}

/** Width of the outline about the neck's column in a row, pixels. */
function spanAt({ width, alpha }: CutOut, head: Head, y: number): number {
  let [left, right] = [Math.round(head.neckX), Math.round(head.neckX)];
  while (left > 0 && alpha[y * width + left - 1]! > 128) left--;
  while (right < width - 1 && alpha[y * width + right + 1]! > 128) right++;
  return right - left + 1;
}

/** `cutOut`: the person; `isCut`: its lower end is at the picture's. */
export function poseOf(cutOut: CutOut, head: Head, isCut: boolean): DressPose {
  const { box, height } = cutOut;
  const headPixels = Math.max(8, head.collarRow - head.skullRow);
  const below = box.top + box.height - head.top - head.collarRow;
  const heads = below / headPixels;
  const isWhole = !isCut && heads > bodyInHeads.standing;
  const byHead = headPixels / metres.head;
  if (isWhole) {
    const isSeated = heads < bodyInHeads.seatedMost && box.width > seatedAspect * box.height;
    return { pixelsPerMetre: below / (isSeated ? metres.collarSeated : metres.collarStanding), isSeated, isWhole };
  }
  let across = 0;
  for (const share of [0.4, 0.6, 0.8]) {
    const y = Math.round(head.top + head.collarRow + share * headPixels);
    if (y < height) across = Math.max(across, spanAt(cutOut, head, y));
  }
  return { pixelsPerMetre: clamp(across / metres.sleeves, 0.9 * byHead, 1.4 * byHead), isSeated: false, isWhole };
}

/** Of a man's collar. */
const collarMetres = 0.14;

/** An animal's body is one that its head and neck fit on; it stands upright and is seen as far as the picture goes. */
export function animalPose({ collarRow, skullRow, neckWidth }: Head): DressPose {
  const byHead = Math.max(8, collarRow - skullRow) / metres.head;
  return { pixelsPerMetre: clamp((0.8 * neckWidth) / collarMetres, byHead, 1.7 * byHead), isSeated: false, isWhole: false };
}

export interface DressFrame {
  /** Pixels of the photograph, may leave it. */
  readonly box: PixelBox;
  /** Of the traced picture of that box. */
  readonly size: PixelSize;
}

/** Half of what arms and wide skirts reach, and how far collars and hoods rise, metres. */
const reach = { across: 0.46, skirt: 0.62, above: 0.16 } as const;
const mostPixels = 1100;

/** What of the body is traced: as much of it as the photograph shows. */
export function frameOf(
  pose: DressPose,
  { neckX, collarY, photograph, isWide }: { neckX: number; collarY: number; photograph: PixelSize; isWide: boolean },
): DressFrame {
  const scale = pose.pixelsPerMetre;
  const half = Math.ceil((isWide || pose.isSeated ? reach.skirt : reach.across) * scale);
  const top = Math.max(0, Math.floor(collarY - reach.above * scale));
  const foot = collarY + (pose.isSeated ? metres.collarSeated : metres.collarStanding) * 1.06 * scale;
  const bottom = Math.min(photograph.height, Math.ceil(foot));
  const left = Math.max(0, Math.round(neckX) - half);
  const right = Math.min(photograph.width, Math.round(neckX) + half);
  const box = { left, top, width: Math.max(8, right - left), height: Math.max(8, bottom - top) };
  const shrink = Math.min(1, mostPixels / Math.max(box.width, box.height));
  return { box, size: { width: Math.max(8, Math.round(shrink * box.width)), height: Math.max(8, Math.round(shrink * box.height)) } };
}

const distanceMetres = 4.2;

/** Sees the collar at its pixel of the traced picture. */
export function viewAt(
  collar: readonly [number, number, number],
  { at, pixelsPerMetre, size }: { at: readonly [x: number, y: number]; pixelsPerMetre: number; size: PixelSize },
): View {
  const eyeY = collar[1] - 0.25;
  const focal = (distanceMetres * pixelsPerMetre) / size.height;
  const shift = (at[1] + (collar[1] - eyeY) * pixelsPerMetre) / size.height - 0.5;
  const eyeX = collar[0] + (size.width / 2 - at[0]) / pixelsPerMetre;
  return { size, focal, eye: [eyeX, eyeY, collar[2] + distanceMetres], shift };
}
