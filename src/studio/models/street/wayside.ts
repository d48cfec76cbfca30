/** Cones, boards that carry words, gravestones. Front to +z, metres. */
import {
  box,
  cylinder,
  displace,
  type Field,
  intersection,
  mottle,
  polygon,
  revolve,
  roughening,
  stone,
  translate,
  wood,
} from '../../render/field/index.ts';
import {
  block,
  circle,
  flat,
  frontPrism,
  glowOf,
  joint,
  type Mask,
  mottled,
  onFront,
  ownColour,
  paintCoat,
  painted,
  piece,
  plain,
  put,
  rect,
  rim,
  rod,
  sheet,
  thing,
  turned,
  writing,
} from '../assembly/index.ts';
import { withPrint } from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';

const band =
  (low: number, high: number): Mask =>
  ({ m, o }, { local }) =>
    o.mul(m.smoothstep(low - 0.004, low + 0.004, local[1]), m.smoothstep(high + 0.004, high - 0.004, local[1]));

export function trafficCone(request: ModelRequest): Model {
  const rubber = mottled({ base: ownColour(request, '#e8500f'), size: 0.3, roughness: 0.5, coat: 0.2, subsurface: 0.1 });
  const mirror = flat('#f1f1ef', 0.35, { coat: 0.5 });
  const cone = turned([[0, 0.02], [0.155, 0.02], [0.15, 0.06], [0.036, 0.7], [0.028, 0.715], [0, 0.715]], 0.004); // biome-ignore format: a profile
  return thing(request, [0.4, 0.715, 0.4], [
    piece(painted(rubber, [band(0.26, 0.37), mirror], [band(0.48, 0.56), mirror]), cone),
    piece(mottled({ base: '#26241f', size: 0.2, roughness: 0.8, subsurface: 0 }), block([0.19, 0.017, 0.19], [0, 0.017, 0], 0.012)),
  ], { spread: 1 }); // biome-ignore format: long
}

/** A board of planks on a stick: it is held as well as stood up. */
export function placard(request: ModelRequest): Model {
  const base = ownColour(request, '#e9dcc0');
  const board = translate(box([0.32, 0.2, 0.011], 0.006), [0, 0.6, 0.018]);
  const edge = onFront(rim(rect(0, 0.6, 0.3, 0.18, 0.02), 0.004), 0.0015);
  const face = painted(mottled({ base, other: [base[0] * 0.88, base[1] * 0.85, base[2] * 0.8], size: 0.12, roughness: 0.6, subsurface: 0.05 }), [
    edge,
    flat([base[0] * 0.4, base[1] * 0.34, base[2] * 0.28], 0.6),
  ]); // biome-ignore format: long
  const model = thing(request, [0.64, 0.8, 0.07], [
    piece(wood({ axis: 'y', finish: 'raw' }), block([0.019, 0.36, 0.012], [0, 0.36, -0.005], 0.004)),
    piece(face, board),
    piece(plain('#77746c', 0.35, { metal: 1 }), rod([0, 0.7, 0.026], [0, 0.7, 0.031], 0.007), rod([0, 0.5, 0.026], [0, 0.5, 0.031], 0.007)),
  ], { turn: 0.12, spread: 0.15 }); // biome-ignore format: long
  return withPrint(model, request, { shape: 0, centre: [0, 0.6, 0.03], widthMetres: 0.56, heightMetres: 0.32, ground: base });
}

/** Hills under a low sun, for boards on which nothing was asked to stand. */
const view: Mask = (tools, { local }) => {
  const { o, m } = tools;
  return m.smoothstep(0.05, -0.05, o.sub(local[1], o.mulAdd(m.sinTurns(o.mul(local[0], 0.31)), 0.22, 3.25)));
};

export function billboard(request: ModelRequest): Model {
  const base = ownColour(request, '#f3efe4');
  const panel = rect(0, 3.9, 2.35, 1.25);
  const scene = request.print
    ? painted(plain(base, 0.6))
    : painted(plain('#7fb4d8', 0.5), [onFront(circle(0.9, 4.4, 0.42), 0.02), flat('#f6d878', 0.5)], [view, flat('#3f7d4e', 0.5)]);
  const frame = plain('#3b3e42', 0.5, { metal: 0.6 });
  const lamps = [-1.5, 0, 1.5].flatMap((x) => [
    rod([x, 2.62, 0.1], [x, 2.5, 0.75], 0.025),
    block([0.16, 0.05, 0.09], [x, 2.54, 0.8], 0.02),
  ]);
  const glow = glowOf(request.attributes) * 0.12;
  const lit = { ...scene, material: (...at: Parameters<typeof scene.material>) => { const values = scene.material(...at); return glow > 0 ? { ...values, emission: at[0].v.scale(values.base, glow) } : values; } }; // biome-ignore format: long
  const legs = [-1.3, 1.3].flatMap((x) => [block([0.11, 1.4, 0.11], [x, 1.4, -0.1], 0.01), rod([x, 1.6, -0.2], [x, 0, -1], 0.05)]);
  const model = thing(request, [4.9, 5.25, 1.6], [
    piece(lit, sheet(panel, 0.05, [0, 0, 0.06])),
    piece(frame, sheet(rim(panel, 0.07), 0.12, [0, 0, 0.02]), block([2.5, 0.05, 0.28], [0, 2.52, 0.35]), ...legs, ...lamps),
  ], { turn: 0.22, spread: 0.15, room: 0.3 }); // biome-ignore format: long
  return withPrint(model, request, { shape: 0, centre: [0, 3.9, 0.11], widthMetres: 4.4, heightMetres: 2.2, ground: base });
}

