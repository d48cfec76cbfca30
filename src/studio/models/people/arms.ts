/** What arms do with things, as data: over the stance of any body. The hands go to places before the chest or the mouth. */
import type { ArmName } from '../../scene/index.ts';
import type { ModelRequest, Point } from '../model.ts';
import { type ArmReach, type GraspPoint, type Stance, stances } from './posture.ts';

interface ArmPose extends Omit<ArmReach, 'to'> {
  readonly grasps: GraspPoint;
}

const chest = (...at: Point): GraspPoint => ({ of: 'chest', at });
const mouth = (...at: Point): GraspPoint => ({ of: 'mouth', at });

/** Outwards, up, forwards, as seen from the arm's own side. */
const fist = { palm: [-1, 0, 0], curl: 1.05, fingers: [-0.35, 0.25, 1], bend: [0.7, -0.9, -0.4] } as const;
const flat = { palm: [-0.1, 1, 0.1], curl: 0.22, fingers: [-0.35, 0.05, 1], bend: [0.5, -1, -0.3] } as const;

const poses: Readonly<Record<Exclude<ArmName, 'hang'>, ArmPose>> = {
  hold: { ...fist, grasps: chest(0.1, -0.1, 0.29) },
  grip: { ...fist, grasps: chest(0.24, -0.08, 0.27), fingers: [-0.2, 0.25, 1] },
  raise: { ...fist, grasps: chest(0.19, 0.16, 0.2) },
  drink: { ...fist, grasps: mouth(0.045, -0.075, 0.062), fingers: [-0.9, 0.35, 0.3], palm: [-0.6, -0.1, -0.8], bend: [0.75, -1, 0] },
  eat: { ...fist, grasps: mouth(0.025, -0.085, 0.12), fingers: [-0.6, 0.5, -0.1], palm: [-0.5, 0.3, -0.8], bend: [0.75, -1, 0] },
  read: { ...fist, grasps: chest(0.1, -0.06, 0.27), palm: [-0.75, 0.55, -0.3], curl: 0.75, fingers: [-0.25, 0.55, 0.8] },
  look: { ...fist, grasps: chest(0.17, -0.06, 0.3), palm: [-0.9, 0, -0.4], curl: 0.95, fingers: [-0.4, 0.5, 0.8] },
  bear: { ...flat, grasps: chest(0.11, -0.14, 0.3) },
  palm: { ...flat, grasps: chest(0.27, 0.03, 0.2), fingers: [0.1, 0, 1] },
  scoop: { ...flat, grasps: chest(0.16, -0.16, 0.26), curl: 0.35 },
  cradle: { ...flat, grasps: chest(0.03, -0.18, 0.25), palm: [-0.2, 0.8, -0.7], fingers: [-1, 0.15, 0.35], bend: [0.9, -0.7, -0.2] },
  clasp: { ...fist, grasps: chest(0.03, -0.2, 0.25), palm: [-0.8, 0, -0.6], fingers: [-0.8, 0.4, 0.6] },
  fret: { ...fist, grasps: chest(0.36, 0.07, 0.2), palm: [-0.5, 0.7, -0.5], curl: 0.9, fingers: [-0.6, 0.6, 0.3] },
  strum: { ...fist, grasps: chest(0.06, -0.16, 0.25), palm: [-0.2, 0, -1], curl: 0.7, fingers: [-0.9, -0.4, 0.3], bend: [1, -0.3, 0] },
  neck: { ...fist, grasps: chest(0.36, 0.2, 0.29), palm: [-0.5, 0.8, 0], curl: 0.9, fingers: [-0.7, 0.7, 0.2] },
  bow: { ...fist, grasps: chest(0.0, 0.1, 0.26), palm: [-0.4, -0.8, 0.2], curl: 0.9, fingers: [-0.8, -0.2, 0.5], bend: [1, -0.3, 0.1] },
  aim: { ...fist, grasps: mouth(0.055, 0, 0.1), palm: [-1, 0.1, -0.2], curl: 0.8, fingers: [-0.2, 0.9, 0.4], bend: [0.6, -1, 0] },
  bite: { ...fist, grasps: mouth(0.02, -0.12, 0.15), fingers: [-0.7, 0.3, 0.2], palm: [-0.2, 0.5, -0.8], bend: [0.75, -1, 0] },
  press: { ...fist, grasps: mouth(-0.08, -0.04, 0.22), palm: [-0.9, 0, -0.3], curl: 0.9, fingers: [-0.7, 0.6, 0.4], bend: [0.8, -1, 0] },
  reach: { ...fist, grasps: mouth(0.3, -0.02, 0.12), palm: [-0.2, 0.2, -1], curl: 0.8, fingers: [-0.5, 0.8, 0], bend: [0.8, -1, 0] },
  blow: { ...fist, grasps: mouth(0.13, -0.06, 0.25), palm: [-0.9, 0, -0.3], curl: 0.9, fingers: [-0.7, 0.6, 0.4], bend: [0.8, -1, 0] },
  call: { ...fist, grasps: mouth(0.105, 0.05, -0.03), palm: [-1, 0, 0], curl: 0.8, fingers: [-0.1, 1, 0.1], bend: [0.7, -0.8, 0.6] },
  type: { ...flat, grasps: chest(0.11, -0.16, 0.36), palm: [0, -1, 0], curl: 0.45 },
};

/** How the head goes with it: radians forward, and about the body's length. */
const bows: Partial<Record<ArmName, number>> = { read: 0.36, look: 0.16, type: 0.3, strum: 0.18, drink: -0.03 };

const standing: ReadonlySet<ModelRequest['posture']> = new Set(['hold', 'drink', 'read', 'wave', undefined]);

/** The stance of the posture, with the arms as they are asked for. What only hands do is done standing. */
export function stanceOf({ posture, arms = [null, null] }: Pick<ModelRequest, 'posture' | 'arms'>): Stance {
  const [left, right] = arms;
  if (!left && !right) return stances[posture ?? 'stand'];
  const base = standing.has(posture) ? stances.stand : stances[posture!];
  const armOf = (name: ArmName | null, index: 0 | 1): ArmReach => {
    if (!name) return base.arms[index];
    return name === 'hang' ? stances.stand.arms[index] : { to: stances.hold.arms[0].to, ...poses[name] };
  };
  const bow = (left && bows[left]) ?? (right && bows[right]) ?? 0;
  const [pelvis, trunk, head] = base.lean;
  const isTilted = left === 'neck';
  return {
    ...base,
    lean: [pelvis, trunk, head + bow],
    ...(isTilted && { turn: [base.turn[0], base.turn[1], base.turn[2] + 0.3] as const, tilt: -0.12 }),
    arms: [armOf(left, 0), armOf(right, 1)],
  };
}
