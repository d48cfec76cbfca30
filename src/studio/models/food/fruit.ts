/** Fruit, from the tree and the bush. Metres at real size; what was asked to be sliced shows its inside. */
import {
  appleSkin,
  type Colour,
  citrusRind,
  colour,
  displace,
  type Field,
  intersection,
  halfSpace,
  mixValues,
  roughening,
  smoothDifference,
  smoothUnion,
  type Surface,
  specks,
  times,
  tint,
  torus,
  translate,
  bloomedSkin,
} from '../../render/field/index.ts';
import {
  ball,
  circle,
  drop,
  egg,
  foliage,
  golden,
  isAsked,
  leaning,
  lens,
  mottled,
  ownColour,
  painted,
  petal,
  piece,
  pipe,
  put,
  ring,
  rod,
  seedling,
  sheet,
  spun,
  thing,
} from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';

type Maker = (request: ModelRequest) => Model;
const bark = mottled({ base: '#4a3420', size: 0.004, subsurface: 0, roughness: 0.8 });
const green = foliage({ base: '#3d6120', size: 0.012 });

/** The face of a cut at z = 0 about (0, middle): rind, pith, and `segments` wedges of juicy flesh. */
function cutFace(skin: Surface, { middle, radius, flesh, pith, segments }: { readonly middle: number; readonly radius: number; readonly flesh: Colour; readonly pith: Colour; readonly segments: number }): Surface {
  return {
    material: (tools, at) => {
      const { o, v, m } = tools;
      const [x, y] = [at.local[0], o.sub(at.local[1], middle)];
      const away = o.mul(v.length([x, y, 0]), 1 / radius);
      const turns = o.mul(m.atan2Turns(y, x), segments);
      const wedge = o.abs(o.sub(o.sub(turns, o.floor(turns)), 0.5));
      const wall = segments === 0 ? o.float(0) : m.smoothstep(0.035, 0.012, o.mul(o.sub(0.5, wedge), o.mulAdd(away, 0.9, 0.02)));
      const white = o.max(o.max(m.smoothstep(0.84, 0.88, away), wall), m.smoothstep(0.11, 0.07, away));
      const pulp = tint(tools, flesh, o.mulAdd(tools.n.valueNoise([o.mul(x, 250), o.mul(y, 250), 0]), 0.4, 0.75));
      const face = { base: v.mix3(pulp, pith, white), roughness: o.mulAdd(white, 0.35, 0.18), subsurface: 0.6, subsurfaceRadius: times(flesh, 0.006), coat: o.mulAdd(white, -0.7, 0.7) }; // biome-ignore format: a row
      const isRind = m.smoothstep(0.94, 0.97, away);
      return mixValues(tools, skin.material(tools, at), { ...face, base: v.mix3(face.base, [flesh[0] * 0.9, flesh[1] * 0.8, flesh[2] * 0.6], isRind) }, m.smoothstep(0.7, 0.85, at.normal[2]));
    },
    ...(skin.bump && { bump: skin.bump }),
  };
}

const citrus = (hex: string, radii: readonly [number, number, number], flesh: string): Maker => (request) => {
  const base = ownColour(request, hex);
  const skin = citrusRind({ colour: base });
  const [a, b, c] = radii;
  const isLong = a > b * 1.1;
  const body = isLong
    ? smoothUnion(0.012, egg([a * 0.82, b, c]), egg([0.007, 0.008, 0.008], [a * 0.88, b, 0]), egg([0.006, 0.009, 0.009], [-a * 0.84, b, 0]))
    : smoothDifference(0.006, egg(radii), ball(0.003, [0, 2 * b + 0.001, 0]));
  const button = isLong ? egg([0.0025, 0.003, 0.003], [-a * 0.95, b, 0]) : egg([0.0034, 0.002, 0.0034], [0, 2 * b - 0.0035, 0]);
  const whole = [piece(skin, body), piece(mottled({ base: '#5c6b2c', subsurface: 0 }), button)];
  if (!isAsked(request.attributes, 'sliced', 'half', 'halved', 'cut')) return thing(request, [2 * a, 2 * b, 2 * c], whole, { turn: isLong ? 0.5 : 0.2, spread: 1.2 });
  const half = intersection(egg([b, b, b]), halfSpace([0, 0, 1], 0));
  const cut = cutFace(skin, { middle: b, radius: b, flesh: colour(flesh), pith: [0.85, 0.78, 0.55], segments: 10 });
  return thing(request, [4.2 * b, 2 * b, 3 * b], [piece(skin, translate(body, [-b, 0, 0]))], { more: [seedling(`${request.name}-half`, 4 * b, piece(cut, half))], parts: [{ shape: 0, position: [0, 0, 0] }, { shape: 1, position: [b * 1.1, 0, b * 0.7], rotation: [-0.2, 0.15, 0] }], turn: 0.1 }); // biome-ignore format: rows
};

