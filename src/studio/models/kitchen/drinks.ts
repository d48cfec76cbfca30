/**
 * What is drunk, in what it is drunk from; bottles. Glass and what is in it are shapes of their own. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  type Colour,
  colour,
  difference,
  displace,
  type Field,
  glass,
  liquid,
  paper,
  roughening,
  type Surface,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  fillOf,
  flat,
  golden,
  isAsked,
  lens,
  mottled,
  ownColour,
  type Piece,
  painted,
  petal,
  piece,
  pipe,
  put,
  rod,
  type SmallModel,
  spun,
  thing,
  turned,
  type Vessel,
  vessel,
} from '../assembly/index.ts';
import { bottle as wineBottle } from '../bottle.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';

type Maker = (request: ModelRequest) => Model;
const clear = glass({ roughness: 0.005 });

interface Poured {
  readonly vessel: Vessel;
  readonly drink: Surface;
  readonly level: number;
  /** Default clear glass. */
  readonly wall?: Surface;
  readonly more?: readonly (readonly Piece[])[];
  readonly ice?: number;
  readonly width?: number;
  readonly height?: number;
  readonly body?: Field;
  readonly rest?: SmallModel;
}
/** A glass with a drink in it, and what swims or stands in that. */
function poured(request: ModelRequest, { vessel: shape, drink, level, wall = clear, more = [], width, height, body, rest }: Poured): Model {
  const [top, reach] = [shape.outside.at(-1)![1], Math.max(...shape.outside.map(([u]) => u))];
  const isEmpty = isAsked(request.attributes, 'empty');
  return thing(request, [width ?? 2 * reach, height ?? top, 2 * reach], [piece(wall, body ?? vessel(shape))], {
    more: isEmpty ? [] : [[piece(drink, fillOf(shape, level))], ...more],
    spread: 3,
    anchors: { inside: { at: [0, level, 0], widthMetres: reach * 1.5 } },
    ...rest,
  });
}
/** A drink that hides its glass wall: seen through, tinted, no noise. */
const cloudy = (base: Colour, other?: Colour): Surface =>
  mottled({ base, other: other ?? base, size: 0.03, roughness: 0.12, subsurface: 0.6, depth: 0.008, coat: 0.4 });
const tumbler: Vessel = {
  outside: [
    [0.034, 0],
    [0.035, 0.002],
    [0.0385, 0.07],
    [0.041, 0.125],
  ],
  wall: 0.0016,
  floor: 0.008,
};
const short: Vessel = {
  outside: [
    [0.037, 0],
    [0.0395, 0.003],
    [0.041, 0.045],
    [0.0425, 0.088],
  ],
  wall: 0.0022,
  floor: 0.013,
};

const iceAt = (places: readonly (readonly number[])[]): Piece[] => [
  piece(
    glass({ roughness: 0.03, ior: 1.31 }),
    ...places.map(([x, y, z, turn]) => block([0.0125, 0.0125, 0.0125], [x!, y!, z!], 0.003, [turn! * 0.4, turn!, 0.2])),
  ),
];
const straw = (hex: string, low: Point, high: Point): Piece =>
  piece(
    painted(mottled({ base: hex, other: hex, roughness: 0.3, coat: 0.3 }), [
      ({ m, o }, { local }) => m.smoothstep(-0.1, 0.1, m.sinTurns(o.mul(local[1], 55))),
      flat('#f6f2ea', 0.3),
    ]),
    pipe(0.0031, [low, high, [high[0] + 0.022, high[1] + 0.012, high[2]]], 0),
  );
const wheel = (hex: string, flesh: string, by: Point): Piece =>
  piece(
    painted(mottled({ base: hex, roughness: 0.4 }), [
      ({ m, v, o }, { local, normal }) =>
        o.mul(
          m.smoothstep(0.0205, 0.0195, v.length([o.sub(local[0], by[0]), o.sub(local[1], by[1]), 0])),
          m.smoothstep(0.3, 0.6, o.abs(normal[2])),
        ),
      flat(flesh, 0.2, { coat: 0.5 }),
    ]),
    put(
      turned(
        [
          [0.023, -0.002],
          [0.023, 0.002],
          [0, 0.002],
        ],
        0.001,
      ),
      by,
      [Math.PI / 2, 0, 0],
    ),
  );

const water: Maker = (request) =>
  poured(request, {
    vessel: tumbler,
    drink: request.colour
      ? liquid({ colour: request.colour, depth: 0.03 })
      : /juice/.test(request.label)
        ? cloudy(colour('#f09a12'))
        : liquid({ colour: [0.93, 0.975, 0.985], depth: 0.5 }),
    level: 0.1,
  });
