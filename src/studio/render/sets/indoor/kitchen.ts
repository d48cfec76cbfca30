/** A kitchen: tiles above a run of cupboards with a worktop, a window over it, a shelf of bowls, pendants. */
import { colour, wood } from '../../field/index.ts';
import { keyGainOf, roomLights, sunbeam } from '../room-light.ts';
import { between, boxed, buildShell, halfWidthAt, hasRoom, planRoom, type Room, shaped, solid, windowAt } from '../room-shell.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { panelling, tiles } from '../wall-surfaces.ts';
import { pendantModel } from './lamps.ts';
import { board, matt, oakLook, prop, spot } from './props.ts';

/** Cupboards, tiles. */
const schemes = [
  ['#6f8478', '#d2cec4'],
  ['#e3ded2', '#b3c0bb'],
  ['#4f6272', '#cfccc4'],
  ['#b9a58a', '#d4d0c7'],
] as const;

const [depth, rise] = [0.6, 0.9];

/** Doors with a gap between them under a worktop of oak, along the whole far wall. */
function cupboards(room: Room, hex: string): SetPiece {
  const { back, floor, corner, keySide } = room;
  const half = 1.15 * halfWidthAt(room.view, back);
  const [left, right] = corner === null ? [-half, half] : keySide < 0 ? [-half, corner] : [corner, half];
  const top = floor + rise;
  const handles = [...Array(Math.min(14, Math.round((right - left) / 0.6))).keys()].map((i) =>
    between([left + 0.6 * i + 0.22, top - 0.13, back + depth], [left + 0.6 * i + 0.38, top - 0.118, back + depth + 0.03], 0.004),
  );
  return solid('cupboards', [
    boxed(panelling(hex, 0.6), [left, floor + 0.1, back], [right, top - 0.04, back + depth], 0.003),
    boxed(board(oakLook), [left, top - 0.04, back], [right, top, back + depth + 0.03], 0.006),
    shaped(matt('#b08d57', 0.3), [left, top - 0.14, back + depth - 0.01], [right, top - 0.1, back + depth + 0.03], ...handles),
  ]);
}

/** A board on the wall with bowls and cups on it. */
function shelf(room: Room, share: number, height: number): SetPiece[] {
  const { view, back } = room;
  const [x, y] = spot(room, share, 0.13, height);
  const wide = 0.55;
  const row = ['bowl', 'mug', 'bottle', 'bowl', 'vase'].flatMap((concept, i) =>
    prop(view, concept, [x - wide + 0.18 + 0.2 * i, y + 0.02, back + 0.14], {
      colour: ['#d8d2c4', '#8a9a86', '#b5764f', '#e6e0d2', '#4e5f6a'][i]!,
    }),
  );
  return [solid('shelf', [boxed(board(oakLook), [x - wide, y - 0.015, back], [x + wide, y + 0.015, back + 0.25])]), ...row];
}

function clutter(room: Room): SetPiece[] {
  const { view, keySide: side } = room;
  const on = (share: number) => spot(room, share * side, 0.32, rise);
  return [
    ...prop(view, ['kettle', 'teapot'], on(-0.22)),
    ...prop(view, 'toaster', on(-0.42), { turn: -0.3 * side }),
    ...prop(view, ['potted-plant', 'herb', 'houseplant'], on(0.86), { scale: 0.6 }),
    ...prop(view, ['fruit-bowl', 'basket'], on(0.2), { scale: 0.55 }),
    ...prop(view, 'refrigerator', spot(room, -0.86 * side, 0.36), { colour: '#dcdad4' }),
  ];
}

export const kitchen: SetBuilder = (view) => {
  if (!hasRoom(view)) return { pieces: [] };
  const room = planRoom(view, { gap: 1.9, corner: 0.92 });
  const [doors, wall] = view.rng.pick(schemes);
  const window = windowAt(room, 0.5 * room.keySide, { sill: 1.08, width: 1.35, height: 1.15, panes: [2, 1] });
  const lamp = pendantModel({ hex: '#c9c2b4', power: room.lamps, cord: 3 });
  const sun = sunbeam(room, { share: -0.3, away: 0.1 });
  return {
    pieces: [
      ...sun.pieces,
      ...buildShell(room, { wall: tiles(wall), windows: [window], trim: null }),
      cupboards(room, doors),
      ...shelf(room, -0.34 * room.keySide, 1.52),
      ...clutter(room),
      ...[0.5, -0.62].map((share) => ({ model: lamp, position: spot(room, share * room.keySide, 0.8, 2.05 * room.scale) })),
    ],
    lights: [...roomLights(room), ...sun.lights],
    ...(!room.isTable && { ground: wood({ plankWidth: 0.14, light: colour('#b49c7e'), dark: colour('#8a725a'), finish: 'oiled' }) }),
    panoramaGain: 0.6,
    keyGain: keyGainOf(room),
  };
};
