/** Swords and shields, flags and anchors. Metres at real size. */
import { cloth, colour, type Field, polygon, type Surface, smoothUnion, torus, wood } from '../../render/field/index.ts';
import {
  ball,
  block,
  flat,
  type Mask,
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
import { at, glossy, glowing, golden1, goldOr, type Maker, matte, starSolid } from './token-parts.ts';

const steel: Surface = { material: () => ({ base: [0.66, 0.66, 0.68], metal: 1, roughness: 0.16 }) };
const sword: Maker = (request) => {
  const blade = polygon(
    [
      [-0.024, 0],
      [0.024, 0],
      [0.019, 0.68],
      [0, 0.76],
      [-0.019, 0.68],
    ],
    0,
  );
  const ridged: Field = (tools, p) =>
    tools.o.mul(
      tools.o.max(tools.o.add(tools.o.mul(blade(tools, p[0], p[1]), 0.4), tools.o.abs(p[2])), tools.o.sub(tools.o.abs(p[2]), 0.0045)),
      0.9,
    );
  const isDagger = request.concept === 'dagger';
  const scale = isDagger ? 0.4 : 1;
  const model = thing(
    request,
    [0.26, 1, 0.05],
    [
      piece(steel, put(ridged, [0, 0.22, 0])),
      piece(
        goldOr(request),
        block([0.115, 0.013, 0.016], [0, 0.212, 0], 0.009),
        ball(0.022, [-0.115, 0.216, 0]),
        ball(0.022, [0.115, 0.216, 0]),
        ball(0.026, [0, 0.028, 0]),
      ),
      piece(
        {
          ...matte('#4a1c14'),
          bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mulAdd(p[1], 70, tools.m.atan2Turns(p[2], p[0]))), 0.003),
        },
        rod([0, 0.045, 0], [0, 0.205, 0], 0.0155, 0.0175),
      ),
    ],
    { turn: 0.3 },
  );
  return {
    ...model,
    widthMetres: model.widthMetres * scale,
    heightMetres: model.heightMetres * scale,
    parts: [{ shape: 0, position: at, scale, rotation: [-0.06, 0, 0.08] }],
  };
};
const shield: Maker = (request) => {
  const region = polygon(
    [
      [-0.28, 0.72],
      [0, 0.76],
      [0.28, 0.72],
      [0.28, 0.4],
      [0.18, 0.16],
      [0, 0],
      [-0.18, 0.16],
      [-0.28, 0.4],
    ],
    0.03,
  );
  const bulged: Field = (tools, p) => {
    const { o, k } = tools;
    const bow = k.opaque(o.mul(o.mul(p[0], p[0]), 0.9), { of: [p[0]], range: () => ({ low: 0, high: 0.12 }), steepness: 0.6 });
    return o.mul(o.max(region(tools, p[0], p[1]), o.sub(o.abs(o.sub(o.add(p[2], bow), 0.03)), 0.014)), 0.85);
  };
  const rim: Mask = (tools, { local }) => tools.m.smoothstep(-0.034, -0.03, region(tools, local[0], local[1]));
  const cross: Mask = ({ m, o }, { local }) => m.smoothstep(0.034, 0.032, o.min(o.abs(local[0]), o.abs(o.sub(local[1], 0.44))));
  return thing(
    request,
    [0.58, 0.77, 0.16],
    [
      piece(
        painted(
          glossy(ownColour(request, '#a8161e')),
          [cross, flat('#f0e8d2', 0.3, { coat: 0.5 })],
          [rim, flat([0.7, 0.52, 0.24], 0.25, { metal: 1 })],
        ),
        bulged,
      ),
      piece(golden1, ball(0.05, [0, 0.44, 0.025])),
    ],
    { turn: 0.3, parts: [{ shape: 0, position: at, rotation: [-0.12, 0, 0] }] },
  );
};
const bomb: Maker = (request) => thing(request, [0.22, 0.3, 0.22], [piece(mottled({ base: ownColour(request, '#1a1b1e'), roughness: 0.25, coat: 0.6, subsurface: 0, other: '#222327', size: 0.05 }), ball(0.105, [0, 0.103, 0]), put(turned([[0.032, -0.01], [0.032, 0.022], [0, 0.022]], 0.003), [0.035, 0.205, 0], [0, 0, -0.33])), piece(matte('#c9b184'), pipe(0.0055, [[0.042, 0.22, 0], [0.055, 0.26, 0], [0.085, 0.275, 0], [0.1, 0.262, 0]], 3)), piece(glowing([1, 0.6, 0.12], 5), put(starSolid(0.022), [0.104, 0.262, 0]), ball(0.01, [0.102, 0.262, 0]))], { turn: 0.3 }); // biome-ignore format: a profile
const wand: Maker = (request) =>
  thing(
    request,
    [0.36, 0.1, 0.06],
    [
      piece(
        painted(glossy('#141418'), [
          ({ m, o }, { local }) => m.smoothstep(0.145, 0.147, o.abs(local[0])),
          flat('#f4f1ea', 0.3, { coat: 0.6 }),
        ]),
        rod([-0.175, 0, 0], [0.175, 0, 0], 0.009),
      ),
      piece(
        request.colour ? glowing(request.colour, 1.5) : glowing([1, 0.75, 0.25], 1.5),
        put(starSolid(0.032), [0.2, 0, 0]),
        put(starSolid(0.011), [0.245, 0.04, 0.01]),
        put(starSolid(0.008), [0.23, -0.035, 0.01]),
      ),
    ],
    { turn: 0.2, parts: [{ shape: 0, position: [-0.02, 0.062, 0], rotation: [0, 0, 0.25] }] },
  );
