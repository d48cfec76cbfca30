/** Flowers, small plants and what lies on the ground. Heads are rings of petals about the origin, set on stems. Metres at real size. */
import { type Colour, colour, displace, type Field, matteClay, polygon, roughening, type Shape, smoothUnion, stone, type Surface, wood, mottle, tint } from '../../render/field/index.ts';
import { ball, block, drop, egg, flat, foliage, golden, isAsked, layered, leaning, lens, mottled, ownColour, painted, petal, petalled, type Piece, piece, pipe, put, ring, rod, seedling, spun, thing, turned, vessel } from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { barkOf, crown, leaves } from './trees.ts';

type Maker = (request: ModelRequest) => Model;
const at: Point = [0, 0, 0];
const stemGreen = mottled({ base: '#4f7a2c', other: '#3d6322', size: 0.02, subsurface: 0.2 });
const leafGreen = foliage({ base: '#3d6b22', tip: '#86ac4a', size: 0.02 });
const terracotta = matteClay({ colour: colour('#b5653f') });

interface Head { readonly shapes: readonly Shape[]; readonly parts: readonly Part[]; /** Metres across. */ readonly width: number }
type HeadMaker = (request: ModelRequest, first: number, wanted?: Colour) => Head;
const pale = ([r, g, b]: Colour, by: number): Colour => [r + (0.9 - r) * by, g + (0.9 - g) * by, b + (0.9 - b) * by];

/** `rows`: [count, tilt, scale, height] of rings of the one petal. */
const petals = (shape: number, rows: readonly (readonly [number, number, number, number?])[], twist = 0): Part[] => rows.flatMap(([count, tilt, scale, lift = 0], row) => Array.from({ length: count }, (_, index): Part => ({ shape, position: [0, lift, 0], rotation: leaning((index * 6.2832) / count + row * 2.4, tilt + 0.06 * (golden(index, row) - 0.5), twist), scale: scale * (0.94 + 0.12 * golden(index, row + 3)) })));
const rayed = (hex: string, heart: string, options: { readonly length: number; readonly width: number; readonly rows: readonly (readonly [number, number, number, number?])[]; readonly core: number; readonly curl?: number; readonly round?: boolean; readonly seeds?: boolean }): HeadMaker => (request, first, wanted = request.colour ?? colour(hex)) => {
  const { length, width, rows, core, curl = length * 1.6, round = true, seeds = false } = options;
  const one = seedling(`${request.name}-petal`, length * 1.3, piece(petalled(pale(wanted, 0.12), wanted, length), petal(round ? drop(length, width) : lens(length, width), curl, length * 0.02)));
  const heartSurface = mottled({ base: heart, size: core * 0.3, roughness: 0.8, bump: core * 0.12, grain: core * 0.12, subsurface: 0.15 });
  const middle = seedling(`${request.name}-heart`, core * 1.6, piece(seeds ? painted(heartSurface, [({ m, v }, { local }) => m.smoothstep(core * 0.55, core * 0.8, v.length([local[0], 0, local[2]])), flat('#7a4a12', 0.8)]) : heartSurface, egg([core, core * 0.4, core], [0, core * 0.1, 0])));
  return { shapes: [one, middle], parts: [...petals(first, rows), { shape: first + 1, position: at }], width: 2 * length };
};
const daisyHead = rayed('#f6f4ee', '#f0b414', { length: 0.027, width: 0.0085, rows: [[18, 0.12, 1], [17, 0.02, 0.96]], core: 0.0095 });
const sunflowerHead = rayed('#f5b50f', '#3a1f0c', { length: 0.14, width: 0.036, rows: [[20, 0.3, 1], [21, 0.12, 1]], core: 0.075, round: false, seeds: true });
const poppyHead = rayed('#d9200f', '#1c1a14', { length: 0.045, width: 0.055, rows: [[2, 0.35, 1], [2, 0.2, 1.05]], core: 0.0085, curl: 0.042 });
const blossomHead = rayed('#f8cfdc', '#c8506e', { length: 0.02, width: 0.0185, rows: [[5, 0.22, 1]], core: 0.0032, curl: 0.03 });
const flowerHead = rayed('#e0559a', '#f2c01c', { length: 0.034, width: 0.024, rows: [[8, 0.25, 1], [6, 0.5, 0.8, 0.002]], core: 0.0095, curl: 0.05 });
const whiteHead = rayed('#f7f5ee', '#f2d054', { length: 0.034, width: 0.026, rows: [[6, 0.3, 1], [6, 0.6, 0.72, 0.002]], core: 0.006, curl: 0.045 });
const hibiscusHead = rayed('#d8213c', '#f2c01c', { length: 0.06, width: 0.058, rows: [[5, 0.4, 1]], core: 0.006, curl: 0.075 });
const orchidHead = rayed('#b45cc0', '#f0d0f0', { length: 0.038, width: 0.03, rows: [[3, 0.15, 0.9], [2, 0.25, 1.1]], core: 0.007, curl: 0.08 });
const lilyHead = rayed('#f6e6ec', '#c98a2c', { length: 0.085, width: 0.032, rows: [[3, 0.7, 1], [3, 0.62, 0.95]], core: 0.006, curl: 0.2, round: false });
const lotusHead = rayed('#f0a9c4', '#f2d24a', { length: 0.085, width: 0.044, rows: [[8, 0.25, 1], [8, 0.6, 0.95, 0.005], [6, 0.95, 0.85, 0.008], [5, 1.2, 0.7, 0.01]], core: 0.017, curl: 0.085, round: false });
const peonyHead = rayed('#f0b0c4', '#f0b0c4', { length: 0.05, width: 0.045, rows: [[8, 0.3, 1], [8, 0.6, 0.92, 0.006], [7, 0.9, 0.8, 0.01], [6, 1.15, 0.66, 0.014], [4, 1.4, 0.5, 0.018]], core: 0.008, curl: 0.035 });
const roseHead: HeadMaker = (request, first, wanted = request.colour ?? colour('#b80f1e')) => {
  const one = seedling(`${request.name}-petal`, 0.05, piece(petalled([wanted[0] * 0.55, wanted[1] * 0.45, wanted[2] * 0.5], wanted, 0.034), petal(drop(0.034, 0.036), 0.0235, 0.0008)));
  return { shapes: [one], parts: petals(first, [[5, 0.3, 1.05, 0], [5, 0.62, 1, 0.003], [5, 0.9, 0.9, 0.006], [4, 1.12, 0.78, 0.009], [3, 1.3, 0.62, 0.013], [3, 1.42, 0.42, 0.02]]), width: 0.07 };
};
const tulipHead: HeadMaker = (request, first, wanted = request.colour ?? colour('#d8283a')) => ({ shapes: [seedling(`${request.name}-petal`, 0.08, piece(petalled(pale(wanted, 0.25), wanted, 0.06), petal(lens(0.068, 0.042), 0.05, 0.001)))], parts: petals(first, [[3, 0.62, 1], [3, 0.78, 0.97]]).map((one) => one), width: 0.055 });

