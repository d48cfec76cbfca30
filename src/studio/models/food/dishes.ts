/** Dishes, meat, and what is served in bowls and on plates. Metres at real size. */
import {
  colour,
  displace,
  type Field,
  halfSpace,
  intersection,
  mixValues,
  polygon,
  roughening,
  type Shape,
  smoothDifference,
  smoothUnion,
  specks,
  type Surface,
  torus,
  translate,
} from '../../render/field/index.ts';
import { ball, block, drop, egg, fillOf, flat, foliage, golden, layered, leaning, type Mask, mottled, ownColour, painted, petal, type Piece, piece, pipe, put, rod, seedling, sheet, type SmallModel, spun, thing, turned, type Vessel, vessel } from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';

type Maker = (request: ModelRequest) => Model;

const china = mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 });
const bun = mottled({ base: '#d9974a', other: '#a85c1e', size: 0.03, top: 0.2, roughness: 0.3, coat: 0.35, subsurface: 0.2 });
const crumb = mottled({ base: '#f2e2bd', other: '#e2c994', size: 0.006, roughness: 0.85, subsurface: 0.4, bump: 0.0012, grain: 0.0035 });
const seared = mottled({ base: '#5a2c16', other: '#37180b', size: 0.008, roughness: 0.45, coat: 0.3, subsurface: 0.1, bump: 0.0016, grain: 0.005 });
const fried = mottled({ base: '#c98a3a', other: '#8f5218', size: 0.008, roughness: 0.5, coat: 0.15, subsurface: 0.15, bump: 0.002, grain: 0.004 });
const cheddar = mottled({ base: '#f5a81c', other: '#f0a012', roughness: 0.3, coat: 0.3, subsurface: 0.6, depth: 0.003 });
const leafGreen = foliage({ base: '#4f8a22', tip: '#93bf4a', size: 0.015 });
const redFruit = mottled({ base: '#c9200f', other: '#b0180c', size: 0.01, roughness: 0.2, coat: 0.6, subsurface: 0.4 });
const riceWhite = mottled({ base: '#f4f0e6', other: '#e6dfcf', size: 0.006, roughness: 0.5, subsurface: 0.6, bump: 0.0022, grain: 0.0042 });
const seaweed = mottled({ base: '#0e1a10', other: '#16261a', size: 0.008, roughness: 0.5, subsurface: 0, bump: 0.0003, grain: 0.002 });
const at: Point = [0, 0, 0];

const bowlOf = (radius: number, height: number): Vessel => ({ outside: [[radius * 0.45, 0], [radius * 0.5, height * 0.06], [radius * 0.78, height * 0.35], [radius * 0.95, height * 0.72], [radius, height]], wall: radius * 0.045 }); // biome-ignore format: a profile
const ricebowl = bowlOf(0.065, 0.065);
const wide = bowlOf(0.1, 0.075);
const deep = bowlOf(0.09, 0.08);
const plate = spun([[0.07, 0], [0.1, 0.004], [0.128, 0.016], [0.13, 0.0175], [0.1, 0.0085], [0, 0.006]]); // biome-ignore format: a profile

interface Served { readonly bowl: Vessel; readonly level: number; readonly contents: Surface; readonly relief?: number; readonly on?: readonly Piece[]; readonly seeds?: readonly Shape[]; readonly parts?: readonly Part[]; readonly glaze?: string }
/** A bowl, what fills it to a level, and what lies on that. */
const served = (request: ModelRequest, { bowl, level, contents, relief = 0, on = [], seeds = [], parts = [], glaze = '#f2efe8' }: Served, more: SmallModel = {}): Model => {
  const [radius, height] = bowl.outside.at(-1)!;
  const fill = fillOf(bowl, level, relief > 0 ? 0.6 * relief : -0.0015);
  return thing(request, [2 * radius, height * 1.15, 2 * radius], [piece(request.colour ? mottled({ base: request.colour, other: request.colour, roughness: 0.25, coat: 0.9, subsurface: 0 }) : mottled({ base: glaze, other: glaze, roughness: 0.25, coat: 0.9, subsurface: 0 }), vessel(bowl)), piece(contents, relief > 0 ? displace(fill, roughening({ amplitude: relief, size: relief * 3.5, octaves: 2 })) : fill), ...on], { spread: 3, more: seeds, ...(parts.length > 0 && { parts: [{ shape: 0, position: at }, ...parts] }), anchors: { inside: { at: [0, level, 0], widthMetres: radius * 1.6 } }, ...more }); // biome-ignore format: rows
};
const scattered = (shape: number, count: number, reach: number, low: number, scale = 1, high = low): Part[] => Array.from({ length: count }, (_, index) => {
  const [angle, away] = [index * 2.4 + shape, reach * Math.sqrt((index + 0.5) / count)];
  return { shape, position: [away * Math.cos(angle), low + (high - low) * (1 - away / reach), away * Math.sin(angle)], rotation: leaning(index * 1.9 + shape, 1.1 * (golden(index, shape) - 0.5), golden(index, shape + 2)), scale: scale * (0.85 + 0.3 * golden(index, 3)) };
}); // biome-ignore format: rows

const hamburger: Maker = (request) => {
  const lower = turned([[0.046, 0], [0.05, 0.006], [0.05, 0.018], [0, 0.019]], 0.005); // biome-ignore format: a profile
  const upper = spun([[0.049, 0.062], [0.053, 0.067], [0.05, 0.082], [0.036, 0.096], [0.014, 0.102], [0, 0.1025]]); // biome-ignore format: a profile
  const sesame: Mask = (tools, a) => tools.o.mul(specks(tools, tools.v.mul3(a.local, [1, 0.6, 1]), 0.0095, 0.23), tools.m.smoothstep(0.3, 0.55, a.normal[1]));
  const slice = block([0.047, 0.0015, 0.047], [0, 0.0455, 0], 0.0012, [0, 0.6, 0]);
  return thing(request, [0.12, 0.103, 0.12], [piece(layered(bun, painted(bun, [sesame, flat('#f2e3bd', 0.5)]), 0.06, 0.001), lower, upper), piece(seared, displace(turned([[0.05, 0.024], [0.05, 0.0425], [0, 0.0425]], 0.007), roughening({ amplitude: 0.003, size: 0.008 }))), piece(cheddar, slice, block([0.047, 0.0015, 0.047], [0, 0.044, 0], 0.0012, [0.03, 0.65, 0.03])), piece(redFruit, turned([[0.045, 0.0475], [0.045, 0.054], [0, 0.054]], 0.002)), piece(leafGreen, displace(turned([[0.056, 0.0545], [0.0565, 0.058], [0, 0.058]], 0.001), roughening({ amplitude: 0.008, size: 0.013 })), displace(turned([[0.055, 0.0195], [0.055, 0.022], [0, 0.022]], 0.001), roughening({ amplitude: 0.007, size: 0.014, seed: 4 })))], { spread: 3 }); // biome-ignore format: rows
};

