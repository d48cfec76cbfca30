/**
 * Lamps, candles and a hearth: what gives light in a house.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  brass,
  type Colour,
  capsule,
  colour,
  cone,
  difference,
  type Field,
  glass,
  lathe,
  matteClay,
  repeatAround,
  rotate,
  type Shape,
  type Surface,
  steel,
  stone,
  torus,
  translate,
  union,
  wax,
} from '../../render/field/index.ts';
import { assembly, isAsked, piece, plain, span } from '../assembly/index.ts';
import type { Model, ModelLight, ModelRequest } from '../model.ts';
import { smoothProfile } from '../profile.ts';
import { ball, bent, block, build, darkPlastic, dot, drum, finish, type Makers, oak, pair, rod, rows, taper, topAt } from './joinery.ts';

const isOff = ({ attributes }: ModelRequest): boolean => isAsked(attributes, 'off', 'unlit', 'broken');
const warm: Colour = [1, 0.62, 0.3];
const bulbAt = (centre: ModelLight['centre'], radius: number, strength: number): ModelLight => ({
  centre,
  radius,
  radiance: [warm[0] * strength, warm[1] * strength, warm[2] * strength],
});

/** Linen lit from within: brightest at the bulb's height, threads faint in it. */
const linen = (base: Colour, middle: number, reach: number, glow: number): Surface => ({
  material: ({ o, v, m, n }, { local }) => {
    const away = o.mul(o.sub(local[1], middle), 1 / reach);
    const falloff = o.div(1, o.mulAdd(o.mul(away, away), 2.2, 1));
    const threads = n.valueNoise([o.mul(local[0], 420), o.mul(local[1], 700), o.mul(local[2], 420)]);
    const rim = m.smoothstep(1, 0.94, o.abs(away));
    const light = o.mul(o.mul(o.mulAdd(falloff, 0.9, 0.25), o.mulAdd(threads, 0.2, 0.88)), o.mul(o.mulAdd(rim, 0.6, 0.4), glow));
    return {
      base: v.scale(base, o.mulAdd(threads, 0.2, 0.85)),
      roughness: 0.9,
      sheen: 0.2,
      emission: [light, o.mul(light, 0.66), o.mul(light, 0.34)],
    };
  },
});

const shadeOf = (low: number, high: number, half: number, y: number): Field =>
  translate(
    difference(
      cone({ lowRadius: low, highRadius: high, halfHeight: half }),
      cone({ lowRadius: low - 0.004, highRadius: high - 0.004, halfHeight: half * 1.02 }),
    ),
    [0, y, 0],
  );

function lamp(request: ModelRequest): Model {
  if (/desk/i.test(request.label) || /台灯/.test(request.label)) return deskLamp(request);
  const [lit, y] = [isOff(request) ? 0 : 1, 0.325];
  const foot = finish(request, { kind: 'ceramic', hex: '#2c5a58' });
  const urn = lathe([{ u: 0.056, v: 0 }, { u: 0.06, v: 0.01 }, ...smoothProfile([[0.032, 0.02], [0.036, 0.034], [0.058, 0.066], [0.07, 0.1], [0.066, 0.135], [0.045, 0.17], [0.022, 0.195], [0.015, 0.212]])]); // biome-ignore format: a profile
  return build({
    ...request,
    pieces: [
      piece(foot, urn),
      piece(
        brass(),
        rod(0.006, [0, 0.2, 0], [0, 0.29, 0]),
        drum(0.014, 0.008, [0, 0.215, 0]),
        drum(0.062, 0.005, [0, 0.006, 0]),
        dot(0.009, [0, 0.428, 0]),
        rod(0.003, [0, 0.4, 0], [0, 0.425, 0]),
        rod(0.002, [-0.08, 0.408, 0], [0.08, 0.408, 0]),
      ),
    ],
    width: 0.28,
    height: 0.437,
    length: 0.28,
    turn: 0,
    spread: 3,
    more: [
      shadeShape(`${request.name}-shade`, shadeOf(0.14, 0.088, 0.09, y), linen(colour('#e9dcc0'), y, 0.1, lit), 0.15, y - 0.1, y + 0.1),
    ],
    lights: lit ? [bulbAt([0, 0.315, 0], 0.024, 60)] : [],
  });
}

