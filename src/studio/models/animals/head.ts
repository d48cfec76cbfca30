/**
 * Heads of animals with a snout: skull, cheeks, brow, muzzle, jaw, ears, nose and lids as blobs about the middle of the skull, nose to +z,
 * in radii of the skull; and what is painted on them. Knows nothing of necks.
 * Over 300 lines, as all parts stand about the same skull.
 */
import type { Colour } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Patch } from './coat.ts';
import { type Blob, ball, blob, type Group, surfaceAlong } from './sculpture.ts';
import { add, type Frame, sub, times, unit } from './space.ts';

export interface Ear {
  readonly kind: 'point' | 'round' | 'leaf' | 'flop' | 'fan';
  /** Of the right one. */
  readonly at: Point;
  /** Where it points; unit or not. */
  readonly to: Point;
  readonly length: number;
  /** Half width at its widest. */
  readonly width: number;
  readonly inner?: Colour | null;
  /** Its outside, or its tip. */
  readonly tip?: Colour;
}

export interface HeadForm {
  /** Radius of the skull in body units. */
  readonly size: number;
  /** Half width of the skull over its half height. Default 1. */
  readonly width?: number;
  /** Length of the skull behind the middle. Default 0.2. */
  readonly back?: number;
  /** Muzzle: where it begins and ends, and its radii. */
  readonly muzzle: { readonly from: Point; readonly to: Point; readonly radius: number; readonly tip: number };
  readonly jaw?: { readonly from: Point; readonly to: Point; readonly radius: number; readonly tip: number };
  /** Whisker pads of cats. */
  readonly pads?: { readonly at: Point; readonly radius: number };
  readonly cheek?: { readonly at: Point; readonly radius: number };
  /** Fur that sticks out to the side below the cheek. */
  readonly ruff?: { readonly from: Point; readonly to: Point; readonly radius: number };
  readonly eye: { readonly at: Point; readonly radius: number; readonly yaw: number; readonly pitch?: number };
  /** How far the upper lid comes down, 0 none, 1 half. Default 0.35. */
  readonly lid?: number;
  readonly brow?: number;
  readonly ear: Ear | null;
  /** Nose leather: half width; 0: nostrils alone. */
  readonly nose: { readonly width: number; readonly at?: Point; readonly colour: Colour } | null;
  readonly nostrils?: { readonly at: Point; readonly radius: number };
  /** Mouth line from the middle of the lip to its corner, and between. */
  readonly mouth?: readonly Point[];
  /** Colour about the eyes. */
  readonly rim: Colour;
  readonly more?: (tools: HeadTools) => HeadMore;
}

export interface HeadTools {
  /** Body units a radius of the skull. */
  readonly s: number;
  readonly frame: Frame;
}

export interface HeadMore {
  readonly groups?: readonly Group[];
  readonly blobs?: readonly Blob[];
  readonly patches?: readonly Patch[];
}

export interface Head {
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly patches: readonly Patch[];
  readonly eye: { readonly at: Point; readonly radius: number; readonly yaw: number; readonly pitch: number };
  readonly noseAt: Point;
}

const scaled = (one: Blob, s: number): Blob => ({
  from: times(one.from, s),
  to: times(one.to, s),
  radius: one.radius * s,
  endRadius: one.endRadius * s,
  ...(one.blend !== undefined && { blend: one.blend * s }),
});

