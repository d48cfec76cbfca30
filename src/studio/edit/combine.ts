/** The plan's `combine` and `replace-background`: from words and indices to the operators of retouch/. */
import type { EngineRequest, RasterImage } from '../../engine.ts';
import type { Combine, CombineRelation, CombineSubject, ReplaceBackground } from '../language/index.ts';
import { modelOf } from '../models/index.ts';
import type { Backdrop } from '../render/index.ts';
import {
  type CollageRelation,
  type CollageVerb,
  combine,
  composeOn,
  type DressedSubject,
  dressFigures,
  isCutBelow,
  plainBackground,
  replaceBackground,
  setBefore,
} from '../retouch/index.ts';
import type { Place } from '../scene/index.ts';
import type { CutOut } from '../segment/index.ts';
import {
  bodyGarmentsOf,
  handRelations,
  unshownExtras,
  wearersOf,
  wearOnFigures,
  withAccessories,
  withBystanders,
} from './combine-extras.ts';
import { commonHeight } from './common-height.ts';
import type { Darkroom } from './darkroom.ts';
import { fitToSize } from './fit.ts';
import { isBeast } from './props.ts';
import { lensBlur } from './strength.ts';
import { matchPictures, movedSubjects } from './which-picture.ts';

const verbs: Partial<Record<CombineRelation['relation'], CollageVerb>> = {
  holding: 'holds',
  'drinking-from': 'drinks-from',
  eating: 'holds',
  on: 'on',
  'sitting-on': 'on',
  'left-of': 'left-of',
  'right-of': 'right-of',
};
/** A collage shows these by where things stand anyway. */
const shownByLayout = new Set<CombineRelation['relation']>(['next-to', 'sitting-at', 'looking-at']);

/** Of something unknown: about as large as a person's torso, so that it is seen beside most things. */
const unknownHeightMetres = 0.8;

/** Of something unknown that stands on a table. */
const unknownOnTableMetres = 0.22;
/** What is taken for something larger is a small one, or wrongly told. */
const tallestThere = 0.45;

/** Of something unknown that fits a hand. */
const unknownHeldMetres = 0.15;
const mostFigures = 3;
/** What is taller does not go on a table. */
const tallestOnTable = 0.6;
const indoors = new Set<Place>(['cafe', 'kitchen', 'living-room', 'bedroom', 'library', 'office', 'classroom', 'stage']);

const nameOf = ({ label, reference }: CombineSubject): string => label ?? `subject of image ${reference + 1}`;

function readRelations({ relations, subjects }: Combine, room: Darkroom): CollageRelation[] {
  return relations.flatMap(({ subject, relation, object }) => {
    if (object === null || shownByLayout.has(relation)) return [];
    const verb = verbs[relation];
    if (verb) return [{ subject, verb, object }];
    room.warnings.push(
      `"${nameOf(subjects[subject]!)} ${relation} ${nameOf(subjects[object]!)}" is not done: they stand beside each other.`,
    );
    return [];
  });
}

/** Where things stand on it, by the studio's own model of such a thing; a share of its height. */
function seatOf({ concept, icon }: CombineSubject): number | undefined {
  const model = concept && modelOf({ name: 'seat', concept, icon: icon ?? concept, label: concept, colour: null });
  const anchor = model && (model.anchors?.top ?? model.anchors?.back ?? model.anchors?.seat);
  return anchor ? Math.min(1, anchor.at[1] / model.heightMetres) : undefined;
}

/** A photograph as the place: its ground is taken to begin at the middle, its light to come from above left, as in most pictures. */
async function photographAsBackdrop(image: RasterImage, request: EngineRequest): Promise<Backdrop> {
  const fitted = await fitToSize(image, request.size, null);
  const light = { direction: [-0.45, 0.75, 0.48], colour: [1, 0.97, 0.92], intensity: 0.8, ambient: [0.5, 0.5, 0.52] } as const;
  return { image: fitted.image, surface: 'ground', horizonY: 0.45, backEdgeY: 0.6, focusY: 0.88, light };
}

