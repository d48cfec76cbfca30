/** An office: a wall of windows over the town, desks with screens, chairs, a board with notes. */
import { colour, felt } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { boxed, buildShell, hasRoom, planRoom, type Room, solid, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { wallPaint } from '../wall-surfaces.ts';
import { pendantModel } from './lamps.ts';
import { isWide, matt, prop, spot } from './props.ts';

function workplace(room: Room, share: number, away: number): SetPiece[] {
  const { view } = room;
  const [x, y, z] = spot(room, share, away);
  return [
    ...prop(view, 'desk', [x, y, z], { turn: Math.PI, colour: '#cdb799' }),
    ...prop(view, ['computer', 'monitor', 'laptop'], [x - 0.1, y + 0.75, z - 0.05]),
    ...prop(view, 'office-chair', [x + 0.15, y, z + 0.75], { turn: Math.PI - 0.5 }),
  ];
}

/** A white board with a few notes stuck to it. */
function board(room: Room, share: number): SetPiece {
  const { back } = room;
  const [x, y] = spot(room, share, 0, 1.55);
  const notes = ['#e8c64a', '#7fb08a', '#e08a6a', '#e8c64a', '#86a8c8'].map((hex, i) => {
    const [u, v] = [x - 0.45 + 0.2 * i, y + 0.18 - 0.16 * ((i * 2) % 3)];
    return boxed(matt(hex, 0.8), [u, v, back + 0.02], [u + 0.1, v + 0.1, back + 0.026], 0);
  });
  return solid('whiteboard', [
    boxed(
      { material: () => ({ base: colour('#e9e9e6'), roughness: 0.25 }) },
      [x - 0.65, y - 0.42, back],
      [x + 0.65, y + 0.42, back + 0.02],
    ),
    ...notes,
  ]);
}

export const office: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 2.6, corner: 0.86 });
  const side = room.keySide;
  const window = windowAt(room, 0.62 * side, { sill: 0.4, width: 2.3, height: 2.1, panes: [3, 1] });
  const lamp = pendantModel({ power: 0.15 + 0.7 * room.lamps, hex: '#e4e2dc', radius: 0.24, cord: 3 });
  const sun = sunbeam(room, { share: -0.5, away: 0.1 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, {
        wall: wallPaint(view.rng.pick(['#c4c6c4', '#b4bcc0', '#c9c2b6']), room.floor),
        windows: [window],
        outlook: 'city',
        frame: '#c2c3c2',
        trim: '#5a5c5e',
      }),
      board(room, -0.48 * side),
      ...(isWide(view) ? [] : workplace(room, -0.62 * side, 1)),
      ...workplace(room, 0.6 * side, 0.9),
      ...prop(view, ['potted-plant', 'houseplant', 'plant'], spot(room, -0.16 * side, 0.4), { scale: 1.5 }),
      ...[-0.5, 0.45].map((share) => ({ model: lamp, position: spot(room, share * side, 1.2, 2.3 * room.scale) })),
    ],
    lights: [...roomLights(room, { lamps: 1.2 }), ...sun.lights],
    ...(!room.isTable && { ground: felt({ colour: colour('#6d737a') }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
