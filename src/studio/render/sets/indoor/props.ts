/** What stands and hangs in rooms: models asked for by concept, and simple solids for what has none: curtains, pictures, books, lamps. */
import { type Model, modelOf } from '../../../models/index.ts';
import { type Colour, cloth, colour, difference, type Field, type Field2, mottle, type Surface, wood } from '../../field/index.ts';
import { across, between, boxed, type Room, shaped, solid, type Window } from '../room-shell.ts';
import type { SetPiece, SetView } from '../set.ts';

type Point = readonly [number, number, number];

export interface Prop {
  /** Default: the model's own. */
  readonly colour?: string;
  readonly attributes?: readonly string[];
  readonly turn?: number;
  readonly scale?: number;
  readonly material?: string;
}

/** The first of the concepts that there is a model for, standing at a place; nothing where there is none, or it may not be seen. */
export function prop(view: SetView, concepts: string | readonly string[], position: Point, options: Prop = {}): SetPiece[] {
  for (const concept of typeof concepts === 'string' ? [concepts] : concepts) {
    if (view.excluded.has(concept)) return [];
    const model = modelNamed(view, concept, options);
    if (model) return [{ model, position, turnRadians: options.turn ?? 0, scale: options.scale ?? 1 }];
  }
  return [];
}

export function modelNamed(view: SetView, concept: string, { colour: hex, attributes, material }: Prop = {}): Model | null {
  return modelOf({
    name: `set-${concept}`,
    concept,
    icon: concept,
    label: concept,
    colour: hex ? colour(hex) : null,
    ...(attributes && { attributes }),
    ...(material && { material }),
    seed: view.setting.seed % 9973,
    heightPixels: 160,
  });
}

/** Whether a thing so wide at x, z would stand in the way of what was asked for, as the eye sees it. */
export function isFree({ clear }: SetView, [x, , z]: Point, width: number): boolean {
  const share = (at: number, depth: number): number => at / Math.max(0.1, -depth);
  const [left, right] = [share(x - width / 2, z), share(x + width / 2, z)];
  const depth = Math.min(clear.near, -0.1);
  const outside = right < share(clear.left, depth) || left > share(clear.right, depth);
  return outside || z < clear.far - 0.6;
}

/** At a share of the picture's half width, `away` metres before the far wall, on the floor unless raised. */
export const spot = (room: Room, share: number, away: number, up = 0): Point => {
  const z = room.back + away;
  return [across(room.view, share, z), room.floor + up, z];
};

export const oakLook = { light: colour('#b98c5a'), dark: colour('#84582f') } as const;
export const walnutLook = { light: colour('#7d5334'), dark: colour('#432818') } as const;
export const board = (look: { light: Colour; dark: Colour } = oakLook, axis: 'x' | 'y' | 'z' = 'x'): Surface =>
  wood({ ...look, axis, finish: 'oiled' });
export const matt = (hex: string, roughness = 0.6): Surface => ({ material: () => ({ base: colour(hex), roughness }) });

/** Hanging cloth in folds from rail to floor. */
export function curtain(name: string, { low, high, z, hex, fold = 0.13, material }: Drape): SetPiece {
  const [x0, x1] = [low[0], high[0]];
  const swing = 0.23 * fold;
  const region: Field2 = (tools, u, v) => {
    const { o, k, m } = tools;
    const wave = o.mul(m.sinTurns(o.mul(u, 1 / fold)), swing);
    const skin = o.sub(o.abs(o.sub(v, wave)), 0.012);
    const cut = o.max(o.sub(u, x1), o.sub(x0, u));
    // The wave leans by at most 2 pi times swing over fold.
    const steep = Math.hypot(1, (2 * Math.PI * swing) / fold);
    return k.opaque(o.max(skin, cut), {
      of: [u, v],
      range: ([a, b]) => ({ low: Math.max(distanceTo(b!, 0) - swing - 0.012, distanceTo(a!, (x0 + x1) / 2) - (x1 - x0) / 2), high: 100 }),
      steepness: steep,
      partials: () => [
        { low: -steep, high: steep },
        { low: -1, high: 1 },
      ],
    });
  };
  const half = (high[1] - low[1]) / 2;
  const middle = (high[1] + low[1]) / 2;
  const field: Field = (tools, [x, y, depth]) => {
    const { o } = tools;
    return o.max(region(tools, x, o.sub(depth, z)), o.sub(o.abs(o.sub(y, middle)), half));
  };
  const worn = material ?? cloth({ colour: colour(hex), spacing: 0.004, plane: 'xy' }).material;
  return solid(name, [shaped({ material: worn }, [x0, low[1], z - swing - 0.02], [x1, high[1], z + swing + 0.02], field)]);
}

const distanceTo = ({ low, high }: { low: number; high: number }, at: number): number => Math.max(0, low - at, at - high);

/** What was asked for is a long low thing, or a row of things: no second sofa or table beside it. */
export const isWide = ({ clear }: SetView): boolean => clear.right - clear.left > 1.7;

export interface Drape {
  readonly low: readonly [x: number, y: number];
  readonly high: readonly [x: number, y: number];
  readonly z: number;
  readonly hex: string;
  readonly fold?: number;
  /** Default: a light cloth of the colour. */
  readonly material?: Surface['material'];
}

