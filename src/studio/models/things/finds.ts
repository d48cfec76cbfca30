/** What is found on a beach or in a garden, and what one gardens with. Metres at real size. */
import {
  colour,
  difference,
  displace,
  type Field,
  mottle,
  polygon,
  roughening,
  type Surface,
  smoothUnion,
  torus,
  wood,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  golden,
  type Mask,
  mottled,
  ownColour,
  paintCoat,
  painted,
  piece,
  pipe,
  plain,
  put,
  rod,
  sheet,
  thing,
  turned,
  vessel,
} from '../assembly/index.ts';
import type { Point } from '../model.ts';
import { type Maker, matte, timber } from './gear-parts.ts';

/** Five arms with a row of knobs along each; leaning back so that it is seen. */
const starfish: Maker = (request) => {
  const base = ownColour(request, '#e0703c');
  const arm = (i: number): Field => { const a = (i * 2 * Math.PI) / 5 + 0.1; const [c, s] = [Math.sin(a), Math.cos(a)]; const sway = 0.006 * Math.sin(i * 2.4); return pipe(0.02, [[0, 0, 0.004, 0.026], [c * 0.04, s * 0.04, 0.003, 0.0185], [c * 0.075 + s * sway, s * 0.075 - c * sway, 0, 0.012], [c * 0.105 + 2 * s * sway, s * 0.105 - 2 * c * sway, -0.002, 0.006]], 2); };
  const knobs = Array.from({ length: 5 }, (_, i) => { const a = (i * 2 * Math.PI) / 5 + 0.1; return [0.012, 0.03, 0.048, 0.066, 0.083].map((r, j) => ball(0.0042 - 0.0005 * j, [Math.sin(a) * r, Math.cos(a) * r, 0.0255 - 0.16 * r])); }).flat();
  const flatten: (field: Field) => Field = (field) => (tools, p) => tools.o.mul(field(tools, [p[0], p[1], tools.o.mul(p[2], 1.25)]), 0.8);
  const skin = mottled({ base, other: [base[0] * 0.72, base[1] * 0.6, base[2] * 0.55], size: 0.016, roughness: 0.7, bump: 0.0018, grain: 0.003, subsurface: 0.3 });
  const pale: Surface = mottled({ base: [Math.min(1, base[0] * 0.5 + 0.42), Math.min(1, base[1] * 0.6 + 0.3), base[2] * 0.6 + 0.24], size: 0.01, roughness: 0.6, subsurface: 0.3 });
  return thing(request, [0.22, 0.2, 0.06], [piece(skin, flatten(displace(smoothUnion(0.014, ...[0, 1, 2, 3, 4].map(arm)), roughening({ amplitude: 0.002, size: 0.006 })))), piece(pale, ...knobs)], { room: 0.13, spread: 0.8, parts: [{ shape: 0, position: [0, 0.1, 0], rotation: [-0.35, 0, 0] }] });
}; // biome-ignore format: long

/** A scallop: ribs that fan from the hinge over a shallow dome. */
const shell: Maker = (request) => {
  const base = ownColour(request, '#e6a48c');
  const ribs = Array.from({ length: 13 }, (_, i) => { const a = ((i - 6) / 6) * 1.12; const long = 0.1 * (1 - 0.1 * (a / 1.12) ** 2); const at = (t: number): number[] => [Math.sin(a) * long * t * 0.95, 0.008 + Math.cos(a) * long * t, 0.03 * Math.sin(Math.PI * Math.min(0.94, 0.1 + 0.72 * t)) * (1 - 0.35 * (a / 1.12) ** 2)]; return pipe(0.004, [[...at(0.06), 0.0035], [...at(0.4), 0.0062], [...at(0.75), 0.0093], [...at(1), 0.0112]], 2); });
  const growth: Mask = ({ m, v, o }, { local }) => { const away = v.length([local[0], o.sub(local[1], 0.008), 0]); return o.mul(m.smoothstep(-0.1, 0.9, m.sinTurns(o.mul(away, 62))), 0.55); };
  const paint = painted(mottled({ base, other: '#f6e2d0', size: 0.03, roughness: 0.4, coat: 0.35, subsurface: 0.35 }), [growth, flat([Math.min(1, base[0] * 0.4 + 0.52), Math.min(1, base[1] * 0.5 + 0.38), Math.min(1, base[2] * 0.5 + 0.34)], 0.4)]);
  const ears = sheet(polygon([[-0.026, 0], [0.026, 0], [0.021, 0.02], [-0.021, 0.02]], 0.002), 0.0035, [0, 0, 0.006]); // biome-ignore format: a drawing
  return thing(request, [0.2, 0.115, 0.07], [piece(paint, smoothUnion(0.0035, ...ribs), ears)], { turn: 0.3, room: 0.05, parts: [{ shape: 0, position: [0, 0.002, 0], rotation: [-0.15, 0, 0.05] }] });
}; // biome-ignore format: long