const fries: Maker = (request) => {
  const stick = seedling(`${request.name}-fry`, 0.07, piece(mottled({ base: '#f0c35c', other: '#d99a35', size: 0.02, roughness: 0.5, subsurface: 0.4, bump: 0.0006 }), block([0.0045, 0.058, 0.0045], [0, 0, 0], 0.001)));
  const region = polygon([[-0.034, 0], [0.034, 0], [0.046, 0.085], [-0.046, 0.085]], 0.003);
  const scoop: Field = (tools, p) => tools.o.sub(0.019, tools.v.length([tools.o.mul(p[0], 0.45), tools.o.sub(p[1], 0.091), 0]));
  const box: Field = (tools, p) => {
    const { o } = tools;
    const out = o.max(region(tools, p[0], p[1]), o.sub(o.abs(p[2]), 0.02));
    const hollow = o.max(out, o.neg(o.max(o.add(region(tools, p[0], p[1]), 0.0012), o.sub(o.abs(p[2]), 0.0188))));
    const open = o.max(hollow, o.sub(p[1], 0.0835));
    return o.max(open, o.min(scoop(tools, p), o.sub(0.0, p[2])) as typeof out);
  };
  const red = ownColour(request, '#c8161d');
  const sticks = Array.from({ length: 34 }, (_, index): Part => { const [a, b] = [golden(index, 1) - 0.5, golden(index, 2) - 0.5]; return { shape: 1, position: [a * 0.066, 0.068 + 0.03 * golden(index, 3) - 0.03 * Math.abs(a), b * 0.026], rotation: [b * 0.35, index, -a * 0.6], scale: 0.8 + 0.25 * golden(index) }; });
  return thing(request, [0.105, 0.155, 0.06], [piece(painted(mottled({ base: red, other: red, roughness: 0.45, coat: 0.3, subsurface: 0 }), [({ m, v, o }, { local }) => m.smoothstep(0.0165, 0.0155, v.length([local[0], o.sub(local[1], 0.038), 0])), flat('#f6c628', 0.4)]), box)], { more: [stick], parts: [{ shape: 0, position: at }, ...sticks], turn: 0.2 }); // biome-ignore format: rows
};

const pizza: Maker = (request) => {
  const base = displace(spun([[0.13, 0], [0.15, 0.005], [0.152, 0.016], [0.142, 0.022], [0.131, 0.0145], [0, 0.0125]]), roughening({ amplitude: 0.004, size: 0.025 })); // biome-ignore format: a profile
  const melted: Surface = { material: (tools, a) => {
    const { o, v, m } = tools;
    const r = v.length([a.local[0], 0, a.local[2]]);
    const patch = tools.n.valueNoise(v.scale(a.local, 55));
    const cheeseAt = v.mix3([0.82, 0.52, 0.16], [0.75, 0.2, 0.03], m.smoothstep(0.5, 0.85, patch));
    const sauce = v.mix3(cheeseAt, [0.42, 0.045, 0.012], m.smoothstep(0.122, 0.132, o.add(r, o.mul(patch, 0.012))));
    const charred = v.mix3([0.68, 0.38, 0.12], [0.17, 0.06, 0.02], m.smoothstep(0.55, 0.95, o.mulAdd(a.normal[1], 0.15, tools.n.valueNoise(v.scale(a.local, 42), 3))));
    return { base: v.mix3(sauce, charred, m.smoothstep(0.13, 0.137, r)), roughness: 0.38, coat: o.mul(0.4, m.smoothstep(0.135, 0.128, r)), coatRoughness: 0.2, subsurface: 0.25, subsurfaceRadius: [0.003, 0.0015, 0.0006] };
  }, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 160)), 0.0014) }; // biome-ignore format: rows
  const pepperoni = seedling(`${request.name}-pepperoni`, 0.02, piece(mottled({ base: '#a8220f', other: '#7c120a', size: 0.004, roughness: 0.3, coat: 0.5, subsurface: 0.3 }), turned([[0.0165, 0], [0.017, 0.0026], [0, 0.0018]], 0.001)));
  const basil = seedling(`${request.name}-basil`, 0.03, piece(leafGreen, petal(drop(0.026, 0.014), 0.03, 0.0005)));
  const spots = Array.from({ length: 13 }, (_, index): Part => { const [angle, away] = [index * 2.4, 0.118 * Math.sqrt((index + 0.6) / 13)]; return { shape: 1, position: [away * Math.cos(angle), 0.0133, away * Math.sin(angle)], rotation: [0.06 * Math.cos(index), index, 0.06 * Math.sin(index)] }; });
  const leavesAt = [[0.03, 0.02], [-0.05, 0.05], [0.02, -0.06], [-0.03, -0.02], [0.075, 0.045]].map(([x, z], index): Part => ({ shape: 2, position: [x!, 0.0155, z!], rotation: [0, index * 1.4, 0.05] }));
  return thing(request, [0.3, 0.024, 0.3], [piece(melted, base)], { more: [pepperoni, basil], spread: 3, parts: [...[{ shape: 0, position: at }], ...spots, ...leavesAt] });
};

const hotDog: Maker = (request) => {
  const half = (side: 1 | -1): Field => pipe(0.019, [[-0.068, 0.022, side * 0.013, 0.016], [0, 0.0215, side * 0.0155, 0.0205], [0.068, 0.022, side * 0.013, 0.016]], 3);
  const sausage = pipe(0.0125, [[-0.088, 0.037, 0, 0.008], [-0.075, 0.0345, 0, 0.0122], [0, 0.034, 0, 0.0128], [0.075, 0.0345, 0, 0.0122], [0.088, 0.037, 0, 0.008]], 3); // biome-ignore format: a path
  const mustard = pipe(0.0028, Array.from({ length: 17 }, (_, index) => [-0.068 + 0.0085 * index, 0.0468, index % 2 === 0 ? 0.0052 : -0.0052]), 3);
  return thing(request, [0.178, 0.052, 0.075], [piece(bun, smoothUnion(0.006, half(1), half(-1))), piece(mottled({ base: ownColour(request, '#b0421f'), other: '#8c2c12', size: 0.02, roughness: 0.22, coat: 0.7, subsurface: 0.35 }), sausage), piece(mottled({ base: '#f2b90f', other: '#eab008', roughness: 0.2, coat: 0.7, subsurface: 0.4 }), mustard)], { turn: 0.35 }); // biome-ignore format: rows
};

const sandwich: Maker = (request) => {
  const tri = polygon([[-0.062, 0], [0.062, 0], [0, 0.066]], 0.008);
  const inner = (by: number) => polygon([[-0.062 - by, -by * 0.4], [0.062 + by, -by * 0.4], [0, 0.066 + by]], 0.008);
  const layer = (low: number, high: number, by = 0): Field => { const region = by === 0 ? tri : inner(by); return (tools, p) => tools.o.max(region(tools, p[0], tools.o.neg(p[2])), tools.o.max(tools.o.sub(p[1], high), tools.o.sub(low, p[1]))); };
  const toast: Surface = { material: (tools, a) => mixValues(tools, crumb.material(tools, a), bun.material(tools, a), tools.o.max(tools.m.smoothstep(-0.0025, -0.0005, tri(tools, a.local[0], tools.o.neg(a.local[2]))), tools.o.mul(0.3, tools.o.abs(a.normal[1])))), ...(crumb.bump && { bump: crumb.bump }) };
  const stack: Piece[] = [piece(toast, layer(0, 0.0115), layer(0.0355, 0.047)), piece(leafGreen, displace(layer(0.0122, 0.0158, 0.004), roughening({ amplitude: 0.007, size: 0.012 }))), piece(cheddar, layer(0.0165, 0.0195, 0.002)), piece(mottled({ base: '#e89a92', other: '#d57f78', size: 0.012, roughness: 0.35, subsurface: 0.5 }), displace(layer(0.02, 0.026, 0.001), roughening({ amplitude: 0.003, size: 0.02 }))), piece(redFruit, layer(0.0266, 0.033, -0.003)), piece(leafGreen, displace(layer(0.0332, 0.0352, 0.003), roughening({ amplitude: 0.005, size: 0.011, seed: 3 })))]; // biome-ignore format: rows
  return thing(request, [0.15, 0.055, 0.12], stack, { turn: 0, parts: [{ shape: 0, position: [-0.012, 0.001, -0.032], rotation: [0, Math.PI + 0.25, 0] }, { shape: 0, position: [0.012, 0.001, 0.055], rotation: [0, Math.PI - 0.25, 0] }].map((one) => ({ ...one, position: one.position as unknown as Point, rotation: one.rotation as unknown as Point })), room: 0.03 }); // biome-ignore format: rows
};

