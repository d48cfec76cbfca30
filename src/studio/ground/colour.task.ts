/** Finds regions of a named colour, and tells how far a mask has one; runs in a studio worker thread. */
import type { RasterImage } from '../../engine.ts';
import { bytesToLab } from '../colour/index.ts';
import type { Side } from '../language/index.ts';
import type { LinearColour } from '../scene/index.ts';
import { type PixelBox, shrinkPart } from '../segment/index.ts';
import { matchColour } from './colour-match.ts';
import { type Marks, marksRound, patchesOf, pickPatches } from './patches.ts';

export interface ColourInput {
  image: RasterImage;
  colour: LinearColour;
  side: Side | null;
  isAll: boolean;
  /** [height, width] of the picture: where to look; null: everywhere. */
  within: Uint8Array | null;
}

const lookSide = 320;
/** Of the picture: smaller patches are specks. */
const leastShare = 0.0015;

/** Marks round the patches of that colour that are meant; null when there are none. */
export async function colourMarks({ image, colour, side, isAll, within }: ColourInput): Promise<Marks | null> {
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  const { pixels, ...size } = await shrinkPart(image, whole, lookSide);
  const match = matchColour(colour);
  const lab = new Float64Array(3);
  const inside = Uint8Array.from({ length: size.width * size.height }, (_, i) => {
    if (within && within[atFull(i, size, image)]! < 128) return 0;
    bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, lab);
    return match(lab[0]!, lab[1]!, lab[2]!) > 0.45 ? 1 : 0;
  });
  const patches = patchesOf({ ...size, data: inside }).filter((patch) => patch.pixels.length > leastShare * inside.length);
  const picked = pickPatches(patches, size, { side, isAll });
  return picked.length === 0 ? null : marksRound(size, picked, patches);
}

export interface ShareInput {
  image: RasterImage;
  colour: LinearColour;
  box: PixelBox;
  /** [height, width] of the picture; null: the middle of the box. */
  mask: Uint8Array | null;
}

/** The share of a thing's pixels that have the colour. */
export async function shareOfColour({ image, colour, box, mask }: ShareInput): Promise<number> {
  const { pixels, ...size } = await shrinkPart(image, box, 96);
  const match = matchColour(colour);
  const lab = new Float64Array(3);
  let [own, count] = [0, 0];
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i++) {
      const [u, v] = [(x + 0.5) / size.width, (y + 0.5) / size.height];
      const at = Math.floor(box.top + v * box.height) * image.width + Math.floor(box.left + u * box.width);
      if (mask ? mask[at]! < 128 : Math.hypot(u - 0.5, v - 0.5) > 0.35) continue;
      bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, lab);
      count++;
      if (match(lab[0]!, lab[1]!, lab[2]!) > 0.45) own++;
    }
  return own / Math.max(1, count);
}

const atFull = (i: number, { width, height }: { width: number; height: number }, image: RasterImage): number =>
  Math.floor(((Math.floor(i / width) + 0.5) * image.height) / height) * image.width +
  Math.floor((((i % width) + 0.5) * image.width) / width);
