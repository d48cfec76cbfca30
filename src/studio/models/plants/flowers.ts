/**
 * Flowers: heads are rings of petals about the origin, set on stems. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import { type Colour, colour, type Field, polygon, type Shape, type Surface, tint } from '../../render/field/index.ts';
import {
  ball,
  drop,
  egg,
  flat,
  foliage,
  golden,
  leaning,
  lens,
  mottled,
  painted,
  petal,
  petalled,
  piece,
  pipe,
  ring,
  rod,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { ModelRequest, Part, Point } from '../model.ts';
import { anglesAfter } from '../place-model.ts';
import { at, leafGreen, type Maker, stemGreen } from './plant-parts.ts';

interface Head {
  readonly shapes: readonly Shape[];
  readonly parts: readonly Part[] /** Metres across. */;
  readonly width: number;
}
type HeadMaker = (request: ModelRequest, first: number, wanted?: Colour) => Head;
const pale = ([r, g, b]: Colour, by: number): Colour => [r + (0.9 - r) * by, g + (0.9 - g) * by, b + (0.9 - b) * by];

/** `rows`: [count, tilt, scale, height] of rings of the one petal. */
const petals = (shape: number, rows: readonly (readonly [number, number, number, number?])[], twist = 0): Part[] =>
  rows.flatMap(([count, tilt, scale, lift = 0], row) =>
    Array.from(
      { length: count },
      (_, index): Part => ({
        shape,
        position: [0, lift, 0],
        rotation: leaning((index * 6.2832) / count + row * 2.4, tilt + 0.06 * (golden(index, row) - 0.5), twist),
        scale: scale * (0.94 + 0.12 * golden(index, row + 3)),
      }),
    ),
  );
const rayed =
  (
    hex: string,
    heart: string,
    options: {
      readonly length: number;
      readonly width: number;
      readonly rows: readonly (readonly [number, number, number, number?])[];
      readonly core: number;
      readonly curl?: number;
      readonly round?: boolean;
      readonly seeds?: boolean;
    },
  ): HeadMaker =>
  (request, first, wanted = request.colour ?? colour(hex)) => {
    const { length, width, rows, core, curl = length * 1.6, round = true, seeds = false } = options;
    const one = seedling(
      `${request.name}-petal`,
      length * 1.3,
      piece(petalled(pale(wanted, 0.12), wanted, length), petal(round ? drop(length, width) : lens(length, width), curl, length * 0.02)),
    );
    const heartSurface = mottled({
      base: heart,
      size: core * 0.3,
      roughness: 0.8,
      bump: core * 0.12,
      grain: core * 0.12,
      subsurface: 0.15,
    });
    const middle = seedling(
      `${request.name}-heart`,
      core * 1.6,
      piece(
        seeds
          ? painted(heartSurface, [
              ({ m, v }, { local }) => m.smoothstep(core * 0.55, core * 0.8, v.length([local[0], 0, local[2]])),
              flat('#7a4a12', 0.8),
            ])
          : heartSurface,
        egg([core, core * 0.4, core], [0, core * 0.1, 0]),
      ),
    );
    return { shapes: [one, middle], parts: [...petals(first, rows), { shape: first + 1, position: at }], width: 2 * length };
  };
