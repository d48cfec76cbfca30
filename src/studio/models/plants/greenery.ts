/**
 * Small green plants, in pots or not, and single leaves. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  colour,
  displace,
  type Field,
  matteClay,
  mottle,
  polygon,
  roughening,
  type Shape,
  type Surface,
  smoothUnion,
  tint,
  wood,
} from '../../render/field/index.ts';
import {
  block,
  drop,
  egg,
  flat,
  foliage,
  golden,
  leaning,
  lens,
  mottled,
  ownColour,
  type Piece,
  painted,
  petal,
  petalled,
  piece,
  pipe,
  put,
  ring,
  rod,
  seedling,
  spun,
  thing,
  turned,
  vessel,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { at, leafGreen, type Maker, stemGreen } from './plant-parts.ts';
import { barkOf, crown, leaves } from './trees.ts';

const terracotta = matteClay({ colour: colour('#b5653f') });

const potOf = (radius: number, height: number, surface: Surface): Piece[] => [
  piece(
    surface,
    vessel({
      outside: [
        [radius * 0.72, 0],
        [radius * 0.74, height * 0.05],
        [radius * 0.94, height * 0.82],
        [radius * 1.04, height * 0.84],
        [radius * 1.05, height],
      ],
      wall: radius * 0.09,
    }),
  ),
  piece(
    mottled({ base: '#2f2018', other: '#1f150f', size: 0.01, roughness: 0.95, bump: 0.004, grain: 0.008, subsurface: 0 }),
    turned(
      [
        [radius * 0.92, height * 0.7],
        [radius * 0.92, height * 0.87],
        [0, height * 0.89],
      ],
      0.002,
    ),
  ),
];
const potted = (
  request: ModelRequest,
  leafShape: Shape,
  options: {
    readonly count: number;
    readonly scale: number;
    readonly tilt: readonly [number, number];
    readonly pot?: readonly [number, number];
    readonly size: Point;
    readonly lift?: number;
    readonly extra?: readonly Piece[];
  },
): Model => {
  const { count, scale, tilt, pot = [0.1, 0.17], size, lift = 0, extra = [] } = options;
  const parts = Array.from(
    { length: count },
    (_, index): Part => ({
      shape: 1,
      position: [0.015 * Math.cos(index * 2.4), pot[1] * 0.84 + lift * golden(index, 2), 0.015 * Math.sin(index * 2.4)],
      rotation: leaning(index * 2.4, tilt[0] + (tilt[1] - tilt[0]) * (index / count), 0.2 * (golden(index) - 0.5)),
      scale: scale * (0.75 + 0.4 * golden(index, 1)),
    }),
  );
  return thing(
    request,
    size,
    [
      ...potOf(
        pot[0],
        pot[1],
        request.material === 'wood' ? wood() : request.colour ? mottled({ base: request.colour, coat: 0.6, subsurface: 0 }) : terracotta,
      ),
      ...extra,
    ],
    { more: [leafShape], parts: [{ shape: 0, position: at }, ...parts], spread: 3 },
  );
};
const stalked = (length: number, width: number, curl: number): Field =>
  smoothUnion(
    0.002,
    put(petal(drop(length * 0.62, width), curl, 0.0028), [length * 0.4, length * 0.02, 0]),
    pipe(
      0.0024,
      [
        [0, 0, 0],
        [length * 0.25, 0.012, 0],
        [length * 0.45, length * 0.02, 0],
      ],
      2,
    ),
  );
const pottedPlant: Maker = (request) =>
  potted(
    request,
    seedling(
      `${request.name}-leaf`,
      0.42,
      piece(foliage({ base: '#2a5a22', tip: '#76a83c', size: 0.035, coat: 0.35 }), stalked(0.34, 0.1, 0.42)),
    ),
    { count: 21, scale: 0.92, tilt: [0.1, 1.3], size: [0.62, 0.52, 0.62], lift: 0.03 },
  );
const fern: Maker = (request) => {
  const rib: Point[] = Array.from({ length: 15 }, (_, index) => {
    const t = (index + 1) / 15;
    return [0.38 * t, 0.02 + 0.12 * t - 0.24 * t * t, 0];
  });
  const leaflets = rib.flatMap(([x, y], index) => {
    const long = 0.058 * Math.sin(Math.PI * (0.2 + 0.78 * ((index + 1) / 15)));
    return [1, -1].map((side) => rod([x, y, 0], [x + long * 0.45, y - 0.008, side * long], 0.0062, 0.0015));
  });
  return potted(
    request,
    seedling(
      `${request.name}-frond`,
      0.45,
      piece(
        foliage({ base: '#2f6a1e', tip: '#86b845', size: 0.03, coat: 0 }),
        ...leaflets,
        pipe(0.002, [[0, 0.02, 0], ...rib.map((one) => [...one])], 0),
      ),
    ),
    { count: 20, scale: 0.85, tilt: [0.15, 1.25], size: [0.66, 0.46, 0.66] },
  );
};
const bonsai: Maker = (request) => {
  const trunk = pipe(
    0.02,
    [
      [0, 0.05, 0, 0.032],
      [0.03, 0.1, 0, 0.023],
      [-0.03, 0.16, 0.01, 0.019],
      [0.02, 0.22, 0, 0.014],
      [0.0, 0.29, 0, 0.007],
    ],
    3,
  );
  const arms = [
    pipe(
      0.009,
      [
        [-0.02, 0.15, 0.01],
        [-0.08, 0.17, 0.02],
        [-0.12, 0.185, 0.02, 0.004],
      ],
      2,
    ),
    pipe(
      0.009,
      [
        [0.015, 0.2, 0],
        [0.07, 0.215, -0.01],
        [0.115, 0.225, 0, 0.004],
      ],
      2,
    ),
    pipe(
      0.008,
      [
        [0.02, 0.11, 0],
        [0.07, 0.12, 0.04],
        [0.1, 0.14, 0.05, 0.004],
      ],
      2,
    ),
  ];
  const tuft = seedling(
    `${request.name}-pad`,
    0.1,
    piece(crown(colour('#1c4a1c'), request.colour ?? colour('#6f9a3a'), 0.08, 0.014), leaves({ radii: [0.085, 0.04, 0.07], leaf: 0.015 })),
  );
  const pads: readonly (readonly number[])[] = [
    [-0.12, 0.2, 0.02, 0.95],
    [0.115, 0.245, 0, 0.95],
    [0.1, 0.16, 0.05, 0.75],
    [0, 0.31, 0, 1],
    [-0.05, 0.27, -0.02, 0.8],
    [0.05, 0.29, 0.01, 0.75],
    [-0.085, 0.215, -0.02, 0.7],
  ];
  return thing(request, [0.4, 0.36, 0.25], [piece(mottled({ base: '#3f5f7a', other: '#35536d', roughness: 0.25, coat: 0.9, subsurface: 0 }), block([0.12, 0.024, 0.075], [0, 0.03, 0], 0.008), block([0.128, 0.006, 0.083], [0, 0.052, 0], 0.004), ...[1, -1].map((s) => block([0.014, 0.006, 0.06], [s * 0.085, 0.006, 0], 0.002))), piece(mottled({ base: '#3a4a22', other: '#526a2c', size: 0.01, bump: 0.003, grain: 0.008, roughness: 0.9 }), egg([0.108, 0.02, 0.064], [0, 0.05, 0])), piece(barkOf('#6b5138', '#33241a', 0.05), smoothUnion(0.008, trunk, ...arms))], { more: [tuft], parts: [{ shape: 0, position: at }, ...pads.map(([x, y, z, scale], index): Part => ({ shape: 1, position: [x!, y!, z!], rotation: [0, index * 2, 0], scale: scale! }))], turn: 0.2 }); // biome-ignore format: rows
};
const ribs =
  (field: Field, centre: Point): Field =>
  (tools, p) => {
    const { o, m, k } = tools;
    const [x, z] = [o.sub(p[0], centre[0]), o.sub(p[2], centre[2])];
    const wave = k.opaque(o.mul(m.sinTurns(o.mul(m.atan2Turns(z, x), 12)), 0.009), {
      of: [p[0], p[2]],
      range: () => ({ low: -0.009, high: 0.009 }),
      steepness: 0.9,
    });
    return o.sub(field(tools, p), wave);
  };
const cactusBody = ribs(
  pipe(
    0.1,
    [
      [0, 0.05, 0, 0.105],
      [0, 0.5, 0, 0.12],
      [0, 0.9, 0, 0.1],
    ],
    2,
  ),
  at,
);
const cactusArms = [
  pipe(
    0.06,
    [
      [0.08, 0.42, 0, 0.055],
      [0.24, 0.43, 0, 0.062],
      [0.27, 0.55, 0, 0.066],
      [0.27, 0.75, 0, 0.058],
    ],
    3,
  ),
  pipe(
    0.055,
    [
      [-0.08, 0.3, 0, 0.05],
      [-0.21, 0.32, 0, 0.056],
      [-0.235, 0.42, 0, 0.06],
      [-0.235, 0.58, 0, 0.05],
    ],
    3,
  ),
];
const cactus: Maker = (request) => {
  const skin = mottled({
    base: ownColour(request, '#3f7a3c'),
    other: request.colour ?? colour('#2f6232'),
    size: 0.08,
    roughness: 0.5,
    coat: 0.15,
    subsurface: 0.3,
  });
  const spines: Surface = painted(skin, [
    (tools, { local }) => {
      const { o, m } = tools;
      const rows = o.mul(local[1], 26);
      return o.mul(
        m.smoothstep(0.62, 0.95, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 12))),
        m.smoothstep(0.16, 0.08, o.abs(o.sub(o.sub(rows, o.floor(rows)), 0.5))),
      );
    },
    flat('#efe6c4', 0.6),
  ]);
  return thing(
    request,
    [0.68, 1, 0.28],
    [
      piece(spines, smoothUnion(0.02, cactusBody, ...cactusArms)),
      piece(
        petalled(colour('#e86fa0'), colour('#d83a7a'), 0.05),
        ...ring(petal(drop(0.06, 0.03), 0.05, 0.002), 8, 0.55).map((one) => put(one, [0, 0.995, 0])),
      ),
    ],
    { spread: 0.5 },
  );
};
const sprout: Maker = (request) => thing(request, [0.09, 0.1, 0.06], [piece(mottled({ base: '#3a2618', other: '#261810', size: 0.01, roughness: 0.95, bump: 0.004, grain: 0.006, subsurface: 0 }), displace(spun([[0.042, 0], [0.034, 0.01], [0.012, 0.017], [0, 0.018]]), roughening({ amplitude: 0.006, size: 0.01 }))), piece(foliage({ base: '#5a9a2c', tip: '#a3d45a', size: 0.015 }), pipe(0.0022, [[0, 0.012, 0], [0.002, 0.04, 0], [0, 0.07, 0]], 2), put(petal(drop(0.042, 0.026), 0.045, 0.0009), [0, 0.07, 0], [0.2, 0.2, 0.35]), put(petal(drop(0.042, 0.026), 0.045, 0.0009), [0, 0.07, 0], [-0.2, 3.3, 0.45]))], { spread: 0.5 }); // biome-ignore format: rows
/** A bunch of basil: pairs of domed leaves up several stems. */
const herb: Maker = (request) => {
  const blade = seedling(`${request.name}-leaf`, 0.07, piece(leafGreen, petal(drop(0.05, 0.032), 0.09, 0.0008)));
  const stems = Array.from({ length: 6 }, (_, i) => { const a = i * 2.4; const lean = i === 0 ? 0.004 : 0.02 + 0.012 * golden(7 * i); return { a, foot: [Math.cos(a) * 0.006, 0, Math.sin(a) * 0.006] as Point, tip: [Math.cos(a) * lean * 1.9, 0.19 - 0.012 * i, Math.sin(a) * lean * 1.9] as Point }; });
  const parts = stems.flatMap(({ a, foot, tip }, k) => [0.4, 0.62, 0.82, 1].flatMap((t, level): Part[] => (level === 3 ? [0, 1, 2, 3] : [0, 1]).map((side) => ({ shape: 1, position: [foot[0] + (tip[0] - foot[0]) * t, tip[1] * t, foot[2] + (tip[2] - foot[2]) * t], rotation: leaning(a + side * (level === 3 ? 1.57 : Math.PI) + level * 1.57 + k, level === 3 ? 0.55 : 0.2), scale: [0.95, 1.05, 0.9, 0.6][level]! * (0.85 + 0.3 * golden(11 * k + level)) }))));
  return thing(request, [0.19, 0.22, 0.19], [piece(stemGreen, ...stems.map(({ foot, tip }) => rod(foot, tip, 0.0026, 0.0014)))], { more: [blade], parts: [{ shape: 0, position: at }, ...parts], spread: 3 });
}; // biome-ignore format: long
const clover = (count: number): Maker => (request) => { const heart = smoothUnion(0.003, put(petal(drop(0.024, 0.015), 0.05, 0.0007), at, [0, 0.3, 0]), put(petal(drop(0.024, 0.015), 0.05, 0.0007), at, [0, -0.3, 0])); const pad = (y: number, z: number): Field[] => ring(heart, count, 0.18).map((one) => put(one, [0, y, z], [0.65, 0, 0])); return thing(request, [0.055, 0.085, 0.05], [piece(foliage({ base: '#2c7a22', tip: '#6fb84a', size: 0.01 }), ...pad(0.055, 0), pipe(0.0012, [[0, 0, 0], [0.006, 0.03, -0.004], [0, 0.055, 0]], 2))], {}); }; // biome-ignore format: rows
const grass: Maker = (request) => { const blade = seedling(`${request.name}-blade`, 0.24, piece(foliage({ base: '#2f6a1c', tip: '#8fbf45', size: 0.03, coat: 0 }), petal(lens(0.2, 0.009), 0.22, 0.0008))); return thing(request, [0.28, 0.2, 0.28], [piece(mottled({ base: '#3a2a18', subsurface: 0 }), egg([0.03, 0.006, 0.03], at))], { more: [blade], parts: [{ shape: 0, position: at }, ...Array.from({ length: 46 }, (_, index): Part => ({ shape: 1, position: [0.04 * golden(index, 1) - 0.02, 0, 0.04 * golden(index, 2) - 0.02], rotation: leaning(index * 2.4, 0.55 + 0.85 * golden(index, 4)), scale: 0.6 + 0.5 * golden(index) }))], spread: 3 }); }; // biome-ignore format: rows
const mapleRegion = polygon([[0, 0.004], [0.008, -0.002], [0.016, 0.004], [0.03, -0.001], [0.03, 0.006], [0.047, 0.008], [0.04, 0.015], [0.043, 0.02], [0.036, 0.024], [0.05, 0.031], [0.0575, 0.03], [0.056, 0.037], [0.0625, 0.042], [0.053, 0.046], [0.053, 0.053], [0.042, 0.049], [0.037, 0.055], [0.031, 0.049], [0.02, 0.043], [0.021, 0.055], [0.0265, 0.062], [0.0205, 0.0645], [0.0215, 0.072], [0.013, 0.0705], [0.0095, 0.08], [0.005, 0.083], [0, 0.098], [-0.005, 0.083], [-0.0095, 0.08], [-0.013, 0.0705], [-0.0215, 0.072], [-0.0205, 0.0645], [-0.0265, 0.062], [-0.021, 0.055], [-0.02, 0.043], [-0.031, 0.049], [-0.037, 0.055], [-0.042, 0.049], [-0.053, 0.053], [-0.053, 0.046], [-0.0625, 0.042], [-0.056, 0.037], [-0.0575, 0.03], [-0.05, 0.031], [-0.036, 0.024], [-0.043, 0.02], [-0.04, 0.015], [-0.047, 0.008], [-0.03, 0.006], [-0.03, -0.001], [-0.016, 0.004], [-0.008, -0.002]], 0.0004); // biome-ignore format: a drawing
const autumnLeaf =
  (region: ReturnType<typeof lens>, hex: string, isLens: boolean): Maker =>
  (request) => {
    const base = ownColour(request, hex);
    const tone: Surface = {
      material: (tools, { local }) => {
        const { o, v, m } = tools;
        const ribs = m.smoothstep(0.0009, 0.0004, o.min(o.abs(local[0]), o.abs(o.sub(o.abs(local[0]), o.mul(local[1], 0.7)))));
        return {
          base: tint(
            tools,
            v.mix3(
              v.mix3(base, [base[0] * 0.9, base[1] * 2.2, base[2]], mottle(tools, local, 0.03)),
              [base[0] * 0.5, base[1] * 0.4, base[2] * 0.4],
              o.mul(ribs, 0.7),
            ),
            1,
          ),
          roughness: 0.5,
          subsurface: 0.4,
          subsurfaceRadius: [0.002, 0.001, 0.0004],
        };
      },
    };
    const blade: Field = displace(
      (tools, p) =>
        tools.o.max(
          region(tools, isLens ? p[1] : p[0], isLens ? p[0] : p[1]),
          tools.o.sub(
            tools.o.abs(
              tools.o.sub(
                p[2],
                tools.k.opaque(tools.o.mul(tools.o.mul(p[0], p[0]), 3), {
                  of: [p[0]],
                  range: () => ({ low: 0, high: 0.02 }),
                  steepness: 0.4,
                }),
              ),
            ),
            0.0009,
          ),
        ),
      roughening({ amplitude: 0.0006, size: 0.02 }),
    );
    return thing(
      request,
      [0.105, 0.125, 0.03],
      [
        piece(tone, put(blade, [0, 0.035, 0])),
        piece(
          mottled({ base: '#6b3a1c', subsurface: 0 }),
          pipe(
            0.0012,
            [
              [0, 0.04, 0.001],
              [0, 0.02, 0],
              [0.006, 0, 0.002],
            ],
            2,
          ),
        ),
      ],
      { parts: [{ shape: 0, position: [0, 0.002, 0], rotation: [-0.25, 0, 0] }], room: 0.02 },
    );
  };

export const greenery: Readonly<Record<string, Maker>> = {
  'potted-plant': pottedPlant,
  fern,
  bonsai,
  cactus,
  seedling: sprout,
  herb,
  'four-leaf-clover': clover(4),
  shamrock: clover(3),
  'grass-tuft': grass,
  'maple-leaf': autumnLeaf(mapleRegion, '#c8381a', false),
  'fallen-leaf': autumnLeaf(lens(0.09, 0.05), '#b8701c', true),
  leaf: autumnLeaf(lens(0.09, 0.05), '#4a7a22', true),
};