const shadeShape = (name: string, field: Field, surface: Surface, radius: number, low: number, high: number): Shape => ({
  name,
  field,
  ...surface,
  domain: { low: [-radius, low, -radius], high: [radius, high, radius] },
});

function deskLamp(request: ModelRequest): Model {
  const lit = isOff(request) ? 0 : 1;
  const skin = finish(request, { kind: 'enamel', hex: '#b3262b' });
  const [elbow, head]: [readonly [number, number, number], readonly [number, number, number]] = [
    [-0.1, 0.24, 0],
    [0.09, 0.4, 0],
  ];
  const hood = translate(rotate(difference(lathe([{ u: 0.075, v: -0.07 }, { u: 0.062, v: -0.03 }, { u: 0.03, v: 0.02 }, { u: 0.024, v: 0.06 }], 0.01), lathe([{ u: 0.072, v: -0.09 }, { u: 0.07, v: -0.068 }, { u: 0.057, v: -0.03 }, { u: 0.02, v: 0.015 }])), 'z', 0.5), [0.12, 0.405, 0]); // biome-ignore format: a solid
  return build({
    ...request,
    pieces: [piece(skin, hood, drum(0.082, 0.012, [-0.03, 0.012, 0], 'y', 0.008)), piece(steel({ roughness: 0.18 }), ...[-0.012, 0.012].flatMap((z) => [rod(0.0045, [-0.03, 0.03, z], [elbow[0], elbow[1], z]), rod(0.0045, [elbow[0], elbow[1], z], [head[0], head[1], z])]), drum(0.015, 0.018, [elbow[0], elbow[1], 0], 'z', 0.004), drum(0.013, 0.018, [head[0], head[1], 0], 'z', 0.004), rod(0.014, [-0.03, 0.02, 0], [-0.03, 0.045, 0])), piece({ material: () => ({ base: [0.9, 0.88, 0.8], roughness: 0.3, emission: [6 * lit, 4.4 * lit, 2.6 * lit] }) }, dot(0.028, [0.14, 0.365, 0]))],
    width: 0.32,
    height: 0.47,
    length: 0.17,
    turn: -0.35,
    lights: lit ? [bulbAt([0.152, 0.335, 0], 0.016, 120)] : [],
  }); // biome-ignore format: a table
}

function floorLamp(request: ModelRequest): Model {
  const [lit, y] = [isOff(request) ? 0 : 1, 1.42];
  const metal = request.colour || request.material ? finish(request, { kind: 'metal' }) : brass();
  return build({
    ...request,
    pieces: [piece(metal, drum(0.15, 0.012, [0, 0.012, 0], 'y', 0.01), rod(0.011, [0, 0.02, 0], [0, 1.4, 0]), drum(0.02, 0.02, [0, 0.035, 0], 'y', 0.008), rod(0.003, [-0.13, 1.545, 0], [0.13, 1.545, 0]), rod(0.004, [0, 1.4, 0], [0, 1.57, 0]), dot(0.012, [0, 1.58, 0]), rod(0.0015, [0.06, 1.45, 0], [0.06, 1.2, 0]), dot(0.008, [0.06, 1.19, 0]))],
    width: 0.44,
    height: 1.59,
    length: 0.44,
    turn: 0,
    spread: 3,
    more: [shadeShape(`${request.name}-shade`, shadeOf(0.22, 0.15, 0.14, y), linen(colour('#eadfc8'), y, 0.15, lit), 0.24, y - 0.16, y + 0.16)],
    lights: lit ? [bulbAt([0, 1.4, 0], 0.035, 70)] : [],
  }); // biome-ignore format: a table
}

