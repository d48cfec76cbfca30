/** What a species of four-legged animal is, and how it becomes a model: proportions, coat and eyes from its own file. */
import { type Colour, times as shade } from '../../render/field/index.ts';
import type { Model, ModelRequest, Posture } from '../model.ts';
import type { Coat, CoatKind, Patch, Pattern } from './coat.ts';
import { creatureModel } from './creature.ts';
import { type EyeName, eyes } from './eyes.ts';
import type { Ear, HeadForm } from './head.ts';
import { nearFur } from './near-fur.ts';
import { type QuadrupedForm, quadruped, type Skeleton } from './quadruped.ts';
import type { Group } from './sculpture.ts';
import { add, outward, times } from './space.ts';

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
  readonly coat: { readonly kind: CoatKind; readonly grain: number; readonly variation?: number };
  /** Length of its longest hair in shoulder heights, grown as strands when it is seen close. Default: none are grown. */
  readonly hair?: number;
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

/** The wanted colour in place of the coat's own, its dark and light beside it. */
function dyed({ base, dark, light }: Palette, wanted: Colour | null): Palette {
  if (!wanted) return { base, dark, light };
  const [a, b] = [base, wanted].map(([r, g, blue]) => 0.2126 * r + 0.7152 * g + 0.0722 * blue) as [number, number];
  return { base: wanted, dark: a > 0.02 && b > 0.03 ? dark : shade(wanted, 0.35), light: b > 0.75 ? wanted : light };
}

export function mammalModel(species: Mammal, request: ModelRequest): Model {
  const { name, posture: wanted, attributes = [], label } = request;
  const { postures = allPostures, posture: own = 'stand', turn = 0.62 } = species;
  const asked = wanted && postures.includes(wanted) ? wanted : wanted === 'drink' || wanted === 'read' || wanted === 'hold' ? 'sit' : own;
  const posture = postures.includes(asked) ? asked : own;
  const isBaby = isYoung([...attributes, ...label.toLowerCase().split(/\s+/)]);
  const form = isBaby ? young(species.form) : species.form;
  const body = quadruped(form, posture, -turn * 0.62);
  const palette = dyed(species.palette, request.colour);
  const { head, built, trunk } = body;
  // Seen close, locks are finer.
  const isNear = (request.heightPixels ?? 500) > 1100;
  const fine = isNear ? 0.72 : 1;
  const coat: Coat = {
    ...species.coat,
    grain: species.coat.grain * fine,
    base: palette.base,
    patterns: species.patterns?.(palette) ?? [],
    patches: [...(species.patches?.(body, palette) ?? []), ...built.patches],
  };
  const s = form.head.size;
  const back = trunk(0.5, (form.waist + form.sag! || form.waist) * 0.98);
  const foot = (index: number): readonly [number, number, number] =>
    body.legs[index]?.toe ?? [-body.legs[0]!.toe[0], body.legs[0]!.toe[1], body.legs[0]!.toe[2]];
  const forward = head.axes[2];
  const groups = [...body.groups, ...(species.groups?.(body) ?? [])];
  const hair = species.hair ?? 0;
  const fur =
    isNear && hair > 0
      ? nearFur({
          name,
          groups,
          coat,
          head,
          skull: s,
          eye: built.eye,
          nose: built.noseAt,
          hair,
          seed: request.seed ?? 0,
          seenFrom: [-Math.sin(turn), 0, Math.cos(turn)],
        })
      : [];
  return creatureModel({
    name,
    size: species.size * (isBaby ? 0.5 : 1),
    groups,
    extras: fur,
    coat,
    head,
    eye: { ...built.eye, look: eyes[species.eye] },
    turn,
    anchors: {
      back: { at: back, forward: [0, 0, 1], widthMetres: form.waist * 1.6, depthMetres: form.length * 0.5 },
      seat: { at: back, forward: [0, 0, 1], widthMetres: form.waist * 1.6, depthMetres: form.length * 0.5 },
      head: { at: outward(head, [0, s * 0.95, 0]), forward, widthMetres: s * 1.7 },
      eyes: { at: outward(head, [0, built.eye.at[1], built.eye.at[2] + built.eye.radius]), forward, widthMetres: built.eye.at[0] * 3.2 },
      mouth: { at: outward(head, add(built.noseAt, [0, -0.35 * s, 0])), forward },
      neck: { at: add(body.neck[0], times(add(body.neck[1], times(body.neck[0], -1)), 0.6)), forward, widthMetres: form.neck.radius * 2 },
      hand: { at: foot(0), forward: [0, 0, 1] },
      otherHand: { at: posture === 'walk' || posture === 'run' ? foot(1) : [-foot(0)[0], foot(0)[1], foot(0)[2]], forward: [0, 0, 1] },
    },
  });
}