const milk: Maker = (request) => poured(request, { vessel: tumbler, drink: cloudy(ownColour(request, '#f4f0e8')), level: 0.105 });
const whiskey: Maker = (request) =>
  poured(request, {
    vessel: short,
    drink: {
      material: () => ({
        base: request.colour ?? [0.72, 0.26, 0.03],
        roughness: 0.08,
        coat: 0.6,
        subsurface: 0.8,
        subsurfaceRadius: [0.014, 0.006, 0.001] as const,
      }),
    },
    level: 0.04,
    more: [
      iceAt([
        [-0.012, 0.043, 0.008, 0.4],
        [0.014, 0.038, -0.008, 1.1],
      ]),
    ],
  });
const beer: Maker = (request) => {
  const shape: Vessel = {
    outside: [
      [0.04, 0],
      [0.043, 0.004],
      [0.042, 0.08],
      [0.043, 0.15],
    ],
    wall: 0.004,
    floor: 0.014,
  };
  const grip = pipe(
    0.007,
    [
      [0.042, 0.128, 0],
      [0.07, 0.13, 0],
      [0.08, 0.105, 0],
      [0.078, 0.06, 0],
      [0.065, 0.036, 0],
      [0.041, 0.038, 0],
    ],
    3,
  );
  const foam = mottled({ base: '#faf3e2', other: '#f0e3c4', size: 0.006, roughness: 0.6, subsurface: 0.6, depth: 0.004, bump: 0.0008 });
  return poured(request, { vessel: shape, drink: { material: (tools, { local }) => ({ base: tools.v.mix3(request.colour ?? [0.82, 0.4, 0.03], [0.9, 0.6, 0.12], tools.m.smoothstep(0.02, 0.12, local[1])), roughness: 0.1, subsurface: 0.7, subsurfaceRadius: [0.012, 0.006, 0.001] }) }, level: 0.125, width: 0.135, more: [[piece(foam, displace(turned([[0.0385, 0.125], [0.039, 0.148], [0.044, 0.152], [0.04, 0.168], [0, 0.172]], 0.006), roughening({ amplitude: 0.006, size: 0.012, octaves: 2 })))]], height: 0.172, body: (tools, p) => tools.o.min(vessel(shape)(tools, p), grip(tools, p)), rest: { middleMetres: 0.018, spread: 0.3, turn: -0.2 } }); // biome-ignore format: rows
};
const clinking: Maker = (request) => { const one = beer(request); const indices = one.shapes.map((_, index) => index); return { ...one, widthMetres: 0.24, middleMetres: 0, turnRadians: 0, parts: indices.flatMap((shape): Part[] => [{ shape, position: [0.052, 0.004, 0], rotation: [0, 0, 0.12] }, { shape, position: [-0.052, 0.004, 0], rotation: [0, Math.PI, -0.12] }]) }; }; // biome-ignore format: rows
const flute: Vessel = {
  outside: [
    [0.0345, 0],
    [0.035, 0.001],
    [0.012, 0.005],
    [0.004, 0.012],
    [0.0035, 0.07],
    [0.008, 0.09],
    [0.021, 0.125],
    [0.026, 0.165],
    [0.0245, 0.22],
  ],
  wall: 0.0012,
  floor: 0.085,
};
const champagne: Maker = (request) =>
  poured(request, {
    vessel: flute,
    drink: liquid({ colour: request.colour ?? [0.95, 0.78, 0.36], depth: 0.04 }),
    level: 0.195,
    more: [
      [
        piece(
          glass({ ior: 1.01 }),
          ...Array.from({ length: 12 }, (_, index) =>
            ball(0.0009, [0.012 * (golden(index, 1) - 0.5), 0.11 + 0.0065 * index, 0.012 * (golden(index, 2) - 0.5)]),
          ),
        ),
      ],
    ],
  });
const stem: Vessel = {
  outside: [
    [0.034, 0],
    [0.0345, 0.0012],
    [0.014, 0.004],
    [0.005, 0.011],
    [0.0034, 0.05],
    [0.0045, 0.084],
    [0.014, 0.1],
    [0.028, 0.112],
    [0.038, 0.13],
    [0.0405, 0.15],
    [0.0385, 0.174],
    [0.0342, 0.205],
  ],
  wall: 0.0012,
  floor: 0.099,
};
const wineGlass: Maker = (request) =>
  poured(request, {
    vessel: stem,
    ...(request.colour && { wall: glass({ colour: request.colour, depth: 0.006, roughness: 0.005 }) }),
    drink: {
      material: () => ({
        base: request.colour ?? (/white/.test(request.label) ? [0.85, 0.72, 0.3] : [0.17, 0.008, 0.018]),
        roughness: 0.06,
        coat: 1,
        coatRoughness: 0.02,
        subsurface: 0.6,
        subsurfaceRadius: [0.008, 0.001, 0.0014] as const,
      }),
    },
    level: 0.142,
  });