/** Outside and hollow of the right ear. */
function earBlobs({ kind, at, to, length, width }: Ear): { solid: Blob[]; hollow: Blob[] } {
  const d = unit(to);
  const on = (share: number): Point => add(at, times(d, length * share));
  const forward = (p: Point, by: number): Point => add(p, [0, 0, by]);
  if (kind === 'round' || kind === 'fan') {
    const middle = on(0.5);
    return { solid: [ball(middle, width, 0.12)], hollow: [ball(forward(middle, width * 0.95), width * 0.98)] };
  }
  if (kind === 'flop') {
    const tip = add(on(0.4), [0.3, -length * 0.95, 0.14]);
    return {
      solid: [blob(at, on(0.4), width * 0.6, width * 0.75, 0.12), blob(on(0.4), tip, width * 0.8, width * 0.85, 0.12)],
      hollow: [],
    };
  }
  if (kind === 'leaf') {
    return {
      solid: [blob(at, on(0.45), width * 0.55, width, 0.12), blob(on(0.45), on(1), width, width * 0.12, 0.1)],
      hollow: [
        blob(forward(on(0.16), width * 0.62), forward(on(0.45), width * 0.8), width * 0.4, width * 0.78),
        blob(forward(on(0.45), width * 0.8), forward(on(0.96), width * 0.3), width * 0.78, width * 0.08),
      ],
    };
  }
  return {
    solid: [blob(at, on(1), width, width * 0.1, 0.2)],
    hollow: [blob(forward(on(0.08), width * 0.86), forward(on(0.84), width * 0.34), width * 0.8, width * 0.14)],
  };
}

/** How thick an ear's shell is in the direction of sight, as a squash about its place. */
const earSquash: Readonly<Record<Ear['kind'], number>> = { point: 0.8, round: 0.7, leaf: 0.75, flop: 0.55, fan: 0.3 };

function earGroup(ear: Ear, { s, frame }: HeadTools): { group: Group; patches: Patch[] } {
  const { solid, hollow } = earBlobs(ear);
  const squash: Point = ear.kind === 'flop' ? [earSquash.flop, 1, 1] : [1, 1, earSquash[ear.kind]];
  const unsquashed = (one: Blob): Blob => {
    // Squashed about the ear's own root, not the middle of the head.
    const fix = (p: Point): Point => [ear.at[0] / squash[0] + (p[0] - ear.at[0]), p[1], ear.at[2] / squash[2] + (p[2] - ear.at[2])];
    return scaled({ ...one, from: fix(one.from), to: fix(one.to) }, s);
  };
  const group: Group = {
    blobs: solid.map(unsquashed),
    carved: hollow.map(unsquashed),
    carveBlend: 0.06 * s,
    frame,
    isMirrored: true,
    squash,
    blend: 0.12 * s,
    join: (ear.kind === 'flop' ? 0.08 : 0.2) * s,
  };
  const patches: Patch[] = [];
  if (ear.tip) {
    const d = unit(ear.to);
    const tipAt = add(ear.at, times(d, ear.length * (ear.kind === 'round' || ear.kind === 'fan' ? 0.5 : 1)));
    patches.push({
      ...unsquashed(ball(tipAt, ear.kind === 'round' ? ear.width * 1.2 : ear.length * 0.38)),
      group,
      colour: ear.tip,
      soft: 0.12 * s,
    });
  }
  if (ear.inner)
    patches.push(
      ...hollow.map((one) => ({
        ...unsquashed({ ...one, radius: one.radius * 1.0, endRadius: one.endRadius * 1.0 }),
        group,
        colour: ear.inner!,
        soft: 0.07 * s,
        amount: 0.8,
      })),
    );
  return { group, patches };
}

/** The lids: a roll of skin over the eye, a thinner one beneath. */
function lidBlobs({ eye: { at, radius, yaw }, lid = 0.35 }: HeadForm): Blob[] {
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  // In the eye's own frame: x across its front, z out.
  const place = (x: number, y: number, z: number): Point => add(at, times([x * c + z * s, y, z * c - x * s], radius));
  const drop = 1.04 - lid * 0.8;
  // Above the inner corner a tame one's lid stays up: what dips there scowls.
  const scowl = Math.max(0, lid - 0.25);
  const arch = [160, 128, 92, 56, 20].map((degrees) => {
    const angle = (degrees / 180) * Math.PI;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return place(x * 0.98, drop * (y - (x < 0 ? scowl * 0.7 : 0) + 0.02), 0.26 + 0.3 * y);
  });
  return [
    ...arch.slice(1).map((to, i) => blob(arch[i]!, to, radius * (0.25 + 0.03 * Math.min(i, 3 - i)), radius * 0.28, 0.04)),
    blob(place(-0.7, -0.86, 0.36), place(0.75, -0.82, 0.3), radius * 0.26, radius * 0.26, 0.04),
  ];
}

