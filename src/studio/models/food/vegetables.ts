/**
 * Vegetables, nuts and mushrooms. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  type Colour,
  colour,
  displace,
  type Field,
  mixValues,
  roughening,
  type Shape,
  type Surface,
  smoothDifference,
  smoothUnion,
  specks,
  tint,
  torus,
} from '../../render/field/index.ts';
import {
  ball,
  drop,
  egg,
  foliage,
  golden,
  layered,
  leaning,
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
  spun,
  thing,
} from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';

type Maker = (request: ModelRequest) => Model;
const greenStem = mottled({ base: '#55752f', size: 0.004, subsurface: 0.2 });

/** Grooves from pole to pole: `count` lobes, so deep. */
const lobed =
  (field: Field, count: number, depth: number, reach: number): Field =>
  (tools, p) => {
    const { o, m, v, k } = tools;
    const wave = m.sinTurns(o.mul(m.atan2Turns(p[2], p[0]), count));
    const away = v.length([p[0], 0, p[2]]);
    const share = m.smoothstep(0, reach * 0.55, away);
    const relief = k.opaque(o.mul(o.mul(o.abs(wave), share), depth), {
      of: [p[0], p[2]],
      range: () => ({ low: 0, high: depth }),
      steepness: Math.max(1, (depth * count * 12) / reach),
    });
    return o.add(field(tools, p), o.sub(depth, relief));
  };

const tomato: Maker = (request) => {
  const skin = mottled({
    base: ownColour(request, '#c9200f'),
    other: request.colour ?? colour('#d8390f'),
    size: 0.03,
    roughness: 0.2,
    coat: 0.8,
    subsurface: 0.5,
    depth: 0.003,
  });
  const body = smoothDifference(0.014, lobed(egg([0.037, 0.031, 0.037]), 3, 0.0012, 0.037), ball(0.004, [0, 0.064, 0]));
  const calyx = ring(petal(drop(0.024, 0.006), 0.028, 0.0006), 6, 0.05).map((one) => put(one, [0, 0.0575, 0]));
  return thing(request, [0.076, 0.068, 0.076], [piece(skin, body), piece(greenStem, ...calyx, pipe(0.0018, [[0, 0.055, 0], [0.001, 0.064, 0], [0.005, 0.071, 0]], 2))], { spread: 1.5 }); // biome-ignore format: rows
};

const carrot: Maker = (request) => {
  const root = pipe(0.016, [[-0.086, 0.0045, 0, 0.0012], [-0.05, 0.01, 0.002, 0.0085], [0.01, 0.0155, 0, 0.0148], [0.062, 0.018, -0.002, 0.0182], [0.074, 0.018, -0.002, 0.0135]], 3); // biome-ignore format: a path
  const base = ownColour(request, '#e8701a');
  const skin: Surface = {
    material: (tools, { local }) => {
      const { o } = tools;
      const rings = tools.n.valueNoise([o.mul(local[0], 260), o.mul(local[1], 25), o.mul(local[2], 25)]);
      return {
        base: tint(tools, base, o.mulAdd(rings, 0.4, 0.72)),
        roughness: 0.42,
        coat: 0.25,
        coatRoughness: 0.25,
        subsurface: 0.5,
        subsurfaceRadius: [0.003, 0.0014, 0.0005],
      };
    },
    bump: (tools, local) =>
      tools.o.mul(tools.n.valueNoise([tools.o.mul(local[0], 260), tools.o.mul(local[1], 25), tools.o.mul(local[2], 25)]), 0.0009),
  };
  const stems = Array.from({ length: 7 }, (_, index) => {
    const [a, b] = [golden(index, 1) - 0.5, golden(index, 2)];
    return pipe(
      0.0015,
      [
        [0.072, 0.018, 0],
        [0.095, 0.022 + 0.015 * b, 0.02 * a],
        [0.125 + 0.02 * b, 0.022 + 0.04 * b, 0.07 * a],
      ],
      2,
    );
  });
  const frond = seedling(
    `${request.name}-frond`,
    0.03,
    piece(
      foliage({ base: '#3f6b22', size: 0.006 }),
      displace(egg([0.017, 0.007, 0.01], [0, 0, 0]), roughening({ amplitude: 0.006, size: 0.0045, octaves: 2 })),
    ),
  );
  const fronds = Array.from({ length: 10 }, (_, index) => {
    const [a, b] = [golden(index, 1) - 0.5, golden(index, 2)];
    return {
      shape: 1,
      position: [0.108 + 0.035 * golden(index, 3), 0.022 + 0.034 * b, 0.06 * a] as const,
      rotation: [0.5 * a, -a * 1.4, 0.3 * b] as const,
      scale: 0.8 + 0.5 * b,
    };
  });
  return thing(request, [0.235, 0.06, 0.09], [piece(skin, root), piece(greenStem, ...stems)], { more: [frond], parts: [{ shape: 0, position: [-0.025, 0, 0] }, ...fronds.map((one) => ({ ...one, position: [one.position[0] - 0.025, one.position[1], one.position[2]] as const }))], turn: 0.45 }); // biome-ignore format: rows
};

