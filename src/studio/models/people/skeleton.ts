/** Joints of a posed body: a stance carried out on a figure's measures. The limbs are bent by the law of cosines. */
import type { Point } from '../model.ts';
import type { Figure } from './figure.ts';
import { between, cross, dot, type Frame, frameAlong, frameAt, lengthOf, minus, outOf, plus, unit } from './frame.ts';
import type { ArmReach, Reach, Stance } from './posture.ts';

export interface Limb {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
  /** Of hand (y to the fingertips, z out of the palm) or foot (y up the shin, z to the toes), at `end`. */
  readonly tip: Frame;
  /** +1: the body's left. */
  readonly side: 1 | -1;
}

export interface Skeleton {
  readonly pelvis: Frame;
  /** At the middle of the rib cage. */
  readonly chest: Frame;
  /** Between the eyes, in the head's own scale. */
  readonly head: Frame;
  readonly neck: Point;
  readonly arms: readonly [Limb, Limb];
  readonly legs: readonly [Limb, Limb];
  /** From hips to the base of the neck. */
  readonly trunkMetres: number;
  /** Against an average man's. */
  readonly size: number;
}

/** Height of the ankle above the ground, and of the neck's base under the eyes, for an average man. */
const [ankleMetres, neckDrop] = [0.082, 0.163] as const;

const sided = (side: number, [out, up, forward]: Point): Point => [side * out, up, forward];

/** A limb of two lengths from a joint towards a point, bent to one side. */
function bentLimb(start: Point, aim: Point, { lengths: [upper, lower], pole }: { lengths: readonly [number, number]; pole: Point }) {
  const away = minus(aim, start);
  const reach = Math.min(lengthOf(away), (upper + lower) * 0.999);
  const along = unit(away);
  const cosine = (upper * upper + reach * reach - lower * lower) / (2 * upper * reach);
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  const side = unit(minus(pole, plus([0, 0, 0], along, dot(along, pole))));
  return { bend: plus(plus(start, along, upper * cosine), side, upper * sine), end: plus(start, along, reach) };
}

interface Trunk {
  readonly pelvis: Frame;
  readonly chest: Frame;
  readonly head: Frame;
  readonly size: number;
}

/** Of the mouth under and before the eyes, in the head's own scale. */
const mouthAt: Point = [0, -0.068, 0.02];

/** Where what is in the hand is, in the hand's frame: the more the fingers close, the farther from the palm. */
export const gripPoint = ({ tip }: Limb, curl: number, size: number): Point =>
  outOf(tip, [0, 0.075 * size, (0.012 + 0.02 * Math.min(1, curl)) * size]);

/** The arm whose hand closes on a point; the wrist is found in a few steps, as the hand turns with the forearm. */
function graspingArm(figure: Figure, trunk: Trunk, { reach, side }: { reach: ArmReach; side: 1 | -1 }): Limb {
  const { grasps, ...free } = reach;
  const { chest, head, size } = trunk;
  const frame = grasps!.of === 'chest' ? chest : { ...head, origin: outOf(head, plus([0, 0, 0], mouthAt, figure.headScale)) };
  const goal = outOf(frame, plus([0, 0, 0], sided(side, grasps!.at), size));
  const length = (0.282 + 0.248) * size * shortness(figure);
  let wrist = goal;
  let arm = armOf(figure, trunk, { reach: free, side });
  for (let step = 0; step < 5; step++) {
    const to = plus([0, 0, 0], sided(side, minus(wrist, arm.start)), 1 / length);
    arm = armOf(figure, trunk, { reach: { ...free, to }, side });
    wrist = minus(wrist, minus(gripPoint(arm, reach.curl, size), goal));
  }
  return arm;
}

const shortness = ({ age }: Figure): number => (age === 'baby' ? 0.82 : age === 'child' ? 0.92 : 1);

function armOf(figure: Figure, trunk: Trunk, { reach, side }: { reach: ArmReach; side: 1 | -1 }): Limb {
  if (reach.grasps) return graspingArm(figure, trunk, { reach, side });
  const { chest, size } = trunk;
  const start = outOf(chest, [side * figure.shoulderHalf, 0.112 * size, -0.012 * size]);
  const short = shortness(figure);
  const lengths = [0.282 * size * short, 0.248 * size * short] as const;
  const length = lengths[0] + lengths[1];
  const pole = sided(side, reach.bend);
  const { bend, end } = bentLimb(start, plus(start, sided(side, reach.to), length), { lengths, pole });
  const fore = unit(minus(end, bend));
  const fingers = reach.fingers ? unit(plus(sided(side, unit(reach.fingers)), fore, 0.35)) : fore;
  return { start, bend, end, side, tip: frameAlong(end, fingers, sided(side, reach.palm)) };
}