/** Hangs from a ceiling that may be out of sight: arms with candles, strings of crystal. */
function chandelier(request: ModelRequest): Model {
  const lit = isOff(request) ? 0 : 1;
  const isPendant = /pendant|ceiling/i.test(request.label);
  const metal = request.colour || request.material ? finish(request, { kind: 'metal' }) : brass();
  if (isPendant) {
    const hood = difference(lathe([{ u: 0.22, v: 0.1 }, { u: 0.2, v: 0.16 }, { u: 0.1, v: 0.25 }, { u: 0.03, v: 0.29 }], 0.02), lathe([{ u: 0.217, v: 0.08 }, { u: 0.215, v: 0.102 }, { u: 0.195, v: 0.158 }, { u: 0.09, v: 0.243 }])); // biome-ignore format: a solid
    return build({ ...request, pieces: [piece(finish(request, { kind: 'enamel', hex: '#20373a' }), hood), piece(brass(), rod(0.004, [0, 0.28, 0], [0, 0.8, 0]), drum(0.03, 0.02, [0, 0.3, 0], 'y', 0.008)), piece({ material: () => ({ base: [0.9, 0.88, 0.8], roughness: 0.3, emission: [5 * lit, 3.6 * lit, 2 * lit] }) }, dot(0.045, [0, 0.15, 0]))], width: 0.45, height: 0.8, length: 0.45, turn: 0, spread: 3, lights: lit ? [bulbAt([0, 0.09, 0], 0.03, 60)] : [] }); // biome-ignore format: a row
  }
  const arms = repeatAround(bent(0.009, [0.02, 0.3, 0], [0.12, 0.2, 0], [0.25, 0.19, 0], [0.33, 0.26, 0], [0.34, 0.3, 0]), 8);
  const cups = repeatAround(
    union(
      translate(
        lathe([
          { u: 0.012, v: 0 },
          { u: 0.038, v: 0.014 },
          { u: 0.034, v: 0.018 },
          { u: 0, v: 0.01 },
        ]),
        [0.34, 0.3, 0],
      ),
    ),
    8,
  );
  const candles = repeatAround(drum(0.0115, 0.045, [0.34, 0.355, 0]), 8);
  const drops = repeatAround(
    union(
      ball([0.009, 0.02, 0.009], [0.34, 0.27, 0]),
      ball([0.008, 0.017, 0.008], [0.2, 0.165, 0]),
      dot(0.008, [0.13, 0.42, 0]),
      dot(0.008, [0.22, 0.35, 0]),
      dot(0.008, [0.29, 0.32, 0]),
      dot(0.008, [0.07, 0.52, 0]),
    ),
    8,
  );
  const flame: Surface = {
    material: ({ v, m }, { local }) => ({
      base: [1, 0.9, 0.6],
      roughness: 1,
      emission: v.scale(v.mix3([14, 9, 4], [10, 4, 0.8], m.smoothstep(0.4, 0.44, local[1])), lit),
    }),
  };
  return build({
    ...request,
    pieces: [
      piece(metal, arms, cups, lathe([{ u: 0.01, v: 0.12 }, { u: 0.03, v: 0.15 }, { u: 0.02, v: 0.19 }, { u: 0.055, v: 0.25 }, { u: 0.06, v: 0.3 }, { u: 0.025, v: 0.36 }, { u: 0.018, v: 0.44 }, { u: 0.045, v: 0.52 }, { u: 0.02, v: 0.58 }, { u: 0.008, v: 0.62 }], 0.01), ...[0, 1, 2, 3, 4].map((index) => translate(rotate(torus(0.014, 0.003), index % 2 ? 'z' : 'x', Math.PI / 2), [0, 0.64 + index * 0.023, 0])), drum(0.06, 0.012, [0, 0.76, 0], 'y', 0.01)),
      piece({ material: () => ({ base: [0.93, 0.9, 0.8], roughness: 0.4, subsurface: 0.4, subsurfaceRadius: [0.01, 0.006, 0.004] }) }, candles),
      piece({ material: () => ({ base: [0.9, 0.93, 0.95], roughness: 0.04, coat: 1, coatRoughness: 0.01, metal: 0.35, emission: [0.16 * lit, 0.14 * lit, 0.1 * lit] }) }, drops, dot(0.028, [0, 0.1, 0])),
      piece(flame, repeatAround(ball([0.009, 0.02, 0.009], [0.34, 0.42, 0]), 8)),
    ],
    width: 0.76,
    height: 0.775,
    length: 0.76,
    turn: 0.2,
    spread: 3,
    lights: lit ? [0, 2, 4, 6].map((index) => bulbAt([0.34 * Math.cos((index * Math.PI) / 4), 0.422, 0.34 * Math.sin((index * Math.PI) / 4)], 0.008, 110)) : [],
  }); // biome-ignore format: a table
}

