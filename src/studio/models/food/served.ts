/**
 * What is served in bowls, boxes and on plates. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  colour,
  displace,
  type Field,
  halfSpace,
  intersection,
  polygon,
  roughening,
  type Shape,
  type Surface,
  smoothDifference,
  smoothUnion,
  specks,
  torus,
  translate,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  drop,
  egg,
  fillOf,
  flat,
  layered,
  type Mask,
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
  seedling,
  sheet,
  spun,
  thing,
  turned,
  type Vessel,
  vessel,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part } from '../model.ts';
import { at, fried, leafGreen, type Maker, redFruit, scattered, seared } from './dish-parts.ts';

const china = mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 });
const riceWhite = mottled({ base: '#f4f0e6', other: '#e6dfcf', size: 0.006, roughness: 0.5, subsurface: 0.6, bump: 0.0022, grain: 0.0042 });
const seaweed = mottled({ base: '#0e1a10', other: '#16261a', size: 0.008, roughness: 0.5, subsurface: 0, bump: 0.0003, grain: 0.002 });
const bowlOf = (radius: number, height: number): Vessel => ({ outside: [[radius * 0.45, 0], [radius * 0.5, height * 0.06], [radius * 0.78, height * 0.35], [radius * 0.95, height * 0.72], [radius, height]], wall: radius * 0.045 }); // biome-ignore format: a profile
const ricebowl = bowlOf(0.065, 0.065);
const wide = bowlOf(0.1, 0.075);
const deep = bowlOf(0.09, 0.08);
const plate = spun([[0.07, 0], [0.1, 0.004], [0.128, 0.016], [0.13, 0.0175], [0.1, 0.0085], [0, 0.006]]); // biome-ignore format: a profile

interface Served {
  readonly bowl: Vessel;
  readonly level: number;
  readonly contents: Surface;
  readonly relief?: number;
  readonly on?: readonly Piece[];
  readonly seeds?: readonly Shape[];
  readonly parts?: readonly Part[];
  readonly glaze?: string;
}
/** A bowl, what fills it to a level, and what lies on that. */
const served = (
  request: ModelRequest,
  { bowl, level, contents, relief = 0, on = [], seeds = [], parts = [], glaze = '#f2efe8' }: Served,
  more: SmallModel = {},
): Model => {
  const [radius, height] = bowl.outside.at(-1)!;
  const fill = fillOf(bowl, level, relief > 0 ? 0.6 * relief : -0.0015);
  return thing(request, [2 * radius, height * 1.15, 2 * radius], [piece(request.colour ? mottled({ base: request.colour, other: request.colour, roughness: 0.25, coat: 0.9, subsurface: 0 }) : mottled({ base: glaze, other: glaze, roughness: 0.25, coat: 0.9, subsurface: 0 }), vessel(bowl)), piece(contents, relief > 0 ? displace(fill, roughening({ amplitude: relief, size: relief * 3.5, octaves: 2 })) : fill), ...on], { spread: 3, more: seeds, ...(parts.length > 0 && { parts: [{ shape: 0, position: at }, ...parts] }), anchors: { inside: { at: [0, level, 0], widthMetres: radius * 1.6 } }, ...more }); // biome-ignore format: rows
};
const soup: Maker = (request) => served(request, { bowl: wide, level: 0.058, contents: painted(mottled({ base: '#d9761f', other: '#c8621a', size: 0.04, roughness: 0.18, coat: 0.8, subsurface: 0.4, depth: 0.004 }), [(tools, { local }) => tools.m.smoothstep(0.0022, 0.0012, tools.o.abs(tools.o.sub(tools.v.length([local[0], 0, tools.o.mul(local[2], 1.1)]), tools.o.mulAdd(tools.m.atan2Turns(local[2], local[0]), 0.022, 0.04)))), flat('#f6ead2', 0.25)], [(tools, { local }) => specks(tools, local, 0.0095, 0.16), flat('#3f7a1e', 0.4)]) }); // biome-ignore format: rows
const bowl: Maker = (request) => { const [radius, height] = wide.outside.at(-1)!; const glaze = mottled({ base: ownColour(request, '#6f93ad'), size: 0.03, other: request.colour ?? colour('#5f84a0'), roughness: 0.25, coat: 1, subsurface: 0 }); return thing(request, [2 * radius, height, 2 * radius], [piece(layered(glaze, mottled({ base: '#8a5a35', other: '#6b4022', size: 0.006, coat: 0.8, subsurface: 0 }), height - 0.002, 0.0015), vessel(wide))], { spread: 3, anchors: { inside: { at: [0, 0.03, 0], widthMetres: radius * 1.5 } } }); }; // biome-ignore format: rows
const salad: Maker = (request) => {
  const seeds = [
    seedling(
      `${request.name}-leaf`,
      0.07,
      piece(leafGreen, displace(petal(drop(0.055, 0.042), 0.035, 0.0008), roughening({ amplitude: 0.008, size: 0.014 }))),
    ),
    seedling(`${request.name}-tomato`, 0.02, piece(redFruit, ball(0.0125, at))),
    seedling(
      `${request.name}-slice`,
      0.02,
      piece(
        painted(mottled({ base: '#d5e2a0', other: '#bccf80', coat: 0.3 }), [
          ({ m, v }, { local }) => m.smoothstep(0.0135, 0.0145, v.length([local[0], 0, local[2]])),
          flat('#2f5a1c'),
        ]),
        turned(
          [
            [0.0155, -0.0015],
            [0.0155, 0.0015],
            [0, 0.0015],
          ],
          0.0005,
        ),
      ),
    ),
  ];
  return served(request, { bowl: wide, level: 0.05, contents: leafGreen, relief: 0.012, seeds, parts: [...scattered(1, 26, 0.075, 0.058, 0.9, 0.082), ...scattered(2, 7, 0.068, 0.068, 1, 0.095), ...scattered(3, 6, 0.06, 0.07, 1, 0.095)], glaze: '#b98a55' }); // biome-ignore format: rows
};
const rice: Maker = (request) =>
  served(request, {
    bowl: ricebowl,
    level: 0.05,
    contents: riceWhite,
    on: [piece(riceWhite, displace(egg([0.057, 0.028, 0.057], [0, 0.05, 0]), roughening({ amplitude: 0.0035, size: 0.005 })))],
    glaze: '#2f4f7c',
  });