const appleBody = smoothUnion(0.022, translate(torus(0.0155, 0.0245), [0, 0.043, 0]), translate(torus(0.012, 0.0165), [0, 0.0185, 0]));
const stem = pipe(0.0011, [[0, 0.052, 0], [0.0005, 0.062, 0], [0.003, 0.071, 0], [0.0075, 0.081, 0.001, 0.0019]], 2); // biome-ignore format: a path
const appleOf = (ground: string, blush: string, ripeness: number): Maker => (request) => {
  const wanted = request.colour;
  const isRed = wanted !== null && ground === '#d9a238' && wanted[0] > 2 * wanted[1] && wanted[0] > 2 * wanted[2];
  const skin = appleSkin({ radius: 0.04, ...(wanted && !isRed ? { ground: wanted, blush: times(wanted, 0.7), ripeness: 0.5 } : { ground: colour(ground), blush: colour(blush), ripeness }), seed: request.label.length });
  const flesh = mottled({ base: '#f0e3b4', other: '#e3cf90', size: 0.006, roughness: 0.35, subsurface: 0.6, depth: 0.004 });
  const bites = isAsked(request.attributes, 'half-eaten', 'bitten', 'eaten') ? [0.052, 0.03].map((y, index) => displace(ball(0.02, [0.036 - 0.004 * index, y, 0.024]), roughening({ amplitude: 0.003, size: 0.006 }))) : [];
  const pieces = bites.length === 0 ? [piece(skin, appleBody)] : [{ field: smoothDifference(0.001, appleBody, ...bites), surface: painted(skin, [(tools, at) => tools.m.smoothstep(0.0009, 0, bites.map((bite) => bite(tools, at.local)).reduce((x, y) => tools.o.min(x, y))), flesh]) }]; // biome-ignore format: rows
  return thing(request, [0.08, 0.082, 0.08], [...pieces, piece(bark, stem)], { turn: bites.length > 0 ? 0 : 0.3, spread: bites.length > 0 ? 0.3 : 1.2 });
};

const banana: Maker = (request) => {
  const curve = pipe(0.017, [[-0.098, 0.062, 0, 0.0045], [-0.088, 0.048, 0, 0.0068], [-0.07, 0.022, 0, 0.0145], [-0.03, 0.002, 0, 0.0185], [0.025, 0.001, 0, 0.0185], [0.068, 0.022, 0, 0.0148], [0.086, 0.045, 0, 0.009], [0.093, 0.058, 0, 0.0048]], 3); // biome-ignore format: a path
  // Five soft edges run along it.
  const base = ownColour(request, '#f3c92b');
  const skin = painted(
    mottled({ base, other: [base[0] * 0.95, base[1] * 0.86, base[2] * 0.7], size: 0.03, roughness: 0.4, subsurface: 0.4, depth: 0.003, bump: 0.0002, grain: 0.012 }),
    [(tools, { local }) => tools.o.mul(specks(tools, local, 0.011, isAsked(request.attributes, 'ripe', 'old') ? 0.4 : 0.12), 0.75), { base: [0.16, 0.07, 0.02], roughness: 0.6 }],
    [({ m, o }, { local }) => o.mul(m.smoothstep(0.034, 0.06, local[1]), 0.55), { base: [0.42, 0.5, 0.12], roughness: 0.5 }],
    [({ m, o }, { local }) => o.max(m.smoothstep(0.0885, 0.0915, local[0]), m.smoothstep(-0.0975, -0.1, local[0])), { base: [0.05, 0.03, 0.015], roughness: 0.7 }],
  );
  return thing(request, [0.2, 0.075, 0.09], [piece(skin, put(curve, [0, 0.017, 0]))], { turn: 0.1, parts: [{ shape: 0, position: [0, 0.004, 0], rotation: [-0.55, 0, 0] }] });
};

