/** A library: walls of books about a tall window, a reading table with a lamp, pendants of brass. */
import { colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { buildShell, halfWidthAt, hasRoom, planRoom, type Room, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { wallPaint } from '../wall-surfaces.ts';
import { bookWall } from './books.ts';
import { pendantModel, shadedLamp } from './lamps.ts';
import { isWide, prop, spot } from './props.ts';

function reading(room: Room): SetPiece[] {
  const { view, keySide: side } = room;
  if (isWide(view)) return [];
  const [x, y, z] = spot(room, 0.56 * side, 1);
  return [
    ...prop(view, 'dining-table', [x, y, z], { colour: '#5c3a22' }),
    { model: shadedLamp({ height: 0.5, radius: 0.15, power: 0.35 + 0.65 * room.lamps }), position: [x - 0.2 * side, y + 0.75, z] },
    ...prop(view, 'books', [x + 0.3 * side, y + 0.75, z + 0.05]),
    ...prop(view, 'chair', [x - 0.2, y, z + 0.6], { turn: Math.PI + 0.3 }),
  ];
}

export const library: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 2, corner: null });
  const { keySide: side, back } = room;
  const window = windowAt(room, 0.44 * side, { sill: 0.9, width: 1, height: 2, panes: [2, 4] });
  const half = 1.15 * halfWidthAt(view, back);
  const [low, high] = [window.x - window.width / 2 - 0.12, window.x + window.width / 2 + 0.12];
  const lamp = pendantModel({ power: 0.35 + 0.65 * room.lamps, hex: '#8a6a34', cord: 3 });
  const sun = sunbeam(room, { share: -0.35, away: 0.3 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, { wall: wallPaint('#7a5f45', room.floor), windows: [window], frame: '#8f7152', trim: '#3a2413' }),
      ...bookWall(room, { left: -half, right: low, top: room.top }),
      ...bookWall(room, { left: high, right: half, top: room.top }),
      ...bookWall(room, { left: low, right: high, top: window.sill - 0.12 }),
      ...reading(room),
      ...[-0.66, -0.3].map((share) => ({ model: lamp, position: spot(room, share * side, 1.1, 2.2 * room.scale) })),
    ],
    lights: [...roomLights(room, { day: 0.8, lamps: 1.15 }), ...sun.lights],
    ...(!room.isTable && { ground: wood({ plankWidth: 0.11, light: colour('#7d604a'), dark: colour('#4f3a2a'), finish: 'oiled' }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
