/**
 * Birds: a spindle of a body, neck, head with a beak, tail fan, two legs, wings folded or spread, from a table of proportions in body
 * lengths. Knows nothing of single species.
 * Over 300 lines, as all parts stand on the same spine and proportions.
 */
import type { Colour } from '../../render/field/index.ts';
import type { Model, ModelRequest, Point, Posture } from '../model.ts';
import { clothes, type Torso } from './clothes.ts';
import type { Coat, Patch } from './coat.ts';
import { creatureModel } from './creature.ts';
import { type EyeName, eyes } from './eyes.ts';
import { outfitOf } from './outfit.ts';
import { type Blob, ball, blob, chain, type Group } from './sculpture.ts';
import { add, frameOf, mix, outward, times, unit } from './space.ts';

export interface BirdForm {
  /** Thickness of the body, half of its depth, in body lengths. */
  readonly body: number;
  /** Of the body's axis above the horizontal, radians. */
  readonly pitch: number;
  /** From the breast up to the head, as stations beyond it. Empty: the head sits on the breast. */
  readonly neck: readonly (readonly [z: number, y: number, radius: number])[];
  readonly head: number;
  readonly beak: { readonly length: number; readonly radius: number; readonly hook?: number; readonly flat?: number };
  readonly eye: { readonly radius: number; readonly yaw: number; readonly at?: Point };
  readonly tail: { readonly length: number; readonly width: number; readonly angle: number };
  readonly leg: { readonly length: number; readonly radius: number; readonly apart: number; readonly isWebbed?: boolean };
  readonly wing: { readonly length: number; readonly width: number };
  /** Spread wings: half the span. */
  readonly span: number;
}

export interface BirdPalette {
  readonly base: Colour;
  readonly breast: Colour;
  readonly wing: Colour;
  readonly tip: Colour;
  readonly beak: Colour;
  readonly leg: Colour;
}

export interface BirdBones {
  readonly form: BirdForm;
  readonly at: (along: number, up: number, across?: number) => Point;
  readonly head: ReturnType<typeof frameOf>;
  readonly r: number;
  readonly posture: Posture;
}

export interface Bird {
  /** Body length in metres. */
  readonly size: number;
  readonly form: BirdForm;
  readonly palette: BirdPalette;
  readonly eye: EyeName;
  readonly turn?: number;
  readonly grain?: number;
  readonly posture?: Posture;
  readonly groups?: (bones: BirdBones) => readonly Group[];
  readonly patches?: (bones: BirdBones, palette: BirdPalette) => readonly Patch[];
}

function boneOf(form: BirdForm, posture: Posture, turn: number): BirdBones {
  const isFlying = posture === 'fly';
  const { pitch, body, leg, neck, head } = form;
  const angle = isFlying ? 0.12 : pitch;
  const isFloating = posture === 'swim';
  const height = isFlying
    ? 1
    : isFloating
      ? body * 0.45
      : leg.length + body * 0.75 * Math.cos(angle) + 0.68 * Math.max(0, Math.sin(angle) - 0.45);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, up: number, across = 0): Point => [across, height + along * s + up * c, along * c - up * s];
  const breast = at(0.36, body * 0.3);
  const top =
    neck.length === 0
      ? add(breast, [0, body * 0.55 + head * 0.35, 0.06 + (isFlying ? 0.1 : 0)])
      : add(breast, neckPoint(neck.at(-1)!, isFlying));
  const forward: Point = [Math.sin(turn), -0.06, Math.cos(turn)];
  return { form, at, head: frameOf(top, forward), r: head, posture };
}

const neckPoint = ([z, y]: readonly [number, number, number], isFlying: boolean): Point =>
  isFlying ? [0, y * 0.25, Math.hypot(y, z) * 0.95] : [0, y, z];

