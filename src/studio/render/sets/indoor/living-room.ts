/** A living room: painted wall, a window with curtains, a sofa, shelves, pictures, a lamp that is lit towards night. */
import { colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { buildShell, hasRoom, planRoom, type Room, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { wallPaint } from '../wall-surfaces.ts';
import { shadedLamp } from './lamps.ts';
import { curtains, isFree, isWide, picture, prop, spot } from './props.ts';

/** Wall, sofa, curtains. */
const schemes = [
  ['#c3beb2', '#8d5f4a', '#8c9684'],
  ['#a3ad9f', '#c9b79c', '#b98a63'],
  ['#aab5bb', '#4c5d6a', '#c8b08a'],
  ['#d0c2ae', '#5f7362', '#a0705a'],
] as const;

function furniture(room: Room, fabric: string): SetPiece[] {
  const { view, keySide: side } = room;
  const away = room.isTable ? 0.55 : 0.6;
  const at = isFree(view, spot(room, -0.42 * side, away), 1.6) ? -0.42 : -0.5;
  return [
    ...(isWide(view) ? [] : prop(view, 'sofa', spot(room, at * side, away), { colour: fabric })),
    { model: shadedLamp({ height: 1.55, radius: 0.2, power: room.lamps }), position: spot(room, 0.06 * side, 0.35) },
    ...prop(view, ['potted-plant', 'houseplant', 'plant'], spot(room, 0.9 * side, 0.5), { scale: 1.6 }),
    ...prop(view, 'bookshelf', spot(room, isWide(view) ? -0.74 * side : -0.98 * side, 0.25), { turn: isWide(view) ? 0 : 0.3 * side }),
  ];
}

export const livingRoom: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 1.9, corner: 0.8 });
  const [paint, fabric, drape] = view.rng.pick(schemes);
  const window = windowAt(room, 0.52 * room.keySide, { sill: 0.5, width: 1.5, height: 1.75, panes: [2, 1] });
  const [x, y] = spot(room, -0.36 * room.keySide, 0, 1.6 * room.scale);
  const seed = view.setting.seed;
  const sun = sunbeam(room, { share: -0.3, away: 0.1 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, { wall: wallPaint(paint, room.floor), windows: [window] }),
      ...curtains(room, window, drape),
      ...furniture(room, fabric),
      picture(room, x - 0.3, y, [0.5, 0.7], seed % 7),
      picture(room, x + 0.32, y + 0.05, [0.42, 0.52], (seed + 2) % 7),
    ],
    lights: [...roomLights(room), ...sun.lights],
    ...(!room.isTable && {
      ground: wood({ plankWidth: 0.16, light: colour('#ab927a'), dark: colour('#7c6552'), finish: 'oiled', seed: seed % 97 }),
    }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
