/** How bodies hold themselves, as data: where hands and feet reach, and how spine and head lean. Knows nothing of flesh. */
import type { Point, Posture } from '../model.ts';

export interface Reach {
  /** Of wrist from shoulder, or of ankle from hip: outwards, up, forwards; in lengths of the limb. */
  readonly to: Point;
  /** Where elbow or knee points: outwards, up, forwards. */
  readonly bend: Point;
}

export interface ArmReach extends Reach {
  /** Where the palm looks: outwards, up, forwards. */
  readonly palm: Point;
  /** Radians that the fingers are closed by at each joint. */
  readonly curl: number;
  /** Where the fingers point; default on from the forearm. */
  readonly fingers?: Point;
  /** What the closed hand shall be at; then `to` is not used. */
  readonly grasps?: GraspPoint;
}

/** A place before the body: outwards, up, forwards of the middle of the rib cage or of the mouth, metres for an average man. */
export interface GraspPoint {
  readonly of: 'chest' | 'mouth';
  readonly at: Point;
}

export interface Stance {
  /** Radians forward of pelvis, of the chest over it, and of the head. */
  readonly lean: Point;
  /** Radians to the left of pelvis, chest and head. */
  readonly turn: Point;
  /** Radians the head is tilted to its right. */
  readonly tilt: number;
  /** The body's left side (+x), then its right. */
  readonly arms: readonly [ArmReach, ArmReach];
  readonly legs: readonly [Reach, Reach];
  /** How much the toes point down, radians, left and right. */
  readonly toes: readonly [number, number];
  /** What touches y = 0. Default the feet. */
  readonly rests?: 'feet' | 'back';
}

const hanging: ArmReach = { to: [0.15, -0.965, 0.05], bend: [0.35, 0, -1], palm: [-1, 0, -0.25], curl: 0.42 };
const standing: Reach = { to: [0.07, -0.99, 0.01], bend: [0.15, 0, 1] };
const seated: Reach = { to: [0.06, -0.53, 0.6], bend: [0.1, 1, 0.8] };
const still = { lean: [0, 0, 0], turn: [0, 0, 0], tilt: 0, toes: [0, 0] } as const;

const stand: Stance = {
  ...still,
  turn: [0.05, -0.02, -0.06],
  tilt: 0.03,
  arms: [hanging, { ...hanging, to: [0.17, -0.945, 0.12] }],
  legs: [{ ...standing, to: [0.1, -0.985, 0.04] }, standing],
};

const onLap: ArmReach = { to: [0.06, -0.68, 0.5], bend: [0.9, -0.4, -0.6], palm: [-0.25, -1, 0], curl: 0.35, fingers: [-0.35, -0.3, 1] };

