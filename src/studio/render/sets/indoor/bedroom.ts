/** A bedroom: a bed against a soft wall between bedside lamps, a window with long curtains, a picture above. */
import { colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { boxed, buildShell, hasRoom, planRoom, type Room, solid, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { wallPaint } from '../wall-surfaces.ts';
import { shadedLamp } from './lamps.ts';
import { board, curtains, isWide, oakLook, picture, prop, spot } from './props.ts';

/** Wall, bedding, curtains. */
const schemes = [
  ['#c9bfb6', '#e7e0d6', '#a4988a'],
  ['#9fb0b8', '#dfe3e2', '#d8cfc0'],
  ['#b7a8ae', '#efe6e2', '#8a7682'],
  ['#a9b3a0', '#ebe6da', '#cbbfa6'],
] as const;

function bedside(room: Room, share: number): SetPiece[] {
  const [x, y, z] = spot(room, share, 0.26);
  return [
    solid('bedside', [boxed(board(oakLook), [x - 0.22, y, z - 0.2], [x + 0.22, y + 0.5, z + 0.2], 0.008)]),
    { model: shadedLamp({ height: 0.46, radius: 0.14, power: room.lamps }), position: [x, y + 0.5, z] },
  ];
}

function sleeping(room: Room, bedding: string): SetPiece[] {
  const { view, keySide: side } = room;
  if (isWide(view)) return bedside(room, -0.62 * side);
  const at = -0.4 * side;
  return [
    ...prop(view, 'bed', spot(room, at, 1.1), { colour: bedding }),
    ...bedside(room, 0.16 * side),
    ...prop(view, 'books', [...spot(room, 0.19 * side, 0.3, 0.5)]),
  ];
}

export const bedroom: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 2.5, corner: 0.9 });
  const [paint, bedding, drape] = view.rng.pick(schemes);
  const window = windowAt(room, 0.58 * room.keySide, { sill: 0.7, width: 1.3, height: 1.6, panes: [2, 1] });
  const [x, y] = spot(room, -0.4 * room.keySide, 0, 1.75 * room.scale);
  const sun = sunbeam(room, { share: -0.35, away: 0.1 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, { wall: wallPaint(paint, room.floor), windows: [window] }),
      ...curtains(room, window, drape),
      ...sleeping(room, bedding),
      ...prop(view, ['potted-plant', 'houseplant', 'plant'], spot(room, 0.93 * room.keySide, 0.4), { scale: 1.3 }),
      picture(room, x, y, [0.9, 0.6], view.setting.seed % 7),
    ],
    lights: [...roomLights(room), ...sun.lights],
    ...(!room.isTable && { ground: wood({ plankWidth: 0.18, light: colour('#b8a58c'), dark: colour('#927c64'), finish: 'oiled' }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