function bodyGroups({ form, at, head, r, posture }: BirdBones): Group[] {
  const { body, neck, tail, beak } = form;
  const isFlying = posture === 'fly';
  const breast = at(0.36, body * 0.3);
  const trunk = chain(
    [
      [at(-0.5, 0.02), body * 0.22],
      [at(-0.28, 0), body * 0.62],
      [at(0.02, -body * 0.06), body],
      [at(0.26, 0), body * 0.92],
      [at(0.4, body * 0.25), body * 0.6],
    ],
    1,
  );
  const throat =
    neck.length === 0
      ? [blob(breast, head.at, body * 0.62, r * 0.9)]
      : chain(
          [[breast, neck[0]![2] * 1.25], ...neck.map((one): readonly [Point, number] => [add(breast, neckPoint(one, isFlying)), one[2]])],
          3,
        );
  const root = at(-0.42, body * 0.12);
  const end = add(
    root,
    times(unit([0, Math.sin(tail.angle - (isFlying ? 0 : form.pitch)), -Math.cos(tail.angle - (isFlying ? 0 : form.pitch))]), tail.length),
  );
  const fan = frameOf(root, add(end, times(root, -1)));
  const flat = 0.22;
  const tailGroup: Group = {
    frame: fan,
    isMirrored: true,
    squash: [1, flat, 1],
    blobs: [0, 0.5, 1].map((side) =>
      blob([0.02 * side, 0, 0], [tail.width * side, -0.02 * side, tail.length * (1 - 0.08 * side * side)], 0.05, 0.045 + 0.02 * side),
    ),
    blend: 0.02,
    join: 0.05,
  };
  const hook = beak.hook ?? 0;
  const beakLine = chain(
    [
      [[0, -0.1 * r, 0.75 * r], beak.radius * r],
      [[0, (-0.14 + hook * 0.15) * r, (0.85 + beak.length * 0.5) * r], beak.radius * 0.78 * r],
      [[0, (-0.2 - hook * 0.6) * r, (0.85 + beak.length) * r], beak.radius * 0.16 * r],
    ],
    2,
  );
  const lower = blob(
    [0, -0.34 * r, 0.7 * r],
    [0, (-0.32 - hook * 0.1) * r, (0.8 + beak.length * 0.72) * r],
    beak.radius * 0.62 * r,
    beak.radius * 0.16 * r,
  );
  const wide = beak.flat ?? 1;
  return [
    { blobs: [...trunk, ...throat], squash: [0.92, 1, 1], blend: 0.06, join: 0.05 },
    tailGroup,
    { frame: head, blobs: [ball([0, 0, 0], r), ball([0, -0.12 * r, 0.3 * r], r * 0.72)], blend: 0.2 * r, join: 0.5 * r },
    {
      frame: head,
      squash: [wide, 1 / Math.max(1, wide), 1],
      blobs: [...beakLine, lower].map((one) => one),
      blend: 0.05 * r,
      join: 0.06 * r,
    },
  ];
}

function eyeOf({ form, r }: BirdBones): { at: Point; radius: number; yaw: number } {
  const { eye } = form;
  const direction: Point = [Math.sin(eye.yaw), 0.22, Math.cos(eye.yaw)];
  return { at: eye.at ? times(eye.at, r) : times(unit(direction), r * 0.95), radius: eye.radius * r, yaw: eye.yaw };
}

function lids(bones: BirdBones): Group {
  const { at, radius, yaw } = eyeOf(bones);
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const place = (x: number, y: number, z: number): Point => add(at, times([x * c + z * s, y, z * c - x * s], radius));
  return {
    frame: bones.head,
    isMirrored: true,
    sockets: [blob(at, place(0, 0, 1), radius * 1.08, radius * 1.25)],
    blobs: [
      blob(place(-0.9, 0.5, 0.35), place(0.1, 1.0, 0.4), radius * 0.26, radius * 0.3),
      blob(place(0.1, 1.0, 0.4), place(0.95, 0.4, 0.2), radius * 0.3, radius * 0.24),
    ],
    blend: radius * 0.3,
    join: radius * 0.4,
  };
}

function legGroup({ form, at }: BirdBones): Group {
  const { length, radius, apart, isWebbed } = form.leg;
  const hip = at(form.pitch > 0.9 ? -0.3 : -0.02, -form.body * 0.55, apart * 0.8);
  const foot: Point = [apart, radius * 0.8, hip[2] + 0.02];
  const knee: Point = [apart, foot[1] + length * 0.52, foot[2] - length * 0.1];
  const toe = (dx: number, dz: number): Blob => blob(foot, add(foot, [dx, -radius * 0.2, dz]), radius * 0.95, radius * 0.7);
  const reach = Math.max(0.1, length * 0.28);
  const toes = [toe(0, reach), toe(reach * 0.55, reach * 0.8), toe(-reach * 0.55, reach * 0.8), toe(0, -reach * 0.5)];
  const web = isWebbed
    ? [
        blob(
          add(foot, [0.25 * reach, -radius * 0.3, reach * 0.6]),
          add(foot, [-0.25 * reach, -radius * 0.3, reach * 0.6]),
          radius * 0.8,
          radius * 0.8,
        ),
      ]
    : [];
  return {
    isMirrored: true,
    blobs: [
      blob(hip, mix(hip, knee, 0.75), form.body * 0.34, radius * 1.6),
      blob(mix(hip, knee, 0.7), knee, radius * 1.3, radius),
      blob(knee, foot, radius, radius),
      ...toes,
      ...web,
    ],
    blend: radius * 0.6,
    join: 0.03,
  };
}

