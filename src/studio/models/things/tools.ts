/**
 * Tools, keys and locks. Metres at real size.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import { difference, type Field, polygon, type Surface, smoothDifference, smoothUnion, torus, union } from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  layered,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  sheet,
  thing,
  turned,
} from '../assembly/index.ts';
import type { ModelRequest } from '../model.ts';
import { at, brassy, glossy, type Maker, matte, steel, timber } from './gear-parts.ts';

const scissors: Maker = (request) => {
  const blade = polygon(
    [
      [-0.006, -0.01],
      [0.006, -0.012],
      [0.007, 0.05],
      [0, 0.1],
      [-0.004, 0.08],
    ],
    0.001,
  );
  const half = (s: 1 | -1): Field => put(sheet(blade, 0.0013, at, at, 0.0004), [0, 0.095, s * 0.0015], [0, s > 0 ? 0 : Math.PI, s * 0.17]);
  const grip = (s: 1 | -1): Field =>
    union(
      pipe(
        0.0058,
        [
          [0, 0.09, 0],
          [s * 0.016, 0.06, 0],
        ],
        1,
      ),
      (tools, p) => {
        const { o, v } = tools;
        const away = o.sub(v.length([o.mul(o.sub(p[0], s * 0.027), 1.25), o.sub(p[1], 0.032), 0]), 0.0245);
        return o.mul(o.sub(v.length([away, p[2], 0]), 0.0058), 0.8);
      },
    );
  return thing(
    request,
    [0.1, 0.195, 0.014],
    [
      piece(
        steel,
        half(1),
        half(-1),
        put(
          turned(
            [
              [0.0045, -0.004],
              [0.0045, 0.004],
              [0, 0.004],
            ],
            0.001,
          ),
          [0, 0.094, 0],
          [Math.PI / 2, 0, 0],
        ),
      ),
      piece(matte(ownColour(request, '#d8322c'), 0.35), grip(1), grip(-1)),
    ],
    { turn: 0.2, parts: [{ shape: 0, position: at, rotation: [-0.25, 0, 0] }] },
  );
};
const toothbrush: Maker = (request) => {
  const base = ownColour(request, '#2f8fd0');
  const bristles = Array.from({ length: 3 }, (_, row) =>
    Array.from({ length: 7 }, (_, i) =>
      rod(
        [0.061 + 0.0038 * i, 0.012, (row - 1) * 0.0034],
        [0.061 + 0.0038 * i, 0.0215 + 0.0012 * Math.cos(i * 2), (row - 1) * 0.0036],
        0.0016,
      ),
    ),
  ).flat();
  return thing(
    request,
    [0.19, 0.024, 0.016],
    [
      piece(
        painted(mottled({ base, other: base, roughness: 0.2, coat: 0.5, subsurface: 0.3 }), [
          ({ m, o }, { local }) => m.smoothstep(0.03, 0.029, o.abs(o.add(local[0], 0.055))),
          flat('#f4f4f2', 0.4),
        ]),
        smoothUnion(
          0.004,
          pipe(
            0.005,
            [
              [-0.095, 0.007, 0, 0.006],
              [-0.03, 0.0085, 0, 0.0066],
              [0.02, 0.0075, 0, 0.0038],
              [0.05, 0.0085, 0, 0.0036],
            ],
            3,
          ),
          block([0.0165, 0.003, 0.0065], [0.072, 0.0085, 0], 0.003),
        ),
      ),
      piece(matte('#f2f5f8'), ...bristles.slice(0, 14)),
      piece(matte('#4ab0e0'), ...bristles.slice(14)),
    ],
    { turn: 0.5, parts: [{ shape: 0, position: at }] },
  );
};
const hammer: Maker = (request) => { const claw = pipe(0.009, [[-0.01, 0.275, 0, 0.013], [-0.05, 0.278, 0, 0.01], [-0.085, 0.255, 0, 0.004]], 3); return thing(request, [0.17, 0.3, 0.04], [piece(steel, smoothUnion(0.006, block([0.018, 0.016, 0.014], [0, 0.275, 0], 0.005), rod([0.01, 0.275, 0], [0.05, 0.275, 0], 0.012), put(turned([[0.0165, -0.011], [0.0165, 0.011], [0, 0.011]], 0.003), [0.058, 0.275, 0], [0, 0, Math.PI / 2]), claw)), piece(layered(matte(ownColour(request, '#b8202a')), timber('y'), 0.12, 0.002), pipe(0.013, [[0, 0.012, 0, 0.0135], [0, 0.06, 0, 0.015], [0, 0.16, 0, 0.0115], [0, 0.285, 0, 0.0115]], 2))], { turn: 0.25, parts: [{ shape: 0, position: [0, 0, 0], rotation: [-0.15, 0, 0] }] }); }; // biome-ignore format: a profile
const saw: Maker = (request) => {
  const teeth = Array.from(
    { length: 26 },
    (_, i) =>
      [
        [0.23 - 0.0162 * i, -0.045 - 0.0 * i],
        [0.222 - 0.0162 * i, -0.036],
      ] as const,
  ).flat();
  const blade = polygon([[-0.2, 0.065], [0.24, 0.01], [0.24, -0.03], ...teeth, [-0.2, -0.04]], 0);
  const grip = smoothDifference(
    0.01,
    block([0.062, 0.072, 0.012], [-0.235, 0.015, 0], 0.012),
    egg([0.03, 0.045, 0.06], [-0.235, 0.015, 0]),
  );
  return thing(
    request,
    [0.55, 0.17, 0.03],
    [
      piece(steel, sheet(blade, 0.0012, at, at, 0)),
      piece(request.colour ? matte(request.colour) : timber('y'), grip),
      piece(brassy, ball(0.006, [-0.19, 0.045, 0.01]), ball(0.006, [-0.185, 0, 0.01])),
    ],
    { parts: [{ shape: 0, position: [0.03, 0.062, 0], rotation: [-0.2, 0, 0.04] }], turn: 0.2 },
  );
};
const screwdriver: Maker = (request) => {
  const base = ownColour(request, '#e0402a');
  return thing(
    request,
    [0.22, 0.034, 0.034],
    [
      piece(
        { ...glossy(base), bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(p[2], p[1]), 6)), 0.0025) },
        pipe(
          0.0155,
          [
            [-0.1, 0, 0, 0.0135],
            [-0.085, 0, 0, 0.0165],
            [-0.03, 0, 0, 0.0155],
            [-0.01, 0, 0, 0.01],
          ],
          3,
        ),
      ),
      piece(steel, rod([-0.01, 0, 0], [0.1, 0, 0], 0.0036), block([0.009, 0.0009, 0.0048], [0.108, 0, 0], 0.0006)),
    ],
    { turn: 0.5, parts: [{ shape: 0, position: [0, 0.0165, 0] }] },
  );
};
const wrench: Maker = (request) => thing(request, [0.26, 0.06, 0.02], [piece(request.colour ? glossy(request.colour) : steel, difference(smoothUnion(0.012, block([0.085, 0.0095, 0.0038], at, 0.003), put(turned([[0.028, -0.0055], [0.028, 0.0055], [0, 0.0055]], 0.002), [0.105, 0, 0], [Math.PI / 2, 0, 0]), put(turned([[0.0215, -0.005], [0.0215, 0.005], [0, 0.005]], 0.002), [-0.105, 0, 0], [Math.PI / 2, 0, 0])), block([0.022, 0.0115, 0.02], [0.124, 0.005, 0], 0.003, [0, 0, 0.3]), put(turned([[0.0115, -0.02], [0.0115, 0.02], [0, 0.02]], 0), [-0.105, 0, 0], [Math.PI / 2, 0, 0])))], { turn: 0.2, parts: [{ shape: 0, position: [0, 0.028, 0], rotation: [-0.5, 0, 0] }] }); // biome-ignore format: a profile
const axe: Maker = (request) => thing(request, [0.24, 0.82, 0.05], [piece(layered(steel, steel, 0), sheet(polygon([[-0.035, 0.68], [0.03, 0.69], [0.1, 0.64], [0.135, 0.66], [0.15, 0.72], [0.135, 0.785], [0.1, 0.8], [0.03, 0.765], [-0.035, 0.77]], 0.006), 0.011, at, at, 0.009)), piece(request.colour ? matte(request.colour) : timber('y'), pipe(0.017, [[-0.03, 0.015, 0, 0.02], [-0.012, 0.12, 0, 0.016], [0.012, 0.4, 0, 0.0155], [0, 0.8, 0, 0.016]], 3))], { turn: 0.3 }); // biome-ignore format: a drawing
const longTool =
  (head: (request: ModelRequest) => ReturnType<typeof piece>[], height: number, width: number): Maker =>
  (request) =>
    thing(request, [width, height, 0.14], [piece(timber('y'), rod([0, 0.15, 0], [0, height - 0.01, 0], 0.015)), ...head(request)], {
      turn: 0.25,
      parts: [{ shape: 0, position: at, rotation: [-0.08, 0, 0.05] }],
    });
const shovel = longTool(
  (request) => [
    piece(
      request.colour ? glossy(request.colour) : steel,
      sheet(
        polygon(
          [
            [-0.1, 0.28],
            [0.1, 0.28],
            [0.105, 0.14],
            [0.05, 0.03],
            [0, 0],
            [-0.05, 0.03],
            [-0.105, 0.14],
          ],
          0.02,
        ),
        0.003,
        at,
        at,
        0.002,
      ),
      rod([0, 0.2, 0.004], [0, 0.42, 0], 0.012, 0.019),
    ),
    piece(
      timber('x'),
      pipe(
        0.013,
        [
          [0, 1.08, 0],
          [-0.06, 1.14, 0],
          [-0.06, 1.19, 0],
          [0.06, 1.19, 0],
          [0.06, 1.14, 0],
          [0, 1.08, 0],
        ],
        1,
      ),
    ),
  ],
  1.18,
  0.24,
);
const pickaxe = longTool(
  (request) => [
    piece(
      request.colour ? glossy(request.colour) : steel,
      pipe(
        0.02,
        [
          [-0.3, 0.74, 0, 0.004],
          [-0.14, 0.82, 0, 0.016],
          [0, 0.845, 0, 0.026],
          [0.14, 0.82, 0, 0.016],
          [0.3, 0.74, 0, 0.006],
        ],
        3,
      ),
    ),
  ],
  0.9,
  0.62,
);
const key: Maker = (request) => { const ringed = request.concept === 'old-key'; const metalled: Surface = request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.2 }) } : ringed ? brassy : steel; const bow = ringed ? union(put(torus(0.011, 0.0026), [-0.03, 0, 0], [Math.PI / 2, 0, 0]), ...[0, 2.1, 4.2].map((a) => ball(0.0042, [-0.03 + 0.0145 * Math.cos(a + 1.05), 0.0145 * Math.sin(a + 1.05), 0]))) : difference(sheet(polygon([[-0.04, -0.008], [-0.03, -0.014], [-0.016, -0.012], [-0.012, 0], [-0.016, 0.012], [-0.03, 0.014], [-0.04, 0.008]], 0.004), 0.0013), put(turned([[0.004, -0.01], [0.004, 0.01], [0, 0.01]], 0), [-0.033, 0, 0], [Math.PI / 2, 0, 0])); const bit = ringed ? union(rod([-0.02, 0, 0], [0.035, 0, 0], 0.0028), block([0.0035, 0.007, 0.0014], [0.03, -0.008, 0], 0.0005), block([0.0025, 0.006, 0.0014], [0.021, -0.007, 0], 0.0005)) : sheet(polygon([[-0.015, -0.0045], [0.022, -0.0045], [0.025, 0], [0.022, 0.0025], [0.018, 0.0008], [0.014, 0.0035], [0.01, 0.001], [0.006, 0.0038], [0.002, 0.0015], [-0.003, 0.0045], [-0.015, 0.0045]], 0.0004), 0.0011); return thing(request, [0.075, 0.03, 0.008], [piece(metalled, bow, bit)], { turn: 0.1, parts: [{ shape: 0, position: [0.004, 0.0145, 0], rotation: [-0.45, 0, 0] }] }); }; // biome-ignore format: a profile
const lock: Maker = (request) => thing(request, [0.055, 0.085, 0.024], [piece(request.colour ? glossy(request.colour) : brassy, block([0.026, 0.022, 0.0105], [0, 0.022, 0], 0.004)), piece(steel, pipe(0.0042, [[-0.0165, 0.04, 0], [-0.0165, 0.064, 0], [-0.011, 0.077, 0], [0, 0.082, 0], [0.011, 0.077, 0], [0.0165, 0.064, 0], [0.0165, 0.04, 0]], 3)), piece(matte('#141210'), put(turned([[0.004, -0.0108], [0.004, 0.0108], [0, 0.0108]], 0), [0, 0.025, 0], [Math.PI / 2, 0, 0]), block([0.0016, 0.006, 0.0108], [0, 0.017, 0], 0.0005))], { turn: 0.35 }); // biome-ignore format: a profile
const magnet: Maker = (request) =>
  thing(
    request,
    [0.11, 0.13, 0.03],
    [
      piece(layered(glossy(ownColour(request, '#c8161d')), steel, 0.1, 0.0008), (tools, p) => {
        const { o, v } = tools;
        const y = o.min(o.sub(p[1], 0.055), 0);
        const away = o.abs(o.sub(v.length([p[0], y, 0]), 0.037));
        return o.sub(o.max(o.max(o.sub(away, 0.0125), o.sub(o.abs(p[2]), 0.0095)), o.sub(p[1], 0.125)), 0.003);
      }),
    ],
    { turn: 0.35 },
  );
const toolbox: Maker = (request) =>
  thing(
    request,
    [0.42, 0.27, 0.22],
    [
      piece(
        glossy(ownColour(request, '#c8202a')),
        block([0.2, 0.075, 0.1], [0, 0.075, 0], 0.012),
        block([0.2, 0.03, 0.1], [0, 0.185, 0], 0.02),
      ),
      piece(
        matte('#1c1d20'),
        pipe(
          0.011,
          [
            [-0.08, 0.21, 0],
            [-0.07, 0.258, 0],
            [0.07, 0.258, 0],
            [0.08, 0.21, 0],
          ],
          3,
        ),
        block([0.197, 0.005, 0.097], [0, 0.152, 0], 0.003),
      ),
      piece(steel, ...[-0.1, 0.1].map((x) => block([0.02, 0.024, 0.004], [x, 0.15, 0.101], 0.002))),
    ],
    { turn: 0.4 },
  );

export const tools: Readonly<Record<string, Maker>> = {
  scissors,
  toothbrush,
  hammer,
  saw,
  screwdriver,
  wrench,
  axe,
  shovel,
  pickaxe,
  key,
  'old-key': key,
  lock,
  magnet,
  toolbox,
};
