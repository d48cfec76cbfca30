/** Shelves full of books, as two shapes however wide: boards, and a front of spines that are painted on. */
import { type Colour, colour, type FieldTools, type Surface, tint } from '../../field/index.ts';
import { between, boxed, type Room, shaped, solid } from '../room-shell.ts';
import type { SetPiece } from '../set.ts';
import { board, walnutLook } from './props.ts';

/** Spines in a row: height, thickness and colour of each by its place along x, in rows of `pitch`. */
function spines(shades: readonly string[], pitch: number, seed: number): Surface {
  const colours = shades.map((hex) => colour(hex));
  const chance = (tools: FieldTools, cell: ReturnType<FieldTools['o']['float']>, row: typeof cell, kind: number) =>
    tools.n.valueNoise([tools.o.mulAdd(cell, 1.37, kind), tools.o.mulAdd(row, 3.71, 0.5), tools.o.float(kind * 2.3)], seed);
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const thick = 0.034;
      const turn = o.mul(local[0], 1 / thick);
      const cell = o.floor(turn);
      const row = o.floor(o.mul(local[1], 1 / pitch));
      const pick = chance(tools, cell, row, 1);
      const first: ReturnType<typeof v.mix3> = v.mix3(colours[0]!, colours[0]!, pick);
      const base = colours.reduce((mixed, next, i) => v.mix3(mixed, next, m.smoothstep(0.16 + 0.68 * (i / colours.length), 0.17 + 0.68 * (i / colours.length), pick)), first); // biome-ignore format: a fold
      const inCell = o.sub(turn, cell);
      const gap = o.mul(m.smoothstep(0, 0.1, inCell), m.smoothstep(1, 0.9, inCell));
      const height = o.mulAdd(chance(tools, cell, row, 5), 0.3, 0.58);
      const up = o.sub(o.mul(local[1], 1 / pitch), row);
      const above = m.smoothstep(o.add(height, 0.01), height, up);
      const band = o.mul(m.smoothstep(0.16, 0.17, up), m.smoothstep(0.24, 0.23, up));
      return {
        base: tint(tools, base, o.mul(o.mul(gap, o.mulAdd(above, 0.94, 0.06)), o.mulAdd(band, 0.35, 0.9))),
        roughness: 0.6,
      };
    },
  };
}

export const bookColours = [
  '#6b2a22',
  '#2d3f4f',
  '#8a6a3a',
  '#31453a',
  '#b9a98c',
  '#4b2b3f',
  '#1f2a38',
  '#9a4a2c',
  '#d6cbb4',
  '#55604a',
] as const;

export interface BookWall {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** y of the lowest board. Default the floor. */
  readonly low?: number;
  readonly depth?: number;
  readonly pitch?: number;
  readonly look?: { light: Colour; dark: Colour };
}

/** Shelves full of books against the far wall, as three shapes however wide. */
export function bookWall(
  room: Room,
  { left, right, top, low = room.floor, depth = 0.3, pitch = 0.36, look = walnutLook }: BookWall,
): SetPiece[] {
  if (right - left < 0.2 || top - low < 0.2) return [];
  const [back, front] = [room.back, room.back + depth];
  const columns = Math.max(1, Math.round((right - left) / 0.95));
  const step = (right - left) / columns;
  const lowRow = Math.floor(low / pitch) * pitch;
  const rows = Math.ceil((top - lowRow) / pitch);
  const uprights = [...Array(columns + 1).keys()].map((i) =>
    between([left + i * step - 0.022, low, back], [left + i * step + 0.022, top, front]),
  );
  const boards = [...Array(rows + 1).keys()].map((i) =>
    between([left, lowRow + i * pitch - 0.018, back], [right, lowRow + i * pitch + 0.018, front - 0.004]),
  );
  const seed = room.view.setting.seed % 991;
  return [
    solid('books', [
      shaped(board(look, 'y'), [left - 0.03, low - 0.1, back], [right + 0.03, top + 0.1, front], ...uprights, ...boards),
      boxed(spines(bookColours, pitch, seed), [left, low, back], [right, top, front - 0.07], 0),
    ]),
  ];
}
