/** What a species of four-legged animal is, and how it becomes a model: proportions, coat and eyes from its own file. */
import { createRng } from '../../../shared/rng.ts';
import type { Colour } from '../../render/field/index.ts';
import type { Model, ModelRequest, Point, Posture } from '../model.ts';
import { beastTorso, mannerOf, uprightTorso } from './bearing.ts';
import { clothes } from './clothes.ts';
import type { Coat, CoatKind, Patch, Pattern } from './coat.ts';
import { type Creature, creatureModel } from './creature.ts';
import { type EyeName, eyes } from './eyes.ts';
import { type Ear, type Head, type HeadForm, mouthOf } from './head.ts';
import { nearFur } from './near-fur.ts';
import { type QuadrupedForm, quadruped, type Skeleton } from './quadruped.ts';
import type { Group } from './sculpture.ts';
import { add, outward, times } from './space.ts';
import { type Upright, upright } from './upright.ts';
import { individual } from './variety.ts';
import { whiskers } from './whiskers.ts';

export interface Palette {
  readonly base: Colour;
  readonly dark: Colour;
  readonly light: Colour;
}

export interface Mammal {
  /** Shoulder height in metres. */
  readonly size: number;
  readonly form: QuadrupedForm;
  readonly palette: Palette;
  /** Its two colours are both of the body: the darker lies in blotches over the paler. */
  readonly isPiebald?: boolean;
  readonly coat: { readonly kind: CoatKind; readonly grain: number; readonly variation?: number };
  /** Length of its longest hair in shoulder heights, grown as strands when it is seen close. Default: none are grown. */
  readonly hair?: number;
  /** Where they grow on the right, in radii of the skull; shown when it is seen close. */
  readonly whiskers?: Point;
  readonly patterns?: (palette: Palette) => readonly Pattern[];
  readonly patches?: (skeleton: Skeleton, palette: Palette) => readonly Patch[];
  /** Manes, horns, humps: groups beside the body's own. */
  readonly groups?: (skeleton: Skeleton) => readonly Group[];
  readonly eye: EyeName;
  readonly turn?: number;
  /** Without a request: default stand. */
  readonly posture?: Posture;
  /** Postures it can hold; another becomes `posture`. */
  readonly postures?: readonly Posture[];
}

const allPostures: readonly Posture[] = ['stand', 'sit', 'lie', 'walk', 'run'];
const isYoung = (words: readonly string[]): boolean =>
  words.some((word) => /^(baby|young|little|tiny|small|puppy|kitten|cub|newborn)$/.test(word));

/** Large head, short legs and snout, large eyes. */
export function young(form: QuadrupedForm): QuadrupedForm {
  const { head, neck, fore, hind } = form;
  const shorter = (p: HeadForm['muzzle']): HeadForm['muzzle'] => ({
    ...p,
    to: [p.to[0], p.to[1], p.from[2] + (p.to[2] - p.from[2]) * 0.72],
  });
  const thick = (leg: QuadrupedForm['fore']): QuadrupedForm['fore'] => ({
    ...leg,
    radii: leg.radii.map((r) => r * 1.2) as unknown as QuadrupedForm['fore']['radii'],
    foot: { ...leg.foot, radius: leg.foot.radius * 1.15 },
  });
  const ear: Ear | null = head.ear && { ...head.ear, length: head.ear.length * 0.85 };
  return {
    ...form,
    length: form.length * 0.82,
    neck: { ...neck, length: neck.length * 0.85 },
    fore: thick(fore),
    hind: thick(hind),
    head: {
      ...head,
      size: head.size * 1.38,
      muzzle: shorter(head.muzzle),
      ...(head.jaw && { jaw: shorter(head.jaw) }),
      ...(head.mouth && { mouth: head.mouth.map(([x, y, z]) => [x, y, z * 0.86] as const) }),
      ...(head.nose?.at && { nose: { ...head.nose, at: [head.nose.at[0], head.nose.at[1], head.nose.at[2] * 0.86] } }),
      eye: { ...head.eye, radius: head.eye.radius * 1.22 },
      ear,
    },
  };
}

/** Where in the noise its patterns lie. */
function shiftOf({ name, seed = 0 }: ModelRequest): Point {
  const rng = createRng(seed).fork(name).fork('pattern');
  return [rng.range(-3, 3), rng.range(-3, 3), rng.range(-3, 3)];
}

function postureOf({ postures = allPostures, posture: own = 'stand' }: Mammal, wanted: Posture | undefined): Posture {
  const asked = wanted && postures.includes(wanted) ? wanted : wanted === 'drink' || wanted === 'read' || wanted === 'hold' ? 'sit' : own;
  return postures.includes(asked) ? asked : own;
}

interface Body {
  readonly skeleton: Skeleton | Upright;
  readonly isUpright: boolean;
}

function bodyOf(species: Mammal, request: ModelRequest, form: QuadrupedForm): Body {
  const { turn = 0.62, postures = allPostures } = species;
  const { bearing } = mannerOf(request, postures.includes('sit'));
  if (bearing) return { skeleton: upright(form, bearing, form.head.muzzle.to[2] > 1.7 ? 0.12 : -uprightTurn * 0.55), isUpright: true };
  return { skeleton: quadruped(form, postureOf(species, request.posture), -turn * 0.62), isUpright: false };
}