/** A head on a stem with two leaves. */
const stemmed = (make: HeadMaker, height: number, options: { readonly nod?: number; readonly leaf?: number; readonly thick?: number; readonly scale?: number } = {}): Maker => (request) => {
  const { nod = 0.5, leaf = height * 0.3, thick = height * 0.008, scale = 1 } = options;
  const { shapes, parts, width } = make(request, 2);
  const top: Point = [0, height, 0.02 * height];
  const stem = pipe(thick, [[0, 0, 0], [0.012 * height, height * 0.4, -0.01 * height], [-0.006 * height, height * 0.8, 0], [...top]], 3);
  const blade = seedling(`${request.name}-leaf`, leaf * 1.2, piece(leafGreen, petal(lens(leaf, leaf * 0.3), leaf * 1.1, leaf * 0.015)));
  const [s, c] = [Math.sin(nod), Math.cos(nod)];
  const lean = (one: Part): Part => { const [x, y, z] = one.position; return { ...one, shape: one.shape, position: [top[0] + scale * x, top[1] + scale * (y * c - z * s), top[2] + scale * (y * s + z * c)], rotation: nodding(one.rotation ?? at, nod), scale: scale * (one.scale ?? 1) }; };
  const reach = Math.max(width * scale, leaf * 1.2);
  return thing(request, [reach, height + width * scale * 0.55, reach], [piece(stemGreen, stem, egg([thick * 2.2, thick * 2.5, thick * 2.2], [top[0], top[1] - thick * 1.5, top[2]]))], { more: [blade, ...shapes], parts: [{ shape: 0, position: at }, { shape: 1, position: [0, height * 0.22, 0], rotation: leaning(0.4, 0.75) }, { shape: 1, position: [0, height * 0.36, 0], rotation: leaning(3.4, 0.65), scale: 0.85 }, ...parts.map(lean)], room: reach * 0.4, spread: 0.6 });
};
/** Turned on about x, on top of a part's own turn. */
function nodding([a, b, c]: Point, by: number): Point {
  // Rx(by) Rz(c) Rx(a) Ry(b), read back as a part's angles.
  const [sa, ca, sb, cb, sc, cc, sn, cn] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c), Math.sin(by), Math.cos(by)];
  const rows = [[cc * cb - sc * sa * sb, -sc * ca, cc * sb + sc * sa * cb], [sc * cb + cc * sa * sb, cc * ca, sc * sb - cc * sa * cb], [-ca * sb, sa, ca * cb]] as const;
  const second = rows[1].map((value, index) => cn * value - sn * rows[2][index]!);
  const third = rows[1].map((value, index) => sn * value + cn * rows[2][index]!);
  return [Math.asin(Math.max(-1, Math.min(1, third[1]!))), Math.atan2(-third[0]!, third[2]!), Math.atan2(-rows[0][1], second[1]!)];
}
const floating = (make: HeadMaker, lift: number, pad: boolean): Maker => (request) => {
  const { shapes, parts, width } = make(request, 1);
  const disc: Field = (tools, p) => tools.o.max(extrudePlan(tools, p), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.004)), 0.0025));
  return thing(request, [pad ? width * 1.7 : width, width * 0.55, pad ? width * 1.7 : width], [piece(pad ? foliage({ base: '#2f6a2c', tip: '#6fa845', size: 0.03 }) : stemGreen, pad ? disc : ball(0.002, [0, 0.001, 0]))], { more: shapes, parts: [{ shape: 0, position: at }, ...parts.map((one): Part => ({ ...one, position: [one.position[0], one.position[1] + lift, one.position[2]] }))], spread: 3, room: width * 0.4 });
};
const padRegion = polygon([[0, 0], [0.12, 0.03], [0.1, 0.1], [0.02, 0.14], [-0.08, 0.115], [-0.14, 0.03], [-0.125, -0.06], [-0.06, -0.13], [0.04, -0.135], [0.12, -0.07], [0.135, -0.015]], 0.02);
const extrudePlan = (tools: Parameters<Field>[0], p: Parameters<Field>[1]) => padRegion(tools, p[0], p[2]);