/** Who is dressed in body clothes, with what they hold; null when nobody is, or somebody else must stand by. */
async function dressedIn(operation: Combine, room: Darkroom): Promise<DressedSubject[] | null> {
  const { subjects, relations } = operation;
  const garmentsOf = (index: number) => bodyGarmentsOf(operation, index);
  const wearers = wearersOf(operation);
  const heldBy = (index: number) =>
    relations.find(({ subject, relation, object }) => subject === index && object !== null && handRelations.has(relation));
  const accounted = new Set([...wearers, ...wearers.flatMap((index) => heldBy(index)?.object ?? [])]);
  if (wearers.length === 0 || wearers.length > mostFigures || accounted.size < subjects.length) return null;
  return Promise.all(
    wearers.map(async (index): Promise<DressedSubject> => {
      const subject = subjects[index]!;
      const relation = heldBy(index);
      const thing = relation && subjects[relation.object!]!;
      const [cutOut, heldCutOut] = await Promise.all([room.cutOut(subject.reference), thing ? room.cutOut(thing.reference) : null]);
      const garments = garmentsOf(index).map(({ object }) => ({ concept: object.concept, colour: object.colour?.value ?? null }));
      const held = thing && {
        cutOut: heldCutOut!,
        label: nameOf(thing),
        heightMetres: thing.heightMetres ?? unknownHeldMetres,
        isDrunkFrom: relation.relation === 'drinking-from',
      };
      return { cutOut, label: nameOf(subject), isBeast: isBeast(subject.concept), garments, held: held ?? null };
    }),
  );
}

/** Heads of the photographs on dressed bodies of the studio; null when the plan is another one. */
async function combineDressed(operation: Combine, request: EngineRequest, room: Darkroom): Promise<RasterImage | null> {
  const { place, timeOfDay, blurBackground, backgroundReference, relations } = operation;
  const subjects = backgroundReference === null ? await dressedIn(operation, room) : null;
  if (!subjects) return null;
  const isSeated = relations.some(({ relation }) => relation === 'sitting-at' || relation === 'sitting-on' || relation === 'drinking-from');
  const dressed = await dressFigures(subjects, {
    ...room.tools,
    place: place ?? 'studio',
    timeOfDay: timeOfDay ?? 'afternoon',
    isSeated,
    blur: lensBlur[blurBackground ?? 'medium'],
    size: request.size,
    seed: request.seed,
  });
  room.warnings.push(...(dressed?.warnings ?? ['No head could be told in the photographs, so nobody was dressed.']));
  if (!dressed) return null;
  room.warnings.push(...unshownExtras(operation, true));
  return wearOnFigures(dressed, { operation, request, room });
}

/** Of so many subjects, a share of the answer's longer side that few become taller than (layOutCollage's rows and seats). */
const tallestOf = (count: number): number => (count < 5 ? Infinity : count < 10 ? 0.6 : 0.4);

/** By what the detector takes it for; the cut-out may be of the photograph reduced. */
async function heightSeen({ width, box }: CutOut, reference: number, room: Darkroom): Promise<number | null> {
  const detections = await room.detections(reference);
  const scale = room.present(reference).width / width;
  return commonHeight(
    { box: { left: scale * box.left, top: scale * box.top, width: scale * box.width, height: scale * box.height } },
    detections,
  );
}

/** Subjects of the pictures that they are seen in. */
async function seenIn(planned: Combine, room: Darkroom): Promise<Combine> {
  const open = planned.subjects.filter(({ isTakenInOrder }) => isTakenInOrder);
  if (open.length < 2 || !open.some(({ concept }) => concept !== null)) return planned;
  const seen = await Promise.all(open.map(async ({ reference }) => [reference, await room.detections(reference)] as const));
  const subjects = matchPictures(planned.subjects, new Map(seen));
  const told = movedSubjects(planned.subjects, subjects);
  if (told) room.warnings.push(told);
  return { ...planned, subjects };
}

/** One who is cut off by the frame stays where the frame was; null where somebody stands free, or somebody or something else is there too. */
async function setAlone(
  { subjects, relations, extras, backgroundReference }: Combine,
  request: EngineRequest,
  room: Darkroom,
): Promise<RasterImage | null> {
  const [only, ...others] = subjects;
  if (!only || others.length + relations.length + extras.length > 0 || backgroundReference === null) return null;
  const cutOut = await room.cutOut(only.reference);
  if (!isCutBelow(cutOut)) return null;
  const { pool, signal } = room.tools;
  const backdrop = photographAsBackdrop(room.present(backgroundReference), request);
  const { image, warnings } = await setBefore(cutOut, backdrop, { seed: request.seed, pool, signal });
  room.warnings.push(...cutOut.warnings, ...warnings);
  return image;
}

