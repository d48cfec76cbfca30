/** Where a thing is that leans on another one: on the front of what is broad, at the side of a post. Lengths are as shown. */
import { type Body, type Point, turned } from './body.ts';
import { sidesOf } from './laid-out.ts';
import type { Lean } from './placed.ts';

interface Shown {
  readonly body: Body;
  readonly magnification: number;
}

interface Hold extends Shown {
  readonly object: { readonly concept: string };
  readonly offset: Point;
  readonly turnRadians: number;
}

/** Radians: people lean a little, tall slender things more. */
const slope = { person: 0.13, thing: 0.24 };
/** Share of its height at which it touches. */
const touch = 0.85;
/** This much broader than what leans, a thing is leaned on from the front. */
const broadRatio = 1.25;
/** Of a trunk against the height of its tree. */
const trunkShare = 0.07;

/** As shown, across and from front to back of its own space. */
function sizeOf({ body, magnification }: Shown): { width: number; height: number; depth: number } {
  const sides = sidesOf(body) ?? { across: body.widthMetres, along: body.depthMetres };
  return { width: magnification * sides.across, height: magnification * body.heightMetres, depth: magnification * sides.along };
}

function holdSize(hold: Hold): ReturnType<typeof sizeOf> {
  const size = sizeOf(hold);
  const trunk = trunkShare * size.height;
  return /tree|palm/.test(hold.object.concept) ? { width: trunk, height: size.height, depth: trunk } : size;
}

/** `place`: -1 to 1 along the front of what is broad. In the space of the holder's group. */
export function leaningOn(
  rider: Shown,
  hold: Hold,
  { isPerson, place }: { isPerson: boolean; place: number },
): { offset: Point; turnRadians: number; lean: Lean } {
  const [mine, other] = [sizeOf(rider), holdSize(hold)];
  // What is longer from front to back is seen from its side: a bicycle along its wall.
  const isLong = mine.depth > broadRatio * mine.width;
  const [wide, deep] = isLong ? [mine.depth, mine.width] : [mine.width, mine.depth];
  const angle = isPerson ? slope.person : slope.thing;
  const reach = Math.sin(angle) * Math.min(touch * mine.height, other.height);
  const isFront = other.width > broadRatio * wide || isLong;
  const within = hold.turnRadians;
  const local: Point = isFront
    ? [(place * Math.max(0, other.width - wide)) / 2, 0, other.depth / 2 + 0.4 * deep + reach]
    : [other.width / 2 + 0.35 * wide + reach, 0, 0.1 * other.depth];
  const [x, y, z] = turned(local, within);
  return {
    offset: [hold.offset[0] + x, hold.offset[1] + y, hold.offset[2] + z],
    turnRadians: within - (isLong ? Math.PI / 2 : 0),
    lean: { x: isFront ? -angle : 0, z: isFront ? 0 : angle, within },
  };
}
