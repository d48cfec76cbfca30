/** Bread, pastry, cakes and sweets. Metres at real size. */
import {
  type Colour,
  colour,
  difference,
  displace,
  type Field,
  halfSpace,
  intersection,
  mixValues,
  polygon,
  roughening,
  smoothDifference,
  smoothUnion,
  specks,
  type Surface,
  torus,
  translate,
  union,
  wax,
} from '../../render/field/index.ts';
import { ball, block, egg, flat, golden, isAsked, layered, leaning, type Mask, mottled, ownColour, painted, piece, pipe, put, rod, seedling, sheet, spun, thing, turned } from '../assembly/index.ts';
import type { Model, ModelRequest, Part } from '../model.ts';

type Maker = (request: ModelRequest) => Model;

const crust = mottled({ base: '#d39a52', other: '#9a5420', size: 0.02, top: 0.22, roughness: 0.55, subsurface: 0.15, bump: 0.0009, grain: 0.006 });
const crumb = mottled({ base: '#f2e2bd', other: '#e2c994', size: 0.006, roughness: 0.85, subsurface: 0.4, bump: 0.0014, grain: 0.0035 });
const cream = mottled({ base: '#f6eedd', other: '#f2e6cd', size: 0.02, roughness: 0.4, subsurface: 0.6, depth: 0.004, bump: 0.0006, grain: 0.012 });
const chocolate = mottled({ base: '#3a1c0d', other: '#2c1409', size: 0.02, roughness: 0.28, coat: 0.35, subsurface: 0.1 });
const icing = (request: ModelRequest, hex: string): Surface => mottled({ base: ownColour(request, hex), other: request.colour ?? colour(hex), size: 0.02, roughness: 0.22, coat: 0.7, subsurface: 0.4 });

/** Sugar strands: specks of five colours. */
const strands = (base: Surface, isThere: Mask): Surface => {
  const colours: readonly Colour[] = [colour('#f2f0e6'), colour('#ffd23e'), colour('#3fb3e8'), colour('#7bd04a'), colour('#f2569b')];
  return painted(base, ...colours.map((one, index): readonly [Mask, ReturnType<typeof flat>] => [(tools, at) => tools.o.mul(specks(tools, tools.v.mul3(at.local, [1, 0.8, 1.6]), 0.0105, 0.2, index + 3), isThere(tools, at)), flat(one, 0.4)]));
};

const donut: Maker = (request) => {
  const dough = translate(torus(0.028, 0.0175), [0, 0.0172, 0]);
  const glaze = intersection(translate(torus(0.028, 0.0188), [0, 0.0178, 0]), displace(halfSpace([0, -1, 0], -0.0195), roughening({ amplitude: 0.009, size: 0.016 })));
  const band = painted(mottled({ base: '#cf8f45', other: '#b06a28', size: 0.014, roughness: 0.5, subsurface: 0.2, bump: 0.0006 }), [({ m, o }, { local }) => m.smoothstep(0.004, 0.001, o.abs(o.sub(local[1], 0.016))), flat('#e8c486', 0.6)]);
  const top = strands(icing(request, isAsked(request.attributes, 'chocolate') ? '#3a1c0d' : '#f08cae'), ({ m }, { normal }) => m.smoothstep(0.1, 0.4, normal[1]));
  return thing(request, [0.093, 0.037, 0.093], [piece(band, dough), piece(top, glaze)], { spread: 3, parts: [{ shape: 0, position: [0, 0.006, 0], rotation: [0.22, 0, 0] }] });
};

const cookie: Maker = (request) => {
  const body = displace(spun([[0.026, 0], [0.033, 0.002], [0.035, 0.006], [0.031, 0.0105], [0.018, 0.0128], [0, 0.013]]), roughening({ amplitude: 0.0035, size: 0.011, octaves: 2 })); // biome-ignore format: a profile
  const chips = Array.from({ length: 11 }, (_, index) => {
    const [angle, away] = [index * 2.4, 0.029 * Math.sqrt((index + 0.5) / 11)];
    return egg([0.0042, 0.0036, 0.0042], [away * Math.cos(angle), 0.0128 - 1.6 * away * away - away * 0.05, away * Math.sin(angle)], [golden(index), 0, golden(index, 2)]);
  });
  const surface = mottled({ base: ownColour(request, '#cf9a55'), other: '#a9672c', size: 0.014, roughness: 0.7, subsurface: 0.2, bump: 0.0009, grain: 0.002 });
  return thing(request, [0.09, 0.055, 0.09], [piece(surface, body), piece(chocolate, ...chips)], { spread: 3, parts: [{ shape: 0, position: [0, 0.001, 0.006] }, { shape: 0, position: [0.004, 0.0135, 0], rotation: leaning(1, 0.05) }, { shape: 0, position: [-0.002, 0.031, 0.02], rotation: [0.65, 0.4, 0] }], turn: 0 });
};