const watermelon: Maker = (request) => {
  const rind: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const ragged = o.mul(o.sub(tools.n.valueNoise(v.scale(local, 45)), 0.5), 0.55);
      const stripes = m.sinTurns(o.mulAdd(m.atan2Turns(local[2], o.sub(local[1], 0.115)), 9, ragged));
      return { base: v.mix3([0.13, 0.26, 0.06], [0.015, 0.055, 0.014], m.smoothstep(-0.1, 0.25, stripes)), roughness: 0.28, coat: 0.35, coatRoughness: 0.2 };
    },
  };
  const wedge: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const away = o.mul(v.length([local[0], local[1], 0]), 1 / 0.115);
      const seeds = o.mul(specks(tools, v.mul3(local, [1, 0.62, 1]), 0.017, 0.2, 3), o.mul(m.smoothstep(0.84, 0.76, away), m.smoothstep(0.3, 0.45, away)));
      const flesh = tint(tools, request.colour ?? [0.78, 0.07, 0.06], o.mulAdd(tools.n.valueNoise(v.scale(local, 180)), 0.35, 0.8));
      const pale = v.mix3(v.mix3(flesh, [0.75, 0.8, 0.5], m.smoothstep(0.84, 0.93, away)), [0.06, 0.2, 0.03], m.smoothstep(0.955, 0.97, away));
      return { base: v.mix3(pale, [0.012, 0.008, 0.006], seeds), roughness: o.mulAdd(seeds, 0.1, 0.24), subsurface: o.mul(0.5, o.sub(1, seeds)), subsurfaceRadius: [0.006, 0.002, 0.0015], coat: 0.4 };
    },
  };
  const slice = sheet(circle(0, 0, 0.115), 0.011);
  const cut = intersection(slice, halfSpace([0.35, 1, 0], 0), halfSpace([-0.35, 1, 0], 0));
  const wholeOnly = isAsked(request.attributes, 'whole');
  return thing(request, wholeOnly ? [0.27, 0.23, 0.23] : [0.38, 0.23, 0.3], [piece(rind, egg([0.135, 0.115, 0.115])), piece(bark, pipe(0.003, [[-0.13, 0.118, 0], [-0.145, 0.125, 0], [-0.15, 0.138, 0.006]], 2))], { // biome-ignore format: rows
    turn: 0, more: wholeOnly ? [] : [seedling(`${request.name}-slice`, 0.13, piece(wedge, cut))], room: 0.03,
    parts: [{ shape: 0, position: wholeOnly ? [0, 0, 0] : [-0.04, 0, -0.06] }, ...(wholeOnly ? [] : [{ shape: 1, position: [0.085, 0.115, 0.1] as const, rotation: [-0.12, 0.12, 0] as const }, { shape: 1, position: [-0.06, 0.0125, 0.135] as const, rotation: [-1.5708, 0.5, 0] as const }])], // biome-ignore format: rows
  });
};

