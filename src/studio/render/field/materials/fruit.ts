/** Skins that light wanders beneath: fruit, leaves, people. Fruit stand on their own y axis about the origin. */
import { cells, mottle, specks } from './pattern.ts';
import { type Colour, colour, type Surface, times, tint } from './surface.ts';

export interface AppleSkin {
  /** Metres. Default 0.04. */
  readonly radius?: number;
  readonly ground?: Colour;
  readonly blush?: Colour;
  /** How much of it is blushed, [0, 1]. Default 0.72. */
  readonly ripeness?: number;
  readonly seed?: number;
}

export function appleSkin(options: AppleSkin = {}): Surface {
  const { radius = 0.04, ground = colour('#cfae55'), blush = colour('#a3161c'), ripeness = 0.72, seed = 0 } = options;
  return {
    material: (tools, { local }) => {
      const { o, v, m, n } = tools;
      const [x, y, z] = v.scale(local, 1 / radius);
      const away = o.sqrt(o.add(o.mul(x, x), o.mul(z, z)));
      const spin = o.div(1, o.add(away, 0.06));
      const [cx, cz] = [o.mul(x, spin), o.mul(z, spin)];
      // Streaks run from pole to pole.
      const stripes = o.mix(
        n.valueNoise([o.mul(cx, 9), o.mul(y, 1.2), o.mul(cz, 9)], seed),
        n.valueNoise([o.mul(cx, 33), o.mul(y, 1.8), o.mul(cz, 33)], seed + 1),
        0.45,
      );
      const sunny = o.add(o.mul(cx, 0.28), o.mul(y, 0.12));
      const patches = mottle(tools, local, radius * 0.5, 3, seed + 2);
      const red = m.smoothstep(0.02, 1.05, o.sum(ripeness, sunny, o.mul(o.sub(stripes, 0.5), 0.75), o.mul(o.sub(patches, 0.5), 0.7)));
      const skin = tint(tools, v.mix3(ground, blush, red), o.mulAdd(stripes, 0.4, 0.8));
      const dots = specks(tools, local, radius * 0.13, 0.17, seed + 3);
      const dotted = v.mix3(skin, [0.75, 0.62, 0.36], o.mul(dots, 0.22));
      const hollow = o.mul(m.smoothstep(0.42, 0.12, away), m.smoothstep(0, 0.5, y));
      return {
        base: v.mix3(dotted, [0.3, 0.25, 0.07], hollow),
        roughness: o.mulAdd(patches, 0.15, 0.22),
        coat: 0.35,
        coatRoughness: 0.12,
        subsurface: 0.45,
        subsurfaceRadius: [0.0035, 0.0015, 0.0008],
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.004, 2, 7), 0.00012),
  };
}

/** Oranges, lemons, limes: pitted rind with oil glands. */
export function citrusRind({ colour: base = colour('#f08a0c') }: { colour?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const pits = specks(tools, local, 0.0022, 0.42);
      const patches = mottle(tools, local, 0.02, 3);
      return {
        base: tint(tools, v.mix3(base, [base[0], base[1] * 0.72, base[2] * 0.5], pits), o.mulAdd(patches, 0.3, 0.85)),
        roughness: o.mulAdd(patches, 0.16, 0.27),
        subsurface: 0.5,
        subsurfaceRadius: [0.004, 0.0018, 0.0006],
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      return o.sub(o.mul(mottle(tools, local, 0.009, 2, 5), 0.0005), o.mul(specks(tools, local, 0.0022, 0.6), 0.00028));
    },
  };
}

/** Grapes, plums, blueberries: a dark skin under a dusty bloom that is rubbed off in places. */
export function bloomedSkin({ colour: base = colour('#4a1730'), bloom = 0.5 }: { colour?: Colour; bloom?: number } = {}): Surface {
  return {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const rubbed = mottle(tools, local, 0.0032, 4);
      const dust = o.mul(m.smoothstep(0.35, 0.72, o.mulAdd(normal[1], 0.08, rubbed)), bloom);
      return {
        base: v.mix3(base, [0.36, 0.38, 0.5], o.mul(dust, 0.6)),
        roughness: o.mulAdd(dust, 0.5, 0.14),
        subsurface: 0.6,
        subsurfaceRadius: [0.004, 0.0012, 0.0018],
        sheen: o.mul(dust, 0.3),
      };
    },
  };
}

/** Human skin; `redness` raises the blood's share. */
export function skin({ colour: base = colour('#cf9f86'), redness = 0.3 }: { colour?: Colour; redness?: number } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v } = tools;
      const patches = mottle(tools, local, 0.025, 4);
      const freckles = o.mul(specks(tools, local, 0.008, 0.16, 4), 0.25);
      const flushed = v.mix3(base, [base[0] * 1.02, base[1] * 0.72, base[2] * 0.68], o.mul(patches, redness));
      return {
        base: tint(tools, v.mix3(flushed, times(base, 0.55), freckles), o.mulAdd(patches, 0.16, 0.92)),
        roughness: o.mulAdd(patches, 0.14, 0.38),
        subsurface: 0.8,
        subsurfaceRadius: [0.0037, 0.0014, 0.0007],
        sheen: 0.08,
      };
    },
    bump: (tools, local) => {
      const { o } = tools;
      return o.add(o.mul(cells(tools, local, 0.0011, 0.35), 0.00004), o.mul(mottle(tools, local, 0.0035, 2, 3), 0.00012));
    },
  };
}

/** A living leaf, thin enough to glow against the light. Veins fork off the x axis. */
export function leaf({ colour: base = colour('#55752f') }: { colour?: Colour } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const tone = mottle(tools, local, 0.012, 3);
      const ribs = o.abs(m.sinTurns(o.mul(o.sub(local[0], o.mul(o.abs(local[2]), 0.8)), 90)));
      const vein = m.smoothstep(0.12, 0.02, ribs);
      return {
        base: v.mix3(tint(tools, base, o.mulAdd(tone, 0.7, 0.62)), [0.42, 0.5, 0.2], o.mul(vein, 0.4)),
        roughness: o.mulAdd(tone, 0.2, 0.32),
        coat: 0.25,
        coatRoughness: 0.25,
        subsurface: 0.35,
        subsurfaceRadius: [0.001, 0.002, 0.0004],
      };
    },
  };
}