const bread: Maker = (request) => {
  const section = polygon([[-0.048, 0], [0.048, 0], [0.05, 0.055], [0.06, 0.07], [0.056, 0.1], [0.03, 0.112], [-0.03, 0.112], [-0.056, 0.1], [-0.06, 0.07], [-0.05, 0.055]], 0.014); // biome-ignore format: a drawing
  const loaf = displace(put(sheet(section, 0.085, [0, 0, 0], [0, 0, 0], 0.012), [-0.035, 0, 0], [0, Math.PI / 2, 0]), roughening({ amplitude: 0.004, size: 0.04 }));
  const slice = sheet(section, 0.0065, [0, 0, 0], [0, 0, 0], 0.001);
  const cut: Surface = { material: (tools, at) => {
    const inside = tools.m.smoothstep(-0.003, -0.006, section(tools, at.local[0], at.local[1]));
    return mixValues(tools, crust.material(tools, at), crumb.material(tools, at), inside);
  }, ...(crumb.bump && { bump: crumb.bump }) }; // biome-ignore format: rows
  return thing(request, [0.27, 0.118, 0.13], [piece(crust, loaf)], { more: [seedling(`${request.name}-slice`, 0.13, piece(cut, slice))], turn: -0.35, parts: [{ shape: 0, position: [0, 0, 0] }, { shape: 1, position: [0.066, 0, 0], rotation: [0, Math.PI / 2, 0.1] }, { shape: 1, position: [0.105, 0, 0.01], rotation: [0, Math.PI / 2 - 0.1, 0.32] }] }); // biome-ignore format: rows
};

const croissant: Maker = (request) => {
  const sizes = [0.0105, 0.019, 0.0265, 0.031, 0.0265, 0.019, 0.0105];
  const lobes = sizes.map((r, index) => {
    const angle = (index - 3) * 0.43;
    const [x, z] = [0.062 * Math.sin(angle), 0.062 * Math.cos(angle) - 0.045];
    return egg([r * 0.86, r, r * 1.06], [x, r * 0.94, z], [0, angle, 0]);
  });
  const surface: Surface = { ...mottled({ base: '#d58a35', other: '#8f4312', size: 0.012, top: 0.12, roughness: 0.34, coat: 0.5, subsurface: 0.2, bump: 0.0009, grain: 0.004 }) };
  return thing(request, [0.14, 0.062, 0.075], [piece(request.colour ? mottled({ base: request.colour, coat: 0.4 }) : surface, smoothUnion(0.0035, ...lobes))], { turn: 0.25 });
};

