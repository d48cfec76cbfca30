/** What becomes of a verb: a relation that stands for it, or another icon of a person who does it. */
import type { Preposition } from '../scene/scene.ts';

/** `isReversed`: the thing is placed by the actor (a hat on a cat), not the actor by the thing (a cat on a skateboard). */
export const actionRelations: Record<string, { preposition: Preposition; isReversed: boolean }> = {
  on: { preposition: 'on', isReversed: false },
  worn: { preposition: 'on', isReversed: true },
  held: { preposition: 'in-front-of', isReversed: true },
  used: { preposition: 'next-to', isReversed: true },
  pose: { preposition: 'next-to', isReversed: true },
  fly: { preposition: 'above', isReversed: false },
};

/** Whole-body icons of people in a pose; the set has each for person, man and woman. */
const poseSuffixes: [verb: RegExp, suffix: string][] = [
  [/^(?:walk|stroll|hik)|走|散步|行走|徒步/i, 'walking'],
  [/^(?:run|jog|rac)|跑/i, 'running'],
  [/^swim|游泳/i, 'swimming'],
  [/^surf|冲浪/i, 'surfing'],
  [/^danc|跳舞/i, 'dancing'],
  [/^(?:meditat|doing yoga)|冥想|打坐|瑜伽/i, 'in-lotus-position'],
  [/^kneel/i, 'kneeling'],
  [/^climb/i, 'climbing'],
  [/^juggl/i, 'juggling'],
  [/^cycl|骑自行车|骑车/i, 'biking'],
];

/** "man-standing", "running" -> "man-running"; null when the set has no such person */
export function personInPose(icon: string, verb: string, hasIcon: (icon: string) => boolean): string | null {
  const person = /^(person|man|woman)-standing$/.exec(icon)?.[1];
  const suffix = poseSuffixes.find(([pattern]) => pattern.test(verb))?.[1];
  if (!person || !suffix) return null;
  return hasIcon(`${person}-${suffix}`) ? `${person}-${suffix}` : null;
}
