/** What buildings are made of: roofs, tiles, thatch, planks, blocks, and windows that are let into a wall. Metres. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import {
  box,
  type Colour,
  colour,
  type Field,
  type FieldTools,
  mottle,
  polygon,
  type Surface,
  translate,
  union,
} from '../../render/field/index.ts';
import { frontPrism, sidePrism } from '../assembly/index.ts';

const share = ({ o }: FieldTools, x: F32): F32 => o.sub(x, o.floor(x));

/** Courses of tiles by height; `axis`: along the ridge. */
export function roofTiles(hex: string | Colour, axis: 0 | 2, course = 0.2): Surface {
  const base = typeof hex === 'string' ? colour(hex) : hex;
  const cellAt = (tools: FieldTools, p: Vec3<F32>) => {
    const { o } = tools;
    const row = o.floor(o.mul(p[1], 1 / course));
    const along = o.mulAdd(row, 0.5, o.mul(p[axis], 0.8 / course));
    return { row, column: o.floor(along), across: share(tools, along), rise: o.sub(o.mul(p[1], 1 / course), row) };
  };
  return {
    material: (tools, { local }) => {
      const { o, v, n, m } = tools;
      const { row, column, across, rise } = cellAt(tools, local);
      const random = n.unit(n.hash3(o.truncate(row), o.truncate(column), 5));
      const gap = o.mul(m.smoothstep(0.5, 0.44, o.abs(o.sub(across, 0.5))), m.smoothstep(0, 0.14, rise));
      const moss = o.mul(m.smoothstep(0.6, 0.8, mottle(tools, local, 0.9, 3, 3)), 0.25);
      const tone = o.mul(o.mulAdd(random, 0.5, 0.72), o.mulAdd(gap, 0.6, 0.4));
      return { base: v.mix3(v.scale(base, tone), [0.12, 0.13, 0.06], moss), roughness: o.mulAdd(random, 0.2, 0.6) };
    },
    bump: (tools, local) => {
      const { o, m } = tools;
      const { across, rise } = cellAt(tools, local);
      const arch = m.smoothstep(0.5, 0.2, o.abs(o.sub(across, 0.5)));
      return o.mul(o.add(o.mul(o.sub(1, rise), 0.25), o.mul(arch, 0.12)), course);
    },
  };
}

/** Straw combed down the slope. */
export const thatch = (hex: string | Colour = '#a98242'): Surface => {
  const base = typeof hex === 'string' ? colour(hex) : hex;
  const straws = (tools: FieldTools, [x, y, z]: Vec3<F32>): F32 => tools.n.valueNoise([tools.o.mul(x, 45), tools.o.mul(y, 5), tools.o.mul(z, 45)], 2);
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const straw = straws(tools, local);
      const weather = mottle(tools, local, 0.8, 3, 4);
      return { base: v.scale(v.mix3(base, [0.22, 0.19, 0.15], o.mul(weather, 0.5)), o.mulAdd(straw, 0.9, 0.4)), roughness: 0.9 };
    },
    bump: (tools, local) => tools.o.add(tools.o.mul(straws(tools, local), 0.03), tools.o.mul(mottle(tools, local, 0.25, 2, 6), 0.05)),
  };
}; // biome-ignore format: long

/** Boards, upright (by x + z) or lying (by y). */
export function boards(base: Colour, width: number, isUpright: boolean): Surface {
  const place = ({ o }: FieldTools, [x, y, z]: Vec3<F32>): F32 => o.mul(isUpright ? o.add(x, z) : y, 1 / width);
  return {
    material: (tools, { local }) => {
      const { o, v, n, m } = tools;
      const at = place(tools, local);
      const random = n.unit(n.hash3(o.truncate(o.floor(at)), 3, 9));
      const groove = m.smoothstep(0.5, 0.46, o.abs(o.sub(share(tools, at), 0.5)));
      const [x, y, z] = local;
      const grain = n.valueNoise(isUpright ? [o.mul(x, 60), o.mul(y, 4), o.mul(z, 60)] : [o.mul(x, 4), o.mul(y, 60), o.mul(z, 4)], 4);
      const stain = mottle(tools, local, 1.1, 3, 7);
      const tone = o.mul(o.mulAdd(random, 0.22, 0.82), o.mul(o.mulAdd(grain, 0.22, 0.87), o.mulAdd(stain, 0.2, 0.9)));
      return { base: v.scale(base, o.mul(tone, o.mulAdd(groove, 0.65, 0.35))), roughness: 0.65 };
    },
    bump: (tools, local) => {
      const at = share(tools, place(tools, local));
      const isLap = isUpright ? tools.m.smoothstep(0.5, 0.45, tools.o.abs(tools.o.sub(at, 0.5))) : tools.o.sub(1, at);
      return tools.o.mul(isLap, width * 0.1);
    },
  };
}