export function gravestone(request: ModelRequest): Model {
  const base = ownColour(request, '#8b8a86');
  const outline = joint(rect(0, 0.4, 0.3, 0.4), circle(0, 0.68, 0.3));
  const worn = roughening({ amplitude: 0.006, size: 0.05, octaves: 3 });
  const slab: Field = displace(intersection(frontPrism(outline), translate(box([0.4, 0.6, 0.07], 0.02), [0, 0.5, 0])), worn);
  const moss: Mask = (tools, { local, normal }) => {
    const { o, m } = tools;
    const damp = o.mulAdd(m.smoothstep(0.5, 0, local[1]), 0.3, o.mul(m.smoothstep(0.2, 0.9, normal[1]), 0.25));
    return o.mul(m.smoothstep(0.7, 0.86, o.add(mottle(tools, local, 0.07, 4, 3), damp)), 0.8);
  };
  const carved = flat([base[0] * 0.25, base[1] * 0.25, base[2] * 0.24], 0.95);
  const line = onFront(rim(joint(rect(0, 0.4, 0.25, 0.32), circle(0, 0.68, 0.25)), 0.005), 0.002);
  const letters = onFront(writing({ text: 'RIP', height: 0.13, at: [0, 0.64] }), 0.004);
  const skin = painted(
    stone({ colour: base }),
    ...(request.print ? [] : [[letters, carved] as const]),
    [line, carved],
    [moss, flat('#4b5a2c', 0.95)],
  );
  const model = thing(request, [0.78, 1.02, 0.32], [
    piece(skin, slab),
    piece(painted(stone({ colour: base }), [moss, flat('#4b5a2c', 0.95)]), displace(block([0.38, 0.06, 0.15], [0, 0.06, 0], 0.02), worn)),
  ], { turn: 0.25 }); // biome-ignore format: long
  return withPrint(model, request, { shape: 0, centre: [0, 0.62, 0.075], widthMetres: 0.44, heightMetres: 0.34, ground: base });
}

/** A tyre on a rim of ten spokes. */
export function wheel(request: ModelRequest): Model {
  const upright = (field: Field): Field => put(field, [0, 0.33, 0], [Math.PI / 2, 0, 0]);
  const grooves: Mask = ({ o, m }, { local }) => {
    const around = o.mul(m.atan2Turns(local[0], o.sub(local[1], 0.33)), 46);
    const away = o.abs(o.sub(o.sub(around, o.floor(around)), 0.5));
    return o.mul(m.smoothstep(0.16, 0.1, away), m.smoothstep(0.3, 0.315, o.sqrt(o.add(o.mul(local[0], local[0]), o.mul(o.sub(local[1], 0.33), o.sub(local[1], 0.33))))));
  }; // biome-ignore format: long
  const tyre = revolve(polygon([[0.215, -0.09], [0.27, -0.105], [0.318, -0.088], [0.33, -0.05], [0.33, 0.05], [0.318, 0.088], [0.27, 0.105], [0.215, 0.09]], 0.006)); // biome-ignore format: a profile
  const rimRing = revolve(polygon([[0.19, -0.085], [0.218, -0.092], [0.218, 0.092], [0.19, 0.085], [0.185, 0.02], [0.185, -0.06]], 0.004)); // biome-ignore format: a profile
  const spokes = Array.from({ length: 10 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 5), Math.sin((i * Math.PI) / 5)];
    return rod([0.045 * c, 0.33 + 0.045 * s, 0.05], [0.195 * c, 0.33 + 0.195 * s, 0.062], 0.014, 0.02);
  });
  const black = mottled({ base: '#1b1b1c', size: 0.1, roughness: 0.75, subsurface: 0 });
  return thing(request, [0.66, 0.66, 0.21], [
    piece(painted(black, [grooves, flat('#050505', 0.9)]), upright(tyre)),
    piece(paintCoat({ colour: ownColour(request, '#c9ccd0'), roughness: 0.25, size: 0.5 }), upright(rimRing), ...spokes, upright(cylinder(0.06, 0.062, 0.012))),
    piece(plain('#26282b', 0.4), upright(translate(cylinder(0.028, 0.01, 0.004), [0, 0.062, 0]))),
  ], { turn: 0.45 }); // biome-ignore format: long
}
/** Post of a birdhouse with its roof, hole and perch. */
export function birdhouse(request: ModelRequest): Model {
  const base = ownColour(request, '#b8443a');
  const boards = paintCoat({ colour: base, roughness: 0.6, coat: 0.15, size: 0.1 });
  const front = polygon([[-0.085, 0], [0.085, 0], [0.085, 0.16], [0, 0.25], [-0.085, 0.16]]); // biome-ignore format: a drawing
  const hole = onFront(circle(0, 0.15, 0.03), 0.0012);
  const ring = onFront(rim(circle(0, 0.15, 0.034), 0.004), 0.0012);
  const roof = [-1, 1].map((side) => block([0.085, 0.008, 0.115], [side * 0.062, 0.222, 0], 0.003, [0, 0, -side * 0.815]));
  return thing(request, [0.25, 0.31, 0.24], [
    piece(painted(boards, [ring, flat('#ead9b4', 0.6)], [hole, flat('#080605', 0.95)]), sheet(front, 0.09, [0, 0.012, 0], [0, 0, 0], 0.004)),
    piece(wood({ axis: 'z', finish: 'raw' }), ...roof, block([0.11, 0.008, 0.12], [0, 0.008, 0], 0.003), rod([0, 0.095, 0.09], [0, 0.095, 0.135], 0.006)),
  ], { turn: 0.45 }); // biome-ignore format: long
}
