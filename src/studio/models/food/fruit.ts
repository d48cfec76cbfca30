/** Fruit of trees: apples, citrus, stone fruit. Metres at real size; what was asked to be sliced shows its inside. */
import {
  appleSkin,
  bloomedSkin,
  type Colour,
  citrusRind,
  colour,
  displace,
  type Field,
  halfSpace,
  intersection,
  mixValues,
  roughening,
  type Surface,
  smoothDifference,
  smoothUnion,
  specks,
  times,
  tint,
  torus,
  translate,
} from '../../render/field/index.ts';
import { ball, egg, isAsked, lens, mottled, ownColour, painted, petal, piece, pipe, put, rod, seedling, thing } from '../assembly/index.ts';
import { bark, green, type Maker } from './fruit-parts.ts';

/** The face of a cut at z = 0 about (0, middle): rind, pith, and `segments` wedges of juicy flesh. */
function cutFace(
  skin: Surface,
  {
    middle,
    radius,
    flesh,
    pith,
    segments,
  }: { readonly middle: number; readonly radius: number; readonly flesh: Colour; readonly pith: Colour; readonly segments: number },
): Surface {
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
      return mixValues(
        tools,
        skin.material(tools, at),
        { ...face, base: v.mix3(face.base, [flesh[0] * 0.9, flesh[1] * 0.8, flesh[2] * 0.6], isRind) },
        m.smoothstep(0.7, 0.85, at.normal[2]),
      );
    },
    ...(skin.bump && { bump: skin.bump }),
  };
}

const citrus =
  (hex: string, radii: readonly [number, number, number], flesh: string): Maker =>
  (request) => {
    const base = ownColour(request, hex);
    const skin = citrusRind({ colour: base });
    const [a, b, c] = radii;
    const isLong = a > b * 1.1;
    const body = isLong
      ? smoothUnion(
          0.012,
          egg([a * 0.82, b, c]),
          egg([0.007, 0.008, 0.008], [a * 0.88, b, 0]),
          egg([0.006, 0.009, 0.009], [-a * 0.84, b, 0]),
        )
      : smoothDifference(0.006, egg(radii), ball(0.003, [0, 2 * b + 0.001, 0]));
    const button = isLong ? egg([0.0025, 0.003, 0.003], [-a * 0.95, b, 0]) : egg([0.0034, 0.002, 0.0034], [0, 2 * b - 0.0035, 0]);
    const whole = [piece(skin, body), piece(mottled({ base: '#5c6b2c', subsurface: 0 }), button)];
    if (!isAsked(request.attributes, 'sliced', 'half', 'halved', 'cut'))
      return thing(request, [2 * a, 2 * b, 2 * c], whole, { turn: isLong ? 0.5 : 0.2, spread: 1.2 });
    const half = intersection(egg([b, b, b]), halfSpace([0, 0, 1], 0));
    const cut = cutFace(skin, { middle: b, radius: b, flesh: colour(flesh), pith: [0.85, 0.78, 0.55], segments: 10 });
    return thing(request, [4.2 * b, 2 * b, 3 * b], [piece(skin, translate(body, [-b, 0, 0]))], { more: [seedling(`${request.name}-half`, 4 * b, piece(cut, half))], parts: [{ shape: 0, position: [0, 0, 0] }, { shape: 1, position: [b * 1.1, 0, b * 0.7], rotation: [-0.2, 0.15, 0] }], turn: 0.1 }); // biome-ignore format: rows
  };