/** A paper lantern on its cord; "camping" or "old": a storm lantern. */
function lantern(request: ModelRequest): Model {
  const lit = isOff(request) ? 0 : 1;
  if (isAsked(request.attributes, 'old', 'metal', 'vintage', 'antique', 'iron') || /metal|iron|brass/.test(request.material ?? ''))
    return stormLantern(request, lit);
  const base = request.colour ?? colour('#c81e1a');
  const body: Field = (tools, p) => {
    const { o, m, k } = tools;
    const oval = ball([0.16, 0.125, 0.16], [0, 0.2, 0])(tools, p);
    const rib = k.opaque(o.mul(o.abs(m.sinTurns(o.mul(p[1], 26))), 0.0035), {
      of: [p[1]],
      range: () => ({ low: 0, high: 0.0036 }),
      steepness: 0.6,
    });
    return o.max(o.sub(oval, rib), o.sub(o.abs(o.sub(p[1], 0.2)), 0.108));
  };
  const paper: Surface = {
    material: ({ o, v, m, n }, { local }) => {
      const rib = m.smoothstep(0.25, 0.05, o.abs(m.sinTurns(o.mul(local[1], 26))));
      const around = m.atan2Turns(local[0], local[2]);
      const seam = m.smoothstep(0.02, 0.005, o.abs(o.sub(o.mul(around, 12), o.floor(o.mulAdd(around, 12, 0.5)))));
      const fibres = n.valueNoise([o.mul(local[0], 90), o.mul(local[1], 200), o.mul(local[2], 90)]);
      const shade = o.mul(o.mulAdd(rib, -0.45, 1), o.mulAdd(seam, -0.2, 1));
      const near = m.smoothstep(0.14, 0, o.abs(o.sub(local[1], 0.19)));
      const light = o.mul(o.mul(shade, o.mulAdd(near, 1.0, 0.35)), o.mulAdd(fibres, 0.3, 0.8 * lit));
      return {
        base: v.scale(base, shade),
        roughness: 0.7,
        emission: v.scale(v.mul3(v.mix3(base, [1, 0.55, 0.2], o.float(0.12)), [1, 1, 1]), o.mul(light, lit)),
      };
    },
  };
  const gilt = plain([0.85, 0.6, 0.2], 0.35, { metal: 0.8 });
  const strands = [-0.018, -0.012, -0.006, 0, 0.006, 0.012, 0.018].map((x) =>
    taper([x * 0.4, 0.075, (x * x * 20) % 0.004], 0.0022, [x, 0.003, 0], 0.0022),
  );
  return build({
    ...request,
    pieces: [piece(paper, body), piece(gilt, drum(0.07, 0.012, [0, 0.315, 0], 'y', 0.004), drum(0.07, 0.01, [0, 0.088, 0], 'y', 0.004), dot(0.011, [0, 0.07, 0])), piece(plain(base, 0.8), ...strands, rod(0.002, [0, 0.32, 0], [0, 0.4, 0]), rod(0.002, [-0.06, 0.325, 0], [0, 0.37, 0]), rod(0.002, [0.06, 0.325, 0], [0, 0.37, 0]))],
    width: 0.33,
    height: 0.4,
    length: 0.33,
    turn: 0.1,
    spread: 3,
    lights: [],
  }); // biome-ignore format: a table
}

