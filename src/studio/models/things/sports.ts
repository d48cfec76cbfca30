/**
 * Bats, rackets, boards and boots. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  type Colour,
  cloth,
  colour,
  difference,
  type Field,
  plastic,
  polygon,
  type Surface,
  smoothUnion,
  times,
  torus,
  wood,
} from '../../render/field/index.ts';
import {
  block,
  egg,
  flat,
  ball as inPlace,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  seedling,
  sheet,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import { ash, at, glossy, glove, type Maker, matte, steel } from './sport-parts.ts';

const bat: Maker = (request) => thing(request, [0.075, 0.86, 0.075], [piece(painted(request.colour ? glossy(request.colour) : ash, [({ m }, { local }) => m.smoothstep(0.27, 0.265, local[1]), flat('#1d1b1a', 0.7)], [({ m, o }, { local, normal }) => o.mul(m.smoothstep(0.06, 0.055, o.abs(o.sub(local[1], 0.62))), o.mul(m.smoothstep(0.7, 0.8, normal[2]), m.smoothstep(0.6, 0.4, o.abs(m.sinTurns(o.mul(local[1], 18)))))), flat('#3a1c10', 0.4)]), spun([[0.02, 0], [0.0245, 0.006], [0.023, 0.016], [0.0125, 0.03], [0.0125, 0.25], [0.018, 0.4], [0.03, 0.58], [0.033, 0.7], [0.0325, 0.82], [0.026, 0.85], [0, 0.858]]))], { spread: 3 }); // biome-ignore format: a profile
/** Of a tennis racket. */
const hoop: Field = (tools, p) => {
  const { o, v } = tools;
  const away = o.mul(o.sub(v.length([o.mul(p[0], 1 / 0.128), o.mul(o.sub(p[1], 0.5), 1 / 0.168), 0]), 1), 0.128);
  return o.mul(o.sub(v.length([away, p[2], 0]), 0.0105), 0.9);
};
const strings: Field = (tools, p) => {
  const { o, v } = tools;
  const near = (x: (typeof p)[0]) => {
    const u = o.mul(x, 1 / 0.0135);
    return o.mul(o.sub(o.abs(o.sub(o.sub(u, o.floor(u)), 0.5)), 0.0), 0.0135);
  };
  const inside = o.mul(o.sub(v.length([o.mul(p[0], 1 / 0.128), o.mul(o.sub(p[1], 0.5), 1 / 0.168), 0]), 1), 0.128);
  const wire = tools.k.opaque(o.min(near(p[0]), near(p[1])), { of: [p[0], p[1]], range: () => ({ low: 0, high: 0.007 }), steepness: 1 });
  return o.mul(o.max(inside, o.sub(v.length([wire, p[2], 0]), 0.00085)), 0.9);
};
const racket: Maker = (request) => {
  const frame = ownColour(request, '#c8202c');
  const throat = [1, -1].map((s) =>
    pipe(
      0.0095,
      [
        [s * 0.085, 0.372, 0],
        [s * 0.05, 0.31, 0],
        [s * 0.014, 0.23, 0],
        [s * 0.006, 0.18, 0, 0.013],
      ],
      2,
    ),
  );
  const bridge = pipe(
    0.008,
    [
      [-0.055, 0.345, 0],
      [0, 0.33, 0],
      [0.055, 0.345, 0],
    ],
    3,
  );
  const grip = smoothUnion(
    0.004,
    rod([0, 0.014, 0], [0, 0.2, 0], 0.0165, 0.0155),
    turned(
      [
        [0.019, 0],
        [0.019, 0.012],
        [0, 0.012],
      ],
      0.003,
    ),
  );
  const wrap: Surface = {
    ...matte('#1c1c1e'),
    bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mulAdd(p[1], 40, tools.m.atan2Turns(p[2], p[0]))), 0.0012),
  };
  return thing(
    request,
    [0.29, 0.685, 0.035],
    [
      piece(
        painted(glossy(frame, 0.2), [
          ({ m, o }, { local }) => m.smoothstep(0.03, 0.028, o.abs(o.sub(local[1], 0.6))),
          flat('#f2f0ea', 0.25, { coat: 0.6 }),
        ]),
        hoop,
        ...throat,
        bridge,
      ),
      piece(mottled({ base: '#f0ecd2', other: '#f0ecd2', roughness: 0.4 }), strings),
      piece(wrap, grip),
    ],
    { turn: 0.2 },
  );
};
const paddle: Maker = (request) => {
  const region = polygon(
    [
      [-0.012, -0.08],
      [0.012, -0.08],
      [0.016, -0.06],
      [0.06, -0.04],
      [0.076, 0],
      [0.076, 0.04],
      [0.05, 0.08],
      [0, 0.092],
      [-0.05, 0.08],
      [-0.076, 0.04],
      [-0.076, 0],
      [-0.06, -0.04],
      [-0.016, -0.06],
    ],
    0.02,
  );
  return thing(
    request,
    [0.2, 0.265, 0.06],
    [
      piece(matte(ownColour(request, '#b8161d')), sheet(region, 0.0055, [0, 0.165, 0], at, 0.001)),
      piece(ash, block([0.013, 0.055, 0.011], [0, 0.055, 0], 0.005)),
      piece(glossy('#f4f2ee', 0.4), inPlace(0.02, [0.085, 0.02, 0.03])),
    ],
    { turn: 0.2 },
  );
};
const frisbee: Maker = (request) => { const base = ownColour(request, '#e0452a'); return thing(request, [0.27, 0.13, 0.25], [piece(painted(mottled({ base, other: base, roughness: 0.3, coat: 0.4, subsurface: 0.2 }), [({ m, v, o }, { local, normal }) => o.mul(m.smoothstep(0.4, 0.6, normal[1]), m.smoothstep(0.004, 0.003, o.abs(o.sub(v.length([local[0], 0, local[2]]), 0.075)))), flat('#f6f2ea', 0.3)], [({ m, v, o }, { local, normal }) => o.mul(m.smoothstep(0.4, 0.6, normal[1]), m.smoothstep(0.031, 0.03, v.length([local[0], 0, local[2]]))), flat('#f6f2ea', 0.3)]), spun([[0.126, 0], [0.1325, 0.006], [0.134, 0.018], [0.124, 0.028], [0.1, 0.0315], [0, 0.0335]]))], { spread: 3, parts: [{ shape: 0, position: [0, 0.052, 0], rotation: [0.42, 0, 0.06] }] }); }; // biome-ignore format: a profile
const plank = (half: number, waist: number, tip: number, up: number): Field => {
  const region = polygon(
    [
      [-half, -tip * 0.3],
      [-half + tip * 0.6, -tip],
      [-half * 0.5, -waist * 1.06],
      [0, -waist],
      [half * 0.5, -waist * 1.06],
      [half - tip * 0.6, -tip],
      [half, -tip * 0.3],
      [half, tip * 0.3],
      [half - tip * 0.6, tip],
      [half * 0.5, waist * 1.06],
      [0, waist],
      [-half * 0.5, waist * 1.06],
      [-half + tip * 0.6, tip],
      [-half, tip * 0.3],
    ],
    tip * 0.8,
  );
  return (tools, p) => {
    const { o, m, k } = tools;
    const rise = k.opaque(o.mul(m.smoothstep(half * 0.72, half * 1.02, o.abs(p[1])), up), {
      of: [p[1]],
      range: () => ({ low: 0, high: up }),
      steepness: (1.5 * up) / (0.3 * half),
    });
    return o.sub(o.max(o.add(region(tools, p[1], p[0]), 0.003), o.sub(o.abs(o.sub(p[2], rise)), 0.004)), 0.003);
  };
};
const stripes = (base: Colour, second: string, rate: number): Surface =>
  painted(glossy(base, 0.2), [
    ({ m, o }, { local }) => m.smoothstep(-0.1, 0.1, m.sinTurns(o.add(o.mul(local[1], rate), o.mul(local[0], rate)))),
    flat(second, 0.2, { coat: 0.6 }),
  ]);