/** Spokes between which the thread sags, and who spun it. */
const spiderWeb: Maker = (request) => {
  const [count, middle] = [13, 0.2] as const;
  const reach = (i: number): number => 0.165 + 0.03 * golden(i, 3);
  const angle = (i: number): number => (i * 2 * Math.PI) / count + 0.12 * golden(i, 7);
  const place = (i: number, share: number): Point => { const r = reach(i % count) * share; return [Math.sin(angle(i % count)) * r, middle + Math.cos(angle(i % count)) * r, 0]; };
  const spokes = Array.from({ length: count }, (_, i) => rod([0, middle, 0], place(i, 1.04), 0.0009));
  const threads = [0.16, 0.3, 0.44, 0.58, 0.72, 0.88].flatMap((share, ring) => Array.from({ length: count }, (_, i) => { const [a, b] = [place(i, share), place(i + 1, share)]; const mid = [(a[0] + b[0]) / 2 * 0.94, middle + ((a[1] + b[1]) / 2 - middle) * 0.94, 0]; return ring > 1 ? pipe(0.0007, [[...a], mid, [...b]], 0) : rod(a, b, 0.0007); }));
  const legs = [-1, 1].flatMap((s) => [0, 1, 2, 3].map((i) => pipe(0.0011, [[s * 0.004, 0.262, 0.006], [s * 0.015, 0.27 - 0.008 * i, 0.012], [s * 0.022, 0.272 - 0.017 * i, 0.002]], 0)));
  return thing(request, [0.4, 0.4, 0.05], [
    piece({ material: () => ({ base: request.colour ?? [0.8, 0.83, 0.86], roughness: 0.35, coat: 0.6 }) }, ...spokes, ...threads),
    piece(matte('#231a16', 0.6), egg([0.007, 0.0095, 0.006], [0, 0.266, 0.006]), ball(0.0048, [0, 0.253, 0.006]), ...legs),
  ], { turn: 0.15, spread: 0.2 });
}; // biome-ignore format: long

/** Barbs to both sides of a bent shaft; notched where they parted. */
const feather: Maker = (request) => {
  const base = ownColour(request, '#e8e4da');
  const shaft = (x: number): number => 0.012 * (x / 0.1) ** 2;
  const edge = (side: number) => Array.from({ length: 15 }, (_, i) => { const t = i / 14; const x = -0.045 + 0.155 * t; const wide = (side > 0 ? 0.018 : 0.023) * Math.sin(Math.PI * Math.min(1, 0.09 + t * 0.93)) ** 0.6; const notch = i === 5 || i === 10 ? 0.006 : 0; return [x, shaft(x) + side * Math.max(0.0006, wide - notch)] as const; });
  const vane = polygon([...edge(-1), ...edge(1).reverse()], 0.0005);
  const barbs: Mask = ({ o, m }, { local }) => m.smoothstep(0.2, 0.9, m.sinTurns(o.mul(o.sub(local[0], o.mul(o.abs(o.sub(local[1], o.mul(o.mul(local[0], local[0]), 1.2))), 1.1)), 330)));
  const dusk: Mask = ({ m, o }, { local }) => o.mul(m.smoothstep(0.05, 0.11, local[0]), 0.75);
  const paint = painted(mottled({ base, other: base, roughness: 0.7, sheen: 0.5, subsurface: 0.4 }), [barbs, flat([base[0] * 0.74, base[1] * 0.74, base[2] * 0.74], 0.75)], [dusk, flat([base[0] * 0.25, base[1] * 0.24, base[2] * 0.26], 0.7)]);
  const down = Array.from({ length: 8 }, (_, i) => pipe(0.0005, [[-0.046 - 0.002 * i, 0.001, 0], [-0.05, (i % 2 ? 1 : -1) * (0.008 + 0.008 * golden(i)), 0.003 * golden(i, 2)], [-0.04 + 0.01 * golden(i, 4), (i % 2 ? 1 : -1) * 0.02, 0.004]], 2));
  return thing(request, [0.2, 0.13, 0.05], [
    piece(paint, sheet(vane, 0.0009), ...down),
    piece(matte('#efe6cf', 0.4), pipe(0.0012, [[-0.1, 0.01, 0, 0.0014], [-0.05, 0.003, 0, 0.0016], [0.02, 0.0007, 0, 0.0012], [0.11, 0.0144, 0, 0.0004]], 3)),
  ], { room: 0.1, parts: [{ shape: 0, position: [0, 0.062, 0], rotation: [0, 0, 0.62] }], turn: 0.1 });
}; // biome-ignore format: long