const daisyHead = rayed('#f6f4ee', '#f0b414', {
  length: 0.027,
  width: 0.0085,
  rows: [
    [18, 0.12, 1],
    [17, 0.02, 0.96],
  ],
  core: 0.0095,
});
const sunflowerHead = rayed('#f5b50f', '#3a1f0c', {
  length: 0.14,
  width: 0.036,
  rows: [
    [20, 0.3, 1],
    [21, 0.12, 1],
  ],
  core: 0.075,
  round: false,
  seeds: true,
});
const poppyHead = rayed('#d9200f', '#1c1a14', {
  length: 0.045,
  width: 0.055,
  rows: [
    [2, 0.35, 1],
    [2, 0.2, 1.05],
  ],
  core: 0.0085,
  curl: 0.042,
});
const blossomHead = rayed('#f8cfdc', '#c8506e', { length: 0.02, width: 0.0185, rows: [[5, 0.22, 1]], core: 0.0032, curl: 0.03 });
const flowerHead = rayed('#e0559a', '#f2c01c', {
  length: 0.034,
  width: 0.024,
  rows: [
    [8, 0.25, 1],
    [6, 0.5, 0.8, 0.002],
  ],
  core: 0.0095,
  curl: 0.05,
});
const whiteHead = rayed('#f7f5ee', '#f2d054', {
  length: 0.034,
  width: 0.026,
  rows: [
    [6, 0.3, 1],
    [6, 0.6, 0.72, 0.002],
  ],
  core: 0.006,
  curl: 0.045,
});
const hibiscusHead = rayed('#d8213c', '#f2c01c', { length: 0.06, width: 0.058, rows: [[5, 0.4, 1]], core: 0.006, curl: 0.075 });
const orchidHead = rayed('#b45cc0', '#f4e04a', {
  length: 0.042,
  width: 0.034,
  rows: [
    [5, 0.16, 1],
    [3, 0.5, 0.62, 0.004],
  ],
  core: 0.007,
  curl: 0.08,
});
const lilyTrumpet = rayed('#f6e6ec', '#8fae5a', {
  length: 0.085,
  width: 0.043,
  rows: [
    [3, 0.42, 1],
    [3, 0.3, 1],
  ],
  core: 0.008,
  curl: 0.09,
  round: false,
});
/** Six stamens with dusty anthers, and the pistil. */
const lilyHead: HeadMaker = (request, first, wanted) => {
  const head = lilyTrumpet(request, first, wanted);
  const threads = Array.from({ length: 6 }, (_, i) => { const [c, s] = [Math.cos(i * 1.047 + 0.4), Math.sin(i * 1.047 + 0.4)]; return { thread: pipe(0.0009, [[0, 0, 0], [c * 0.01, 0.03, s * 0.01], [c * 0.023, 0.052, s * 0.023]], 2), anther: egg([0.0065, 0.0022, 0.0026], [c * 0.024, 0.0535, s * 0.024], [0, -i * 1.047, 0.5]) }; }); // biome-ignore format: rows
  const stamens = seedling(
    `${request.name}-stamens`,
    0.09,
    piece(mottled({ base: '#d8e0a8', roughness: 0.5 }), ...threads.map(({ thread }) => thread), pipe(0.0014, [[0, 0, 0], [0, 0.064, 0.002]], 0), egg([0.003, 0.002, 0.003], [0, 0.065, 0.002])),
    piece(mottled({ base: '#a8501c', roughness: 0.9, subsurface: 0.1 }), ...threads.map(({ anther }) => anther)),
  );
  return { ...head, shapes: [...head.shapes, stamens], parts: [...head.parts, { shape: first + 2, position: at }] };
}; // biome-ignore format: long
const lotusHead = rayed('#f0a9c4', '#f2d24a', {
  length: 0.085,
  width: 0.044,
  rows: [
    [8, 0.25, 1],
    [8, 0.6, 0.95, 0.005],
    [6, 0.95, 0.85, 0.008],
    [5, 1.2, 0.7, 0.01],
  ],
  core: 0.017,
  curl: 0.085,
  round: false,
});
const peonyHead = rayed('#f0b0c4', '#f0b0c4', {
  length: 0.05,
  width: 0.045,
  rows: [
    [8, 0.3, 1],
    [8, 0.6, 0.92, 0.006],
    [7, 0.9, 0.8, 0.01],
    [6, 1.15, 0.66, 0.014],
    [4, 1.4, 0.5, 0.018],
  ],
  core: 0.008,
  curl: 0.035,
});
const roseHead: HeadMaker = (request, first, wanted = request.colour ?? colour('#b80f1e')) => {
  const one = seedling(
    `${request.name}-petal`,
    0.05,
    piece(petalled([wanted[0] * 0.55, wanted[1] * 0.45, wanted[2] * 0.5], wanted, 0.034), petal(drop(0.034, 0.036), 0.0235, 0.0008)),
  );
  return {
    shapes: [one],
    parts: petals(first, [
      [5, 0.3, 1.05, 0],
      [5, 0.62, 1, 0.003],
      [5, 0.9, 0.9, 0.006],
      [4, 1.12, 0.78, 0.009],
      [3, 1.3, 0.62, 0.013],
      [3, 1.42, 0.42, 0.02],
    ]),
    width: 0.07,
  };
};
const tulipHead: HeadMaker = (request, first, wanted = request.colour ?? colour('#d8283a')) => ({
  shapes: [
    seedling(`${request.name}-petal`, 0.08, piece(petalled(pale(wanted, 0.25), wanted, 0.06), petal(lens(0.068, 0.042), 0.05, 0.001))),
  ],
  parts: petals(first, [
    [3, 0.62, 1],
    [3, 0.78, 0.97],
  ]).map((one) => one),
  width: 0.055,
});

