/**
 * Vessels, cutlery and tools of the kitchen. Metres at real size, front to +z.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  box,
  ceramicGlaze,
  colour,
  difference,
  type Field,
  glass,
  polygon,
  type Surface,
  smoothUnion,
  steel,
  torus,
  wood,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  fillOf,
  flat,
  isAsked,
  layered,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  sheet,
  spun,
  thing,
  turned,
  type Vessel,
  vessel,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { mug as printedMug } from '../mug.ts';

type Maker = (request: ModelRequest) => Model;
const at: Point = [0, 0, 0];

/** What the main part is made of: the material that was asked for, or its own. */
export const made = (request: ModelRequest, hex: string, own: 'ceramic' | 'steel' | 'wood' | 'plastic' | 'iron'): Surface => {
  const base = ownColour(request, hex);
  const kind = request.material ?? own;
  if (kind === 'wood' || kind === 'wooden')
    return wood({
      finish: 'oiled',
      light: request.colour ?? colour('#b98a55'),
      dark: request.colour ? [base[0] * 0.5, base[1] * 0.5, base[2] * 0.5] : colour('#7a4f2a'),
    });
  if (kind === 'steel' || kind === 'metal' || kind === 'silver') return steel({ roughness: 0.16 });
  if (kind === 'gold') return { material: () => ({ base: [1, 0.7, 0.27], metal: 1, roughness: 0.14 }) };
  if (kind === 'copper') return { material: () => ({ base: [0.93, 0.5, 0.34], metal: 1, roughness: 0.18 }) };
  if (kind === 'glass') return glass({ roughness: 0.01 });
  if (kind === 'iron') return mottled({ base, other: base, size: 0.02, roughness: 0.5, subsurface: 0, coat: 0.15 });
  if (kind === 'plastic') return mottled({ base, other: base, size: 0.05, roughness: 0.3, coat: 0.2, subsurface: 0.1 });
  return ceramicGlaze({ colour: base, speckle: 0.05 });
};
const lathed = wood({ finish: 'oiled', light: colour('#c79a62'), dark: colour('#8a5a32'), axis: 'x' });
const shiny = steel({ roughness: 0.14 });
const blackIron = mottled({ base: '#26282b', other: '#1c1e20', size: 0.03, roughness: 0.45, subsurface: 0 });

const teaBowl: Vessel = {
  outside: [
    [0.02, 0],
    [0.0215, 0.004],
    [0.03, 0.016],
    [0.041, 0.04],
    [0.0445, 0.062],
  ],
  wall: 0.0028,
};
const handleOf = (x: number, high: number, low: number, out: number, r: number): Field => pipe(r, [[x, high, 0, r * 1.25], [x + out * 0.75, high + 0.003, 0], [x + out, (high + low) / 2 + 0.006, 0], [x + out * 0.7, low + 0.003, 0], [x - 0.003, low, 0, r * 1.2]], 3); // biome-ignore format: a path