const bouquet: Maker = (request) => {
  const rose = roseHead(request, 2);
  const daisy = daisyHead({ ...request, name: `${request.name}-daisy`, colour: null }, 3);
  const tuft = seedling(`${request.name}-green`, 0.1, piece(leafGreen, ...ring(petal(lens(0.085, 0.026), 0.1, 0.0008), 6, 0.35)));
  const spots = Array.from({ length: 15 }, (_, index): readonly [Point, number] => { const away = 0.105 * Math.sqrt((index + 0.3) / 15); return [[away * Math.cos(index * 2.4), 0.3 + 0.075 * (1 - (away / 0.105) ** 2), away * Math.sin(index * 2.4)], away * 6]; });
  const heads = spots.flatMap(([by, tilt], index): Part[] => (index % 3 === 2 ? daisy.parts.map((one) => ({ ...one, scale: 1.15 })) : rose.parts).map((one): Part => ({ ...one, position: [by[0] + one.position[0], by[1] + one.position[1], by[2] + one.position[2]], rotation: nodding(one.rotation ?? at, tilt * Math.sin(index * 2.4)), scale: (one.scale ?? 1) * 1.08 })));
  const greens = Array.from({ length: 12 }, (_, index): Part => ({ shape: 1, position: [0.1 * Math.cos(index * 0.524), 0.27, 0.1 * Math.sin(index * 0.524)], rotation: leaning(-index * 0.524, 0.3), scale: 0.9 }));
  const wrap: Surface = { material: (tools, { local }) => ({ base: tint(tools, colour('#d9c09a'), tools.o.mulAdd(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 7)), 0.14, 0.9)), roughness: 0.8 }), bump: (tools, local) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 7)), 0.01) };
  const stems = [0, 1, 2, 3, 4, 5].map((i) => rod([0.014 * Math.cos(i), 0.1, 0.014 * Math.sin(i)], [0.035 * Math.cos(i + 0.4), 0, 0.035 * Math.sin(i + 0.4)], 0.0035));
  return thing(request, [0.27, 0.41, 0.27], [piece(wrap, spun([[0.028, 0.07], [0.024, 0.12], [0.07, 0.2], [0.125, 0.285], [0.118, 0.29], [0, 0.25]])), piece(stemGreen, ...stems), piece(mottled({ base: '#c8283c', other: '#b01f34', roughness: 0.4, sheen: 0.5 }), turned([[0.029, 0.105], [0.029, 0.125], [0, 0.125]], 0.004), egg([0.03, 0.017, 0.006], [0.03, 0.12, 0.026], [0, 0, 0.3]), egg([0.03, 0.017, 0.006], [-0.03, 0.12, 0.026], [0, 0, -0.3]))], { more: [tuft, ...rose.shapes, ...daisy.shapes], parts: [{ shape: 0, position: at }, ...greens, ...heads], spread: 1 }); // biome-ignore format: rows
};

/** Spikes of small flowers. */
const hyacinth: Maker = (request) => {
  const { shapes, parts } = blossomHead(request, 1, request.colour ?? colour('#8a6fd0'));
  const heads = Array.from({ length: 34 }, (_, index): Part[] => { const y = 0.14 + 0.0045 * index; const away = 0.02 * (1 - 0.55 * (index / 34)); const yaw = index * 2.4; return parts.map((one): Part => ({ ...one, position: [away * Math.sin(yaw), y, away * Math.cos(yaw)], rotation: facing(one.rotation ?? at, yaw), scale: (one.scale ?? 1) * 0.72 })); }).flat();
  const blade = petal(lens(0.2, 0.026), 0.22, 0.0012);
  return thing(request, [0.16, 0.31, 0.16], [piece(stemGreen, rod([0, 0, 0], [0, 0.29, 0], 0.006, 0.003)), piece(leafGreen, ...ring(blade, 5, 0.95))], { more: shapes, parts: [{ shape: 0, position: at }, ...heads], spread: 3 });
};
/** What looks up, laid over to look outwards at the yaw from +z. */
function facing(own: Point, yaw: number): Point { const [a, b, c] = nodding(own, Math.PI / 2); return turnedAbout([a, b, c], yaw); }
function turnedAbout([a, b, c]: Point, yaw: number): Point {
  const [sa, ca, sb, cb, sc, cc, sy, cy] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c), Math.sin(yaw), Math.cos(yaw)];
  const rows = [[cc * cb - sc * sa * sb, -sc * ca, cc * sb + sc * sa * cb], [sc * cb + cc * sa * sb, cc * ca, sc * sb - cc * sa * cb], [-ca * sb, sa, ca * cb]] as const;
  const first = rows[0].map((value, index) => cy * value + sy * rows[2][index]!);
  const third = rows[0].map((value, index) => -sy * value + cy * rows[2][index]!);
  return [Math.asin(Math.max(-1, Math.min(1, third[1]!))), Math.atan2(-third[0]!, third[2]!), Math.atan2(-first[1]!, rows[1][1])];
}

