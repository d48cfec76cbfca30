/**
 * A dressed body without a head, for one that comes from a photograph: seated or standing, turned to one side, its hands brought to
 * given places. Knows nothing of pictures.
 */

import { type Shape, union } from '../../render/field/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';
import { type Casting, castingOf } from './casting.ts';
import { worn } from './dress.ts';
import { fabricOf } from './fabric.ts';
import type { Figure } from './figure.ts';
import { tube } from './flesh.ts';
import { minus, plus, turnOut, unit } from './frame.ts';
import { personOf } from './person.ts';
import { type ArmReach, type Stance, stances } from './posture.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

export interface HeadlessRequest extends Pick<ModelRequest, 'name' | 'seed' | 'heightPixels'> {
  readonly person: NonNullable<ModelRequest['person']>;
  readonly isSeated: boolean;
  /**
   * Where the hands go, in the model's space, by side of the body (+x is its left). Null: the hand hangs, or lies in the lap. What is
   * farther than the arm is long is reached for. `grips`: the fingers close round something upright; else they lie flat.
   */
  readonly hands: { readonly left: HandGoal | null; readonly right: HandGoal | null };
}

export interface HandGoal {
  readonly at: Point;
  readonly grips: boolean;
}

export interface HeadlessBody {
  readonly model: Model;
  /** Middle of the neck's base, in the model's space. */
  readonly neck: Point;
  readonly neckRadius: number;
  /** Between the points of the shoulders. */
  readonly shoulderMetres: number;
  /** Middle of each palm. */
  readonly palms: { readonly left: Point; readonly right: Point };
}

const isOfHead = /-(?:head|eye|hair|hat|glasses|panes)$/;

/** Of the palm beyond the wrist, along the forearm, for an average man. */
const palmMetres = 0.075;

const reachOf = (goal: HandGoal, { start, size, side }: { start: Point; size: number; side: 1 | -1 }): ArmReach => {
  const length = (0.282 + 0.248) * size;
  const away = minus(goal.at, start);
  const span = Math.hypot(...away) || 1;
  // The wrist stops a palm short of what the palm is at.
  const wrist = Math.max(0.3 * length, span - 0.8 * palmMetres * size) / (span * length);
  const to: Point = [side * away[0] * wrist, away[1] * wrist, away[2] * wrist];
  return goal.grips
    ? { to, bend: [0.75, -1, -0.1], palm: [-1, 0, -0.1], curl: 1.05, fingers: [-0.35, 0.35, 0.75] }
    : { to, bend: [1, -0.5, -0.35], palm: [-0.1, -1, 0], curl: 0.22, fingers: [-0.55, -0.06, 0.8] };
};

const stanceOf = (base: Stance, figure: Figure, hands: HeadlessRequest['hands']): Stance => {
  const { arms, size } = skeletonOf(figure, base);
  const arm = (index: 0 | 1, goal: HandGoal | null): ArmReach =>
    goal ? reachOf(goal, { start: arms[index].start, size, side: index === 0 ? 1 : -1 }) : base.arms[index];
  return { ...base, arms: [arm(0, hands.left), arm(1, hands.right)] };
};

/** A shirt's cuffs look out of the sleeves of a coat. */
function cuffsOf({ figure, outfit }: Casting, { arms }: Skeleton, name: string): Shape[] {
  const [shirt, coat] = [worn(outfit, 'top'), worn(outfit, 'outer')];
  if (shirt?.neck !== 'shirt' || !coat || coat.sleeves < 1.8) return [];
  const radius = 0.0335 * figure.girth + 0.62 * coat.loose;
  const field = union(
    ...arms.map(({ bend, end }) => {
      const along = unit(minus(end, bend));
      return tube(plus(end, along, -0.04), plus(end, along, 0.009), { radius, rounding: 0.003 });
    }),
  );
  const points = arms.map(({ end }) => end);
  const reach = (axis: number, sign: 1 | -1): number => sign * (Math.max(...points.map((p) => sign * p[axis]!)) + 0.1);
  const domain: Shape['domain'] = { low: [reach(0, -1), reach(1, -1), reach(2, -1)], high: [reach(0, 1), reach(1, 1), reach(2, 1)] };
  return [{ name: `${name}-cuffs`, field, ...fabricOf({ kind: shirt.fabric, colour: shirt.colour, seed: 5 }), domain }];
}

/** Garments are those of `person`; null for a concept that dresses nobody. */
export function headlessBody({ isSeated, hands, ...rest }: HeadlessRequest): HeadlessBody {
  const request: ModelRequest = { ...rest, concept: 'man', icon: 'man-standing', label: 'body', colour: null };
  const casting = castingOf(request)!;
  const base = isSeated ? { ...stances.sit, lean: [-0.02, 0.06, 0] as Point } : { ...stances.stand, turn: [0, 0, 0] as Point };
  const stance = stanceOf(base, casting.figure, hands);
  const skeleton = skeletonOf(casting.figure, stance);
  const whole = personOf(request, casting, stance);
  const parts = whole.parts!.filter(({ shape }) => !isOfHead.test(whole.shapes[shape]!.name));
  const cuffs = cuffsOf(casting, skeleton, request.name);
  const kept = [...new Set(parts.map(({ shape }) => shape))];
  const [left, right] = skeleton.arms.map(({ tip }) => {
    const out = turnOut(tip, [0, palmMetres * skeleton.size, 0.03 * skeleton.size]);
    return [tip.origin[0] + out[0], tip.origin[1] + out[1], tip.origin[2] + out[2]] as Point;
  }) as [Point, Point];
  return {
    model: {
      ...whole,
      shapes: [...kept.map((index) => whole.shapes[index]!), ...cuffs],
      parts: [
        ...parts.map((part) => ({ ...part, shape: kept.indexOf(part.shape) })),
        ...cuffs.map((_, index) => ({ shape: kept.length + index, position: [0, 0, 0] as const })),
      ],
    },
    neck: skeleton.neck,
    neckRadius: 0.057 * casting.figure.headScale,
    shoulderMetres: 2 * (casting.figure.shoulderHalf + 0.05 * casting.figure.girth),
    palms: { left, right },
  };
}