const cup: Maker = (request) => {
  const glaze = made(request, '#f2efe8', 'ceramic');
  const drink = /coffee|espresso|latte|cappuccino/.test(request.label)
    ? mottled({ base: '#8a5a2c', other: '#4a2410', size: 0.02, roughness: 0.15, coat: 0.6, subsurface: 0.2 })
    : mottled({ base: '#7a3410', other: '#6b2a0c', size: 0.04, roughness: 0.06, coat: 1, subsurface: 0.2 });
  const saucer = spun([[0.035, 0], [0.045, 0.003], [0.072, 0.012], [0.0735, 0.0135], [0.045, 0.0068], [0.024, 0.0062], [0, 0.0062]]); // biome-ignore format: a profile
  const body = smoothUnion(0.004, vessel({ ...teaBowl, wall: 0.0028 }), handleOf(0.036, 0.051, 0.026, 0.029, 0.0036));
  // In a hand it has left its saucer.
  if (isAsked(request.attributes, 'held'))
    return thing(request, [0.11, 0.063, 0.09], [piece(glaze, body), piece(drink, fillOf(teaBowl, 0.052, -0.0008))], { turn: -0.5 });
  return thing(
    request,
    [0.15, 0.07, 0.148],
    [piece(glaze, saucer, put(body, [0, 0.0062, 0])), piece(drink, put(fillOf(teaBowl, 0.052, -0.0008), [0, 0.0062, 0]))],
    { turn: -0.5, spread: 0.3, anchors: { top: { at: [0, 0.06, 0], widthMetres: 0.07 }, inside: { at: [0, 0.03, 0], widthMetres: 0.06 } } },
  );
};
const greenTea: Maker = (request) =>
  thing(
    request,
    [0.09, 0.075, 0.09],
    [
      piece(
        layered(made(request, '#6f8a86', 'ceramic'), made(request, '#5a3a28', 'ceramic'), 0.061, 0.004),
        vessel({
          outside: [
            [0.024, 0],
            [0.026, 0.005],
            [0.038, 0.02],
            [0.0435, 0.05],
            [0.0435, 0.072],
          ],
          wall: 0.004,
        }),
      ),
      piece(
        mottled({ base: '#8a9a28', other: '#7f9020', size: 0.02, roughness: 0.08, coat: 1, subsurface: 0.3 }),
        fillOf(
          {
            outside: [
              [0.024, 0],
              [0.026, 0.005],
              [0.038, 0.02],
              [0.0435, 0.05],
              [0.0435, 0.072],
            ],
            wall: 0.004,
          },
          0.06,
          -0.0008,
        ),
      ),
    ],
    { spread: 3 },
  );
const mug: Maker = (request) => printedMug({ ...request, icon: 'hot-beverage' })!;

const teapot: Maker = (request) => {
  const body = spun([[0.045, 0], [0.05, 0.005], [0.075, 0.035], [0.08, 0.062], [0.068, 0.092], [0.042, 0.108], [0, 0.112]]); // biome-ignore format: a profile
  const spout = pipe(0.012, [[-0.06, 0.045, 0, 0.018], [-0.09, 0.055, 0, 0.0135], [-0.108, 0.085, 0, 0.0095], [-0.125, 0.112, 0, 0.0085]], 3); // biome-ignore format: a path
  const lid = [spun([[0.043, 0.1], [0.044, 0.106], [0.025, 0.119], [0.008, 0.122], [0, 0.122]]), ball(0.011, [0, 0.132, 0])]; // biome-ignore format: a profile
  const grip = pipe(0.0065, [[0.068, 0.088, 0, 0.008], [0.1, 0.103, 0], [0.122, 0.08, 0], [0.11, 0.046, 0], [0.077, 0.036, 0, 0.008]], 3); // biome-ignore format: a path
  return thing(request, [0.25, 0.145, 0.16], [piece(made(request, '#4f7f8a', 'ceramic'), smoothUnion(0.008, body, spout, grip), ...lid)], {
    turn: 0.15,
  });
};

