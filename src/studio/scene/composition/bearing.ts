/** From which height and with which lens a scene is taken, and how much of the frame it fills: by what it stands on, what was asked for, and the seed. */
import type { Rng } from '../../../shared/index.ts';
import type { Scene, SceneCamera } from '../scene.ts';
import type { TextBand } from './placed.ts';
import type { Bearing, Frame } from './viewpoint.ts';

export type Ground = 'table' | 'ground' | 'water' | 'none';

const degrees = (value: number): number => (value * Math.PI) / 180;

/** Down to the point of focus, degrees: from, to. */
const elevations: Readonly<Record<Ground, readonly [number, number]>> = { table: [11, 16], ground: [5, 10], water: [7, 11], none: [0, 0] };

const anglesAsked: Readonly<Record<NonNullable<SceneCamera['angle']>, readonly [number, number] | null>> = {
  eye: null,
  low: [1, 2],
  high: [28, 36],
  top: [76, 80],
  bird: [52, 62],
};

const focals: Readonly<Partial<Record<NonNullable<SceneCamera['lens']>, number>>> = { telephoto: 3.2, 'wide-angle': 0.95, fisheye: 0.75 };

/** Share of the frame's free height and of its width that a scene of one thing, and of several, may take. */
const fills: Readonly<Record<NonNullable<SceneCamera['shot']>, number>> = { macro: 1.5, 'close-up': 1.25, medium: 1, wide: 0.55 };

/** More of what lies flat is seen from above: added, degrees; and more for many. */
const flatDegrees = { one: 24, many: 18 };

export interface Crowd {
  /** 0 for one group, 1 for many: they are seen from higher up, so that none hides another. */
  readonly crowd: number;
  /** true when all that stands lies flat: cutlery, a pizza, a keyboard. */
  readonly isFlat: boolean;
}

export function bearingOf(scene: Scene, ground: Ground, { crowd, isFlat }: Crowd, rng: Rng): Bearing {
  const asked = scene.camera?.angle ? anglesAsked[scene.camera.angle] : null;
  const [low, high] = asked ?? elevations[ground];
  const portrait = scene.camera?.isPortrait ? 0.3 : 1;
  const elevation =
    (low + (high - low) * rng.float()) * portrait + (asked ? 0 : 15 * crowd + (isFlat ? flatDegrees.one + flatDegrees.many * crowd : 0));
  const shot = scene.camera?.shot;
  const focal =
    (scene.camera?.lens && focals[scene.camera.lens]) ?? (shot === 'wide' ? 1.25 : shot === 'close-up' ? 2.1 : rng.range(1.4, 1.85));
  return { elevationRadians: ground === 'none' ? 0 : degrees(elevation), focal };
}

export interface Room {
  readonly titleBand: TextBand | null;
  readonly captionBand: TextBand | null;
  /** Rows between which things may be. */
  readonly top: number;
  readonly bottom: number;
}

/** Room for texts that are set over the picture; those with a carrier need none. */
export function roomOf(scene: Scene, aspect: number): Room {
  const free = scene.texts.filter(({ carrier }) => carrier === undefined);
  const big = free.filter(({ role }) => role === 'title' || role === 'sign').length;
  const small = free.length - big;
  const titleHeight = Math.min(0.34, (aspect < 0.8 ? 0.17 : 0.2) * Math.min(2, big) ** 0.7);
  const captionHeight = Math.min(0.3, 0.055 * small + 0.02);
  const titleBand = big > 0 ? { top: 0.06, bottom: 0.06 + titleHeight } : null;
  const captionBand = small > 0 ? { top: 0.955 - captionHeight, bottom: 0.955 } : null;
  return { titleBand, captionBand, top: titleBand ? titleBand.bottom + 0.03 : 0.07, bottom: captionBand ? captionBand.top - 0.03 : 1 };
}

/** A single thing leaves more air about it than a group does; the ground before it stays in sight. */
export function frameOf(scene: Scene, room: Room, aspect: number, groupCount: number, rng: Rng): Frame {
  const fill = fills[scene.camera?.shot ?? 'medium'];
  const isSingle = groupCount === 1;
  const bottom = Math.min(room.bottom - 0.05, rng.range(0.83, 0.88));
  const most = (bottom - room.top) * (isSingle ? 0.84 : 0.9);
  const height = Math.min(most * fill, Math.max(most, (room.bottom - room.top) * 1.25));
  return { aspect, bottom, top: bottom - height, widthShare: Math.min(0.92, (isSingle ? 0.74 : 0.86) * fill) };
}
