/**
 * What household things are put together from: placed solids, legs, rods, soft cushions, and finishes after the words of the request.
 * Front to +z, metres. Knows no concept.
 */
import {
  aluminium,
  box,
  brass,
  type Colour,
  capsule,
  cloth,
  colour,
  copper,
  cylinder,
  displace,
  ellipsoid,
  type Field,
  glass,
  gold,
  leather,
  marble,
  metal,
  mirror,
  mottle,
  plastic,
  rotate,
  roughening,
  type Shape,
  type Surface,
  smoothIntersection,
  sphere,
  splineSweep,
  steel,
  stone,
  streaks,
  sweep,
  tint,
  translate,
  union,
  velvet,
  type Wood,
  wood,
} from '../../render/field/index.ts';
import { about, assembly, extent, type Piece, painted, wearOf } from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export type Makers = Readonly<Record<string, Maker>>;

export const familyOf =
  (makers: Makers): ModelFamily =>
  (request) =>
    Object.hasOwn(makers, request.concept) ? makers[request.concept]!(request) : null;

/** A rounded box by half sizes about a point. */
export const block = (half: Point, at: Point, rounding = 0.004): Field => translate(box(half, Math.min(rounding, ...half)), at);
export const ball = (radii: Point, at: Point): Field => translate(ellipsoid(radii), at);
export const dot = (radius: number, at: Point): Field => translate(sphere(radius), at);
export const rod = (radius: number, ...points: readonly Point[]): Field => sweep(points.map((at) => ({ at, radius })));
export const bent = (radius: number, ...points: readonly Point[]): Field =>
  splineSweep(
    points.map((at) => ({ at, radius })),
    4,
  );
export const taper = (from: Point, radius: number, to: Point, endRadius: number): Field => capsule({ from, to, radius, endRadius });
/** A round disc or drum about an axis. */
export function drum(radius: number, half: number, at: Point, axis: 'x' | 'y' | 'z' = 'y', rounding = 0.003): Field {
  const upright = cylinder(radius, half, Math.min(rounding, radius, half));
  return translate(axis === 'y' ? upright : rotate(upright, axis === 'x' ? 'z' : 'x', Math.PI / 2), at);
}
/** What is drawn at x, z > 0, in all four corners. */
export const four =
  (field: Field): Field =>
  (tools, p) => {
    const point = [tools.o.abs(p[0]), p[1], tools.o.abs(p[2])] as const;
    return tools.k.through(field(tools, point), { point, of: [], stretch: () => 1 });
  };
export const pair = (field: Field): Field => mirror(field, 'x');
/** Turned about the x axis through a point: positive leans the top towards the viewer. */
export const leaning = (field: Field, angle: number, at: Point): Field => translate(rotate(field, 'x', angle), at);

/** A stuffed box: flat faces swell along the axis, edges are round, the surface is a little uneven. */
export function cushion(half: Point, axis: 0 | 1 | 2 = 1, swell = 0.03, crease = 0.008): Field {
  const side = Math.max(...half.filter((_, index) => index !== axis));
  const radius = (side * side + swell * swell) / (2 * swell);
  const cap = (sign: number): Field => {
    const by: [number, number, number] = [0, 0, 0];
    by[axis] = sign * (radius - half[axis]);
    return translate(sphere(radius), by);
  };
  const solid = smoothIntersection(Math.min(0.05, half[axis] * 0.6), cap(1), cap(-1), box(half, Math.min(...half) * 0.62));
  return displace(solid, roughening({ amplitude: crease, size: 0.14, octaves: 2 }));
}

export const dark = (base: Colour, factor = 0.5): Colour => [base[0] * factor, base[1] * factor, base[2] * factor];

/** Painted wood or sheet: brush marks, a soft gloss. */
export function lacquer(base: Colour, gloss = 0.35, roughness = 0.42): Surface {
  return {
    material: (tools, { local }) => ({
      base: tint(tools, base, tools.o.mulAdd(mottle(tools, local, 0.11, 3), 0.14, 0.93)),
      roughness: tools.o.mulAdd(mottle(tools, local, 0.04, 2, 4), 0.12, roughness - 0.06),
      coat: gloss,
      coatRoughness: 0.18,
    }),
    bump: (tools, local) => tools.o.mul(streaks(tools, local, { size: 0.004, axis: 1, stretch: 12 }), 0.00012),
  };
}

