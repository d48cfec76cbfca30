/**
 * Operations that change a part of one picture and leave the rest to the byte: which operator of retouch/ does each, with the
 * numbers that the plan's words stand for.
 */
import type { EngineRequest, RasterImage } from '../../engine.ts';
import { aboutFaces, type Grounded, irisesOf } from '../ground/index.ts';
import { type EditOperation, type Filter, shortened } from '../language/index.ts';
import {
  addText,
  addWeather,
  type BlurPartOptions,
  blackAndWhite,
  blurPart,
  changeSeason,
  changeTone,
  denoise,
  lightMood,
  matchLook,
  type Retouched,
  type RetouchTools,
  recolour,
  relight,
  removeThing,
  retouchPortrait,
  sharpen,
  stylePhotograph,
} from '../retouch/index.ts';
import { animalInstead } from './animal-instead.ts';
import type { Darkroom } from './darkroom.ts';
import { carryOutAdd, carryOutHold, carryOutReplace, carryOutWear } from './props.ts';
import { lensBlur } from './strength.ts';

export type OperationOf<Kind extends EditOperation['kind']> = Kind extends Filter['kind'] ? Filter : Extract<EditOperation, { kind: Kind }>;

/** Kinds that name a target in one picture and are done there. */
export type LocalKind = Exclude<
  EditOperation['kind'],
  'combine' | 'replace-background' | 'crop' | 'extend' | 'turn' | 'upscale' | 'cut-out' | 'blur-background' | 'none-understood'
>;

export interface LocalStep<Kind extends LocalKind> {
  readonly operation: OperationOf<Kind>;
  /** As the operations before left it. */
  readonly photograph: RasterImage;
  readonly grounded: Grounded;
  readonly request: EngineRequest;
  readonly room: Darkroom;
}

export type LocalOperator<Kind extends LocalKind> = (step: LocalStep<Kind>) => Promise<Retouched>;
type LocalOperators = { readonly [Kind in LocalKind]?: LocalOperator<Kind> };

const toolsOf = ({ tools }: Darkroom, { seed }: EngineRequest): RetouchTools => ({ ...tools, seed });

/** What relighting and weather look at beside the picture itself. */
async function sightOf({ operation: { reference }, room }: { operation: { reference: number }; room: Darkroom }) {
  const subject = await room.cutOut(reference);
  const sky = await room.ground(reference, { kind: 'region', region: 'sky', words: 'sky' });
  return { subject: subject.confidence >= 0.5 ? subject.alpha : null, sky: sky?.mask ?? null };
}

/** A face that is to be hidden is hidden whole. */
const hiding = ({ target, manner }: OperationOf<'blur'>, { faces }: Grounded): Pick<BlurPartOptions, 'what' | 'manner' | 'faces'> => ({
  ...(faces && { faces: faces.map(({ box }) => box) }),
  ...(manner && { manner }),
  what: target.kind === 'region' && (target.region === 'face' || target.region === 'eyes') ? target.region : 'thing',
});

const nothingDone = (photograph: RasterImage, warning: string): Retouched => ({
  image: photograph,
  mayChange: new Uint8Array(photograph.width * photograph.height),
  warnings: [warning],
});

/** Lips and irises keep some of their own colour, as under lipstick and lenses. */
const tint = 0.62;

/** Of eyes that were seen the irises; lips are tinted and not painted over. */
async function colouredPart({ operation: { target }, photograph, grounded, room }: LocalStep<'recolour'>): Promise<Uint8Array> {
  const { mask, faces } = grounded;
  if (!faces || target.kind !== 'region') return mask;
  if (target.region === 'eyes') return (await irisesOf(photograph, faces, room.tools)).map((value) => Math.round(tint * value));
  return target.region === 'lips' ? mask.map((value) => Math.round(tint * value)) : mask;
}

/** Hair may have the colour of skin. */
async function withoutHair(
  mask: Uint8Array,
  photograph: RasterImage,
  { face, room }: { face: Grounded | null; room: Darkroom },
): Promise<Uint8Array> {
  if (!face?.faces) return mask;
  const hair = await aboutFaces(photograph, face.faces, room.tools);
  return mask.map((value, i) => Math.min(value, 255 - hair[i]!));
}