/** A head on a stem with two leaves. */
const stemmed =
  (
    make: HeadMaker,
    height: number,
    options: { readonly nod?: number; readonly leaf?: number; readonly thick?: number; readonly scale?: number } = {},
  ): Maker =>
  (request) => {
    const { nod = 0.5, leaf = height * 0.3, thick = height * 0.008, scale = 1 } = options;
    const { shapes, parts, width } = make(request, 2);
    const top: Point = [0, height, 0.02 * height];
    const stem = pipe(thick, [[0, 0, 0], [0.012 * height, height * 0.4, -0.01 * height], [-0.006 * height, height * 0.8, 0], [...top]], 3);
    const blade = seedling(`${request.name}-leaf`, leaf * 1.2, piece(leafGreen, petal(lens(leaf, leaf * 0.3), leaf * 1.1, leaf * 0.015)));
    const [s, c] = [Math.sin(nod), Math.cos(nod)];
    const lean = (one: Part): Part => {
      const [x, y, z] = one.position;
      return {
        ...one,
        shape: one.shape,
        position: [top[0] + scale * x, top[1] + scale * (y * c - z * s), top[2] + scale * (y * s + z * c)],
        rotation: anglesAfter(one.rotation ?? at, [nod, 0, 0]),
        scale: scale * (one.scale ?? 1),
      };
    };
    const reach = Math.max(width * scale, leaf * 1.2);
    return thing(
      request,
      [reach, height + width * scale * 0.55, reach],
      [piece(stemGreen, stem, egg([thick * 2.2, thick * 2.5, thick * 2.2], [top[0], top[1] - thick * 1.5, top[2]]))],
      {
        more: [blade, ...shapes],
        parts: [
          { shape: 0, position: at },
          { shape: 1, position: [0, height * 0.22, 0], rotation: leaning(0.4, 0.75) },
          { shape: 1, position: [0, height * 0.36, 0], rotation: leaning(3.4, 0.65), scale: 0.85 },
          ...parts.map(lean),
        ],
        room: reach * 0.4,
        spread: 0.6,
      },
    );
  };
const floating =
  (make: HeadMaker, lift: number, pad: boolean): Maker =>
  (request) => {
    const { shapes, parts, width } = make(request, 1);
    const disc: Field = (tools, p) => tools.o.max(extrudePlan(tools, p), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.004)), 0.0025));
    return thing(
      request,
      [pad ? width * 1.7 : width, width * 0.55, pad ? width * 1.7 : width],
      [piece(pad ? foliage({ base: '#2f6a2c', tip: '#6fa845', size: 0.03 }) : stemGreen, pad ? disc : ball(0.002, [0, 0.001, 0]))],
      {
        more: shapes,
        parts: [
          { shape: 0, position: at },
          ...parts.map((one): Part => ({ ...one, position: [one.position[0], one.position[1] + lift, one.position[2]] })),
        ],
        spread: 3,
        room: width * 0.4,
      },
    );
  };
const padRegion = polygon(
  [
    [0, 0],
    [0.12, 0.03],
    [0.1, 0.1],
    [0.02, 0.14],
    [-0.08, 0.115],
    [-0.14, 0.03],
    [-0.125, -0.06],
    [-0.06, -0.13],
    [0.04, -0.135],
    [0.12, -0.07],
    [0.135, -0.015],
  ],
  0.02,
);
const extrudePlan = (tools: Parameters<Field>[0], p: Parameters<Field>[1]) => padRegion(tools, p[0], p[2]);

const bouquet: Maker = (request) => {
  const rose = roseHead(request, 2);
  const daisy = daisyHead({ ...request, name: `${request.name}-daisy`, colour: null }, 3);
  const tuft = seedling(`${request.name}-green`, 0.1, piece(leafGreen, ...ring(petal(lens(0.085, 0.026), 0.1, 0.0008), 6, 0.35)));
  const spots = Array.from({ length: 15 }, (_, index): readonly [Point, number] => {
    const away = 0.105 * Math.sqrt((index + 0.3) / 15);
    return [[away * Math.cos(index * 2.4), 0.3 + 0.075 * (1 - (away / 0.105) ** 2), away * Math.sin(index * 2.4)], away * 6];
  });
  const heads = spots.flatMap(([by, tilt], index): Part[] =>
    (index % 3 === 2 ? daisy.parts.map((one) => ({ ...one, scale: 1.15 })) : rose.parts).map(
      (one): Part => ({
        ...one,
        position: [by[0] + one.position[0], by[1] + one.position[1], by[2] + one.position[2]],
        rotation: anglesAfter(one.rotation ?? at, [tilt * Math.sin(index * 2.4), 0, 0]),
        scale: (one.scale ?? 1) * 1.08,
      }),
    ),
  );
  const greens = Array.from(
    { length: 12 },
    (_, index): Part => ({
      shape: 1,
      position: [0.1 * Math.cos(index * 0.524), 0.27, 0.1 * Math.sin(index * 0.524)],
      rotation: leaning(-index * 0.524, 0.3),
      scale: 0.9,
    }),
  );
  const wrap: Surface = {
    material: (tools, { local }) => ({
      base: tint(
        tools,
        colour('#d9c09a'),
        tools.o.mulAdd(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 7)), 0.14, 0.9),
      ),
      roughness: 0.8,
    }),
    bump: (tools, local) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 7)), 0.01),
  };
  const stems = [0, 1, 2, 3, 4, 5].map((i) =>
    rod([0.014 * Math.cos(i), 0.1, 0.014 * Math.sin(i)], [0.035 * Math.cos(i + 0.4), 0, 0.035 * Math.sin(i + 0.4)], 0.0035),
  );
  return thing(request, [0.27, 0.41, 0.27], [piece(wrap, spun([[0.028, 0.07], [0.024, 0.12], [0.07, 0.2], [0.125, 0.285], [0.118, 0.29], [0, 0.25]])), piece(stemGreen, ...stems), piece(mottled({ base: '#c8283c', other: '#b01f34', roughness: 0.4, sheen: 0.5 }), turned([[0.029, 0.105], [0.029, 0.125], [0, 0.125]], 0.004), egg([0.03, 0.017, 0.006], [0.03, 0.12, 0.026], [0, 0, 0.3]), egg([0.03, 0.017, 0.006], [-0.03, 0.12, 0.026], [0, 0, -0.3]))], { more: [tuft, ...rose.shapes, ...daisy.shapes], parts: [{ shape: 0, position: at }, ...greens, ...heads], spread: 1 }); // biome-ignore format: rows
};

