/** The plan's `add`, `wear`, `hold` and `replace`: from words and targets to the operators of retouch/props. */

import type { FaceSight } from '../detect/index.ts';
import type { Target } from '../language/index.ts';
import { animalConcepts, isBodyGarment } from '../models/index.ts';
import {
  addThing,
  dressInPhotograph,
  holdThing,
  isCarried,
  type Retouched,
  type RetouchTools,
  replaceThing,
  type Sky,
  skyKindOf,
  type TargetPlace,
  UnknownProp,
  wearThing,
  wornKind,
} from '../retouch/index.ts';
import type { CutOut } from '../segment/index.ts';
import { amongOthers } from './among-others.ts';
import type { LocalStep } from './local.ts';
import { bygone, flatTopped, placeOf } from './target-place.ts';
import { garmentColour, wornIn } from './worn-in-photograph.ts';

type Tools = (step: Pick<LocalStep<'add'>, 'room' | 'request'>) => RetouchTools;

const toolsOf: Tools = ({ room, request }) => ({ ...room.tools, seed: request.seed });

const photographed = ({ room }: Pick<LocalStep<'add'>, 'room'>, from: number | null | undefined): Promise<CutOut> | null =>
  from === null || from === undefined ? null : room.cutOut(from);

/** Things of the sky go there, and so does what is asked for "in the sky". */
async function skyOf({ operation, grounded, room }: LocalStep<'add'>): Promise<{ sky: Sky | null; isInSky: boolean }> {
  const { target, object, reference } = operation;
  if (target.kind === 'region' && target.region === 'sky') return { sky: grounded, isInSky: true };
  const isOfSky = target.kind === 'whole' || target.kind === 'background' ? skyKindOf(object.concept) !== null : false;
  return { sky: isOfSky ? await room.ground(reference, { kind: 'region', region: 'sky', words: 'sky' }) : null, isInSky: false };
}

/**
 * A table that no detector saw may be all that the subject stands on: what is put on it stands beside the subject.
 * Who is taken for the table itself would else carry it on its head.
 */
const isSupportOfSubject = ({ grounded, operation: { target, relation } }: LocalStep<'add'>): boolean =>
  relation === 'on' &&
  target.kind === 'thing' &&
  flatTopped.test(target.concept ?? target.words) &&
  (grounded.by === 'subject' || grounded.confidence < 0.35);

/** Metres that a picture of things on a table is about high. */
const tablePictureMetres = 0.45;

function onTable({ grounded: { mask, box }, photograph }: LocalStep<'add'>): TargetPlace {
  return { mask, box, heightMetres: (tablePictureMetres * box.height) / photograph.height, topShare: 0, isFlatTopped: true };
}

export async function carryOutAdd(step: LocalStep<'add'>): Promise<Retouched> {
  const { operation, photograph, grounded, room } = step;
  const { target, object, from } = operation;
  const isOnSupport = isSupportOfSubject(step);
  const relation = isOnSupport ? 'next-to' : operation.relation;
  const isAnywhere = relation === null || target.kind === 'whole' || target.kind === 'background';
  const { sky, isInSky } = await skyOf(step);
  const isAside = isAnywhere && !isInSky && !sky;
  const isOnRegion = target.kind === 'region' && !isInSky;
  const subject = isAside || isOnRegion ? await room.cutOut(operation.reference) : null;
  const others = isAnywhere || isOnSupport || isInSky ? null : await amongOthers(step);
  const request = {
    object,
    relation,
    target: isAnywhere || isInSky ? null : isOnSupport ? onTable(step) : placeOf(step, target),
    subject: subject && subject.confidence >= 0.5 ? subject.box : null,
    inFront: null,
    ...others,
    picture: (await photographed(step, from)) ?? null,
    sky,
    isInSky,
  };
  return told(step, async () => {
    const added = await addThing(photograph, request, toolsOf(step));
    return grounded.confidence < 0.35 && !isAnywhere
      ? { ...added, warnings: [...added.warnings, `Where the ${object.label} goes is a guess.`] }
      : added;
  });
}

/** A thing that the studio has neither model nor drawing of is told, and the rest of the plan is done. */
async function told(
  { photograph, operation: { object } }: Pick<LocalStep<'add'>, 'photograph'> & { operation: { object: { label: string } } },
  work: () => Promise<Retouched>,
): Promise<Retouched> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnknownProp)) throw error;
    return untouched({ photograph }, `The studio has neither a model nor a drawing of '${object.label}': it is left out.`);
  }
}

/** Lives, and has no hands like a person's. */
export const isBeast = (concept: string | null | undefined): boolean =>
  Boolean(concept) && (animalConcepts.includes(concept!) || bygone.has(concept!));

const isPersonal = (target: Target): boolean => target.kind !== 'thing' || !isBeast(target.concept);

/** "In his left hand" is at the right of the picture of who faces it. */
const sideOf = (words: string): -1 | 1 | null => (/\bleft hand|左手/i.test(words) ? 1 : /\bright hand|右手/i.test(words) ? -1 : null);

