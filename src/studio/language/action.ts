/** What becomes of a verb: an action of the record, a posture, or another icon of a person who does it. */
import type { ActionName, PostureName, Preposition } from '../scene/scene.ts';

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

/** `kind` of verb as the tables give it: what is worn is wearing, whatever the word. */
export function actionNamed(verb: string, kind: string): ActionName {
  if (kind === 'worn') return 'wearing';
  if (kind === 'lean') return 'leaning-on';
  const known = verbs.find(([pattern]) => pattern.test(verb))?.[1];
  return known ?? (kind === 'held' ? 'holding' : kind === 'on' ? 'riding' : kind === 'fly' ? 'flying-over' : 'using');
}

const postureVerbs: [verb: RegExp, posture: PostureName][] = [
  [
    /^(?:sit|sits|sitting|seated|perch|crouch|kneel|meditat|doing yoga|curled|relax|rest|fish|chat|pray|wait)|坐|蹲|冥想|打坐|休息|钓鱼|聊天|野餐/i,
    'sit',
  ],
  [/^(?:lie|lies|lying|lay|sleep|asleep|napp)|躺|趴|睡|打盹|打瞌睡|晒太阳/i, 'lie'],
  [/^(?:walk|stroll|hik|cross|wander|explor|graz|crawl)|走|散步|徒步|吃草|旅行/i, 'walk'],
  [/^(?:run|runs|jog|rac|gallop|jump|leap|skat|danc|chas|kick)|跑|跳|滑|嬉戏|玩耍|踢|追/i, 'run'],
  [/^(?:swim|surf|snorkel|div)|游|冲浪/i, 'swim'],
  [/^(?:fl(?:y|ies|oat)|soar|hover|glid|levitat)|飞|飘/i, 'fly'],
  [/^(?:wav|greet)|招手|打招呼/i, 'wave'],
  [/^(?:drink|sip)|喝/i, 'drink'],
  [/^(?:read|stud)|读|看书|学习/i, 'read'],
  [/^(?:hold|carr|grip|clutch|lift)|拿|抱|举|捧|提|端|撑/i, 'hold'],
  [/^(?:rid|cycl)|骑/i, 'ride'],
  [/^stand|站/i, 'stand'],
];

/** null: the verb is none that a model can be posed in. */
export function postureOf(verb: string): PostureName | null {
  return postureVerbs.find(([pattern]) => pattern.test(verb))?.[1] ?? null;
}

/** "sitting" + on + sofa is sitting-on; null: the preposition alone says it. */
export function actionOfPose(verb: string): ActionName | null {
  const posture = postureOf(verb);
  return posture === 'sit' ? 'sitting-on' : posture === 'lie' ? 'lying-on' : null;
}

/** Posture that doing something gives to who does it. */
export const posturesOfActions: Partial<Readonly<Record<ActionName, PostureName>>> = {
  holding: 'hold',
  carrying: 'hold',
  riding: 'ride',
  'sitting-on': 'sit',
  'lying-on': 'lie',
  'drinking-from': 'drink',
  reading: 'read',
  kicking: 'run',
  chasing: 'run',
  pushing: 'walk',
  pulling: 'walk',
  'flying-over': 'fly',
  'jumping-over': 'run',
};

/** Where what is worn goes; the head where nothing better is known. */
export function anchorOfGarment(concept: string): 'head' | 'eyes' | 'neck' | 'back' | 'hand' {
  if (/glasses|goggles|mask/.test(concept)) return 'eyes';
  if (/tie|scarf|necklace|collar|ribbon|medal|stethoscope/.test(concept)) return 'neck';
  if (/backpack|cape/.test(concept)) return 'back';
  return /glove|ring|watch|bracelet/.test(concept) ? 'hand' : 'head';
}

/** `isReversed`: the thing is placed by the actor (a hat on a cat), not the actor by the thing (a cat on a skateboard). */
export const verbPrepositions: Readonly<Record<string, { preposition: Preposition; isReversed: boolean }>> = {
  on: { preposition: 'on', isReversed: false },
  worn: { preposition: 'on', isReversed: true },
  held: { preposition: 'in-front-of', isReversed: true },
  used: { preposition: 'next-to', isReversed: true },
  lean: { preposition: 'next-to', isReversed: false },
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

/** Icons "man-standing", "running" -> "man-running"; null when the set has no such person */
export function personInPose(icon: string, verb: string, hasIcon: (icon: string) => boolean): string | null {
  const person = /^(person|man|woman)-standing$/.exec(icon)?.[1];
  const suffix = poseSuffixes.find(([pattern]) => pattern.test(verb))?.[1];
  if (!person || !suffix) return null;
  return hasIcon(`${person}-${suffix}`) ? `${person}-${suffix}` : null;
}
