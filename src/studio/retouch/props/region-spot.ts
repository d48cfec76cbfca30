/**
 * Where a thing goes on a part of the picture that has no outline of its own class: on ground and water by the perspective of a level
 * plane that begins at the region's upper edge, on a wall at eye height. Pure numbers.
 */
import type { PixelSize } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { clamp } from '../light.ts';
import type { Mask } from '../operator.ts';
import type { Spot, SpotRequest } from './spots.ts';

export interface RegionPlace {
  /** [height, width] of the photograph; over 127: the region. */
  readonly mask: Mask;
  readonly kind: 'ground' | 'water' | 'wall';
}

/** Height of a camera held by somebody who stands: a level plane is that far below the horizon. */
const eyeMetres = 1.6;
/** Of the picture's height what is added takes when nothing else tells its distance. */
const wantedShare = 0.3;
const leastShare = 0.05;
/** Rows of the region that a foot may stand in, as shares of its height from its top. */
const rows = { least: 0.2, most: 0.9 } as const;
/** Share of its height that a hull or a bird lies under water. */
export const draughtShare = 0.07;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The longest stretch of the region in a row, beside the subject; null where it is not. */
function stretchAt(mask: Mask, { size: { width }, subject }: SpotRequest, row: number): Stretch | null {
  const isFree = (x: number): boolean =>
    mask[row * width + x]! > 127 && !(subject && x >= subject.left && x < subject.left + subject.width);
  let best: Stretch | null = null;
  for (let x = 0; x < width; x++) {
    if (!isFree(x)) continue;
    const from = x;
    while (x < width && isFree(x)) x++;
    if (!best || x - from > best.to - best.from) best = { from, to: x };
  }
  return best;
}

function onWall({ size, thing }: SpotRequest, box: PixelBox): Spot {
  const pixelsPerMetre = Math.min((0.5 * box.height) / thing.heightMetres, (0.6 * box.width) / thing.widthMetres, size.height / 2.4);
  const y = box.top + 0.45 * box.height + (thing.heightMetres * pixelsPerMetre) / 2;
  return { x: box.left + box.width / 2, y, pixelsPerMetre, isBehind: false, standsOn: false };
}

/** The farther the foot from the horizon, the nearer and larger the thing. `box`: of the region. */
export function spotInRegion(request: SpotRequest, { mask, kind }: RegionPlace, box: PixelBox): Spot {
  if (kind === 'wall') return onWall(request, box);
  const { size, thing } = request;
  const wanted = (wantedShare * size.height) / Math.max(thing.heightMetres, 0.6 * thing.widthMetres);
  const row = clamp(eyeMetres * wanted, rows.least * box.height, rows.most * box.height);
  const least = (leastShare * size.height) / Math.max(thing.heightMetres, thing.widthMetres);
  const pixelsPerMetre = Math.max(row / eyeMetres, least);
  const [w, h] = [thing.widthMetres * pixelsPerMetre, thing.heightMetres * pixelsPerMetre];
  const y = Math.round(clamp(box.top + row, 0, size.height - 1));
  const stretch = stretchAt(mask, request, y) ?? { from: box.left, to: box.left + box.width };
  const x = clamp((stretch.from + stretch.to) / 2, Math.min(0.5 * w, size.width / 2), Math.max(size.width - 0.5 * w, size.width / 2));
  const isAfloat = kind === 'water';
  return { x, y: isAfloat ? y + draughtShare * h : y, pixelsPerMetre, isBehind: false, standsOn: !isAfloat };
}

/** What lies below the water line hides the hull: 255 from there down. */
export function belowWater(size: PixelSize, waterLine: number): Mask {
  const mask = new Uint8Array(size.width * size.height);
  mask.fill(255, clamp(Math.round(waterLine), 0, size.height) * size.width);
  return mask;
}