/** Hewn blocks in courses on upright walls, laid along x and z or around y. */
export function blocks(base: Colour, height: number, around = 0): Surface {
  const cellAt = (tools: FieldTools, [x, y, z]: Vec3<F32>) => {
    const { o, m } = tools;
    const row = o.floor(o.mul(y, 1 / height));
    const along = around > 0 ? o.mul(m.atan2Turns(x, z), around) : o.mul(o.add(x, z), 0.55 / height);
    const at = o.mulAdd(row, 0.5, along);
    const column = o.floor(at);
    const edge = o.min(o.sub(0.5, o.abs(o.sub(o.sub(at, column), 0.5))), o.mul(o.sub(0.5, o.abs(o.sub(o.sub(o.mul(y, 1 / height), row), 0.5))), 0.55));
    return { row, column, edge };
  };
  return {
    material: (tools, { local }) => {
      const { o, v, n, m } = tools;
      const { row, column, edge } = cellAt(tools, local);
      const random = n.unit(n.hash3(o.truncate(row), o.truncate(column), 5));
      const joint = m.smoothstep(0.015, 0.045, edge);
      const tone = mottle(tools, local, height * 0.6, 4);
      const stain = mottle(tools, local, height * 5, 3, 8);
      const value = o.mul(o.mulAdd(random, 0.3, 0.72), o.mul(o.mulAdd(tone, 0.4, 0.8), o.mulAdd(stain, 0.35, 0.82)));
      return { base: v.scale(base, o.mul(value, o.mulAdd(joint, 0.45, 0.55))), roughness: 0.85 };
    },
    bump: (tools, local) => {
      const { edge } = cellAt(tools, local);
      return tools.o.add(tools.o.mul(tools.m.smoothstep(0.01, 0.07, edge), height * 0.07), tools.o.mul(mottle(tools, local, height * 0.4, 3, 2), height * 0.06));
    },
  };
} // biome-ignore format: long

/** Lime plaster with stains that the rain left. */
export const plaster = (base: Colour): Surface => ({
  material: (tools, { local }) => {
    const { o, v, n } = tools;
    const stain = n.valueNoise([o.mul(local[0], 2.2), o.mul(local[1], 0.5), o.mul(local[2], 2.2)], 3);
    const tone = mottle(tools, local, 0.5, 4);
    return { base: v.scale(base, o.mul(o.mulAdd(tone, 0.2, 0.86), o.mulAdd(stain, 0.14, 0.9))), roughness: 0.85 };
  },
  bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.05, 3, 4), 0.004),
});

export interface Opening {
  /** Middle of the foot on the wall, and the size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Wall that it lies in: 'z' the front, 'x' both sides, at this distance from the middle. */
  readonly wall: 'z' | 'x';
  readonly at: number;
  readonly isDoor?: boolean;
}

export interface Openings {
  readonly cut: Field;
  readonly frames: Field;
  readonly panes: Field;
}

const oriented = (wall: 'z' | 'x', [across, up, deep]: readonly [number, number, number], rounding: number): Field =>
  box(wall === 'z' ? [across, up, deep] : [deep, up, across], rounding);