function stormLantern(request: ModelRequest, lit: number): Model {
  const metal = finish(request, { kind: 'metal', hex: '#3a3732' });
  const wires = [0, 1, 2, 3]
    .map((index) => index * 1.571 + 0.78)
    .map((a) => rod(0.004, [0.075 * Math.cos(a), 0.07, 0.075 * Math.sin(a)], [0.075 * Math.cos(a), 0.25, 0.075 * Math.sin(a)]));
  const flame: Surface = {
    material: ({ v, m }, { local }) => ({
      base: [1, 0.9, 0.6],
      roughness: 1,
      emission: v.scale(v.mix3([16, 10, 4], [12, 5, 1], m.smoothstep(0.12, 0.16, local[1])), lit),
    }),
  };
  return build({
    ...request,
    pieces: [piece(metal, lathe([{ u: 0.085, v: 0 }, { u: 0.09, v: 0.03 }, { u: 0.08, v: 0.06 }, { u: 0.03, v: 0.075 }, { u: 0.018, v: 0.1 }], 0.01), lathe([{ u: 0.085, v: 0.25 }, { u: 0.085, v: 0.262 }, { u: 0.05, v: 0.3 }, { u: 0.035, v: 0.305 }, { u: 0.035, v: 0.33 }, { u: 0.02, v: 0.34 }], 0.004), ...wires, translate(torus(0.079, 0.004), [0, 0.16, 0]), bent(0.003, [-0.085, 0.25, 0], [-0.1, 0.34, 0], [0, 0.415, 0], [0.1, 0.34, 0], [0.085, 0.25, 0])), piece(flame, ball([0.013, 0.03, 0.013], [0, 0.13, 0]))],
    width: 0.2,
    height: 0.42,
    length: 0.19,
    turn: 0.2,
    spread: 3,
    more: [assembly(`${request.name}-glass`, [piece(glass(), difference(ball([0.07, 0.095, 0.07], [0, 0.162, 0]), ball([0.067, 0.092, 0.067], [0, 0.162, 0])))], span([-0.08, 0.06, -0.08], [0.08, 0.27, 0.08]))],
    lights: lit ? [bulbAt([0, 0.14, 0], 0.008, 120)] : [],
  }); // biome-ignore format: a table
}

const radius = 0.029;
const top = 0.105;
const pillar = lathe([{ u: radius, v: 0 }, { u: radius, v: top }, { u: radius - 0.006, v: top + 0.001 }, { u: radius - 0.014, v: top - 0.004 }, { u: 0, v: top - 0.005 }], 0.0022); // biome-ignore format: a profile
/** A row of spheres of light, the one kind of lamp that is sampled and seen. */
const flame: readonly ModelLight[] = [
  { centre: [0, top + 0.0125, 0], radius: 0.0036, radiance: [55, 26, 7] },
  { centre: [0, top + 0.0175, 0], radius: 0.0043, radiance: [95, 55, 19] },
  { centre: [0, top + 0.023, 0], radius: 0.0036, radiance: [90, 50, 16] },
  { centre: [0, top + 0.0275, 0], radius: 0.0025, radiance: [75, 36, 9] },
  { centre: [0, top + 0.031, 0], radius: 0.0014, radiance: [55, 22, 5] },
];

function candle(request: ModelRequest): Model {
  const drips = rows([[0.4, 0.05], [2.1, 0.035], [4.4, 0.06]].map(([a, length]) => taper([radius * Math.cos(a!), top - 0.003, radius * Math.sin(a!)], 0.0035, [radius * Math.cos(a!), top - length!, radius * Math.sin(a!)], 0.0026))); // biome-ignore format: a row
  return build({
    ...request,
    pieces: [piece(wax(request.colour ? { colour: request.colour } : {}), pillar, drips), piece(matteClay({ colour: colour('#1c1612') }), capsule({ from: [0, top - 0.008, 0], to: [0.0006, top + 0.0075, 0], radius: 0.0009 }))],
    width: 2 * radius,
    height: 0.137,
    length: 2 * radius,
    turn: 0,
    spread: 3,
    lights: isOff(request) ? [] : flame,
  }); // biome-ignore format: a table
}

