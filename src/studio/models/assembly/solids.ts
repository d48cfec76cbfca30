/** Short ways to say what household things are made of: solids put in place, vessels and what fills them, and the frame of a small model. */
import {
  box,
  type Colour,
  capsule,
  colour,
  ellipsoid,
  extrude,
  type Field,
  type Field2,
  lathe,
  mixValues,
  mottle,
  type OutlinePoint,
  rotate,
  type Shape,
  type Surface,
  sphere,
  splineSweep,
  sweep,
  tint,
  translate,
} from '../../render/field/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { anglesOf } from '../place-model.ts';
import { type ProfilePoint, smoothProfile } from '../profile.ts';
import { assembly, extent, type Piece } from './pieces.ts';

/** Turned about y first, then x, then z (as parts are), and moved. */
export function put(field: Field, by: Point, [a, b, c]: Point = [0, 0, 0]): Field {
  const turns = [['y', b], ['x', a], ['z', c]] as const; // biome-ignore format: rows
  return translate(
    turns.reduce((turned, [axis, angle]) => (angle === 0 ? turned : rotate(turned, axis, angle)), field),
    by,
  );
}

export const ball = (radius: number, by: Point = [0, radius, 0]): Field => translate(sphere(radius), by);
export const egg = (radii: Point, by: Point = [0, radii[1], 0], turn?: Point): Field => put(ellipsoid(radii), by, turn);
export const block = (half: Point, by: Point = [0, half[1], 0], rounding = 0.1 * Math.min(...half), turn?: Point): Field =>
  put(box(half, rounding), by, turn);
export const rod = (from: Point, to: Point, radius: number, endRadius = radius): Field => capsule({ from, to, radius, endRadius });

/** A ball of the radius drawn along points; a fourth number is the radius there. `piecesEach` 0: straight from point to point. */
export function pipe(radius: number, points: readonly (readonly number[])[], piecesEach = 3): Field {
  const stations = points.map(([x, y, z, own = radius]) => ({ at: [x!, y!, z!] as const, radius: own }));
  return piecesEach === 0 ? sweep(stations) : splineSweep(stations, piecesEach);
}

/** (radius, height) up the outside, corners rounded. */
export const turned = (profile: readonly ProfilePoint[], rounding = 0): Field =>
  lathe(
    profile.map(([u, v]) => ({ u, v })),
    rounding,
  );
/** (radius, height) up the outside, as a smooth curve. */
export const spun = (profile: readonly ProfilePoint[]): Field => lathe(smoothProfile(profile));
/** A drawing in (x, y), drawn out along z. */
export const sheet = (region: Field2, halfDepth: number, by: Point = [0, 0, 0], turn?: Point, rounding = 0.3 * halfDepth): Field =>
  put(extrude(region, halfDepth, rounding), by, turn);

/** The outside of an open vessel from foot to lip; wall and floor are as thick as said. */
export interface Vessel {
  readonly outside: readonly ProfilePoint[];
  readonly wall: number;
  /** Height of the inner floor. Default the wall. */
  readonly floor?: number;
}

const insideOf = ({ outside, wall, floor = wall }: Vessel): ProfilePoint[] =>
  outside.filter(([u, v]) => v > floor + wall && u > wall * 1.2).map(([u, v]) => [u - wall, v]);

/** Of the inner floor, so that wall and floor are one thickness where they meet. */
function floorRadius({ outside, wall, floor = wall }: Vessel): number {
  const above = outside.findIndex(([, v]) => v >= floor);
  const [high, low] = [outside[Math.max(1, above)]!, outside[Math.max(0, above - 1)]!];
  const share = high[1] === low[1] ? 0 : Math.min(1, Math.max(0, (floor - low[1]) / (high[1] - low[1])));
  return Math.max(wall, low[0] + (high[0] - low[0]) * share - wall);
}

export function vessel(request: Vessel): Field {
  const [floor, top] = [request.floor ?? request.wall, request.outside.at(-1)!];
  const inside = insideOf(request).reverse();
  const rising = smoothProfile(request.outside);
  const low = inside.at(-1)!;
  const points: OutlinePoint[] = [
    ...rising.slice(0, -1),
    { u: top[0], v: top[1], bulge: 0.8 },
    ...smoothProfile(inside).slice(0, -1),
    { u: low[0], v: low[1] },
    { u: floorRadius(request), v: floor },
    { u: 0, v: floor },
  ];
  return lathe(points);
}

/** What fills the vessel up to a level; `gap` metres off the wall (negative: into it, for what is not seen through). */
export function fillOf(request: Vessel, level: number, gap = 0.0003): Field {
  const { floor = request.wall } = request;
  const inside = insideOf(request).filter(([, v]) => v < level);
  const next = insideOf(request).find(([, v]) => v >= level) ?? inside.at(-1)!;
  const last = inside.at(-1) ?? next;
  const share = next[1] === last[1] ? 0 : (level - last[1]) / (next[1] - last[1]);
  const edge = last[0] + (next[0] - last[0]) * share - gap;
  const side = inside.map(([u, v]) => ({ u: u - gap, v }));
  return lathe([{ u: 0, v: floor + gap }, { u: floorRadius(request) - gap, v: floor + gap }, ...side, { u: edge, v: level }, { u: 0, v: level }]); // biome-ignore format: a profile
}

