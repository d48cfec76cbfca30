/** A classroom: a chalkboard over boards, the teacher's desk, a globe, rows of pupils' tables to the sides, tall windows. */
import { colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { boxed, buildShell, halfWidthAt, hasRoom, planRoom, type Room, solid, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { panelling, wallPaint } from '../wall-surfaces.ts';
import { pendantModel } from './lamps.ts';
import { chalkboard, isWide, picture, prop, spot } from './props.ts';

function pupils(room: Room): SetPiece[] {
  const { view, keySide: side } = room;
  return [-0.86, 0.9].flatMap((share) => {
    const [x, y, z] = spot(room, share * side, 1.5);
    return [
      ...prop(view, 'desk', [x, y, z], { scale: 0.85, colour: '#c79a5e' }),
      ...prop(view, 'chair', [x, y, z + 0.6], { turn: Math.PI, scale: 0.9 }),
    ];
  });
}

export const classroom: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 2.4, corner: 0.95 });
  const { keySide: side, back, floor } = room;
  const half = 1.2 * halfWidthAt(view, back);
  const window = windowAt(room, 0.78 * side, { sill: 0.95, width: 1.1, height: 1.7, panes: [2, 3] });
  const lamp = pendantModel({ power: 0.1 + 0.8 * room.lamps, hex: '#e9e6dc', radius: 0.22, cord: 3 });
  const [x, y] = spot(room, -0.82 * side, 0, 1.75);
  const sun = sunbeam(room, { share: -0.35, away: 0.1 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, {
        wall: wallPaint(view.rng.pick(['#c4beae', '#b2bfb6', '#b4bdc2']), floor),
        windows: [window],
        frame: '#e9e4d6',
      }),
      solid('wainscot', [boxed(panelling('#8f7a58', 0.14), [-half, floor, back], [half, floor + 0.86, back + 0.025], 0.004)]),
      chalkboard(room, -0.1 * side, { width: 2.3, height: 1.15, up: 1.52 }),
      ...(isWide(view) ? [] : prop(view, 'desk', spot(room, -0.45 * side, 0.7), { colour: '#a4764a' })),
      ...prop(view, ['globe', 'books'], spot(room, -0.36 * side, 0.7, 0.75)),
      ...pupils(room),
      picture(room, x, y, [0.6, 0.8], 2),
      ...prop(view, 'clock', spot(room, 0.2 * side, 0.06, 2.42)),
      ...[-0.6, 0.56].map((share) => ({ model: lamp, position: spot(room, share * side, 1.3, 2.5 * room.scale) })),
    ],
    lights: [...roomLights(room, { lamps: 1.2 }), ...sun.lights],
    ...(!room.isTable && { ground: wood({ plankWidth: 0.1, light: colour('#b39574'), dark: colour('#80644a'), finish: 'oiled' }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
