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
  readonly target: { readonly box: PixelBox; readonly heightMetres: number; readonly topShare: number } | null;
  /** What the thing had better not cover, where it has a choice. */
  readonly subject: PixelBox | null;
  readonly relation: AddRelation | null;
  readonly thing: {
    readonly widthMetres: number;
    readonly heightMetres: number;
    /** A photograph that ends at the chest: it stands behind the lower edge of the picture. */
    readonly isCutBelow?: boolean;
  };
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

type Target = NonNullable<SpotRequest['target']>;

/** What is before a building or a tree may stand anywhere up to the camera: large enough to be the picture's subject. */
const nearShare = 0.46;
const largeMetres = 3;

function nearScale(scale: number, { size, thing, relation }: SpotRequest, { heightMetres }: Target): number {
  const isBeforeLarge = relation === 'in-front-of' && heightMetres >= largeMetres && thing.heightMetres < largeMetres;
  if (!isBeforeLarge && !thing.isCutBelow) return scale;
  const share = thing.isCutBelow ? 1.25 * nearShare : nearShare;
  return Math.max(scale, Math.min((share * size.height) / thing.heightMetres, (0.6 * size.width) / thing.widthMetres));
}

/** Beside it there may be less room than the thing is wide: then it is shown smaller, as if farther away, though not by much. */
function fitting(scale: number, { size, thing }: SpotRequest, { box }: Target, side: -1 | 1): number {
  const room = side < 0 ? box.left : size.width - box.left - box.width;
  return scale * clamp(room / (1.25 * thing.widthMetres * scale), 0.6, 1);
}

/** Of a thing's height, what the picture's lower edge cuts off. */
const cutShare = 0.08;

/** The middle of the wider stretch of a thing that nobody else is before; its own middle where nobody is. */
function freeOn({ subject }: SpotRequest, box: PixelBox): number {
  const middle = box.left + box.width / 2;
  if (!subject) return middle;
  const toLeft = Math.max(0, subject.left - box.left);
  const toRight = Math.max(0, box.left + box.width - subject.left - subject.width);
  if (Math.max(toLeft, toRight) >= 0.94 * box.width) return middle;
  return toLeft > toRight ? box.left + toLeft / 2 : box.left + box.width - toRight / 2;
}

/** Metres behind something, as rows of the picture: ground rises to the horizon. */
const behindMetres = 0.22;

export function spotFor(request: SpotRequest): Spot {
  const { size, target, relation, thing } = request;
  if (!target) return inPicture(request);
  const { box, heightMetres, topShare } = target;
  const scale = nearScale(bounded(box.height / heightMetres, request), request, target);
  const [w, h] = [thing.widthMetres * scale, thing.heightMetres * scale];
  const [middle, base] = [box.left + box.width / 2, box.top + box.height];
  const lowest = thing.isCutBelow ? size.height + 1 : 0.985 * size.height;
  const isNear = scale > 1.5 * bounded(box.height / heightMetres, request);
  const inFrame = (x: number, across = w): number => clamp(x, 0.35 * across, size.width - 0.35 * across);
  const spot = (x: number, y: number, rest: Partial<Spot> = {}): Spot => ({
    x: inFrame(x),
    y: thing.isCutBelow ? lowest : y,
    pixelsPerMetre: scale,
    isBehind: false,
    standsOn: true,
    ...rest,
  });
  const beside = (side: -1 | 1): Spot => {
    // Who is near the camera may stand before it.
    const pixelsPerMetre = thing.isCutBelow ? scale : fitting(scale, request, target, side);
    const across = thing.widthMetres * pixelsPerMetre;
    const x = side < 0 ? box.left - 0.55 * across : box.left + box.width + 0.55 * across;
    return { ...spot(0, Math.min(base, lowest), { pixelsPerMetre }), x: inFrame(x, across) };
  };
  const roomier = box.left > size.width - box.left - box.width ? -1 : 1;
  switch (relation) {
    case 'on':
      return spot(freeOn(request, box), box.top + topShare * box.height);
    case 'in':
      return spot(middle, box.top + 0.3 * box.height + 0.3 * h);
    case 'left-of':
      return beside(-1);
    case 'right-of':
      return beside(1);
    case 'behind': {
      // What is much higher is seen above it; the rest looks out at its side.
      const looksOver = thing.heightMetres > 1.25 * heightMetres;
      const x = middle + roomier * (looksOver ? 0.24 * box.width : Math.max(0.42 * box.width, 0.5 * box.width - 0.1 * w));
      return spot(x, base - Math.max(0.06 * box.height, behindMetres * scale), { isBehind: true });
    }
    case 'in-front-of':
      // Of who is cut off by the frame, what is before him stands on something below it.
      if (base > lowest) return spot(middle + roomier * 0.12 * box.width, size.height + cutShare * h, { standsOn: false });
      return spot(middle + roomier * 0.12 * box.width, isNear ? lowest : Math.min(lowest, base + 0.07 * box.height));
    case 'above':
      return spot(middle, Math.max(1.05 * h, box.top - 0.08 * box.height), { standsOn: false });
    case 'under':
      return spot(middle, Math.min(lowest, base - 0.02 * box.height));
    default:
      return beside(roomier);
  }
}

/**
 * Where each of several goes: the first at its spot, the others beside it, away from the target or the subject as long as there is room,
 * then at the other side. What would leave the picture is left out.
 */
export function rowOf(spot: Spot, count: number, { size, target, subject, relation, thing }: SpotRequest): Spot[] {
  const step = 1.12 * thing.widthMetres * spot.pixelsPerMetre;
  const isBeside = target === null || relation === null || /next-to|left-of|right-of/.test(relation);
  const box = isBeside ? (target?.box ?? subject) : null;
  const middle = box ? box.left + box.width / 2 : spot.x;
  const away = spot.x < middle ? -1 : 1;
  const isIn = (x: number): boolean => x > 0.3 * step && x < size.width - 0.3 * step;
  const outward = Array.from({ length: count }, (_, k) => spot.x + k * away * step).filter((x, k) => k === 0 || isIn(x));
  const across = Array.from({ length: count }, (_, k) => (box ? 2 * middle - spot.x - k * away * step : spot.x - (k + 1) * step)).filter(
    isIn,
  );
  const inTurn = Array.from({ length: count }, (_, k) => spot.x + (k % 2 === 0 ? k / 2 : -(k + 1) / 2) * step).filter(
    (x, k) => k === 0 || isIn(x),
  );
  const columns = box ? [...outward, ...across] : inTurn;
  // A little nearer and farther, so that they do not stand to attention.
  return columns
    .slice(0, count)
    .map((x, k) => ({ ...spot, x, y: Math.min(spot.y + (k % 3 === 1 ? -0.05 : k % 3 === 2 ? 0.03 : 0) * step, 0.99 * size.height) }));
}