const broccoli: Maker = (request) => {
  const { name } = request;
  const stalk = smoothUnion(
    0.012,
    pipe(
      0.017,
      [
        [0, 0.006, 0, 0.016],
        [0, 0.05, 0, 0.018],
      ],
      1,
    ),
    ...[0, 1, 2, 3, 4].map((index) =>
      rod([0, 0.04, 0], [0.034 * Math.cos(index * 1.257), 0.086, 0.034 * Math.sin(index * 1.257)], 0.011, 0.009),
    ),
  );
  const head: Shape = seedling(`${name}-head`, 0.05, {
    field: displace(displace(egg([0.029, 0.024, 0.029], [0, 0, 0]), roughening({ amplitude: 0.009, size: 0.012 })), (tools, p) => {
      const { o, k, n, v } = tools;
      const cell = n.worley(v.scale(p, 1 / 0.0042)).nearest;
      return k.opaque(o.mul(o.sub(1, cell), 0.0019), { of: p, range: () => ({ low: -0.002, high: 0.002 }), steepness: 0.46 });
    }),
    surface: foliage({ base: request.colour ?? '#2c5a1e', tip: request.colour ?? '#5f8f3a', size: 0.008, coat: 0 }),
  });
  const heads = [
    [0, 0.112, 0, 1.15],
    ...Array.from({ length: 6 }, (_, index) => [
      0.04 * Math.cos(index * 1.047),
      0.094 + 0.005 * (index % 2),
      0.04 * Math.sin(index * 1.047),
      0.92,
    ]),
  ] as number[][];
  return thing(request, [0.135, 0.145, 0.135], [piece(mottled({ base: '#a9bf78', other: '#8aa85c', size: 0.012, subsurface: 0.5 }), stalk)], { more: [head], parts: [{ shape: 0, position: [0, 0, 0] }, ...heads.map(([x, y, z, s], index) => ({ shape: 1, position: [x!, y!, z!] as const, rotation: [0, index * 1.9, 0] as const, scale: s! }))], spread: 2 }); // biome-ignore format: rows
};