const appleBody = smoothUnion(0.022, translate(torus(0.0155, 0.0245), [0, 0.043, 0]), translate(torus(0.012, 0.0165), [0, 0.0185, 0]));
const stem = pipe(0.0011, [[0, 0.052, 0], [0.0005, 0.062, 0], [0.003, 0.071, 0], [0.0075, 0.081, 0.001, 0.0019]], 2); // biome-ignore format: a path
const appleOf =
  (ground: string, blush: string, ripeness: number): Maker =>
  (request) => {
    const wanted = request.colour;
    const isRed = wanted !== null && ground === '#d9a238' && wanted[0] > 2 * wanted[1] && wanted[0] > 2 * wanted[2];
    const skin = appleSkin({
      radius: 0.04,
      ...(wanted && !isRed
        ? { ground: wanted, blush: times(wanted, 0.7), ripeness: 0.5 }
        : { ground: colour(ground), blush: colour(blush), ripeness }),
      seed: request.label.length,
    });
    const flesh = mottled({ base: '#f0e3b4', other: '#e3cf90', size: 0.006, roughness: 0.35, subsurface: 0.6, depth: 0.004 });
    const bites = isAsked(request.attributes, 'half-eaten', 'bitten', 'eaten')
      ? [0.052, 0.03].map((y, index) =>
          displace(ball(0.02, [0.036 - 0.004 * index, y, 0.024]), roughening({ amplitude: 0.003, size: 0.006 })),
        )
      : [];
    const pieces = bites.length === 0 ? [piece(skin, appleBody)] : [{ field: smoothDifference(0.001, appleBody, ...bites), surface: painted(skin, [(tools, at) => tools.m.smoothstep(0.0009, 0, bites.map((bite) => bite(tools, at.local)).reduce((x, y) => tools.o.min(x, y))), flesh]) }]; // biome-ignore format: rows
    return thing(request, [0.08, 0.082, 0.08], [...pieces, piece(bark, stem)], {
      turn: bites.length > 0 ? 0 : 0.3,
      spread: bites.length > 0 ? 0.3 : 1.2,
    });
  };

const banana: Maker = (request) => {
  const curve = pipe(0.017, [[-0.098, 0.062, 0, 0.0045], [-0.088, 0.048, 0, 0.0068], [-0.07, 0.022, 0, 0.0145], [-0.03, 0.002, 0, 0.0185], [0.025, 0.001, 0, 0.0185], [0.068, 0.022, 0, 0.0148], [0.086, 0.045, 0, 0.009], [0.093, 0.058, 0, 0.0048]], 3); // biome-ignore format: a path
  // Five soft edges run along it.
  const base = ownColour(request, '#f3c92b');
  const skin = painted(
    mottled({
      base,
      other: [base[0] * 0.95, base[1] * 0.86, base[2] * 0.7],
      size: 0.03,
      roughness: 0.4,
      subsurface: 0.4,
      depth: 0.003,
      bump: 0.0002,
      grain: 0.012,
    }),
    [
      (tools, { local }) => tools.o.mul(specks(tools, local, 0.011, isAsked(request.attributes, 'ripe', 'old') ? 0.4 : 0.12), 0.75),
      { base: [0.16, 0.07, 0.02], roughness: 0.6 },
    ],
    [({ m, o }, { local }) => o.mul(m.smoothstep(0.034, 0.06, local[1]), 0.55), { base: [0.42, 0.5, 0.12], roughness: 0.5 }],
    [
      ({ m, o }, { local }) => o.max(m.smoothstep(0.0885, 0.0915, local[0]), m.smoothstep(-0.0975, -0.1, local[0])),
      { base: [0.05, 0.03, 0.015], roughness: 0.7 },
    ],
  );
  return thing(request, [0.2, 0.075, 0.09], [piece(skin, put(curve, [0, 0.017, 0]))], {
    turn: 0.1,
    parts: [{ shape: 0, position: [0, 0.004, 0], rotation: [-0.55, 0, 0] }],
  });
};

