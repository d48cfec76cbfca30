/** Stone and what lies on the ground. Level surfaces are seen from above (y up). */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import type { FieldTools } from '../shape.ts';
import { cells, mottle, specks, streaks } from './pattern.ts';
import { type Colour, colour, type Surface, tint } from './surface.ts';

/** Thin dark veins where warped noise crosses its middle. `size`: metres between veins; `width`: as a share of the noise's height. */
function veins(tools: FieldTools, p: Vec3<F32>, { size, width, seed }: { size: number; width: number; seed: number }): F32 {
  const { o, v, n, m } = tools;
  const scaled = v.scale(p, 1 / size);
  const warp = o.mul(o.sub(mottle(tools, p, size * 0.6, 3, seed), 0.5), 1.6);
  const crossing = o.abs(n.fbm([o.add(scaled[0], warp), o.add(scaled[1], o.mul(warp, 0.7)), o.sub(scaled[2], warp)], 3, seed + 1));
  return m.smoothstep(width, 0, crossing);
}

export function marble({ colour: base = colour('#ebe7e1'), vein = colour('#6f6c70') }: { colour?: Colour; vein?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const clouds = mottle(tools, local, 0.12, 4);
      const strong = o.mul(veins(tools, local, { size: 0.42, width: 0.045, seed: 3 }), mottle(tools, local, 0.2, 2, 8));
      const faint = o.mul(veins(tools, local, { size: 0.15, width: 0.035, seed: 5 }), 0.3);
      return {
        base: v.mix3(tint(tools, base, o.mulAdd(clouds, 0.2, 0.84)), vein, o.clamp(o.add(strong, faint), 0, 1)),
        roughness: o.mulAdd(clouds, 0.08, 0.12),
        coat: 0.4,
        coatRoughness: 0.06,
        subsurface: 0.35,
        subsurfaceRadius: [0.004, 0.0034, 0.003],
      };
    },
  };
}

/** Granite-like: crystals of three tones. */
export function stone({ colour: base = colour('#8a8580'), polish = 0 }: { colour?: Colour; polish?: number } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const tone = mottle(tools, local, 0.05, 4);
      const crystals = mottle(tools, local, 0.003, 2, 4);
      const bright = m.smoothstep(0.6, 0.68, crystals);
      const dark = m.smoothstep(0.4, 0.32, mottle(tools, local, 0.0025, 2, 7));
      const ground = tint(tools, base, o.mulAdd(tone, 0.6, 0.65));
      const pale = v.mix3(ground, [0.62, 0.6, 0.58], o.mul(bright, 0.5));
      return {
        base: v.mix3(pale, [0.05, 0.05, 0.055], o.mul(dark, 0.6)),
        roughness: o.mulAdd(tone, 0.15, 0.75 - 0.55 * polish),
        coat: polish,
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      const rough = o.add(o.mul(mottle(tools, local, 0.02, 4, 5), 0.003), o.mul(mottle(tools, local, 0.003, 2, 6), 0.0006));
      return o.mul(rough, 1 - polish);
    },
  };
}

export interface Asphalt {
  /** 0 dry, 1 after heavy rain: darker, glossy, puddles in the hollows. */
  readonly wetness?: number;
  /** Metres of the puddles. Default 1.2. */
  readonly puddleSize?: number;
}

/** 1 where water stands. */
function puddle(tools: FieldTools, [x, , z]: Vec3<F32>, { wetness = 0, puddleSize = 1.2 }: Asphalt): F32 {
  const { o, m } = tools;
  if (wetness <= 0.2) return o.float(0);
  const hollow = mottle(tools, [x, o.float(0.5), z], puddleSize, 3, 21);
  const level = 0.72 - 0.3 * wetness;
  return m.smoothstep(level, level + 0.05, hollow);
}

/** Angular chips, most of them drowned in bitumen: 1 on a chip that shows. */
function aggregate(tools: FieldTools, p: Vec3<F32>): F32 {
  const { o, v, n, m } = tools;
  const shown = m.smoothstep(0.45, 0.7, n.valueNoise(v.scale(p, 1 / 0.007), 12));
  return o.mul(cells(tools, p, 0.009, 0.4, 1), shown);
}