const martini: Vessel = {
  outside: [
    [0.037, 0],
    [0.0375, 0.0012],
    [0.01, 0.005],
    [0.0035, 0.012],
    [0.0033, 0.085],
    [0.006, 0.095],
    [0.03, 0.126],
    [0.055, 0.158],
  ],
  wall: 0.0013,
  floor: 0.092,
};
const cocktail: Maker = (request) =>
  poured(request, {
    vessel: martini,
    drink: cloudy(request.colour ?? colour('#e8516a'), request.colour ?? colour('#f08a4a')),
    level: 0.147,
    more: [
      [
        piece(mottled({ base: '#d9c08a', subsurface: 0 }), rod([-0.03, 0.135, 0.01], [0.05, 0.172, 0.01], 0.0009)),
        piece(
          mottled({ base: '#b00f1a', other: '#8a0a12', roughness: 0.12, coat: 1, subsurface: 0.4 }),
          ball(0.0088, [0.012, 0.1545, 0.01]),
        ),
      ],
      [wheel('#6f9a1e', '#c9d977', [-0.045, 0.165, 0])],
    ],
    height: 0.185,
  });
const hurricane: Vessel = {
  outside: [
    [0.035, 0],
    [0.036, 0.002],
    [0.014, 0.007],
    [0.007, 0.016],
    [0.016, 0.03],
    [0.036, 0.06],
    [0.034, 0.105],
    [0.03, 0.13],
    [0.036, 0.165],
  ],
  wall: 0.0016,
  floor: 0.026,
};
const tropical: Maker = (request) => poured(request, { vessel: hurricane, drink: { material: (tools, { local }) => ({ base: tools.v.mix3(request.colour ?? [0.8, 0.09, 0.04], [0.9, 0.5, 0.05], tools.m.smoothstep(0.045, 0.13, local[1])), roughness: 0.12, subsurface: 0.6, subsurfaceRadius: [0.008, 0.004, 0.001], coat: 0.4 }) }, level: 0.145, more: [iceAt([[-0.01, 0.145, 0.01, 0.4], [0.014, 0.148, -0.004, 1.2]]), [straw('#e8407a', [0.0, 0.05, 0.008], [0.014, 0.215, 0.0]), wheel('#f08a0c', '#f5b04a', [-0.034, 0.172, 0.004]), piece(mottled({ base: '#4a8a2c' }), put(petal(lens(0.03, 0.014), 0.03, 0.0005), [-0.004, 0.155, 0.01], [0.3, 2.2, 0.7]), put(petal(lens(0.03, 0.014), 0.03, 0.0005), [-0.004, 0.155, 0.01], [0.3, 1, 0.9]))]], height: 0.22 }); // biome-ignore format: rows
const cupOf = (height: number, low: number, high: number): Vessel => ({
  outside: [
    [low, 0],
    [low + 0.001, 0.002],
    [high, height],
  ],
  wall: 0.001,
  floor: 0.003,
});
const bubbleTea: Maker = (request) => {
  const shape = cupOf(0.145, 0.032, 0.046);
  const drink: Surface = {
    material: (tools, a) => {
      const dark = tools.o.mul(
        tools.m.smoothstep(0.04, 0.034, a.local[1]),
        tools.m.smoothstep(0.42, 0.3, tools.n.worley(tools.v.scale(a.local, 95)).nearest),
      );
      return {
        base: tools.v.mix3(
          tools.v.mix3(request.colour ?? [0.62, 0.36, 0.2], [0.78, 0.56, 0.38], tools.m.smoothstep(0.03, 0.12, a.local[1])),
          [0.03, 0.014, 0.008],
          dark,
        ),
        roughness: 0.15,
        coat: 0.4,
        subsurface: 0.3,
        subsurfaceRadius: [0.006, 0.004, 0.002],
      };
    },
  };
  return poured(request, { vessel: shape, drink, level: 0.125, more: [[piece(mottled({ base: '#f2ece4', roughness: 0.2, coat: 0.6 }), spun([[0.047, 0.143], [0.048, 0.147], [0.04, 0.158], [0.014, 0.166], [0, 0.166]])), straw('#e06a8a', [0, 0.03, 0.004], [0.004, 0.21, 0])]], height: 0.225 }); // biome-ignore format: a profile
};
const soda: Maker = (request) => { const base = ownColour(request, '#d0202a'); const juice = /juice|orange/.test(request.label); if (juice) return poured(request, { vessel: tumbler, drink: cloudy(request.colour ?? colour('#f2960f')), level: 0.105, more: [[straw('#3f9a4a', [-0.006, 0.02, 0.005], [0.008, 0.165, 0]), wheel('#f08a0c', '#f5b04a', [0.038, 0.128, 0.002])]], height: 0.18 }); return thing(request, [0.092, 0.2, 0.092], [piece(painted(mottled({ base, other: base, roughness: 0.4, coat: 0.3, subsurface: 0 }), [({ m, o }, { local }) => m.smoothstep(-0.05, 0.05, o.sub(0.0095, o.abs(o.sub(local[1], o.mulAdd(m.sinTurns(o.mul(m.atan2Turns(local[0], local[2]), 2)), 0.01, 0.065))))), flat('#f6f1ea', 0.4)]), turned([[0.03, 0], [0.0425, 0.13], [0, 0.13]], 0.001)), piece(mottled({ base: '#f4f2ee', other: '#ecebe6', roughness: 0.25, coat: 0.6, subsurface: 0.2 }), turned([[0.0435, 0.127], [0.045, 0.131], [0.041, 0.135], [0.04, 0.142], [0, 0.142]], 0.001)), straw('#d0202a', [0, 0.14, 0], [0.005, 0.19, 0])], { spread: 1 }); }; // biome-ignore format: rows
const juiceBox: Maker = (request) => { const base = ownColour(request, '#f2a11c'); return thing(request, [0.065, 0.16, 0.045], [piece(painted(mottled({ base, other: base, roughness: 0.35, coat: 0.4, subsurface: 0 }), [({ m, v, o }, { local, normal }) => o.mul(m.smoothstep(0.5, 0.7, normal[2]), m.smoothstep(0.0185, 0.018, v.length([local[0], o.sub(local[1], 0.055), 0]))), flat('#e8651a', 0.35)], [({ m, o }, { local }) => m.smoothstep(0.0005, -0.0005, o.sub(o.abs(o.sub(local[1], 0.1)), 0.009)), flat('#f6f2e6', 0.35)], [({ m }, { local }) => m.smoothstep(0.012, 0.011, local[1]), flat('#3f8a3a', 0.35)]), block([0.0315, 0.06, 0.0215], [0, 0.06, 0], 0.002)), straw('#f4f4f0', [0.014, 0.115, 0], [0.012, 0.15, 0])], { turn: -0.45 }); }; // biome-ignore format: rows

