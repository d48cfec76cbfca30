/**
 * Bags, umbrellas and fans. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  type Colour,
  colour,
  difference,
  displace,
  type Field,
  leather,
  roughening,
  type Surface,
  smoothUnion,
  torus,
  union,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  flat,
  isAsked,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { ModelRequest } from '../model.ts';
import { at, glossy, type Maker, matte, stuffOf } from './wear-parts.ts';

const steel: Surface = { material: () => ({ base: [0.66, 0.66, 0.68], metal: 1, roughness: 0.18 }) };
const brassy: Surface = { material: () => ({ base: [0.87, 0.61, 0.25], metal: 1, roughness: 0.2 }) };
const zips = union(
  pipe(
    0.0035,
    [
      [-0.105, 0.165, 0.117],
      [-0.09, 0.196, 0.12],
      [0, 0.204, 0.124],
      [0.09, 0.196, 0.12],
      [0.105, 0.165, 0.117],
    ],
    3,
  ),
  pipe(
    0.0035,
    [
      [-0.136, 0.25, 0.055],
      [-0.115, 0.355, 0.062],
      [0, 0.382, 0.068],
      [0.115, 0.355, 0.062],
      [0.136, 0.25, 0.055],
    ],
    3,
  ),
);
const backpack: Maker = (request) => {
  const fabric = stuffOf(request, '#2f5f8a', 'cloth');
  const body = smoothUnion(0.02, block([0.14, 0.2, 0.075], [0, 0.21, 0], 0.06), block([0.11, 0.09, 0.045], [0, 0.125, 0.085], 0.035));
  const straps = [1, -1].map((s) =>
    pipe(
      0.018,
      [
        [s * 0.07, 0.4, -0.05],
        [s * 0.09, 0.38, -0.12],
        [s * 0.1, 0.22, -0.13],
        [s * 0.11, 0.06, -0.07],
      ],
      3,
    ),
  );
  return thing(
    request,
    [0.31, 0.46, 0.25],
    [
      piece(fabric, displace(body, roughening({ amplitude: 0.008, size: 0.09, octaves: 2 })), ...straps),
      piece(
        matte('#18191c'),
        zips,
        pipe(
          0.011,
          [
            [-0.04, 0.41, -0.03],
            [-0.03, 0.452, -0.03],
            [0.03, 0.452, -0.03],
            [0.04, 0.41, -0.03],
          ],
          3,
        ),
      ),
      piece(brassy, block([0.004, 0.012, 0.003], [0.055, 0.188, 0.125], 0.002), block([0.004, 0.012, 0.003], [0.07, 0.362, 0.07], 0.002)),
      piece(leather({ colour: colour('#7a4a24') }), block([0.03, 0.03, 0.006], [0, 0.285, 0.074], 0.004)),
    ],
    { turn: 0.4 },
  );
};
const handbag: Maker = (request) => {
  const hide = stuffOf(request, '#a8522a', 'leather');
  const hull: Field = (tools, p) => {
    const { o } = tools;
    const taper = o.mulAdd(p[1], -0.22, 0.15);
    return o.sub(
      o.mul(
        o.max(o.max(o.sub(o.abs(p[0]), taper), o.sub(o.abs(p[2]), o.mulAdd(p[1], -0.2, 0.058))), o.sub(o.abs(o.sub(p[1], 0.1)), 0.085)),
        0.94,
      ),
      0.015,
    );
  };
  const handles = [0.03, -0.03].map((z) =>
    pipe(
      0.0075,
      [
        [-0.065, 0.18, z],
        [-0.06, 0.27, z * 0.9],
        [0, 0.315, z * 0.7],
        [0.06, 0.27, z * 0.9],
        [0.065, 0.18, z],
      ],
      3,
    ),
  );
  return thing(
    request,
    [0.33, 0.32, 0.15],
    [
      piece(hide, hull, ...handles),
      piece(
        leather({ colour: colour('#4a2412') }),
        block([0.145, 0.006, 0.057], [0, 0.01, 0], 0.004),
        block([0.024, 0.045, 0.005], [0, 0.165, 0.035], 0.004, [-0.2, 0, 0]),
      ),
      piece(
        brassy,
        block([0.013, 0.011, 0.006], [0, 0.125, 0.048], 0.003),
        ...[-0.065, 0.065].map((x) => put(torus(0.012, 0.0025), [x, 0.178, 0.033], [Math.PI / 2, 0, 0])),
      ),
    ],
    { turn: 0.35 },
  );
};
const briefcase: Maker = (request) =>
  thing(
    request,
    [0.42, 0.34, 0.12],
    [
      piece(
        stuffOf(request, '#4a2a18', 'leather'),
        block([0.205, 0.14, 0.05], [0, 0.145, 0], 0.018),
        pipe(
          0.0105,
          [
            [-0.06, 0.285, 0],
            [-0.05, 0.32, 0],
            [0.05, 0.32, 0],
            [0.06, 0.285, 0],
          ],
          3,
        ),
      ),
      piece(matte('#2a160c'), block([0.206, 0.003, 0.0505], [0, 0.2, 0], 0.001)),
      piece(brassy, ...[-0.12, 0.12].map((x) => block([0.018, 0.022, 0.004], [x, 0.2, 0.05], 0.002))),
    ],
    { turn: 0.4 },
  );
const suitcase: Maker = (request) => {
  const base = ownColour(request, '#d8622a');
  const ribs: Surface = { ...glossy(base), bump: (tools, p) => tools.o.mul(tools.o.abs(tools.m.sinTurns(tools.o.mul(p[0], 13))), 0.006) };
  const wheels = [[-0.15, 0.08], [0.15, 0.08], [-0.15, -0.08], [0.15, -0.08]].map(([x, z]) => put(turned([[0.024, -0.012], [0.024, 0.012], [0, 0.012]], 0.004), [x!, 0.026, z!], [0, 0, Math.PI / 2])); // biome-ignore format: a profile
  return thing(
    request,
    [0.41, 0.88, 0.25],
    [
      piece(ribs, block([0.2, 0.28, 0.12], [0, 0.335, 0], 0.035)),
      piece(
        matte('#1c1d20'),
        ...wheels,
        block([0.04, 0.01, 0.012], [0, 0.88, -0.09], 0.006),
        pipe(
          0.009,
          [
            [0.2, 0.28, 0],
            [0.222, 0.3, 0],
            [0.222, 0.4, 0],
            [0.2, 0.42, 0],
          ],
          2,
        ),
        put(block([0.2, 0.004, 0.1], at, 0.002), [0, 0.335, 0], [Math.PI / 2, 0, 0]),
      ),
      piece(steel, rod([-0.045, 0.6, -0.09], [-0.045, 0.87, -0.09], 0.007), rod([0.045, 0.6, -0.09], [0.045, 0.87, -0.09], 0.007)),
    ],
    { turn: 0.45, anchors: { top: { at: [0, 0.615, 0], widthMetres: 0.38 } } },
  );
};
const shoppingBag: Maker = (request) =>
  thing(
    request,
    [0.31, 0.46, 0.16],
    [
      piece(
        matte(ownColour(request, '#d9b78a'), 0.8),
        difference(block([0.15, 0.18, 0.07], [0, 0.18, 0], 0.002), block([0.147, 0.18, 0.067], [0, 0.2, 0], 0.002)),
        ...[0.062, -0.062].map((z) =>
          pipe(
            0.004,
            [
              [-0.06, 0.35, z],
              [-0.05, 0.44, z],
              [0.05, 0.44, z],
              [0.06, 0.35, z],
            ],
            3,
          ),
        ),
      ),
    ],
    { turn: 0.4, anchors: { inside: { at: [0, 0.1, 0], widthMetres: 0.27 } } },
  );
const purse: Maker = (request) =>
  thing(
    request,
    [0.19, 0.12, 0.06],
    [
      piece(
        stuffOf(request, '#7a3a1c', 'leather'),
        block([0.09, 0.05, 0.02], [0, 0.052, 0], 0.014),
        block([0.091, 0.028, 0.006], [0, 0.072, 0.018], 0.005, [-0.08, 0, 0]),
      ),
      piece(brassy, ball(0.007, [0, 0.052, 0.024])),
    ],
    { turn: 0.3 },
  );

const canopy = (request: ModelRequest, radius: number, base: Colour): readonly [Field, Surface] => {
  const dome: Field = (tools, p) => {
    const { o, m, k, v } = tools;
    const away = v.length([p[0], 0, p[2]]);
    const scallop = k.opaque(o.mul(o.mul(o.abs(m.sinTurns(o.mul(m.atan2Turns(p[2], p[0]), 4))), o.mul(away, away)), 0.1 / radius), {
      of: [p[0], p[2]],
      range: () => ({ low: 0, high: radius * 0.12 }),
      steepness: 0.9,
    });
    const shell = o.sub(o.abs(o.sub(v.length([p[0], o.add(p[1], radius * 0.62), p[2]]), radius * 1.18)), radius * 0.008);
    return o.max(o.max(shell, o.sub(-0.03 * radius, p[1])), o.sub(o.add(away, scallop), radius));
  };
  const panels: Mask = ({ m, o }, { local }) => m.smoothstep(-0.04, 0.04, m.sinTurns(o.mulAdd(m.atan2Turns(local[2], local[0]), 4, 0.125)));
  const isStriped = isAsked(request.attributes, 'striped', 'rainbow', 'colourful', 'colorful') || request.concept === 'beach-umbrella';
  const fabric = mottled({ base, other: base, size: 0.1, roughness: 0.5, sheen: 0.3, subsurface: 0.3, depth: 0.004 });
  return [
    dome,
    isStriped
      ? painted(fabric, [panels, flat('#f4f0e6', 0.5)])
      : painted(fabric, [
          ({ m, o }, { local }) => m.smoothstep(0.06, 0.03, o.abs(m.sinTurns(o.mulAdd(m.atan2Turns(local[2], local[0]), 4, 0)))),
          flat([base[0] * 0.55, base[1] * 0.55, base[2] * 0.55], 0.5),
        ]),
  ];
};
const umbrella: Maker = (request) => {
  const base = ownColour(request, '#c8202c');
  if (isAsked(request.attributes, 'closed', 'folded')) return thing(request, [0.14, 0.92, 0.14], [piece(matte(base), spun([[0.006, 0.12], [0.03, 0.2], [0.042, 0.6], [0.02, 0.68], [0, 0.69]])), piece(matte('#1c1a19'), rod([0, 0.02, 0], [0, 0.82, 0], 0.005), pipe(0.01, [[0, 0.7, 0], [0, 0.88, 0], [0.03, 0.92, 0], [0.07, 0.9, 0], [0.075, 0.86, 0]], 3))], {}); // biome-ignore format: a profile
  const [dome, surface] = canopy(request, 0.52, base);
  return thing(
    request,
    [1.04, 0.92, 1.04],
    [
      piece(surface, put(dome, [0, 0.6, 0])),
      piece(steel, rod([0, 0.12, 0], [0, 0.93, 0], 0.006)),
      piece(
        glossy('#4a2814'),
        pipe(
          0.0115,
          [
            [0, 0.2, 0],
            [0, 0.07, 0],
            [0.025, 0.015, 0],
            [0.065, 0.015, 0],
            [0.085, 0.06, 0],
          ],
          3,
        ),
      ),
    ],
    {
      turn: 0.3,
      spread: 3,
      parts: [{ shape: 0, position: [0, 0.004, 0], rotation: [0.12, 0, 0.06] }],
      anchors: { hand: { at: [0, 0.1, 0] } },
    },
  );
};
const beachUmbrella: Maker = (request) => {
  const [dome, surface] = canopy(request, 1, ownColour(request, '#d8322c'));
  return thing(
    request,
    [2, 2.25, 2],
    [piece(surface, put(dome, [0, 1.62, 0])), piece(matte('#f0ece2'), rod([0, -0.05, 0], [0, 2.22, 0], 0.022), ball(0.04, [0, 2.22, 0]))],
    { spread: 3, parts: [{ shape: 0, position: at, rotation: [0.14, 0, 0.1] }] },
  );
};

const handFan: Maker = (request) =>
  thing(
    request,
    [0.42, 0.24, 0.04],
    [
      piece(
        {
          material: (tools, { local }) => {
            const turns = tools.m.atan2Turns(tools.o.sub(local[1], 0.01), local[0]);
            return {
              base: tools.v.mix3(
                ownColour(request, '#c8283c'),
                [0.9, 0.82, 0.6],
                tools.o.mul(0.6, tools.m.smoothstep(0.17, 0.2, tools.v.length([local[0], local[1], 0]))),
              ),
              roughness: 0.5,
              ...(turns && {}),
            };
          },
          bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(tools.o.sub(p[1], 0.01), p[0]), 34)), 0.004),
        },
        (tools, p) => {
          const { o, v } = tools;
          const away = v.length([p[0], o.sub(p[1], 0.01), 0]);
          return o.max(o.max(o.sub(away, 0.21), o.sub(0.09, away)), o.max(o.sub(o.abs(p[2]), 0.002), o.sub(0.02, p[1])));
        },
      ),
      piece(
        mottled({ base: '#5a3218', subsurface: 0 }),
        ...Array.from({ length: 11 }, (_, i) => {
          const a = 0.12 + (i * (Math.PI - 0.24)) / 10;
          return rod([0, 0.01, 0], [0.2 * Math.cos(a), 0.01 + 0.2 * Math.sin(a), 0.002], 0.0022);
        }),
      ),
    ],
    {},
  );

export const bags: Readonly<Record<string, Maker>> = {
  backpack,
  handbag,
  briefcase,
  suitcase,
  'shopping-bag': shoppingBag,
  purse,
  umbrella,
  'beach-umbrella': beachUmbrella,
  'folding-hand-fan': handFan,
};