const corn: Maker = (request) => {
  const base = ownColour(request, '#f2c230');
  const cob = spun([[0.012, 0], [0.02, 0.02], [0.023, 0.06], [0.0215, 0.11], [0.015, 0.155], [0.005, 0.178], [0, 0.18]]); // biome-ignore format: a profile
  const kernels = ({ o, m, v }: Parameters<Field>[0], [x, y, z]: Parameters<Field>[1]) => {
    const [turns, rise] = [o.mul(m.atan2Turns(z, x), 14), o.mul(y, 1 / 0.0075)];
    const part = (at: typeof rise) => o.sub(o.sub(at, o.floor(at)), 0.5);
    return v.length([part(turns), part(o.add(rise, o.mul(o.floor(turns), 0.5))), 0]);
  };
  const grain: Surface = {
    material: (tools, { local }) => ({
      base: tint(
        tools,
        tools.v.mix3(base, [base[0] * 0.55, base[1] * 0.35, base[2] * 0.2], tools.m.smoothstep(0.42, 0.68, kernels(tools, local))),
        tools.o.mulAdd(tools.n.valueNoise(tools.v.scale(local, 130)), 0.3, 0.8),
      ),
      roughness: 0.25,
      coat: 0.5,
      coatRoughness: 0.1,
      subsurface: 0.6,
      subsurfaceRadius: [0.003, 0.002, 0.0007],
    }),
    bump: (tools, local) => tools.o.mul(tools.m.smoothstep(0.7, 0.15, kernels(tools, local)), 0.0022),
  };
  const husk = seedling(
    `${request.name}-husk`,
    0.17,
    piece(foliage({ base: '#7a9440', tip: '#b9c470', size: 0.02 }), petal(drop(0.15, 0.05), 0.16, 0.0008)),
  );
  const husks = [0.2, 1.5, 2.7, 3.9, 5.2].map((angle, index) => ({
    shape: 1,
    position: [0, 0.012, 0] as const,
    rotation: leaning(angle, 0.75 + 0.3 * (index % 2)),
    index,
  }));
  return thing(request, [0.13, 0.19, 0.13], [piece(grain, put(cob, [0, 0.008, 0]))], { more: [husk], parts: [{ shape: 0, position: [0, 0, 0] }, ...husks.map(({ index, ...one }) => ({ ...one, scale: 0.75 + 0.12 * (index % 3) }))], spread: 1.5 }); // biome-ignore format: rows
};