const cherry: Maker = (request) => {
  const skin = bloomedSkin({ colour: ownColour(request, '#7a0714'), bloom: 0.04 });
  const shiny: Surface = { material: (tools, at) => ({ ...skin.material(tools, at), roughness: 0.14, coat: 1, coatRoughness: 0.03 }) };
  const one = (x: number, z: number): Field =>
    smoothDifference(0.005, egg([0.0118, 0.0112, 0.0118], [x, 0.0112, z]), ball(0.0012, [x, 0.0226, z]));
  const stems = [pipe(0.0007, [[-0.013, 0.021, 0.004], [-0.01, 0.04, 0.002], [0.004, 0.058, 0]], 3), pipe(0.0007, [[0.0135, 0.021, -0.002], [0.014, 0.04, -0.001], [0.004, 0.058, 0]], 3), ball(0.0017, [0.004, 0.0585, 0])]; // biome-ignore format: rows
  const leafy = put(petal(lens(0.036, 0.017), 0.05, 0.0004), [0.004, 0.0585, 0], [0.4, 2.6, 0.15]);
  return thing(
    request,
    [0.05, 0.062, 0.03],
    [
      piece(shiny, one(-0.013, 0.004), one(0.0135, -0.002)),
      piece(mottled({ base: '#6f7a2c', size: 0.004 }), ...stems),
      piece(green, leafy),
    ],
  );
};

const blushed =
  (
    body: Field,
    sizes: readonly [number, number, number],
    hexes: readonly [string, string],
    more: { readonly stem?: Field; readonly leaf?: Field; readonly fuzz?: number },
  ): Maker =>
  (request) => {
    const wanted = request.colour;
    const skin = mottled({
      base: wanted ?? hexes[0],
      ...(wanted ? {} : { other: hexes[1] }),
      size: sizes[0] * 0.55,
      roughness: more.fuzz ? 0.6 : 0.32,
      sheen: more.fuzz ?? 0,
      coat: more.fuzz ? 0 : 0.3,
      subsurface: 0.5,
      depth: 0.003,
    });
    return thing(
      request,
      sizes,
      [piece(skin, body), ...(more.stem ? [piece(bark, more.stem)] : []), ...(more.leaf ? [piece(green, more.leaf)] : [])],
      { spread: 1.2 },
    );
  };
const cleft = (radii: readonly [number, number, number]): Field => smoothDifference(0.008, egg(radii), pipe(0.0022, [[0, 2 * radii[1], 0], [0, 1.8 * radii[1], radii[2] * 0.72], [0, radii[1], radii[2] * 1.04], [0, 0.3 * radii[1], radii[2] * 0.8]], 2)); // biome-ignore format: a path
const peach = blushed(cleft([0.037, 0.035, 0.037]), [0.075, 0.075, 0.075], ['#f0a94e', '#c8402c'], {
  fuzz: 0.5,
  stem: rod([0, 0.066, 0], [0.002, 0.074, 0], 0.0017),
  leaf: put(petal(lens(0.05, 0.017), 0.06, 0.0005), [0, 0.069, 0], [0.2, 0.5, 0.2]),
});
const pear = blushed(
  smoothUnion(0.03, egg([0.035, 0.034, 0.035]), egg([0.0195, 0.027, 0.0195], [0.002, 0.072, 0])),
  [0.07, 0.115, 0.07],
  ['#c6bf3d', '#a98a2c'],
  {
    stem: pipe(
      0.0015,
      [
        [0.003, 0.094, 0],
        [0.004, 0.106, 0],
        [0.01, 0.118, 0, 0.0022],
      ],
      2,
    ),
    leaf: put(petal(lens(0.042, 0.02), 0.07, 0.0005), [0.005, 0.104, 0], [0.3, -0.4, 0.1]),
  },
);
const mango = blushed(
  smoothUnion(0.02, egg([0.056, 0.037, 0.036]), egg([0.03, 0.026, 0.026], [0.026, 0.034, 0])),
  [0.115, 0.075, 0.075],
  ['#e9a21d', '#b8391f'],
  { stem: rod([0.056, 0.04, 0], [0.063, 0.043, 0], 0.0022) },
);

export const fruit: Readonly<Record<string, Maker>> = {
  apple: appleOf('#d9a238', '#b3121c', 0.85),
  'green-apple': appleOf('#8fb536', '#a9b53c', 0.3),
  orange: citrus('#f08a0c', [0.037, 0.0355, 0.037], '#f08a14'),
  lemon: citrus('#f2c81b', [0.041, 0.028, 0.028], '#f0d860'),
  lime: citrus('#5f8f1e', [0.033, 0.025, 0.025], '#b9d070'),
  banana,
  cherry,
  peach,
  pear,
  mango,
};