/** Who sits like a person is seen more from the front. */
const uprightTurn = 0.42;

function anchorsOf({ skeleton: body, isUpright }: Body): Creature['anchors'] {
  const { head, built, trunk, form } = body;
  const s = form.head.size;
  const back = trunk(0.5, (form.waist + form.sag! || form.waist) * 0.98);
  const forward = head.axes[2];
  const foot = (index: number): Point => body.legs[index]?.toe ?? [-body.legs[0]!.toe[0], body.legs[0]!.toe[1], body.legs[0]!.toe[2]];
  const isStriding = body.posture === 'walk' || body.posture === 'run';
  const hands = isUpright
    ? (body as Upright).grip
    : { hand: foot(0), otherHand: isStriding ? foot(1) : ([-foot(0)[0], foot(0)[1], foot(0)[2]] as Point) };
  const room = { widthMetres: form.waist * 1.6, depthMetres: form.length * 0.5 };
  const rump: Point = isUpright ? (body as Upright).seat : [0, 0, body.trunk(0, 0)[2]];
  return {
    back: { at: back, forward: [0, 0, 1], ...room },
    seat: isUpright || body.posture === 'sit' ? { at: rump, forward: [0, 0, 1] } : { at: back, forward: [0, 0, 1], ...room },
    head: { at: outward(head, [0, s * 0.86, -s * 0.08]), forward, widthMetres: s * 1.7 * (form.head.width ?? 1) },
    eyes: { at: outward(head, eyesOf(form.head, built)), forward, widthMetres: (built.eye.at[0] + built.eye.radius * 1.5) * 2 },
    mouth: { at: outward(head, mouthOf(form.head, built)), forward },
    neck: {
      at: add(body.neck[0], times(add(body.neck[1], times(body.neck[0], -1)), isUpright ? 0.34 : 0.5)),
      forward,
      widthMetres: (form.neck.radius + form.neck.base) * (isUpright ? 1.12 : 1.3),
    },
    hand: { at: hands.hand, forward: [0, 0, 1] },
    otherHand: { at: hands.otherHand, forward: [0, 0, 1] },
  };
}

/** Before the eyes, and above the bridge of the nose where the muzzle is high. */
function eyesOf({ muzzle, size }: HeadForm, { eye }: Head): Point {
  const z = eye.at[2] + 1.2 * eye.radius;
  const along = Math.min(1, Math.max(0, (z / size - muzzle.from[2]) / (muzzle.to[2] - muzzle.from[2] || 1)));
  const bridge =
    (muzzle.from[1] + (muzzle.to[1] - muzzle.from[1]) * along + (muzzle.radius + (muzzle.tip - muzzle.radius) * along) * 0.82) * size;
  return [0, Math.max(eye.at[1], bridge), z];
}

export function mammalModel(kind: Mammal, request: ModelRequest): Model {
  const species = individual(kind, request);
  const { name, attributes = [], label } = request;
  const isBaby = isYoung([...attributes, ...label.toLowerCase().split(/\s+/)]);
  const form = isBaby ? young(species.form) : species.form;
  const body = bodyOf(species, request, form);
  const { skeleton, isUpright } = body;
  const turn = isUpright ? uprightTurn : (species.turn ?? 0.62);
  const { palette } = species;
  const { head, built } = skeleton;
  // Seen close, locks are finer.
  const isNear = (request.heightPixels ?? 500) > 900;
  const coat: Coat = {
    ...species.coat,
    grain: species.coat.grain * (isNear ? 0.72 : 1),
    base: palette.base,
    shift: shiftOf(request),
    patterns: species.patterns?.(palette) ?? [],
    patches: [...(species.patches?.(skeleton, palette) ?? []), ...built.patches],
  };
  const groups = [...skeleton.groups, ...(species.groups?.(skeleton) ?? [])];
  const { outfit } = mannerOf(request, true);
  const worn = outfit && clothes(isUpright ? uprightTorso(name, skeleton as Upright) : beastTorso(name, skeleton), outfit);
  const hair = species.hair ?? 0;
  const fur =
    isNear && hair > 0 && !worn
      ? nearFur({
          name,
          groups,
          coat,
          head,
          skull: form.head.size,
          eye: built.eye,
          nose: built.noseAt,
          hair,
          seed: request.seed ?? 0,
          seenFrom: [-Math.sin(turn), 0, Math.cos(turn)],
        })
      : [];
  const isBig = (request.heightPixels ?? 500) > 550;
  const s = form.head.size;
  const beard = isBig && species.whiskers ? [whiskers({ name, head, pad: times(species.whiskers, s), length: 1.5 * s })] : [];
  return creatureModel({
    name,
    size: species.size * (isBaby ? 0.5 : 1),
    groups,
    extras: [...(worn ? [{ shape: worn }] : []), ...beard, ...fur],
    coat,
    head,
    eye: { ...built.eye, look: eyes[species.eye] },
    turn,
    anchors: anchorsOf(body),
  });
}
