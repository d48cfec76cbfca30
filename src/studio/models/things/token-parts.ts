/** Materials and stars that tokens share. */
import { type Colour, type Field, gold, mottle, polygon, type Surface } from '../../render/field/index.ts';
import { mottled } from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const at: Point = [0, 0, 0];
export const matte = (base: Colour | string, roughness = 0.55): Surface =>
  mottled({ base, other: base, size: 0.05, roughness, subsurface: 0 });
export const glossy = (base: Colour | string): Surface =>
  mottled({ base, other: base, size: 0.1, roughness: 0.2, coat: 0.8, subsurface: 0.1 });
export const golden1: Surface = gold({ roughness: 0.16 });
export const goldOr = ({ colour: wanted }: ModelRequest): Surface =>
  wanted ? { material: () => ({ base: wanted, metal: 1, roughness: 0.18 }) } : golden1;
export const glowing = (base: Colour, strength: number): Surface => ({
  material: (tools, { local }) => ({
    base,
    roughness: 0.5,
    emission: [base[0] * strength, base[1] * strength, tools.o.mul(mottle(tools, local, 0.3), base[2] * strength)],
  }),
});

export const starRegion = (outer: number, inner: number, points: number) =>
  polygon(
    Array.from({ length: 2 * points }, (_, i) => {
      const r = i % 2 ? inner : outer;
      const a = Math.PI / 2 + (i * Math.PI) / points;
      return [r * Math.cos(a), r * Math.sin(a)] as const;
    }),
    outer * 0.04,
  );
export const starSolid = (radius: number): Field => {
  const region = starRegion(radius, radius * 0.46, 5);
  return (tools, p) =>
    tools.o.mul(
      tools.o.sub(
        tools.o.max(
          tools.o.add(tools.o.mul(region(tools, p[0], p[1]), 0.8), tools.o.mul(tools.o.abs(p[2]), 0.75)),
          tools.o.sub(tools.o.abs(p[2]), radius * 0.25),
        ),
        radius * 0.035,
      ),
      0.85,
    );
};
