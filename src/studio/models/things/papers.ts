/** Printed matter that stands so that it is read: newspapers, maps, scrolls, calendars. Metres at real size. */
import {
  displace,
  extrude,
  type Field,
  type Field2,
  mottle,
  outline,
  polygon,
  roughening,
  type Surface,
  wood,
} from '../../render/field/index.ts';
import {
  bars,
  block,
  circle,
  egg,
  flat,
  joint,
  type Mask,
  mottled,
  onFront,
  ownColour,
  painted,
  piece,
  plain,
  put,
  rect,
  rim,
  rod,
  thing,
  writing,
} from '../assembly/index.ts';
import { withPrint } from '../furniture/index.ts';
import { glossy, type Maker, matte } from './gear-parts.ts';

/** Lines of small print that end raggedly, within a region. */
const prose = (region: Field2, pitch: number): Mask => (tools, at) => {
  const { o, m, n } = tools;
  const row = o.floor(o.mul(at.local[1], 1 / pitch));
  const within = o.sub(o.mul(at.local[1], 1 / pitch), row);
  const line = o.mul(m.smoothstep(0.22, 0.3, within), m.smoothstep(0.72, 0.64, within));
  const words = m.smoothstep(0.18, 0.24, n.valueNoise([o.mul(at.local[0], 1.6 / pitch), o.mul(row, 7.3), o.float(0)], 4));
  return o.mul(onFront(region, 0.0004)(tools, at), o.mul(line, words));
}; // biome-ignore format: long

const newspaper: Maker = (request) => {
  const base = ownColour(request, '#ded8ca');
  const ink = flat('#2a2826', 0.9);
  const grey = flat('#6b6862', 0.9);
  const photo = rect(-0.05, 0.205, 0.075, 0.05);
  const hills: Mask = (tools, at) => tools.o.mul(onFront(photo, 0.0006)(tools, at), tools.m.smoothstep(0.004, -0.004, tools.o.sub(at.local[1], tools.o.mulAdd(tools.m.sinTurns(tools.o.mul(at.local[0], 9)), 0.012, 0.19))));
  const columns = [-0.107, -0.036, 0.036, 0.107].map((x) => rect(x, 0.075, 0.031, 0.062));
  const head = request.print ? [] : [[onFront(writing({ text: 'DAILY POST', height: 0.034, at: [0, 0.338], weight: 0.1 }), 0.0006), ink] as const, [onFront(writing({ text: 'SUN RETURNS TO THE CITY', height: 0.0125, at: [0, 0.285], weight: 0.12 }), 0.0004), ink] as const];
  const rules = joint(rect(0, 0.31, 0.135, 0.0009), rect(0, 0.368, 0.135, 0.0009), rect(0, 0.145, 0.135, 0.0006));
  const page = painted(mottled({ base, other: [base[0] * 0.9, base[1] * 0.88, base[2] * 0.84], size: 0.12, roughness: 0.95, subsurface: 0.2 }), ...head, [onFront(rules, 0.0004), ink], [onFront(photo, 0.0006), flat('#b3aea4', 0.9)], [hills, flat('#55524d', 0.9)], [onFront(circle(-0.02, 0.232, 0.011), 0.0006), flat('#efebe0', 0.9)], [prose(joint(...columns, rect(0.086, 0.205, 0.05, 0.05)), 0.0062), grey]);
  const leaf = (depth: number, z: number, shift: number): Field => put(displace(block([0.146, 0.19, depth], [0, 0, 0], 0.0016), roughening({ amplitude: 0.003, size: 0.16 })), [shift, 0.19, z]);
  const model = thing(request, [0.3, 0.385, 0.1], [piece(page, leaf(0.0035, 0, 0)), piece(mottled({ base: [base[0] * 0.92, base[1] * 0.92, base[2] * 0.92], roughness: 0.95, subsurface: 0.1 }), leaf(0.0022, -0.0065, 0.003), leaf(0.0022, -0.012, -0.002), rod([-0.146, 0.002, -0.006], [-0.146, 0.378, -0.006], 0.008))], { turn: 0.2, parts: [{ shape: 0, position: [0, 0, 0], rotation: [-0.18, 0, 0] }] });
  return withPrint(model, request, { shape: 0, centre: [0, 0.322, 0.004], widthMetres: 0.26, heightMetres: 0.08, ground: base });
}; // biome-ignore format: long