/** A hearth of stone with a mantel, logs alight in it. */
function fireplace(request: ModelRequest): Model {
  const lit = isOff(request) ? 0 : 1;
  const surround = request.material || request.colour ? finish(request, { kind: 'lacquer' }) : stone({ colour: colour('#b3a998') });
  const soot = plain('#191513', 0.95);
  const mantel = union(block([0.8, 0.04, 0.24], [0, 1.15, 0.02], 0.012), block([0.74, 0.03, 0.2], [0, 1.085, 0.01], 0.012));
  const body = difference(
    union(block([0.7, 0.53, 0.17], [0, 0.53, -0.02], 0.008), pair(block([0.1, 0.5, 0.03], [0.58, 0.52, 0.16], 0.01))),
    union(block([0.4, 0.33, 0.3], [0, 0.36, 0.14], 0.01), drum(0.4, 0.3, [0, 0.5, 0.14], 'z')),
  );
  const tongues = [[-0.16, 0.3, 0.06], [-0.07, 0.42, 0.075], [0.03, 0.5, 0.085], [0.12, 0.38, 0.07], [0.2, 0.28, 0.05]] as const; // biome-ignore format: rows
  const fire: Surface = { material: ({ v, m, o, n }, { local }) => {
    const flicker = n.valueNoise(v.scale(local, 18));
    const heat = o.add(local[1], o.mul(flicker, 0.12));
    return { base: [0.3, 0.1, 0.02], roughness: 1, emission: v.scale(v.mix3([7, 4.4, 1.4], [4, 1, 0.12], m.smoothstep(0.24, 0.52, heat)), lit) };
  } }; // biome-ignore format: one surface
  const logs = [[-0.22, 0.13, 0.08, 0.24, 0.11, 0.05], [-0.2, 0.12, -0.06, 0.22, 0.14, -0.02], [-0.12, 0.2, 0.0, 0.16, 0.21, 0.06]].map(([a, b, c, d, e, f]) => taper([a!, b!, c!], 0.052, [d!, e!, f!], 0.045)); // biome-ignore format: a row
  return build({
    ...request,
    pieces: [piece(surround, body, mantel, block([0.8, 0.03, 0.27], [0, 0.03, 0.06], 0.012)), piece(soot, block([0.5, 0.45, 0.02], [0, 0.5, -0.17], 0.01), pair(block([0.02, 0.4, 0.14], [0.4, 0.45, -0.03], 0.01))), piece(finish({ ...request, colour: null, material: null }, { kind: 'wood', wood: { axis: 'x', ...oak, finish: 'raw' } }), ...logs), ...(lit ? [piece(fire, ...tongues.map(([x, y, r]) => taper([x, 0.2, 0.02], r, [x + 0.02, y + 0.1, 0.0], 0.008)))] : []), piece(darkPlastic, ...[-0.24, -0.12, 0, 0.12, 0.24].map((x) => rod(0.008, [x, 0.085, -0.1], [x, 0.085, 0.14])), pair(rod(0.01, [0.27, 0.06, 0.14], [0.27, 0.22, 0.14])))],
    width: 1.62,
    height: 1.19,
    length: 0.66,
    turn: -0.25,
    anchors: topAt(1.19, 1.4, 0.36, 0.02),
    lights: lit ? [bulbAt([0, 0.36, 0.16], 0.06, 12)] : [],
  }); // biome-ignore format: a table
}

export const lights: Makers = { lamp, 'floor-lamp': floorLamp, chandelier, lantern, candle, fireplace };
