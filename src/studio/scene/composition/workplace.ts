/** Where the seat of a desk stands, and that of an instrument with keys; and how these are turned so that who sits there is seen. */
import { type Body, type Point, turned } from './body.ts';
import { sidesOf } from './laid-out.ts';

interface Desk {
  readonly body: Body;
  readonly offset: Point;
  readonly turnRadians: number;
  readonly magnification: number;
}

/** Between the edge of a desk, or of the keys, and the middle of the seat. Metres. */
const room = { behind: 0.16, keys: 0.24 };

/** Who plays is seen from the side, and so are the keys. */
export const keysTurnRadians = 1.35;

export const isWorkplace = (anchor: string): anchor is 'behind' | 'keys' => anchor === 'behind' || anchor === 'keys';

/** In the space of the desk's group. */
export function seatAt(
  anchor: 'behind' | 'keys',
  { body, offset, turnRadians, magnification }: Desk,
): { offset: Point; turnRadians: number } {
  const along = sidesOf(body)?.along ?? body.depthMetres;
  const side = anchor === 'keys' ? 1 : -1;
  const [x, y, z] = turned([0, 0, side * magnification * (along / 2 + room[anchor])], turnRadians);
  return {
    offset: [offset[0] + x, offset[1] + y, offset[2] + z],
    turnRadians: turnRadians + (anchor === 'keys' ? Math.PI : 0),
  };
}