const taco: Maker = (request) => {
  const shellField: Field = (tools, p) => {
    const { o, v } = tools;
    const up = v.length([o.mul(p[0], 0.86), o.sub(p[1], 0.0), 0]);
    const lean = o.abs(o.sub(o.abs(p[2]), o.mulAdd(p[1], 0.36, 0.004)));
    return o.mul(o.max(o.sub(lean, 0.0022), o.max(o.sub(up, 0.072), o.neg(p[1]))), 0.9);
  };
  const bits = (name: string, surface: Surface, one: Field) => seedling(`${request.name}-${name}`, 0.03, piece(surface, one));
  const crest = (shape: number, count: number, lift: number): Part[] => Array.from({ length: count }, (_, index) => { const a = (index / (count - 1) - 0.5) * 2.3; return { shape, position: [0.07 * Math.sin(a), (0.067 + lift) * Math.cos(a) - 0.004, (golden(index, shape) - 0.5) * 0.03], rotation: leaning(index * 2.1, golden(index, 3) - 0.3, index) }; });
  return thing(request, [0.16, 0.085, 0.06], [piece(mottled({ base: ownColour(request, '#e5b352'), other: '#c98f32', size: 0.012, roughness: 0.6, subsurface: 0.25, bump: 0.0008 }), displace(shellField, roughening({ amplitude: 0.002, size: 0.015 }))), piece(seared, displace(intersection(translate(torusZ(0.04, 0.03), [0, 0, 0]), halfSpace([0, -1, 0], -0.008)), roughening({ amplitude: 0.006, size: 0.01 })))], { more: [bits('leaf', leafGreen, displace(petal(drop(0.03, 0.022), 0.02, 0.0007), roughening({ amplitude: 0.006, size: 0.01 }))), bits('tomato', redFruit, block([0.005, 0.005, 0.005], at, 0.001)), bits('cheese', cheddar, rod([-0.012, 0, 0], [0.012, 0.002, 0], 0.0013))], parts: [{ shape: 0, position: at }, ...crest(1, 16, 0), ...crest(2, 9, 0.004), ...crest(3, 16, 0.006)], turn: 0.3 }); // biome-ignore format: rows
};
const torusZ = (ring: number, tube: number): Field => (tools, p) => torus(ring, tube)(tools, [p[0], tools.o.mul(p[2], 1.6), p[1]] as never);

const rolled = (request: ModelRequest, inside: Surface): Model => {
  const tube = pipe(0.03, [[-0.085, 0.03, 0, 0.026], [-0.06, 0.03, 0, 0.03], [0.07, 0.03, 0, 0.031]], 2);
  const cut = intersection(tube, halfSpace([1, 0.15, 0.2], 0.062));
  const wrap = mottled({ base: ownColour(request, '#ecd9b0'), other: '#c08f52', size: 0.014, roughness: 0.7, subsurface: 0.3, bump: 0.0008, grain: 0.01 });
  const shellOnly: Surface = { material: (tools, a) => mixValues(tools, wrap.material(tools, a), inside.material(tools, a), tools.o.mul(tools.m.smoothstep(0.8, 0.9, tools.v.dot(a.normal, [0.97, 0.145, 0.194])), tools.m.smoothstep(0.0275, 0.026, tools.v.length([0, tools.o.sub(a.local[1], 0.03), a.local[2]])))), bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 180)), 0.0012) };
  return thing(request, [0.19, 0.065, 0.07], [piece(shellOnly, cut)], { turn: -0.75 });
};
const filling: Surface = painted(seared, [(tools, { local }) => specks(tools, local, 0.011, 0.42, 1), flat('#d9301c', 0.3)], [(tools, { local }) => specks(tools, local, 0.01, 0.4, 2), flat('#5c9a2c', 0.4)], [(tools, { local }) => specks(tools, local, 0.012, 0.36, 5), flat('#f2e6c8', 0.4)], [(tools, { local }) => specks(tools, local, 0.013, 0.3, 7), flat('#f0b41c', 0.4)]);

const eggModel: Maker = (request) => {
  const body = spun([[0, 0], [0.011, 0.003], [0.0205, 0.0145], [0.0222, 0.026], [0.019, 0.041], [0.011, 0.0535], [0, 0.058]]); // biome-ignore format: a profile
  const isEaster = /easter/.test(request.label) || (request.attributes ?? []).some((word) => word === 'painted' || word === 'striped');
  const plain = mottled({ base: ownColour(request, '#e8c7a0'), other: request.colour ?? colour('#dfb98e'), size: 0.02, roughness: 0.45, subsurface: 0.4, bump: 0.0001, grain: 0.0015 });
  const bands = painted(plain, [({ m, o }, { local }) => m.smoothstep(-0.1, 0.1, o.add(m.sinTurns(o.mul(local[1], 62)), o.mul(0.3, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 10))))), flat('#4aa3d8', 0.35, { coat: 0.5 })], [({ m, o }, { local }) => m.smoothstep(0.006, 0.0045, o.abs(o.sub(local[1], 0.029))), flat('#f2c230', 0.35, { coat: 0.5 })]);
  return thing(request, [0.045, 0.058, 0.045], [piece(isEaster ? bands : plain, body)], { spread: 3 });
};
const friedEgg: Maker = (request) => thing(request, [0.11, 0.022, 0.11], [piece({ material: (tools, a) => { const r = tools.v.length([a.local[0], 0, a.local[2]]); return { base: tools.v.mix3([0.9, 0.89, 0.85], [0.5, 0.27, 0.09], tools.m.smoothstep(0.05, 0.062, tools.o.add(r, tools.o.mul(tools.n.valueNoise(tools.v.scale(a.local, 90)), 0.01)))), roughness: 0.28, coat: 0.5, subsurface: 0.5, subsurfaceRadius: [0.004, 0.004, 0.003] }; }, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 120)), 0.0008) }, displace(turned([[0.05, 0.001], [0.052, 0.004], [0.022, 0.008], [0, 0.008]], 0.002), roughening({ amplitude: 0.012, size: 0.035 }))), piece(mottled({ base: '#f5a30f', other: '#f08f08', size: 0.02, roughness: 0.12, coat: 1, subsurface: 0.6, depth: 0.004 }), egg([0.0205, 0.0125, 0.0205], [0.004, 0.0085, 0.002]))], { spread: 3, room: 0.03 }); // biome-ignore format: rows