const nest: Maker = (request) => {
  const straw = mottled({ base: ownColour(request, '#8a6840'), other: '#5d4226', size: 0.012, roughness: 0.9, bump: 0.004, grain: 0.006 });
  const twigs = Array.from({ length: 44 }, (_, i) => { const a = golden(i) * 2 * Math.PI; const [r, y] = [0.056 + 0.024 * golden(13 * i + 5), 0.012 + 0.044 * golden(29 * i + 9)]; const bow = 0.35 + 0.3 * golden(37 * i + 4); const lift = 0.02 * (golden(53 * i + 11) - 0.5); const at = (d: number, k: number): number[] => [Math.cos(a + d) * r * k, y + lift * d * 2, Math.sin(a + d) * r * k]; return pipe(0.0013 + 0.0008 * golden(61 * i + 3), [at(-bow, 1.06), at(0, 0.99), at(bow, 1.08 + 0.12 * golden(71 * i + 6))], 0); });
  const eggs = [[0.018, 0.012], [-0.02, 0.01], [0.001, -0.02]].map(([x, z], i) => egg([0.0145, 0.019, 0.0145], [x!, 0.04, z!], [0.5 * (i - 1), i * 2, 0.9]));
  const speckled: Surface = painted(mottled({ base: '#8fc4c4', other: '#a8d4d0', size: 0.02, roughness: 0.4, subsurface: 0.3 }), [(t, { local }) => t.m.smoothstep(0.7, 0.76, mottle(t, local, 0.004, 2)), flat('#6b5440', 0.5)]);
  return thing(request, [0.18, 0.075, 0.18], [piece(straw, displace(difference(put(torus(0.06, 0.019), [0, 0.028, 0]), block([0.2, 0.1, 0.2], [0, -0.1, 0])), roughening({ amplitude: 0.008, size: 0.02 })), turned([[0, 0.004], [0.06, 0.004], [0.05, 0.016], [0, 0.016]], 0.002)), piece(painted(straw, [(t, { local }) => t.m.smoothstep(0.4, 0.6, mottle(t, local, 0.02, 2, 8)), flat('#b28e58', 0.9)]), ...twigs), piece(speckled, ...eggs)], { spread: 2 });
}; // biome-ignore format: long