/** Sheet metal under even enamel: refrigerators, machines. */
export const enamel = (base: Colour, roughness = 0.28): Surface => ({
  material: (tools, { local }) => ({
    base: tint(tools, base, tools.o.mulAdd(mottle(tools, local, 0.2, 2), 0.05, 0.975)),
    roughness: tools.o.mulAdd(mottle(tools, local, 0.05, 3, 2), 0.1, roughness),
    coat: 0.6,
    coatRoughness: 0.08,
  }),
});

/** White ware under an even glaze. */
export const porcelain = (base: Colour = colour('#f3f1ec')): Surface => ({
  material: (tools, { local }) => ({
    base: tint(tools, base, tools.o.mulAdd(mottle(tools, local, 0.15, 2), 0.04, 0.97)),
    roughness: 0.4,
    coat: 1,
    coatRoughness: tools.o.mulAdd(mottle(tools, local, 0.06, 2, 3), 0.05, 0.02),
  }),
});
export const chrome = steel({ roughness: 0.09, tarnish: 0.02 });
export const brushed = steel({ roughness: 0.26, brushed: 'x' });
export const darkPlastic = plastic({ colour: colour('#17181a'), roughness: 0.35 });
export const walnut = { light: colour('#8a5c36'), dark: colour('#4a2b16') } as const;
export const oak = { light: colour('#c08f59'), dark: colour('#8a5a2f') } as const;
export const pine = { light: colour('#d8b27c'), dark: colour('#b0813f') } as const;

/** Woven strips, over and under. */
export const wicker = (base: Colour = colour('#b98a52'), size = 0.016): Surface => {
  const height: NonNullable<Surface['bump']> = ({ o, m }, [x, y, z]) => {
    const around = o.mul(o.add(x, o.mul(z, 0.8)), 0.5 / size);
    const row = o.mul(y, 1 / size);
    const parity = m.cosTurns(o.mul(o.floor(row), 0.5));
    const rib = o.abs(m.sinTurns(o.mul(row, 0.5)));
    return o.mul(rib, o.mulAdd(o.mul(m.sinTurns(around), parity), 0.45, 0.55));
  };
  return {
    material: (tools, { local }) => ({
      base: tint(tools, base, tools.o.sum(0.3, tools.o.mul(height(tools, local), 0.6), tools.o.mul(mottle(tools, local, 0.02, 3), 0.35))),
      roughness: 0.62,
    }),
    bump: (tools, local) => tools.o.mul(height(tools, local), size * 0.25),
  };
};

export type Kind = 'wood' | 'metal' | 'plastic' | 'cloth' | 'leather' | 'velvet' | 'enamel' | 'lacquer' | 'ceramic';
export interface Own {
  readonly kind: Kind;
  /** #rrggbb of the main colour. */
  readonly hex?: string;
  readonly wood?: Wood;
}

const metals: Readonly<Record<string, (options?: { roughness?: number }) => Surface>> = { gold, brass, copper, silver: steel, steel, chrome: steel, aluminium, bronze: copper }; // biome-ignore format: a table