const pepper: Maker = (request) => {
  const body = lobed(
    smoothUnion(0.03, egg([0.039, 0.04, 0.039], [0, 0.052, 0]), egg([0.031, 0.032, 0.031], [0, 0.033, 0])),
    2,
    0.006,
    0.04,
  );
  const skin = mottled({
    base: ownColour(request, '#c3130c'),
    other: request.colour ?? colour('#a50d0a'),
    size: 0.03,
    roughness: 0.16,
    coat: 0.9,
    subsurface: 0.4,
    depth: 0.002,
    bump: 0.0012,
    grain: 0.025,
  });
  const stem = [
    egg([0.012, 0.0035, 0.012], [0, 0.0865, 0]),
    pipe(
      0.004,
      [
        [0, 0.087, 0],
        [0.001, 0.1, 0],
        [0.007, 0.113, 0, 0.0052],
      ],
      2,
    ),
  ];
  return thing(request, [0.08, 0.115, 0.08], [piece(skin, body), piece(greenStem, ...stem)], { spread: 1 });
};
const chili: Maker = (request) => {
  const body = pipe(0.009, [[-0.055, 0.028, 0, 0.0008], [-0.035, 0.012, 0.003, 0.004], [-0.005, 0.0085, 0, 0.0075], [0.03, 0.0105, 0, 0.0095], [0.04, 0.0115, 0, 0.0078]], 4); // biome-ignore format: a path
  const skin = mottled({
    base: ownColour(request, '#c00e0a'),
    size: 0.04,
    other: request.colour ?? colour('#a30a08'),
    roughness: 0.14,
    coat: 0.9,
    subsurface: 0.3,
  });
  return thing(request, [0.125, 0.035, 0.03], [piece(skin, body), piece(greenStem, rod([0.041, 0.0115, 0], [0.049, 0.012, 0], 0.0085, 0.004), pipe(0.0022, [[0.048, 0.012, 0], [0.06, 0.016, 0], [0.07, 0.026, 0]], 2))], { turn: 0.4 }); // biome-ignore format: rows
};
const eggplant: Maker = (request) => {
  const body = pipe(0.03, [[-0.085, 0.04, 0, 0.03], [-0.05, 0.039, 0, 0.039], [0, 0.034, 0, 0.034], [0.05, 0.032, 0, 0.025], [0.08, 0.034, 0, 0.02]], 4); // biome-ignore format: a path
  const calyx = [
    egg([0.02, 0.021, 0.021], [0.084, 0.035, 0]),
    ...[0, 1.26, 2.5, 3.8, 5].map((angle) =>
      egg([0.026, 0.0035, 0.009], [0.068, 0.035 + 0.0215 * Math.cos(angle), 0.0215 * Math.sin(angle)], [angle, 0, -0.05]),
    ),
  ];
  return thing(request, [0.24, 0.085, 0.08], [piece(mottled({ base: ownColour(request, '#20102a'), other: request.colour ?? colour('#2d1238'), size: 0.05, roughness: 0.12, coat: 1, subsurface: 0 }), body), piece(greenStem, ...calyx, pipe(0.006, [[0.1, 0.036, 0], [0.118, 0.042, 0], [0.13, 0.055, 0]], 2))], { turn: 0.4 }); // biome-ignore format: rows
};
const cucumber: Maker = (request) => {
  const body = pipe(0.02, [[-0.085, 0.022, 0, 0.014], [-0.06, 0.021, 0, 0.02], [0, 0.019, 0.004, 0.021], [0.06, 0.021, 0, 0.02], [0.085, 0.022, 0, 0.012]], 3); // biome-ignore format: a path
  const slice = seedling(`${request.name}-slice`, 0.025, { field: spun([[0.0195, 0], [0.02, 0.002], [0.0195, 0.004], [0, 0.004]]), surface: { material: (tools, { local, normal }) => {
    const { o, v, m } = tools;
    const away = o.mul(v.length([local[0], 0, local[2]]), 50);
    const seeds = specks(tools, local, 0.0045, 0.3);
    const inner = v.mix3([0.6, 0.7, 0.3], [0.72, 0.76, 0.42], o.mul(seeds, m.smoothstep(0.62, 0.5, away)));
    return { base: v.mix3([0.05, 0.14, 0.02], inner, o.mul(m.smoothstep(0.97, 0.92, away), m.smoothstep(0.4, 0.7, o.abs(normal[1])))), roughness: 0.25, subsurface: 0.6, subsurfaceRadius: [0.004, 0.005, 0.002], coat: 0.3 };
  } } }); // biome-ignore format: rows
  return thing(request, [0.21, 0.05, 0.1], [piece(mottled({ base: ownColour(request, '#1f4a16'), other: request.colour ?? colour('#3d6b22'), size: 0.012, roughness: 0.35, coat: 0.3, bump: 0.0009, grain: 0.008 }), body)], { more: [slice], parts: [{ shape: 0, position: [0, 0, -0.015] }, { shape: 1, position: [-0.02, 0, 0.04] }, { shape: 1, position: [0.022, 0.001, 0.045], rotation: [0, 1, 0.1] }, { shape: 1, position: [0, 0.004, 0.052], rotation: [0.15, 2, 0] }], turn: 0.1 }); // biome-ignore format: rows
};
/** Wavy leaves about a heart, the inner ones upright and paler. */
const lettuce: Maker = (request) => {
  const leafOf = (name: string, base: string, tip: string): Shape =>
    seedling(`${request.name}-${name}`, 0.17, {
      field: displace(petal(drop(0.125, 0.125), 0.1, 0.0026), roughening({ amplitude: 0.011, size: 0.026, octaves: 2 })),
      surface: foliage({ base: request.colour ?? base, tip: request.colour ?? tip, size: 0.03 }),
    });
  const parts = Array.from({ length: 22 }, (_, index) => {
    const share = index / 22;
    return { shape: share < 0.45 ? 1 : 2, position: [0, 0.014 - 0.006 * share, 0] as const, rotation: leaning(index * 2.4, 0.95 - 1.05 * share), scale: 0.8 + 0.3 * share };
  }); // biome-ignore format: long
  return thing(
    request,
    [0.24, 0.15, 0.24],
    [piece(mottled({ base: '#c3d67c', other: '#8fb548', size: 0.03, subsurface: 0.5, bump: 0.008, grain: 0.02 }), displace(egg([0.046, 0.048, 0.046], [0, 0.066, 0]), roughening({ amplitude: 0.02, size: 0.035, octaves: 2 })))],
    { more: [leafOf('heart', '#86ad42', '#c9de86'), leafOf('leaf', '#4f8426', '#9cc24e')], parts: [{ shape: 0, position: [0, 0, 0] }, ...parts], spread: 2 },
  ); // biome-ignore format: long
};