const wateringCan: Maker = (request) => {
  const metal = request.colour ? paintCoat({ colour: request.colour, roughness: 0.4, size: 0.2 }) : mottled({ base: '#8fa3a0', other: '#7c908e', size: 0.06, roughness: 0.42, coat: 0.3, subsurface: 0 });
  const can = vessel({ outside: [[0.095, 0], [0.1, 0.006], [0.098, 0.1], [0.092, 0.2]], wall: 0.004 });
  const hoops = [0.012, 0.1, 0.196].map((y) => put(torus(0.0985 - 0.025 * y, 0.0034), [0, y, 0]));
  const spout = pipe(0.02, [[0.085, 0.05, 0, 0.026], [0.15, 0.12, 0, 0.018], [0.225, 0.215, 0, 0.0135]], 2);
  const rose = put(turned([[0, -0.01], [0.013, -0.01], [0.042, 0.028], [0.044, 0.034], [0, 0.042]], 0.002), [0.235, 0.226, 0], [0, 0, -0.78]); // biome-ignore format: a profile
  const holes: Mask = (tools, { local }) => { const { o, m, v } = tools; const along = o.add(o.mul(o.sub(local[0], 0.235), 0.703), o.mul(o.sub(local[1], 0.226), 0.711)); const across = o.sub(o.mul(o.sub(local[0], 0.235), 0.711), o.mul(o.sub(local[1], 0.226), 0.703)); const part = (x: Parameters<typeof o.floor>[0]) => { const q = o.mul(x, 110); return o.sub(o.sub(q, o.floor(q)), 0.5); }; return o.mul(m.smoothstep(0.0345, 0.0355, along), m.smoothstep(0.28, 0.2, v.length([part(across), part(local[2]), 0]))); };
  const handle = pipe(0.0075, [[-0.096, 0.045, 0], [-0.175, 0.085, 0], [-0.185, 0.18, 0], [-0.12, 0.25, 0], [-0.02, 0.285, 0], [0.07, 0.255, 0], [0.085, 0.19, 0]], 3);
  return thing(request, [0.47, 0.29, 0.2], [piece(painted(metal, [holes, flat('#1b211f', 0.9)]), can, ...hoops, spout, rose, handle, rod([0.08, 0.17, 0], [0.19, 0.175, 0], 0.004))], { turn: 0.35, room: 0.08 });
}; // biome-ignore format: long

const broom: Maker = (request) => {
  const straw: Surface = { material: (tools, { local }) => { const strand = mottle(tools, [tools.o.mul(local[0], 9), tools.o.mul(local[1], 0.6), tools.o.mul(local[2], 9)], 0.05, 3); return { base: tools.v.scale(request.colour ?? colour('#d2a650'), tools.o.mulAdd(strand, 1.1, 0.4)), roughness: 0.85 }; }, bump: (tools, p) => tools.o.mul(mottle(tools, [tools.o.mul(p[0], 9), tools.o.mul(p[1], 0.6), tools.o.mul(p[2], 9)], 0.05, 3), 0.012) };
  const flattened = (field: Field, by: number): Field => (tools, p) => tools.o.mul(field(tools, [p[0], p[1], tools.o.mul(p[2], by)]), 1 / by);
  const head = flattened(displace(turned([[0, 0], [0.15, 0.0], [0.155, 0.02], [0.12, 0.16], [0.06, 0.3], [0.035, 0.38], [0.02, 0.42], [0, 0.42]], 0.006), roughening({ amplitude: 0.014, size: 0.03, octaves: 2, stretch: [1, 6, 1] })), 2); // biome-ignore format: a profile
  const bands = [0.25, 0.3, 0.36].map((y, i) => flattened(put(torus(0.081 - 0.021 * i, 0.006), [0, y, 0]), 2));
  return thing(request, [0.32, 1.34, 0.18], [piece(straw, head), piece(matte('#a8281f', 0.7), ...bands), piece(timber('y'), rod([0, 0.36, 0], [0, 1.32, 0], 0.014, 0.0125))], { turn: 0.3, room: 0.1, parts: [{ shape: 0, position: [0, 0, 0], rotation: [0, 0, -0.06] }] });
}; // biome-ignore format: long