export const stances: Readonly<Record<Posture, Stance>> = {
  stand,
  hold: {
    ...stand,
    arms: [
      { to: [-0.08, -0.45, 0.55], bend: [0.8, -0.7, -0.4], palm: [-1, 0, 0], curl: 1.0, fingers: [-0.35, 0.25, 1] },
      { to: [0.2, -0.93, 0.1], bend: [0.7, 0, -0.8], palm: [-1, 0, -0.3], curl: 0.45 },
    ],
  },
  wave: {
    ...stand,
    tilt: -0.06,
    arms: [
      { to: [0.52, 0.42, 0.2], bend: [1, -0.7, -0.1], palm: [0, 0, 1], curl: 0.08, fingers: [0.12, 1, 0] },
      { to: [0.2, -0.93, 0.1], bend: [0.7, 0, -0.8], palm: [-1, 0, -0.3], curl: 0.4 },
    ],
  },
  drink: {
    ...stand,
    lean: [0, 0, -0.06],
    arms: [
      { to: [-0.1, 0.17, 0.38], bend: [0.9, -0.8, 0], palm: [-1, 0, -0.3], curl: 1.0, fingers: [-0.9, 0.45, 0.1] },
      { to: [0.2, -0.93, 0.1], bend: [0.7, 0, -0.8], palm: [-1, 0, -0.3], curl: 0.4 },
    ],
  },
  read: {
    ...stand,
    lean: [0, 0.05, 0.3],
    arms: [
      { to: [-0.1, -0.4, 0.6], bend: [0.8, -0.8, -0.3], palm: [-0.7, 0.7, -0.2], curl: 0.7, fingers: [-0.3, 0.5, 0.9] },
      { to: [-0.1, -0.4, 0.6], bend: [0.8, -0.8, -0.3], palm: [-0.7, 0.7, -0.2], curl: 0.7, fingers: [-0.3, 0.5, 0.9] },
    ],
  },
  walk: {
    ...still,
    lean: [0.03, 0.03, -0.03],
    turn: [-0.1, 0.16, -0.02],
    arms: [
      { to: [0.14, -0.9, -0.32], bend: [0.5, 0, -1], palm: [-1, 0, 0], curl: 0.55 },
      { to: [0.1, -0.82, 0.42], bend: [0.5, -0.2, -1], palm: [-1, 0, -0.2], curl: 0.6 },
    ],
    legs: [
      { to: [0.02, -0.93, 0.36], bend: [0.05, 0, 1] },
      { to: [0.02, -0.86, -0.42], bend: [0.05, 0, 1] },
    ],
    toes: [-0.25, 0.75],
  },
  run: {
    ...still,
    lean: [0.12, 0.14, -0.2],
    turn: [-0.18, 0.3, -0.1],
    arms: [
      { to: [0.16, -0.42, -0.44], bend: [0.6, 0.1, -1], palm: [-1, 0, 0.2], curl: 1.2 },
      { to: [-0.02, -0.2, 0.58], bend: [0.7, -1, -0.4], palm: [-1, 0, -0.2], curl: 1.2 },
    ],
    legs: [
      { to: [0.02, -0.52, 0.44], bend: [0.05, 0.5, 1] },
      { to: [0.02, -0.88, -0.42], bend: [0.05, 0, 1] },
    ],
    toes: [0.1, 0.85],
  },
  sit: {
    ...still,
    lean: [-0.06, 0.08, 0],
    arms: [onLap, onLap],
    legs: [seated, { ...seated, to: [0.1, -0.535, 0.56] }],
  },
  ride: {
    ...still,
    lean: [0.06, 0.1, -0.08],
    arms: [
      { to: [-0.02, -0.5, 0.72], bend: [0.9, -0.5, -0.4], palm: [-0.3, -1, 0], curl: 1.25, fingers: [-0.2, -0.2, 1] },
      { to: [-0.02, -0.5, 0.72], bend: [0.9, -0.5, -0.4], palm: [-0.3, -1, 0], curl: 1.25, fingers: [-0.2, -0.2, 1] },
    ],
    legs: [
      { to: [0.24, -0.72, 0.24], bend: [0.75, 0.3, 1] },
      { to: [0.24, -0.72, 0.24], bend: [0.75, 0.3, 1] },
    ],
    toes: [-0.05, -0.05],
  },
  fly: {
    ...still,
    lean: [0.95, -0.2, -0.7],
    arms: [
      { to: [0.05, -0.1, 0.98], bend: [1, -0.5, 0], palm: [0, -1, 0], curl: 1.3, fingers: [0, 0, 1] },
      { to: [0.2, -0.8, -0.1], bend: [1, 0, -0.5], palm: [-1, 0, 0], curl: 1.2 },
    ],
    legs: [
      { to: [0.04, -0.4, -0.9], bend: [0, -0.5, 1] },
      { to: [0.04, -0.36, -0.72], bend: [0, -0.4, 1] },
    ],
    toes: [1.1, 1.1],
  },
  swim: {
    ...still,
    lean: [1.25, -0.1, -0.7],
    arms: [
      { to: [0.3, 0.35, 0.85], bend: [1, 0.5, 0], palm: [0, -1, 0], curl: 0.1 },
      { to: [0.3, -0.6, -0.3], bend: [1, 0, -0.4], palm: [0, -1, 0], curl: 0.1 },
    ],
    legs: [
      { to: [0.06, -0.1, -0.97], bend: [0, -1, 0.2] },
      { to: [0.06, -0.32, -0.9], bend: [0, -1, 0.3] },
    ],
    toes: [1.3, 1.3],
  },
  lie: {
    ...still,
    lean: [-Math.PI / 2, 0.02, 0.12],
    arms: [
      { to: [0.34, -0.04, 0.9], bend: [1, 0, 0], palm: [-0.4, -1, 0], curl: 0.35 },
      { to: [-0.3, 0.35, -0.5], bend: [1, 0.4, 0], palm: [0, -1, 0], curl: 0.3, fingers: [-1, -0.1, 0.2] },
    ],
    legs: [
      { to: [0.08, -0.02, 0.98], bend: [0.1, 1, 0] },
      { to: [0.1, -0.02, 0.97], bend: [0.3, 1, 0] },
    ],
    toes: [-0.25, -0.25],
    rests: 'back',
  },
};