/** Spikes of small flowers. */
const hyacinth: Maker = (request) => {
  const { shapes, parts } = blossomHead(request, 1, request.colour ?? colour('#8a6fd0'));
  const heads = Array.from({ length: 34 }, (_, index): Part[] => {
    const y = 0.14 + 0.0045 * index;
    const away = 0.02 * (1 - 0.55 * (index / 34));
    const yaw = index * 2.4;
    return parts.map(
      (one): Part => ({
        ...one,
        position: [away * Math.sin(yaw), y, away * Math.cos(yaw)],
        rotation: facing(one.rotation ?? at, yaw),
        scale: (one.scale ?? 1) * 0.72,
      }),
    );
  }).flat();
  const blade = petal(lens(0.2, 0.026), 0.22, 0.0012);
  return thing(
    request,
    [0.16, 0.31, 0.16],
    [piece(stemGreen, rod([0, 0, 0], [0, 0.29, 0], 0.006, 0.003)), piece(leafGreen, ...ring(blade, 5, 0.95))],
    { more: shapes, parts: [{ shape: 0, position: at }, ...heads], spread: 3 },
  );
};
/** What looks up, laid over to look outwards at the yaw from +z. */
const facing = (own: Point, yaw: number): Point => anglesAfter(anglesAfter(own, [Math.PI / 2, 0, 0]), [0, yaw, 0]);

const lilyPad: Maker = (request) => floating(lotusHead, 0.012, true)({ ...request, colour: request.colour });

export const flowers: Readonly<Record<string, Maker>> = {
  rose: stemmed(roseHead, 0.24, { nod: 0.45, thick: 0.003, leaf: 0.075 }),
  tulip: stemmed(tulipHead, 0.24, { nod: 0, thick: 0.0042, leaf: 0.2 }),
  sunflower: stemmed(sunflowerHead, 0.85, { nod: 1.1, thick: 0.014, leaf: 0.26 }),
  daisy: stemmed(daisyHead, 0.13, { nod: 0.75, thick: 0.0017, leaf: 0.06 }),
  poppy: stemmed(poppyHead, 0.2, { nod: 0.55, thick: 0.0017, leaf: 0.09 }),
  flower: stemmed(flowerHead, 0.15, { nod: 0.75, thick: 0.002, leaf: 0.08 }),
  'white-flower': stemmed(whiteHead, 0.14, { nod: 0.7, thick: 0.002, leaf: 0.07 }),
  hibiscus: stemmed(hibiscusHead, 0.2, { nod: 0.95, thick: 0.003, leaf: 0.09 }),
  orchid: stemmed(orchidHead, 0.17, { nod: 1.05, thick: 0.003, leaf: 0.15 }),
  lily: stemmed(lilyHead, 0.26, { nod: 0.95, thick: 0.004, leaf: 0.12 }),
  peony: stemmed(peonyHead, 0.22, { nod: 0.5, thick: 0.0035, leaf: 0.11 }),
  'wilted-flower': stemmed(flowerHead, 0.2, { nod: 2.2, thick: 0.002, leaf: 0.08 }),
  'cherry-blossom': floating(blossomHead, 0.004, false),
  lotus: floating(lotusHead, 0.016, true),
  'lily-pad': lilyPad,
  hyacinth,
  bouquet,
};
