/** Fired earth: glaze, clay, brick. */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import type { FieldTools } from '../shape.ts';
import { mottle, specks } from './pattern.ts';
import { type Colour, colour, type Surface, tint } from './surface.ts';

export interface Glaze {
  readonly colour?: Colour;
  /** Share of dark iron specks, [0, 1]. Default 0.15. */
  readonly speckle?: number;
  /** Of the coat. Default 0.06. */
  readonly roughness?: number;
}

/** Coloured body under a glassy coat that pools unevenly. */
export function ceramicGlaze({ colour: base = colour('#2d5f9e'), speckle = 0.15, roughness = 0.06 }: Glaze = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const pooled = mottle(tools, local, 0.03);
      const shaded = tint(tools, base, o.mulAdd(pooled, 0.5, 0.75));
      const iron = o.mul(specks(tools, local, 0.006, 0.16, 3), speckle);
      const smears = m.smoothstep(0.45, 0.8, mottle(tools, local, 0.05, 2, 9));
      return {
        base: v.mix3(shaded, [0.05, 0.03, 0.02], iron),
        roughness: 0.45,
        coat: 1,
        coatRoughness: o.mulAdd(smears, 0.08, roughness),
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.012, 2, 5), 0.00012),
  };
}

/** Unglazed: terracotta, bisque, potter's clay. */
export function matteClay({ colour: base = colour('#b5653f') }: { colour?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const tone = mottle(tools, local, 0.015, 4);
      const bloom = mottle(tools, local, 0.06, 2, 4);
      const shaded = tint(tools, base, o.mulAdd(tone, 0.5, 0.75));
      return {
        base: v.mix3(shaded, [0.6, 0.52, 0.44], o.mul(o.mul(bloom, bloom), 0.28)),
        roughness: o.mulAdd(tone, 0.15, 0.75),
        sheen: 0.08,
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.0025, 3, 2), 0.0003),
  };
}

interface BrickCell {
  /** 0 in the mortar, 1 on the brick. */
  readonly onBrick: F32;
  /** Of the whole brick, [0, 1). */
  readonly random: F32;
}

const brickSize = { width: 0.225, height: 0.075, mortar: 0.011 } as const;

/** Running bond on upright walls: along x + z, rows along y. */
function brickAt({ o, m, n }: FieldTools, [x, y, z]: Vec3<F32>): BrickCell {
  const row = o.floor(o.mul(y, 1 / brickSize.height));
  const along = o.add(o.mul(o.add(x, z), 1 / brickSize.width), o.mul(row, 0.5));
  const column = o.floor(along);
  const edge = (share: F32, size: number): F32 => o.mul(o.sub(0.5, o.abs(o.sub(share, 0.5))), size);
  const across = edge(o.sub(along, column), brickSize.width);
  const down = edge(o.sub(o.mul(y, 1 / brickSize.height), row), brickSize.height);
  const ragged = o.mul(o.sub(n.valueNoise([o.mul(x, 120), o.mul(y, 120), o.mul(z, 120)]), 0.5), 0.004);
  const onBrick = m.smoothstep(brickSize.mortar * 0.35, brickSize.mortar * 0.7, o.add(o.min(across, down), ragged));
  return { onBrick, random: n.unit(n.hash3(o.truncate(column), o.truncate(row), 7)) };
}

/** A wall of bricks and mortar. */
export function brick({
  colour: base = colour('#9a4a35'),
  mortar = colour('#a39a8c'),
}: {
  colour?: Colour;
  mortar?: Colour;
} = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const { onBrick, random } = brickAt(tools, local);
      const tone = mottle(tools, local, 0.02, 4);
      const fired = tint(tools, base, o.mulAdd(random, 0.7, o.mulAdd(tone, 0.5, 0.4)));
      const soot = o.mul(mottle(tools, local, 0.4, 2, 8), 0.35);
      const joint = tint(tools, mortar, o.mulAdd(tone, 0.4, 0.7));
      return { base: tint(tools, v.mix3(joint, fired, onBrick), o.sub(1, soot)), roughness: o.mulAdd(tone, 0.15, 0.78) };
    },
    bump: (tools, local) => {
      const { o } = tools;
      const { onBrick } = brickAt(tools, local);
      return o.add(o.mul(onBrick, 0.004), o.mul(mottle(tools, local, 0.008, 3, 2), 0.0015));
    },
  };
}
