/** Cloth, felt, velvet, leather, fur. */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import { valueNoise } from '../bounded.ts';
import type { Relief } from '../operators/index.ts';
import { cells, mottle, streaks, type WeavePlane, weave } from './pattern.ts';
import { type Colour, colour, type Surface, tint } from './surface.ts';

export interface Cloth {
  readonly colour?: Colour;
  /** Metres between threads. Default 0.0012, a coarse linen. */
  readonly spacing?: number;
  /** Along which the cloth lies. Default xz, a table cloth. */
  readonly plane?: WeavePlane;
}

export function cloth({ colour: base = colour('#cfc4ae'), spacing = 0.0012, plane = 'xz' }: Cloth = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o } = tools;
      const height = weave(tools, local, spacing, plane);
      const slubs = o.mix(
        streaks(tools, local, { size: spacing * 1.3, axis: 0, stretch: 30 }),
        streaks(tools, local, { size: spacing * 1.3, axis: 2, stretch: 30, seed: 1 }),
        0.5,
      );
      const worn = mottle(tools, local, 0.09, 3, 5);
      return {
        base: tint(tools, base, o.sum(o.mul(height, 0.35), o.mul(slubs, 0.35), o.mul(worn, 0.2), 0.45)),
        roughness: 0.85,
        sheen: 0.25,
      };
    },
    bump: (tools, local) => tools.o.mul(weave(tools, local, spacing, plane), spacing * 0.3),
  };
}

/** Dark into the pile, glowing at its edge; the nap lies one way here and another there. */
export function velvet({ colour: base = colour('#6d0f2a') }: { colour?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o } = tools;
      const nap = mottle(tools, local, 0.05, 3);
      const fibres = mottle(tools, local, 0.0008, 2, 3);
      return {
        base: tint(tools, base, o.sum(o.mul(nap, 0.5), o.mul(fibres, 0.4), 0.3)),
        roughness: 0.9,
        sheen: o.mulAdd(nap, 0.35, 0.12),
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.0009, 2, 4), 0.0004),
  };
}

/** Matted fibres. With `matting` as relief of the field it also gets felt's uneven outline. */
export function felt({ colour: base = colour('#8c8f94') }: { colour?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o } = tools;
      const fibres = mottle(tools, local, 0.0012, 3);
      const clumps = mottle(tools, local, 0.008, 2, 3);
      return {
        base: tint(tools, base, o.sum(o.mul(fibres, 0.5), o.mul(clumps, 0.3), 0.55)),
        roughness: 0.95,
        sheen: 0.45,
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      return o.add(o.mul(mottle(tools, local, 0.0015, 3, 6), 0.0007), o.mul(mottle(tools, local, 0.007, 2, 7), 0.0008));
    },
  };
}

/** Relief of matted or combed fibres, to displace a field with. Steepness: 1.875 * height / size. */
export const matting =
  ({ height = 0.0015, size = 0.003, comb = [0, 0, 0] as readonly [number, number, number] } = {}): Relief =>
  (tools, p) => {
    const { o, v } = tools;
    // Along the comb's direction (shorter than 1: partly) the noise is stretched.
    const along = v.dot(p, comb);
    const combed: Vec3<F32> = v.sub3(p, v.scale(comb, along));
    return o.mul(o.sub(valueNoise(tools, v.scale(combed, 1 / size), 3), 0.5), height);
  };

/** Combed hair over the skin, for what does not need single strands: along y, waving. Pair it with `matting` on the field. */
export function fur({ colour: base = colour('#8a5a33'), tips = colour('#d0a878') }: { colour?: Colour; tips?: Colour } = {}): Surface {
  const strands = { size: 0.0006, axis: 1, stretch: 30 } as const;
  const locks = { size: 0.0045, axis: 1, stretch: 6, seed: 2 } as const;
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const [hair, lock] = [streaks(tools, local, strands), streaks(tools, local, locks)];
      const lit = o.clamp(o.sum(o.mul(hair, 0.7), o.mul(lock, 0.6), -0.2), 0, 1);
      return { base: tint(tools, v.mix3(base, tips, lit), o.mulAdd(hair, 0.5, 0.6)), roughness: 0.6, sheen: 0.35 };
    },
    bump: (tools, local) =>
      tools.o.add(tools.o.mul(streaks(tools, local, strands), 0.0005), tools.o.mul(streaks(tools, local, locks), 0.0016)),
  };
}

/** Grained hide, paler and smoother where it is worn. */
export function leather({ colour: base = colour('#5c3420'), wear = 0.3 }: { colour?: Colour; wear?: number } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const pores = cells(tools, local, 0.0028, 0.22);
      const tone = mottle(tools, local, 0.03, 4);
      const worn = o.mul(m.smoothstep(0.45, 0.75, mottle(tools, local, 0.06, 3, 5)), wear);
      const dyed = tint(tools, base, o.mul(o.mulAdd(pores, 0.55, 0.45), o.mulAdd(tone, 0.5, 0.75)));
      return {
        base: v.mix3(dyed, [0.35, 0.24, 0.15], o.mul(worn, 0.45)),
        roughness: o.sub(o.mulAdd(pores, -0.18, 0.62), o.mul(worn, 0.1)),
        coat: 0.2,
        coatRoughness: 0.3,
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      return o.add(o.mul(cells(tools, local, 0.0028, 0.3), 0.00028), o.mul(mottle(tools, local, 0.012, 2, 8), 0.0006));
    },
  };
}