const noodles: Maker = (request) => {
  const strand = seedling(
    `${request.name}-strand`,
    0.055,
    piece(
      mottled({ base: '#f0cf7a', other: '#e2b95c', roughness: 0.25, coat: 0.5, subsurface: 0.5 }),
      pipe(
        0.0021,
        [
          [-0.045, 0, 0],
          [-0.02, 0.004, 0.012],
          [0.005, 0.001, 0.002],
          [0.024, 0.005, -0.012],
          [0.045, 0, 0.006],
        ],
        3,
      ),
      pipe(
        0.0021,
        [
          [-0.04, 0.002, 0.014],
          [-0.01, 0.006, 0.022],
          [0.02, 0.004, 0.012],
          [0.04, 0.001, 0.018],
        ],
        3,
      ),
    ),
  );
  const half = (x: number, z: number): Piece[] => [
    piece(
      mottled({ base: '#f6f2e8', other: '#efe8da', roughness: 0.3, coat: 0.4, subsurface: 0.5 }),
      intersection(egg([0.02, 0.016, 0.026], [x, 0.068, z]), halfSpace([0, 1, 0.15], 0.069 + 0.15 * z)),
    ),
    piece(
      mottled({ base: '#f29a12', other: '#e88608', roughness: 0.25, coat: 0.5, subsurface: 0.5 }),
      egg([0.0105, 0.0035, 0.0115], [x, 0.0692, z + 0.002]),
    ),
  ];
  const onions = seedling(
    `${request.name}-onion`,
    0.01,
    piece(mottled({ base: '#5f9a2c', other: '#8fbf4a', size: 0.004, coat: 0.2 }), translate(torus(0.004, 0.0014), at)),
  );
  return served(request, { bowl: deep, level: 0.06, contents: { material: () => ({ base: [0.3, 0.13, 0.03], roughness: 0.08, coat: 1, coatRoughness: 0.03 }) }, on: [...half(-0.034, 0.028), piece(seaweed, block([0.024, 0.024, 0.0007], [0.05, 0.075, -0.045], 0.0005, [-0.2, -0.7, 0])), piece(mottled({ base: '#c98a6a', other: '#a5603c', size: 0.01, coat: 0.4, roughness: 0.35 }), turned([[0.024, 0.067], [0.024, 0.071], [0, 0.071]], 0.001))], seeds: [strand, onions], parts: [...scattered(1, 12, 0.04, 0.059, 1, 0.063), ...scattered(2, 10, 0.05, 0.068, 1, 0.073)], glaze: '#a8281c' }, { more: [strand, onions, [piece(mottled({ base: '#3a1c10', other: '#4a2414', roughness: 0.3, coat: 0.5, subsurface: 0 }), rod([-0.02, 0.086, 0.075], [0.13, 0.1, -0.055], 0.003, 0.0022), rod([-0.03, 0.086, 0.065], [0.12, 0.1, -0.068], 0.003, 0.0022))]], parts: [{ shape: 0, position: at }, ...scattered(1, 12, 0.04, 0.059, 1, 0.063), ...scattered(2, 10, 0.05, 0.068, 1, 0.073), { shape: 3, position: at }] }); // biome-ignore format: rows
};
const spaghetti: Maker = (request) => {
  const strand = seedling(
    `${request.name}-strand`,
    0.05,
    piece(
      mottled({ base: '#f2d68a', other: '#e5bf62', roughness: 0.3, coat: 0.5, subsurface: 0.5 }),
      pipe(
        0.0014,
        [
          [-0.035, 0, 0],
          [-0.015, 0.005, 0.016],
          [0.01, 0.001, 0.016],
          [0.024, 0.006, 0],
          [0.005, 0.003, -0.014],
          [-0.02, 0.006, -0.01],
        ],
        3,
      ),
      pipe(
        0.0014,
        [
          [-0.03, 0.003, 0.02],
          [0, 0.006, 0.028],
          [0.03, 0.003, 0.01],
          [0.025, 0.001, -0.02],
        ],
        3,
      ),
    ),
  );
  const basil = petal(drop(0.022, 0.013), 0.02, 0.0005);
  return thing(request, [0.26, 0.075, 0.26], [piece(china, plate), piece(mottled({ base: '#e8c878', other: '#d9b055', size: 0.004, coat: 0.3 }), egg([0.06, 0.032, 0.06], [0, 0.012, 0])), piece(mottled({ base: '#b8260f', other: '#8c1608', size: 0.008, roughness: 0.25, coat: 0.7, subsurface: 0.3, bump: 0.002, grain: 0.006 }), displace(egg([0.042, 0.014, 0.04], [0, 0.05, 0]), roughening({ amplitude: 0.008, size: 0.012 }))), piece(leafGreen, put(basil, [0, 0.064, 0], [0, 0.4, 0.2]), put(basil, [0, 0.064, 0], [0, 2.6, 0.2]))], { more: [strand], spread: 3, parts: [{ shape: 0, position: at }, ...scattered(1, 26, 0.07, 0.018, 1, 0.045)] }); // biome-ignore format: rows
};
const curry: Maker = (request) => thing(request, [0.26, 0.055, 0.26], [piece(china, plate), piece(riceWhite, displace(egg([0.06, 0.034, 0.075], [-0.04, 0.012, 0]), roughening({ amplitude: 0.003, size: 0.005 }))), piece(mottled({ base: '#8a4a12', other: '#6b340a', size: 0.02, roughness: 0.15, coat: 0.9, subsurface: 0.3 }), put(displace(turned([[0.062, 0.008], [0.062, 0.019], [0, 0.021]], 0.004), roughening({ amplitude: 0.006, size: 0.03 })), [0.035, 0, 0])), piece(mottled({ base: '#e8852a', coat: 0.6 }), block([0.011, 0.009, 0.01], [0.04, 0.026, 0.03], 0.004, [0.3, 0.5, 0]), block([0.01, 0.009, 0.01], [0.06, 0.024, -0.02], 0.004, [0.1, 1.5, 0])), piece(mottled({ base: '#e5c678', coat: 0.5 }), block([0.013, 0.011, 0.012], [0.065, 0.026, 0.015], 0.005, [0.2, 0.9, 0]), block([0.013, 0.011, 0.012], [0.03, 0.026, -0.04], 0.005, [0.2, 0.2, 0])), piece(seared, block([0.013, 0.01, 0.01], [0.02, 0.027, 0.002], 0.005, [0, 0.9, 0.2]))], { spread: 0.4 }); // biome-ignore format: rows

