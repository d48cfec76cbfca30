/** Which animals hold themselves like people, by what they wear and do; and their bodies as clothes see them. */
import type { ModelRequest, Posture } from '../model.ts';
import type { Torso } from './clothes.ts';
import { type Outfit, outfitOf } from './outfit.ts';
import type { LegPlace, Skeleton } from './quadruped.ts';
import { type Blob, blob, type Group } from './sculpture.ts';
import { add, mix } from './space.ts';
import type { Bearing, Upright } from './upright.ts';

export interface Manner {
  readonly outfit: Outfit | null;
  /** null: on four legs, or however its kind stands. */
  readonly bearing: Bearing | null;
}

const handWords: readonly (readonly [RegExp, Bearing['hands']])[] = [
  [/^(drink|drinks|drinking|sip|sipping)/, 'drink'],
  [/^(read|reads|reading)/, 'read'],
  [/^(hold|holds|holding|eat|eats|eating|play|playing|carry|carrying|cook|cooking|write|writing|paint|painting)/, 'hold'],
  [/^(wave|waves|waving)/, 'wave'],
];
const handPostures: readonly Posture[] = ['drink', 'read', 'hold', 'wave'];

function handsOf({ posture, attributes = [] }: ModelRequest): Bearing['hands'] {
  if (posture && handPostures.includes(posture)) return posture as Bearing['hands'];
  for (const word of attributes) for (const [pattern, hands] of handWords) if (pattern.test(word)) return hands;
  return 'rest';
}

/** `canSit`: its kind sits at all. */
export function mannerOf(request: ModelRequest, canSit: boolean): Manner {
  const { posture, attributes = [], person } = request;
  const outfit = outfitOf(person?.garments ?? []);
  const hands = handsOf(request);
  const isSitting = posture === 'sit' || attributes.includes('sit') || attributes.includes('sitting');
  const isOnTwo = attributes.some((word) => /^(standing upright|upright|anthropomorphic|on two legs|humanoid)$/.test(word));
  if (!outfit)
    return {
      outfit,
      bearing: (hands !== 'rest' && canSit) || isOnTwo ? { kind: isOnTwo && !isSitting ? 'stand' : 'ground', hands } : null,
    };
  const isApe = /monkey|gorilla|orangutan|chimpanzee|kangaroo|frog|teddy|panda|koala/.test(request.concept);
  if (outfit.isSoft && hands === 'rest' && !isSitting && !isOnTwo && !isApe) return { outfit, bearing: null };
  if (outfit.isSoft && posture === 'lie') return { outfit, bearing: null };
  const kind = isSitting ? 'chair' : posture === 'walk' || posture === 'run' ? 'walk' : 'stand';
  return { outfit, bearing: { kind, hands } };
}

type Limb = Torso['arms'][number];

const limbOf = ({ points: [a, b, , d] }: LegPlace, radii: readonly number[]): Limb => ({
  points: [a, b, d],
  radii: [radii[0]!, radii[1]!, Math.max(radii[3]!, 0.96 * radii[2]!)],
});

export function uprightTorso(name: string, { form, trunk, trunkGroup, neck, legs, bearing }: Upright): Torso {
  const s = form.head.size;
  return {
    name,
    s,
    trunk: trunkGroup,
    axis: (along) => trunk(along, 0),
    neck: { at: add(mix(neck[0], neck[1], 0.32), [0, 0, 0.02 * s]), radius: form.neck.base * 0.3 + form.neck.radius * 0.68 },
    arms: legs.slice(0, 2).map((one) => limbOf(one, form.fore.radii)),
    legs: legs.slice(2).map((one) => limbOf(one, form.hind.radii)),
    hasFront: true,
    isSeated: bearing.kind !== 'stand' && bearing.kind !== 'walk',
  };
}

/** A shell over chest and forelegs; sitting ones show their breast. */
export function beastTorso(name: string, { form, trunk, trunkGroup, neck, legs, posture }: Skeleton): Torso {
  const { fore, head, chest, waist, width = 0.82 } = form;
  const s = head.size;
  const thin = ([x, y, z]: readonly [number, number, number]): readonly [number, number, number] => [x / width, y, z];
  const part = (from: number, to: number, a: number, b: number): Blob => blob(thin(trunk(from, 0)), thin(trunk(to, 0)), a, b);
  const group: Group = {
    ...trunkGroup,
    blobs: [part(0.3, 0.6, waist * 1.02, waist * 1.04), part(0.6, 0.9, waist * 1.04, chest), part(0.9, 1.04, chest, chest * 0.92)],
  };
  const isPaired = legs.length === 2;
  const sides = isPaired ? [legs[0]!, mirrored(legs[0]!)] : legs.slice(0, 2);
  return {
    name,
    s,
    trunk: group,
    axis: (along) => trunk(0.3 + 0.75 * along, 0),
    neck: { at: mix(neck[0], neck[1], 0.3), radius: form.neck.base * 0.5 + form.neck.radius * 0.45, tilt: posture === 'sit' ? 0.5 : 0.9 },
    arms: sides
      .map((one) => limbOf(one, fore.radii))
      .map((limb) => ({ ...limb, points: [limb.points[0], limb.points[1], mix(limb.points[1], limb.points[2], 0.75)] })),
    legs: [],
    hasFront: posture === 'sit',
    isSeated: false,
  };
}

const mirrored = ({ points, toe }: LegPlace): LegPlace => ({
  points: points.map(([x, y, z]) => [-x, y, z]) as unknown as LegPlace['points'],
  toe: [-toe[0], toe[1], toe[2]],
});
