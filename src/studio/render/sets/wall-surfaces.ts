/** What walls of rooms are covered with: paint, tiles, boards. Patterns in metres, upright. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { type Colour, colour, type FieldTools, mottle, type Surface, tint } from '../field/index.ts';

/** Rolled paint on plaster: hardly a pattern, a little darker towards the floor. */
export const wallPaint = (hex: string | Colour, floor = 0): Surface => {
  const base = typeof hex === 'string' ? colour(hex) : hex;
  return {
    material: (tools, { world }) => {
      const { o, m } = tools;
      const cloud = mottle(tools, world, 0.9, 3, 5);
      const low = m.smoothstep(floor + 0.9, floor, world[1]);
      return { base: tint(tools, base, o.sum(0.95, o.mul(cloud, 0.1), o.mul(low, -0.07))), roughness: 0.75 };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.012, 2, 2), 0.0006),
  };
};

/** Glazed tiles in running bond, each a little off true; `width` and `height` in metres. Upright, along x or z. */
export function tiles(hex: string, { width = 0.2, height = 0.1, grout = '#c9c4ba', gloss = 0.12 } = {}): Surface {
  const base = colour(hex);
  const cellAt = ({ o, m }: FieldTools, [x, y, z]: Vec3<F32>) => {
    const row = o.floor(o.mul(y, 1 / height));
    const along = o.add(o.mul(o.add(x, z), 1 / width), o.mul(row, 0.5));
    const cell = o.floor(along);
    const [u, v] = [o.sub(along, cell), o.sub(o.mul(y, 1 / height), row)];
    const edge = o.min(o.mul(o.min(u, o.sub(1, u)), width), o.mul(o.min(v, o.sub(1, v)), height));
    return { row, cell, on: m.smoothstep(0.0015, 0.004, edge) };
  };
  return {
    material: (tools, { local }) => {
      const { o, v, n } = tools;
      const { row, cell, on } = cellAt(tools, local);
      const tone = n.valueNoise([o.mulAdd(cell, 1.37, 0.5), o.mulAdd(row, 2.71, 0.5), o.float(0.5)], 3);
      const glazed = tint(tools, base, o.mulAdd(tone, 0.16, 0.9));
      return { base: v.mix3(colour(grout), glazed, on), roughness: o.mix(0.8, gloss, on) };
    },
    bump: (tools, local) => tools.o.mul(cellAt(tools, local).on, 0.0012),
  };
}

/** Boards side by side, painted: their joints run up (or along, for `axis` 1) every `pitch` metres. */
export function panelling(hex: string | Colour, pitch = 0.12, axis: 0 | 1 = 0): Surface {
  const base = typeof hex === 'string' ? colour(hex) : hex;
  const jointAt = ({ o, m }: FieldTools, local: Vec3<F32>): F32 => {
    const along = o.mul(axis === 1 ? local[1] : o.add(local[0], local[2]), 1 / pitch);
    const from = o.sub(along, o.floor(along));
    return m.smoothstep(0.006 / pitch, 0.016 / pitch, o.min(from, o.sub(1, from)));
  };
  return {
    material: (tools, { local }) => ({
      base: tint(
        tools,
        base,
        tools.o.mul(tools.o.mulAdd(jointAt(tools, local), 0.6, 0.4), tools.o.mulAdd(mottle(tools, local, 0.3, 2), 0.14, 0.93)),
      ),
      roughness: 0.5,
    }),
    bump: (tools, local) => tools.o.mul(jointAt(tools, local), 0.004),
  };
}