/** Folded at the side: a long drop, thin across. */
function foldedWing({ form, at }: BirdBones): Group {
  const { body, wing } = form;
  const shoulder = at(0.3, body * 0.2, 0);
  const tip = at(0.3 - wing.length, body * 0.12, 0);
  const frame = frameOf([0, shoulder[1], shoulder[2]], [0, tip[1] - shoulder[1], tip[2] - shoulder[2]]);
  const thin = 0.34;
  const out = (body * 0.86) / thin;
  return {
    frame,
    isMirrored: true,
    squash: [thin, 1, 1],
    blobs: chain(
      [
        [[out * 0.82, 0, 0.02], wing.width * 0.5],
        [[out, -0.05 * wing.width, wing.length * 0.32], wing.width * 0.85],
        [[out * 0.8, 0.1 * wing.width, wing.length * 0.66], wing.width * 0.55],
        [[out * 0.3, 0.1 * wing.width, wing.length], wing.width * 0.08],
      ],
      2,
    ),
    blend: 0.03,
    join: 0.02,
  };
}

/** Spread: an arm and fingers of long feathers, flat. */
export function spreadWing(root: Point, span: number, width: number, lift = 0.42): Group {
  // Leading edge up, so that the wing shows its face.
  const frame = frameOf(root, [0, 0.42, 1]);
  const flat = 0.16;
  const y = (x: number): number => (lift * Math.sin((x / span) * 1.9) * span * 0.62) / flat;
  const bone = (x: number, z: number): Point => [x, y(x), z];
  const arm = chain(
    [
      [bone(0.0, 0), width * 0.2],
      [bone(span * 0.4, width * 0.34), width * 0.2],
      [bone(span * 0.72, width * 0.22), width * 0.15],
    ],
    2,
  );
  const feathers = Array.from({ length: 11 }, (_, i): Blob => {
    const t = i / 10;
    const x = span * (0.06 + 0.66 * t);
    const out = t < 0.5 ? 0.02 : (t - 0.5) * 2;
    const length = width * (0.75 + 0.35 * t);
    const root: Point = bone(x, width * 0.2 * (1 - t * 0.4));
    const tipX = x + out * span * 0.3;
    return blob(root, [tipX, y(tipX), root[2] - length * (1 - out * 0.52)], width * 0.13, width * 0.085);
  });
  return { frame, isMirrored: true, squash: [1, flat, 1], blobs: [...arm, ...feathers], blend: width * 0.05, join: 0.03 };
}

function wingPatches(wings: Group, palette: BirdPalette, isFlying: boolean): Patch[] {
  return [
    ...wings.blobs.map(
      (one): Patch => ({
        ...one,
        radius: one.radius * 1.06,
        endRadius: one.endRadius * 1.1 + 0.01,
        group: wings,
        colour: palette.wing,
        soft: 0.015,
      }),
    ),
    ...(isFlying
      ? wings.blobs.slice(-5).map(
          (one): Patch => ({
            ...blob(mix(one.from, one.to, 0.45), one.to, one.endRadius * 1.3, one.endRadius * 1.4),
            group: wings,
            colour: palette.tip,
            soft: 0.02,
          }),
        )
      : [
          {
            ...blob(mix(wings.blobs.at(-1)!.from, wings.blobs.at(-1)!.to, -1.2), wings.blobs.at(-1)!.to, 0.08, 0.05),
            group: wings,
            colour: palette.tip,
            soft: 0.03,
          },
        ]),
  ];
}

function birdCoat(bones: BirdBones, bird: Bird, palette: BirdPalette, wings: Group): Coat {
  const { form, at, head, r } = bones;
  const { at: eyeAt, radius } = eyeOf(bones);
  const face: Group = { frame: head, isMirrored: true, blobs: [ball([0, 0, 0], r)], blend: 0, join: 0 };
  const leg = legGroup(bones);
  const beakReach = r * (0.85 + form.beak.length);
  const patches: Patch[] = [
    {
      ...blob(at(-0.35, -form.body * 0.9), at(0.36, -form.body * 0.75), form.body * 0.65, form.body * 0.85),
      colour: palette.breast,
      soft: 0.05,
    },
    ...wingPatches(wings, palette, bones.posture === 'fly'),
    ...(bird.patches?.(bones, palette) ?? []),
    { ...ball(eyeAt, radius * 1.35), group: face, colour: [0.015, 0.012, 0.01], soft: radius * 0.2, isSharp: true },
    {
      ...blob(
        [0, -0.2 * r, 0.98 * r],
        [0, -0.25 * r - (form.beak.hook ?? 0) * 0.4 * r, beakReach],
        Math.max(form.beak.radius * 1.02, 0.2) * r * (form.beak.flat ?? 1),
        form.beak.radius * r,
      ),
      group: face,
      colour: palette.beak,
      soft: 0.06 * r,
      shine: 0.7,
      isSharp: true,
    },
    ...leg.blobs.slice(1).map(
      (one): Patch => ({
        ...one,
        radius: one.radius * 1.3,
        endRadius: one.endRadius * 1.4,
        group: leg,
        colour: palette.leg,
        soft: 0.006,
        shine: 0.3,
        isSharp: true,
      }),
    ),
  ];
  return { kind: 'feather', base: palette.base, patches, grain: bird.grain ?? 0.02, variation: 0.14 };
}

