/** Where in a photograph a thing goes and how large it is there. Pixels of the photograph; pure numbers. */
import type { PixelSize } from '../../../engine.ts';
import type { AddRelation } from '../../language/index.ts';
import type { PixelBox } from '../../segment/index.ts';
import { clamp } from '../light.ts';

export interface Spot {
  /** Where the middle of its foot goes. */
  readonly x: number;
  readonly y: number;
  readonly pixelsPerMetre: number;
  readonly isBehind: boolean;
  readonly standsOn: boolean;
}

export interface SpotRequest {
  readonly size: PixelSize;
  /** Of the target, and its real height; a target of the whole picture is null. */
  readonly target: { readonly box: PixelBox; readonly heightMetres: number; readonly isFlatTopped: boolean } | null;
  /** What the thing had better not cover, where it has a choice. */
  readonly subject: PixelBox | null;
  readonly relation: AddRelation | null;
  readonly thing: { readonly widthMetres: number; readonly heightMetres: number };
}

/** Metres that a picture without anything to measure by is taken to be high, near its lower edge. */
const pictureMetres = 2.4;

/** Of a picture's height a thing takes no less and no more. */
const shareBounds = { least: 0.055, most: 0.72 } as const;

function bounded(pixelsPerMetre: number, { size, thing }: SpotRequest): number {
  const most = Math.min((shareBounds.most * size.height) / thing.heightMetres, (0.8 * size.width) / thing.widthMetres);
  return clamp(pixelsPerMetre, (shareBounds.least * size.height) / Math.max(thing.heightMetres, thing.widthMetres), most);
}

/** The wider of the free strips at both sides of what is there. */
function freeX({ size, subject }: SpotRequest, width: number): number {
  if (!subject) return 0.5 * size.width;
  const [left, right] = [subject.left, size.width - subject.left - subject.width];
  const x = left > right ? Math.max(left / 2, 0.55 * width) : size.width - Math.max(right / 2, 0.55 * width);
  return clamp(x, 0.3 * width, size.width - 0.3 * width);
}

function inPicture(request: SpotRequest): Spot {
  const { size, subject, thing } = request;
  const scale = bounded(size.height / pictureMetres, request);
  const foot = subject ? clamp(subject.top + subject.height, 0.7 * size.height, 0.94 * size.height) : 0.9 * size.height;
  return { x: freeX(request, thing.widthMetres * scale), y: foot, pixelsPerMetre: scale, isBehind: false, standsOn: true };
}

export function spotFor(request: SpotRequest): Spot {
  const { size, target, relation, thing } = request;
  if (!target) return inPicture(request);
  const { box, heightMetres, isFlatTopped } = target;
  const scale = bounded(box.height / heightMetres, request);
  const [w, h] = [thing.widthMetres * scale, thing.heightMetres * scale];
  const [middle, base] = [box.left + box.width / 2, box.top + box.height];
  const inFrame = (x: number): number => clamp(x, 0.35 * w, size.width - 0.35 * w);
  const spot = (x: number, y: number, rest: Partial<Spot> = {}): Spot => ({
    x: inFrame(x),
    y,
    pixelsPerMetre: scale,
    isBehind: false,
    standsOn: true,
    ...rest,
  });
  const beside = (side: -1 | 1): Spot =>
    spot(side < 0 ? box.left - 0.55 * w : box.left + box.width + 0.55 * w, Math.min(base, 0.985 * size.height));
  const roomier = box.left > size.width - box.left - box.width ? -1 : 1;
  switch (relation) {
    case 'on':
      return spot(middle, box.top + (isFlatTopped ? 0.16 : 0.05) * box.height);
    case 'in':
      return spot(middle, box.top + 0.3 * box.height + 0.3 * h);
    case 'left-of':
      return beside(-1);
    case 'right-of':
      return beside(1);
    case 'behind': {
      const x = middle + roomier * 0.42 * box.width;
      return spot(x, base - 0.06 * box.height, { isBehind: true });
    }
    case 'in-front-of':
      return spot(middle + roomier * 0.12 * box.width, Math.min(0.985 * size.height, base + 0.07 * box.height));
    case 'above':
      return spot(middle, Math.max(1.05 * h, box.top - 0.08 * box.height), { standsOn: false });
    case 'under':
      return spot(middle, Math.min(0.985 * size.height, base - 0.02 * box.height));
    default:
      return beside(roomier);
  }
}
