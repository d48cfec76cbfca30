/** Materials and shapes that bakes and sweets share. */
import { type Colour, colour, type Field, polygon, type Surface, specks, translate, wax } from '../../render/field/index.ts';
import {
  ball,
  flat,
  isAsked,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  rod,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;

export const cream = mottled({
  base: '#f6eedd',
  other: '#f2e6cd',
  size: 0.02,
  roughness: 0.4,
  subsurface: 0.6,
  depth: 0.004,
  bump: 0.0006,
  grain: 0.012,
});
export const chocolate = mottled({ base: '#3a1c0d', other: '#2c1409', size: 0.02, roughness: 0.28, coat: 0.35, subsurface: 0.1 });
export const icing = (request: ModelRequest, hex: string): Surface =>
  mottled({ base: ownColour(request, hex), other: request.colour ?? colour(hex), size: 0.02, roughness: 0.22, coat: 0.7, subsurface: 0.4 });

/** Sugar strands: specks of five colours. */
export const strands = (base: Surface, isThere: Mask): Surface => {
  const colours: readonly Colour[] = [colour('#f2f0e6'), colour('#ffd23e'), colour('#3fb3e8'), colour('#7bd04a'), colour('#f2569b')];
  return painted(
    base,
    ...colours.map((one, index): readonly [Mask, ReturnType<typeof flat>] => [
      (tools, at) => tools.o.mul(specks(tools, tools.v.mul3(at.local, [1, 0.8, 1.6]), 0.0105, 0.2, index + 3), isThere(tools, at)),
      flat(one, 0.4),
    ]),
  );
};

export const candles = (count: number, away: number, foot: number): Field[] => Array.from({ length: count }, (_, index) => {
  const angle = (index * 2 * Math.PI) / count + 0.3;
  return rod([away * Math.cos(angle), foot, away * Math.sin(angle)], [away * Math.cos(angle), foot + 0.05, away * Math.sin(angle)], 0.0028);
}); // biome-ignore format: rows
export const tiers = (
  request: ModelRequest,
  rows: readonly (readonly [radius: number, low: number, high: number])[],
  hex: string,
  isParty: boolean,
): Model => {
  const sides = rows.map(([r, low, high]) => translate(turned([[r, low], [r, high], [0, high]], 0.008), [0, 0, 0])); // biome-ignore format: rows
  const frost = icing(request, hex);
  const soft: Surface = {
    material: (tools, at) => ({ ...frost.material(tools, at), coat: 0.15, roughness: 0.4 }),
    bump: (tools, local) => tools.o.mul(tools.n.valueNoise(tools.v.mul3(local, [18, 130, 18])), 0.0012),
  };
  const [topR, , topY] = rows.at(-1)!;
  const dollop = seedling(`${request.name}-dollop`, 0.03, piece(cream, spun([[0.009, -0.002], [0.0125, 0.004], [0.0105, 0.009], [0.0065, 0.014], [0.002, 0.019], [0, 0.021]]))); // biome-ignore format: a profile
  const dollops = rows.flatMap(([r, low, high], row) => {
    const around = (radius: number, y: number, scale: number): Part[] =>
      Array.from(
        { length: Math.round((radius * 6.28) / (0.024 * scale)) },
        (_, index, all = Math.round((radius * 6.28) / (0.024 * scale))) => ({
          shape: 1,
          position: [radius * Math.cos((index * 6.2832) / all), y, radius * Math.sin((index * 6.2832) / all)],
          rotation: [0, index, 0],
          scale,
        }),
      );
    return [...around(r - 0.012, high, 1), ...(row >= 0 ? around(r + 0.003, low - 0.002, 0.8) : [])];
  });
  const lights = isParty
    ? Array.from({ length: 6 }, (_, index) => ({
        centre: [0.55 * topR * Math.cos(index * 1.0472 + 0.3), topY + 0.062, 0.55 * topR * Math.sin(index * 1.0472 + 0.3)] as const,
        radius: 0.0042,
        radiance: [60, 32, 10] as const,
      }))
    : [];
  const striped: Surface = painted(wax({ colour: colour('#f4f0e6') }), [
    (tools, { local }) => tools.m.smoothstep(-0.1, 0.1, tools.m.sinTurns(tools.o.mulAdd(local[1], 70, tools.o.mul(local[0], 60)))),
    flat('#3f8fd8', 0.35),
  ]);
  const ripe =
    rows.length > 1
      ? []
      : [0, 1, 2, 3, 4].map((index) =>
          ball(0.009, [0.55 * topR * Math.cos(index * 1.2566), topY + 0.006, 0.55 * topR * Math.sin(index * 1.2566)]),
        );
  const plate = turned([[rows[0]![0] * 1.18, 0], [rows[0]![0] * 1.22, 0.006], [0, 0.006]], 0.002); // biome-ignore format: a profile
  const [width, height] = [rows[0]![0] * 2.44, topY + (isParty ? 0.07 : 0.02)];
  return thing(request, [width, height, width], [piece(strands(soft, ({ m }, { local }) => (isParty ? m.smoothstep(rows[0]![1] + 0.02, rows[0]![1], local[1]) : m.smoothstep(0, 0, local[1]))), ...sides), piece(mottled({ base: '#f2f0ea', roughness: 0.25, coat: 0.8, other: '#eceae2', subsurface: 0 }), plate), ...(isParty ? [piece(striped, ...candles(6, 0.55 * topR, topY))] : ripe.length > 0 ? [piece(mottled({ base: '#b00f1a', other: '#8a0a12', roughness: 0.15, coat: 1, subsurface: 0.4 }), ...ripe)] : [])], { more: [dollop], parts: [{ shape: 0, position: [0, 0, 0] }, ...dollops], spread: 3, lights }); // biome-ignore format: rows
};
export const cake: Maker = (request) => tiers(request, [[0.1, 0.006, 0.1]], isAsked(request.attributes, 'chocolate') || /chocolate/.test(request.label) ? '#4a2412' : '#f6dfe2', false); // biome-ignore format: rows
export const wedge = (radius: number, half: number, low: number, high: number): Field => {
  const region = polygon(
    [
      [0, 0],
      [radius, -half],
      [radius, half],
    ],
    0.002,
  );
  return (tools, p) =>
    tools.o.max(region(tools, tools.o.add(p[0], radius * 0.6), p[2]), tools.o.max(tools.o.sub(p[1], high), tools.o.sub(low, p[1])));
};
