/**
 * What is built and is no house: walls, stairs, arches, gates, a lattice tower, wheels for wind and fairs. Front to +z. Metres.
 */
import {
  box,
  brick,
  type Colour,
  capsule,
  colour,
  cylinder,
  difference,
  displace,
  extrude,
  type Field,
  mottle,
  polygon,
  repeat,
  rotate,
  roughening,
  sphere,
  stone,
  sweep,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  circle,
  extent,
  flat,
  golden,
  isAsked,
  joint,
  onFront,
  paintCoat,
  painted,
  piece,
  plain,
  put,
  rect,
  rim,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';
import { bothAxes, within } from './landmarks.ts';
import { blocks, boards } from './stuff.ts';

interface Built {
  readonly size: Point;
  readonly turn?: number;
  readonly spread?: number;
  readonly anchors?: Model['anchors'];
}

const built = ({ name }: ModelRequest, { size: [width, height, length], turn, spread, anchors }: Built, pieces: Parameters<typeof assembly>[1]): Model => {
  const room = 0.06 * Math.max(width, height, length);
  const [x, z] = [width / 2 + room, length / 2 + room];
  return {
    shapes: [assembly(`${name}-built`, pieces, { low: [-x, -room, -z], high: [x, height + room, z] })],
    ...extent({ width, height, length, ...(turn !== undefined && { turn }), ...(spread !== undefined && { spread }) }),
    ...(anchors && { anchors }),
  };
}; // biome-ignore format: long
const at = (field: Field, x: number, y: number, z: number): Field => translate(field, [x, y, z]);
const rod = (from: Point, to: Point, radius: number, endRadius = radius): Field => capsule({ from, to, radius, endRadius });

/** A free-standing wall with a pier at each end and coping stones of uneven length. */
export function wall(request: ModelRequest): Model {
  const { colour: wanted, attributes, material } = request;
  const isStone = isAsked(attributes, 'stone') || material === 'stone' || /stone/.test(request.label);
  const face = isStone ? blocks(wanted ?? colour('#9a948a'), 0.28) : brick(wanted ? { colour: wanted } : {});
  const coping = stone({ colour: colour('#b3aca0') });
  const caps = Array.from({ length: 7 }, (_, i) => at(box([0.335, 0.045, 0.19], 0.016), -2.04 + 0.68 * i, 2.36 + 0.006 * golden(i, 3), 0));
  const piers = [-1, 1].map((side) => at(box([0.24, 1.22, 0.24], 0.008), side * 2.5, 1.22, 0));
  const hats = [-1, 1].flatMap((side) => [at(box([0.3, 0.04, 0.3], 0.014), side * 2.5, 2.47, 0), at(box([0.22, 0.03, 0.22], 0.014), side * 2.5, 2.53, 0)]);
  const rough = roughening({ amplitude: 0.008, size: 0.2, octaves: 2 });
  return built(request, { size: [5.6, 2.56, 0.6], turn: 0.3, spread: 0.1 }, [
    piece(face, displace(union(at(box([2.4, 1.16, 0.12], 0.006), 0, 1.16, 0), ...piers), rough)),
    piece(coping, ...caps, ...hats, at(box([2.42, 0.07, 0.16], 0.01), 0, 0.06, 0)),
  ]);
} // biome-ignore format: long

const [stepCount, rise, going, stairHalf] = [13, 0.165, 0.27, 0.75] as const;

/** Oak treads on white risers between strings, with a handrail on turned posts. */
export function stairs(request: ModelRequest): Model {
  const { colour: wanted, attributes, material } = request;
  const isStone = material === 'stone' || material === 'marble' || isAsked(attributes, 'stone', 'outdoor', 'concrete');
  const length = stepCount * going;
  const z = (i: number): number => length / 2 - (i + 0.5) * going;
  const bodies = Array.from({ length: stepCount }, (_, i) => at(box([stairHalf, ((i + 1) * rise) / 2 - 0.02, going / 2 + 0.002], 0.002), 0, ((i + 1) * rise) / 2 - 0.02, z(i)));
  const treads = Array.from({ length: stepCount }, (_, i) => at(box([stairHalf + 0.02, 0.02, going / 2 + 0.018], 0.012), 0, (i + 1) * rise - 0.02, z(i) + 0.016));
  const tread = isStone ? stone({ colour: wanted ?? colour('#a8a298') }) : boards(wanted ?? colour('#96632f'), 0.3, false);
  if (isStone) return built(request, { size: [1.9, stepCount * rise, length], turn: -0.55 }, [piece(tread, ...bodies, ...treads)]);
  const rail = (i: number, up: number): Point => [stairHalf - 0.05, (i + 1) * rise + up, z(i)];
  const balusters = Array.from({ length: stepCount - 1 }, (_, i) => rod(rail(i, 0), rail(i, 0.86), 0.016));
  const posts = [0, stepCount - 1].map((i) => at(box([0.05, 0.56, 0.05], 0.01), stairHalf - 0.05, (i + 1) * rise + 0.5, z(i)));
  const knobs = [0, stepCount - 1].map((i) => at(sphere(0.068), stairHalf - 0.05, (i + 1) * rise + 1.12, z(i)));
  const white = paintCoat({ colour: colour('#e9e6df'), coat: 0.4, size: 0.5 });
  return built(request, { size: [1.7, 3.3, length], turn: -0.6, anchors: { top: { at: [0, 6 * rise, z(5)], widthMetres: 1.2, depthMetres: 0.25 } } }, [
    piece(white, ...bodies, bothAxes(union(...balusters))),
    piece(tread, ...treads, bothAxes(union(...posts, ...knobs, sweep([{ at: rail(0, 0.9), radius: 0.036 }, { at: rail(stepCount - 1, 0.9), radius: 0.036 }])))),
  ]);
} // biome-ignore format: long

/** Round-headed: half as wide as said. */
const archway = (half: number, height: number) =>
  joint(rect(0, (height - half) / 2, half, (height - half) / 2), circle(0, height - half, half));

/** Three bays of columns under an attic; one archway through. */
export function arch(request: ModelRequest): Model {
  const base = request.colour ?? colour('#cbbfa6');
  const body = difference(at(box([6.2, 5.6, 2.4], 0.04), 0, 5.6, 0), within(archway(2.1, 8.2), -5, 5));
  const sides = [-1, 1];
  const columns = sides.flatMap((x) => sides.flatMap((z) => [5.4, 2.9].map((away) => at(cylinder(0.36, 3.9, 0.05), x * away, 4.7, z * 2.75))));
  const feet = sides.flatMap((x) => sides.map((z) => at(box([1.75, 0.42, 0.42], 0.04), x * 4.15, 0.42, z * 2.75)));
  const heads = sides.flatMap((x) => sides.flatMap((z) => [5.4, 2.9].map((away) => at(box([0.5, 0.18, 0.5], 0.05), x * away, 8.75, z * 2.75))));
  const bands = [at(box([6.5, 0.32, 3.2], 0.06), 0, 9.2, 0), at(box([6.75, 0.14, 3.45], 0.05), 0, 9.62, 0), at(box([6.3, 1.5, 2.5], 0.04), 0, 11.2, 0), at(box([6.6, 0.2, 2.85], 0.06), 0, 12.8, 0)];
  const ring = difference(within(archway(2.5, 8.7), -2.55, 2.55), within(archway(2.1, 8.2), -5, 5), at(box([5, 0.6, 5]), 0, 0, 0));
  const plaque = painted(blocks(base, 0.62), [onFront(rim(rect(0, 11.2, 3.1, 0.85), 0.06), 0.03), flat([base[0] * 0.4, base[1] * 0.38, base[2] * 0.34], 0.9)]);
  return built(request, { size: [13.6, 13.1, 7], turn: 0.32 }, [
    piece(plaque, body, ...bands),
    piece(stone({ colour: [base[0] * 1.05, base[1] * 1.04, base[2] * 1.02] }), ring, ...columns, ...feet, ...heads),
  ]);
} // biome-ignore format: long

/** Curved upwards at both ends; drawn out along z. */
function beam(half: number, low: number, thick: number, lift: number, halfDepth: number): Field {
  const count = 12;
  const edge = (height: number) => Array.from({ length: count + 1 }, (_, i) => { const x = -half + (2 * half * i) / count; return [x, height + lift * (x / half) ** 4] as const; });
  const corners = [...edge(low), ...edge(low + thick).reverse()];
  return extrude(polygon(corners), halfDepth, 0.03);
} // biome-ignore format: long

export function torii(request: ModelRequest): Model {
  const base = request.colour ?? colour('#c03a1e');
  const red = paintCoat({ colour: base, roughness: 0.5, coat: 0.25, size: 1.5 });
  const legs = rod([2.55, 0.5, 0], [2.25, 6.6, 0], 0.3, 0.26);
  const black = plain('#17130f', 0.5);
  return built(request, { size: [9, 8.1, 1.4], turn: 0.25 }, [
    piece(red, bothAxes(legs), at(box([3.5, 0.24, 0.14], 0.03), 0, 5.35, 0), beam(3.9, 6.62, 0.4, 0.3, 0.26), at(box([0.16, 0.5, 0.14], 0.02), 0, 6.1, 0)),
    piece(black, beam(4.35, 7.02, 0.34, 0.5, 0.4), bothAxes(at(cylinder(0.38, 0.42, 0.04), 2.56, 0.42, 0)), at(box([0.34, 0.42, 0.05], 0.02), 0, 6.12, 0.2)),
    piece(plain('#d8a93a', 0.3, { metal: 1 }), at(box([0.28, 0.36, 0.055], 0.02), 0, 6.12, 0.21)),
    piece(stone({ colour: colour('#8e8a84') }), bothAxes(at(cylinder(0.55, 0.12, 0.05), 2.57, 0.12, 0))),
  ]);
} // biome-ignore format: long

export function windTurbine(request: ModelRequest): Model {
  const white = paintCoat({ colour: request.colour ?? colour('#eef0f1'), roughness: 0.42, coat: 0.4, size: 8 });
  const blade = extrude(polygon([[-0.95, 1.2], [0.95, 1.2], [2.1, 7], [1.7, 12], [0.2, 36], [-0.35, 36], [-0.75, 12], [-1, 7]], 0.15), 0.42, 0.2); // biome-ignore format: a drawing
  const blades = [0, 1, 2].map((i) => put(blade, [0, 0, 0], [0, 0, 0.5 + (i * 2 * Math.PI) / 3]));
  const hub: Point = [0, 63.5, 3.4];
  const tips = painted(white, [({ m, v, o }, { local }) => { const away = v.length([local[0], o.sub(local[1], hub[1]), 0]); return o.mul(m.smoothstep(29, 29.3, away), o.mul(m.smoothstep(33, 32.7, away), m.smoothstep(2, 2.4, local[2]))); }, flat('#c4311f', 0.4)]); // biome-ignore format: long
  return built(request, { size: [70, 100, 9], turn: 0.35, spread: 0.5 }, [
    piece(white, rod([0, 0, 0], [0, 62, 0], 2.3, 1.35), at(box([1.7, 1.8, 3.4], 1), 0, 63.5, 0)),
    piece(tips, at(union(...blades), ...hub), put(sphere(1.75), hub)),
    piece(plain('#8d8f90', 0.8), at(cylinder(3.4, 0.5, 0.2), 0, 0.5, 0)),
  ]);
}

const cabinHues = ['#c8322c', '#e8b02a', '#2f78b8', '#3f9a54'] as const;

export function ferrisWheel(request: ModelRequest): Model {
  const [radius, axle, half, count] = [16.5, 20.5, 1.5, 16] as const;
  const steel = paintCoat({ colour: request.colour ?? colour('#e9e9ea'), roughness: 0.4, coat: 0.5, size: 5 });
  const round = (r: number, tube: number, z: number): Field => at(rotate(torus(r, tube), 'x', Math.PI / 2), 0, axle, z);
  const place = (i: number, r: number): readonly [number, number] => [Math.sin((i * 2 * Math.PI) / count) * r, axle + Math.cos((i * 2 * Math.PI) / count) * r];
  const spokes = Array.from({ length: count }, (_, i) => rod([0, axle, 0.7], [...place(i, radius), half] as unknown as Point, 0.1));
  const ties = Array.from({ length: count }, (_, i) => rod([...place(i, radius), -half] as unknown as Point, [...place(i, radius), half] as unknown as Point, 0.13));
  const bothSides = (field: Field): Field => union(field, (tools, p) => field(tools, [p[0], p[1], tools.o.neg(p[2])]));
  const legs = bothAxes(bothSides(rod([8.2, 0, 4.2], [0.3, axle, 2.1], 0.5, 0.36)));
  const cabins = (hue: number): Field[] => Array.from({ length: count / 4 }, (_, i) => { const [x, y] = place(4 * i + hue, radius); return at(box([1.15, 1.05, 0.95], 0.4), x, y - 1.5, 0); });
  const coat = (hex: string) => paintCoat({ colour: colour(hex), coat: 1, size: 3 });
  return built(request, { size: [36, 40, 9.5], turn: 0.3 }, [
    piece(steel, bothSides(union(round(radius, 0.24, half), round(radius * 0.62, 0.14, half * 0.82), ...spokes)), ...ties, legs, at(rotate(cylinder(1.1, 2.6, 0.2), 'x', Math.PI / 2), 0, axle, 0)),
    ...cabinHues.map((hex, hue) => piece(coat(hex), ...cabins(hue))),
    piece(plain([0.02, 0.03, 0.04], 0.08, { coat: 1 }), ...[0, 1, 2, 3].flatMap((hue) => Array.from({ length: 4 }, (_, i) => { const [x, y] = place(4 * i + hue, radius); return at(box([1.18, 0.42, 0.98], 0.15), x, y - 1.25, 0); }))),
    piece(plain('#9b9791', 0.85), at(box([11, 0.35, 5], 0.1), 0, 0.35, 0)),
  ]);
} // biome-ignore format: long

/** Half width of the tower at a height, as its legs curve. */
const spreadAt = (y: number): number => 1.1 + 12.5 * Math.exp(-y / 21);

/** Four curved legs of lattice, three platforms, a mast: of iron, or red and white. */
export function latticeTower(request: ModelRequest): Model {
  const isRed = /tokyo|radio|塔京/.test(request.label.toLowerCase());
  const iron: Colour = request.colour ?? colour(isRed ? '#c8401c' : '#6b4c34');
  const levels = [0, 7, 14, 22, 30, 38, 46, 54, 62, 70, 78];
  const corner = (y: number): Point => [spreadAt(y), y, spreadAt(y)];
  const legs = sweep(levels.map((y) => ({ at: corner(y), radius: 0.95 - 0.0075 * y })));
  const face = levels.slice(2).flatMap((y, i): Field[] => {
    const low = levels[i + 1]!;
    const [a, b] = [spreadAt(low), spreadAt(y)];
    const r = 0.34 - 0.003 * y;
    return [rod([a, low, a], [-b, y, b], r), rod([-a, low, a], [b, y, b], r), rod([-b, y, b], [b, y, b], r)];
  });
  const inner = [0, 1].map((i) => rod([spreadAt(0) - 4.2 + 2.2 * i, 0.2, spreadAt(0)], [spreadAt(14) - 1.4 + 1.4 * i, 15, spreadAt(14)], 0.4));
  const plane = union(...face, bothAxes(union(...inner)), at(rotate(torus(9.2, 0.5), 'x', Math.PI / 2), 0, 3.6, spreadAt(10)));
  const sided: Field = (tools, p) => plane(tools, [p[0], p[1], tools.o.abs(p[2])]);
  const both = union(sided, rotate(sided, 'y', Math.PI / 2));
  const cornered: Field = (tools, p) => legs(tools, [tools.o.abs(p[0]), p[1], tools.o.abs(p[2])]);
  const steel = isRed ? painted(paintCoat({ colour: iron, coat: 0.2, size: 6 }), [({ m, o }, { local }) => m.smoothstep(0.02, 0.0, o.sub(o.abs(o.sub(o.sub(o.mul(local[1], 1 / 24), o.floor(o.mul(local[1], 1 / 24))), 0.8)), 0.19)), flat('#ece8e2', 0.5)]) : paintCoat({ colour: iron, coat: 0.1, roughness: 0.6, size: 6 });
  const deck = (y: number, half: number, thick: number): Field => at(box([half, thick, half], 0.15), 0, y, 0);
  return built(request, { size: [29, 100, 29], turn: 0.45 }, [
    piece(steel, difference(cornered, at(box([30, 5, 30]), 0, -5, 0)), both, deck(15, spreadAt(15) + 1, 0.8), deck(38, spreadAt(38) + 1, 0.8), deck(78, 2, 1), rod([0, 78, 0], [0, 99.4, 0], 0.8, 0.16), deck(82, 1.2, 1.2)),
    piece(stone({ colour: colour('#a39a8b') }), ...[-1, 1].flatMap((x) => [-1, 1].map((z) => at(box([2.2, 0.7, 2.2], 0.15), x * spreadAt(0), 0.7, z * spreadAt(0))))),
  ]);
} // biome-ignore format: long

/** Posts and a net that hangs to the ground behind them. */
export function footballGoal(request: ModelRequest): Model {
  const [half, high, deep] = [3.66, 2.44, 2.2] as const;
  const white = paintCoat({ colour: request.colour ?? colour('#f2f2f0'), coat: 0.8, size: 2 });
  const slope = Math.hypot(high, deep - 0.9);
  const upright = repeat(box([0.012, slope / 2, 0.012], 0.005), { spacing: [0.2, 0, 0], count: [37, 1, 1] });
  const across = repeat(box([half, 0.012, 0.012], 0.005), { spacing: [0, 0.2, 0], count: [1, Math.floor(slope / 0.2), 1] });
  const back = put(union(upright, across), [0, high / 2, -0.9 - (deep - 0.9) / 2], [Math.atan2(deep - 0.9, high), 0, 0]);
  const roof = at(union(repeat(box([0.012, 0.012, 0.45], 0.005), { spacing: [0.2, 0, 0], count: [37, 1, 1] }), repeat(box([half, 0.012, 0.012], 0.005), { spacing: [0, 0, 0.2], count: [1, 1, 4] })), 0, high, -0.45);
  const cheek = Array.from({ length: 9 }, (_, i) => { const y = 0.15 + 0.25 * i; return rod([half, y, 0], [half, y, -deep + (y / high) * (deep - 0.9)], 0.012); });
  const falls = Array.from({ length: 8 }, (_, i) => { const z = -0.2 - 0.24 * i; const top = z > -0.9 ? high : (high * (deep + z)) / (deep - 0.9); return rod([half, 0, z], [half, top, z], 0.012); });
  return built(request, { size: [2 * half + 0.15, high + 0.06, deep], turn: -0.35 }, [
    piece(white, bothAxes(union(rod([half, 0, 0], [half, high, 0], 0.06), rod([half, high, 0], [half, high, -0.9], 0.03), rod([half, high, -0.9], [half, 0.03, -deep], 0.03), rod([half, 0.03, 0], [half, 0.03, -deep], 0.03))), rod([-half, high, 0], [half, high, 0], 0.06), rod([-half, 0.03, -deep], [half, 0.03, -deep], 0.03)),
    piece(plain('#e8e8e6', 0.8), back, roof, bothAxes(union(...cheek, ...falls))),
  ]);
} // biome-ignore format: long

/** Clean bands of colour over two heaps of cloud. */
export function rainbow(request: ModelRequest): Model {
  const hues = ['#d8262c', '#f07c1e', '#f6d02e', '#3fa545', '#2f72c4', '#4a3aa6', '#8a3aa8'].map(colour);
  const [inner, width] = [17, 1.6] as const;
  const arcOf = (i: number): Field => {
    const r = inner + width * (hues.length - 1 - i) + width / 2;
    return difference(rotate(torus(r, width * 0.56), 'x', Math.PI / 2), at(box([40, 20, 10]), 0, -20, 0));
  };
  const puffs = [[-23, 2.4, 0, 3.6], [-19, 2, 1.2, 3], [-26.5, 1.6, 0.6, 2.6], [-21.5, 4.4, 0.3, 2.9], [-16.8, 1.4, 0, 2.2]] as const; // biome-ignore format: rows
  const cloudy = displace(union(...puffs.map(([x, y, z, r]) => bothAxes(at(sphere(r), -x, y, z)))), roughening({ amplitude: 0.5, size: 1.6, octaves: 3 }));
  return built(request, { size: [60, 29, 10], spread: 0.15 }, [
    ...hues.map((base, i) => piece({ material: (tools, { local }) => ({ base: tools.v.scale(base, tools.o.mulAdd(mottle(tools, local, 3, 2), 0.1, 0.95)), roughness: 0.5, coat: 0.3, emission: [base[0] * 0.12, base[1] * 0.12, base[2] * 0.12] }) }, arcOf(i))),
    piece(plain('#f4f6f9', 0.9, { subsurface: 0.3, subsurfaceRadius: [0.4, 0.4, 0.4] }), cloudy),
  ]);
} // biome-ignore format: long