const sushi: Maker = (request) => {
  const nigiri = [
    piece(riceWhite, displace(egg([0.027, 0.0135, 0.0145], [0, 0.0135, 0]), roughening({ amplitude: 0.003, size: 0.0045 }))),
    piece(
      {
        material: (tools, { local }) => ({
          base: tools.v.mix3(
            [0.86, 0.26, 0.1],
            [0.93, 0.62, 0.45],
            tools.m.smoothstep(0.55, 0.95, tools.m.sinTurns(tools.o.mul(tools.o.add(local[0], tools.o.mul(local[2], 0.5)), 150))),
          ),
          roughness: 0.25,
          coat: 0.6,
          subsurface: 0.6,
          subsurfaceRadius: [0.004, 0.0015, 0.001],
        }),
      },
      displace(
        intersection(
          smoothDifference(0.002, egg([0.034, 0.019, 0.0175], [0, 0.0125, 0]), egg([0.027, 0.0135, 0.0145], [0, 0.0125, 0])),
          halfSpace([0, -1, 0], -0.0155),
        ),
        roughening({ amplitude: 0.001, size: 0.01 }),
      ),
    ),
  ];
  const maki = seedling(
    `${request.name}-maki`,
    0.03,
    piece(
      {
        material: (tools, a) => {
          const { v, m } = tools;
          const r = v.length([a.local[0], 0, a.local[2]]);
          const top = m.smoothstep(0.5, 0.8, a.normal[1]);
          const face = v.mix3(
            v.mix3([0.8, 0.2, 0.08], [0.86, 0.84, 0.78], m.smoothstep(0.0062, 0.0072, r)),
            [0.01, 0.018, 0.01],
            m.smoothstep(0.0142, 0.0148, r),
          );
          return { base: v.mix3([0.01, 0.018, 0.01], face, top), roughness: 0.4, subsurface: 0.3 };
        },
        bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.scale(p, 420)), 0.0012),
      },
      turned(
        [
          [0.0158, 0],
          [0.0158, 0.022],
          [0, 0.022],
        ],
        0.0012,
      ),
    ),
  );
  return thing(request, [0.15, 0.06, 0.09], nigiri, { more: [maki, [piece(mottled({ base: '#8a5a32', other: '#6b4220', size: 0.02, subsurface: 0, coat: 0.2 }), block([0.078, 0.005, 0.042], [0, 0.012, 0], 0.002), block([0.006, 0.006, 0.04], [0.05, 0.005, 0], 0.001), block([0.006, 0.006, 0.04], [-0.05, 0.005, 0], 0.001)), piece(mottled({ base: '#86b13c', bump: 0.001 }), egg([0.009, 0.007, 0.009], [0.06, 0.022, 0.025]))]], parts: [{ shape: 2, position: at }, { shape: 0, position: [-0.045, 0.017, -0.005], rotation: [0, 1.2, 0] }, { shape: 0, position: [-0.008, 0.017, -0.006], rotation: [0, 1.2, 0] }, { shape: 1, position: [0.033, 0.017, 0.012] }, { shape: 1, position: [0.03, 0.017, -0.022], rotation: [0, 1, 0] }, { shape: 1, position: [0.062, 0.017, -0.01], rotation: [0, 2, 0] }], turn: 0.25 }); // biome-ignore format: rows
};
const onigiri: Maker = (request) => { const tri = polygon([[-0.042, 0], [0.042, 0], [0, 0.074]], 0.016); const seen = displace(sheet(tri, 0.0165, at, at, 0.008), roughening({ amplitude: 0.0028, size: 0.0045 })); return thing(request, [0.085, 0.072, 0.036], [piece(riceWhite, seen), piece(seaweed, block([0.0155, 0.0165, 0.0178], [0, 0.0165, 0], 0.004))], { turn: 0.3 }); }; // biome-ignore format: rows
const dango: Maker = (request) => thing(request, [0.19, 0.035, 0.035], [piece(mottled({ base: '#f0a9bb', other: '#eb9bb0', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [0.03, 0.0158, 0])), piece(mottled({ base: '#f4f0e4', other: '#efe9d8', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [0, 0.0158, 0])), piece(mottled({ base: '#93b552', other: '#86a848', roughness: 0.25, coat: 0.6, subsurface: 0.7, depth: 0.005 }), ball(0.0158, [-0.03, 0.0158, 0])), piece(mottled({ base: '#d9b884', subsurface: 0 }), rod([-0.05, 0.0158, 0], [0.11, 0.0158, 0], 0.0016))], { turn: 0.45 }); // biome-ignore format: rows
const dumpling: Maker = (request) => {
  const body = displace(smoothUnion(0.012, egg([0.034, 0.017, 0.0165], [0, 0.016, 0]), pipe(0.003, [[-0.036, 0.018, 0.002], [-0.02, 0.032, 0.001], [0, 0.037, 0], [0.02, 0.032, -0.001], [0.036, 0.018, -0.002]], 3)), (tools, p) => tools.k.opaque(tools.o.mul(tools.m.sinTurns(tools.o.mul(p[0], 110)), tools.o.mul(0.0016, tools.m.smoothstep(0.018, 0.03, p[1]))), { of: [p[0], p[1]], range: () => ({ low: -0.0017, high: 0.0017 }), steepness: 1.3 })); // biome-ignore format: rows
  return thing(
    request,
    [0.15, 0.045, 0.1],
    [
      piece(
        layered(
          mottled({ base: '#c08a45', other: '#d9b070', size: 0.006, coat: 0.4 }),
          mottled({ base: '#f2e6cc', other: '#ecdcb8', size: 0.02, roughness: 0.3, coat: 0.4, subsurface: 0.7, depth: 0.005 }),
          0.006,
          0.004,
        ),
        body,
      ),
    ],
    {
      parts: [
        [-0.036, 0.014, 0.15],
        [0.036, 0.018, -0.2],
        [0, -0.022, 0.1],
      ].map(([x, z, turn]): Part => ({ shape: 0, position: [x!, 0, z!], rotation: [0, turn!, 0] })),
    },
  );
};
const mooncake: Maker = (request) => { const scallop: Field = (tools, p) => tools.o.add(turned([[0.032, 0], [0.034, 0.003], [0.034, 0.026], [0.031, 0.03], [0, 0.03]], 0.002)(tools, p), tools.k.opaque(tools.o.mul(tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(p[2], p[0]), 8))), -0.0016), { of: [p[0], p[2]], range: () => ({ low: -0.0017, high: 0 }), steepness: 2.6 })); const rings: Mask = (tools, { local, normal }) => tools.o.mul(tools.m.smoothstep(0.5, 0.8, normal[1]), tools.m.smoothstep(0.2, 0.6, tools.m.sinTurns(tools.o.add(tools.o.mul(tools.v.length([local[0], 0, local[2]]), 130), tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 8)))))); return thing(request, [0.1, 0.075, 0.1], [piece(painted(mottled({ base: ownColour(request, '#b87020'), other: '#96510f', size: 0.02, roughness: 0.3, coat: 0.6, subsurface: 0.2 }), [rings, flat('#7a3c0a', 0.4)]), scallop)], { parts: [{ shape: 0, position: [0, 0, 0.012] }, { shape: 0, position: [0.012, 0.024, -0.022], rotation: [1.05, 0.5, 0] }] }); }; // biome-ignore format: rows
const fortuneCookie: Maker = (request) => thing(request, [0.09, 0.05, 0.05], [piece(mottled({ base: ownColour(request, '#d99a45'), other: '#b87020', size: 0.015, roughness: 0.35, coat: 0.4, subsurface: 0.2 }), smoothDifference(0.004, smoothUnion(0.012, egg([0.026, 0.018, 0.018], [-0.017, 0.02, 0], [0, 0.3, 0.35]), egg([0.026, 0.018, 0.018], [0.017, 0.02, 0], [0, -0.3, -0.35])), egg([0.006, 0.03, 0.02], [0, 0.0, 0.018]))), piece(mottled({ base: '#f4f1ea', subsurface: 0 }), block([0.026, 0.0004, 0.006], [0.045, 0.0285, 0.003], 0.0002, [0.1, 0.1, 0.25]))], {}); // biome-ignore format: rows
const riceCracker: Maker = (request) =>
  thing(
    request,
    [0.08, 0.025, 0.08],
    [
      piece(
        mottled({ base: '#c98a45', other: '#9c5a1f', size: 0.012, roughness: 0.35, coat: 0.5, bump: 0.0012, grain: 0.005 }),
        turned(
          [
            [0.036, 0],
            [0.037, 0.008],
            [0, 0.009],
          ],
          0.003,
        ),
      ),
      piece(seaweed, block([0.014, 0.0055, 0.039], [0, 0.0045, 0], 0.001)),
    ],
    { spread: 3, parts: [{ shape: 0, position: [0, 0.013, 0], rotation: [0.4, 0, 0] }] },
  );
