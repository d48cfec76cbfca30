/**
 * Wood as a solid: rings about a pith that lies beside the piece, fibres and pores along the grain, so that every cut shows its own
 * figure: lines on the sides, arches on the faces, rings on the ends.
 */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import type { FieldTools } from '../shape.ts';
import { fraction, mottle, streaks } from './pattern.ts';
import { type Colour, colour, type Surface, tint } from './surface.ts';

export interface Wood {
  readonly light?: Colour;
  readonly dark?: Colour;
  /** Along which the tree grew. Default x. */
  readonly axis?: 'x' | 'y' | 'z';
  /** Metres between rings. Default 0.007. */
  readonly ringSpacing?: number;
  /** Width of planks across the grain in metres, each from another tree; 0: one piece. Default 0. */
  readonly plankWidth?: number;
  /** Default raw. */
  readonly finish?: 'raw' | 'oiled' | 'lacquered';
  readonly seed?: number;
}

const finishes = {
  raw: { roughness: 0.68, coat: 0, coatRoughness: 0.3, depth: 1, wetness: 1 },
  oiled: { roughness: 0.5, coat: 0.35, coatRoughness: 0.32, depth: 0.7, wetness: 0.82 },
  lacquered: { roughness: 0.42, coat: 1, coatRoughness: 0.07, depth: 0.25, wetness: 0.74 },
} as const;

const axes = { x: 0, y: 1, z: 2 } as const;

interface Figure {
  /** 0 early wood, 1 late wood. */
  readonly ring: F32;
  readonly fibre: F32;
  readonly pore: F32;
  /** Of the plank, [0, 1). */
  readonly random: F32;
  /** 0 in the seam between planks, 1 on a plank. */
  readonly onPlank: F32;
}

function figureAt(tools: FieldTools, p: Vec3<F32>, { axis = 'x', ringSpacing = 0.007, plankWidth = 0, seed = 0 }: Wood): Figure {
  const { o, v, m, n } = tools;
  const along = axes[axis];
  const [side, depth] = [((along + 2) % 3) as 0 | 1 | 2, ((along + 1) % 3) as 0 | 1 | 2];
  const plank = plankWidth > 0 ? o.floor(o.mul(p[side], 1 / plankWidth)) : o.float(0);
  const random = n.unit(n.hash3(o.truncate(plank), seed, 11));
  const shifted: Vec3<F32> = [o.mulAdd(random, 3.7, p[0]), o.mulAdd(random, 1.9, p[1]), o.mulAdd(random, 5.3, p[2])];
  const within = plankWidth > 0 ? o.sub(p[side], o.mul(o.add(plank, 0.5), plankWidth)) : p[side];
  const edge = plankWidth > 0 ? o.sub(plankWidth / 2, o.abs(within)) : o.float(1);
  // The trunk bends and swells slowly along the grain.
  const slow = v.mul3(shifted, [0, 1, 2].map((at) => (at === along ? 2.2 : 9)) as [number, number, number]);
  const warp = o.sub(n.valueNoise(slow, seed + 1), 0.5);
  const fine = o.sub(streaks(tools, shifted, { size: 0.012, axis: along, stretch: 9, seed: seed + 2 }), 0.5);
  const [a, b] = [o.add(within, o.mulAdd(random, 0.05, 0.012)), o.add(p[depth], o.mulAdd(random, 0.07, 0.06))];
  const radius = o.sum(o.sqrt(o.add(o.mul(a, a), o.mul(b, b))), o.mul(warp, 0.075), o.mul(fine, 0.007));
  // Good and bad years: rings stand now closer, now wider, and are now darker, now fainter.
  const years = o.mul(radius, 1 / ringSpacing);
  const phase = fraction(tools, o.mulAdd(n.valueNoise([o.mul(years, 0.45), o.float(0.5), random], seed + 5), 1.6, years));
  const strength = o.mulAdd(n.valueNoise([o.mul(years, 0.8), o.float(2.5), random], seed + 6), 0.9, 0.1);
  const ring = o.mul(o.mul(m.smoothstep(0.1, 0.92, phase), m.smoothstep(1, 0.9, phase)), strength);
  const fibre = streaks(tools, shifted, { size: 0.0011, axis: along, stretch: 45, seed: seed + 3 });
  const pore = o.mul(
    m.smoothstep(0.7, 0.86, streaks(tools, shifted, { size: 0.0006, axis: along, stretch: 22, seed: seed + 4 })),
    o.sub(1, o.mul(ring, 0.7)),
  );
  return { ring, fibre, pore, random, onPlank: m.smoothstep(0, 0.0018, edge) };
}

export function wood(options: Wood = {}): Surface {
  const { light = colour('#c79a63'), dark = colour('#8a5a2e'), finish = 'raw', seed = 0 } = options;
  const { roughness, coat, coatRoughness, depth, wetness } = finishes[finish];
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const { ring, fibre, pore, random, onPlank } = figureAt(tools, local, options);
      const clouds = mottle(tools, local, 0.12, 2, seed + 6);
      const share = o.clamp(o.sum(o.mul(ring, 0.7), o.mul(fibre, 0.28), o.mul(clouds, 0.4), -0.15), 0, 1);
      const tone = o.mul(o.mulAdd(random, 0.35, 0.82 * wetness), o.mulAdd(onPlank, 0.85, 0.15));
      const grained = tint(tools, v.mix3(light, dark, share), tone);
      return {
        base: tint(tools, grained, o.sub(1, o.mul(pore, 0.5))),
        roughness: o.sum(roughness - 0.05, o.mul(fibre, 0.14), o.mul(pore, 0.12), o.mul(ring, -0.08)),
        coat: o.mul(coat, onPlank),
        coatRoughness: o.mulAdd(clouds, 0.06, coatRoughness),
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      const { ring, fibre, pore, onPlank } = figureAt(tools, local, options);
      const relief = o.sum(o.mul(fibre, 0.00012), o.mul(pore, -0.00022), o.mul(ring, 0.00006));
      return o.add(o.mul(relief, depth), o.mul(onPlank, 0.001));
    },
  };
}
