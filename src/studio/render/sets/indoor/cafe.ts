/** A cafe: a brick wall over dark boards, a counter with its machine, shelves of cups, a row of pendants, a small table with chairs. */
import { brick, colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { boxed, buildShell, halfWidthAt, hasRoom, planRoom, type Room, solid, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { panelling } from '../wall-surfaces.ts';
import { pendantModel } from './lamps.ts';
import { board, chalkboard, matt, prop, spot, walnutLook } from './props.ts';

/** Boards of the counter, bricks. */
const schemes = [
  ['#2f4a46', '#8f6252'],
  ['#36424f', '#a8a097'],
  ['#5a3f2c', '#84584a'],
] as const;

function counter(room: Room, hex: string): SetPiece[] {
  const { view, back, floor, keySide } = room;
  const half = halfWidthAt(view, back);
  const [from, to] = [-keySide * 1.1 * half, keySide * 0.12 * half];
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const z = back + 1.05;
  const on = (share: number) => [...spot(room, share * keySide, 0.85, 1.06)] as [number, number, number];
  return [
    solid('counter', [
      boxed(panelling(hex, 0.14), [left, floor, z - 0.5], [right, floor + 1.02, z], 0.004),
      boxed(board(walnutLook), [left - 0.03, floor + 1.02, z - 0.54], [right + 0.03, floor + 1.06, z + 0.05], 0.008),
    ]),
    ...prop(view, 'coffee-machine', on(-0.42), { scale: 1.25 }),
    ...prop(view, ['cake', 'pastry', 'bread'], on(-0.14)),
    ...prop(view, ['potted-plant', 'flower', 'vase'], on(-0.7), { scale: 0.6 }),
  ];
}

function shelves(room: Room): SetPiece[] {
  const { view, back, keySide } = room;
  const rows = [1.62, 2.02].map((height) => {
    const [x, y] = spot(room, -0.74 * keySide, 0, height);
    const wide = 0.5;
    const row = ['mug', 'bottle', 'mug', 'bowl', 'bottle'].flatMap((concept, i) =>
      prop(view, concept, [x - wide + 0.12 + 0.19 * i, y + 0.02, back + 0.13], { colour: i % 2 === 0 ? '#e2d9c8' : '#55655a' }),
    );
    return [solid('shelf', [boxed(board(walnutLook), [x - wide, y - 0.018, back], [x + wide, y + 0.018, back + 0.24])]), ...row];
  });
  return rows.flat();
}

function seats(room: Room): SetPiece[] {
  const { view, keySide } = room;
  const share = 0.62 * keySide;
  const [x, y, z] = spot(room, share, 0.75);
  return [
    solid('bistro-table', [
      boxed(board(walnutLook), [x - 0.33, y + 0.72, z - 0.33], [x + 0.33, y + 0.75, z + 0.33], 0.012),
      boxed(matt('#1f2022', 0.4), [x - 0.03, y, z - 0.03], [x + 0.03, y + 0.72, z + 0.03], 0.01),
      boxed(matt('#1f2022', 0.4), [x - 0.2, y, z - 0.2], [x + 0.2, y + 0.03, z + 0.2], 0.01),
    ]),
    ...prop(view, 'chair', [x - 0.55 * keySide, y, z + 0.05], { turn: (Math.PI / 2) * keySide }),
    ...prop(view, 'chair', [x + 0.58 * keySide, y, z - 0.1], { turn: (-Math.PI / 2) * keySide }),
  ];
}

export const cafe: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 2.2, corner: 0.95 });
  const [boards, bricks] = view.rng.pick(schemes);
  const window = windowAt(room, 0.58 * room.keySide, { sill: 0.78, width: 1.6, height: 1.7, panes: [3, 2] });
  const lamp = pendantModel({ power: 0.3 + 0.7 * room.lamps, cord: 3, hex: '#23262a' });
  const sun = sunbeam(room, { share: -0.35, away: 0.6 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, {
        wall: brick({ colour: colour(bricks) }),
        windows: [window],
        trim: '#2a2320',
        frame: '#b3ada0',
        outlook: 'city',
      }),
      ...counter(room, boards),
      ...shelves(room),
      ...seats(room),
      chalkboard(room, -0.3 * room.keySide, { width: 0.85, height: 0.65, up: 1.85 }),
      ...[-0.8, -0.52, -0.24].map((share) => ({ model: lamp, position: spot(room, share * room.keySide, 1, 2.15 * room.scale) })),
    ],
    lights: [...roomLights(room, { day: 0.85, lamps: 1.5 }), ...sun.lights],
    ...(!room.isTable && { ground: wood({ plankWidth: 0.12, light: colour('#8f755c'), dark: colour('#604a37'), finish: 'oiled' }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
