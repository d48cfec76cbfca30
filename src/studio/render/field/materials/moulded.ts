/** Things cast, pressed or rolled: plastic, rubber, wax, paper. */
import { mottle, specks } from './pattern.ts';
import { type Colour, colour, type Surface, tint } from './surface.ts';

/** Shiny or satin by `roughness`; fine scratches and dust. */
export function plastic({ colour: base = colour('#d8342b'), roughness = 0.25 }: { colour?: Colour; roughness?: number } = {}): Surface {
  return {
    material: (tools, { local }) => {
      const { o, m } = tools;
      const handled = m.smoothstep(0.4, 0.8, mottle(tools, local, 0.04, 3));
      return {
        base: tint(tools, base, o.mulAdd(handled, -0.06, 1)),
        roughness: o.mulAdd(handled, 0.12, roughness),
        subsurface: 0.15,
        subsurfaceRadius: [0.001, 0.001, 0.001],
      };
    },
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.0008, 2, 3), 0.000012),
  };
}

export const rubber = ({ colour: base = colour('#26272a') }: { colour?: Colour } = {}): Surface => ({
  material: (tools, { local }) => {
    const dust = mottle(tools, local, 0.02, 4);
    return { base: tint(tools, base, tools.o.mulAdd(dust, 0.6, 0.75)), roughness: tools.o.mulAdd(dust, 0.2, 0.65), sheen: 0.1 };
  },
  bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.0012, 2), 0.00008),
});

/** Candles, soap, cheese: light goes deep. */
export const wax = ({ colour: base = colour('#f0e2c0') }: { colour?: Colour } = {}): Surface => ({
  material: (tools, { local }) => {
    const clouds = mottle(tools, local, 0.03, 3);
    return {
      base: tint(tools, base, tools.o.mulAdd(clouds, 0.12, 0.93)),
      roughness: tools.o.mulAdd(clouds, 0.2, 0.3),
      subsurface: 0.9,
      subsurfaceRadius: [0.009, 0.006, 0.0035],
    };
  },
  bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.01, 2, 3), 0.0004),
});

/** Uncoated paper and card: fibres, a few specks. */
export const paper = ({ colour: base = colour('#ece6d8') }: { colour?: Colour } = {}): Surface => ({
  material: (tools, { local }) => {
    const { o, v } = tools;
    const fibres = mottle(tools, local, 0.0016, 3);
    const flecks = o.mul(specks(tools, local, 0.009, 0.08, 2), 0.3);
    return {
      base: v.mix3(tint(tools, base, o.mulAdd(fibres, 0.14, 0.92)), [0.3, 0.24, 0.16], flecks),
      roughness: 0.9,
      subsurface: 0.1,
      subsurfaceRadius: [0.0004, 0.0004, 0.0004],
    };
  },
  bump: (tools, local) => tools.o.mul(mottle(tools, local, 0.0011, 3, 4), 0.00006),
});