function legOf(figure: Figure, { pelvis, size }: Trunk, leg: { reach: Reach; side: 1 | -1; toes: number }): Limb {
  const { reach, side, toes } = leg;
  const start = outOf(pelvis, [side * figure.hipHalf, 0, 0]);
  const length = figure.legShare * figure.heightMetres - ankleMetres * size;
  const pole = sided(side, reach.bend);
  const aim = plus(start, sided(side, reach.to), length);
  const { bend, end } = bentLimb(start, aim, { lengths: [length * 0.515, length * 0.485], pole });
  const isUp = Math.abs(minus(end, bend)[1]) < 0.3 * lengthOf(minus(end, bend));
  const shin = unit(minus(bend, end));
  const tip = isUp
    ? frameAlong(end, shin, cross([1, 0, 0], shin)[1] > 0 ? [0, 1, 0.2] : [0, -1, 0])
    : frameAt(end, [toes, side * 0.16 + Math.atan2(pole[0], Math.max(0.3, pole[2])) * 0.6, 0]);
  return { start, bend, end, side, tip };
}

const moved = (limb: Limb, by: Point): Limb => ({
  ...limb,
  start: plus(limb.start, by),
  bend: plus(limb.bend, by),
  end: plus(limb.end, by),
  tip: { ...limb.tip, origin: plus(limb.tip.origin, by) },
});
const movedFrame = (frame: Frame, by: Point): Frame => ({ ...frame, origin: plus(frame.origin, by) });

export function skeletonOf(figure: Figure, stance: Stance): Skeleton {
  const { heightMetres, headScale, legShare } = figure;
  const size = heightMetres / 1.76;
  const eyes = heightMetres - 0.132 * headScale;
  const drop = neckDrop * headScale * (1 - 0.2 * figure.face.child);
  const trunk = eyes - drop - legShare * heightMetres;
  const [lean, turn] = [stance.lean, stance.turn];
  const pelvis = frameAt([0, 0, 0], [lean[0], turn[0], 0]);
  const bent = [lean[0] + lean[1], turn[0] + turn[1]] as const;
  const chestTurn = frameAt([0, 0, 0], [bent[0], bent[1], 0]);
  const waist = outOf(pelvis, [0, trunk * 0.3, 0]);
  const chest = { ...chestTurn, origin: plus(waist, chestTurn.y, trunk * 0.31) };
  const neck = plus(chest.origin, chestTurn.y, trunk * 0.39);
  const headTurn = frameAt([0, 0, 0], [bent[0] + lean[2], bent[1] + turn[2], stance.tilt]);
  const rise = plus([0, 0, 0], between(chestTurn.y, headTurn.y, 0.7), drop);
  const head = { ...headTurn, origin: plus(plus(neck, rise), headTurn.z, 0.066 * headScale) };
  const body = { pelvis, chest, head, size };
  const arms = stance.arms.map((reach, i) => armOf(figure, body, { reach, side: i === 0 ? 1 : -1 })) as [Limb, Limb];
  const legs = stance.legs.map((reach, i) => legOf(figure, body, { reach, side: i === 0 ? 1 : -1, toes: stance.toes[i]! })) as [Limb, Limb];
  const low = stance.rests === 'back' ? -0.125 * figure.girth : Math.min(...legs.map((leg) => soleOf(leg, size)));
  const up: Point = [0, -low, 0];
  return {
    pelvis: movedFrame(pelvis, up),
    chest: movedFrame(chest, up),
    head: movedFrame(head, up),
    neck: plus(neck, up),
    arms: arms.map((arm) => moved(arm, up)) as [Limb, Limb],
    legs: legs.map((leg) => moved(leg, up)) as [Limb, Limb],
    trunkMetres: trunk,
    size,
  };
}

/** The lowest of heel and ball of the foot. */
const soleOf = ({ tip }: Limb, size: number): number =>
  Math.min(...[-0.05, 0.125].map((z) => outOf(tip, [0, -ankleMetres * size, z * size])[1]));