const baguette: Maker = (request) => {
  const body = pipe(0.03, [[-0.27, 0.02, 0, 0.012], [-0.22, 0.028, 0, 0.028], [0, 0.032, 0, 0.034], [0.22, 0.028, 0, 0.028], [0.27, 0.02, 0, 0.012]], 3); // biome-ignore format: a path
  const slashes = [-0.17, -0.085, 0, 0.085, 0.17].map((x) => egg([0.055, 0.008, 0.011], [x, 0.062, 0], [0, 0.42, 0]));
  const pale: Mask = (tools, { local }) => tools.m.smoothstep(0.003, -0.001, slashes.map((one) => one(tools, local)).reduce((a, b) => tools.o.min(a, b)));
  return thing(request, [0.56, 0.068, 0.07], [piece(painted(crust, [pale, flat('#e8c88c', 0.8)]), smoothDifference(0.006, body, ...slashes))], { turn: 0.5 });
};
const bagel: Maker = (request) => thing(request, [0.1, 0.04, 0.1], [piece(strandsOf(mottled({ base: '#c9853c', other: '#94521c', size: 0.016, top: 0.2, roughness: 0.3, coat: 0.5, subsurface: 0.2, bump: 0.0005 })), translate(torus(0.029, 0.0205), [0, 0.0195, 0]))], { spread: 3, parts: [{ shape: 0, position: [0, 0.006, 0], rotation: [0.2, 0, 0] }] }); // biome-ignore format: rows
const strandsOf = (base: Surface): Surface => painted(base, [(tools, at) => tools.o.mul(specks(tools, at.local, 0.0055, 0.24), tools.m.smoothstep(0.15, 0.45, at.normal[1])), flat('#f0e0b8', 0.5)]);
const pretzel: Maker = (request) => {
  const knot = pipe(0.009, [[0.03, 0.012, 0, 0.007], [0.012, 0.035, 0.006], [-0.018, 0.062, -0.004, 0.0095], [-0.046, 0.07, 0], [-0.062, 0.05, 0, 0.011], [-0.05, 0.022, 0, 0.011], [0, 0.009, 0, 0.013], [0.05, 0.022, 0, 0.011], [0.062, 0.05, 0, 0.011], [0.046, 0.07, 0], [0.018, 0.062, 0.004, 0.0095], [-0.012, 0.035, -0.006], [-0.03, 0.012, 0, 0.007]], 3); // biome-ignore format: a path
  const salt: Mask = (tools, at) => tools.o.mul(specks(tools, at.local, 0.007, 0.2), tools.m.smoothstep(0.2, 0.5, at.normal[2]));
  return thing(request, [0.145, 0.085, 0.03], [piece(painted(mottled({ base: '#8f4a1a', other: '#6b2f0d', size: 0.012, roughness: 0.22, coat: 0.8, subsurface: 0.1 }), [salt, flat('#f4f2ec', 0.4)]), knot)], { parts: [{ shape: 0, position: [0, 0.003, 0.01], rotation: [-0.2, 0, 0] }] }); // biome-ignore format: rows
};

const pancake: Maker = (request) => {
  const disc = displace(spun([[0.05, 0], [0.058, 0.003], [0.059, 0.007], [0.053, 0.0105], [0, 0.0115]]), roughening({ amplitude: 0.002, size: 0.03 })); // biome-ignore format: a profile
  const surface = layered(mottled({ base: '#f0d08c', subsurface: 0.3, roughness: 0.7 }), mottled({ base: '#c27b30', other: '#9c541b', size: 0.02, roughness: 0.5, subsurface: 0.2 }), 0.0092, 0.0008);
  const one = seedling(`${request.name}-cake`, 0.075, piece(surface, disc));
  const syrup = displace(union(turned([[0.043, 0.0555], [0.044, 0.0595], [0, 0.0602]], 0.0015), ...[0.4, 1.6, 2.5, 4.2, 5.4].map((angle, index) => pipe(0.005, [[0.03 * Math.cos(angle), 0.058, 0.03 * Math.sin(angle)], [0.056 * Math.cos(angle), 0.055, 0.056 * Math.sin(angle)], [0.0605 * Math.cos(angle), 0.044 - 0.006 * index, 0.0605 * Math.sin(angle), 0.0042]], 2))), roughening({ amplitude: 0.002, size: 0.02 }));
  const plate = spun([[0.045, 0], [0.075, 0.004], [0.092, 0.0105], [0.094, 0.012], [0.072, 0.0068], [0, 0.004]]); // biome-ignore format: a profile
  return thing(request, [0.19, 0.085, 0.19], [piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), plate), piece({ material: () => ({ base: [0.32, 0.11, 0.015], roughness: 0.08, coat: 1, coatRoughness: 0.02, subsurface: 0.5, subsurfaceRadius: [0.008, 0.003, 0.0008] }) }, syrup), piece(mottled({ base: '#f6e08a', roughness: 0.3, coat: 0.3, subsurface: 0.6, depth: 0.005 }), block([0.012, 0.0055, 0.011], [0.002, 0.065, 0.002], 0.003, [0, 0.5, 0]))], { more: [one], spread: 1, parts: [{ shape: 0, position: [0, 0, 0] }, ...[0, 1, 2, 3, 4].map((index): Part => ({ shape: 1, position: [0.003 * Math.cos(index * 2), 0.005 + 0.0105 * index, 0.003 * Math.sin(index * 2)], rotation: [0, index * 1.3, 0] }))] }); // biome-ignore format: rows
};
const waffle: Maker = (request) => {
  const disc = turned([[0.06, 0], [0.06, 0.018], [0, 0.018]], 0.005); // biome-ignore format: a profile
  const wells: Field = (tools, p) => {
    const { o, k } = tools;
    const part = (at: typeof p[0]) => { const x = o.mul(at, 1 / 0.0175); return o.mul(o.abs(o.sub(o.sub(x, o.floor(x)), 0.5)), 0.0175); };
    const well = o.sub(o.max(part(p[0]), part(p[2])), 0.0058);
    return k.opaque(o.max(well, o.sub(0.011, p[1])), { of: p, range: () => ({ low: -1, high: 1 }), steepness: 1.1 });
  };
  const surface = mottled({ base: '#d8963e', other: '#a55f1f', size: 0.02, roughness: 0.45, coat: 0.15, subsurface: 0.2, bump: 0.0005 });
  return thing(request, [0.12, 0.05, 0.13], [piece(surface, difference(disc, wells))], { spread: 1, parts: [{ shape: 0, position: [0, 0, 0.01] }, { shape: 0, position: [0.005, 0.0205, 0.006], rotation: [0.18, 0.3, 0] }], turn: 0.2 });
};

