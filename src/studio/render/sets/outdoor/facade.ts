/** A town house whose front looks to +z: rows of windows in reveals, sills, a shop below, a cornice. 11.4 m wide. */
import { assembly, isAsked, piece, plain, span } from '../../../models/assembly/index.ts';
import type { Model } from '../../../models/model.ts';
import {
  box,
  type Colour,
  colour,
  difference,
  type Field,
  mottle,
  repeat,
  type Surface,
  tint,
  translate,
  union,
} from '../../field/index.ts';

export const facadeWidth = 11.4;
export const facadeDepth = 8;

export interface Facade {
  readonly name: string;
  readonly wall: Colour;
  /** Brick courses show, or smooth plaster. */
  readonly isBrick: boolean;
  readonly storeys: number;
  readonly attributes: readonly string[];
  readonly seed: number;
}

const storeyHeight = 3.2;
const firstSill = 5.0;

function wallOf({ wall, isBrick }: Facade): Surface {
  return {
    material: (tools, { local }) => {
      const { o, m, v, n } = tools;
      const stain = mottle(tools, v.mul3(local, [1, 0.3, 1]), 1.4, 3, 4);
      const tone = o.mulAdd(stain, 0.5, 0.74);
      if (!isBrick) return { base: tint(tools, wall, tone), roughness: 0.85 };
      const row = o.mul(local[1], 1 / 0.075);
      const course = o.floor(row);
      const along = o.mulAdd(course, 0.5, o.mul(o.add(local[0], local[2]), 1 / 0.23));
      const edge = (x: typeof row, width: number) => m.smoothstep(0.5 - width, 0.5 - 0.3 * width, o.abs(o.sub(o.sub(x, o.floor(x)), 0.5)));
      const joint = o.max(edge(row, 0.16), edge(along, 0.07));
      const pick = n.valueNoise([o.add(o.mul(o.floor(along), 1.3), 0.5), o.add(o.mul(course, 1.7), 0.5), o.float(0.5)], 3);
      const brick = tint(tools, wall, o.mul(tone, o.mulAdd(pick, 0.6, 0.7)));
      return { base: v.mix3(brick, [0.36, 0.34, 0.31], o.mul(joint, 0.5)), roughness: 0.85 };
    },
  };
}

/** Panes with a cross bar; behind some a lamp is on. `cell`: metres from window to window. */
const panes = (cell: readonly [number, number], glow: number, seed: number): Surface => ({
  material: (tools, { local }) => {
    const { o, v, n, m } = tools;
    const column = o.floor(o.mulAdd(local[0], 1 / cell[0], 0.5));
    const level = o.floor(o.mulAdd(local[1], 1 / cell[1], -firstSill / cell[1] + 0.2));
    const chance = n.valueNoise([o.mulAdd(column, 1.37, 0.5), o.mulAdd(level, 1.71, 0.5), o.float(seed % 17)], seed % 89);
    const isLit = m.smoothstep(0.5, 0.53, chance);
    const inside = mottle(tools, local, 0.5, 2, 5);
    const curtain = o.mul(m.smoothstep(0.45, 0.7, inside), 0.14);
    const light = v.scale([1.9, 1.2, 0.56], o.mul(isLit, o.mul(o.mulAdd(inside, 0.9, 0.4), glow)));
    return {
      base: v.add3([0.02, 0.026, 0.032], [curtain, curtain, o.mul(curtain, 0.9)]),
      roughness: 0.06,
      coat: 1,
      coatRoughness: 0.02,
      ...(glow > 0 && { emission: light }),
    };
  },
});

export function facade(request: Facade): Model {
  const { name, storeys, attributes, seed } = request;
  const glow = isAsked(attributes, 'lit', 'night') ? 1 : 0;
  const height = firstSill + storeys * storeyHeight;
  const bays = 5;
  const bay = facadeWidth / bays;
  const front = facadeDepth / 2;
  const middle = firstSill + ((storeys - 1) * storeyHeight) / 2 + 0.85;
  const grid = { spacing: [bay, storeyHeight, 0], count: [bays, storeys, 1] } as const;
  const windows = (half: readonly [number, number, number], z: number, drop = 0): Field =>
    translate(repeat(box([...half]), grid), [0, middle - drop, z]);
  const shopBays = { spacing: [bay * 1.25, 0, 0], count: [4, 1, 1] } as const;
  const shops = (half: readonly [number, number, number], z: number): Field => translate(repeat(box([...half]), shopBays), [0, 1.75, z]);
  const body = difference(
    translate(box([facadeWidth / 2 - 0.01, height / 2, front], 0.02), [0, height / 2, 0]),
    windows([0.55, 0.9, 0.4], front),
    shops([1.18, 1.4, 0.4], front),
  );
  const trim = union(
    windows([0.68, 0.06, 0.12], front + 0.04, 0.95),
    windows([0.64, 0.1, 0.07], front, -0.98),
    translate(box([facadeWidth / 2, 0.22, front + 0.32], 0.05), [0, height - 0.1, 0]),
    translate(box([facadeWidth / 2, 0.14, front + 0.16], 0.03), [0, 4.05, 0]),
  );
  const bars = union(windows([0.035, 0.9, 0.04], front - 0.25), windows([0.55, 0.03, 0.04], front - 0.25));
  const sign = translate(box([facadeWidth / 2 - 0.4, 0.3, 0.06], 0.02), [0, 3.5, front + 0.05]);
  const signTone = [colour('#23402f'), colour('#5a1f22'), colour('#20344f'), colour('#2a2724')][seed % 4]!;
  const glass = union(windows([0.56, 0.91, 0.02], front - 0.3), shops([1.2, 1.42, 0.02], front - 0.3));
  const shape = assembly(
    name,
    [
      piece(wallOf(request), body),
      piece(plain([0.56, 0.54, 0.49], 0.8), trim),
      piece(plain([0.5, 0.5, 0.48], 0.6), bars),
      piece(plain(signTone, 0.45), sign),
      piece(panes([bay, storeyHeight], glow, seed), glass),
    ],
    span([-facadeWidth / 2 - 0.05, -0.05, -front - 0.4], [facadeWidth / 2 + 0.05, height + 0.2, front + 0.4]),
  );
  return { shapes: [shape], widthMetres: facadeWidth, heightMetres: height, depthMetres: facadeDepth };
}
