/**
 * What a detector's boxes say of the main subject: which of them are the subject, whether what the overview adds in them belongs to it (the pot
 * of a plant, the foot of a glass), whether one can see through it. Knows nothing of the detector.
 */
import type { PixelSize } from '../../engine.ts';
import { growBox, type PixelBox } from './area.ts';

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
const living = new Set('person bird cat dog horse sheep cow elephant bear zebra giraffe'.split(' '));
const openwork = new Set(['bicycle', 'motorcycle', 'chair', 'bench', 'tennis racket', 'scissors']);
/** Whether one can see through things of the class. */
export const isOpenworkClass = (name: string): boolean => openwork.has(name);

const leastScore = 0.3;

export interface SubjectTraits {
  /** What the subject stands in: what the overview is sure of there is the subject's. */
  readonly vessels: readonly PixelBox[];
  /** Gaps in these show the ground. */
  readonly openworks: readonly PixelBox[];
  /** Parts in these are the subject's, however small. */
  readonly own: readonly PixelBox[];
}

/** figure: round what the close-up calls figure; area: all of the close-up; both in pixels of the photograph. */
export function traitsOf(things: readonly SeenThing[], figure: PixelBox, area: PixelBox): SubjectTraits {
  const seen = things.filter(({ score, box }) => score >= leastScore && overlap(box, figure) > 0.45);
  const isRidden = ({ box, score }: SeenThing): boolean =>
    things.some((one) => living.has(one.class) && one.score > 0.6 * score && overlap(one.box, box) > 0.2);
  const isVessel = (one: SeenThing): boolean => vessels.has(one.class) && one.score >= 0.4 && shareWithin(one.box, area) > 0.9;
  const lifeless = seen.filter((one) => !living.has(one.class) && !isRidden(one));
  return {
    vessels: things.filter((one) => isVessel(one) && !isRidden(one)).map(({ box }) => box),
    openworks: lifeless.filter((one) => openwork.has(one.class)).map(({ box }) => box),
    own: seen.filter((one) => !isRidden(one) || living.has(one.class)).map(({ box }) => box),
  };
}

/**
 * What stands out in the overview may be half of the room. Where that runs over two borders of the picture and a single thing was clearly
 * seen well within it, that is what to look at from near.
 */
export function nearerCore(core: PixelBox, things: readonly SeenThing[], { width, height }: PixelSize): PixelBox {
  const borders = [core.left <= 0, core.top <= 0, core.left + core.width >= width, core.top + core.height >= height];
  if (borders.filter(Boolean).length < 2) return core;
  const clear = things.filter(({ score, box }) => score >= 0.45 && shareWithin(box, core) > 0.9);
  const [only] = clear;
  if (!only || clear.length > 1 || only.box.width * only.box.height > 0.3 * core.width * core.height) return core;
  return growBox(only.box, 0.1 * Math.max(only.box.width, only.box.height), { width, height });
}

/** Intersection over union. */
function overlap(a: PixelBox, b: PixelBox): number {
  const shared = sharedPixels(a, b);
  return shared / Math.max(1, a.width * a.height + b.width * b.height - shared);
}

const shareWithin = (a: PixelBox, b: PixelBox): number => sharedPixels(a, b) / Math.max(1, a.width * a.height);

function sharedPixels(a: PixelBox, b: PixelBox): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const along = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 0 && along > 0 ? across * along : 0;
}