const candles = (count: number, away: number, foot: number): Field[] => Array.from({ length: count }, (_, index) => {
  const angle = (index * 2 * Math.PI) / count + 0.3;
  return rod([away * Math.cos(angle), foot, away * Math.sin(angle)], [away * Math.cos(angle), foot + 0.05, away * Math.sin(angle)], 0.0028);
}); // biome-ignore format: rows
const tiers = (request: ModelRequest, rows: readonly (readonly [radius: number, low: number, high: number])[], hex: string, isParty: boolean): Model => {
  const sides = rows.map(([r, low, high]) => translate(turned([[r, low], [r, high], [0, high]], 0.008), [0, 0, 0])); // biome-ignore format: rows
  const frost = icing(request, hex);
  const soft: Surface = { material: (tools, at) => ({ ...frost.material(tools, at), coat: 0.15, roughness: 0.4 }), bump: (tools, local) => tools.o.mul(tools.n.valueNoise(tools.v.mul3(local, [18, 130, 18])), 0.0012) };
  const [topR, , topY] = rows.at(-1)!;
  const dollop = seedling(`${request.name}-dollop`, 0.03, piece(cream, spun([[0.009, -0.002], [0.0125, 0.004], [0.0105, 0.009], [0.0065, 0.014], [0.002, 0.019], [0, 0.021]]))); // biome-ignore format: a profile
  const dollops = rows.flatMap(([r, low, high], row) => {
    const around = (radius: number, y: number, scale: number): Part[] => Array.from({ length: Math.round((radius * 6.28) / (0.024 * scale)) }, (_, index, all = Math.round((radius * 6.28) / (0.024 * scale))) => ({ shape: 1, position: [radius * Math.cos((index * 6.2832) / all), y, radius * Math.sin((index * 6.2832) / all)], rotation: [0, index, 0], scale }));
    return [...around(r - 0.012, high, 1), ...(row >= 0 ? around(r + 0.003, low - 0.002, 0.8) : [])];
  });
  const lights = isParty ? Array.from({ length: 6 }, (_, index) => ({ centre: [0.55 * topR * Math.cos(index * 1.0472 + 0.3), topY + 0.062, 0.55 * topR * Math.sin(index * 1.0472 + 0.3)] as const, radius: 0.0042, radiance: [60, 32, 10] as const })) : [];
  const striped: Surface = painted(wax({ colour: colour('#f4f0e6') }), [(tools, { local }) => tools.m.smoothstep(-0.1, 0.1, tools.m.sinTurns(tools.o.mulAdd(local[1], 70, tools.o.mul(local[0], 60)))), flat('#3f8fd8', 0.35)]);
  const ripe = rows.length > 1 ? [] : [0, 1, 2, 3, 4].map((index) => ball(0.009, [0.55 * topR * Math.cos(index * 1.2566), topY + 0.006, 0.55 * topR * Math.sin(index * 1.2566)]));
  const plate = turned([[rows[0]![0] * 1.18, 0], [rows[0]![0] * 1.22, 0.006], [0, 0.006]], 0.002); // biome-ignore format: a profile
  const [width, height] = [rows[0]![0] * 2.44, topY + (isParty ? 0.07 : 0.02)];
  return thing(request, [width, height, width], [piece(strands(soft, ({ m }, { local }) => (isParty ? m.smoothstep(rows[0]![1] + 0.02, rows[0]![1], local[1]) : m.smoothstep(0, 0, local[1]))), ...sides), piece(mottled({ base: '#f2f0ea', roughness: 0.25, coat: 0.8, other: '#eceae2', subsurface: 0 }), plate), ...(isParty ? [piece(striped, ...candles(6, 0.55 * topR, topY))] : ripe.length > 0 ? [piece(mottled({ base: '#b00f1a', other: '#8a0a12', roughness: 0.15, coat: 1, subsurface: 0.4 }), ...ripe)] : [])], { more: [dollop], parts: [{ shape: 0, position: [0, 0, 0] }, ...dollops], spread: 3, lights }); // biome-ignore format: rows
};
const cake: Maker = (request) => tiers(request, [[0.1, 0.006, 0.1]], isAsked(request.attributes, 'chocolate') || /chocolate/.test(request.label) ? '#4a2412' : '#f6dfe2', false); // biome-ignore format: rows
const birthdayCake: Maker = (request) => tiers(request, [[0.11, 0.006, 0.085], [0.075, 0.085, 0.15]], '#f2a9bd', true); // biome-ignore format: rows
const weddingCake: Maker = (request) => tiers(request, [[0.2, 0.006, 0.16], [0.15, 0.16, 0.31], [0.105, 0.31, 0.45], [0.065, 0.45, 0.57]], '#f7f2ea', false); // biome-ignore format: rows