/** Six folds of an old chart: land, sea, a dotted way and where it ends. */
const map: Maker = (request) => {
  const [half, high] = [0.42, 0.56] as const;
  const paper = ownColour(request, '#e8d6a8');
  const dusk = (factor: number) => [paper[0] * factor, paper[1] * factor, paper[2] * factor * 0.9] as const;
  const land: Mask = (tools, { local }) => { const { o, m } = tools; const [x, y] = [local[0], o.sub(local[1], high / 2)]; const edge = o.add(mottle(tools, [x, y, o.float(0.3)], 0.22, 4, 4), o.mul(tools.v.length([o.mul(x, 0.8), o.mul(y, 1.1), 0]), -0.55)); return m.smoothstep(0.375, 0.385, edge); };
  const coast: Mask = (tools, at) => { const share = land(tools, at); return tools.o.mul(tools.o.mul(share, tools.o.sub(1, share)), 3.6); };
  const way: Mask = ({ o, m }, { local }) => { const t = o.mul(o.add(local[0], 0.25), 2.1); const line = o.sub(local[1], o.add(o.mulAdd(m.sinTurns(o.mul(t, 0.8)), 0.06, 0.24), o.mul(t, 0.09))); const dash = o.abs(o.sub(o.sub(o.mul(t, 13), o.floor(o.mul(t, 13))), 0.5)); return o.mul(o.mul(m.smoothstep(0.0065, 0.005, o.abs(line)), m.smoothstep(0.3, 0.24, dash)), o.mul(m.smoothstep(-0.25, -0.24, local[0]), m.smoothstep(0.21, 0.2, local[0]))); };
  const stroke = (angle: number): Field2 => (tools, u, v) => { const [x, y] = [tools.o.sub(u, 0.235), tools.o.sub(v, 0.346)]; const [c, s] = [Math.cos(angle), Math.sin(angle)]; return tools.o.max(tools.o.sub(tools.o.abs(tools.o.add(tools.o.mul(x, s), tools.o.mul(y, -c))), 0.0075), tools.o.sub(tools.o.abs(tools.o.add(tools.o.mul(x, c), tools.o.mul(y, s))), 0.034)); };
  const grid: Mask = (tools, at) => tools.o.max(bars(0, 0.14, 0.025)(tools, at), bars(1, 0.14, 0.025)(tools, at));
  const rose = joint(...[0, 1, 2, 3].map((i): Field2 => { const a = (i * Math.PI) / 4; const long = i % 2 ? 0.028 : 0.044; const [c, s] = [Math.cos(a), Math.sin(a)]; return polygon([[-0.3 + c * long, 0.12 + s * long], [-0.3 - s * 0.006, 0.12 + c * 0.006], [-0.3 - c * long, 0.12 - s * long], [-0.3 + s * 0.006, 0.12 - c * 0.006]]); }));
  const stains: Mask = (tools, { local }) => tools.o.mul(tools.m.smoothstep(0.5, 0.8, mottle(tools, local, 0.1, 4, 9)), 0.4);
  const ink = flat('#4a2f16', 0.9);
  const chart = painted(mottled({ base: '#a9c3bd', other: '#b9cdc0', size: 0.2, roughness: 0.9, subsurface: 0.1 }), [land, flat(dusk(1), 0.9)], [coast, ink], [grid, flat('#8c8a74', 0.9)], [(t, at) => t.o.mul(land(t, at), t.m.smoothstep(0.6, 0.66, mottle(t, at.local, 0.06, 3, 3))), flat('#8fa36a', 0.9)], [way, flat('#b3261e', 0.85)], [onFront(joint(stroke(0.75), stroke(-0.75)), 0.0008), flat('#b3261e', 0.85)], [onFront(rose, 0.0008), ink], [(t, at) => t.o.sub(1, onFront(rect(0, high / 2, half - 0.03, high / 2 - 0.03), 0.001)(t, at)), flat(dusk(0.94), 0.9)], [onFront(rim(rect(0, high / 2, half - 0.03, high / 2 - 0.03), 0.002), 0.0006), ink], [stains, flat(dusk(0.62), 0.95)]);
  // Folded like a screen: each panel leans the other way.
  const folded: Field = (tools, p) => { const { o } = tools; const at = o.mul(o.add(p[0], half), 3 / half); const share = o.sub(at, o.mul(o.floor(o.mul(at, 0.5)), 2)); const ridge = o.mul(o.sub(1, o.abs(o.sub(share, 1))), 0.035); const wall = o.sub(o.abs(o.sub(p[2], ridge)), 0.0016); return tools.k.lipschitz(o.mul(o.max(wall, o.max(o.sub(o.abs(p[0]), half), o.sub(o.abs(o.sub(p[1], high / 2)), high / 2))), 0.93), p, 1); };
  return thing(request, [2 * half, high, 0.12], [piece(chart, folded)], { turn: 0.12, parts: [{ shape: 0, position: [0, 0, 0.03], rotation: [-0.14, 0, 0] }] });
}; // biome-ignore format: long

