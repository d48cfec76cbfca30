/** What composition gives: things in metres before a camera. Plain JSON. */
import type { Point } from './body.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What is turned by all but `within`, then tipped about x and z, then turned by `within` with who holds it. Radians. */
export interface Lean {
  readonly x: number;
  readonly z: number;
  readonly within: number;
}

export interface PlacedThing {
  readonly objectId: string;
  /** 0 for the first of `count`. */
  readonly instance: number;
  /**
   * Middle of its foot in the camera's space: the eye stands over [0, 0, 0] at `camera.eyeMetres`, x to the right, y up from the ground,
   * z towards the viewer (what is seen has z < 0).
   */
  readonly position: Point;
  /** About y, its own best turn included. */
  readonly turnRadians: number;
  /** About z, for what flies. */
  readonly tiltRadians: number;
  /** How it is tipped in a hand; absent: upright. */
  readonly lean?: Lean;
  /** On the real size of its body. */
  readonly magnification: number;
  /** As shown, at its best turn. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly depthMetres: number;
  /** Shown left for right. */
  readonly isMirrored: boolean;
  readonly isAirborne: boolean;
  /** Stands on the ground or table itself. */
  readonly isGrounded: boolean;
  /** Index in `things` of what carries or wears it; null: nothing. */
  readonly carrier: number | null;
  /** Name of the anchor on its carrier; null: none. */
  readonly anchor: string | null;
}

/** Rows of the picture kept free for text, as fractions of the height from the top. */
export interface TextBand {
  readonly top: number;
  readonly bottom: number;
}

export interface Composition {
  readonly camera: Viewpoint;
  readonly things: readonly PlacedThing[];
  readonly titleBand: TextBand | null;
  readonly captionBand: TextBand | null;
  /** One sentence for each wish that could not be met. */
  readonly warnings: readonly string[];
}