const jar: Maker = (request) => {
  const outside = [
    [0.038, 0],
    [0.042, 0.004],
    [0.043, 0.09],
    [0.04, 0.104],
    [0.034, 0.112],
    [0.034, 0.13],
  ] as const;
  const lid = turned(
    [
      [0.0365, 0.116],
      [0.0365, 0.136],
      [0, 0.136],
    ],
    0.002,
  );
  const jam = fillOf({ outside, wall: 0.0025, floor: 0.005 }, 0.095);
  const fill = isAsked(request.attributes, 'empty')
    ? []
    : [
        [
          piece(
            mottled({
              base: ownColour(request, '#9c1a20'),
              other: '#7a0f16',
              size: 0.008,
              roughness: 0.15,
              coat: 0.8,
              subsurface: 0.5,
              depth: 0.003,
            }),
            jam,
          ),
        ],
      ];
  return thing(request, [0.088, 0.137, 0.088], [piece(glass({ roughness: 0.005 }), vessel({ outside, wall: 0.0025, floor: 0.005 }))], {
    spread: 3,
    more: [[piece(mottled({ base: '#d9c48a', roughness: 0.3, subsurface: 0 }), lid)], ...fill],
  });
};
const honey: Maker = (request) => thing(request, [0.13, 0.16, 0.13], [piece(painted(made(request, '#d98f2c', 'ceramic'), [({ m }, { local }) => m.smoothstep(0.1, 0.106, local[1]), flat('#f2b21c', 0.08, { coat: 1 })]), vessel({ outside: [[0.04, 0], [0.045, 0.005], [0.062, 0.04], [0.06, 0.085], [0.048, 0.105], [0.05, 0.118]], wall: 0.004 })), piece({ material: () => ({ base: [0.8, 0.36, 0.02], roughness: 0.06, coat: 1, subsurface: 0.6, subsurfaceRadius: [0.01, 0.005, 0.001] }) }, fillOf({ outside: [[0.04, 0], [0.045, 0.005], [0.062, 0.04], [0.06, 0.085], [0.048, 0.105], [0.05, 0.118]], wall: 0.004 }, 0.108, -0.001), rod([0.05, 0.116, 0.006], [0.06, 0.085, 0.014], 0.005, 0.007)), piece(lathed, rod([0, 0.06, 0], [0.045, 0.19, 0.02], 0.0035), ...[0, 1, 2, 3].map((i) => put(turned([[0.011, -0.003], [0.011, 0.003], [0, 0.003]], 0.002), [0.012 + 0.004 * i, 0.1 + 0.0115 * i, 0.005 + 0.0018 * i], [0.15, 0, -0.33])))], {}); // biome-ignore format: rows
const jug: Maker = (request) => {
  const outside = [
    [0.05, 0],
    [0.056, 0.006],
    [0.072, 0.06],
    [0.07, 0.1],
    [0.048, 0.15],
    [0.042, 0.185],
    [0.052, 0.215],
  ] as const;
  const lip = put(
    spun([
      [0.001, -0.03],
      [0.018, 0.004],
      [0, 0.0045],
    ]),
    [-0.046, 0.211, 0],
  );
  return thing(
    request,
    [0.19, 0.22, 0.145],
    [
      piece(
        made(request, '#e9e2d2', 'ceramic'),
        smoothUnion(
          0.012,
          difference(
            smoothUnion(0.02, vessel({ outside, wall: 0.004 }), lip),
            put(
              spun([
                [0.001, -0.03],
                [0.04, 0.03],
                [0, 0.03],
              ]),
              [-0.035, 0.2, 0],
            ),
          ),
          handleOf(0.045, 0.185, 0.075, 0.065, 0.008),
        ),
      ),
    ],
    { turn: -0.2 },
  );
};

const silver = (request: ModelRequest): Surface =>
  request.material || request.colour ? made(request, '#c9c9c6', request.colour ? 'plastic' : 'steel') : shiny;