const bulb =
  (profile: readonly (readonly [number, number])[], base: string, other: string, tipHeight: number, lobes: number): Maker =>
  (request) => {
    const body = lobes > 0 ? lobed(spun(profile), lobes, 0.003, 0.022) : spun(profile);
    const skin: Surface = {
      material: (tools, { local }) => {
        const { o, v, m } = tools;
        const fibres = tools.n.valueNoise([o.mul(m.atan2Turns(local[2], local[0]), 60), o.mul(local[1], 30), 0]);
        return {
          base: v.mix3(request.colour ?? colour(base), colour(other), m.smoothstep(0.35, 0.8, fibres)),
          roughness: 0.35,
          coat: 0.35,
          coatRoughness: 0.2,
          subsurface: 0.35,
          subsurfaceRadius: [0.003, 0.002, 0.0012],
        };
      },
      bump: (tools, local) =>
        tools.o.mul(tools.n.valueNoise([tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 60), tools.o.mul(local[1], 30), 0]), 0.0005),
    };
    const width = 2 * Math.max(...profile.map(([u]) => u));
    const roots = Array.from({ length: 7 }, (_, index) =>
      pipe(
        0.0004,
        [
          [0, 0.003, 0],
          [0.005 * Math.cos(index), 0.001, 0.005 * Math.sin(index)],
        ],
        0,
      ),
    );
    return thing(request, [width, tipHeight, width], [piece(skin, body), piece(mottled({ base: '#c9b184', subsurface: 0 }), ...roots)], {
      spread: 2,
    });
  };
const garlic = bulb([[0, 0.001], [0.016, 0.004], [0.024, 0.015], [0.021, 0.026], [0.009, 0.036], [0.0045, 0.046], [0.0038, 0.056], [0, 0.057]], '#e8dfd2', '#cdb8b8', 0.057, 5); // biome-ignore format: a profile
const onion = bulb([[0, 0.001], [0.02, 0.005], [0.036, 0.024], [0.037, 0.036], [0.026, 0.056], [0.009, 0.067], [0.0045, 0.078], [0.003, 0.09], [0, 0.09]], '#b8752c', '#8f4f1a', 0.09, 0); // biome-ignore format: a profile

const lump =
  (radii: readonly [number, number, number], base: string, other: string, rough = 0.75): Maker =>
  (request) => {
    const body = displace(egg(radii), roughening({ amplitude: radii[1] * 0.3, size: radii[0] * 0.9, octaves: 2, seed: request.seed ?? 0 }));
    const skin = mottled({
      base: ownColour(request, base),
      other: request.colour ?? colour(other),
      size: radii[0] * 0.3,
      roughness: rough,
      bump: 0.0007,
      grain: 0.003,
    });
    const eyes = painted(skin, [
      (tools, { local }) => tools.o.mul(specks(tools, local, radii[0] * 0.5, 0.09), 0.6),
      { base: [0.12, 0.07, 0.03], roughness: 0.8 },
    ]);
    return thing(request, [2 * radii[0], 2.1 * radii[1], 2 * radii[2]], [piece(eyes, body)], { turn: 0.3, spread: 1 });
  };