const chickenLeg: Maker = (request) => thing(request, [0.16, 0.06, 0.065], [piece(fried, displace(smoothUnion(0.03, egg([0.043, 0.03, 0.032], [-0.03, 0.03, 0]), rod([-0.02, 0.028, 0], [0.045, 0.026, 0], 0.02, 0.0105)), roughening({ amplitude: 0.003, size: 0.012, octaves: 2 }))), piece(mottled({ base: '#efe4cc', subsurface: 0.3, roughness: 0.4 }), rod([0.04, 0.026, 0], [0.075, 0.027, 0], 0.0058), ball(0.0075, [0.078, 0.031, 0.004]), ball(0.0072, [0.078, 0.0225, -0.003]))], { turn: 0.35 }); // biome-ignore format: rows
const meat: Maker = (request) => thing(request, [0.24, 0.1, 0.1], [piece(painted(mottled({ base: '#8a4420', other: '#5f2a10', size: 0.02, roughness: 0.3, coat: 0.6, subsurface: 0.2, bump: 0.001, grain: 0.006 }), [({ m, o }, { local }) => m.smoothstep(0.055, 0.06, o.abs(local[0])), flat('#a8583a', 0.35)]), displace(pipe(0.045, [[-0.06, 0.048, 0, 0.034], [-0.03, 0.048, 0, 0.046], [0.03, 0.048, 0, 0.046], [0.06, 0.048, 0, 0.034]], 3), roughening({ amplitude: 0.005, size: 0.03 }))), piece(mottled({ base: '#efe4cc', subsurface: 0.3, roughness: 0.4 }), rod([-0.11, 0.048, 0], [0.11, 0.048, 0], 0.0095), ...[-0.112, 0.112].flatMap((x) => [ball(0.0135, [x, 0.056, 0.004]), ball(0.013, [x, 0.041, -0.003])]))], { turn: 0.35 }); // biome-ignore format: rows
const steak: Maker = (request) => {
  const region = polygon([[-0.075, -0.02], [-0.05, -0.05], [0.02, -0.045], [0.075, -0.015], [0.07, 0.03], [0.02, 0.05], [-0.04, 0.04], [-0.08, 0.02]], 0.02);
  const slab: Field = (tools, p) => tools.o.sub(tools.o.max(tools.o.add(region(tools, p[0], p[2]), 0.006), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.0135)), 0.0075)), 0.006);
  const grill: Mask = (tools, { local, normal }) => tools.o.mul(tools.m.smoothstep(0.75, 0.92, tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.o.add(local[0], tools.o.mul(local[2], 0.6)), 26)))), tools.m.smoothstep(0.5, 0.8, normal[1]));
  return thing(request, [0.16, 0.045, 0.1], [piece(painted(mottled({ base: '#8f4a2c', other: '#5c2814', size: 0.02, roughness: 0.35, coat: 0.5, subsurface: 0.2, bump: 0.001 }), [({ m }, { normal }) => m.smoothstep(0.5, 0.2, normal[1]), flat('#c9a078', 0.4)], [grill, flat('#1c0d07', 0.5)]), displace(slab, roughening({ amplitude: 0.003, size: 0.02 }))), piece(leafGreen, rod([-0.01, 0.03, 0.005], [0.045, 0.034, -0.006], 0.0012), ...Array.from({ length: 14 }, (_, index) => rod([-0.004 + 0.0035 * index, 0.031, 0.003], [-0.0005 + 0.0035 * index, 0.033 + 0.004 * Math.cos(index * 2), 0.001 + 0.009 * Math.sin(index * 2)], 0.0009)))], { turn: 0.2, parts: [{ shape: 0, position: at, rotation: [0.12, 0, 0] }] }); // biome-ignore format: rows
};
const bacon: Maker = (request) => {
  const strip: Field = (tools, p) => { const { o, m, k } = tools; const wave = k.opaque(o.mul(m.sinTurns(o.mul(p[0], 22)), 0.004), { of: [p[0]], range: () => ({ low: -0.004, high: 0.004 }), steepness: 0.56 }); return o.max(o.sub(o.abs(o.sub(o.sub(p[1], 0.006), wave)), 0.0014), o.max(o.sub(o.abs(p[0]), 0.1), o.sub(o.abs(p[2]), 0.016))); };
  const stripes: Surface = { material: (tools, { local }) => { const { o, v, m } = tools; const share = m.smoothstep(-0.3, 0.3, o.add(m.sinTurns(o.mul(local[2], 75)), o.mul(o.sub(tools.n.valueNoise(v.scale(local, 60)), 0.5), 2.2))); return { base: v.mix3([0.42, 0.07, 0.035], [0.8, 0.5, 0.3], share), roughness: 0.3, coat: 0.6, subsurface: 0.4, subsurfaceRadius: [0.003, 0.001, 0.0008] }; } };
  return thing(request, [0.21, 0.03, 0.09], [piece(stripes, strip)], { parts: [-0.028, 0.006, 0.034].map((z, index): Part => ({ shape: 0, position: [0.004 * index, 0.002 * index, z], rotation: [0.1, 0.08 * (index - 1), 0] })), turn: 0.3 });
};
const falafel: Maker = (request) => { const one = seedling(`${request.name}-ball`, 0.03, piece(mottled({ base: ownColour(request, '#8a5322'), other: '#5f3512', size: 0.006, roughness: 0.75, bump: 0.0022, grain: 0.004 }), displace(ball(0.02, at), roughening({ amplitude: 0.005, size: 0.012, octaves: 2 })))); return thing(request, [0.12, 0.06, 0.1], [piece(leafGreen, displace(turned([[0.055, 0.001], [0.055, 0.003], [0, 0.003]], 0.001), roughening({ amplitude: 0.01, size: 0.02 })))], { more: [one], parts: [{ shape: 0, position: at }, ...[[-0.024, 0.02, 0.012], [0.02, 0.02, 0.02], [0, 0.02, -0.022], [0.04, 0.02, -0.016], [-0.001, 0.052, 0.004]].map(([x, y, z], index): Part => ({ shape: 1, position: [x!, y! + 0.002, z!], rotation: [index, index * 2, 0] }))] }); }; // biome-ignore format: rows