const lying = (field: Field, lift: number): Field => put(field, [0, lift, 0]);
const fork: Maker = (request) => {
  const tines = [-0.0078, -0.0026, 0.0026, 0.0078].map((z) =>
    pipe(
      0.0011,
      [
        [0.04, 0.003, z * 0.95],
        [0.06, -0.0005, z],
        [0.085, 0.003, z],
        [0.098, 0.006, z, 0.0006],
      ],
      2,
    ),
  );
  const head = put(block([0.014, 0.0011, 0.0095], at, 0.001), [0.035, 0.0033, 0]);
  const grip = pipe(0.004, [[-0.1, 0.002, 0, 0.005], [-0.08, 0.0035, 0, 0.005], [-0.02, 0.007, 0, 0.003], [0.012, 0.0055, 0, 0.0026], [0.026, 0.0035, 0, 0.004]], 2); // biome-ignore format: a path
  return thing(request, [0.2, 0.012, 0.024], [piece(silver(request), lying(smoothUnion(0.004, grip, head, ...tines), 0.003))], {
    turn: 0.75,
    spread: 0.4,
    parts: [{ shape: 0, position: at }],
  });
};
const spoon: Maker = (request) => {
  const bowl = difference(
    egg([0.03, 0.009, 0.0205], [0.068, 0.0075, 0]),
    egg([0.0285, 0.008, 0.0192], [0.068, 0.0098, 0]),
    block([0.05, 0.02, 0.05], [0.068, 0.0285, 0]),
  );
  const grip = pipe(0.004, [[-0.1, 0.002, 0, 0.0052], [-0.08, 0.0035, 0, 0.005], [-0.02, 0.009, 0, 0.003], [0.02, 0.0095, 0, 0.0026], [0.042, 0.007, 0, 0.003]], 2); // biome-ignore format: a path
  return thing(request, [0.2, 0.014, 0.042], [piece(silver(request), lying(smoothUnion(0.003, grip, bowl), 0.002))], {
    turn: 0.75,
    spread: 0.4,
  });
};
const knife: Maker = (request) => {
  const blade = polygon(
    [
      [0, -0.021],
      [0.1, -0.021],
      [0.16, -0.012],
      [0.198, 0.011],
      [0.195, 0.014],
      [0, 0.016],
    ],
    0.0008,
  );
  const grip = smoothUnion(
    0.006,
    block([0.05, 0.0125, 0.0095], [-0.058, 0.003, 0], 0.007),
    egg([0.012, 0.0155, 0.0098], [-0.105, -0.002, 0]),
  );
  const rivets = [-0.03, -0.06, -0.09].map((x) =>
    put(
      turned(
        [
          [0.0032, -0.0101],
          [0.0032, 0.0101],
          [0, 0.0101],
        ],
        0.0004,
      ),
      [x, 0.003, 0],
      [Math.PI / 2, 0, 0],
    ),
  );
  const bladePlain = sheet(blade, 0.0009, at, at, 0.0003);
  return thing(request, [0.32, 0.045, 0.03], [piece(shiny, bladePlain, ...rivets, block([0.005, 0.0155, 0.0085], [-0.004, -0.001, 0], 0.002)), piece(request.colour ? made(request, '#1c1d20', 'plastic') : mottled({ base: '#1c1a19', other: '#2a2624', size: 0.02, roughness: 0.4, subsurface: 0 }), grip)], { turn: 0.3, parts: [{ shape: 0, position: [-0.045, 0.0135, 0.015], rotation: [-1.25, 0.0, 0.0] }] }); // biome-ignore format: rows
};
const chopstick: Maker = (request) => thing(request, [0.24, 0.02, 0.09], [piece(painted(request.colour ? made(request, '#8a2b1c', 'plastic') : lathed, [({ m }, { local }) => m.smoothstep(-0.055, -0.06, local[0]), flat('#7a140f', 0.2, { coat: 1 })]), rod([-0.115, 0.0105, 0.012], [0.115, 0.0045, -0.004], 0.0042, 0.0021), rod([-0.115, 0.0105, -0.014], [0.115, 0.0045, 0.003], 0.0042, 0.0021)), piece(ceramicGlaze({ colour: colour('#3f6f9a') }), block([0.008, 0.004, 0.022], [0.055, 0.004, 0], 0.003))], { turn: 0.6 }); // biome-ignore format: rows
const plate: Maker = (request) => thing(request, [0.27, 0.024, 0.27], [piece(painted(made(request, '#f2efe8', 'ceramic'), [({ m, v, o }, { local, normal }) => o.mul(m.smoothstep(0.0022, 0.0014, o.abs(o.sub(v.length([local[0], 0, local[2]]), 0.124))), m.smoothstep(0.2, 0.5, normal[1])), flat(request.colour ? '#f4f1ea' : '#3f5f9a', 0.2, { coat: 1 })]), spun([[0.075, 0], [0.08, 0.003], [0.1, 0.008], [0.132, 0.021], [0.134, 0.0225], [0.1, 0.0115], [0.085, 0.007], [0, 0.006]]))], { spread: 3, anchors: { top: { at: [0, 0.0075, 0], widthMetres: 0.17 }, inside: { at: [0, 0.0075, 0], widthMetres: 0.17 } } }); // biome-ignore format: a profile