const wedge = (radius: number, half: number, low: number, high: number): Field => {
  const region = polygon([[0, 0], [radius, -half], [radius, half]], 0.002);
  return (tools, p) => tools.o.max(region(tools, tools.o.add(p[0], radius * 0.6), p[2]), tools.o.max(tools.o.sub(p[1], high), tools.o.sub(low, p[1])));
};
const shortcake: Maker = (request) => {
  const layers = (tools: Parameters<Mask>[0], y: Parameters<Mask>[1]['local'][1]) => tools.m.smoothstep(0.0035, 0.0025, tools.o.min(tools.o.abs(tools.o.sub(y, 0.027)), tools.o.abs(tools.o.sub(y, 0.048))));
  const side = painted(mottled({ base: '#f0d48e', other: '#deb765', size: 0.006, roughness: 0.85, bump: 0.0015, grain: 0.003 }), [(tools, { local }) => layers(tools, local[1]), flat('#f6ecdc', 0.4)], [(tools, { local }) => tools.m.smoothstep(0.0665, 0.0675, local[1]), flat('#f6ecdc', 0.4)], [({ m }, { local }) => m.smoothstep(0.0395, 0.0405, local[0]), flat('#f6ecdc', 0.4)]);
  const berry = egg([0.012, 0.016, 0.012], [-0.004, 0.085, 0]);
  const swirl = put(spun([[0.0125, 0.07], [0.0135, 0.076], [0.008, 0.083], [0, 0.09]]), [0.027, 0, 0]);
  return thing(request, [0.11, 0.1, 0.085], [piece(side, wedge(0.1, 0.042, 0.006, 0.073)), piece(cream, swirl), piece(mottled({ base: '#c8141c', other: '#a80e16', size: 0.008, roughness: 0.2, coat: 0.6, subsurface: 0.4, bump: 0.0006, grain: 0.003 }), berry), piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), turned([[0.07, 0], [0.075, 0.006], [0, 0.005]], 0.002))], { turn: 0.6, spread: 0.5 }); // biome-ignore format: rows
};
const cupcake: Maker = (request) => {
  const pleat: Surface = { material: (tools, { local }) => {
    const fold = tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 34));
    return { base: tools.v.mix3([0.62, 0.36, 0.42], [0.8, 0.62, 0.62], tools.m.smoothstep(-0.8, 0.8, fold)), roughness: 0.6 };
  }, bump: (tools, local) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 34)), 0.0009) }; // biome-ignore format: rows
  const paperCup = turned([[0.024, 0], [0.034, 0.038], [0, 0.04]], 0.001); // biome-ignore format: a profile
  const turns = Array.from({ length: 44 }, (_, index) => { const t = index / 43; const r = 0.027 * (1 - t) ** 0.8; return [r * Math.cos(t * 20), 0.044 + 0.041 * t, r * Math.sin(t * 20), 0.0115 * (1 - 0.72 * t)]; });
  const frost = mottled({ base: ownColour(request, '#f7c6d2'), other: request.colour ?? colour('#f4b7c6'), size: 0.02, roughness: 0.4, subsurface: 0.5, depth: 0.003 });
  return thing(request, [0.078, 0.1, 0.078], [piece(pleat, paperCup), piece(mottled({ base: '#b8783a' }), egg([0.034, 0.014, 0.034], [0, 0.038, 0])), piece(frost, pipe(0.01, turns, 0)), piece(mottled({ base: '#b00f1a', other: '#8a0a12', roughness: 0.12, coat: 1, subsurface: 0.4 }), ball(0.0085, [0.0005, 0.0885, 0]))], { spread: 3 }); // biome-ignore format: rows
};
const pie: Maker = (request) => {
  const tin = turned([[0.085, 0], [0.112, 0.036], [0.116, 0.038], [0, 0.034]], 0.002); // biome-ignore format: a profile
  const rim = Array.from({ length: 30 }, (_, index) => egg([0.0105, 0.008, 0.0085], [0.106 * Math.cos(index * 0.20944), 0.041, 0.106 * Math.sin(index * 0.20944)], [0, -index * 0.20944 + 0.6, 0]));
  const strips = [-0.06, -0.02, 0.02, 0.06].flatMap((x, index) => {
    const arc = (turn: number): Field => put(pipe(0.0075, [-0.09, -0.045, 0, 0.045, 0.09].map((z) => { const d = Math.hypot(x, z); return [x, 0.05 - 1.05 * d * d + 0.001 * ((index + (turn > 0 ? 1 : 0)) % 2), z]; }).filter(([a, , b]) => Math.hypot(a!, b!) < 0.115), 2), [0, 0.002, 0], [0, turn, 0]);
    return [arc(0), arc(Math.PI / 2)];
  });
  const filling = mottled({ base: ownColour(request, '#8f2412'), other: '#6b1408', size: 0.02, roughness: 0.15, coat: 0.9, subsurface: 0.4 });
  return thing(request, [0.235, 0.062, 0.235], [piece(mottled({ base: '#b8b8b6', roughness: 0.35, subsurface: 0, other: '#a9a9a8' }), tin), piece(crust, ...rim, ...strips), piece(filling, egg([0.1, 0.012, 0.1], [0, 0.036, 0]))], { spread: 3 });
};