/** Cap and stem; the underside shows its gills. */
const fungus =
  (cap: Colour | string, dots: boolean, sizes: { readonly radius: number; readonly height: number; readonly stem: number }): Maker =>
  (request) => {
    const { radius: r, height: h, stem: s } = sizes;
    const dome = spun([[r * 0.25, h - r * 0.62], [r * 0.9, h - r * 0.72], [r, h - r * 0.6], [r * 0.86, h - r * 0.28], [r * 0.5, h - r * 0.06], [0, h]]); // biome-ignore format: a profile
    const foot = spun([[0, 0], [s * 1.3, 0.002], [s * 1.35, h * 0.12], [s * 0.9, h * 0.35], [s * 0.85, h * 0.62], [s, h - r * 0.6], [0, h - r * 0.55]]); // biome-ignore format: a profile
    const skin = mottled({
      base: request.colour ?? cap,
      other: request.colour ?? cap,
      size: r * 0.5,
      roughness: dots ? 0.22 : 0.5,
      coat: dots ? 0.6 : 0.1,
      subsurface: 0.45,
      depth: 0.003,
    });
    const gills: Surface = {
      material: (tools, { local }) => ({
        base: tint(
          tools,
          dots ? [0.75, 0.7, 0.6] : [0.35, 0.22, 0.15],
          tools.o.mulAdd(tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 40))), 0.5, 0.5),
        ),
        roughness: 0.7,
      }),
    };
    const under: Surface = {
      material: (tools, at) =>
        mixValues(tools, skin.material(tools, at), gills.material(tools, at), tools.m.smoothstep(-0.2, -0.5, at.normal[1])),
    };
    const warts = dots
      ? Array.from({ length: 22 }, (_, index) => {
          const [angle, away] = [index * 2.4, r * Math.sqrt((index + 0.4) / 22) * 0.96];
          return egg(
            [r * (0.07 + 0.06 * golden(index)), r * 0.05, r * (0.07 + 0.06 * golden(index, 2))],
            [away * Math.cos(angle), h - r * 0.64 * (away / r) ** 2.4 + 0.0005, away * Math.sin(angle)],
          );
        })
      : [];
    const skirt = dots ? [put(torus(s * 1.1, s * 0.16), [0, h * 0.55, 0])] : [];
    return thing(
      request,
      [2 * r, h, 2 * r],
      [
        piece(under, dome),
        piece(
          mottled({ base: '#ece2cf', other: '#d3c3a4', size: 0.008, subsurface: 0.6, depth: 0.004, bump: 0.0004 }),
          foot,
          ...skirt,
          ...warts,
        ),
      ],
      { spread: 2 },
    );
  };

/** A heap of one kind: the seed, and how many. */
const heap =
  (one: Field, surface: Surface, reach: number, count: number): Maker =>
  (request) => {
    const rows = Array.from({ length: count }, (_, index) => {
      const layer = index < count * 0.62 ? 0 : index < count * 0.9 ? 1 : 2;
      const [angle, away] = [index * 2.4, reach * (2.6 - 0.9 * layer) * Math.sqrt((index % 7) / 7 + 0.05) * Math.sqrt(count / 9)];
      return {
        shape: 0,
        position: [away * Math.cos(angle), reach * (0.55 + 0.85 * layer), away * Math.sin(angle) * 0.8] as const,
        rotation: [golden(index, 1) * 0.9 - 0.4, index * 1.7, golden(index, 2) * 0.9 - 0.4] as const,
        scale: 0.88 + 0.24 * golden(index),
      };
    });
    const span = reach * 6.2 * Math.sqrt(count / 9);
    return thing(
      request,
      [span, reach * (count > 5 ? 2.7 : 1.9), span * 0.85],
      [piece(request.colour ? mottled({ base: request.colour }) : surface, one)],
      { parts: rows, room: reach * 2 },
    );
  };