/** Nobody is there when all of the picture is taken for want of a subject. */
const isNobody = ({ grounded }: Pick<LocalStep<'wear'>, 'grounded'>): boolean => grounded.by === 'subject' && grounded.confidence === 0;

const nobody = ({ operation }: LocalStep<'wear'> | LocalStep<'hold'>): string =>
  `Image ${operation.reference + 1} shows nobody to ${operation.kind} the ${operation.object.label}: it is left as it is.`;

export async function carryOutHold(step: LocalStep<'hold'>): Promise<Retouched> {
  const { operation, photograph } = step;
  if (isNobody(step)) return untouched(step, nobody(step));
  const { target, object, words } = operation;
  const request = { object, target: placeOf(step, target), isPerson: isPersonal(target), side: sideOf(words) };
  return told(step, () => holdThing(photograph, request, toolsOf(step)));
}

export async function carryOutReplace(step: LocalStep<'replace'>): Promise<Retouched> {
  const { operation, photograph } = step;
  const { target, object } = operation;
  const picture = (await photographed(step, operation.from)) ?? null;
  return told(step, () => replaceThing(photograph, { object, target: placeOf(step, target), picture }, toolsOf(step)));
}

const untouched = ({ photograph }: Pick<LocalStep<'wear'>, 'photograph'>, warning: string): Retouched => ({
  image: photograph,
  mayChange: new Uint8Array(photograph.width * photograph.height),
  warnings: [warning],
});

const female = /\b(?:woman|girl|lady|her|she|bride|queen|princess|witch|ballerina|grandmother|mother|nurse)\b|女|她|妈/i;
const young = /\b(?:child|kid|boy|girl|baby|toddler)\b|孩/i;
const forWomen = /dress|gown|skirt|blouse|tutu|sari/;

/** Clothes of the body go on a body of the studio, as a photographed one cannot be undressed. */
async function dress({ operation, photograph, grounded, ...step }: LocalStep<'wear'>): Promise<Retouched | null> {
  const { target, object, words } = operation;
  const named = target.kind === 'thing' ? `${target.concept ?? ''} ${target.words}` : '';
  const isFemale = female.test(named) || female.test(words) || forWomen.test(object.concept);
  const { mask, box } = grounded;
  return dressInPhotograph(
    photograph,
    {
      mask,
      box,
      garments: [{ concept: object.concept, colour: object.colour?.value ?? null }],
      sex: isFemale ? 'female' : 'male',
      isPerson: isPersonal(target),
      age: young.test(named) ? 'child' : 'adult',
      who: target.kind === 'thing' ? (target.concept ?? target.words.replace(/^the /, '')) : 'subject',
      what: object.label,
    },
    toolsOf({ ...step }),
  );
}

/** A garment of the studio in the colour that the photographed one has: cloth is not moved from body to body. */
async function inColourOf(step: LocalStep<'wear'>): Promise<LocalStep<'wear'>> {
  const { operation, room } = step;
  const { object, from } = operation;
  if (from === undefined) return step;
  const value = await garmentColour(operation, from, step);
  room.warnings.push(
    `The ${object.label} of image ${from + 1} cannot be moved to another body: a ${object.label} of the studio in ${value ? 'its main colour' : 'its own colour'} is worn.`,
  );
  return { ...step, operation: { ...operation, object: { ...object, colour: value && { name: 'photographed', value } } } };
}

/** The largest face that was seen in the wearer's outline. */
async function faceIn({ operation, grounded, photograph, room }: LocalStep<'wear'>): Promise<FaceSight | null> {
  const isIn = ({ x, y }: { x: number; y: number }): boolean =>
    (grounded.mask[Math.round(y) * photograph.width + Math.round(x)] ?? 0) > 100;
  // Of who looks aside nose and mouth lie at the outline's edge.
  const isOwn = ({ nose, mouth, ears, eyes }: FaceSight): boolean => [nose, mouth, ...ears, ...eyes].filter(isIn).length >= 2;
  const faces = (await room.faces(operation.reference)).filter(isOwn);
  return faces.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)[0] ?? null;
}

export async function carryOutWear(step: LocalStep<'wear'>): Promise<Retouched> {
  const { operation, photograph, grounded } = step;
  const { object } = operation;
  if (isNobody(step)) return untouched(step, nobody(step));
  const missing = `No head was told in the outline, so the ${object.label} is not put on.`;
  if (object.concept === 'backpack')
    step.room.warnings.push('No straps are laid over photographed shoulders: the backpack is carried in the hand.');
  if (isCarried(object.concept)) return carryOutHold({ ...step, operation: { ...operation, kind: 'hold' } });
  if (isBodyGarment(object.concept)) return (await dress(await inColourOf(step))) ?? untouched(step, missing);
  const { mask, box } = grounded;
  const picture = operation.from === undefined ? null : await wornIn(operation, operation.from, step);
  if (!picture && wornKind(object.concept) === null)
    return untouched(step, `Not done: '${operation.words}': where a ${object.label} is worn is not told in a photograph.`);
  const request = { object, mask, box, picture, sight: await faceIn(step) };
  return told(step, async () => (await wearThing(photograph, request, toolsOf(step))) ?? untouched(step, missing));
}
