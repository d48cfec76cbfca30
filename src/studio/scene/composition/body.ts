/**
 * What composition knows of a thing's shape: its box at the turn it is best seen from, and the places on it where other things go.
 * Metres at the thing's real size; its own space stands on y = 0 about x = z = 0 and looks to +z before it is turned.
 */

export type Point = readonly [x: number, y: number, z: number];

export interface BodyAnchor {
  readonly at: Point;
  /** What is worn there looks this way. Default +z. */
  readonly forward?: Point;
  /** Room there; absent: as wide as what comes to it. */
  readonly widthMetres?: number;
  readonly depthMetres?: number;
}

export interface Body {
  /** As seen from the front at `turnRadians`. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly depthMetres: number;
  /** x of the middle of what is seen at `turnRadians`, in the turned space. */
  readonly middleMetres: number;
  readonly turnRadians: number;
  /** How far it may be turned either way without losing its shape; 0 for the solid of an icon. */
  readonly spreadRadians: number;
  /** In its own space, not turned. */
  readonly anchors: Readonly<Record<string, BodyAnchor>>;
}

/** About x, then about z. */
export function tipped([x, y, z]: Point, about: { readonly x: number; readonly z: number }): Point {
  const [sx, cx, sz, cz] = [Math.sin(about.x), Math.cos(about.x), Math.sin(about.z), Math.cos(about.z)];
  const [up, front] = [cx * y - sx * z, sx * y + cx * z];
  return [cz * x - sz * up, sz * x + cz * up, front];
}

/** About y: the point of a thing that is turned by `radians`. */
export function turned([x, y, z]: Point, radians: number): Point {
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return [x * cosine + z * sine, y, z * cosine - x * sine];
}