export const ownColour = ({ colour: wanted }: ModelRequest, hex: string): Colour => wanted ?? colour(hex);

export interface Mottled {
  readonly base: Colour | string;
  /** What the base is mottled with. Default the base, darker. */
  readonly other?: Colour | string;
  /** Metres of the patches. Default 0.01. */
  readonly size?: number;
  readonly roughness?: number;
  readonly coat?: number;
  /** Share of light that goes beneath, and how deep in metres. Default 0.3, 0.002. */
  readonly subsurface?: number;
  readonly depth?: number;
  /** Metres of relief, and the size of its features. Default none, 0.003. */
  readonly bump?: number;
  readonly grain?: number;
  readonly sheen?: number;
  /** What looks up is of the other colour by this share more: crusts, ripening. Default 0. */
  readonly top?: number;
}

const coloured = (hex: Colour | string): Colour => (typeof hex === 'string' ? colour(hex) : hex);
const darker = ([red, green, blue]: Colour): Colour => [red * 0.7, green * 0.62, blue * 0.55];

/** Anything grown, baked or cooked: two tones in patches, light beneath, fine relief. */
export function mottled(request: Mottled): Surface {
  const { size = 0.01, roughness = 0.45, coat = 0, subsurface = 0.3, depth = 0.002, bump = 0, grain = 0.003, sheen = 0, top = 0 } = request;
  const base = coloured(request.base);
  const other = request.other === undefined ? darker(base) : coloured(request.other);
  return {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const patches = mottle(tools, local, size, 3);
      const share = m.smoothstep(0.3, 0.75, top === 0 ? patches : o.add(patches, o.mul(normal[1], top)));
      return {
        base: tint(tools, v.mix3(base, other, share), o.mulAdd(mottle(tools, local, size * 0.3, 2, 9), 0.24, 0.88)),
        roughness: o.mulAdd(patches, 0.16, roughness - 0.08),
        ...(coat > 0 && { coat, coatRoughness: 0.12 }),
        ...(subsurface > 0 && { subsurface, subsurfaceRadius: [depth, depth * 0.6, depth * 0.35] as const }),
        ...(sheen > 0 && { sheen }),
      };
    },
    ...(bump > 0 && { bump: (tools, local) => tools.o.mul(mottle(tools, local, grain, 3, 4), bump) }),
  };
}

/** One surface where the height is above a level, another below; soft over `edge` metres. */
export const layered = (lower: Surface, upper: Surface, level: number, edge = 0.002): Surface => ({
  material: (tools, at) =>
    mixValues(tools, lower.material(tools, at), upper.material(tools, at), tools.m.smoothstep(level - edge, level + edge, at.local[1])),
  ...(lower.bump && { bump: lower.bump }),
});

export interface SmallModel extends Partial<Omit<Model, 'shapes' | 'widthMetres' | 'heightMetres' | 'turnRadians' | 'spreadRadians'>> {
  /** As it is best seen. */
  readonly turn?: number;
  readonly spread?: number;
  /** More shapes, after that of the pieces. */
  readonly more?: readonly (readonly Piece[] | Shape)[];
  /** Room beyond the sizes that the shapes need, metres. Default a fifth of the largest. */
  readonly room?: number;
}

/** A model of one shape of several materials (and more, for glass and what is in it), about x = z = 0 on the ground. */
export function thing(
  { name }: Pick<ModelRequest, 'name'>,
  [width, height, length]: Point,
  pieces: readonly Piece[],
  { turn = 0, spread = 0.3, more = [], room = 0.2 * Math.max(width, height, length), ...rest }: SmallModel = {},
): Model {
  const [x, z] = [width / 2 + room, length / 2 + room];
  const domain = { low: [-x, -room, -z], high: [x, height + room, z] } as const;
  const shapes = [pieces, ...more].map((one, index) => ('field' in one ? one : assembly(`${name}-${index}`, one, domain)));
  return { shapes, ...extent({ width, height, length, turn, spread }), ...rest };
}

/** A shape for parts, about its own origin within `reach` metres. */
export const seedling = (name: string, reach: number, ...pieces: readonly Piece[]): Shape =>
  assembly(name, pieces, { low: [-reach, -reach, -reach], high: [reach, reach, reach] });

/** Every shape of a list once where it is. */
export const standing = (...indices: readonly number[]): Part[] => indices.map((shape) => ({ shape, position: [0, 0, 0] }));

/** Fractions of a golden spiral: an even, unrepeating scatter of numbers in [0, 1). */
export const golden = (index: number, seed = 0): number => (index * 0.6180339887 + seed * 0.3819) % 1;

/** Of a part that points along x: rolled about x, then raised by `tilt`, then turned about y. */
export function leaning(yaw: number, tilt: number, roll = 0): Point {
  const [sy, cy, st, ct, sr, cr] = [Math.sin(yaw), Math.cos(yaw), Math.sin(tilt), Math.cos(tilt), Math.sin(roll), Math.cos(roll)];
  return anglesOf([
    [cy * ct, -cy * st * cr + sy * sr, cy * st * sr + sy * cr],
    [st, ct * cr, -ct * sr],
    [-sy * ct, sy * st * cr + cy * sr, -sy * st * sr + cy * cr],
  ]);
}