/** What clothes see: the breast is a front where the body stands upright. */
function birdTorso(name: string, { form, at, head, r, posture }: BirdBones, wings: Group): Torso {
  const { body, pitch } = form;
  const isUpright = pitch > 0.6 && posture !== 'fly';
  const trunk: Group = {
    blobs: chain(
      [
        [at(-0.34, 0), body * 0.62],
        [at(0.02, -body * 0.06), body],
        [at(0.26, 0), body * 0.93],
        [at(0.38, body * 0.22), body * 0.66],
      ],
      1,
    ),
    squash: [0.94, 1, 1],
    blend: 0.06,
    join: 0.03,
  };
  return {
    name,
    s: body * 0.8,
    trunk,
    axis: (along) => at(-0.3 + 0.7 * along, 0),
    neck: {
      at: mix(at(0.4, body * 0.1), head.at, form.neck.length === 0 ? -0.15 : 0.2),
      radius: form.neck.length === 0 ? Math.max(r * 0.84, body * 0.62) : form.neck[0]![2] * 1.1,
    },
    arms: [],
    legs: [],
    wings: posture === 'fly' ? [] : [wings],
    hasFront: isUpright,
    isSeated: true,
  };
}

export function birdModel(bird: Bird, request: ModelRequest): Model {
  const { form, turn = 0.75 } = bird;
  const asked = request.posture ?? bird.posture ?? 'stand';
  const posture: Posture = asked === 'fly' || asked === 'run' ? 'fly' : asked === 'swim' && form.leg.isWebbed ? 'swim' : 'stand';
  const bones = boneOf(form, posture, posture === 'fly' ? -turn * 0.3 : -turn * 0.4);
  const { at, head, r } = bones;
  const wanted = request.colour;
  const palette: BirdPalette = wanted ? { ...bird.palette, base: wanted, wing: times(wanted, 0.75) as Colour } : bird.palette;
  const wings = posture === 'fly' ? spreadWing(at(0.22, form.body * 0.5, 0), form.span, form.wing.width * 2.7) : foldedWing(bones);
  const legs = posture === 'stand' ? [legGroup(bones)] : [];
  const groups = [...bodyGroups(bones), wings, ...legs, ...(bird.groups?.(bones) ?? []), lids(bones)];
  const forward = head.axes[2];
  const outfit = outfitOf(request.person?.garments ?? []);
  const worn = outfit && clothes(birdTorso(request.name, bones, wings), outfit);
  const wingHand = (side: number): Point => at(0.02, -form.body * 1.1, side * form.body * 0.5);
  return creatureModel({
    name: request.name,
    size: bird.size,
    groups,
    ...(worn && { extras: [{ shape: worn }] }),
    coat: birdCoat(bones, bird, palette, wings),
    head,
    eye: { ...eyeOf(bones), look: eyes[bird.eye] },
    turn,
    ...(posture === 'fly' && { lift: 0.2 }),
    anchors: {
      back: { at: at(0, form.body), widthMetres: form.body },
      head: { at: outward(head, [0, r * 0.95, 0]), forward, widthMetres: r * 1.8 },
      eyes: { at: outward(head, [0, eyeOf(bones).at[1], r * 0.95]), forward, widthMetres: r * 1.9 },
      hand: { at: wingHand(1), forward },
      otherHand: { at: wingHand(-1), forward },
      ...(posture === 'stand' && { seat: { at: [0, 0, at(0, 0)[2]] as const } }),
      mouth: { at: outward(head, [0, -0.25 * r, (0.85 + form.beak.length) * r]), forward },
      neck: { at: mix(head.at, at(0.36, form.body * 0.3), 0.45), forward, widthMetres: (form.neck.at(-1)?.[2] ?? r * 0.85) * 2 },
    },
  });
}
