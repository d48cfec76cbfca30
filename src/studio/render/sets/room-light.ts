/** Light of a room besides the setting's key: a window beside the picture, the bright ceiling that is not built, lamps of the evening. */
import type { Light } from '../path/index.ts';
import { daylights } from '../setting/index.ts';
import { halfWidthAt, type Room } from './room-shell.ts';

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

const lampColour: Triple = [1, 0.66, 0.36];

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
  const above = mixed(scaled(lampColour, 0.34 * lamps), scaled([0.94, 0.98, 1.04], 0.62 * day), room.day);
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