const skis: Maker = (request) => {
  const ski = seedling(
    `${request.name}-ski`,
    1,
    piece(
      painted(
        glossy(ownColour(request, '#1f5fb0'), 0.2),
        [({ m, o }, { local }) => m.smoothstep(0.16, 0.15, o.abs(o.sub(local[1], 0.5))), flat('#f2c01c', 0.2, { coat: 0.6 })],
        [({ m, o }, { local }) => m.smoothstep(0.05, 0.045, o.abs(o.add(local[1], 0.45))), flat('#f4f2ea', 0.2)],
      ),
      plank(0.86, 0.033, 0.05, 0.14),
    ),
    piece(matte('#202124'), block([0.03, 0.06, 0.02], [0, 0.1, 0.022], 0.008), block([0.03, 0.05, 0.026], [0, -0.14, 0.026], 0.008)),
  );
  const pole = seedling(
    `${request.name}-pole`,
    0.7,
    piece(glossy('#d8dade', 0.3), rod([0, -0.6, 0], [0, 0.5, 0], 0.008, 0.009)),
    piece(
      matte('#202124'),
      rod([0, 0.5, 0], [0, 0.62, 0], 0.015),
      put(
        turned(
          [
            [0.045, -0.004],
            [0.045, 0.004],
            [0, 0.004],
          ],
          0.002,
        ),
        [0, -0.5, 0],
      ),
    ),
  );
  return thing(request, [0.62, 1.74, 0.3], [piece(matte('#202124'), inPlace(0.001, [0, 0.001, 0]))], {
    more: [ski, pole],
    parts: [
      { shape: 0, position: at },
      { shape: 1, position: [-0.08, 0.87, 0], rotation: [0, 0, 0.06] },
      { shape: 1, position: [0.08, 0.87, -0.02], rotation: [0, 0, -0.06] },
      { shape: 2, position: [-0.24, 0.6, 0.05], rotation: [0, 0, -0.12] },
      { shape: 2, position: [0.24, 0.6, 0.05], rotation: [0, 0, 0.12] },
    ],
    turn: 0.2,
  });
};
const snowboard: Maker = (request) =>
  thing(
    request,
    [0.3, 1.56, 0.15],
    [
      piece(stripes(ownColour(request, '#e8562a'), '#23304f', 1.9), put(plank(0.77, 0.125, 0.145, 0.08), [0, 0.78, 0])),
      piece(
        matte('#1d1e21'),
        ...[0.53, 1.03].flatMap((y) => [
          block([0.115, 0.045, 0.012], [0, y, 0.02], 0.008),
          pipe(
            0.016,
            [
              [-0.1, y, 0.03],
              [-0.07, y, 0.1],
              [0.07, y, 0.1],
              [0.1, y, 0.03],
            ],
            2,
          ),
        ]),
      ),
    ],
    { turn: 0.3 },
  );
