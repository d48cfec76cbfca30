/** What flies or shines in the sky: where it goes there and how large it looks. A rainbow is painted, as nobody models light in rain. */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import { clamp, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import type { Spot, SpotRequest } from './spots.ts';

/** Its own light or the sun's, and farther off than anything: behind all that is not sky. */
const isFar = /moon|^sun$|star|planet|saturn|comet|cloud|rainbow|galaxy|milky/;
const isFlying =
  /bird|eagle|seagull|parrot|owl|crow|dove|hawk|pigeon|butterfly|airplane|aeroplane|biplane|helicopter|hot-air-balloon|kite|rocket|ufo|drone|zeppelin|airship|dragon|balloon|bat$/;

export type SkyKind = 'far' | 'flying';

export const skyKindOf = (concept: string): SkyKind | null => (isFar.test(concept) ? 'far' : isFlying.test(concept) ? 'flying' : null);

export const isRainbow = (concept: string): boolean => /^rainbow$/.test(concept);

/** Longest side of a thing in the sky against the picture's shorter side. */
function shareOf(concept: string): number {
  if (/cloud|galaxy|milky/.test(concept)) return 0.42;
  if (/moon|^sun$|saturn|planet/.test(concept)) return 0.13;
  if (/star|comet/.test(concept)) return 0.07;
  if (/airplane|aeroplane|helicopter|hot-air|balloon|airship|zeppelin|ufo|dragon/.test(concept)) return 0.24;
  return 0.11;
}

/** Shares of the sky's box: scattered, none over another. */
const places = [
  [0.72, 0.26],
  [0.3, 0.3],
  [0.52, 0.5],
  [0.85, 0.62],
  [0.15, 0.55],
  [0.42, 0.16],
  [0.62, 0.2],
] as const;

export interface Sky {
  /** [height, width]: 255 = sky. */
  readonly mask: Mask;
  readonly box: PixelBox;
}

/** Without a sky that was found, the upper part of the picture. */
export const upperPart = ({ width, height }: PixelSize): PixelBox => ({ left: 0, top: 0, width, height: Math.round(0.4 * height) });

/** Its middle and the points of a compass about it. */
function isAllSky({ mask }: Sky, { width, height }: PixelSize, { x, y, radius }: { x: number; y: number; radius: number }): boolean {
  const isSky = (u: number, v: number): boolean =>
    u >= 0 && v >= 0 && u < width && v < height && mask[Math.floor(v) * width + Math.floor(u)]! > 128;
  return isSky(x, y) && [-1, 1].every((s) => isSky(x + s * radius, y) && isSky(x, y + s * radius));
}

/** As many places as are asked for and as the sky has. */
export function spotsInSky(
  concept: string,
  count: number,
  { size, sky, thing }: { size: PixelSize; sky: Sky | null; thing: SpotRequest['thing'] },
): Spot[] {
  const box = sky?.box ?? upperPart(size);
  const longest = shareOf(concept) * Math.min(size.width, size.height);
  const spots: Spot[] = [];
  for (const [u, v] of places) {
    if (spots.length >= count) break;
    const [x, y] = [box.left + u * box.width, box.top + v * box.height];
    if (sky && !isAllSky(sky, size, { x, y, radius: (skyKindOf(concept) === 'far' ? 0.5 : 0.2) * longest })) continue;
    // The farther ones look smaller.
    const pixelsPerMetre = (longest * (1 - 0.16 * (spots.length % 3))) / Math.max(thing.widthMetres, thing.heightMetres);
    const half = (thing.heightMetres * pixelsPerMetre) / 2;
    spots.push({
      x,
      y: clamp(y, half, size.height - half) + half,
      pixelsPerMetre,
      isBehind: skyKindOf(concept) === 'far',
      standsOn: false,
    });
  }
  return spots;
}

/** Hues of the arc from the outside, sRGB. */
const bands = [
  [235, 60, 50],
  [245, 140, 40],
  [245, 225, 70],
  [70, 190, 80],
  [60, 130, 230],
  [110, 70, 190],
] as const;

/** Half a ring on nothing, faint, its feet fading; 512 pixels wide. */
export function rainbowPicture(): RasterImage {
  const [width, height, outer, thick] = [512, 256, 250, 42];
  const data = new Uint8Array(4 * width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      const [dx, dy] = [x + 0.5 - width / 2, height - y - 0.5];
      const t = (outer - Math.hypot(dx, dy)) / thick;
      if (t < 0 || t > 1) continue;
      const at = clamp(t * (bands.length - 1), 0, bands.length - 1.001);
      const [low, high] = [bands[Math.floor(at)]!, bands[Math.floor(at) + 1]!];
      for (let c = 0; c < 3; c++) data[i + c] = Math.round(low[c]! + (high[c]! - low[c]!) * (at - Math.floor(at)));
      data[i + 3] = Math.round(120 * smoothStep(0, 0.14, t) * smoothStep(1, 0.8, t) * smoothStep(0, 60, dy));
    }
  return { width, height, channels: 4, data };
}