const bowThing: Maker = (request) =>
  thing(
    request,
    [0.5, 1.4, 0.1],
    [
      piece(
        request.colour ? glossy(request.colour) : wood({ axis: 'y', finish: 'lacquered' }),
        pipe(
          0.014,
          [
            [0.1, 0.02, 0, 0.006],
            [0.06, 0.1, 0, 0.009],
            [-0.13, 0.38, 0, 0.013],
            [-0.18, 0.7, 0, 0.018],
            [-0.13, 1.02, 0, 0.013],
            [0.06, 1.3, 0, 0.009],
            [0.1, 1.38, 0, 0.006],
          ],
          4,
        ),
      ),
      piece(matte('#e8e2d0'), rod([0.06, 0.1, 0], [0.06, 1.3, 0], 0.0028)),
      piece(matte('#3a2416'), rod([-0.178, 0.62, 0], [-0.178, 0.78, 0], 0.021)),
      piece(matte('#c9a468'), rod([-0.36, 0.71, 0.022], [0.14, 0.71, 0.01], 0.005)),
      piece(steel, rod([-0.36, 0.71, 0.022], [-0.42, 0.71, 0.023], 0.013, 0.001)),
      piece(matte('#c8202c'), block([0.04, 0.02, 0.0015], [0.11, 0.71, 0.012], 0.001)),
    ],
    { turn: 0.2 },
  );
const flag: Maker = (request) => {
  const base = ownColour(request, request.concept === 'black-flag' || request.concept === 'pirate-flag' ? '#15151a' : '#c8202c');
  const waving: Field = (tools, p) => {
    const { o, m, k } = tools;
    const wave = k.opaque(o.mul(m.sinTurns(o.add(o.mul(p[0], 1.35), o.mul(p[1], 0.25))), 0.055), {
      of: [p[0], p[1]],
      range: () => ({ low: -0.055, high: 0.055 }),
      steepness: 0.48,
    });
    return o.mul(
      o.max(o.max(o.sub(o.abs(o.sub(p[0], 0.53)), 0.5), o.sub(o.abs(o.sub(p[1], 1.62)), 0.33)), o.sub(o.abs(o.sub(p[2], wave)), 0.005)),
      0.9,
    );
  };
  const checks: Mask = ({ m, o }, { local }) =>
    m.smoothstep(-0.05, 0.05, o.mul(m.sinTurns(o.mul(local[0], 4)), m.sinTurns(o.mul(local[1], 4.2))));
  const bones: Mask = ({ m, v, o }, { local }) => {
    const [x, y] = [o.sub(local[0], 0.53), o.sub(local[1], 1.64)];
    const headD = o.sub(v.length([x, o.sub(y, 0.05), 0]), 0.1);
    const eyes = o.sub(0.026, v.length([o.sub(o.abs(x), 0.04), o.sub(y, 0.05), 0]));
    const cross = o.max(o.sub(o.abs(o.sub(o.abs(y), o.mul(o.abs(x), 0.55))), 0.02), o.sub(o.abs(x), 0.22));
    return m.smoothstep(0.004, -0.004, o.min(o.max(headD, eyes), o.max(cross, o.sub(0.1, o.abs(x)))));
  };
  const fabric = cloth({ colour: base, plane: 'xy' });
  const worn =
    request.concept === 'checkered-flag'
      ? painted(cloth({ colour: colour('#f4f1ea'), plane: 'xy' }), [checks, flat('#141416', 0.7)])
      : request.concept === 'pirate-flag'
        ? painted(fabric, [bones, flat('#f0ece2', 0.7)])
        : fabric;
  return thing(
    request,
    [1.1, 2.02, 0.16],
    [piece(worn, waving), piece(steel, rod([0.02, 0, 0], [0.02, 1.98, 0], 0.018), ball(0.034, [0.02, 2, 0]))],
    { middleMetres: 0.5, turn: 0.1 },
  );
};
const anchor: Maker = (request) =>
  thing(
    request,
    [0.9, 1.2, 0.2],
    [
      piece(
        request.colour
          ? glossy(request.colour)
          : mottled({ base: '#2a2f36', other: '#4a3226', size: 0.12, roughness: 0.6, subsurface: 0, bump: 0.002, grain: 0.02 }),
        smoothUnion(
          0.03,
          rod([0, 0.08, 0], [0, 1, 0], 0.055, 0.042),
          pipe(
            0.05,
            [
              [-0.4, 0.36, 0, 0.03],
              [-0.3, 0.16, 0, 0.05],
              [0, 0.055, 0, 0.06],
              [0.3, 0.16, 0, 0.05],
              [0.4, 0.36, 0, 0.03],
            ],
            4,
          ),
          sheet(
            polygon(
              [
                [-0.5, 0.27],
                [-0.4, 0.45],
                [-0.28, 0.33],
              ],
              0.02,
            ),
            0.03,
          ),
          sheet(
            polygon(
              [
                [0.5, 0.27],
                [0.4, 0.45],
                [0.28, 0.33],
              ],
              0.02,
            ),
            0.03,
          ),
        ),
        rod([-0.26, 0.9, 0], [0.26, 0.9, 0], 0.038),
        ball(0.052, [-0.27, 0.9, 0]),
        ball(0.052, [0.27, 0.9, 0]),
        put(torus(0.09, 0.024), [0, 1.09, 0], [Math.PI / 2, 0.4, 0]),
      ),
    ],
    { turn: 0.3, parts: [{ shape: 0, position: at, rotation: [-0.1, 0, 0] }] },
  );

export const arms: Readonly<Record<string, Maker>> = {
  sword,
  dagger: sword,
  shield,
  bomb,
  wand,
  bow: bowThing,
  flag,
  'black-flag': flag,
  'checkered-flag': flag,
  'pirate-flag': flag,
  anchor,
};