function mouthPatches(mouth: readonly Point[], { s }: HeadTools, group: Group, colour: Colour): Patch[] {
  return mouth.slice(1).map((to, index) => ({
    ...scaled(blob(mouth[index]!, to, 0.045, 0.034), s),
    group,
    colour,
    soft: 0.03 * s,
    isSharp: true,
    amount: 0.85,
  }));
}

const black: Colour = [0.012, 0.01, 0.01];

function skullBlobs(form: HeadForm): Blob[] {
  const { back = 0.2, muzzle, jaw, cheek, pads, ruff, brow = 0.12, eye, lid = 0.35 } = form;
  return [
    blob([0, 0, -back], [0, 0, 0.1], 1, 1),
    blob(muzzle.from, muzzle.to, muzzle.radius, muzzle.tip, 0.35),
    ...(jaw ? [blob(jaw.from, jaw.to, jaw.radius, jaw.tip, 0.2)] : []),
    ...(cheek ? [ball(cheek.at, cheek.radius, 0.35)] : []),
    ...(ruff ? [blob(ruff.from, ruff.to, ruff.radius, ruff.radius * 0.3, 0.3)] : []),
    ...(pads ? [ball(pads.at, pads.radius, 0.12)] : []),
    ...(brow > 0
      ? [
          blob(
            add(eye.at, [-eye.radius * 0.8, eye.radius * (1.38 - 0.5 * lid) + brow * 0.75, 0]),
            add(eye.at, [eye.radius * 0.6, eye.radius * 1.2 + brow * 0.6, -eye.radius * 0.4]),
            brow,
            brow,
            0.2,
          ),
        ]
      : []),
  ];
}

/** The eye moved along its line of sight until a third of it stands out of the skin. */
function seatedEye(form: HeadForm): HeadForm {
  const { eye, width = 1 } = form;
  const direction: Point = [Math.sin(eye.yaw), 0.12, Math.cos(eye.yaw)];
  const narrow = ([x, y, z]: Point): Point => [x / width, y, z];
  const blobs = skullBlobs({ ...form, brow: 0 }).map((one) => ({ ...one, from: narrow(one.from), to: narrow(one.to) }));
  const [x, y, z] = surfaceAlong(blobs, 0.3, { at: narrow(eye.at), direction: unit(narrow(direction)), reach: 1.2 });
  const at = sub([x * width, y, z], times(unit(direction), eye.radius * 0.3));
  return { ...form, eye: { ...eye, at } };
}

/** Points of the mouth moved onto the skin, so that its line shows. */
function seatedMouth(form: HeadForm): Point[] {
  const { mouth = [], width = 1 } = form;
  const narrow = ([x, y, z]: Point): Point => [x / width, y, z];
  const blobs = skullBlobs({ ...form, brow: 0 }).map((one) => ({ ...one, from: narrow(one.from), to: narrow(one.to) }));
  return mouth.map((point): Point => {
    const [px, py, pz] = narrow(point);
    const from: Point = [0, py, Math.min(0.2, pz - 0.3)];
    const [x, y, z] = surfaceAlong(blobs, 0.3, {
      at: from,
      direction: unit(sub([px, py, pz], from)),
      reach: 1.5 * Math.hypot(px, pz) + 0.6,
    });
    return [x * width, y, z];
  });
}

const noseOf = ({ nose, muzzle }: HeadForm): Point => nose?.at ?? add(muzzle.to, [0, muzzle.tip * 0.45, muzzle.tip * 0.72]);

/** Where a mug is set, in the head's frame: between nose and chin. */
export function mouthOf({ jaw, size }: HeadForm, { noseAt }: Head): Point {
  if (!jaw) return add(noseAt, [0, -0.4 * size, 0]);
  return [0, 0.5 * (noseAt[1] + jaw.to[1] * size), noseAt[2] + 0.05 * size];
}