const potOf = (radius: number, height: number, surface: Surface): Piece[] => [piece(surface, vessel({ outside: [[radius * 0.72, 0], [radius * 0.74, height * 0.05], [radius * 0.94, height * 0.82], [radius * 1.04, height * 0.84], [radius * 1.05, height]], wall: radius * 0.09 })), piece(mottled({ base: '#2f2018', other: '#1f150f', size: 0.01, roughness: 0.95, bump: 0.004, grain: 0.008, subsurface: 0 }), turned([[radius * 0.92, height * 0.7], [radius * 0.92, height * 0.87], [0, height * 0.89]], 0.002))];
const potted = (request: ModelRequest, leafShape: Shape, options: { readonly count: number; readonly scale: number; readonly tilt: readonly [number, number]; readonly pot?: readonly [number, number]; readonly size: Point; readonly lift?: number; readonly extra?: readonly Piece[] }): Model => {
  const { count, scale, tilt, pot = [0.1, 0.17], size, lift = 0, extra = [] } = options;
  const parts = Array.from({ length: count }, (_, index): Part => ({ shape: 1, position: [0.015 * Math.cos(index * 2.4), pot[1] * 0.84 + lift * golden(index, 2), 0.015 * Math.sin(index * 2.4)], rotation: leaning(index * 2.4, tilt[0] + (tilt[1] - tilt[0]) * (index / count), 0.2 * (golden(index) - 0.5)), scale: scale * (0.75 + 0.4 * golden(index, 1)) }));
  return thing(request, size, [...potOf(pot[0], pot[1], request.material === 'wood' ? wood() : request.colour ? mottled({ base: request.colour, coat: 0.6, subsurface: 0 }) : terracotta), ...extra], { more: [leafShape], parts: [{ shape: 0, position: at }, ...parts], spread: 3 });
};
const stalked = (length: number, width: number, curl: number): Field => smoothUnion(0.002, put(petal(drop(length * 0.62, width), curl, 0.0028), [length * 0.4, length * 0.02, 0]), pipe(0.0024, [[0, 0, 0], [length * 0.25, 0.012, 0], [length * 0.45, length * 0.02, 0]], 2));
const pottedPlant: Maker = (request) => potted(request, seedling(`${request.name}-leaf`, 0.42, piece(foliage({ base: '#2a5a22', tip: '#76a83c', size: 0.035, coat: 0.35 }), stalked(0.34, 0.115, 0.2))), { count: 19, scale: 0.88, tilt: [0.35, 1.35], size: [0.5, 0.5, 0.5], lift: 0.02 });
const fern: Maker = (request) => {
  const rib: Point[] = Array.from({ length: 15 }, (_, index) => { const t = (index + 1) / 15; return [0.38 * t, 0.02 + 0.12 * t - 0.24 * t * t, 0]; });
  const leaflets = rib.flatMap(([x, y], index) => { const long = 0.058 * Math.sin(Math.PI * (0.2 + 0.78 * ((index + 1) / 15))); return [1, -1].map((side) => rod([x, y, 0], [x + long * 0.45, y - 0.008, side * long], 0.0062, 0.0015)); });
  return potted(request, seedling(`${request.name}-frond`, 0.45, piece(foliage({ base: '#2f6a1e', tip: '#86b845', size: 0.03, coat: 0 }), ...leaflets, pipe(0.002, [[0, 0.02, 0], ...rib.map((one) => [...one])], 0))), { count: 20, scale: 0.85, tilt: [0.15, 1.25], size: [0.66, 0.46, 0.66] });
};
const bonsai: Maker = (request) => {
  const trunk = pipe(0.02, [[0, 0.05, 0, 0.032], [0.03, 0.1, 0, 0.023], [-0.03, 0.16, 0.01, 0.019], [0.02, 0.22, 0, 0.014], [0.0, 0.29, 0, 0.007]], 3);
  const arms = [pipe(0.009, [[-0.02, 0.15, 0.01], [-0.08, 0.17, 0.02], [-0.12, 0.185, 0.02, 0.004]], 2), pipe(0.009, [[0.015, 0.2, 0], [0.07, 0.215, -0.01], [0.115, 0.225, 0, 0.004]], 2), pipe(0.008, [[0.02, 0.11, 0], [0.07, 0.12, 0.04], [0.1, 0.14, 0.05, 0.004]], 2)];
  const tuft = seedling(`${request.name}-pad`, 0.1, piece(crown(colour('#1c4a1c'), request.colour ?? colour('#6f9a3a'), 0.08, 0.014), leaves({ radii: [0.085, 0.04, 0.07], leaf: 0.015 })));
  const pads: readonly (readonly number[])[] = [[-0.12, 0.2, 0.02, 0.95], [0.115, 0.245, 0, 0.95], [0.1, 0.16, 0.05, 0.75], [0, 0.31, 0, 1], [-0.05, 0.27, -0.02, 0.8], [0.05, 0.29, 0.01, 0.75], [-0.085, 0.215, -0.02, 0.7]];
  return thing(request, [0.4, 0.36, 0.25], [piece(mottled({ base: '#3f5f7a', other: '#35536d', roughness: 0.25, coat: 0.9, subsurface: 0 }), block([0.12, 0.024, 0.075], [0, 0.03, 0], 0.008), block([0.128, 0.006, 0.083], [0, 0.052, 0], 0.004), ...[1, -1].map((s) => block([0.014, 0.006, 0.06], [s * 0.085, 0.006, 0], 0.002))), piece(mottled({ base: '#3a4a22', other: '#526a2c', size: 0.01, bump: 0.003, grain: 0.008, roughness: 0.9 }), egg([0.108, 0.02, 0.064], [0, 0.05, 0])), piece(barkOf('#6b5138', '#33241a', 0.05), smoothUnion(0.008, trunk, ...arms))], { more: [tuft], parts: [{ shape: 0, position: at }, ...pads.map(([x, y, z, scale], index): Part => ({ shape: 1, position: [x!, y!, z!], rotation: [0, index * 2, 0], scale: scale! }))], turn: 0.2 }); // biome-ignore format: rows
};
const cactus: Maker = (request) => {
  const ribs = (field: Field, centre: Point): Field => (tools, p) => { const { o, m, k } = tools; const [x, z] = [o.sub(p[0], centre[0]), o.sub(p[2], centre[2])]; const wave = k.opaque(o.mul(m.sinTurns(o.mul(m.atan2Turns(z, x), 12)), 0.009), { of: [p[0], p[2]], range: () => ({ low: -0.009, high: 0.009 }), steepness: 0.9 }); return o.sub(field(tools, p), wave); };
  const body = ribs(pipe(0.1, [[0, 0.05, 0, 0.105], [0, 0.5, 0, 0.12], [0, 0.9, 0, 0.1]], 2), at);
  const arms = [pipe(0.06, [[0.08, 0.42, 0, 0.055], [0.24, 0.43, 0, 0.062], [0.27, 0.55, 0, 0.066], [0.27, 0.75, 0, 0.058]], 3), pipe(0.055, [[-0.08, 0.3, 0, 0.05], [-0.21, 0.32, 0, 0.056], [-0.235, 0.42, 0, 0.06], [-0.235, 0.58, 0, 0.05]], 3)];
  const skin = mottled({ base: ownColour(request, '#3f7a3c'), other: request.colour ?? colour('#2f6232'), size: 0.08, roughness: 0.5, coat: 0.15, subsurface: 0.3 });
  const spines: Surface = painted(skin, [(tools, { local }) => { const { o, m } = tools; const rows = o.mul(local[1], 26); return o.mul(m.smoothstep(0.62, 0.95, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 12))), m.smoothstep(0.16, 0.08, o.abs(o.sub(o.sub(rows, o.floor(rows)), 0.5)))); }, flat('#efe6c4', 0.6)]);
  return thing(request, [0.68, 1, 0.28], [piece(spines, smoothUnion(0.02, body, ...arms)), piece(petalled(colour('#e86fa0'), colour('#d83a7a'), 0.05), ...ring(petal(drop(0.06, 0.03), 0.05, 0.002), 8, 0.55).map((one) => put(one, [0, 0.995, 0])))], { spread: 0.5 });
};
const sprout: Maker = (request) => thing(request, [0.09, 0.1, 0.06], [piece(mottled({ base: '#3a2618', other: '#261810', size: 0.01, roughness: 0.95, bump: 0.004, grain: 0.006, subsurface: 0 }), displace(spun([[0.042, 0], [0.034, 0.01], [0.012, 0.017], [0, 0.018]]), roughening({ amplitude: 0.006, size: 0.01 }))), piece(foliage({ base: '#5a9a2c', tip: '#a3d45a', size: 0.015 }), pipe(0.0022, [[0, 0.012, 0], [0.002, 0.04, 0], [0, 0.07, 0]], 2), put(petal(drop(0.042, 0.026), 0.045, 0.0009), [0, 0.07, 0], [0.2, 0.2, 0.35]), put(petal(drop(0.042, 0.026), 0.045, 0.0009), [0, 0.07, 0], [-0.2, 3.3, 0.45]))], { spread: 0.5 }); // biome-ignore format: rows
const herb: Maker = (request) => { const leafShape = seedling(`${request.name}-leaf`, 0.06, piece(leafGreen, petal(lens(0.045, 0.024), 0.045, 0.0008))); const parts = [0, 1, 2, 3, 4, 5].flatMap((level): Part[] => [0, 1].map((side) => ({ shape: 1, position: [0, 0.05 + 0.03 * level, 0], rotation: leaning(side * Math.PI + level * 1.57, 0.35 + 0.1 * level), scale: 1.15 - 0.12 * level }))); return thing(request, [0.11, 0.22, 0.11], [piece(stemGreen, rod([0, 0, 0], [0, 0.205, 0], 0.003, 0.0015))], { more: [leafShape], parts: [{ shape: 0, position: at }, ...parts], spread: 3 }); }; // biome-ignore format: rows
const clover = (count: number): Maker => (request) => { const heart = smoothUnion(0.003, put(petal(drop(0.024, 0.015), 0.05, 0.0007), at, [0, 0.3, 0]), put(petal(drop(0.024, 0.015), 0.05, 0.0007), at, [0, -0.3, 0])); const pad = (y: number, z: number): Field[] => ring(heart, count, 0.18).map((one) => put(one, [0, y, z], [0.65, 0, 0])); return thing(request, [0.055, 0.085, 0.05], [piece(foliage({ base: '#2c7a22', tip: '#6fb84a', size: 0.01 }), ...pad(0.055, 0), pipe(0.0012, [[0, 0, 0], [0.006, 0.03, -0.004], [0, 0.055, 0]], 2))], {}); }; // biome-ignore format: rows
const grass: Maker = (request) => { const blade = seedling(`${request.name}-blade`, 0.24, piece(foliage({ base: '#2f6a1c', tip: '#8fbf45', size: 0.03, coat: 0 }), petal(lens(0.2, 0.009), 0.22, 0.0008))); return thing(request, [0.28, 0.2, 0.28], [piece(mottled({ base: '#3a2a18', subsurface: 0 }), egg([0.03, 0.006, 0.03], at))], { more: [blade], parts: [{ shape: 0, position: at }, ...Array.from({ length: 46 }, (_, index): Part => ({ shape: 1, position: [0.04 * golden(index, 1) - 0.02, 0, 0.04 * golden(index, 2) - 0.02], rotation: leaning(index * 2.4, 0.55 + 0.85 * golden(index, 4)), scale: 0.6 + 0.5 * golden(index) }))], spread: 3 }); }; // biome-ignore format: rows
const mapleRegion = polygon([[0, -0.005], [0.02, 0.006], [0.045, 0.004], [0.04, 0.018], [0.052, 0.034], [0.034, 0.035], [0.036, 0.045], [0.021, 0.042], [0.018, 0.066], [0.01, 0.06], [0, 0.085], [-0.01, 0.06], [-0.018, 0.066], [-0.021, 0.042], [-0.036, 0.045], [-0.034, 0.035], [-0.052, 0.034], [-0.04, 0.018], [-0.045, 0.004], [-0.02, 0.006]]); // biome-ignore format: a drawing
const autumnLeaf = (region: ReturnType<typeof lens>, hex: string, isLens: boolean): Maker => (request) => {
  const base = ownColour(request, hex);
  const tone: Surface = { material: (tools, { local }) => { const { o, v, m } = tools; const ribs = m.smoothstep(0.0009, 0.0004, o.min(o.abs(local[0]), o.abs(o.sub(o.abs(local[0]), o.mul(local[1], 0.7))))); return { base: tint(tools, v.mix3(v.mix3(base, [base[0] * 0.9, base[1] * 2.2, base[2]], mottle(tools, local, 0.03)), [base[0] * 0.5, base[1] * 0.4, base[2] * 0.4], o.mul(ribs, 0.7)), 1), roughness: 0.5, subsurface: 0.4, subsurfaceRadius: [0.002, 0.001, 0.0004] }; } };
  const blade: Field = displace((tools, p) => tools.o.max(region(tools, isLens ? p[1] : p[0], isLens ? p[0] : p[1]), tools.o.sub(tools.o.abs(tools.o.sub(p[2], tools.k.opaque(tools.o.mul(tools.o.mul(p[0], p[0]), 3), { of: [p[0]], range: () => ({ low: 0, high: 0.02 }), steepness: 0.4 }))), 0.0009)), roughening({ amplitude: 0.0006, size: 0.02 }));
  return thing(request, [0.105, 0.125, 0.03], [piece(tone, put(blade, [0, 0.035, 0])), piece(mottled({ base: '#6b3a1c', subsurface: 0 }), pipe(0.0012, [[0, 0.04, 0.001], [0, 0.02, 0], [0.006, 0, 0.002]], 2))], { parts: [{ shape: 0, position: [0, 0.002, 0], rotation: [-0.25, 0, 0] }], room: 0.02 });
};
const wheat: Maker = (request) => { const grain = mottled({ base: ownColour(request, '#d9ae4f'), other: '#b8842c', size: 0.02, roughness: 0.7, subsurface: 0.2 }); const ear = seedling(`${request.name}-ear`, 0.5, piece(grain, rod([0, -0.42, 0], [0, 0.02, 0], 0.0032), ...Array.from({ length: 9 }, (_, i) => egg([0.006, 0.0105, 0.006], [(i % 2 ? 1 : -1) * 0.006, 0.02 + 0.0105 * i, 0], [0, 0, (i % 2 ? -1 : 1) * 0.35])), ...Array.from({ length: 5 }, (_, i) => rod([0, 0.03 + 0.02 * i, 0], [(i % 2 ? 1 : -1) * 0.035, 0.13 + 0.02 * i, 0.01 * (i - 2)], 0.0011, 0.0005)))); return thing(request, [0.42, 0.72, 0.42], [piece(mottled({ base: '#8a5a2c', subsurface: 0 }), put(turned([[0.05, 0.27], [0.05, 0.31], [0, 0.31]], 0.01), at))], { more: [ear], parts: [{ shape: 0, position: at }, ...Array.from({ length: 42 }, (_, i): Part => { const away = Math.sqrt((i + 0.5) / 42); return { shape: 1, position: [0.1 * away * Math.cos(i * 2.4), 0.44 + 0.06 * golden(i), 0.1 * away * Math.sin(i * 2.4)], rotation: leaning(i * 2.4, -0.32 * away).map((v, k) => (k === 2 ? v : v)) as unknown as Point }; })], spread: 3 }); }; // biome-ignore format: rows
const hayBale: Maker = (request) => { const straw: Surface = { material: (tools, { local }) => { const { o, v, n } = tools; const fibre = n.valueNoise([o.mul(local[0], 12), o.mul(local[1], 95), o.mul(local[2], 95)], 3); return { base: tint(tools, v.mix3(ownColour(request, '#d9b45c'), colour('#8a6424'), fibre), o.mulAdd(mottle(tools, local, 0.2), 0.5, 0.75)), roughness: 0.9 }; }, bump: (tools, local) => tools.o.mul(tools.n.valueNoise([tools.o.mul(local[0], 12), tools.o.mul(local[1], 95), tools.o.mul(local[2], 95)], 3), 0.02) }; return thing(request, [1.5, 1.2, 1.2], [piece(straw, displace(put(turned([[0.6, -0.7], [0.6, 0.7], [0, 0.7]], 0.07), [0, 0.6, 0], [0, 0, Math.PI / 2]), roughening({ amplitude: 0.05, size: 0.12, octaves: 2 })))], { turn: 0.6, spread: 0.6 }); }; // biome-ignore format: a profile

