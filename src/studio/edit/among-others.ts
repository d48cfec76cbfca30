/** Where a thing goes that is put on or behind something that others stand on already: beside them on a table, past them on a sofa. */
import { modelOf } from '../models/index.ts';
import type { Mask, TargetPlace } from '../retouch/index.ts';
import type { PixelBox } from '../segment/index.ts';
import type { LocalStep } from './local.ts';
import { flatTopped, placeOf } from './target-place.ts';

/** What things stand on among other things, however much of it the picture shows. */
const tabletop = /table|desk|counter|shelf/;

interface Occupant {
  readonly box: PixelBox;
  readonly heightMetres: number | null;
}

const meet = (a: PixelBox, b: PixelBox): number =>
  Math.max(0, Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top));

/** Of the target's height, from its top: where the foot of what is on it, or stands on the floor before it, may be. */
const reaches = { on: 1.05, before: 1.45 } as const;

/** What is on or before the target already: the largest seen thing whose foot is in the target's box. */
async function occupantOf({ operation, grounded: { box }, room }: LocalStep<'add'>, reach: number): Promise<Occupant | null> {
  const size = ({ width, height }: PixelBox): number => width * height;
  const [found] = (await room.detections(operation.reference))
    .filter((one) => {
      const [x, y] = [one.box.left + one.box.width / 2, one.box.top + one.box.height];
      const isOther = meet(one.box, box) < 0.6 * Math.max(size(one.box), size(box)) && size(one.box) < 1.2 * size(box);
      const isIn = x > box.left && x < box.left + box.width && y > box.top + 0.1 * box.height && y < box.top + reach * box.height;
      return one.score >= 0.22 && isOther && isIn;
    })
    .toSorted((a, b) => size(b.box) - size(a.box));
  if (!found) return null;
  const concept = found.class.replaceAll(' ', '-');
  const model = modelOf({ name: 'measure', concept, icon: concept, label: found.class, colour: null });
  return { box: found.box, heightMetres: model?.heightMetres ?? null };
}

export interface Where {
  readonly relation: LocalStep<'add'>['operation']['relation'];
  readonly target: TargetPlace;
  /** Better not covered. */
  readonly subject: PixelBox | null;
  /** Hides what goes behind it or beyond it. */
  readonly inFront: Mask | null;
}

/** null where nothing else is seen on it, or it is nothing that things stand on. */
export async function amongOthers(step: LocalStep<'add'>): Promise<Where | null> {
  const { operation, grounded, room } = step;
  const { target, relation, reference } = operation;
  if (target.kind !== 'thing' || (relation !== 'on' && relation !== 'behind')) return null;
  const words = target.concept ?? target.words;
  if (!flatTopped.test(words)) return null;
  const isTable = tabletop.test(words);
  const occupant = await occupantOf(step, isTable ? reaches.on : reaches.before);
  if (!occupant) return null;
  const { box, heightMetres } = occupant;
  if (relation === 'on' && isTable && heightMetres)
    return {
      relation: 'next-to',
      target: { mask: grounded.mask, box, heightMetres, topShare: 0, isFlatTopped: true },
      subject: null,
      inFront: null,
    };
  const subject = await room.cutOut(reference);
  const isIt = subject.confidence >= 0.5 && subject.box && meet(subject.box, box) > 0.5 * box.width * box.height;
  return { relation, target: placeOf(step, target), subject: box, inFront: isIt ? subject.alpha : null };
}