const soup: Maker = (request) => served(request, { bowl: wide, level: 0.058, contents: painted(mottled({ base: '#d9761f', other: '#c8621a', size: 0.04, roughness: 0.18, coat: 0.8, subsurface: 0.4, depth: 0.004 }), [(tools, { local }) => tools.m.smoothstep(0.0022, 0.0012, tools.o.abs(tools.o.sub(tools.v.length([local[0], 0, tools.o.mul(local[2], 1.1)]), tools.o.mulAdd(tools.m.atan2Turns(local[2], local[0]), 0.022, 0.04)))), flat('#f6ead2', 0.25)], [(tools, { local }) => specks(tools, local, 0.0095, 0.16), flat('#3f7a1e', 0.4)]) }); // biome-ignore format: rows
const bowl: Maker = (request) => { const [radius, height] = wide.outside.at(-1)!; const glaze = mottled({ base: ownColour(request, '#6f93ad'), size: 0.03, other: request.colour ?? colour('#5f84a0'), roughness: 0.25, coat: 1, subsurface: 0 }); return thing(request, [2 * radius, height, 2 * radius], [piece(layered(glaze, mottled({ base: '#8a5a35', other: '#6b4022', size: 0.006, coat: 0.8, subsurface: 0 }), height - 0.002, 0.0015), vessel(wide))], { spread: 3, anchors: { inside: { at: [0, 0.03, 0], widthMetres: radius * 1.5 } } }); }; // biome-ignore format: rows
const salad: Maker = (request) => {
  const seeds = [seedling(`${request.name}-leaf`, 0.07, piece(leafGreen, displace(petal(drop(0.055, 0.042), 0.035, 0.0008), roughening({ amplitude: 0.008, size: 0.014 })))), seedling(`${request.name}-tomato`, 0.02, piece(redFruit, ball(0.0125, at))), seedling(`${request.name}-slice`, 0.02, piece(painted(mottled({ base: '#d5e2a0', other: '#bccf80', coat: 0.3 }), [({ m, v }, { local }) => m.smoothstep(0.0135, 0.0145, v.length([local[0], 0, local[2]])), flat('#2f5a1c')]), turned([[0.0155, -0.0015], [0.0155, 0.0015], [0, 0.0015]], 0.0005)))];
  return served(request, { bowl: wide, level: 0.05, contents: leafGreen, relief: 0.012, seeds, parts: [...scattered(1, 26, 0.075, 0.058, 0.9, 0.082), ...scattered(2, 7, 0.068, 0.068, 1, 0.095), ...scattered(3, 6, 0.06, 0.07, 1, 0.095)], glaze: '#b98a55' }); // biome-ignore format: rows
};
const rice: Maker = (request) => served(request, { bowl: ricebowl, level: 0.05, contents: riceWhite, on: [piece(riceWhite, displace(egg([0.057, 0.028, 0.057], [0, 0.05, 0]), roughening({ amplitude: 0.0035, size: 0.005 })))], glaze: '#2f4f7c' });
const noodles: Maker = (request) => {
  const strand = seedling(`${request.name}-strand`, 0.055, piece(mottled({ base: '#f0cf7a', other: '#e2b95c', roughness: 0.25, coat: 0.5, subsurface: 0.5 }), pipe(0.0021, [[-0.045, 0, 0], [-0.02, 0.004, 0.012], [0.005, 0.001, 0.002], [0.024, 0.005, -0.012], [0.045, 0, 0.006]], 3), pipe(0.0021, [[-0.04, 0.002, 0.014], [-0.01, 0.006, 0.022], [0.02, 0.004, 0.012], [0.04, 0.001, 0.018]], 3)));
  const half = (x: number, z: number): Piece[] => [piece(mottled({ base: '#f6f2e8', other: '#efe8da', roughness: 0.3, coat: 0.4, subsurface: 0.5 }), intersection(egg([0.02, 0.016, 0.026], [x, 0.068, z]), halfSpace([0, 1, 0.15], 0.069 + 0.15 * z))), piece(mottled({ base: '#f29a12', other: '#e88608', roughness: 0.25, coat: 0.5, subsurface: 0.5 }), egg([0.0105, 0.0035, 0.0115], [x, 0.0692, z + 0.002]))];
  const onions = seedling(`${request.name}-onion`, 0.01, piece(mottled({ base: '#5f9a2c', other: '#8fbf4a', size: 0.004, coat: 0.2 }), translate(torus(0.004, 0.0014), at)));
  return served(request, { bowl: deep, level: 0.06, contents: { material: () => ({ base: [0.3, 0.13, 0.03], roughness: 0.08, coat: 1, coatRoughness: 0.03 }) }, on: [...half(-0.034, 0.028), piece(seaweed, block([0.024, 0.024, 0.0007], [0.05, 0.075, -0.045], 0.0005, [-0.2, -0.7, 0])), piece(mottled({ base: '#c98a6a', other: '#a5603c', size: 0.01, coat: 0.4, roughness: 0.35 }), turned([[0.024, 0.067], [0.024, 0.071], [0, 0.071]], 0.001))], seeds: [strand, onions], parts: [...scattered(1, 12, 0.04, 0.059, 1, 0.063), ...scattered(2, 10, 0.05, 0.068, 1, 0.073)], glaze: '#a8281c' }, { more: [strand, onions, [piece(mottled({ base: '#3a1c10', other: '#4a2414', roughness: 0.3, coat: 0.5, subsurface: 0 }), rod([-0.02, 0.086, 0.075], [0.13, 0.1, -0.055], 0.003, 0.0022), rod([-0.03, 0.086, 0.065], [0.12, 0.1, -0.068], 0.003, 0.0022))]], parts: [{ shape: 0, position: at }, ...scattered(1, 12, 0.04, 0.059, 1, 0.063), ...scattered(2, 10, 0.05, 0.068, 1, 0.073), { shape: 3, position: at }] }); // biome-ignore format: rows
};
const spaghetti: Maker = (request) => {
  const strand = seedling(`${request.name}-strand`, 0.05, piece(mottled({ base: '#f2d68a', other: '#e5bf62', roughness: 0.3, coat: 0.5, subsurface: 0.5 }), pipe(0.0014, [[-0.035, 0, 0], [-0.015, 0.005, 0.016], [0.01, 0.001, 0.016], [0.024, 0.006, 0], [0.005, 0.003, -0.014], [-0.02, 0.006, -0.01]], 3), pipe(0.0014, [[-0.03, 0.003, 0.02], [0, 0.006, 0.028], [0.03, 0.003, 0.01], [0.025, 0.001, -0.02]], 3)));
  const basil = petal(drop(0.022, 0.013), 0.02, 0.0005);
  return thing(request, [0.26, 0.075, 0.26], [piece(china, plate), piece(mottled({ base: '#e8c878', other: '#d9b055', size: 0.004, coat: 0.3 }), egg([0.06, 0.032, 0.06], [0, 0.012, 0])), piece(mottled({ base: '#b8260f', other: '#8c1608', size: 0.008, roughness: 0.25, coat: 0.7, subsurface: 0.3, bump: 0.002, grain: 0.006 }), displace(egg([0.042, 0.014, 0.04], [0, 0.05, 0]), roughening({ amplitude: 0.008, size: 0.012 }))), piece(leafGreen, put(basil, [0, 0.064, 0], [0, 0.4, 0.2]), put(basil, [0, 0.064, 0], [0, 2.6, 0.2]))], { more: [strand], spread: 3, parts: [{ shape: 0, position: at }, ...scattered(1, 26, 0.07, 0.018, 1, 0.045)] }); // biome-ignore format: rows
};
const curry: Maker = (request) => thing(request, [0.26, 0.055, 0.26], [piece(china, plate), piece(riceWhite, displace(egg([0.06, 0.034, 0.075], [-0.04, 0.012, 0]), roughening({ amplitude: 0.003, size: 0.005 }))), piece(mottled({ base: '#8a4a12', other: '#6b340a', size: 0.02, roughness: 0.15, coat: 0.9, subsurface: 0.3 }), put(displace(turned([[0.062, 0.008], [0.062, 0.019], [0, 0.021]], 0.004), roughening({ amplitude: 0.006, size: 0.03 })), [0.035, 0, 0])), piece(mottled({ base: '#e8852a', coat: 0.6 }), block([0.011, 0.009, 0.01], [0.04, 0.026, 0.03], 0.004, [0.3, 0.5, 0]), block([0.01, 0.009, 0.01], [0.06, 0.024, -0.02], 0.004, [0.1, 1.5, 0])), piece(mottled({ base: '#e5c678', coat: 0.5 }), block([0.013, 0.011, 0.012], [0.065, 0.026, 0.015], 0.005, [0.2, 0.9, 0]), block([0.013, 0.011, 0.012], [0.03, 0.026, -0.04], 0.005, [0.2, 0.2, 0])), piece(seared, block([0.013, 0.01, 0.01], [0.02, 0.027, 0.002], 0.005, [0, 0.9, 0.2]))], { spread: 0.4 }); // biome-ignore format: rows