/** Windows as recesses with frames, bars and sills. Those of the front stand as listed; those of a side on both sides. */
export function openings(list: readonly Opening[]): Openings {
  const placed = ({ x, y, height, wall, at }: Opening, field: Field, out: number, up = 0): Field => {
    const [middle, where] = [y + height / 2 + up, at + out];
    if (wall === 'z') return translate(field, [x, middle, where]);
    return (tools, p) => translate(field, [where, middle, x])(tools, [tools.o.abs(p[0]), p[1], p[2]]);
  };
  const cut = list.map((one) => placed(one, oriented(one.wall, [one.width / 2, one.height / 2, 0.14], 0), 0));
  const panes = list.map((one) => placed(one, oriented(one.wall, [one.width / 2, one.height / 2, 0.02], 0), -0.12));
  const frames = list.flatMap((one) => {
    const { width, height, wall, isDoor } = one;
    const beam = Math.min(0.07, width * 0.08);
    const border = (sign: number) => oriented(wall, sign === 0 ? [beam * 0.45, height / 2, 0.035] : [width / 2, beam * 0.45, 0.035], 0);
    const ring: Field = (tools, p) => {
      const big = oriented(wall, [width / 2 + beam, height / 2 + beam, 0.09], 0.01)(tools, p);
      const hole = oriented(wall, [width / 2 - beam * 0.4, height / 2 - beam * 0.4, 0.5], 0)(tools, p);
      return tools.o.max(big, tools.o.neg(hole));
    };
    const parts = [placed(one, ring, -0.04)];
    if (!isDoor)
      parts.push(
        placed(one, border(0), -0.09),
        placed(one, border(1), -0.09),
        placed(one, oriented(wall, [width / 2 + beam * 1.8, 0.045, 0.11], 0.01), 0.03, -height / 2 - beam),
      );
    return parts;
  });
  return { cut: union(...cut), frames: union(...frames), panes: union(...panes) };
}

/** A gabled prism with its ridge along x or z; eaves at `low`, ridge at `high`, both slopes `half` wide. */
export function gable({ ridge, half, length, low, high, thickness = 0.16 }: Gable): Field {
  const outline = polygon([[-half, low], [half, low], [half, low + thickness], [0, high + thickness], [-half, low + thickness]]); // biome-ignore format: a drawing
  const hollow = polygon([[-half - 1, low - 1 - (high - low) / half], [half + 1, low - 1 - (high - low) / half], [half + 1, low - (high - low) / half], [0, high], [-half - 1, low - (high - low) / half]]); // biome-ignore format: a drawing
  const prism = ridge === 'z' ? frontPrism : sidePrism;
  return (tools, p) => {
    const { o } = tools;
    const skin = o.max(prism(outline)(tools, p), o.neg(prism(hollow)(tools, p)));
    return o.max(skin, o.sub(o.abs(p[ridge === 'z' ? 2 : 0]), length / 2));
  };
}

export interface Gable {
  readonly ridge: 'x' | 'z';
  readonly half: number;
  readonly length: number;
  readonly low: number;
  readonly high: number;
  readonly thickness?: number;
}

/** Walls under a gable: a box with the triangle above it. */
export function gabledWalls({ ridge, half, length, low, high }: Gable): Field {
  const prism = ridge === 'z' ? frontPrism : sidePrism;
  const outline = polygon([[-half, 0], [half, 0], [half, low], [0, high], [-half, low]]); // biome-ignore format: a drawing
  return (tools, p) => tools.o.max(prism(outline)(tools, p), tools.o.sub(tools.o.abs(p[ridge === 'z' ? 2 : 0]), length / 2));
}

/** Four slopes to a point (or, cut flat by `top`, to a terrace). */
export function hip(half: number, low: number, high: number, thickness = 0): Field {
  const slope = Math.hypot(half, high - low);
  const [across, up] = [(high - low) / slope, half / slope];
  return (tools, p) => {
    const { o, k } = tools;
    const far = o.max(o.abs(p[0]), o.abs(p[2]));
    const side = o.add(o.mul(far, across), o.mul(o.sub(p[1], high), up));
    return k.lipschitz(o.max(side, o.sub(low - thickness, p[1])), p, 1);
  };
}