const rock: Maker = (request) => thing(request, [0.8, 0.5, 0.62], [piece(request.colour ? stone({ colour: request.colour }) : layered(stone({ colour: colour('#8a857c') }), stone({ colour: colour('#8f8b80') }), 0.2, 0.1), displace(smoothUnion(0.06, egg([0.32, 0.24, 0.27], [-0.05, 0.2, 0]), egg([0.2, 0.17, 0.2], [0.2, 0.12, 0.05])), roughening({ amplitude: 0.2, size: 0.3, octaves: 4, seed: request.seed ?? 0 })))], { turn: 0.3, spread: 3, room: 0.1 });
const mountain: Maker = (request) => {
  const snowy = isAsked(request.attributes, 'snowy', 'snow-capped') || request.concept !== 'mountain';
  const cone = spun(request.concept === 'mount-fuji' ? [[340, 0], [240, 45], [140, 120], [70, 205], [38, 262], [26, 268], [0, 262]] : request.concept === 'volcano' ? [[330, 0], [230, 60], [130, 150], [70, 240], [45, 290], [30, 290], [0, 250]] : [[330, 0], [250, 60], [160, 140], [80, 225], [24, 292], [0, 305]]); // biome-ignore format: a profile
  const smooth = request.concept === 'mount-fuji' || request.concept === 'volcano';
  const surface: Surface = { material: (tools, { local, normal }) => { const { o, v, m } = tools; const noise = mottle(tools, local, 60, 4); const rockColour = v.mix3(request.colour ?? [0.17, 0.15, 0.135], [0.07, 0.07, 0.075], noise); const meadow = v.mix3(rockColour, [0.07, 0.11, 0.035], m.smoothstep(150, 50, o.add(local[1], o.mul(noise, 60)))); const snow = snowy ? m.smoothstep(150, 205, o.sum(local[1], o.mul(noise, 60), o.mul(normal[1], smooth ? 10 : 70))) : o.float(0); const lava = request.concept === 'volcano' ? m.smoothstep(0.035, 0.01, o.abs(o.sub(tools.n.valueNoise([o.mul(m.atan2Turns(local[2], local[0]), 14), o.mul(local[1], 0.012), 0]), 0.5))) : o.float(0); const glow = o.mul(lava, m.smoothstep(140, 260, local[1])); return { base: v.mix3(v.mix3(meadow, [0.85, 0.87, 0.92], request.concept === 'volcano' ? 0 : snow), [0.5, 0.08, 0.01], glow), roughness: 0.85, ...(request.concept === 'volcano' && { emission: [o.mul(glow, 3), o.mul(glow, 0.6), o.mul(glow, 0.05)] as const }) }; } };
  return thing(request, [640, 300, 640], [piece(surface, displace(cone, roughening({ amplitude: smooth ? 22 : 95, size: smooth ? 60 : 110, octaves: 4, seed: request.seed ?? 0 })))], { spread: 3, room: 60 });
};
const log: Maker = (request) => {
  if (/stump/.test(request.label)) return thing(request, [0.75, 0.42, 0.75], [piece(woodEnds(1), smoothUnion(0.05, turned([[0.27, 0], [0.24, 0.38], [0, 0.385]], 0.012), ...[0.3, 1.6, 2.8, 4.1, 5.3].map((angle) => pipe(0.07, [[0.2 * Math.cos(angle), 0.14, 0.2 * Math.sin(angle), 0.085], [0.36 * Math.cos(angle), 0.015, 0.36 * Math.sin(angle), 0.04]], 1))))], { spread: 3 }); // biome-ignore format: a profile
  const one = seedling(`${request.name}-log`, 0.6, piece(woodEnds(0), displace(put(turned([[0.13, -0.45], [0.12, 0.45], [0, 0.45]], 0.006), at, [0, 0, Math.PI / 2]), roughening({ amplitude: 0.012, size: 0.12 })))); // biome-ignore format: a profile
  return thing(request, [0.92, 0.48, 0.5], [piece(barkOf('#6b5138', '#2c1f15', 0.1), rod([0, 0.02, 0], [0.01, 0.02, 0], 0.01))], { more: [one], parts: [{ shape: 1, position: [0, 0.125, 0.13] }, { shape: 1, position: [0.02, 0.122, -0.135], rotation: [1, 0, 0] }, { shape: 1, position: [-0.02, 0.35, 0.0], rotation: [2, 0, 0] }], turn: 0.6 });
};
/** Bark along the axis, rings on what is cut across it. */
const woodEnds = (axis: 0 | 1): Surface => ({ material: (tools, point) => {
  const { o, v, m, n } = tools;
  const [a, b] = axis === 0 ? [point.local[1], point.local[2]] : [point.local[0], point.local[2]];
  const r = v.length([a, b, 0]);
  const rings = m.sinTurns(o.mulAdd(n.valueNoise(v.scale(point.local, 18)), 0.9, o.mul(r, 75)));
  const face = v.mix3([0.55, 0.34, 0.17], [0.38, 0.21, 0.09], m.smoothstep(-0.4, 0.9, rings));
  const furrow = axis === 0 ? n.valueNoise([o.mul(point.local[0], 9), o.mul(a, 60), o.mul(b, 60)]) : n.valueNoise([o.mul(a, 60), o.mul(point.local[1], 9), o.mul(b, 60)]);
  return { base: v.mix3(v.mix3([0.06, 0.04, 0.026], [0.2, 0.14, 0.09], furrow), face, m.smoothstep(0.75, 0.9, o.abs(point.normal[axis]))), roughness: 0.8 };
}, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(axis === 0 ? [tools.o.mul(p[0], 9), tools.o.mul(p[1], 60), tools.o.mul(p[2], 60)] : [tools.o.mul(p[0], 60), tools.o.mul(p[1], 9), tools.o.mul(p[2], 60)]), 0.012) }); // biome-ignore format: rows
const lilyPad: Maker = (request) => floating(lotusHead, 0.012, true)({ ...request, colour: request.colour });