const chocolateBar: Maker = (request) => {
  const base = block([0.055, 0.0035, 0.032], [0, 0.0035, 0], 0.001);
  const squares = [-2, -1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => block([0.0125, 0.0028, 0.0095], [0.0272 * (i + 0.5), 0.0085, 0.0205 * j], 0.0022)));
  const brown = request.colour ? mottled({ base: request.colour, roughness: 0.28, coat: 0.3 }) : chocolate;
  return thing(request, [0.11, 0.05, 0.09], [piece(brown, base, ...squares)], { parts: [{ shape: 0, position: [0, 0, 0.012] }, { shape: 0, position: [0.01, 0.018, -0.02], rotation: [0.5, 0.5, 0] }], turn: 0.2 });
};
const candy: Maker = (request) => {
  const base = ownColour(request, '#e02a4a');
  const swirl = painted(mottled({ base, other: base, roughness: 0.12, coat: 1, subsurface: 0.4 }), [(tools, { local }) => tools.m.smoothstep(-0.15, 0.15, tools.m.sinTurns(tools.o.add(tools.o.mul(tools.m.atan2Turns(local[1], local[2]), 3), tools.o.mul(local[0], 30)))), flat('#f6f0ea', 0.2, { coat: 1 })]);
  const wrap = (side: 1 | -1): Field => put(spun([[0.0015, 0], [0.006, 0.008], [0.014, 0.018], [0.0135, 0.019], [0, 0.011]]), [side * 0.0125, 0, 0], [0, 0, -side * Math.PI / 2]); // biome-ignore format: a profile
  const crinkle: Surface = { material: (tools, { local }) => ({ base: tools.v.mix3(base, [0.9, 0.85, 0.82], tools.m.smoothstep(0.3, 0.9, tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[1], local[2]), 9)))), roughness: 0.2, coat: 0.8 }) };
  return thing(request, [0.065, 0.03, 0.03], [piece(swirl, egg([0.0145, 0.0125, 0.0125], [0, 0, 0])), piece(crinkle, wrap(1), wrap(-1))], { parts: [{ shape: 0, position: [0, 0.0135, 0], rotation: [0, 0.2, 0.1] }], turn: 0.2 });
};
const lollipop: Maker = (request) => {
  const base = ownColour(request, '#e8283c');
  const spiral: Mask = (tools, { local }) => {
    const { o, m, v } = tools;
    const y = o.sub(local[1], 0.115);
    return m.smoothstep(-0.2, 0.2, m.sinTurns(o.add(o.mul(v.length([local[0], y, 0]), 75), m.atan2Turns(y, local[0]))));
  };
  const sweet = painted(mottled({ base, other: base, roughness: 0.1, coat: 1, subsurface: 0.5, depth: 0.004 }), [spiral, flat('#fbf3ea', 0.12, { coat: 1, subsurface: 0.4 })]);
  return thing(request, [0.064, 0.148, 0.016], [piece(sweet, put(spun([[0.026, -0.0055], [0.031, 0], [0.026, 0.0055], [0, 0.0065]]), [0, 0.115, 0], [Math.PI / 2, 0, 0])), piece(mottled({ base: '#f2ede0', subsurface: 0 }), rod([0, 0, 0], [0, 0.09, 0], 0.0024))], {}); // biome-ignore format: a profile
};
const custard: Maker = (request) => thing(request, [0.14, 0.062, 0.14], [piece(layered(mottled({ base: ownColour(request, '#f2cf6b'), other: '#eabf55', size: 0.02, roughness: 0.2, coat: 0.6, subsurface: 0.8, depth: 0.005 }), mottled({ base: '#5a2408', other: '#6b300c', roughness: 0.1, coat: 1, subsurface: 0.4 }), 0.049, 0.002), turned([[0.044, 0.006], [0.033, 0.055], [0, 0.057]], 0.006)), piece({ material: () => ({ base: [0.16, 0.045, 0.006], roughness: 0.06, coat: 1, subsurface: 0.4, subsurfaceRadius: [0.006, 0.002, 0.0006] }) }, displace(turned([[0.054, 0.004], [0.054, 0.0098], [0, 0.01]], 0.002), roughening({ amplitude: 0.004, size: 0.03 }))), piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), spun([[0.045, 0], [0.062, 0.005], [0.07, 0.012], [0.055, 0.008], [0, 0.006]]))], { spread: 3 }); // biome-ignore format: rows
const butter: Maker = (request) => thing(request, [0.12, 0.055, 0.085], [piece(mottled({ base: ownColour(request, '#f5dc80'), other: '#f0d068', size: 0.03, roughness: 0.35, coat: 0.2, subsurface: 0.8, depth: 0.006 }), block([0.033, 0.018, 0.02], [-0.014, 0.03, 0], 0.003), block([0.0035, 0.018, 0.02], [0.029, 0.0275, 0.003], 0.002, [0, 0.15, -0.35])), piece(mottled({ base: '#e9edf0', other: '#e2e6ea', roughness: 0.2, coat: 0.9, subsurface: 0 }), block([0.058, 0.004, 0.04], [0, 0.006, 0], 0.003))], { turn: -0.4 }); // biome-ignore format: rows