/** One to each side of a window, on a rail. */
export function curtains(room: Room, { x, sill, width, height }: Window, hex: string, isLong = true): SetPiece[] {
  const z = room.back + 0.11;
  const breadth = Math.max(0.3, 0.3 * width);
  const [low, high] = [isLong ? room.floor + 0.02 : sill - 0.2, sill + height + 0.2];
  const sides = [x - width / 2 - breadth * 0.75, x + width / 2 - breadth * 0.25];
  const rail = boxed(
    matt('#4a3f36', 0.4),
    [x - width / 2 - breadth - 0.1, high, z - 0.012],
    [x + width / 2 + breadth + 0.1, high + 0.025, z + 0.012],
    0.01,
  );
  const drapes = sides.map((left, index) =>
    curtain(`curtain-${index}-${Math.round(Math.abs(x) * 1000)}`, { low: [left, low], high: [left + breadth, high], z, hex }),
  );
  return [...drapes, solid('rail', [rail])];
}

/** Soft shapes of two or three colours, as prints have them. */
const print = (inks: readonly [string, string, string], seed: number): Surface => ({
  material: (tools, { local }) => {
    const { v, m } = tools;
    const one = m.smoothstep(0.5, 0.52, mottle(tools, local, 0.3, 1, seed));
    const two = m.smoothstep(0.56, 0.58, mottle(tools, local, 0.2, 1, seed + 3));
    const base = v.mix3(v.mix3(colour(inks[0]), colour(inks[1]), one), colour(inks[2]), two);
    return { base, roughness: 0.5, coat: 0.3, coatRoughness: 0.06 };
  },
});

const inks: readonly (readonly [string, string, string])[] = [
  ['#e9e2d3', '#b9572f', '#2e4756'],
  ['#efe9dc', '#7b8f6a', '#c9a24a'],
  ['#e4ddd2', '#344a63', '#c77d5b'],
  ['#f0ece2', '#3b3b3b', '#b8a892'],
];

/** A framed print on the far wall; x and y of its middle. */
export function picture(room: Room, x: number, y: number, [width, height]: readonly [number, number], seed = 0): SetPiece {
  const z = room.back;
  const [w, h] = [width / 2, height / 2];
  const frame = matt(['#2b241e', '#c9b08a', '#f1eee8'][seed % 3]!, 0.4);
  const mount = matt('#efece4', 0.8);
  const low: Point = [x - w, y - h, z];
  const high: Point = [x + w, y + h, z + 0.03];
  const rim = difference(
    between(low, high, 0.004),
    between([x - w + 0.025, y - h + 0.025, z + 0.012], [x + w - 0.025, y + h - 0.025, z + 0.1]),
  );
  return solid(`picture-${seed}`, [
    shaped(frame, low, high, rim),
    boxed(mount, [x - w + 0.02, y - h + 0.02, z + 0.004], [x + w - 0.02, y + h - 0.02, z + 0.014], 0),
    boxed(print(inks[seed % inks.length]!, seed), [x - 0.62 * w, y - 0.66 * h, z + 0.01], [x + 0.62 * w, y + 0.66 * h, z + 0.0155], 0),
  ]);
}

/** Slate in a frame with old chalk wiped over it; `share` is where its middle is in the picture. */
export function chalkboard(room: Room, share: number, { width, height, up }: { width: number; height: number; up: number }): SetPiece {
  const { back } = room;
  const [x, y] = spot(room, share, 0, up);
  const [w, h] = [width / 2, height / 2];
  const slate: Surface = {
    material: (tools, { local }) => {
      const { o, v, m, n } = tools;
      const wiped = m.smoothstep(0.35, 0.8, mottle(tools, v.mul3(local, [1, 2.4, 1]), 0.4, 3, 6));
      // Rows of writing, too small to be read: strokes that wander about a line, with gaps between words.
      const row = o.floor(o.mul(local[1], 11));
      const noise = (scale: number, seed: number) => n.valueNoise([o.mul(local[0], scale), o.mulAdd(row, 3.71, 0.5), o.float(0.5)], seed);
      const height = o.sub(o.sub(o.mul(local[1], 11), row), o.mulAdd(noise(70, 2), 0.4, 0.3));
      const line = o.mul(m.smoothstep(0.1, 0.04, o.abs(height)), m.smoothstep(0.42, 0.5, noise(9, 4)));
      const rows = o.mul(
        m.smoothstep(0.8 * w, 0.7 * w, o.abs(o.sub(local[0], x))),
        m.smoothstep(0.75 * h, 0.65 * h, o.abs(o.sub(local[1], y))),
      );
      const chalk = o.add(o.mul(wiped, 0.12), o.mul(o.mul(line, rows), 0.5));
      return { base: v.mix3(colour('#26332d'), colour('#d9dcd4'), chalk), roughness: 0.85 };
    },
  };
  return solid('chalkboard', [
    boxed(board(oakLook), [x - w - 0.05, y - h - 0.05, back], [x + w + 0.05, y + h + 0.05, back + 0.03], 0.006),
    boxed(slate, [x - w, y - h, back + 0.01], [x + w, y + h, back + 0.034], 0),
    boxed(board(oakLook), [x - w, y - h - 0.07, back + 0.02], [x + w, y - h - 0.04, back + 0.11], 0.006),
  ]);
}
