/**
 * A dressed body without a head, for one that comes from a photograph: seated or standing, turned to one side, its hands brought to
 * given places. Knows nothing of pictures.
 */

import { type Bump, type Shape, union } from '../../render/field/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { type Casting, castingOf } from './casting.ts';
import { drapeOf } from './drape.ts';
import { worn } from './dress.ts';
import { fabricOf } from './fabric.ts';
import type { Figure } from './figure.ts';
import { claws, type HandRequest, hand, tube } from './flesh.ts';
import { minus, plus, turnOut, unit } from './frame.ts';
import { personOf } from './person.ts';
import { type ArmReach, type Stance, stances } from './posture.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';
import { veeOf } from './wear.ts';

export interface HeadlessRequest extends Pick<ModelRequest, 'name' | 'seed' | 'heightPixels'> {
  readonly person: NonNullable<ModelRequest['person']>;
  readonly isSeated: boolean;
  /**
   * Where the hands go, in the model's space, by side of the body (+x is its left). Null: the hand hangs, or lies in the lap. What is
   * farther than the arm is long is reached for. `grips`: the fingers close round something upright; else they lie flat.
   */
  readonly hands: { readonly left: HandGoal | null; readonly right: HandGoal | null };
  /** Thick fingers with claws instead of a person's hands. Default false. */
  readonly isBeast?: boolean;
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
    ? { to, bend: [0.5, -1, 0.75], palm: [-1, 0, -0.1], curl: 1.05, fingers: [-0.35, 0.35, 0.75] }
    : { to, bend: [0.6, -1, -0.5], palm: [-0.1, -1, 0], curl: 0.22, fingers: [-0.55, -0.06, 0.8] };
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

/** Cloth that is seen from near: its own relief and how it hangs on this body. */
function draped(shape: Shape, { outfit }: Casting, skeleton: Skeleton): Shape {
  const slot = /-(top|outer)$/.exec(shape.name)?.[1] as 'top' | 'outer' | undefined;
  const garment = slot && worn(outfit, slot);
  if (!garment || garment.sleeves < 1.5 || garment.fabric === 'metal' || garment.fabric === 'padded') return shape;
  const hang = drapeOf(skeleton, garment.neck === 'lapels' ? veeOf({ skeleton }, garment).low : -0.1 * skeleton.size);
  const own = shape.bump;
  const bump: Bump = own ? (tools, p) => tools.o.add(own(tools, p), hang(tools, p)) : hang;
  return { ...shape, bump };
}

const horn: Shape['material'] = ({ o, v }, { local }) => ({
  base: v.mix3([0.016, 0.013, 0.011], [0.05, 0.038, 0.03], o.clamp(o.mul(o.sub(0.13, local[1]), 12), 0, 1)),
  roughness: 0.28,
});

/** A beast's hands in place of a person's: their shapes, with the claws and where those are. */
function beastHands(whole: Model, { figure }: Casting, stance: Stance): { shapes: readonly Shape[]; claws: readonly Part[] } {
  const shapes = [...whole.shapes];
  const size = Math.sqrt((figure.heightMetres / 1.76) * figure.girth);
  const parts = [0, 1].flatMap((arm): Part[] => {
    const index = shapes.findIndex(({ name }) => name.endsWith(`-hand${arm}`));
    const part = whole.parts!.find(({ shape }) => shape === index);
    if (!part) return [];
    const request: HandRequest = { curl: stance.arms[arm]!.curl, thumb: arm === 0 ? -1 : 1, size, isFine: true, isBeast: true };
    const domain: Shape['domain'] = { low: [-0.12 * size, -0.07 * size, -0.07 * size], high: [0.12 * size, 0.23 * size, 0.14 * size] };
    shapes[index] = { ...shapes[index]!, field: hand(request), domain };
    shapes.push({ name: shapes[index]!.name.replace('-hand', '-claw'), field: claws(request), material: horn, domain });
    return [{ ...part, shape: shapes.length - 1 }];
  });
  return { shapes, claws: parts };
}

/** Garments are those of `person`; null for a concept that dresses nobody. */
export function headlessBody({ isSeated, hands, isBeast = false, ...rest }: HeadlessRequest): HeadlessBody {
  const request: ModelRequest = { ...rest, concept: 'man', icon: 'man-standing', label: 'body', colour: null };
  const casting = castingOf(request)!;
  const base = isSeated ? { ...stances.sit, lean: [-0.02, 0.06, 0] as Point } : { ...stances.stand, turn: [0, 0, 0] as Point };
  const stance = stanceOf(base, casting.figure, hands);
  const skeleton = skeletonOf(casting.figure, stance);
  const person = personOf(request, casting, stance);
  const beast = isBeast ? beastHands(person, casting, stance) : { shapes: person.shapes, claws: [] };
  const whole = {
    ...person,
    shapes: beast.shapes.map((shape) => draped(shape, casting, skeleton)),
    parts: [...person.parts!, ...beast.claws],
  };
  const parts = whole.parts.filter(({ shape }) => !isOfHead.test(whole.shapes[shape]!.name));
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
