/** What a creature with a plan of its own says of itself: blobs, coat, eyes; and how that becomes a model. */
import type { Colour } from '../../render/field/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';
import type { Coat, CoatKind, Patch, Pattern } from './coat.ts';
import { creatureModel } from './creature.ts';
import { type EyeName, eyes } from './eyes.ts';
import { type Blob, ball, blob, type Group } from './sculpture.ts';
import { add, type Frame, outward, times } from './space.ts';

export interface Figure {
  /** Metres a body unit. */
  readonly size: number;
  readonly groups: readonly Group[];
  readonly coat: { readonly kind: CoatKind; readonly base: Colour; readonly grain: number; readonly variation?: number };
  readonly patterns?: readonly Pattern[];
  readonly patches?: readonly Patch[];
  readonly head: Frame;
  readonly headRadius: number;
  readonly eye?: {
    readonly at: Point;
    readonly radius: number;
    readonly yaw: number;
    readonly pitch?: number;
    readonly look: EyeName;
  } | null;
  readonly back?: Point;
  readonly mouth?: Point;
  readonly hand?: Point;
  readonly turn: number;
  readonly lift?: number;
}

/** Makes one for a request: its colour and posture. */
export type FigureMaker = (wanted: Colour | null, posture: ModelRequest['posture']) => Figure;

export const shade = (base: Colour, factor: number): Colour => [base[0] * factor, base[1] * factor, base[2] * factor];
export const still: Frame = {
  at: [0, 0, 0],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};
export const at = (point: Point): Frame => ({ ...still, at: point });

/** Paint over the blobs of a group, a little beyond them. */
export const over = (
  group: Group,
  paint: Colour,
  options: Partial<Patch> & { readonly grow?: number; readonly which?: readonly Blob[] } = {},
): Patch[] => {
  const { grow = 1.12, which = group.blobs, ...rest } = options;
  return which.map(
    (one): Patch => ({
      ...one,
      radius: one.radius * grow + 0.004,
      endRadius: one.endRadius * grow + 0.004,
      group,
      colour: paint,
      soft: 0.01,
      ...rest,
    }),
  );
};

/** A rim about the eye, a socket, and a roll of skin over it. */
export function eyelids(head: Frame, eye: { readonly at: Point; readonly radius: number; readonly yaw: number }): Group {
  const { at: place, radius, yaw } = eye;
  const [s, c] = [Math.sin(yaw), Math.cos(yaw)];
  const on = (x: number, y: number, z: number): Point => add(place, times([x * c + z * s, y, z * c - x * s], radius));
  return {
    frame: head,
    isMirrored: true,
    sockets: [blob(place, on(0, 0, 1), radius * 1.08, radius * 1.2)],
    blobs: [
      blob(on(-0.85, 0.45, 0.4), on(0, 0.95, 0.5), radius * 0.26, radius * 0.3),
      blob(on(0, 0.95, 0.5), on(0.9, 0.4, 0.3), radius * 0.3, radius * 0.24),
    ],
    blend: radius * 0.3,
    join: radius * 0.4,
  };
}

export function figureModel(make: FigureMaker, request: ModelRequest): Model {
  const {
    size,
    groups,
    coat,
    patterns = [],
    patches = [],
    head,
    headRadius,
    eye,
    back,
    mouth,
    hand,
    turn,
    lift,
  } = make(request.colour, request.posture);
  const rim: Patch[] = eye
    ? [
        {
          ...ball(eye.at, eye.radius * 1.22),
          group: { frame: head, isMirrored: true, blobs: [], blend: 0, join: 0 },
          colour: [0.015, 0.012, 0.01],
          soft: eye.radius * 0.12,
          isSharp: true,
        },
      ]
    : [];
  const whole: Coat = { ...coat, patterns, patches: [...patches, ...rim] };
  const forward = head.axes[2];
  return creatureModel({
    name: request.name,
    size,
    groups: eye ? [...groups, eyelids(head, eye)] : groups,
    coat: whole,
    head,
    eye: eye ? { ...eye, look: eyes[eye.look] } : null,
    turn,
    ...(lift !== undefined && { lift }),
    anchors: {
      head: { at: outward(head, [0, headRadius, 0]), forward, widthMetres: headRadius * 1.8 },
      eyes: {
        at: outward(head, eye ? [0, eye.at[1], eye.at[2] + eye.radius] : [0, 0, headRadius]),
        forward,
        widthMetres: headRadius * 1.8,
      },
      mouth: { at: mouth ?? outward(head, [0, -0.3 * headRadius, headRadius]), forward },
      neck: { at: outward(head, [0, -headRadius * 0.6, -headRadius * 0.6]), forward, widthMetres: headRadius * 1.4 },
      ...(back && { back: { at: back, forward: [0, 0, 1] as Point, widthMetres: headRadius } }),
      ...(hand && { hand: { at: hand }, otherHand: { at: [-hand[0], hand[1], hand[2]] as Point } }),
    },
  });
}