const fryingPan: Maker = (request) => {
  const pan = {
    outside: [
      [0.1, 0],
      [0.105, 0.003],
      [0.128, 0.042],
      [0.13, 0.045],
    ] as const,
    wall: 0.004,
  };
  const arm = pipe(0.009, [[0.126, 0.035, 0, 0.006], [0.16, 0.048, 0, 0.007], [0.22, 0.062, 0, 0.0105], [0.31, 0.066, 0, 0.011]], 2); // biome-ignore format: a path
  return thing(
    request,
    [0.45, 0.075, 0.27],
    [
      piece(request.colour || request.material ? made(request, '#26282b', 'iron') : blackIron, vessel(pan)),
      piece(mottled({ base: '#141416', other: '#1a1a1c', roughness: 0.4, subsurface: 0 }), arm),
      piece(shiny, ball(0.004, [0.118, 0.036, 0.012]), ball(0.004, [0.118, 0.036, -0.012])),
    ],
    { turn: -0.45, middleMetres: 0.07, anchors: { inside: { at: [0, 0.005, 0], widthMetres: 0.19 } } },
  );
};
const cookingPot: Maker = (request) => {
  const outside = [
    [0.1, 0],
    [0.106, 0.005],
    [0.108, 0.06],
    [0.108, 0.13],
  ] as const;
  const lid = spun([[0.111, 0.129], [0.112, 0.134], [0.07, 0.147], [0, 0.152]]); // biome-ignore format: a profile
  const ear = (side: 1 | -1): Field =>
    pipe(
      0.005,
      [
        [side * 0.107, 0.105, 0.03],
        [side * 0.138, 0.107, 0.026],
        [side * 0.143, 0.107, 0],
        [side * 0.138, 0.107, -0.026],
        [side * 0.107, 0.105, -0.03],
      ],
      3,
    );
  return thing(
    request,
    [0.29, 0.19, 0.225],
    [
      piece(made(request, '#c9c9c6', 'steel'), vessel({ outside, wall: 0.003 }), lid),
      piece(
        request.colour ? blackIron : shiny,
        ear(1),
        ear(-1),
        rod([0, 0.15, 0], [0, 0.165, 0], 0.005),
        egg([0.02, 0.0075, 0.02], [0, 0.17, 0]),
      ),
    ],
    { turn: 0.3 },
  );
};
const cauldron: Maker = (request) => thing(request, [0.6, 0.5, 0.58], [piece(made(request, '#1d1f22', 'iron'), vessel({ outside: [[0.05, 0.05], [0.14, 0.07], [0.26, 0.18], [0.28, 0.28], [0.23, 0.41], [0.2, 0.45], [0.25, 0.49]], wall: 0.014, floor: 0.07 }), ...[0.5, 2.6, 4.7].map((a) => rod([0.15 * Math.cos(a), 0.1, 0.15 * Math.sin(a)], [0.2 * Math.cos(a), 0, 0.2 * Math.sin(a)], 0.035, 0.025)), put(torus(0.05, 0.012), [0.27, 0.36, 0], [0, 0, 1.2]), put(torus(0.05, 0.012), [-0.27, 0.36, 0], [0, 0, 1.2])), piece({ material: (tools, { local }) => ({ base: tools.v.mix3([0.08, 0.4, 0.05], [0.3, 0.75, 0.15], tools.n.valueNoise(tools.v.scale(local, 25))), roughness: 0.1, coat: 1, emission: [0.05, 0.3, 0.03] }) }, fillOf({ outside: [[0.05, 0.05], [0.14, 0.07], [0.26, 0.18], [0.28, 0.28], [0.23, 0.41], [0.2, 0.45], [0.25, 0.49]], wall: 0.014, floor: 0.07 }, 0.43, -0.004), ...[0, 1, 2, 3, 4, 5, 6].map((i) => ball(0.015 + 0.008 * (i % 3), [0.13 * Math.cos(i * 2.4) * Math.sqrt(i / 7), 0.432, 0.13 * Math.sin(i * 2.4) * Math.sqrt(i / 7)])))], { spread: 1 }); // biome-ignore format: rows

