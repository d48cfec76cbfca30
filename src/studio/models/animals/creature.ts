/** A sculpted body as a model: skin and eyes as shapes in body units, scaled to metres by their parts; size and anchors. */
import type { Shape } from '../../render/field/index.ts';
import type { Anchor, AnchorName, Model, Part, Point } from '../model.ts';
import { anglesOf } from '../place-model.ts';
import { type Coat, coatBump, coatMaterial, coatRelief } from './coat.ts';
import { type EyeLook, eyeball } from './eye.ts';
import { bodyBounds, bodyField, type Group } from './sculpture.ts';
import { add, type Frame, frameOf, outward, rowsOf, times } from './space.ts';

export interface Creature {
  readonly name: string;
  /** Metres a body unit. */
  readonly size: number;
  readonly groups: readonly Group[];
  readonly coat: Coat;
  readonly head: Frame;
  /** Right eye in the head's frame; null: none, or painted. */
  readonly eye: {
    readonly at: Point;
    readonly radius: number;
    readonly yaw: number;
    readonly pitch?: number;
    readonly look: EyeLook;
  } | null;
  /** In body units. */
  readonly anchors: Partial<Record<AnchorName, Anchor>>;
  readonly turn: number;
  /** More shapes at their places, in body units. */
  readonly extras?: readonly { readonly shape: Shape; readonly parts?: readonly Part[] }[];
  /** Hovers or swims: lifted so far from the ground, body units. Default: stands on it. */
  readonly lift?: number;
}

/** Balls of all blobs in the model's space: enough for measures. */
function balls(groups: readonly Group[]): { at: Point; reach: Point }[] {
  return groups.flatMap(({ blobs, frame, isMirrored, squash = [1, 1, 1] }) =>
    blobs.flatMap(({ from, to, radius, endRadius }) =>
      [[from, radius] as const, [to, endRadius] as const].flatMap(([p, r]) => {
        const own: Point = [p[0] * squash[0], p[1] * squash[1], p[2] * squash[2]];
        const sides: Point[] = isMirrored ? [own, [-own[0], own[1], own[2]]] : [own];
        const half: Point = [r * squash[0], r * squash[1], r * squash[2]];
        const reach = frame
          ? ([0, 1, 2].map((axis) => frame.axes.reduce((sum, a, i) => sum + (a[axis]! * half[i]!) ** 2, 0) ** 0.5) as unknown as Point)
          : half;
        return sides.map((side) => ({ at: frame ? outward(frame, side) : side, reach }));
      }),
    ),
  );
}

interface Measures {
  readonly low: Point;
  readonly high: Point;
}

function measure(groups: readonly Group[], turn: number): Measures {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const spans = balls(groups).map(({ at: [x, y, z], reach }) => {
    const middle = [x * c + z * s, y, z * c - x * s];
    const half = [Math.hypot(reach[0] * c, reach[2] * s), reach[1], Math.hypot(reach[0] * s, reach[2] * c)];
    return { middle, half };
  });
  const side = (sign: number, choose: (...values: number[]) => number): Point =>
    [0, 1, 2].map((axis) => choose(...spans.map(({ middle, half }) => middle[axis]! + sign * half[axis]!))) as unknown as Point;
  return { low: side(-1, Math.min), high: side(1, Math.max) };
}

function eyeParts({ head, eye, size }: Creature, shape: number, origin: Point): Part[] {
  if (!eye) return [];
  return [1, -1].map((side): Part => {
    const { at, yaw, pitch = 0 } = eye;
    const local: Point = [Math.sin(yaw) * side * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
    const direction = outward({ at: [0, 0, 0], axes: head.axes }, local);
    const place = add(outward(head, [at[0] * side, at[1], at[2]]), origin);
    return { shape, position: times(place, size), rotation: anglesOf(rowsOf(frameOf(place, direction, head.axes[1]))), scale: size };
  });
}

/** Stands on y = 0, its middle above the origin. */
export function creatureModel(creature: Creature): Model {
  const { name, size, groups, coat, eye, anchors, turn, extras = [], lift } = creature;
  const here = measure(groups, 0);
  const origin: Point = [0, (lift ?? 0) - here.low[1], -(here.low[2] + here.high[2]) / 2];
  const skin: Shape = {
    name: `${name}-body`,
    field: bodyField(groups, coatRelief(coat)),
    material: coatMaterial(coat),
    bump: coatBump(coat),
    domain: bodyBounds(groups, coat.grain * 3 + 0.01),
  };
  const shapes = [skin, ...(eye ? [eyeball(`${name}-eye`, eye.radius, eye.look)] : []), ...extras.map(({ shape }) => shape)];
  const first = eye ? 2 : 1;
  const parts: Part[] = [
    { shape: 0, position: times(origin, size), scale: size },
    ...eyeParts(creature, 1, origin),
    ...extras.flatMap(({ parts: own = [{ shape: 0, position: [0, 0, 0] as const }] }, index) =>
      own.map((part) => ({
        ...part,
        shape: first + index,
        position: times(add(part.position, origin), size),
        scale: size * (part.scale ?? 1),
      })),
    ),
  ];
  const seen = measure(groups, turn);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const shift = [origin[2] * s, origin[2] * c];
  const placed = Object.fromEntries(
    Object.entries(anchors).map(([key, anchor]) => [
      key,
      {
        ...anchor,
        at: times(add(anchor.at, origin), size),
        ...(anchor.widthMetres !== undefined && { widthMetres: anchor.widthMetres * size }),
        ...(anchor.depthMetres !== undefined && { depthMetres: anchor.depthMetres * size }),
      },
    ]),
  ) as NonNullable<Model['anchors']>;
  return {
    shapes,
    parts,
    widthMetres: (seen.high[0] - seen.low[0]) * size,
    heightMetres: (here.high[1] - here.low[1] + (lift ?? 0)) * size,
    depthMetres: (seen.high[2] - seen.low[2]) * size,
    middleMetres: ((seen.high[0] + seen.low[0]) / 2 + shift[0]! - 0 * c) * size,
    turnRadians: turn,
    spreadRadians: 0.3,
    anchors: placed,
  };
}