/** A kind that is absent is not done, and the answer says so. */
export const localOperators: LocalOperators = {
  'black-and-white': ({ photograph, grounded, room }) => blackAndWhite(photograph, grounded.mask, room.tools),
  recolour: async (step) => recolour(step.photograph, await colouredPart(step), step.operation.colour, toolsOf(step.room, step.request)),
  tone: ({ operation, photograph, grounded, request, room }) =>
    changeTone(photograph, grounded.mask, operation.change, toolsOf(room, request)),
  relight: async (step) => {
    const { photograph, grounded, operation, room, request } = step;
    const { timeOfDay, lightFrom, mood } = operation;
    const side = lightFrom === 'left' || lightFrom === 'right' ? lightFrom : null;
    if (mood)
      return lightMood(photograph, { ...(await sightOf(step)), mask: grounded.mask, mood, lightFrom: side }, toolsOf(room, request));
    return relight(photograph, { ...(await sightOf(step)), mask: grounded.mask, timeOfDay, lightFrom }, toolsOf(room, request));
  },
  weather: async (step) => {
    const { photograph, grounded, operation, room, request } = step;
    return addWeather(photograph, { ...(await sightOf(step)), mask: grounded.mask, weather: operation.weather }, toolsOf(room, request));
  },
  season: async (step) => {
    const { photograph, grounded, operation, room, request } = step;
    return changeSeason(photograph, { ...(await sightOf(step)), mask: grounded.mask, season: operation.season }, toolsOf(room, request));
  },
  'match-look': ({ photograph, grounded, operation, room, request }) =>
    matchLook(photograph, grounded.mask, room.present(operation.from), toolsOf(room, request)),
  add: carryOutAdd,
  wear: carryOutWear,
  hold: carryOutHold,
  replace: carryOutReplace,
  style: async ({ photograph, grounded, operation, room, request }) => {
    const subject = await room.roughSubject(operation.reference);
    return stylePhotograph(photograph, { mask: grounded.mask, style: operation.style, subject }, toolsOf(room, request));
  },
  'add-text': async ({ photograph, grounded, operation, room, request }) => {
    const { reference, target, content, colour, vertical, horizontal } = operation;
    const subject = operation.isOnTarget ? null : await room.roughSubject(reference);
    const face = operation.isOnTarget ? null : await room.ground(reference, { kind: 'region', region: 'face', words: 'face' });
    const avoid = [...(subject ? [subject] : []), ...(face ? [face.mask] : [])];
    const concept = target.kind === 'thing' ? target.concept : null;
    const printed = operation.isOnTarget ? { mask: grounded.mask, box: grounded.box, concept } : null;
    return addText(photograph, { content, colour, vertical, horizontal, avoid, target: printed }, toolsOf(room, request));
  },
  portrait: async ({ photograph, grounded, operation, room, request }) => {
    const { reference, target, amount } = operation;
    const animal = await animalInstead(grounded, await room.detections(reference));
    if (animal)
      return nothingDone(
        photograph,
        `Not done: '${shortened(operation.words)}': only people's skin is retouched, and image ${reference + 1} shows a ${animal}.`,
      );
    const subject = target.kind === 'whole' ? await room.roughSubject(reference) : null;
    const region = (name: 'face' | 'eyes') => room.ground(reference, { kind: 'region', region: name, words: `all ${name}` });
    const [face, eyes] = [await region('face'), await region('eyes')];
    const within = await withoutHair(subject ?? grounded.mask, photograph, { face, room });
    return retouchPortrait(photograph, { within, face: face?.mask ?? null, eyes: eyes?.mask ?? null, amount }, toolsOf(room, request));
  },
  remove: ({ photograph, grounded, request, room }) => removeThing(photograph, grounded.mask, toolsOf(room, request)),
  sharpen: ({ operation, photograph, grounded, request, room }) =>
    sharpen(photograph, grounded.mask, operation.amount, toolsOf(room, request)),
  denoise: ({ operation, photograph, grounded, request, room }) =>
    denoise(photograph, grounded.mask, operation.amount, toolsOf(room, request)),
  blur: ({ operation, photograph, grounded, request, room }) =>
    blurPart(
      photograph,
      grounded.mask,
      { box: grounded.box, strength: lensBlur[operation.strength], ...hiding(operation, grounded) },
      toolsOf(room, request),
    ),
};