const grape: Maker = (request) => {
  const { name } = request;
  const berry = seedling(`${name}-berry`, 0.014, piece(bloomedSkin({ colour: ownColour(request, '#3a1238'), bloom: 0.35 }), egg([0.0092, 0.0105, 0.0092], [0, 0, 0])));
  const rows = [[0.1, 0.026, 8], [0.088, 0.036, 11], [0.074, 0.034, 10], [0.06, 0.028, 8], [0.046, 0.021, 6], [0.032, 0.013, 4], [0.02, 0.004, 2], [0.1, 0.006, 2], [0.086, 0.014, 4], [0.066, 0.012, 4]] as const; // biome-ignore format: rows
  const berries = rows.flatMap(([y, away, count], row) => Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI + row * 0.7;
    return { shape: 1, position: [away * Math.cos(angle), y + 0.004 * (golden(index, row) - 0.5), 0.72 * away * Math.sin(angle)] as const, rotation: [0.3 * Math.sin(angle), angle, 0.3 * Math.cos(angle)] as const, scale: 0.92 + 0.16 * golden(index, row + 2) };
  })); // biome-ignore format: rows
  const leafy = put(petal(drop(0.062, 0.06), 0.06, 0.0006), [0.006, 0.114, 0], [0.25, -0.5, -0.35]);
  const stalk = pipe(0.0016, [[0, 0.05, 0], [0, 0.11, 0], [0.006, 0.128, 0], [-0.012, 0.138, 0]], 2);
  return thing(request, [0.1, 0.14, 0.075], [piece(bark, stalk), piece(foliage({ base: '#4d7a26', size: 0.01 }), leafy)], { more: [berry], parts: [{ shape: 0, position: [0, 0, 0] }, ...berries], spread: 1 });
};

const strawberry: Maker = (request) => {
  const base = ownColour(request, '#c8141c');
  const body = spun([[0, 0], [0.006, 0.0012], [0.0125, 0.011], [0.0178, 0.024], [0.0185, 0.032], [0.0145, 0.0395], [0.006, 0.0415], [0, 0.041]]); // biome-ignore format: a profile
  const skin: Surface = {
    material: (tools, { local }) => {
      const seeds = specks(tools, tools.v.mul3(local, [1, 0.7, 1]), 0.0046, 0.3);
      const pale = tools.m.smoothstep(0.034, 0.042, local[1]);
      return { base: tools.v.mix3(tools.v.mix3(base, [0.75, 0.42, 0.25], tools.o.mul(pale, 0.6)), [0.75, 0.5, 0.15], seeds), roughness: 0.25, coat: 0.55, coatRoughness: 0.12, subsurface: 0.55, subsurfaceRadius: [0.003, 0.0008, 0.0006] };
    },
    bump: (tools, local) => tools.o.mul(specks(tools, tools.v.mul3(local, [1, 0.7, 1]), 0.0046, 0.55), -0.0007),
  };
  const calyx = ring(petal(lens(0.018, 0.0065), 0.02, 0.0004), 8, 0).map((one) => put(one, [0, 0.0408, 0]));
  return thing(request, [0.037, 0.05, 0.037], [piece(skin, body), piece(green, ...calyx, pipe(0.0009, [[0, 0.041, 0], [0.002, 0.047, 0], [0.006, 0.052, 0]], 2))], { parts: [{ shape: 0, position: [0, 0.003, 0], rotation: [0.12, 0, 0.1] }], spread: 1.5 });
};

const cherry: Maker = (request) => {
  const skin = bloomedSkin({ colour: ownColour(request, '#7a0714'), bloom: 0.04 });
  const shiny: Surface = { material: (tools, at) => ({ ...skin.material(tools, at), roughness: 0.14, coat: 1, coatRoughness: 0.03 }) };
  const one = (x: number, z: number): Field => smoothDifference(0.005, egg([0.0118, 0.0112, 0.0118], [x, 0.0112, z]), ball(0.0012, [x, 0.0226, z]));
  const stems = [pipe(0.0007, [[-0.013, 0.021, 0.004], [-0.01, 0.04, 0.002], [0.004, 0.058, 0]], 3), pipe(0.0007, [[0.0135, 0.021, -0.002], [0.014, 0.04, -0.001], [0.004, 0.058, 0]], 3), ball(0.0017, [0.004, 0.0585, 0])]; // biome-ignore format: rows
  const leafy = put(petal(lens(0.036, 0.017), 0.05, 0.0004), [0.004, 0.0585, 0], [0.4, 2.6, 0.15]);
  return thing(request, [0.05, 0.062, 0.03], [piece(shiny, one(-0.013, 0.004), one(0.0135, -0.002)), piece(mottled({ base: '#6f7a2c', size: 0.004 }), ...stems), piece(green, leafy)]);
};