/** Parchment between two rollers. */
const scroll: Maker = (request) => {
  const base = ownColour(request, '#e6d3a4');
  const parchment: Surface = mottled({ base, other: [base[0] * 0.72, base[1] * 0.62, base[2] * 0.46], size: 0.06, roughness: 0.9, subsurface: 0.25, bump: 0.0006, grain: 0.006 });
  const lines = request.print ? [] : [[prose(rect(0, 0.15, 0.07, 0.075), 0.0125), flat('#4b331c', 0.9)] as const];
  const burnt: Mask = ({ m, o }, { local }) => o.mul(m.smoothstep(0.082, 0.102, o.abs(local[0])), 0.55);
  const edge = outline({ points: [{ u: -0.1, v: 0.03 }, { u: 0.1, v: 0.03 }, { u: 0.097, v: 0.11 }, { u: 0.101, v: 0.19 }, { u: 0.099, v: 0.275 }, { u: -0.1, v: 0.275 }, { u: -0.098, v: 0.2 }, { u: -0.102, v: 0.12 }] }); // biome-ignore format: a drawing
  const roll = (y: number): Field[] => [rod([-0.1, y, 0.009], [0.1, y, 0.009], 0.0185)];
  const knob = (y: number): Field[] => [-1, 1].flatMap((s) => [rod([s * 0.1, y, 0.009], [s * 0.135, y, 0.009], 0.008), egg([0.011, 0.0135, 0.0135], [s * 0.14, y, 0.009])]);
  const model = thing(request, [0.31, 0.3, 0.07], [
    piece(painted(parchment, ...lines, [burnt, flat('#8a6434', 0.9)]), extruded(edge), ...roll(0.025), ...roll(0.278)),
    piece(wood({ axis: 'x', finish: 'lacquered' }), ...knob(0.025), ...knob(0.278)),
    piece(glossy('#a3161c'), egg([0.0135, 0.0135, 0.004], [0.06, 0.068, 0.003])),
  ], { turn: 0.2, parts: [{ shape: 0, position: [0, 0, 0], rotation: [-0.16, 0, 0] }] });
  return withPrint(model, request, { shape: 0, centre: [0, 0.155, 0.003], widthMetres: 0.17, heightMetres: 0.17, ground: base });
}; // biome-ignore format: long
const extruded = (region: Field2): Field => displace(extrude(region, 0.0016, 0.0008), roughening({ amplitude: 0.002, size: 0.05 }));

/** Leaves on a wire binding over a stand of card. */
const calendar: Maker = (request) => {
  const base = ownColour(request, '#c4272d');
  const days = Array.from({ length: 30 }, (_, i) => rect(-0.072 + 0.024 * ((i + 2) % 7), 0.112 - 0.022 * Math.floor((i + 2) / 7), 0.0062, 0.0045, 0.001));
  const page = painted(mottled({ base: '#f6f3ec', other: '#f1ede4', size: 0.1, roughness: 0.8, subsurface: 0.1 }),
    [onFront(rect(0, 0.16, 0.1, 0.025), 0.0006), flat(base, 0.6)], ...(request.print ? [] : [[onFront(writing({ text: 'MARCH', height: 0.022, at: [0, 0.158], weight: 0.11 }), 0.0006), flat('#fbf8f2', 0.6)] as const]),
    [onFront(joint(...days), 0.0004), flat('#4b4a48', 0.8)], [onFront(rim(circle(0.024, 0.068, 0.0115), 0.0013), 0.0004), flat(base, 0.6)]); // biome-ignore format: long
  const rings = Array.from({ length: 12 }, (_, i) => put((tools: Parameters<Field>[0], p: Parameters<Field>[1]) => { const { o, v } = tools; return o.sub(v.length([o.sub(v.length([p[1], p[2], 0]), 0.0068), p[0], 0]), 0.0009); }, [-0.088 + 0.016 * i, 0.189, -0.002]));
  const model = thing(request, [0.21, 0.2, 0.13], [
    piece(page, put(block([0.1, 0.094, 0.0022], [0, 0.094, 0], 0.0008), [0, 0, 0])),
    piece(matte('#34373b', 0.7), put(block([0.104, 0.1, 0.0018], [0, 0, 0], 0.0008), [0, 0.094, -0.0045]), put(block([0.104, 0.102, 0.0018], [0, 0, 0], 0.0008), [0, 0.09, -0.05], [0.47, 0, 0])),
    piece(plain('#b9bbbd', 0.25, { metal: 1 }), ...rings),
  ], { turn: 0.3, parts: [{ shape: 0, position: [0, 0, 0.03], rotation: [-0.12, 0, 0] }] });
  return withPrint(model, request, { shape: 0, centre: [0, 0.16, 0.0023], widthMetres: 0.18, heightMetres: 0.04, ground: base });
}; // biome-ignore format: long

export const papers: Readonly<Record<string, Maker>> = { newspaper, map, scroll, calendar };