const bottle: Maker = (request) => {
  if (/wine|champagne/.test(request.label) || (request.label === 'bottle' && request.colour))
    return wineBottle({ ...request, icon: 'bottle-with-popping-cork' })!;
  if (!/water|plastic|milk|glass|soda|beer/.test(`${request.label} ${request.material ?? ''} ${(request.attributes ?? []).join(' ')}`))
    return wineBottle({ ...request, icon: 'bottle-with-popping-cork' })!;
  const outside = [
    [0.031, 0],
    [0.034, 0.004],
    [0.034, 0.06],
    [0.0325, 0.075],
    [0.034, 0.09],
    [0.034, 0.14],
    [0.03, 0.165],
    [0.016, 0.195],
    [0.0135, 0.205],
    [0.0135, 0.22],
  ] as const;
  const shape: Vessel = { outside, wall: 0.001, floor: 0.003 };
  return thing(request, [0.069, 0.235, 0.069], [piece(glass({ colour: [0.9, 0.96, 0.98], roughness: 0.01 }), vessel(shape))], { spread: 3, more: [[piece(mottled({ base: '#2f6fd0', other: '#2a66c4', roughness: 0.35, subsurface: 0.1 }), turned([[0.0155, 0.213], [0.0155, 0.235], [0, 0.235]], 0.002)), piece(paper({ colour: ownColour(request, '#dfeefa') }), turned([[0.0346, 0.098], [0.0346, 0.138], [0.0342, 0.138], [0.0342, 0.098]], 0))], [piece(liquid({ colour: [0.9, 0.97, 0.98], depth: 0.3 }), fillOf(shape, 0.17))]] }); // biome-ignore format: rows
};
const sake: Maker = (request) => { const glaze = mottled({ base: ownColour(request, '#e9e6de'), size: 0.03, roughness: 0.25, coat: 0.9, subsurface: 0 }); const band: Surface = painted(glaze, [({ m, o }, { local }) => m.smoothstep(0.0015, 0.0008, o.abs(o.sub(local[1], 0.085))), flat('#2f4f86', 0.2, { coat: 1 })], [({ m, o, v }, { local, normal }) => o.mul(m.smoothstep(0.3, 0.5, normal[2]), m.smoothstep(0.0014, 0.0008, o.abs(o.sub(v.length([local[0], o.sub(local[1], 0.05), 0]), 0.014)))), flat('#2f4f86', 0.2, { coat: 1 })]); return thing(request, [0.15, 0.145, 0.09], [piece(band, put(vessel({ outside: [[0.028, 0], [0.031, 0.004], [0.037, 0.04], [0.035, 0.075], [0.017, 0.105], [0.014, 0.12], [0.022, 0.142]], wall: 0.003 }), [-0.028, 0, 0]), put(vessel({ outside: [[0.012, 0], [0.014, 0.005], [0.024, 0.02], [0.0275, 0.038]], wall: 0.0025 }), [0.042, 0, 0.022]))], {}); }; // biome-ignore format: rows
const lotion: Maker = (request) => { const base = ownColour(request, '#f2e4dc'); return thing(request, [0.075, 0.2, 0.06], [piece(painted(mottled({ base, other: base, roughness: 0.3, coat: 0.3, subsurface: 0.3 }), [({ m, o }, { local, normal }) => o.mul(m.smoothstep(0.4, 0.6, normal[2]), o.mul(m.smoothstep(0.022, 0.0215, o.abs(local[0])), m.smoothstep(0.026, 0.0255, o.abs(o.sub(local[1], 0.07))))), flat('#d97f6a', 0.4)]), turned([[0.033, 0], [0.034, 0.12], [0.028, 0.14], [0.012, 0.147], [0.012, 0.155], [0, 0.155]], 0.004)), piece(mottled({ base: '#f6f4f0', other: '#efece6', roughness: 0.3, coat: 0.3 }), turned([[0.015, 0.15], [0.015, 0.168], [0, 0.168]], 0.002), rod([0, 0.16, 0], [0, 0.19, 0], 0.0042), pipe(0.006, [[0, 0.193, 0, 0.0085], [0.02, 0.194, 0, 0.007], [0.04, 0.188, 0, 0.004]], 2))], { turn: 0.2 }); }; // biome-ignore format: a profile
const perfume: Maker = (request) => {
  const body = difference(block([0.032, 0.034, 0.017], [0, 0.034, 0], 0.003), block([0.027, 0.027, 0.0125], [0, 0.034, 0], 0.003));
  return thing(request, [0.066, 0.115, 0.036], [piece(glass({ roughness: 0.004 }), body)], { turn: -0.35, more: [[piece(liquid({ colour: request.colour ?? [0.95, 0.62, 0.5], depth: 0.035 }), block([0.0267, 0.0235, 0.0122], [0, 0.031, 0], 0.0028))], [piece({ material: () => ({ base: [0.9, 0.68, 0.3], metal: 1, roughness: 0.16 }) }, turned([[0.0095, 0.067], [0.0095, 0.08], [0, 0.08]], 0.001)), piece(glass({ roughness: 0.01 }), block([0.015, 0.014, 0.015], [0, 0.0945, 0], 0.003))]] }); // biome-ignore format: a profile
};
const babyBottle: Maker = (request) => { const shape: Vessel = { outside: [[0.027, 0], [0.029, 0.003], [0.029, 0.095], [0.025, 0.11]], wall: 0.0016, floor: 0.003 }; const ring = ownColour(request, '#8fc4e0'); return poured(request, { vessel: shape, drink: cloudy(colour('#f4f0e8')), level: 0.07, height: 0.165, more: [[piece(mottled({ base: ring, other: ring, roughness: 0.35 }), turned([[0.028, 0.106], [0.028, 0.124], [0, 0.126]], 0.002)), piece(mottled({ base: '#e8c9a0', other: '#e2c094', roughness: 0.25, coat: 0.4, subsurface: 0.7, depth: 0.004 }), spun([[0.02, 0.124], [0.0185, 0.132], [0.009, 0.142], [0.006, 0.154], [0.0035, 0.163], [0, 0.164]]))]] }); }; // biome-ignore format: a profile

export const drinks: Readonly<Record<string, Maker>> = { glass: water, milk, whiskey, beer, 'clinking-beers': clinking, 'champagne-glass': champagne, 'wine-glass': wineGlass, cocktail, 'tropical-drink': tropical, 'bubble-tea': bubbleTea, soda, 'juice-box': juiceBox, bottle, sake, lotion, 'perfume-bottle': perfume, 'baby-bottle': babyBottle }; // biome-ignore format: a list
