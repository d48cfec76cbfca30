/**
 * What a detector's boxes say of the main subject: which of them are the subject, whether what the overview adds in them belongs to it (the pot
 * of a plant, the foot of a glass), whether one can see through it. Knows nothing of the detector.
 */
import type { PixelSize } from '../../engine.ts';
import { growBox, overlapOf, type PixelBox, shareWithin, unionOf } from './area.ts';

export interface SeenThing {
  /** One of the 80 of COCO. */
  readonly class: string;
  /** [0, 1] */
  readonly score: number;
  /** In pixels of the photograph. */
  readonly box: PixelBox;
}

/** What something else may grow in or be filled into. */
const vessels = new Set(['vase', 'bowl', 'cup', 'wine glass', 'bottle']);
/** What others rest on: no part of a subject for being seen where it is. */
const carriers = new Set(['dining table', 'couch', 'bed', 'chair', 'bench', 'boat', 'surfboard', 'skateboard', 'toilet']);
const living = new Set('person bird cat dog horse sheep cow elephant bear zebra giraffe'.split(' '));
const openwork = new Set(['bicycle', 'motorcycle', 'chair', 'bench', 'tennis racket', 'scissors']);
/** Spokes and strings: thinner than grabCut keeps them. */
const wired = new Set(['bicycle', 'tennis racket']);
/** Whether one can see through things of the class. */
export const isOpenworkClass = (name: string): boolean => openwork.has(name);

const leastScore = 0.3;

export interface SubjectTraits {
  /** What the subject stands in: what the overview is sure of there is the subject's. */
  readonly vessels: readonly PixelBox[];
  /** Gaps in these show the ground. */
  readonly openworks: readonly PixelBox[];
  /** Those of them that are in part mere wires. */
  readonly wires: readonly PixelBox[];
  /** Parts in these are the subject's, however small. */
  readonly own: readonly PixelBox[];
}

/** figure: round what the close-up calls figure; area: all of the close-up; both in pixels of the photograph. */
export function traitsOf(things: readonly SeenThing[], figure: PixelBox, area: PixelBox): SubjectTraits {
  const seen = things.filter(({ score, box }) => score >= leastScore && overlapOf(box, figure) > 0.45);
  const isVessel = (one: SeenThing): boolean => vessels.has(one.class) && one.score >= 0.4 && shareWithin(area, one.box) > 0.9;
  const lifeless = seen.filter((one) => !living.has(one.class) && !isRidden(one, things));
  return {
    vessels: things.filter((one) => isVessel(one) && !isRidden(one, things)).map(({ box }) => box),
    openworks: lifeless.filter((one) => openwork.has(one.class)).map(({ box }) => box),
    wires: lifeless.filter((one) => wired.has(one.class)).map(({ box }) => box),
    own: seen.filter((one) => living.has(one.class) || !isRidden(one, things)).map(({ box }) => box),
  };
}

/** Somebody sits or stands on it. */
const isRidden = ({ box, score }: SeenThing, things: readonly SeenThing[]): boolean =>
  things.some((one) => living.has(one.class) && one.score > 0.6 * score && overlapOf(one.box, box) > 0.2);

const isLifeless = (one: SeenThing, things: readonly SeenThing[]): boolean =>
  !living.has(one.class) && !carriers.has(one.class) && !isRidden(one, things);

/**
 * Where to look from near, told from what stands out in the overview. That may be half of the room: where it runs over two borders of the
 * picture and a single thing was clearly seen well within it, it is that thing. Or it may be the bowl of a glass, without stem and foot: then it is all
 * of the glass.
 */
export function placeOfSubject(core: PixelBox, things: readonly SeenThing[], size: PixelSize): PixelBox {
  const around = ({ box }: SeenThing): PixelBox => growBox(box, 0.1 * Math.max(box.width, box.height), size);
  const borders = [core.left <= 0, core.top <= 0, core.left + core.width >= size.width, core.top + core.height >= size.height];
  const clear = things.filter(({ score, box }) => score >= 0.45 && shareWithin(core, box) > 0.9);
  const [only] = clear;
  if (only && clear.length === 1 && borders.filter(Boolean).length > 1 && pixelsOf(only.box) < 0.3 * pixelsOf(core)) return around(only);
  const whole = things.find(
    (one) =>
      one.score >= 0.4 && isLifeless(one, things) && shareWithin(around(one), core) > 0.95 && pixelsOf(one.box) < 2.5 * pixelsOf(core),
  );
  return whole ? unionOf([core, around(whole)])! : core;
}

const pixelsOf = ({ width, height }: PixelBox): number => width * height;