const cheese: Maker = (request) => {
  const body = wedge(0.13, 0.05, 0, 0.06);
  const holes = [[0.02, 0.02, 0.033, 0.012], [-0.02, 0.04, 0.021, 0.009], [0.04, 0.045, 0.042, 0.009], [0.0, 0.06, 0.0, 0.012], [0.03, 0.06, -0.02, 0.008], [-0.035, 0.015, 0.014, 0.007], [0.054, 0.02, 0.02, 0.011], [0.053, 0.045, -0.01, 0.008], [-0.045, 0.058, 0.002, 0.006]].map(([x, y, z, r]) => ball(r!, [x!, y!, z!])); // biome-ignore format: rows
  return thing(request, [0.13, 0.062, 0.1], [piece(mottled({ base: ownColour(request, '#f2bd3a'), other: request.colour ?? colour('#efb02c'), size: 0.02, roughness: 0.35, coat: 0.15, subsurface: 0.75, depth: 0.006 }), smoothDifference(0.002, body, ...holes))], { turn: 0.25 });
};

export const bakes: Readonly<Record<string, Maker>> = {
  bread, croissant, baguette, bagel, pretzel, pancake, waffle, donut, cookie, cake, 'birthday-cake': birthdayCake, 'wedding-cake': weddingCake, shortcake, cupcake, pie, chocolate: chocolateBar, candy, lollipop, custard, butter, cheese,
}; // biome-ignore format: a list