const sushi: Maker = (request) => {
  const nigiri = [piece(riceWhite, displace(egg([0.027, 0.0135, 0.0145], [0, 0.0135, 0]), roughening({ amplitude: 0.003, size: 0.0045 }))), piece({ material: (tools, { local }) => ({ base: tools.v.mix3([0.86, 0.26, 0.1], [0.93, 0.62, 0.45], tools.m.smoothstep(0.55, 0.95, tools.m.sinTurns(tools.o.mul(tools.o.add(local[0], tools.o.mul(local[2], 0.5)), 150)))), roughness: 0.25, coat: 0.6, subsurface: 0.6, subsurfaceRadius: [0.004, 0.0015, 0.001] }) }, displace(intersection(smoothDifference(0.002, egg([0.034, 0.019, 0.0175], [0, 0.0125, 0]), egg([0.027, 0.0135, 0.0145], [0, 0.0125, 0])), halfSpace([0, -1, 0], -0.0155)), roughening({ amplitude: 0.001, size: 0.01 })))];
  const maki = seedling(`${request.name}-maki`, 0.03, piece({ material: (tools, a) => { const { v, m } = tools; const r = v.length([a.local[0], 0, a.local[2]]); const top = m.smoothstep(0.5, 0.8, a.normal[1]); const face = v.mix3(v.mix3([0.8, 0.2, 0.08], [0.86, 0.84, 0.78], m.smoothstep(0.0062, 0.0072, r)), [0.01, 0.018, 0.01], m.smoothstep(0.0142, 0.0148, r)); return { base: v.mix3([0.01, 0.018, 0.01], face, top), roughness: 0.4, subsurface: 0.3 }; }, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 420)), 0.0012) }, turned([[0.0158, 0], [0.0158, 0.022], [0, 0.022]], 0.0012)));
  return thing(request, [0.15, 0.06, 0.09], nigiri, { more: [maki, [piece(mottled({ base: '#8a5a32', other: '#6b4220', size: 0.02, subsurface: 0, coat: 0.2 }), block([0.078, 0.005, 0.042], [0, 0.012, 0], 0.002), block([0.006, 0.006, 0.04], [0.05, 0.005, 0], 0.001), block([0.006, 0.006, 0.04], [-0.05, 0.005, 0], 0.001)), piece(mottled({ base: '#86b13c', bump: 0.001 }), egg([0.009, 0.007, 0.009], [0.06, 0.022, 0.025]))]], parts: [{ shape: 2, position: at }, { shape: 0, position: [-0.045, 0.017, -0.005], rotation: [0, 1.2, 0] }, { shape: 0, position: [-0.008, 0.017, -0.006], rotation: [0, 1.2, 0] }, { shape: 1, position: [0.033, 0.017, 0.012] }, { shape: 1, position: [0.03, 0.017, -0.022], rotation: [0, 1, 0] }, { shape: 1, position: [0.062, 0.017, -0.01], rotation: [0, 2, 0] }], turn: 0.25 }); // biome-ignore format: rows
};
const onigiri: Maker = (request) => { const tri = polygon([[-0.042, 0], [0.042, 0], [0, 0.074]], 0.016); const seen = displace(sheet(tri, 0.0165, at, at, 0.008), roughening({ amplitude: 0.0028, size: 0.0045 })); return thing(request, [0.085, 0.072, 0.036], [piece(riceWhite, seen), piece(seaweed, block([0.0155, 0.0165, 0.0178], [0, 0.0165, 0], 0.004))], { turn: 0.3 }); }; // biome-ignore format: rows
const dango: Maker = (request) => thing(request, [0.19, 0.035, 0.035], [piece(mottled({ base: '#f0a9bb', other: '#eb9bb0', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [0.03, 0.0158, 0])), piece(mottled({ base: '#f4f0e4', other: '#efe9d8', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [0, 0.0158, 0])), piece(mottled({ base: '#93b552', other: '#86a848', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [-0.03, 0.0158, 0])), piece(mottled({ base: '#d9b884', subsurface: 0 }), rod([-0.05, 0.0158, 0], [0.11, 0.0158, 0], 0.0016))], { turn: 0.45 }); // biome-ignore format: rows
const dumpling: Maker = (request) => {
  const body = displace(smoothUnion(0.012, egg([0.034, 0.017, 0.0165], [0, 0.016, 0]), pipe(0.003, [[-0.036, 0.018, 0.002], [-0.02, 0.032, 0.001], [0, 0.037, 0], [0.02, 0.032, -0.001], [0.036, 0.018, -0.002]], 3)), (tools, p) => tools.k.opaque(tools.o.mul(tools.m.sinTurns(tools.o.mul(p[0], 110)), tools.o.mul(0.0016, tools.m.smoothstep(0.018, 0.03, p[1]))), { of: [p[0], p[1]], range: () => ({ low: -0.0017, high: 0.0017 }), steepness: 1.3 })); // biome-ignore format: rows
  return thing(request, [0.15, 0.045, 0.1], [piece(layered(mottled({ base: '#c08a45', other: '#d9b070', size: 0.006, coat: 0.4 }), mottled({ base: '#f2e6cc', other: '#ecdcb8', size: 0.02, roughness: 0.3, coat: 0.4, subsurface: 0.7, depth: 0.005 }), 0.006, 0.004), body)], { parts: [[-0.036, 0.014, 0.15], [0.036, 0.018, -0.2], [0, -0.022, 0.1]].map(([x, z, turn]): Part => ({ shape: 0, position: [x!, 0, z!], rotation: [0, turn!, 0] })) });
};
const mooncake: Maker = (request) => { const scallop: Field = (tools, p) => tools.o.add(turned([[0.032, 0], [0.034, 0.003], [0.034, 0.026], [0.031, 0.03], [0, 0.03]], 0.002)(tools, p), tools.k.opaque(tools.o.mul(tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(p[2], p[0]), 8))), -0.0016), { of: [p[0], p[2]], range: () => ({ low: -0.0017, high: 0 }), steepness: 2.6 })); const rings: Mask = (tools, { local, normal }) => tools.o.mul(tools.m.smoothstep(0.5, 0.8, normal[1]), tools.m.smoothstep(0.2, 0.6, tools.m.sinTurns(tools.o.add(tools.o.mul(tools.v.length([local[0], 0, local[2]]), 130), tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 8)))))); return thing(request, [0.1, 0.075, 0.1], [piece(painted(mottled({ base: ownColour(request, '#b87020'), other: '#96510f', size: 0.02, roughness: 0.3, coat: 0.6, subsurface: 0.2 }), [rings, flat('#7a3c0a', 0.4)]), scallop)], { parts: [{ shape: 0, position: [0, 0, 0.012] }, { shape: 0, position: [0.012, 0.024, -0.022], rotation: [1.05, 0.5, 0] }] }); }; // biome-ignore format: rows
const fortuneCookie: Maker = (request) => thing(request, [0.09, 0.05, 0.05], [piece(mottled({ base: ownColour(request, '#d99a45'), other: '#b87020', size: 0.015, roughness: 0.35, coat: 0.4, subsurface: 0.2 }), smoothDifference(0.004, smoothUnion(0.012, egg([0.026, 0.018, 0.018], [-0.017, 0.02, 0], [0, 0.3, 0.35]), egg([0.026, 0.018, 0.018], [0.017, 0.02, 0], [0, -0.3, -0.35])), egg([0.006, 0.03, 0.02], [0, 0.0, 0.018]))), piece(mottled({ base: '#f4f1ea', subsurface: 0 }), block([0.026, 0.0004, 0.006], [0.045, 0.0285, 0.003], 0.0002, [0.1, 0.1, 0.25]))], {}); // biome-ignore format: rows
const riceCracker: Maker = (request) => thing(request, [0.08, 0.025, 0.08], [piece(mottled({ base: '#c98a45', other: '#9c5a1f', size: 0.012, roughness: 0.35, coat: 0.5, bump: 0.0012, grain: 0.005 }), turned([[0.036, 0], [0.037, 0.008], [0, 0.009]], 0.003)), piece(seaweed, block([0.014, 0.0055, 0.039], [0, 0.0045, 0], 0.001))], { spread: 3, parts: [{ shape: 0, position: [0, 0.013, 0], rotation: [0.4, 0, 0] }] });
const tempura: Maker = (request) => { const one: Piece[] = [piece(fried, displace(pipe(0.012, [[-0.05, 0.014, 0, 0.009], [0, 0.016, 0, 0.0125], [0.045, 0.017, 0, 0.01]], 3), roughening({ amplitude: 0.009, size: 0.009, octaves: 2 }))), piece(mottled({ base: '#e0532a', other: '#c8401c', roughness: 0.25, coat: 0.6 }), put(petal(drop(0.03, 0.016), 0.04, 0.001), [0.048, 0.017, 0.003], [0.3, -0.25, 0.3]), put(petal(drop(0.03, 0.016), 0.04, 0.001), [0.048, 0.017, -0.003], [-0.3, 0.25, 0.3]))]; return thing(request, [0.15, 0.05, 0.09], one, { parts: [-0.025, 0.018].map((z, index): Part => ({ shape: 0, position: [0.006 * index - 0.01, 0.002, z], rotation: [0, 0.15 - 0.3 * index, 0] })), turn: 0.3 }); }; // biome-ignore format: rows
const popcorn: Maker = (request) => {
  const tub = turned([[0.042, 0], [0.058, 0.13], [0, 0.132]], 0.001); // biome-ignore format: a profile
  const red = ownColour(request, '#c8161d');
  const stripes = painted(mottled({ base: '#f4efe6', subsurface: 0, roughness: 0.5 }), [({ m, o }, { local }) => m.smoothstep(-0.06, 0.06, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 9))), flat(red, 0.45)]);
  const puff = seedling(`${request.name}-puff`, 0.02, piece(mottled({ base: '#f8efd6', other: '#f0d48a', size: 0.008, roughness: 0.75, subsurface: 0.4 }), displace(smoothUnion(0.003, ball(0.0075, at), ball(0.006, [0.007, 0.003, 0]), ball(0.0055, [-0.005, 0.005, 0.003]), ball(0.0055, [0, -0.004, 0.006]), ball(0.005, [0.001, 0.006, -0.005])), roughening({ amplitude: 0.003, size: 0.005 }))));
  return thing(request, [0.13, 0.175, 0.13], [piece(stripes, tub), piece(mottled({ base: '#f2e2b8' }), egg([0.053, 0.026, 0.053], [0, 0.126, 0]))], { more: [puff], spread: 3, parts: [{ shape: 0, position: at }, ...scattered(1, 46, 0.055, 0.134, 1.05, 0.158)] });
};