const wheelbarrow: Maker = (request) => {
  const paint = paintCoat({ colour: ownColour(request, '#2f7a4a'), roughness: 0.4, size: 0.4, wear: 0 });
  const outer = sheet(polygon([[-0.36, 0.6], [0.46, 0.66], [0.3, 0.32], [-0.24, 0.32]], 0.03), 0.27, [0, 0, 0], [0, 0, 0], 0.06); // biome-ignore format: a drawing
  const inner = sheet(polygon([[-0.34, 0.75], [0.5, 0.8], [0.285, 0.345], [-0.225, 0.345]], 0.03), 0.25, [0, 0, 0], [0, 0, 0], 0.05); // biome-ignore format: a drawing
  const steelish = plain('#5a5e62', 0.4, { metal: 0.8 });
  const frame = [-1, 1].flatMap((s) => [pipe(0.017, [[0.62, 0.2, s * 0.06], [0.3, 0.3, s * 0.2], [-0.3, 0.32, s * 0.26], [-0.78, 0.52, s * 0.28]], 2), pipe(0.015, [[-0.16, 0.31, s * 0.23], [-0.27, 0.02, s * 0.24], [-0.34, 0.02, s * 0.24]], 0)]);
  const upright = (field: Field): Field => put(field, [0.62, 0.2, 0], [Math.PI / 2, 0, 0]);
  const spokes = Array.from({ length: 8 }, (_, i) => rod([0.62, 0.2, 0], [0.62 + 0.15 * Math.cos(i * 0.785), 0.2 + 0.15 * Math.sin(i * 0.785), 0], 0.007));
  return thing(request, [1.6, 0.68, 0.62], [
    piece(paint, difference(outer, inner)), piece(steelish, ...frame, ...spokes, upright(torus(0.15, 0.012)), rod([0.62, 0.2, -0.07], [0.62, 0.2, 0.07], 0.02)),
    piece(mottled({ base: '#1c1c1d', roughness: 0.8, subsurface: 0 }), upright(torus(0.165, 0.036)), ...[-1, 1].map((s) => rod([-0.66, 0.475, s * 0.275], [-0.79, 0.524, s * 0.28], 0.024))),
    piece(mottled({ base: '#4a3320', other: '#2e1f12', size: 0.05, roughness: 0.95, bump: 0.01, grain: 0.03 }), displace(egg([0.32, 0.12, 0.22], [0.04, 0.56, 0]), roughening({ amplitude: 0.04, size: 0.08, octaves: 2 }))),
  ], { turn: 0.5, room: 0.15 });
}; // biome-ignore format: long

/** Kidney of wood with a thumb hole and dabs of paint, standing on its edge. */
const palette: Maker = (request) => {
  const dabs = ['#d8262c', '#ef7d1a', '#f4d02a', '#3f9f46', '#2d6fc4', '#6a3aa0', '#f2f0ea', '#3a2214'];
  const spots = dabs.map((hex, i) => { const a = 0.25 + i * 0.52; const [x, y] = [0.125 * Math.cos(a) - 0.005, 0.088 * Math.sin(a) + 0.004]; return piece(mottled({ base: hex, other: hex, roughness: 0.2, coat: 0.8, subsurface: 0.1 }), displace(egg([0.019 + 0.004 * golden(i), 0.015, 0.009], [x, y, 0.005], [0, 0, i]), roughening({ amplitude: 0.004, size: 0.012, seed: i }))); });
  const plate: Field = (tools, p) => tools.o.mul(egg([0.17, 0.125, 0.6], [0, 0, 0])(tools, p), 1);
  const board = difference(sheet((tools, u, v) => plate(tools, [u, v, tools.o.float(0)]), 0.0035), sheet((tools, u, v) => egg([0.05, 0.04, 1], [0, 0, 0])(tools, [tools.o.sub(u, 0.09), tools.o.add(v, 0.125), tools.o.float(0)]), 0.05), sheet((tools, u, v) => egg([0.026, 0.02, 1], [0, 0, 0])(tools, [tools.o.add(u, 0.06), tools.o.add(v, 0.062), tools.o.float(0)]), 0.05));
  const brush = [rod([-0.14, -0.09, 0.012], [0.05, -0.02, 0.014], 0.0035, 0.005)];
  return thing(request, [0.34, 0.25, 0.06], [piece(wood({ axis: 'x', finish: 'lacquered', light: request.colour ?? colour('#cf9f5e'), dark: colour('#a06c34') }), board), ...spots, piece(timber('x'), ...brush), piece(plain('#c9c9c6', 0.25, { metal: 1 }), rod([0.05, -0.02, 0.014], [0.066, -0.014, 0.0145], 0.0055)), piece(matte('#2d6fc4', 0.5), pipe(0.005, [[0.066, -0.014, 0.0145, 0.0058], [0.082, -0.008, 0.015, 0.0062], [0.096, -0.002, 0.0155, 0.001]], 2))], { room: 0.16, turn: 0.15, parts: [{ shape: 0, position: [0, 0.122, 0], rotation: [-0.3, 0, 0.08] }] });
}; // biome-ignore format: long

export const finds: Readonly<Record<string, Maker>> = {
  starfish,
  shell,
  'spider-web': spiderWeb,
  feather,
  nest,
  'watering-can': wateringCan,
  broom,
  wheelbarrow,
  palette,
};
