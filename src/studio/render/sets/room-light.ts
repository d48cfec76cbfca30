/** Light of a room besides the setting's key: a window beside the picture, the bright ceiling that is not built, lamps of the evening. */
import { difference } from '../field/index.ts';
import type { Light } from '../path/index.ts';
import { daylights } from '../setting/index.ts';
import { across, between, halfWidthAt, type Room, shaped, solid } from './room-shell.ts';
import type { SetPiece } from './set.ts';
import { wallPaint } from './wall-surfaces.ts';

type Triple = readonly [number, number, number];

const scaled = ([r, g, b]: Triple, by: number): Triple => [r * by, g * by, b * by];
const mixed = (a: Triple, b: Triple, share: number): Triple =>
  [0, 1, 2].map((c) => a[c]! * (1 - share) + b[c]! * share) as unknown as Triple;

/** Sky and clouds through a window: paler and cooler than the sun. */
function skyColour({ view: { setting } }: Room): Triple {
  const { horizon, sun } = daylights[setting.timeOfDay];
  const most = Math.max(...horizon);
  return mixed(scaled(horizon, 1 / most), sun, 0.4);
}

export interface RoomGlow {
  /** Factor on daylight. Default 1. */
  readonly day?: number;
  /** Factor on lamp light. Default 1. */
  readonly lamps?: number;
}

const lampColour: Triple = [1, 0.72, 0.45];

/**
 * A window of the side wall that is not in the picture, which lights the far wall from the side, and the ceiling's light from above.
 * Both lie outside of what the eye sees.
 */
export function roomLights(room: Room, { day = 1, lamps = 1 }: RoomGlow = {}): Light[] {
  const { view, back, keySide, floor, top, scale } = room;
  const reach = -back;
  const x = keySide * (1.06 * halfWidthAt(view, back) + 0.35 * scale);
  const [tall, deep] = [0.85 * scale, Math.min(0.8 * scale, 0.16 * reach)];
  const side = mixed(scaled(lampColour, 0.55 * lamps), scaled(skyColour(room), 4.2 * day), room.day);
  const above = mixed(scaled(lampColour, 0.5 * lamps), scaled([0.9, 0.98, 1.1], 0.62 * day), room.day);
  const half = 1.1 * halfWidthAt(view, back);
  return [
    // right x up points into the room.
    {
      kind: 'rect',
      centre: [x, floor + 1.55 * scale, back + 0.5 * scale + deep],
      right: [0, 0, keySide * deep],
      up: [0, tall, 0],
      radiance: side,
    },
    { kind: 'rect', centre: [0, top + 0.05, back + 0.32 * reach], right: [half, 0, 0], up: [0, 0, 0.3 * reach], radiance: above },
  ];
}

/** Factor on the setting's key light: a room at night is lit by more than one lamp. */
export const keyGainOf = ({ lamps, day }: Room): number => 1 + 0.8 * lamps * (1 - day);

export interface Sunbeam {
  readonly pieces: readonly SetPiece[];
  readonly lights: readonly Light[];
}

/** Where the patch of sun lies: share of half the picture's width, metres before the far wall. */
export interface SunSpot {
  readonly share: number;
  readonly away: number;
}

const noSun: Sunbeam = { pieces: [], lights: [] };

/**
 * Sun through a window that is not in the picture: a patch with the shadow of its bars on the far wall and the floor before it. A
 * wall beside the picture keeps the rest of it out.
 */
export function sunbeam(room: Room, { share, away }: SunSpot): Sunbeam {
  const { view, back, floor, top, keySide, isTable } = room;
  const { setting } = view;
  const { sun, windowShare } = daylights[setting.timeOfDay];
  if (isTable || setting.weather !== 'clear' || windowShare < 0.4) return noSun;
  const reach = view.view.focusMetres;
  const [dx, dy, dz] = setting.timeOfDay === 'noon' ? ([0.66, 0.66, 0.36] as const) : ([0.8, 0.48, 0.36] as const);
  const half = halfWidthAt(view, back);
  const x = Math.max(1.3 * reach, 1.06 * half + 0.35 * room.scale + 0.6);
  const spot: Triple = [across(view, share * keySide, back), floor + 1.05 * room.scale, back + away];
  const way = (x - spot[0] * keySide) / dx;
  const [y, z] = [spot[1] + way * dy, spot[2] + way * dz];
  const far = (x + 1.3 * half) / dx;
  const low: Triple = [keySide > 0 ? x : -x - 0.1, floor - 0.5, back - 1];
  const high: Triple = [keySide > 0 ? x + 0.1 : -x, top + far * dy + 1, reach + far * dz];
  const [wide, tall] = [0.5 * room.scale, 0.5 * room.scale];
  const panes = [-1.6, -0.53, 0.53, 1.6].flatMap((u) =>
    [-0.53, 0.53].map((v) => {
      const middle = [y + v * tall * 1.5, z + u * wide] as const;
      return between([-x - 1, middle[0] - 0.72 * tall, middle[1] - 0.46 * wide], [x + 1, middle[0] + 0.72 * tall, middle[1] + 0.46 * wide]);
    }),
  );
  return {
    pieces: [solid('sun-wall', [shaped(wallPaint('#c8c4bc'), low, high, difference(between(low, high), ...panes))])],
    lights: [{ kind: 'sun', direction: [keySide * dx, dy, dz], angularRadius: 0.012, irradiance: scaled(sun, 8.5 * windowShare) }],
  };
}