export function asphalt(options: Asphalt = {}): Surface {
  const { wetness = 0 } = options;
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const water = puddle(tools, local, options);
      const chips = aggregate(tools, local);
      const tone = mottle(tools, local, 0.004, 2, 2);
      const worn = mottle(tools, local, 0.6, 3, 3);
      const dry = o.mul(o.mulAdd(worn, 0.5, 0.75), o.sum(o.mul(chips, 0.06), o.mul(tone, 0.06), 0.03));
      const damp = o.mul(dry, o.mulAdd(water, -0.25, 1 - 0.5 * wetness));
      return {
        base: v.scale([1, 0.98, 0.94], damp),
        roughness: o.mix(0.9 - 0.45 * wetness, 0.4, water),
        coat: o.mix(wetness * 0.75, Math.min(1, wetness * 2), water),
        coatRoughness: o.mix(0.28, 0.015, water),
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      const rough = o.add(o.mul(aggregate(tools, local), 0.0013), o.mul(mottle(tools, local, 0.003, 2, 2), 0.0008));
      // Rain rings are for the scene to add; standing water is flat.
      return o.mul(rough, o.sub(1, puddle(tools, local, options)));
    },
  };
}

export const concrete = ({ colour: base = colour('#a5a29c') }: { colour?: Colour } = {}): Surface => ({
  material: (tools, { local }) => {
    const { o, v } = tools;
    const stains = mottle(tools, local, 0.35, 4);
    const holes = specks(tools, local, 0.03, 0.07, 4);
    const toned = tint(tools, base, o.mul(o.mulAdd(stains, 0.5, 0.75), o.mulAdd(mottle(tools, local, 0.004, 2, 2), 0.16, 0.92)));
    return { base: v.mix3(toned, [0.1, 0.1, 0.1], o.mul(holes, 0.6)), roughness: o.mulAdd(stains, 0.15, 0.78) };
  },
  bump: (tools, local) => {
    const { o } = tools;
    return o.sub(o.mul(mottle(tools, local, 0.006, 3, 6), 0.0006), o.mul(specks(tools, local, 0.03, 0.08, 4), 0.0015));
  },
});

/** Mown lawn from a little way off. Blades near the camera need geometry of their own. */
export const grass = ({ colour: base = colour('#44681f') }: { colour?: Colour } = {}): Surface => ({
  material: (tools, { local }) => {
    const { o, v } = tools;
    const blades = streaks(tools, local, { size: 0.004, axis: 1, stretch: 12 });
    const tufts = mottle(tools, local, 0.03, 3, 2);
    const meadow = mottle(tools, local, 0.7, 3, 5);
    const dry = v.mix3(base, [0.34, 0.3, 0.09], o.mul(o.mul(meadow, meadow), 0.6));
    return {
      base: tint(tools, dry, o.sum(o.mul(blades, 0.9), o.mul(tufts, 0.8), -0.05)),
      roughness: 0.65,
      sheen: 0.06,
      subsurface: 0.2,
      subsurfaceRadius: [0.002, 0.004, 0.001],
    };
  },
  bump: (tools, local) => {
    const { o } = tools;
    return o.add(
      o.mul(streaks(tools, local, { size: 0.004, axis: 1, stretch: 12 }), 0.006),
      o.mul(mottle(tools, local, 0.03, 3, 2), 0.012),
    );
  },
});

/** Dry sand with wind ripples across x. */
export const sand = ({ colour: base = colour('#d2b48a'), ripples = 1 }: { colour?: Colour; ripples?: number } = {}): Surface => ({
  material: (tools, { local }) => {
    const { o } = tools;
    const grains = mottle(tools, local, 0.0012, 2);
    const damp = mottle(tools, local, 0.5, 3, 4);
    return {
      base: tint(tools, base, o.mul(o.mulAdd(grains, 0.55, 0.7), o.mulAdd(damp, 0.25, 0.85))),
      roughness: o.mulAdd(grains, 0.2, 0.75),
    };
  },
  bump: (tools, local) => {
    const { o, m } = tools;
    const bent = o.mul(o.sub(mottle(tools, local, 0.22, 2, 6), 0.5), 1.6);
    const wave = m.sinTurns(o.add(o.mul(local[0], 12), bent));
    return o.add(o.mul(wave, 0.004 * ripples), o.mul(mottle(tools, local, 0.0015, 2, 3), 0.0006));
  },
});

/** Fresh snow: light goes deep, crystals glint. */
export const snow = (): Surface => ({
  material: (tools, { local }) => {
    const { o } = tools;
    const glints = specks(tools, local, 0.006, 0.1, 3);
    return {
      base: tint(tools, [0.88, 0.9, 0.92], o.mulAdd(mottle(tools, local, 0.05, 3), 0.06, 0.96)),
      roughness: o.mulAdd(glints, -0.5, 0.75),
      coat: glints,
      subsurface: 0.6,
      subsurfaceRadius: [0.006, 0.008, 0.01],
    };
  },
  bump: (tools, local) => {
    const { o } = tools;
    return o.add(o.mul(mottle(tools, local, 0.08, 3, 5), 0.012), o.mul(cells(tools, local, 0.004, 0.6, 6), 0.0006));
  },
});