const surfboard: Maker = (request) => {
  const region = polygon(
    [
      [-0.95, -0.02],
      [-0.6, -0.2],
      [0, -0.265],
      [0.55, -0.22],
      [0.92, -0.11],
      [0.95, 0],
      [0.92, 0.11],
      [0.55, 0.22],
      [0, 0.265],
      [-0.6, 0.2],
      [-0.95, 0.02],
    ],
    0.14,
  );
  const body: Field = (tools, p) => {
    const { o } = tools;
    const a = tools.o.add(region(tools, o.neg(p[1]), p[0]), 0.022);
    return tools.o.sub(o.max(a, o.sub(o.abs(p[2]), 0.012)), 0.022);
  };
  const base = ownColour(request, '#f2ead6');
  return thing(
    request,
    [0.55, 1.9, 0.14],
    [
      piece(
        painted(
          glossy(base, 0.15),
          [
            ({ m, o }, { local }) => m.smoothstep(0.05, 0.046, o.abs(o.sub(local[0], o.mul(0.12, m.sinTurns(o.mul(local[1], 0.35)))))),
            flat('#1f8fb0', 0.15, { coat: 1 }),
          ],
          [
            ({ m, o }, { local }) =>
              m.smoothstep(0.012, 0.01, o.abs(o.sub(o.abs(o.sub(local[0], o.mul(0.12, m.sinTurns(o.mul(local[1], 0.35))))), 0.075))),
            flat('#e8623a', 0.15, { coat: 1 }),
          ],
        ),
        put(body, [0, 0.95, 0]),
      ),
      piece(
        glossy('#23304f'),
        sheet(
          polygon(
            [
              [0, 0],
              [0.12, 0.02],
              [0.1, 0.13],
              [0.05, 0.1],
            ],
            0.01,
          ),
          0.005,
          [0, 0.1, -0.03],
          [0, Math.PI / 2, 0],
        ),
      ),
    ],
    { turn: 0.3, parts: [{ shape: 0, position: at, rotation: [-0.06, 0, 0] }] },
  );
};
const kite: Maker = (request) => {
  const region = polygon(
    [
      [0, -0.55],
      [0.4, 0.2],
      [0, 0.5],
      [-0.4, 0.2],
    ],
    0.01,
  );
  const base = ownColour(request, '#e0352a');
  const panel: Surface = painted(cloth({ colour: base, plane: 'xy' }), [
    ({ m, o }, { local }) => m.smoothstep(-0.002, 0.002, o.mul(local[0], o.sub(local[1], 0.86))),
    request.colour ? plastic({ colour: times(request.colour, 0.75), roughness: 0.6 }) : flat('#f2c01c', 0.6),
  ]);
  const bow = (x: number, y: number, tilt: number) =>
    put(
      smoothUnion(0.004, egg([0.045, 0.028, 0.008], [0.045, 0, 0], [0, 0, 0.2]), egg([0.045, 0.028, 0.008], [-0.045, 0, 0], [0, 0, -0.2])),
      [x, y, 0],
      [0, 0, tilt],
    );
  return thing(
    request,
    [0.85, 1.24, 0.14],
    [
      piece(panel, sheet(region, 0.004, [0, 0.72, 0], at, 0.001)),
      piece(
        matte('#7a4f2a'),
        rod([0, 0.18, -0.01], [0, 1.22, -0.01], 0.007),
        pipe(
          0.007,
          [
            [-0.39, 0.92, -0.01],
            [0, 0.925, -0.035],
            [0.39, 0.92, -0.01],
          ],
          2,
        ),
      ),
      piece(
        matte('#f4f1ea'),
        pipe(
          0.003,
          [
            [0, 0.18, 0],
            [0.06, 0.1, 0],
            [-0.05, 0.04, 0],
            [0.08, 0.01, 0],
            [0.25, 0.006, 0.04],
          ],
          3,
        ),
      ),
      piece(matte('#2f8fd0'), bow(0.045, 0.12, 0.8), bow(0.0, 0.05, -0.6), bow(0.16, 0.03, 0.3)),
    ],
    { turn: 0.15, parts: [{ shape: 0, position: at, rotation: [-0.12, 0, 0.16] }] },
  );
};
const fishingRod: Maker = (request) => thing(request, [1.25, 1.95, 0.14], [piece(glossy(ownColour(request, '#1f2a3a'), 0.2), pipe(0.008, [[-0.5, 0, 0, 0.011], [-0.1, 0.75, 0, 0.008], [0.3, 1.5, 0, 0.005], [0.55, 1.93, 0, 0.002]], 2)), piece(mottled({ base: '#c79a62', other: '#a87a45', size: 0.006, roughness: 0.9 }), rod([-0.5, 0, 0], [-0.34, 0.3, 0], 0.017)), piece(steel, put(turned([[0.035, -0.02], [0.03, 0.02], [0, 0.02]], 0.005), [-0.27, 0.36, 0.05], [Math.PI / 2, 0, 0.5]), rod([-0.27, 0.36, 0.07], [-0.2, 0.33, 0.08], 0.005), put(torus(0.011, 0.0015), [0.02, 0.96, 0.012], [0.3, 0, 0]), put(torus(0.008, 0.0014), [0.33, 1.55, 0.008], [0.3, 0, 0])), piece(matte('#d8dade'), rod([0.55, 1.93, 0], [0.58, 0.55, 0], 0.0012)), piece(glossy('#d8202c'), inPlace(0.02, [0.58, 0.53, 0]))], { turn: 0.1 }); // biome-ignore format: a profile
const sled: Maker = (request) => {
  const timber = request.colour
    ? glossy(request.colour)
    : wood({ axis: 'x', finish: 'lacquered', light: colour('#c9935a'), dark: colour('#8f5f33') });
  const runner = (z: number): Field =>
    pipe(
      0.016,
      [
        [-0.5, 0.016, z],
        [0.3, 0.016, z],
        [0.45, 0.06, z],
        [0.52, 0.17, z],
        [0.46, 0.24, z],
        [0.38, 0.2, z],
      ],
      3,
    );
  return thing(
    request,
    [1.05, 0.28, 0.42],
    [
      piece(
        timber,
        ...[-2, -1, 0, 1, 2].map((i) => block([0.45, 0.011, 0.032], [-0.05, 0.205, i * 0.076], 0.004)),
        ...[-0.35, 0.2].map((x) => block([0.025, 0.014, 0.19], [x, 0.18, 0], 0.004)),
      ),
      piece(
        matte('#b8202a'),
        runner(0.16),
        runner(-0.16),
        ...[-0.35, 0.2].flatMap((x) => [rod([x, 0.02, 0.16], [x, 0.18, 0.16], 0.012), rod([x, 0.02, -0.16], [x, 0.18, -0.16], 0.012)]),
      ),
      piece(
        matte('#e0d2b0'),
        pipe(
          0.006,
          [
            [0.48, 0.22, 0.16],
            [0.6, 0.12, 0.05],
            [0.6, 0.12, -0.05],
            [0.48, 0.22, -0.16],
          ],
          3,
        ),
      ),
    ],
    { turn: 0.6 },
  );
};
const iceSkate: Maker = (request) => {
  const boot = smoothUnion(
    0.03,
    pipe(
      0.045,
      [
        [-0.07, 0.11, 0, 0.045],
        [0.03, 0.1, 0, 0.045],
        [0.1, 0.09, 0, 0.036],
      ],
      2,
    ),
    pipe(
      0.045,
      [
        [-0.06, 0.12, 0, 0.048],
        [-0.055, 0.2, 0, 0.046],
        [-0.065, 0.26, 0, 0.05],
      ],
      2,
    ),
  );
  return thing(
    request,
    [0.3, 0.31, 0.1],
    [
      piece(
        mottled({
          base: ownColour(request, '#f2efea'),
          other: request.colour ?? colour('#e9e5df'),
          roughness: 0.3,
          coat: 0.4,
          subsurface: 0,
        }),
        difference(boot, rod([-0.066, 0.27, 0], [-0.066, 0.36, 0], 0.04)),
      ),
      piece(
        steel,
        block([0.14, 0.012, 0.002], [0.01, 0.012, 0], 0.001),
        ...[-0.07, 0.06].map((x) => block([0.02, 0.025, 0.004], [x, 0.035, 0], 0.002)),
      ),
      piece(
        mottled({ base: '#3a2416', subsurface: 0 }),
        block([0.125, 0.008, 0.033], [0.005, 0.062, 0], 0.006),
        block([0.03, 0.016, 0.03], [-0.08, 0.055, 0], 0.005),
      ),
      piece(
        matte('#dfe6ee'),
        ...[0, 1, 2, 3, 4].map((i) =>
          rod([-0.008 - 0.007 * i, 0.14 + 0.026 * i, 0.026], [-0.008 - 0.007 * i, 0.145 + 0.026 * i, -0.026], 0.0042),
        ),
      ),
    ],
    { turn: 0.4 },
  );
};

export const sports: Readonly<Record<string, Maker>> = {
  'baseball-bat': bat,
  'baseball-glove': glove,
  'tennis-racket': racket,
  'ping-pong-paddle': paddle,
  frisbee,
  skis,
  snowboard,
  surfboard,
  kite,
  'fishing-rod': fishingRod,
  sled,
  'ice-skate': iceSkate,
};