const blushed = (body: Field, sizes: readonly [number, number, number], hexes: readonly [string, string], more: { readonly stem?: Field; readonly leaf?: Field; readonly fuzz?: number }): Maker => (request) => {
  const wanted = request.colour;
  const skin = mottled({ base: wanted ?? hexes[0], ...(wanted ? {} : { other: hexes[1] }), size: sizes[0] * 0.55, roughness: more.fuzz ? 0.6 : 0.32, sheen: more.fuzz ?? 0, coat: more.fuzz ? 0 : 0.3, subsurface: 0.5, depth: 0.003 });
  return thing(request, sizes, [piece(skin, body), ...(more.stem ? [piece(bark, more.stem)] : []), ...(more.leaf ? [piece(green, more.leaf)] : [])], { spread: 1.2 });
};
const cleft = (radii: readonly [number, number, number]): Field => smoothDifference(0.008, egg(radii), pipe(0.0022, [[0, 2 * radii[1], 0], [0, 1.8 * radii[1], radii[2] * 0.72], [0, radii[1], radii[2] * 1.04], [0, 0.3 * radii[1], radii[2] * 0.8]], 2)); // biome-ignore format: a path
const peach = blushed(cleft([0.037, 0.035, 0.037]), [0.075, 0.075, 0.075], ['#f0a94e', '#c8402c'], { fuzz: 0.5, stem: rod([0, 0.066, 0], [0.002, 0.074, 0], 0.0017), leaf: put(petal(lens(0.05, 0.017), 0.06, 0.0005), [0, 0.069, 0], [0.2, 0.5, 0.2]) });
const pear = blushed(smoothUnion(0.03, egg([0.035, 0.034, 0.035]), egg([0.0195, 0.027, 0.0195], [0.002, 0.072, 0])), [0.07, 0.115, 0.07], ['#c6bf3d', '#a98a2c'], { stem: pipe(0.0015, [[0.003, 0.094, 0], [0.004, 0.106, 0], [0.01, 0.118, 0, 0.0022]], 2), leaf: put(petal(lens(0.042, 0.02), 0.07, 0.0005), [0.005, 0.104, 0], [0.3, -0.4, 0.1]) });
const mango = blushed(smoothUnion(0.02, egg([0.056, 0.037, 0.036]), egg([0.03, 0.026, 0.026], [0.026, 0.034, 0])), [0.115, 0.075, 0.075], ['#e9a21d', '#b8391f'], { stem: rod([0.056, 0.04, 0], [0.063, 0.043, 0], 0.0022) });

const pineapple: Maker = (request) => {
  const eyes = (tools: Parameters<Field>[0], [x, y, z]: Parameters<Field>[1]) => {
    const { o, m } = tools;
    const [turns, rise] = [o.mul(m.atan2Turns(z, x), 11), o.mul(y, 52)];
    const one = (at: ReturnType<typeof o.add>) => o.abs(o.sub(o.sub(at, o.floor(at)), 0.5));
    return o.max(one(o.add(turns, rise)), one(o.sub(turns, rise)));
  };
  const skin: Surface = {
    material: (tools, { local }) => {
      const { v, m, o } = tools;
      const groove = eyes(tools, local);
      const ripe = tint(tools, request.colour ?? [0.62, 0.33, 0.06], o.mulAdd(tools.n.valueNoise(v.scale(local, 60)), 0.6, 0.65));
      return { base: v.mix3(v.mix3(ripe, [0.25, 0.24, 0.05], m.smoothstep(0.11, 0.16, local[1])), [0.12, 0.06, 0.02], m.smoothstep(0.33, 0.46, groove)), roughness: 0.55, subsurface: 0.3, subsurfaceRadius: [0.003, 0.0015, 0.0005] };
    },
    bump: (tools, local) => tools.o.mul(tools.m.smoothstep(0.5, 0.1, eyes(tools, local)), 0.006),
  };
  const body = spun([[0.03, 0], [0.05, 0.012], [0.062, 0.05], [0.064, 0.095], [0.055, 0.14], [0.034, 0.165], [0, 0.168]]); // biome-ignore format: a profile
  const blade = seedling(`${request.name}-blade`, 0.16, piece(foliage({ base: '#3f5f2a', tip: '#8a9a55', size: 0.03 }), petal(lens(0.12, 0.02), 0.13, 0.0012)));
  const blades = Array.from({ length: 26 }, (_, index) => {
    const level = index / 26;
    return { shape: 1, position: [0, 0.16 + 0.03 * level, 0] as const, rotation: leaning(index * 2.4, 0.25 + 1.15 * level), scale: 0.65 + 0.45 * level };
  });
  return thing(request, [0.135, 0.3, 0.135], [piece(skin, body)], { more: [blade], parts: [{ shape: 0, position: [0, 0, 0] }, ...blades], spread: 2 }); // biome-ignore format: rows
};

