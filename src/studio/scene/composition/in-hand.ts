/** Where a thing is that somebody holds: the point it is grasped at comes to the hand, and it is tipped as the grip says. */
import type { Grip } from '../handling.ts';
import { type Body, type BodyAnchor, type Point, tipped, turned } from './body.ts';
import type { Lean } from './placed.ts';

export interface InHand {
  readonly body: Body;
  /** As shown. */
  readonly magnification: number;
  readonly anchor: BodyAnchor;
  /** Of the anchor: the other hand has all of it the other way round. */
  readonly name: string;
  readonly grip: Grip;
}

interface Holder {
  readonly offset: Point;
  readonly turnRadians: number;
  readonly magnification: number;
}

/** In the space of the holder's group. */
export function inHand(
  { body, magnification, anchor, name, grip }: InHand,
  holder: Holder,
): { offset: Point; turnRadians: number; lean: Lean } {
  const side = name === 'otherHand' ? -1 : 1;
  // The solid of an icon is drawn from one side and stays as it is.
  const own = body.spreadRadians > 0 ? side * grip.turn : body.turnRadians;
  const [x, y, z] = grip.grasp;
  const grasped: Point = [side * x * body.widthMetres, y * body.heightMetres, z * body.depthMetres];
  const lean = { x: grip.lean[0], z: side * grip.lean[1] };
  const share = magnification / holder.magnification;
  const reach = tipped(grasped, lean);
  const foot = [0, 1, 2].map((axis) => anchor.at[axis]! - share * reach[axis]!) as unknown as Point;
  const local = turned(foot, holder.turnRadians);
  return {
    offset: [0, 1, 2].map((axis) => holder.offset[axis]! + holder.magnification * local[axis]!) as unknown as Point,
    turnRadians: holder.turnRadians + own,
    lean: { ...lean, within: holder.turnRadians },
  };
}
