/** What hides a face: its mask made whole, so that neither chin, mouth nor brows look out of it. Pure numbers. */
import type { PixelSize } from '../../../engine.ts';
import type { PixelBox } from '../../segment/index.ts';
import type { Mask } from '../operator.ts';

/** Of a face from the hairline to the chin against its width: skin that was told ends at lips and beards. */
const leastAspect = 1.35;
/** Wider and higher than what was told, as shares of it. */
const spare = { sides: 0.16, top: 0.1, bottom: 0.14 } as const;

/** All of a face whose skin lies in `box`; pixels of the photograph. */
export function faceBox({ left, top, width, height }: PixelBox): PixelBox {
  const tall = Math.max(height, leastAspect * width);
  return {
    left: Math.round(left - spare.sides * width),
    top: Math.round(top - spare.top * tall),
    width: Math.round((1 + 2 * spare.sides) * width),
    height: Math.round((1 + spare.top + spare.bottom) * tall),
  };
}

/** Round a face that was seen from the hairline to the chin, a little wider: the edge of jaw and temples tells much of whose it is. */
export const seenFaceBox = ({ left, top, width, height }: PixelBox): PixelBox => ({
  left: Math.round(left - 0.1 * width),
  top: Math.round(top - 0.12 * height),
  width: Math.round(1.2 * width),
  height: Math.round(1.19 * height),
});

/** [height, width]: 255 in the ellipse of the box and where `mask` has anything. */
export function faceCover(mask: Mask, { width, height }: PixelSize, box: PixelBox): Mask {
  const out = Uint8Array.from(mask, (value) => (value > 0 ? 255 : 0));
  const [rx, ry] = [box.width / 2, box.height / 2];
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(height, box.top + box.height); y++) {
    const across = (y + 0.5 - box.top - ry) / ry;
    // A superellipse: jaws are squarer than an egg.
    const half = rx * (1 - Math.abs(across) ** 2.6) ** (1 / 2.6) || 0;
    const [from, to] = [Math.max(0, Math.round(box.left + rx - half)), Math.min(width, Math.round(box.left + rx + half))];
    if (to > from) out.fill(255, y * width + from, y * width + to);
  }
  return out;
}

/** [height, width]: 255 in the box: a bar. */
export function barOver({ width, height }: PixelSize, box: PixelBox): Mask {
  const out = new Uint8Array(width * height);
  const [from, to] = [Math.max(0, Math.round(box.left)), Math.min(width, Math.round(box.left + box.width))];
  for (let y = Math.max(0, Math.round(box.top)); y < Math.min(height, Math.round(box.top + box.height)); y++)
    out.fill(255, y * width + from, y * width + to);
  return out;
}
