/** Balls, and what is thrown, lifted or aimed at. Metres at real size. */
import { colour, difference, leather, mottle, smoothUnion, torus } from '../../render/field/index.ts';
import {
  block,
  egg,
  flat,
  ball as inPlace,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import { ball } from '../ball.ts';
import { ash, glossy, type Maker, matte, steel } from './sport-parts.ts';

const soccer: Maker = (request) => ball({ ...request, icon: 'soccer-ball' })!;
const basketball: Maker = (request) => ball({ ...request, icon: 'basketball' })!;
/** Seam of a tennis or base ball: distance in radii. */
const seamOf = (tools: Parameters<Mask>[0], local: Parameters<Mask>[1]['local'], r: number) => {
  const { o, v, m } = tools;
  const n = v.normalise([local[0], o.sub(local[1], r), local[2]]);
  const wave = o.mul(m.cosTurns(o.mul(m.atan2Turns(n[2], n[0]), 2)), 0.45);
  return o.abs(o.sub(n[1], wave));
};
const seamed =
  (r: number, base: string, line: string, width: number, isStitched: boolean, fuzz: number): Maker =>
  (request) => {
    const skin = mottled({
      base: ownColour(request, base),
      other: request.colour ?? colour(base),
      size: 0.006,
      roughness: 0.6,
      sheen: fuzz,
      subsurface: 0.1,
      bump: fuzz > 0 ? 0.0007 : 0.0001,
      grain: 0.0016,
    });
    const seam: Mask = (tools, { local }) => {
      const { o, m } = tools;
      const line = m.smoothstep(width, width * 0.6, seamOf(tools, local, r));
      if (!isStitched) return line;
      const beats = m.smoothstep(0, 0.3, m.sinTurns(o.mul(m.atan2Turns(local[2], local[0]), 26)));
      return o.mul(
        o.mul(m.smoothstep(width, width * 0.7, seamOf(tools, local, r)), m.smoothstep(0, width * 0.3, seamOf(tools, local, r))),
        beats,
      );
    };
    return thing(request, [2 * r, 2 * r, 2 * r], [piece(painted(skin, [seam, flat(line, 0.6)]), inPlace(r))], { spread: 1.2, turn: 0.4 });
  };
const football: Maker = (request) => {
  const body = put(spun([[0, -0.14], [0.028, -0.118], [0.062, -0.072], [0.083, 0], [0.062, 0.072], [0.028, 0.118], [0, 0.14]]), [0, 0.083, 0], [0, 0, Math.PI / 2 - 0.12]); // biome-ignore format: a profile
  const skin = leather({ colour: ownColour(request, '#6b3216') });
  const bands: Mask = (tools, { local }) => tools.m.smoothstep(0.008, 0.0065, tools.o.abs(tools.o.sub(tools.o.abs(local[0]), 0.088)));
  const laces = [
    ...[-3, -2, -1, 0, 1, 2, 3].map((i) => rod([0.011 * i, 0.16, 0.028], [0.011 * i, 0.166, 0.01], 0.0017)),
    rod([-0.038, 0.1635, 0.019], [0.038, 0.1635, 0.019], 0.0016),
  ];
  return thing(
    request,
    [0.285, 0.17, 0.17],
    [piece(painted(skin, [bands, flat('#f2efe8', 0.5)]), body), piece(matte('#f2efe8'), ...laces)],
    { turn: 0.35 },
  );
};
const volleyball: Maker = (request) => {
  const base = ownColour(request, '#f4f2ea');
  const stripe: Mask = (tools, { local }) => {
    const { o, v, m } = tools;
    const n = v.normalise([local[0], o.sub(local[1], 0.105), local[2]]);
    const turns = o.mul(m.atan2Turns(n[2], n[0]), 3);
    return m.smoothstep(-0.06, 0.06, m.sinTurns(o.add(turns, o.mul(n[1], 0.35))));
  };
  return thing(
    request,
    [0.21, 0.21, 0.21],
    [
      piece(
        painted(
          glossy(base, 0.4),
          [stripe, flat('#2f6fc0', 0.4, { coat: 0.4 })],
          [
            (tools, { local }) => {
              const { o, v, m } = tools;
              const n = v.normalise([local[0], o.sub(local[1], 0.105), local[2]]);
              return m.smoothstep(0.08, 0.05, o.abs(m.sinTurns(o.add(o.mul(m.atan2Turns(n[2], n[0]), 3), o.mul(n[1], 0.35)))));
            },
            flat('#f0c01c', 0.4),
          ],
        ),
        inPlace(0.105),
      ),
    ],
    { spread: 1.2 },
  );
};
const bowling: Maker = (request) => { const base = ownColour(request, '#14244f'); const pin = seedling(`${request.name}-pin`, 0.42, piece(painted(glossy('#f4f1ea', 0.2), [({ m, o }, { local }) => m.smoothstep(0.0045, 0.0035, o.abs(o.sub(o.abs(o.sub(local[1], 0.272)), 0.012))), flat('#c8161d', 0.2, { coat: 0.6 })]), spun([[0.026, 0], [0.03, 0.01], [0.055, 0.09], [0.06, 0.12], [0.05, 0.175], [0.028, 0.235], [0.0235, 0.262], [0.028, 0.31], [0.032, 0.34], [0.024, 0.37], [0, 0.38]]))); return thing(request, [0.42, 0.38, 0.36], [piece({ ...glossy(base, 0.1), material: (tools, { local }) => ({ base: tools.v.mix3(base, [base[0] * 2 + 0.1, base[1] * 2 + 0.12, base[2] * 1.6 + 0.2], tools.m.smoothstep(0.5, 0.8, mottle(tools, local, 0.06, 4))), roughness: 0.08, coat: 1, coatRoughness: 0.02 }) }, difference(inPlace(0.108), inPlace(0.014, [0.03, 0.19, 0.065]), inPlace(0.012, [0.06, 0.185, 0.045]), inPlace(0.012, [0.045, 0.165, 0.085])))], { more: [pin], parts: [{ shape: 0, position: [0.09, 0, 0.08] }, { shape: 1, position: [-0.1, 0, 0] }, { shape: 1, position: [-0.02, 0, -0.12] }, { shape: 1, position: [-0.17, 0, -0.12] }], turn: 0 }); }; // biome-ignore format: a profile

const dumbbell: Maker = (request) => thing(request, [0.38, 0.14, 0.14], [piece(steel, rod([-0.12, 0.07, 0], [0.12, 0.07, 0], 0.014)), piece(matte(ownColour(request, '#1f2023')), ...[-1, 1].flatMap((s) => [put(turned([[0.07, -0.024], [0.07, 0.024], [0, 0.024]], 0.008), [s * 0.1, 0.07, 0], [0, 0, Math.PI / 2]), put(turned([[0.055, -0.018], [0.055, 0.018], [0, 0.018]], 0.007), [s * 0.145, 0.07, 0], [0, 0, Math.PI / 2])]))], { turn: 0.5 }); // biome-ignore format: a profile
const target: Maker = (request) => thing(request, [0.6, 0.62, 0.12], [piece(painted(matte('#f2eee2'), ...([[0.29, ownColour(request, '#c8202c')], [0.225, colour('#f2eee2')], [0.165, ownColour(request, '#c8202c')], [0.105, colour('#f2eee2')], [0.05, ownColour(request, '#c8202c')]] as const).map(([r, one]): readonly [Mask, ReturnType<typeof flat>] => [({ m, v, o }, { local }) => m.smoothstep(r + 0.002, r - 0.002, v.length([local[0], o.sub(local[1], 0.31), 0])), flat(one, 0.6)])), put(turned([[0.3, -0.03], [0.3, 0.03], [0, 0.03]], 0.008), [0, 0.31, 0], [Math.PI / 2, 0, 0])), piece(ash, rod([0.012, 0.318, 0.03], [0.09, 0.36, 0.25], 0.006)), piece(matte('#f2c01c'), block([0.003, 0.022, 0.035], [0.086, 0.358, 0.235], 0.001, [0.2, 0.34, 0]))], { turn: 0.25, room: 0.15 }); // biome-ignore format: a profile
const boxingGlove: Maker = (request) => thing(request, [0.18, 0.3, 0.2], [piece(mottled({ base: ownColour(request, '#b8141c'), other: request.colour ?? colour('#a81018'), size: 0.05, roughness: 0.25, coat: 0.7, subsurface: 0, bump: 0.0006, grain: 0.02 }), smoothUnion(0.035, egg([0.08, 0.085, 0.075], [0, 0.21, 0.015]), egg([0.065, 0.06, 0.06], [0, 0.12, 0]), pipe(0.033, [[-0.06, 0.12, 0.02, 0.034], [-0.085, 0.19, 0.055, 0.036], [-0.06, 0.235, 0.085, 0.03]], 2))), piece(mottled({ base: '#f2eee6', roughness: 0.5, subsurface: 0, other: '#e8e3d8' }), turned([[0.058, 0], [0.062, 0.075], [0, 0.075]], 0.012))], { turn: 0.4 }); // biome-ignore format: a profile
const shuttlecock: Maker = (request) => thing(request, [0.07, 0.09, 0.07], [piece(mottled({ base: '#f4f1ea', other: '#e9e5dc', size: 0.01, roughness: 0.6 }), smoothUnion(0.001, turned([[0.0125, 0], [0.0125, 0.01], [0, 0.022]], 0.004))), piece({ material: (tools, { local }) => ({ base: tint9(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 16)), tools), roughness: 0.6 }), bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(p[2], p[0]), 16)), 0.002) }, difference(turned([[0.011, 0.018], [0.033, 0.085], [0, 0.085]], 0), turned([[0.0095, 0.0178], [0.0318, 0.0865], [0, 0.0865]], 0))), piece(matte(ownColour(request, '#c8202c')), put(torus(0.0128, 0.0018), [0, 0.018, 0]))], { parts: [{ shape: 0, position: [0, 0.004, 0], rotation: [0, 0, 0.5] }] }); // biome-ignore format: a profile
const tint9 = (wave: ReturnType<Parameters<Mask>[0]['m']['sinTurns']>, { v, m }: Parameters<Mask>[0]) =>
  v.mix3([0.6, 0.58, 0.54], [0.86, 0.85, 0.82], m.smoothstep(-0.7, 0.5, wave));

export const balls: Readonly<Record<string, Maker>> = {
  'sports-ball': soccer,
  basketball,
  'american-football': football,
  baseball: seamed(0.0366, '#f4f1e8', '#c8161d', 0.1, true, 0),
  softball: seamed(0.0485, '#d9e04a', '#c8161d', 0.09, true, 0),
  'tennis-ball': seamed(0.0335, '#c9dc2a', '#f4f2ea', 0.045, false, 0.7),
  volleyball,
  'bowling-ball': bowling,
  badminton: shuttlecock,
  dumbbell,
  target,
  'boxing-glove': boxingGlove,
};