const halves = (skin: Surface, face: Surface, sizes: readonly [number, number, number], stone?: Surface): Maker => (request) => {
  const [a, b, c] = sizes;
  const half = intersection(egg([a, b, c], [0, 0, 0]), halfSpace([0, 0, 1], 0));
  const cut: Surface = { material: (tools, at) => mixValues(tools, skin.material(tools, at), face.material(tools, at), tools.m.smoothstep(0.7, 0.85, at.normal[2])), ...(skin.bump && { bump: skin.bump }) };
  const pit = stone ? [piece(stone, ball(0.36 * a, [0, -0.2 * b, 0]))] : [];
  return thing(request, [3.6 * a, 2 * b, 2.6 * c], [piece(skin, egg([a, b, c], [0, 0, 0]))], { more: [seedling(`${request.name}-half`, 1.4 * b, piece(cut, half), ...pit)], parts: [{ shape: 0, position: [-0.85 * a, b * 0.93, -0.3 * c], rotation: [0.2, 0, 0.25] }, { shape: 1, position: [0.8 * a, b * 0.97, 0.5 * c], rotation: [-0.3, -0.1, -0.15] }] }); // biome-ignore format: rows
};
/** Rings about the middle of a cut at z = 0: [radius share, colour] from the middle outwards. */
const ringed = (radii: readonly [number, number], rings: readonly (readonly [number, Colour])[], seeds?: { readonly at: number; readonly count: number }): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m } = tools;
    const away = v.length([o.mul(local[0], 1 / radii[0]), o.mul(local[1], 1 / radii[1]), 0]);
    let base = v.mix3(rings[0]![1], rings[0]![1], 0);
    for (const [edge, next] of rings.slice(1)) base = v.mix3(base, next, m.smoothstep(edge - 0.06, edge + 0.06, away));
    if (seeds) {
      const turns = o.mul(m.atan2Turns(local[1], local[0]), seeds.count);
      const near = v.length([o.mul(o.sub(away, seeds.at), 9), o.mul(o.sub(o.sub(turns, o.floor(turns)), 0.5), 3.2), 0]);
      base = v.mix3(base, [0.012, 0.01, 0.006], m.smoothstep(0.9, 0.7, near));
    }
    return { base, roughness: 0.3, subsurface: 0.5, subsurfaceRadius: [0.002, 0.002, 0.0006], coat: 0.35, coatRoughness: 0.15 };
  },
});
const kiwi = halves(mottled({ base: '#6b4f2a', other: '#8a6a3a', size: 0.004, roughness: 0.8, sheen: 0.5, bump: 0.0006, grain: 0.0012 }), ringed([0.024, 0.029], [[0, [0.72, 0.72, 0.4]], [0.3, [0.3, 0.5, 0.06]], [0.75, [0.22, 0.42, 0.05]], [0.95, [0.3, 0.35, 0.08]]], { at: 0.48, count: 22 }), [0.024, 0.029, 0.024]); // biome-ignore format: rows
const avocado = halves(mottled({ base: '#1d2a14', other: '#2c3d18', size: 0.006, roughness: 0.5, bump: 0.0012, grain: 0.003 }), ringed([0.033, 0.047], [[0, [0.75, 0.72, 0.28]], [0.65, [0.62, 0.66, 0.2]], [0.92, [0.2, 0.34, 0.05]]]), [0.033, 0.047, 0.033], mottled({ base: '#6b3d1c', other: '#4a2812', size: 0.01, roughness: 0.35, coat: 0.3 })); // biome-ignore format: rows
const coconut = halves(mottled({ base: '#4a3220', other: '#7a5a38', size: 0.003, roughness: 0.9, bump: 0.003, grain: 0.002, subsurface: 0 }), ringed([0.058, 0.06], [[0, [0.82, 0.8, 0.74]], [0.6, [0.88, 0.87, 0.82]], [0.87, [0.1, 0.05, 0.025]]]), [0.058, 0.06, 0.058]); // biome-ignore format: rows