/** Lids and nose leather, and the sockets that they stand about. */
function detailGroup(form: HeadForm, { s, frame }: HeadTools): Group {
  const { eye, nose } = form;
  const noseAt = noseOf(form);
  return {
    frame,
    isMirrored: true,
    blend: 0.06 * s,
    join: 0.07 * s,
    sockets: [
      scaled(
        blob(
          eye.at,
          add(eye.at, times([Math.sin(eye.yaw) * 0.7, 0.06, Math.cos(eye.yaw)], eye.radius * 1.5)),
          eye.radius * 1.04,
          eye.radius * 1.24,
        ),
        s,
      ),
    ],
    blobs: [
      ...lidBlobs(form),
      ...(nose && nose.width > 0
        ? [
            blob(noseAt, add(noseAt, [nose.width * 0.55, 0.02, -nose.width * 0.25]), nose.width * 0.55, nose.width * 0.42),
            blob(noseAt, add(noseAt, [0, -nose.width * 0.7, -0.02]), nose.width * 0.4, nose.width * 0.22),
          ]
        : []),
    ].map((one) => scaled(one, s)),
  };
}

function nosePatches(form: HeadForm, { s }: HeadTools, details: Group): Patch[] {
  const { nose } = form;
  const noseAt = noseOf(form);
  return nose && nose.width > 0
    ? [
        {
          ...scaled(blob(noseAt, add(noseAt, [0, -nose.width * 0.5, 0]), nose.width * 1.12, nose.width * 0.7), s),
          group: details,
          colour: nose.colour,
          soft: 0.03 * s,
          shine: 1,
          isSharp: true,
        },
        {
          ...scaled(ball(add(noseAt, [nose.width * 0.52, -nose.width * 0.12, nose.width * 0.35]), nose.width * 0.25), s),
          group: details,
          colour: black,
          soft: 0.02 * s,
          isSharp: true,
        },
      ]
    : [];
}

export function buildHead(raw: HeadForm, tools: HeadTools): Head {
  const form = seatedEye(raw);
  const { s, frame } = tools;
  const { eye, nostrils } = form;
  const mouth = seatedMouth(form);
  const noseAt = noseOf(form);
  const more = form.more?.(tools) ?? {};
  const width = form.width ?? 1;
  const squash: Point = [width, 1, 1];
  const squashed = (one: Blob): Blob =>
    scaled({ ...one, from: [one.from[0] / width, one.from[1], one.from[2]], to: [one.to[0] / width, one.to[1], one.to[2]] }, s);
  const base = { frame, isMirrored: true, blend: 0.3 * s, join: 0.35 * s } as const;
  const skull: Group = {
    ...base,
    ...(width !== 1 && { squash }),
    blobs: [...skullBlobs(form), ...(more.blobs ?? [])].map(squashed),
    carved: nostrils ? [squashed(ball(nostrils.at, nostrils.radius))] : [],
    carveBlend: 0.03 * s,
  };
  const details = detailGroup(form, tools);
  const ears = form.ear ? earGroup(form.ear, tools) : null;
  const rim: Patch = {
    ...scaled(ball(eye.at, eye.radius * 1.14), s),
    group: details,
    colour: form.rim,
    soft: 0.05 * s,
    isSharp: true,
    isBare: true,
  };
  const patches: Patch[] = [
    ...(more.patches ?? []).map((patch) => ({ group: details, ...patch })),
    ...(ears?.patches ?? []),
    rim,
    ...mouthPatches(mouth, tools, details, black),
    ...nosePatches(form, tools, details),
    ...(nostrils
      ? [{ ...scaled(ball(nostrils.at, nostrils.radius * 1.1), s), group: details, colour: black, soft: 0.04 * s, isSharp: true }]
      : []),
  ];
  return {
    group: skull,
    groups: [skull, details, ...(ears ? [ears.group] : []), ...(more.groups ?? [])],
    patches,
    eye: { at: times(eye.at, s), radius: eye.radius * s, yaw: eye.yaw, pitch: eye.pitch ?? 0 },
    noseAt: times(noseAt, s),
  };
}