export async function carryOutCombine(planned: Combine, request: EngineRequest, room: Darkroom): Promise<RasterImage> {
  const operation = await seenIn(planned, room);
  const done = (await combineDressed(operation, request, room)) ?? (await setAlone(operation, request, room));
  if (done) return done;
  const { pool, inference, signal, onProgress } = room.tools;
  const { size, seed } = request;
  let cutOuts = 0;
  const tallest = tallestOf(operation.subjects.length) * Math.max(size.width, size.height);
  const isLast = (reference: number, index: number): boolean =>
    !operation.subjects.some((other, at) => at > index && other.reference === reference);
  const isOnTable = operation.support !== undefined && operation.support !== 'floor';
  const subjects = operation.subjects.map((subject, index) => async () => {
    const bare = await room.cutOut(subject.reference, { tallest });
    const cutOut = await withAccessories(bare, index, { operation, request, room });
    cutOuts += 1;
    onProgress(0.1 + (0.5 * cutOuts) / operation.subjects.length, `cut out ${cutOuts} of ${operation.subjects.length}`);
    const seen = subject.heightMetres ?? (await heightSeen(bare, subject.reference, room));
    const heightMetres = isOnTable ? Math.min(seen ?? unknownOnTableMetres, tallestThere) : (seen ?? unknownHeightMetres);
    if (isLast(subject.reference, index)) room.forget(subject.reference);
    return { cutOut, label: nameOf(subject), heightMetres, seat: seatOf(subject) };
  });
  const shared = { relations: readRelations(operation, room), seed, pool, signal };
  const { backgroundReference, place, timeOfDay, blurBackground } = operation;
  const furnish = (backdrop: Backdrop): Promise<Backdrop> => withBystanders(backdrop, operation, { request, room });
  const composed = async () => {
    if (backgroundReference === null) {
      const setting = { place: place ?? 'studio', timeOfDay: timeOfDay ?? 'afternoon', blur: lensBlur[blurBackground ?? 'medium'] };
      // Who is not asked to a table stands, or lies, on the floor.
      const isLarge = operation.subjects.some(({ heightMetres }) => (heightMetres ?? unknownHeightMetres) >= tallestOnTable);
      const isAtTable = operation.relations.some(({ relation }) => relation === 'sitting-at' || relation === 'drinking-from');
      const support = operation.support ?? (isLarge && !isAtTable && indoors.has(setting.place) ? ('floor' as const) : null);
      return combine(subjects, { ...shared, ...setting, support, size, inference, furnish });
    }
    return composeOn(photographAsBackdrop(room.present(backgroundReference), request).then(furnish), subjects, shared);
  };
  const combined = await composed();
  room.warnings.push(...combined.warnings, ...unshownExtras(operation, false));
  return combined.image;
}

export async function carryOutReplaceBackground(
  operation: ReplaceBackground,
  request: EngineRequest,
  room: Darkroom,
): Promise<RasterImage> {
  const { pool, inference, signal } = room.tools;
  const { size, seed } = request;
  const cutOut = room.cutOut(operation.reference);
  const { backgroundReference, place, timeOfDay, weather, plain } = operation;
  if (backgroundReference === null) {
    if (plain) {
      room.warnings.push(...(await cutOut).warnings);
      return plainBackground(await cutOut, plain.value);
    }
    const setting = { place: place ?? 'studio', timeOfDay: timeOfDay ?? 'afternoon', weather } as const;
    const { support = null } = operation;
    const isBoard = support !== null && place !== null && !indoors.has(place) && place !== 'studio';
    if (isBoard) room.warnings.push(`Not done: a surface of ${support} outdoors: the subject stands on the ground of the place.`);
    const replaced = await replaceBackground(cutOut, {
      ...setting,
      support: isBoard ? null : support,
      size,
      seed,
      pool,
      inference,
      signal,
    });
    room.warnings.push(...(await cutOut).warnings, ...replaced.warnings);
    return replaced.image;
  }
  const backdrop = photographAsBackdrop(room.present(backgroundReference), request);
  const replaced = await setBefore(cutOut, backdrop, { seed, pool, signal });
  room.warnings.push(...(await cutOut).warnings, ...replaced.warnings);
  return replaced.image;
}