const cuttingBoard: Maker = (request) => {
  const region = polygon(
    [
      [-0.18, -0.11],
      [0.16, -0.11],
      [0.16, 0.11],
      [-0.18, 0.11],
    ],
    0.02,
  );
  const slab: Field = (tools, p) =>
    tools.o.max(
      tools.o.max(region(tools, p[0], p[2]), tools.o.sub(tools.o.abs(tools.o.sub(p[1], 0.012)), 0.012)),
      tools.o.sub(0.012, tools.v.length([tools.o.add(p[0], 0.155), 0, p[2]])),
    );
  return thing(
    request,
    [0.35, 0.025, 0.23],
    [
      piece(
        wood({
          axis: 'x',
          finish: 'oiled',
          plankWidth: 0.055,
          light: request.colour ?? colour('#c99a62'),
          dark: request.colour ?? colour('#8f5f35'),
        }),
        slab,
      ),
    ],
    { turn: 0.25, anchors: { top: { at: [0, 0.025, 0], widthMetres: 0.28, depthMetres: 0.18 } } },
  );
};
const rollingPin: Maker = (request) => thing(request, [0.44, 0.062, 0.062], [piece(request.colour ? made(request, '#c79a62', 'plastic') : lathed, put(turned([[0.03, -0.125], [0.03, 0.125], [0, 0.125]], 0.006), [0, 0.03, 0], [0, 0, Math.PI / 2]), ...[1, -1].map((s) => pipe(0.011, [[s * 0.12, 0.03, 0, 0.008], [s * 0.14, 0.03, 0, 0.0075], [s * 0.175, 0.03, 0, 0.0135], [s * 0.21, 0.03, 0, 0.0095]], 3)))], { turn: 0.4 }); // biome-ignore format: rows
const whisk: Maker = (request) => {
  const wire = pipe(
    0.001,
    [
      [0.02, 0, 0.002],
      [0.06, 0, 0.024],
      [0.12, 0, 0.034],
      [0.155, 0, 0.02],
      [0.162, 0, 0],
    ],
    3,
  );
  const loops = [0, 1, 2, 3, 4].map((i) => put(wire, at, [i * 1.2566, 0, 0]));
  return thing(
    request,
    [0.3, 0.075, 0.075],
    [
      piece(shiny, ...loops),
      piece(request.colour ? made(request, '#333333', 'plastic') : shiny, rod([-0.13, 0, 0], [0.02, 0, 0], 0.0105, 0.008)),
    ],
    { turn: 0.5, parts: [{ shape: 0, position: [0, 0.03, 0], rotation: [0, 0, 0.13] }] },
  );
};
const takeout: Maker = (request) => {
  const hull: Field = (tools, p) => {
    const { o } = tools;
    const taper = o.mulAdd(p[1], 0.16, 0.032);
    return o.mul(
      o.max(o.max(o.sub(o.abs(p[0]), taper), o.sub(o.abs(p[2]), o.mul(taper, 0.86))), o.max(o.sub(p[1], 0.085), o.neg(p[1]))),
      0.97,
    );
  };
  const base = ownColour(request, '#f4f1ea');
  const flaps = [1, -1].map((s) => put(box([0.045, 0.0012, 0.02], 0.001), [0, 0.094, s * 0.02], [s * 0.5, 0, 0]));
  return thing(
    request,
    [0.1, 0.14, 0.085],
    [
      piece(
        painted(mottled({ base, other: base, size: 0.05, roughness: 0.5, coat: 0.2, subsurface: 0 }), [
          ({ m, v, o }, { local, normal }) =>
            o.mul(
              m.smoothstep(0.6, 0.8, o.abs(normal[2])),
              m.smoothstep(0.0018, 0.001, o.abs(o.sub(v.length([local[0], o.sub(local[1], 0.045), 0]), 0.02))),
            ),
          flat('#c8161d', 0.4),
        ]),
        hull,
        ...flaps,
      ),
      piece(
        shiny,
        pipe(
          0.0011,
          [
            [-0.046, 0.07, 0],
            [-0.046, 0.1, 0],
            [-0.03, 0.135, 0],
            [0.03, 0.135, 0],
            [0.046, 0.1, 0],
            [0.046, 0.07, 0],
          ],
          3,
        ),
      ),
    ],
    { turn: 0.4 },
  );
};
const salt: Maker = (request) => thing(request, [0.045, 0.095, 0.045], [piece(glass({ roughness: 0.01 }), vessel({ outside: [[0.019, 0], [0.021, 0.003], [0.019, 0.04], [0.016, 0.07]], wall: 0.002 }))], { spread: 3, more: [[piece(mottled({ base: '#f4f3f0', other: '#eceae6', size: 0.003, roughness: 0.8 }), fillOf({ outside: [[0.019, 0], [0.021, 0.003], [0.019, 0.04], [0.016, 0.07]], wall: 0.002 }, 0.05))], [piece(painted(shiny, [({ m, n, v, o }, { local, normal }) => o.mul(m.smoothstep(0.3, 0.2, n.worley(v.scale(local, 190)).nearest), m.smoothstep(0.6, 0.8, normal[1])), flat('#111111', 0.8)]), spun([[0.0175, 0.068], [0.0175, 0.082], [0.012, 0.092], [0, 0.095]]))]] }); // biome-ignore format: a profile
const can: Maker = (request) => { const base = ownColour(request, '#c8202a'); return thing(request, [0.068, 0.1, 0.068], [piece(painted(shiny, [({ m, o }, { local }) => o.mul(m.smoothstep(0.008, 0.009, local[1]), m.smoothstep(0.092, 0.091, local[1])), flat(base, 0.35, { coat: 0.4 })], [({ m, o }, { local }) => o.mul(m.smoothstep(0.03, 0.031, local[1]), m.smoothstep(0.07, 0.069, local[1])), flat('#f4efe2', 0.4)], [({ m, o, v }, { local, normal }) => o.mul(m.smoothstep(0.2, 0.4, normal[2]), m.smoothstep(0.0145, 0.0138, v.length([local[0], o.sub(local[1], 0.05), 0]))), flat('#d9431c', 0.4)]), turned([[0.0335, 0], [0.0335, 0.1], [0.031, 0.1], [0.031, 0.097], [0, 0.097]], 0.0012))], { spread: 0.5 }); }; // biome-ignore format: a profile
const vase: Maker = (request) => { const outside = [[0.05, 0], [0.055, 0.008], [0.078, 0.05], [0.1, 0.11], [0.108, 0.165], [0.1, 0.215], [0.076, 0.258], [0.048, 0.29], [0.036, 0.318], [0.036, 0.345], [0.047, 0.372], [0.058, 0.385]] as const; return thing(request, [0.216, 0.388, 0.216], [piece(request.colour || request.material ? made(request, '#b5653f', 'ceramic') : painted(mottled({ base: '#e6ded0', other: '#d9cfbd', size: 0.06, roughness: 0.35, coat: 0.6, subsurface: 0 }), [({ m, o }, { local }) => m.smoothstep(0.004, 0.002, o.abs(o.sub(o.abs(o.sub(local[1], 0.17)), 0.04))), flat('#2f4f86', 0.25, { coat: 1 })]), vessel({ outside, wall: 0.005 }))], { spread: 3, anchors: { inside: { at: [0, 0.36, 0], widthMetres: 0.06 } } }); }; // biome-ignore format: rows
const iceCube: Maker = (request) =>
  thing(request, [0.1, 0.05, 0.08], [piece(glass({ roughness: 0.06, ior: 1.31 }), block([0.018, 0.017, 0.018], [0, 0, 0], 0.004))], {
    parts: [
      [-0.028, 0.017, 0.004, 0.3],
      [0.026, 0.017, 0.014, 0.9],
      [0.004, 0.017, -0.042, 0.1],
    ].map(([x, y, z, turn]): Part => ({ shape: 0, position: [x!, y!, z!], rotation: [0, turn!, 0] })),
  });

export const ware: Readonly<Record<string, Maker>> = { cup, mug, 'green-tea': greenTea, teapot, jar, honey, jug, fork, spoon, knife, chopstick, plate, 'frying-pan': fryingPan, 'cooking-pot': cookingPot, cauldron, 'cutting-board': cuttingBoard, 'rolling-pin': rollingPin, whisk, 'takeout-box': takeout, salt, can, vase, 'ice-cube': iceCube }; // biome-ignore format: a list