const melon: Maker = (request) => {
  const base = ownColour(request, '#a8b068');
  const net: Surface = {
    material: (tools, { local }) => {
      const lines = tools.m.smoothstep(0.1, 0.03, tools.o.sub(tools.n.worley(tools.v.scale(local, 95)).second, tools.n.worley(tools.v.scale(local, 95)).nearest));
      return { base: tools.v.mix3(base, [0.55, 0.48, 0.32], lines), roughness: 0.6 };
    },
    bump: (tools, local) => tools.o.mul(tools.n.worley(tools.v.scale(local, 95)).nearest, 0.002),
  };
  return thing(request, [0.17, 0.185, 0.17], [piece(net, egg([0.085, 0.083, 0.085])), piece(bark, pipe(0.004, [[0, 0.162, 0], [0, 0.176, 0], [0.012, 0.184, 0, 0.005]], 2))], { spread: 2 });
};

const blueberry: Maker = (request) => {
  const skin = bloomedSkin({ colour: ownColour(request, '#1c2450'), bloom: 0.85 });
  const crown = put(torus(0.0028, 0.0008), [0, 0.0073, 0]);
  const berry = seedling(`${request.name}-berry`, 0.01, piece(skin, smoothDifference(0.0012, egg([0.0083, 0.0075, 0.0083], [0, 0, 0]), ball(0.0022, [0, 0.0082, 0])), crown));
  const places = [[0, 0, 0], [0.017, 0, 0.004], [-0.016, 0, 0.005], [0.006, 0, 0.018], [-0.009, 0, -0.014], [0.012, 0, -0.013], [0.001, 0.013, 0.003], [0.03, 0, 0.013], [-0.03, 0, -0.004]] as const; // biome-ignore format: rows
  const leafy = put(petal(lens(0.028, 0.013), 0.03, 0.0004), [-0.012, 0.006, 0.014], [0.2, 2.8, 0.25]);
  return thing(request, [0.075, 0.03, 0.05], [piece(green, leafy)], { more: [berry], parts: [{ shape: 0, position: [0, 0, 0] }, ...places.map(([x, y, z], index) => ({ shape: 1, position: [x, y + 0.0075, z] as const, rotation: [golden(index, 1) * 1.2 - 0.2, index * 2.4, golden(index, 2) - 0.5] as const, scale: 0.9 + 0.2 * golden(index) }))], spread: 1 }); // biome-ignore format: rows
};

export const fruit: Readonly<Record<string, Maker>> = {
  apple: appleOf('#d9a238', '#b3121c', 0.85),
  'green-apple': appleOf('#8fb536', '#a9b53c', 0.3),
  orange: citrus('#f08a0c', [0.037, 0.0355, 0.037], '#f08a14'),
  lemon: citrus('#f2c81b', [0.041, 0.028, 0.028], '#f0d860'),
  lime: citrus('#5f8f1e', [0.033, 0.025, 0.025], '#b9d070'),
  banana, watermelon, grape, strawberry, blueberry, cherry, peach, pear, pineapple, mango, kiwi, melon, coconut, avocado,
}; // biome-ignore format: a list