function named(material: string, base: Colour | null, own: Own): Surface | null {
  const dye = base ? { colour: base } : own.hex ? { colour: colour(own.hex) } : {};
  const metallic = Object.keys(metals).find((name) => material.includes(name));
  if (metallic && (!base || /gold|brass|copper|bronze/.test(material))) return metals[metallic]!({ roughness: 0.2 });
  if (/metal|iron|steel|chrome|aluminium|silver/.test(material)) return base ? enamel(base) : metal({ colour: [0.5, 0.5, 0.51], roughness: 0.3 }); // biome-ignore format: a row
  if (/wood|oak|pine|walnut|bamboo|teak|mahogany/.test(material)) return wood({ ...oak, finish: 'oiled', ...own.wood, ...(base && { light: base, dark: dark(base) }) }); // biome-ignore format: a row
  if (/marble/.test(material)) return marble(base ? { colour: base } : {});
  if (/stone|concrete|granite|rock/.test(material)) return stone(base ? { colour: base } : {});
  if (/leather/.test(material)) return leather(base ? { colour: base } : {});
  if (/velvet|silk|satin/.test(material)) return velvet(base ? { colour: base } : {});
  if (/cloth|cotton|linen|wool|fabric|denim|felt|knit|plush/.test(material)) return cloth({ ...dye, spacing: 0.003 });
  if (/plastic|rubber/.test(material)) return plastic(dye);
  if (/ceramic|porcelain|clay/.test(material)) return porcelain(base ?? undefined);
  if (/wicker|rattan|straw/.test(material)) return wicker(base ?? undefined);
  if (/glass|crystal|ice/.test(material)) return glass(base ? { colour: base, depth: 0.03 } : {});
  return null;
}

const woodLike = ([red, green, blue]: Colour): boolean => red > 1.25 * green && green > 1.4 * blue && red < 0.6;

/** The main material: as the words want it, else its own kind in the wanted colour. */
export function finish({ colour: base, material, attributes }: ModelRequest, own: Own): Surface {
  const said = material && named(material, base, own);
  if (said) return said;
  const shade = base ?? (own.hex ? colour(own.hex) : null);
  const dye = shade ? { colour: shade } : {};
  if (own.kind === 'wood') {
    if (base && !woodLike(base)) return worn(lacquer(base), wearOf(attributes));
    return wood({ ...oak, finish: 'oiled', ...own.wood, ...(base && { light: base, dark: dark(base) }) });
  }
  if (own.kind === 'leather') return leather({ ...dye, wear: 0.25 + 0.5 * wearOf(attributes) });
  if (own.kind === 'velvet') return velvet(dye);
  if (own.kind === 'cloth') return cloth({ ...dye, spacing: 0.0032, plane: 'xy' });
  if (own.kind === 'plastic') return plastic(dye);
  if (own.kind === 'ceramic') return porcelain(shade ?? undefined);
  if (own.kind === 'metal') return base ? enamel(base) : metal({ colour: shade ?? [0.55, 0.55, 0.56], roughness: 0.24 });
  const fresh = shade ?? colour('#e9e8e4');
  return worn(own.kind === 'enamel' ? enamel(fresh) : lacquer(fresh), wearOf(attributes));
}

/** Patches where the paint has gone. */
export function worn(surface: Surface, wear: number): Surface {
  if (wear <= 0) return surface;
  const bare = wood({ light: colour('#8d7353'), dark: colour('#5b4733'), finish: 'raw' });
  return painted(surface, [
    (tools, { local }) => tools.m.smoothstep(0.6, 0.66, mottle(tools, local, 0.09, 4, 7)),
    { material: bare.material },
  ]);
}

export interface Build {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly height: number;
  readonly length: number;
  /** Best seen turned by so many radians. */
  readonly turn?: number;
  readonly spread?: number;
  /** Further shapes, each once at the origin. */
  readonly more?: readonly Shape[];
  readonly anchors?: Model['anchors'];
  readonly lights?: Model['lights'];
}

/** One assembly that fills the box, and what comes with it. */
export function build({ name, pieces, width, height, length, turn = -0.4, spread = 0.3, more = [], anchors, lights }: Build): Model {
  const bounds = about(width * 1.12, height * 1.06, length * 1.12);
  return {
    shapes: [assembly(`${name}-body`, pieces, bounds), ...more],
    ...extent({ width, height, length, turn, spread }),
    ...(anchors && { anchors }),
    ...(lights && { lights }),
  };
}

export const topAt = (y: number, widthMetres: number, depthMetres: number, z = 0): NonNullable<Model['anchors']> => ({
  top: { at: [0, y, z], widthMetres, depthMetres },
});
export const rows = (fields: readonly Field[]): Field => union(...fields);
