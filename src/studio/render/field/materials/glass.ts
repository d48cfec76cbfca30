/** Glass and liquids. Absorption is Beer-Lambert's, 1/metre a channel. */
import { mottle } from './pattern.ts';
import type { Colour, Surface } from './surface.ts';

export interface Glass {
  /** What is left of white light after `depth` metres. Default clear window glass. */
  readonly colour?: Colour;
  readonly depth?: number;
  readonly roughness?: number;
  readonly ior?: number;
}

const absorptionOf = (colour: Colour, depth: number): Colour => {
  const [red, green, blue] = colour.map((share) => -Math.log(Math.min(0.9999, Math.max(1e-4, share))) / depth);
  return [red!, green!, blue!];
};

/** Clear, coloured or frosted by `roughness`; finger marks vary it a little. */
export function glass({ colour = [0.93, 0.965, 0.95], depth = 0.05, roughness = 0.01, ior = 1.5 }: Glass = {}): Surface {
  const absorption = absorptionOf(colour, depth);
  return {
    material: (tools, { local }) => {
      const { o, m } = tools;
      const marks = m.smoothstep(0.6, 0.85, mottle(tools, local, 0.02, 3));
      return { base: [0.99, 0.99, 0.99], roughness: o.mulAdd(marks, 0.05, roughness), ior, transmission: 1, absorption };
    },
  };
}

export interface Liquid {
  readonly colour: Colour;
  /** Metres after which white light has that colour. */
  readonly depth: number;
  readonly ior?: number;
}

export const liquid = ({ colour, depth, ior = 1.333 }: Liquid): Surface => ({
  material: () => ({ base: [1, 1, 1], roughness: 0.005, ior, transmission: 1, absorption: absorptionOf(colour, depth) }),
});

export const water = (): Surface => liquid({ colour: [0.93, 0.975, 0.985], depth: 1 });
export const redWine = (): Surface => liquid({ colour: [0.42, 0.016, 0.03], depth: 0.03, ior: 1.345 });
export const coffee = (): Surface => liquid({ colour: [0.2, 0.05, 0.012], depth: 0.006 });
export const tea = (): Surface => liquid({ colour: [0.72, 0.26, 0.05], depth: 0.03 });