const peanut = heap(
  smoothUnion(0.008, ball(0.0085, [-0.009, 0, 0]), ball(0.0075, [0.009, 0, 0])),
  mottled({ base: '#c79a5c', other: '#a87a40', size: 0.006, roughness: 0.8, bump: 0.0018, grain: 0.004, subsurface: 0.1 }),
  0.012,
  9,
);
const chestnut = heap(
  smoothUnion(0.004, egg([0.015, 0.013, 0.012], [0, 0, 0]), ball(0.002, [0, 0.014, 0])),
  layered(
    mottled({ base: '#c9a878', subsurface: 0.1, roughness: 0.7 }),
    mottled({ base: '#4a1c0a', other: '#5e2810', size: 0.01, roughness: 0.2, coat: 0.7, subsurface: 0.1 }),
    -0.007,
    0.001,
  ),
  0.015,
  8,
);
const bean = heap(
  pipe(
    0.0045,
    [
      [-0.006, 0.002, 0],
      [0, 0, 0, 0.005],
      [0.006, 0.002, 0],
    ],
    3,
  ),
  mottled({ base: '#5a1512', other: '#3f0d0c', size: 0.008, roughness: 0.25, coat: 0.6, subsurface: 0.15 }),
  0.0065,
  14,
);
const olive = heap(
  smoothDifference(0.001, egg([0.0115, 0.0088, 0.0088], [0, 0, 0]), ball(0.002, [0.012, 0, 0])),
  mottled({ base: '#5b6420', other: '#737a2a', size: 0.008, roughness: 0.2, coat: 0.8, subsurface: 0.4 }),
  0.0105,
  8,
);

const pea: Maker = (request) => {
  const shellField = pipe(0.008, [[-0.05, 0.012, 0, 0.002], [-0.038, 0.01, 0, 0.008], [0, 0.0095, 0, 0.0098], [0.038, 0.011, 0, 0.008], [0.052, 0.015, 0, 0.0015]], 3); // biome-ignore format: a path
  const open = smoothDifference(
    0.002,
    shellField,
    pipe(
      0.007,
      [
        [-0.04, 0.015, 0.005, 0.004],
        [0, 0.0135, 0.005, 0.0082],
        [0.04, 0.016, 0.005, 0.004],
      ],
      3,
    ),
  );
  const peas = [-0.03, -0.0175, -0.0045, 0.0085, 0.021, 0.032].map((x, index) =>
    ball(0.0064 - (index === 0 || index === 5 ? 0.0012 : 0), [x, 0.0125, 0.0045]),
  );
  return thing(request, [0.105, 0.022, 0.024], [piece(mottled({ base: ownColour(request, '#5a8f25'), size: 0.02, subsurface: 0.4, coat: 0.2 }), open), piece(mottled({ base: '#8cc23a', other: '#76ac2c', size: 0.01, subsurface: 0.5, coat: 0.5, roughness: 0.3 }), ...peas)], { turn: 0.25, parts: [{ shape: 0, position: [0, 0, 0], rotation: [-0.2, 0, 0] }] }); // biome-ignore format: rows
};
const ginger: Maker = (request) => thing(request, [0.12, 0.06, 0.06], [piece(mottled({ base: ownColour(request, '#c49a5e'), other: '#a87c48', size: 0.006, roughness: 0.7, bump: 0.001, grain: 0.004 }), displace(smoothUnion(0.012, egg([0.045, 0.018, 0.018]), egg([0.014, 0.024, 0.014], [-0.02, 0.03, 0], [0, 0, 0.4]), egg([0.024, 0.013, 0.013], [0.04, 0.024, 0.006], [0, 0, 0.6]), egg([0.016, 0.012, 0.022], [0.006, 0.014, 0.02])), roughening({ amplitude: 0.004, size: 0.01 })))], { turn: 0.2 }); // biome-ignore format: rows

export const vegetables: Readonly<Record<string, Maker>> = {
  tomato, carrot, broccoli, corn, 'bell-pepper': pepper, chili, eggplant, cucumber, lettuce, garlic, onion, pea, ginger, peanut, chestnut, bean, olive,
  potato: lump([0.045, 0.03, 0.034], '#c29a5c', '#a87c42'),
  'sweet-potato': lump([0.075, 0.027, 0.03], '#8c4030', '#a3563c'),
  mushroom: fungus('#b8140e', true, { radius: 0.045, height: 0.1, stem: 0.013 }),
  champignon: fungus('#c9a882', false, { radius: 0.034, height: 0.062, stem: 0.012 }),
}; // biome-ignore format: a list
