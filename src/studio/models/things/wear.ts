/**
 * Spectacles, shoes, jewels, ties. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  colour,
  difference,
  displace,
  type Field,
  glass,
  gold,
  halfSpace,
  intersection,
  polygon,
  roughening,
  smoothDifference,
  smoothUnion,
  torus,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  type SmallModel,
  sheet,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { at, gemSolid, glossy, type Maker, matte, ring, stuffOf } from './wear-parts.ts';

const spectacles =
  (isDark: boolean): Maker =>
  (request) => {
    const frame = glossy(ownColour(request, isDark ? '#17181b' : '#3a2418'));
    const rims = [1, -1].map((s) => (tools: Parameters<Field>[0], p: Parameters<Field>[1]) => {
      const { o, v } = tools;
      const away = o.sub(v.length([o.mul(o.sub(p[0], s * 0.034), 0.9), o.sub(p[1], 0.026), 0]), 0.0225);
      return o.mul(o.sub(v.length([away, p[2], 0]), 0.0026), 0.95);
    });
    const lenses = [1, -1].map((s) => put(turned([[0.0245, -0.001], [0.0245, 0.001], [0, 0.001]], 0.0004), [s * 0.034, 0.026, 0], [Math.PI / 2, 0, 0])); // biome-ignore format: a profile
    const arms = [1, -1].map((s) =>
      pipe(
        0.0022,
        [
          [s * 0.058, 0.033, 0],
          [s * 0.068, 0.034, -0.012],
          [s * 0.067, 0.034, -0.09],
          [s * 0.064, 0.02, -0.13],
        ],
        3,
      ),
    );
    const bridge = pipe(
      0.0024,
      [
        [-0.012, 0.03, 0],
        [0, 0.035, 0.003],
        [0.012, 0.03, 0],
      ],
      2,
    );
    return thing(request, [0.142, 0.055, 0.14], [piece(frame, ...rims, ...arms, bridge)], {
      more: [
        [
          piece(
            isDark
              ? { material: () => ({ base: [0.012, 0.012, 0.016], roughness: 0.04, coat: 1, coatRoughness: 0.01 }) }
              : glass({ roughness: 0.005 }),
            ...lenses,
          ),
        ],
      ],
      turn: 0.35,
      anchors: { eyes: { at: [0, 0.026, 0], widthMetres: 0.13 } },
    });
  };
const goggles: Maker = (request) =>
  thing(
    request,
    [0.19, 0.09, 0.12],
    [
      piece(
        matte(ownColour(request, '#23262b')),
        difference(block([0.088, 0.044, 0.03], [0, 0.045, 0], 0.028), block([0.08, 0.036, 0.02], [0, 0.045, 0.022], 0.016)),
        put(torus(0.085, 0.011), [0, 0.045, -0.05]),
      ),
      piece(
        {
          material: (tools, { local }) => ({
            base: tools.v.mix3([0.7, 0.25, 0.03], [0.12, 0.2, 0.6], tools.m.smoothstep(0.01, 0.08, local[1])),
            metal: 0.7,
            roughness: 0.08,
            coat: 1,
          }),
        },
        block([0.081, 0.037, 0.012], [0, 0.045, 0.012], 0.012),
      ),
    ],
    { turn: 0.3 },
  );

const sole = (length: number, width: number): Field => {
  const region = polygon(
    [
      [-length / 2, -width * 0.32],
      [-length * 0.1, -width * 0.3],
      [length * 0.25, -width * 0.5],
      [length / 2, -width * 0.12],
      [length / 2, width * 0.2],
      [length * 0.25, width * 0.46],
      [-length * 0.1, width * 0.34],
      [-length / 2, width * 0.34],
    ],
    width * 0.3,
  );
  return (tools, p) => tools.o.max(region(tools, p[0], p[2]), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.012)), 0.012));
};
const upper = (high: number): Field =>
  smoothUnion(
    0.03,
    pipe(
      0.04,
      [
        [-0.09, 0.045, 0, 0.035],
        [0, 0.045, 0, 0.037],
        [0.095, 0.036, 0, 0.03],
      ],
      2,
    ),
    pipe(
      0.036,
      [
        [-0.085, 0.05, 0, 0.037],
        [-0.08, high, 0, 0.037 + (high - 0.09) * 0.1],
      ],
      1,
    ),
  );
const pair = (request: ModelRequest, size: Point, pieces: Parameters<typeof thing>[2], more: SmallModel = {}): Model =>
  thing(request, size, pieces, {
    turn: 0.55,
    parts: [
      { shape: 0, position: [0, 0, 0.055] },
      { shape: 0, position: [0.02, 0, -0.06], rotation: [0, 0.12, 0] },
    ] as Part[],
    ...more,
  });
const shoe =
  (high: number, hex: string, under: string, own: 'cloth' | 'leather', isLaced: boolean): Maker =>
  (request) => {
    const hollow = rod([-0.082, high - 0.005, 0], [-0.082, high + 0.08, 0], 0.03);
    const laces = isLaced
      ? [0, 1, 2, 3].map((i) => rod([-0.03 + 0.021 * i, 0.088 - 0.007 * i, 0.017], [-0.025 + 0.021 * i, 0.09 - 0.0072 * i, -0.017], 0.0034))
      : [];
    const swoosh: Mask = ({ m, o }, { local }) =>
      o.mul(
        m.smoothstep(0.006, 0.004, o.abs(o.sub(local[1], o.mulAdd(o.mul(local[0], local[0]), 4, 0.045)))),
        m.smoothstep(0.07, 0.06, o.abs(local[0])),
      );
    return pair(
      request,
      [0.29, high + 0.04, 0.24],
      [
        piece(
          own === 'cloth' ? painted(stuffOf(request, hex, own), [swoosh, flat('#f4f2ec', 0.5)]) : stuffOf(request, hex, own),
          smoothDifference(0.008, upper(high), hollow),
        ),
        piece(matte(under), sole(0.27, 0.095)),
        piece(matte('#f0ede4'), ...laces, ...(laces.length > 0 ? [] : [ball(0.0005, [0, 0.02, 0])])),
      ],
    );
  };
const highHeel: Maker = (request) => {
  const base = ownColour(request, '#b8101c');
  const body = smoothDifference(
    0.006,
    smoothUnion(
      0.016,
      pipe(
        0.028,
        [
          [-0.09, 0.12, 0, 0.03],
          [-0.05, 0.105, 0, 0.026],
          [0.02, 0.04, 0, 0.027],
          [0.075, 0.022, 0, 0.026],
          [0.115, 0.012, 0, 0.008],
        ],
        3,
      ),
    ),
    pipe(
      0.024,
      [
        [-0.095, 0.155, 0, 0.03],
        [-0.03, 0.115, 0, 0.024],
        [0.03, 0.058, 0, 0.023],
        [0.055, 0.052, 0, 0.018],
      ],
      3,
    ),
  );
  return pair(
    request,
    [0.24, 0.15, 0.2],
    [
      piece(glossy(base), body, rod([-0.102, 0.11, 0], [-0.098, 0.004, 0], 0.014, 0.005)),
      piece(matte('#1a1110'), block([0.05, 0.003, 0.024], [0.06, 0.003, 0], 0.002)),
    ],
  );
};
const slipper: Maker = (request) =>
  pair(
    request,
    [0.27, 0.09, 0.24],
    [
      piece(matte('#d9c5a0'), sole(0.26, 0.095)),
      piece(
        stuffOf(request, '#8f6fa8', 'felt'),
        intersection(
          difference(egg([0.085, 0.065, 0.046], [0.045, 0.012, 0]), egg([0.085, 0.056, 0.039], [0.03, 0.012, 0])),
          halfSpace([0, -1, 0], -0.012),
        ),
      ),
    ],
  );
const flipFlop: Maker = (request) =>
  pair(
    request,
    [0.27, 0.05, 0.24],
    [
      piece(matte(ownColour(request, '#2f8fc0')), sole(0.26, 0.1)),
      piece(
        glossy('#f2c01c'),
        ...[1, -1].map((s) =>
          pipe(
            0.0058,
            [
              [0.075, 0.026, 0],
              [0.05, 0.052, s * 0.018],
              [-0.02, 0.026, s * 0.04],
            ],
            3,
          ),
        ),
      ),
    ],
  );

const necklace: Maker = (request) => {
  const beads = Array.from({ length: 42 }, (_, i): Part => {
    const angle = (i / 42) * 2 * Math.PI;
    return {
      shape: 1,
      position: [0.075 * Math.cos(angle), 0.0055, 0.095 * Math.sin(angle)],
      scale: 0.75 + 0.35 * Math.max(0, Math.sin(angle)),
    };
  });
  return thing(request, [0.165, 0.03, 0.21], [piece(gold(), gemSolid(0.013, [0, 0.011, 0.108]))], {
    more: [
      thing(
        { name: `${request.name}-bead` },
        [0.014, 0.014, 0.014],
        [
          piece(
            mottled({
              base: ownColour(request, '#f0e8dc'),
              other: request.colour ?? colour('#e9dcd0'),
              size: 0.004,
              roughness: 0.2,
              coat: 0.8,
              subsurface: 0.5,
            }),
            ball(0.0062, at),
          ),
        ],
      ).shapes[0]!,
    ],
    parts: [{ shape: 0, position: at }, ...beads],
  });
};
const tie: Maker = (request) => {
  const base = ownColour(request, '#23408a');
  const region = polygon(
    [
      [0, 0],
      [0.045, 0.05],
      [0.018, 0.42],
      [0.024, 0.455],
      [-0.024, 0.455],
      [-0.018, 0.42],
      [-0.045, 0.05],
    ],
    0.004,
  );
  const bars: Mask = ({ m, o }, { local }) => m.smoothstep(0.55, 0.7, m.sinTurns(o.mul(o.add(local[0], local[1]), 17)));
  return thing(
    request,
    [0.1, 0.47, 0.03],
    [
      piece(
        painted(mottled({ base, other: base, size: 0.02, roughness: 0.4, sheen: 0.4, subsurface: 0 }), [
          bars,
          flat('#d9b04a', 0.4, { sheen: 0.3 }),
        ]),
        sheet(region, 0.004, at, at, 0.003),
        smoothUnion(
          0.004,
          sheet(
            polygon(
              [
                [-0.018, 0.42],
                [0.018, 0.42],
                [0.029, 0.465],
                [-0.029, 0.465],
              ],
              0.006,
            ),
            0.011,
            at,
            at,
            0.006,
          ),
        ),
      ),
    ],
    {},
  );
};
const bowTie: Maker = (request) =>
  thing(
    request,
    [0.13, 0.07, 0.03],
    [
      piece(
        stuffOf(request, '#17181c', 'cloth'),
        ...[1, -1].map((s) =>
          sheet(
            polygon(
              [
                [0, 0.024],
                [s * 0.06, 0.0],
                [s * 0.062, 0.068],
                [0, 0.044],
              ],
              0.008,
            ),
            0.009,
            at,
            at,
            0.006,
          ),
        ),
        block([0.011, 0.014, 0.0125], [0, 0.034, 0], 0.006),
      ),
    ],
    {},
  );
const glovePair: Maker = (request) => {
  const fingers = [
    [-0.036, 0.19, -0.1],
    [-0.013, 0.215, -0.03],
    [0.011, 0.212, 0.04],
    [0.034, 0.19, 0.12],
  ].map(([x, y, lean]) => rod([x! * 0.85, 0.11, 0], [x! + lean! * 0.06, y!, 0], 0.0125, 0.0115));
  return thing(
    request,
    [0.26, 0.235, 0.06],
    [
      piece(
        stuffOf(request, '#8a4a24', 'leather'),
        smoothUnion(
          0.008,
          egg([0.05, 0.06, 0.02], [0, 0.09, 0]),
          ...fingers,
          rod([-0.04, 0.075, 0], [-0.078, 0.135, 0.006], 0.0155, 0.0125),
        ),
        layered0(),
      ),
    ],
    {
      parts: [
        { shape: 0, position: [-0.068, 0.004, 0], rotation: [-0.1, 0, 0.06] },
        { shape: 0, position: [0.066, 0.004, -0.01], rotation: [-0.1, Math.PI, -0.06] },
      ],
    },
  );
};
const layered0 = (): Field => turned([[0.038, 0], [0.042, 0.045], [0, 0.05]], 0.01); // biome-ignore format: a profile
/** Wound once about an absent neck; two ribbed ends with fringes hang from the knot. */
const scarf: Maker = (request) => {
  const base = ownColour(request, '#b8342c');
  const wool = {
    material: () => ({ base, roughness: 0.9, sheen: 0.5 }),
    bump: (tools: Parameters<Mask>[0], p: Parameters<Mask>[1]['local']) => {
      const { o, m } = tools;
      const stitch = m.sinTurns(o.add(o.mul(o.abs(o.sub(o.sub(o.mul(p[0], 70), o.floor(o.mul(p[0], 70))), 0.5)), 0.8), o.mul(p[1], 90)));
      return o.mulAdd(o.abs(m.sinTurns(o.mul(p[0], 35))), 0.003, o.mul(stitch, 0.0009));
    },
  };
  const stripes: Mask = ({ o, m }, { local }) =>
    o.mul(m.smoothstep(0.165, 0.16, local[1]), m.smoothstep(0.1, 0.3, m.sinTurns(o.mulAdd(local[1], 22, 0.35))));
  const knit = painted(wool, [stripes, flat('#f2e9d6', 0.9, { sheen: 0.4 })]);
  const flattened = (field: Field): Field => (tools, p) => tools.o.mul(field(tools, [p[0], p[1], tools.o.mul(tools.o.sub(p[2], 0.115), 2.6)]), 1 / 2.6);
  const tail = (points: readonly (readonly number[])[]): Field => flattened(pipe(0.05, points, 3));
  const ends = [tail([[0.015, 0.4, 0, 0.036], [0.045, 0.32, 0.01, 0.05], [0.062, 0.2, 0, 0.054], [0.07, 0.07, 0.01, 0.056]]), tail([[-0.01, 0.4, 0, 0.036], [-0.052, 0.33, -0.02, 0.048], [-0.078, 0.24, -0.02, 0.052], [-0.09, 0.15, -0.01, 0.054]])]; // biome-ignore format: rows
  const cut = [block([0.2, 0.1, 0.2], [0.1, -0.045, 0.1]), block([0.11, 0.1, 0.2], [-0.11, 0.025, 0.1])];
  const fringe = [0.07, -0.09].flatMap((x, side) => Array.from({ length: 9 }, (_, i) => { const [u, y] = [x - 0.044 + 0.011 * i, side ? 0.125 : 0.055]; return pipe(0.0028, [[u, y + 0.006, 0.115], [u + 0.003 * Math.sin(i * 2), y - 0.025, 0.117], [u + 0.005 * Math.sin(i * 3), y - 0.05, 0.115]], 2); })); // biome-ignore format: rows
  const loop = (y: number, r: number, tube: number, tilt: number): Field => put((tools, p) => tools.o.mul(torus(r, tube)(tools, [p[0], tools.o.mul(p[1], 0.72), p[2]]), 0.95), [0, y, 0], [tilt, 0, 0]); // biome-ignore format: rows
  const folds = roughening({ amplitude: 0.014, size: 0.05, octaves: 2, stretch: [1.5, 0.6, 1.5] });
  return thing(
    request,
    [0.32, 0.51, 0.3],
    [
      piece(knit, displace(smoothUnion(0.012, loop(0.45, 0.096, 0.034, 0.2), loop(0.405, 0.104, 0.034, 0.08)), folds), difference(ends[0]!, cut[0]!), difference(ends[1]!, cut[1]!), egg([0.05, 0.042, 0.035], [0.006, 0.392, 0.118])),
      piece(mottled({ base: '#f2e9d6', roughness: 0.9, sheen: 0.4 }), ...fringe),
    ],
    { turn: 0.2, room: 0.1 },
  );
}; // biome-ignore format: long

export const wear: Readonly<Record<string, Maker>> = {
  eyeglasses: spectacles(false),
  sunglasses: spectacles(true),
  goggles,
  shoe: shoe(0.1, '#d8342c', '#f4f2ec', 'cloth', true),
  'dress-shoe': shoe(0.088, '#4a2412', '#1c1210', 'leather', true),
  boot: shoe(0.17, '#8a5a2c', '#2a1c14', 'leather', true),
  'high-heel': highHeel,
  slipper,
  'flip-flop': flipFlop,
  ring,
  necklace,
  tie,
  'bow-tie': bowTie,
  glove: glovePair,
  scarf,
};