export const flowers: Readonly<Record<string, Maker>> = {
  rose: stemmed(roseHead, 0.24, { nod: 0.45, thick: 0.003, leaf: 0.075 }), tulip: stemmed(tulipHead, 0.24, { nod: 0, thick: 0.0042, leaf: 0.2 }), sunflower: stemmed(sunflowerHead, 0.85, { nod: 1.1, thick: 0.014, leaf: 0.26 }), daisy: stemmed(daisyHead, 0.13, { nod: 0.75, thick: 0.0017, leaf: 0.06 }), poppy: stemmed(poppyHead, 0.2, { nod: 0.55, thick: 0.0017, leaf: 0.09 }), flower: stemmed(flowerHead, 0.15, { nod: 0.75, thick: 0.002, leaf: 0.08 }), 'white-flower': stemmed(whiteHead, 0.14, { nod: 0.7, thick: 0.002, leaf: 0.07 }), hibiscus: stemmed(hibiscusHead, 0.2, { nod: 0.95, thick: 0.003, leaf: 0.09 }), orchid: stemmed(orchidHead, 0.2, { nod: 1.15, thick: 0.003, leaf: 0.15 }), lily: stemmed(lilyHead, 0.34, { nod: 0.75, thick: 0.005, leaf: 0.16 }), peony: stemmed(peonyHead, 0.22, { nod: 0.5, thick: 0.0035, leaf: 0.11 }), 'wilted-flower': stemmed(flowerHead, 0.2, { nod: 2.2, thick: 0.002, leaf: 0.08 }), 'cherry-blossom': floating(blossomHead, 0.004, false), lotus: floating(lotusHead, 0.016, true), 'lily-pad': lilyPad, hyacinth, bouquet,
  'potted-plant': pottedPlant, fern, bonsai, cactus, seedling: sprout, herb, 'four-leaf-clover': clover(4), shamrock: clover(3), 'grass-tuft': grass, 'maple-leaf': autumnLeaf(mapleRegion, '#c8381a', false), 'fallen-leaf': autumnLeaf(lens(0.09, 0.05), '#b8701c', true), leaf: autumnLeaf(lens(0.09, 0.05), '#4a7a22', true), wheat, 'hay-bale': hayBale, rock, log, mountain, 'mount-fuji': mountain, 'snow-capped-mountain': mountain, volcano: mountain,
}; // biome-ignore format: a list