const iceCream: Maker = (request) => {
  const scoop = (hex: string, x: number, y: number, z: number): Piece => piece(mottled({ base: hex, size: 0.012, roughness: 0.55, subsurface: 0.5, depth: 0.004, bump: 0.0016, grain: 0.006, other: hex }), displace(smoothUnion(0.006, ball(0.03, [x, y, z]), translate(torus(0.026, 0.0065), [x, y - 0.018, z])), roughening({ amplitude: 0.004, size: 0.009, octaves: 2 })));
  const glassy = spun([[0.036, 0], [0.034, 0.004], [0.008, 0.009], [0.007, 0.03], [0.03, 0.044], [0.055, 0.07], [0.06, 0.082], [0.056, 0.082], [0, 0.06]]); // biome-ignore format: a profile
  return thing(request, [0.125, 0.155, 0.125], [piece(mottled({ base: '#dfe8ea', other: '#d3dfe2', roughness: 0.1, coat: 1, subsurface: 0.3 }), glassy), scoop(request.colour ? '#f6ead0' : '#f4e3bd', -0.024, 0.092, 0.008), piece(mottled({ base: ownColour(request, '#e88fa8'), other: request.colour ?? colour('#df7f9a'), size: 0.012, roughness: 0.55, subsurface: 0.5, bump: 0.0016, grain: 0.006 }), displace(smoothUnion(0.006, ball(0.03, [0.026, 0.092, 0.004]), translate(torus(0.026, 0.0065), [0.026, 0.074, 0.004])), roughening({ amplitude: 0.004, size: 0.009, octaves: 2 }))), scoop('#5a321a', 0, 0.122, -0.006), piece(redFruit, ball(0.0085, [0.002, 0.157, -0.004])), piece(mottled({ base: '#d9a55c', other: '#b87f3a', subsurface: 0.1 }), put(turned([[0.006, -0.04], [0.006, 0.04], [0, 0.04]], 0.001), [0.035, 0.13, -0.02], [-0.3, 0, -0.5]))], { spread: 1 }); // biome-ignore format: rows
};
const softServe: Maker = (request) => {
  const waffle: Surface = { material: (tools, { local }) => ({ base: tools.v.mix3([0.62, 0.33, 0.1], [0.4, 0.18, 0.04], tools.m.smoothstep(0.7, 0.95, crossing(tools, local))), roughness: 0.6 }), bump: (tools, local) => tools.o.mul(tools.m.smoothstep(0.6, 0.95, crossing(tools, local)), 0.0012) };
  const turns = Array.from({ length: 52 }, (_, index) => { const t = index / 51; const r = 0.026 * (1 - t) ** 0.75; return [r * Math.cos(t * 23), 0.112 + 0.066 * t, r * Math.sin(t * 23), 0.0125 * (1 - 0.68 * t)]; });
  return thing(request, [0.075, 0.185, 0.075], [piece(waffle, turned([[0.003, 0], [0.022, 0.088], [0.03, 0.09], [0.031, 0.112], [0, 0.112]], 0.0015)), piece(mottled({ base: ownColour(request, '#f6ecd2'), other: request.colour ?? colour('#f1e2bd'), size: 0.02, roughness: 0.35, coat: 0.2, subsurface: 0.6, depth: 0.004 }), pipe(0.01, turns, 0), egg([0.026, 0.02, 0.026], [0, 0.116, 0]))], { spread: 3 }); // biome-ignore format: a profile
};
const crossing = ({ o, m }: Parameters<Mask>[0], [x, y, z]: Parameters<Mask>[1]['local']) => { const around = o.mul(m.atan2Turns(z, x), 9); return o.max(o.abs(m.sinTurns(o.mul(o.add(around, o.mul(y, 95)), 0.5))), o.abs(m.sinTurns(o.mul(o.sub(around, o.mul(y, 95)), 0.5)))); };
const shavedIce: Maker = (request) => served(request, { bowl: deep, level: 0.06, contents: mottled({ base: '#eef4f6', other: '#dfeaf0', roughness: 0.4 }), on: [piece(painted(mottled({ base: '#f2f6f8', other: '#e6f0f4', size: 0.01, roughness: 0.35, subsurface: 0.6, depth: 0.006, bump: 0.002, grain: 0.004 }), [(tools, { local }) => tools.m.smoothstep(0.09, 0.125, tools.o.add(local[1], tools.o.mul(tools.n.valueNoise(tools.v.scale(local, 60)), 0.03))), flat(ownColour(request, '#e0324a'), 0.2, { subsurface: 0.5, coat: 0.6 })]), displace(smoothUnion(0.02, egg([0.08, 0.055, 0.08], [0, 0.065, 0]), egg([0.03, 0.04, 0.03], [0, 0.11, 0])), roughening({ amplitude: 0.008, size: 0.012, octaves: 2 })))], glaze: '#9fc4d8' }, {}); // biome-ignore format: rows
const bento: Maker = (request) => thing(request, [0.2, 0.06, 0.14], [piece(mottled({ base: ownColour(request, '#7a1712'), other: '#5f0f0c', roughness: 0.2, coat: 1, subsurface: 0 }), smoothDifference(0.002, block([0.1, 0.022, 0.07], [0, 0.022, 0], 0.006), block([0.095, 0.02, 0.065], [0, 0.03, 0], 0.004)), block([0.002, 0.02, 0.065], [0, 0.02, 0], 0.001)), piece(riceWhite, displace(block([0.044, 0.016, 0.06], [-0.048, 0.024, 0], 0.008), roughening({ amplitude: 0.003, size: 0.0045 }))), piece(redFruit, ball(0.0095, [-0.048, 0.041, 0]), ball(0.0125, [0.078, 0.036, 0.045]), ball(0.0125, [0.078, 0.036, 0.018])), piece(leafGreen, displace(egg([0.04, 0.01, 0.025], [0.05, 0.028, 0.035]), roughening({ amplitude: 0.01, size: 0.013 }))), piece(fried, ...[0, 1, 2].map((index) => displace(egg([0.014, 0.012, 0.014], [0.024 + 0.028 * index, 0.036, -0.042 + 0.004 * index]), roughening({ amplitude: 0.004, size: 0.008 })))), piece(mottled({ base: '#f5d04a', other: '#efc034', size: 0.01, subsurface: 0.5, coat: 0.2 }), ...[0, 1, 2].map((index) => block([0.011, 0.01, 0.012], [0.02 + 0.024 * index, 0.036, -0.004], 0.004)))], { turn: 0.2 }); // biome-ignore format: rows
const stew: Maker = (request) => served(request, { bowl: { outside: [[0.09, 0], [0.098, 0.006], [0.1, 0.05], [0.1, 0.1]], wall: 0.005 }, level: 0.085, contents: mottled({ base: '#8f3f14', other: '#6b2a0a', size: 0.02, roughness: 0.18, coat: 0.9, subsurface: 0.2 }), relief: 0.004, on: [piece(mottled({ base: '#e07f24', coat: 0.5 }), ...[0, 1, 2].map((i) => egg([0.014, 0.01, 0.014], [0.05 * Math.cos(i * 2.1), 0.087, 0.05 * Math.sin(i * 2.1)]))), piece(mottled({ base: '#e5c678', coat: 0.5 }), ...[0, 1, 2].map((i) => block([0.014, 0.01, 0.013], [0.055 * Math.cos(i * 2.1 + 1), 0.087, 0.055 * Math.sin(i * 2.1 + 1)], 0.005, [0.2, i, 0.1]))), piece(seared, ...[0, 1].map((i) => egg([0.016, 0.012, 0.013], [0.02 * Math.cos(i * 3), 0.088, 0.02 * Math.sin(i * 3)]))), piece(mottled({ base: '#2b2d30', other: '#222428', subsurface: 0, roughness: 0.5 }), put(torus(0.018, 0.006), [0.112, 0.08, 0]), put(torus(0.018, 0.006), [-0.112, 0.08, 0]))], glaze: '#2b2d30' }, {}); // biome-ignore format: rows
const placeSetting: Maker = (request) => {
  const steel = mottled({ base: '#c9c9c6', other: '#bdbdba', roughness: 0.2, subsurface: 0 });
  const metalled: Surface = { material: (tools, a) => ({ ...steel.material(tools, a), metal: 1 }) };
  return thing(request, [0.4, 0.05, 0.27], [piece(china, plate), piece(metalled, rod([-0.17, 0.004, 0.1], [-0.17, 0.004, -0.02], 0.0035, 0.0025), block([0.011, 0.0018, 0.012], [-0.17, 0.004, -0.03], 0.001), ...[-0.009, -0.003, 0.003, 0.009].map((x) => block([0.0014, 0.0012, 0.024], [-0.17 + x, 0.0045, -0.06], 0.001)), rod([0.165, 0.004, 0.1], [0.165, 0.004, 0.0], 0.005, 0.004), block([0.009, 0.0012, 0.06], [0.167, 0.004, -0.05], 0.001)), piece(seared, egg([0.05, 0.014, 0.04], [0.02, 0.02, 0.02])), piece(leafGreen, displace(egg([0.04, 0.02, 0.03], [-0.045, 0.02, -0.03]), roughening({ amplitude: 0.012, size: 0.015 }))), piece(redFruit, ball(0.014, [-0.06, 0.025, 0.025]), ball(0.014, [-0.04, 0.025, 0.045]))], {}); // biome-ignore format: rows
};

export const dishes: Readonly<Record<string, Maker>> = {
  hamburger, fries, pizza, 'hot-dog': hotDog, sandwich, taco, burrito: (request) => rolled(request, filling), kebab: (request) => rolled(request, filling), falafel, egg: eggModel, 'fried-egg': friedEgg, meat, 'chicken-leg': chickenLeg, steak, bacon, stew, soup, bowl, salad, popcorn, bento, onigiri, 'rice-cracker': riceCracker, rice, curry, noodles, spaghetti, sushi, tempura, dango, dumpling, 'fortune-cookie': fortuneCookie, mooncake, 'ice-cream': iceCream, 'soft-serve': softServe, 'shaved-ice': shavedIce, 'place-setting': placeSetting,
}; // biome-ignore format: a list