const tempura: Maker = (request) => { const one: Piece[] = [piece(fried, displace(pipe(0.012, [[-0.05, 0.014, 0, 0.009], [0, 0.016, 0, 0.0125], [0.045, 0.017, 0, 0.01]], 3), roughening({ amplitude: 0.009, size: 0.009, octaves: 2 }))), piece(mottled({ base: '#e0532a', other: '#c8401c', roughness: 0.25, coat: 0.6 }), put(petal(drop(0.03, 0.016), 0.04, 0.001), [0.048, 0.017, 0.003], [0.3, -0.25, 0.3]), put(petal(drop(0.03, 0.016), 0.04, 0.001), [0.048, 0.017, -0.003], [-0.3, 0.25, 0.3]))]; return thing(request, [0.15, 0.05, 0.09], one, { parts: [-0.025, 0.018].map((z, index): Part => ({ shape: 0, position: [0.006 * index - 0.01, 0.002, z], rotation: [0, 0.15 - 0.3 * index, 0] })), turn: 0.3 }); }; // biome-ignore format: rows
const shavedIce: Maker = (request) => served(request, { bowl: deep, level: 0.06, contents: mottled({ base: '#eef4f6', other: '#dfeaf0', roughness: 0.4 }), on: [piece(painted(mottled({ base: '#f2f6f8', other: '#e6f0f4', size: 0.01, roughness: 0.35, subsurface: 0.6, depth: 0.006, bump: 0.002, grain: 0.004 }), [(tools, { local }) => tools.m.smoothstep(0.09, 0.125, tools.o.add(local[1], tools.o.mul(tools.n.valueNoise(tools.v.scale(local, 60)), 0.03))), flat(ownColour(request, '#e0324a'), 0.2, { subsurface: 0.5, coat: 0.6 })]), displace(smoothUnion(0.02, egg([0.08, 0.055, 0.08], [0, 0.065, 0]), egg([0.03, 0.04, 0.03], [0, 0.11, 0])), roughening({ amplitude: 0.008, size: 0.012, octaves: 2 })))], glaze: '#9fc4d8' }, {}); // biome-ignore format: rows
const bento: Maker = (request) => thing(request, [0.2, 0.06, 0.14], [piece(mottled({ base: ownColour(request, '#7a1712'), other: '#5f0f0c', roughness: 0.2, coat: 1, subsurface: 0 }), smoothDifference(0.002, block([0.1, 0.022, 0.07], [0, 0.022, 0], 0.006), block([0.095, 0.02, 0.065], [0, 0.03, 0], 0.004)), block([0.002, 0.02, 0.065], [0, 0.02, 0], 0.001)), piece(riceWhite, displace(block([0.044, 0.016, 0.06], [-0.048, 0.024, 0], 0.008), roughening({ amplitude: 0.003, size: 0.0045 }))), piece(redFruit, ball(0.0095, [-0.048, 0.041, 0]), ball(0.0125, [0.078, 0.036, 0.045]), ball(0.0125, [0.078, 0.036, 0.018])), piece(leafGreen, displace(egg([0.04, 0.01, 0.025], [0.05, 0.028, 0.035]), roughening({ amplitude: 0.01, size: 0.013 }))), piece(fried, ...[0, 1, 2].map((index) => displace(egg([0.014, 0.012, 0.014], [0.024 + 0.028 * index, 0.036, -0.042 + 0.004 * index]), roughening({ amplitude: 0.004, size: 0.008 })))), piece(mottled({ base: '#f5d04a', other: '#efc034', size: 0.01, subsurface: 0.5, coat: 0.2 }), ...[0, 1, 2].map((index) => block([0.011, 0.01, 0.012], [0.02 + 0.024 * index, 0.036, -0.004], 0.004)))], { turn: 0.2 }); // biome-ignore format: rows
const stew: Maker = (request) => served(request, { bowl: { outside: [[0.09, 0], [0.098, 0.006], [0.1, 0.05], [0.1, 0.1]], wall: 0.005 }, level: 0.085, contents: mottled({ base: '#8f3f14', other: '#6b2a0a', size: 0.02, roughness: 0.18, coat: 0.9, subsurface: 0.2 }), relief: 0.004, on: [piece(mottled({ base: '#e07f24', coat: 0.5 }), ...[0, 1, 2].map((i) => egg([0.014, 0.01, 0.014], [0.05 * Math.cos(i * 2.1), 0.087, 0.05 * Math.sin(i * 2.1)]))), piece(mottled({ base: '#e5c678', coat: 0.5 }), ...[0, 1, 2].map((i) => block([0.014, 0.01, 0.013], [0.055 * Math.cos(i * 2.1 + 1), 0.087, 0.055 * Math.sin(i * 2.1 + 1)], 0.005, [0.2, i, 0.1]))), piece(seared, ...[0, 1].map((i) => egg([0.016, 0.012, 0.013], [0.02 * Math.cos(i * 3), 0.088, 0.02 * Math.sin(i * 3)]))), piece(mottled({ base: '#2b2d30', other: '#222428', subsurface: 0, roughness: 0.5 }), put(torus(0.018, 0.006), [0.112, 0.08, 0]), put(torus(0.018, 0.006), [-0.112, 0.08, 0]))], glaze: '#2b2d30' }, {}); // biome-ignore format: rows
const placeSetting: Maker = (request) => {
  const steel = mottled({ base: '#c9c9c6', other: '#bdbdba', roughness: 0.2, subsurface: 0 });
  const metalled: Surface = { material: (tools, a) => ({ ...steel.material(tools, a), metal: 1 }) };
  return thing(request, [0.4, 0.05, 0.27], [piece(china, plate), piece(metalled, rod([-0.17, 0.004, 0.1], [-0.17, 0.004, -0.02], 0.0035, 0.0025), block([0.011, 0.0018, 0.012], [-0.17, 0.004, -0.03], 0.001), ...[-0.009, -0.003, 0.003, 0.009].map((x) => block([0.0014, 0.0012, 0.024], [-0.17 + x, 0.0045, -0.06], 0.001)), rod([0.165, 0.004, 0.1], [0.165, 0.004, 0.0], 0.005, 0.004), block([0.009, 0.0012, 0.06], [0.167, 0.004, -0.05], 0.001)), piece(seared, egg([0.05, 0.014, 0.04], [0.02, 0.02, 0.02])), piece(leafGreen, displace(egg([0.04, 0.02, 0.03], [-0.045, 0.02, -0.03]), roughening({ amplitude: 0.012, size: 0.015 }))), piece(redFruit, ball(0.014, [-0.06, 0.025, 0.025]), ball(0.014, [-0.04, 0.025, 0.045]))], {}); // biome-ignore format: rows
};

export const servedDishes: Readonly<Record<string, Maker>> = {
  stew,
  soup,
  bowl,
  salad,
  bento,
  onigiri,
  'rice-cracker': riceCracker,
  rice,
  curry,
  noodles,
  spaghetti,
  sushi,
  tempura,
  dango,
  dumpling,
  'fortune-cookie': fortuneCookie,
  mooncake,
  'shaved-ice': shavedIce,
  'place-setting': placeSetting,
};
