/** What becomes of a verb: a relation that stands for it, or another icon of a person who does it. */
import type { ActionName, Preposition } from '../scene/scene.ts';

/** Verbs as written -> the action of the record, the first that fits. */
const verbs: [verb: RegExp, action: ActionName][] = [
  [/^(?:rid|mount|straddl|surf|skateboard|climb)|骑|踩/i, 'riding'],
  [/^(?:drink|sip)|喝/i, 'drinking-from'],
  [/^(?:eat|chew|bit|lick)|吃|啃/i, 'eating'],
  [/^read|读/i, 'reading'],
  [/^(?:wear|dress|clad|sport|in )|穿|戴|披|系|围/i, 'wearing'],
  [/^carr|背|提|抱/i, 'carrying'],
  [/^(?:hold|grip|clutch|lift|wav|rais|show)|拿|举|捧|端|持|牵|撑|叼|抓/i, 'holding'],
  [/^(?:look|watch|star|gaz|point|admir)|看|望|盯/i, 'looking-at'],
  [/^push|推/i, 'pushing'],
  [/^pull|拉/i, 'pulling'],
  [/^kick|踢/i, 'kicking'],
  [/^throw/i, 'throwing'],
  [/^(?:chas|follow|hunt|run(?:ning)? after)|追/i, 'chasing'],
  [/^play|弹|玩|演奏|吹/i, 'playing'],
  [/^(?:fly|flies|flew|soar|hover|float|glid)|飞|飘/i, 'flying-over'],
  [/^(?:jump|leap)|跳/i, 'jumping-over'],
];

export function actionNamed(verb: string): ActionName {
  return verbs.find(([pattern]) => pattern.test(verb))?.[1] ?? 'using';
}

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
