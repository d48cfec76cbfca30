/** Coins, gems, prizes, and a skull. Metres at real size. */
import {
  colour,
  difference,
  type Field,
  polygon,
  type Surface,
  smoothDifference,
  smoothUnion,
  torus,
  wood,
} from '../../render/field/index.ts';
import {
  block,
  egg,
  flat,
  golden,
  leaning,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  seedling,
  sheet,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Part } from '../model.ts';
import { at, golden1, goldOr, type Maker, matte, starRegion, starSolid } from './token-parts.ts';
import { gemSolid } from './wear-parts.ts';

const coin: Maker = (request) => { const face: Mask = ({ m, v, o }, { local, normal }) => o.mul(m.smoothstep(0.5, 0.8, o.abs(normal[1])), m.smoothstep(0.0005, 0.0002, o.abs(o.sub(v.length([local[0], 0, local[2]]), 0.0125)))); const star5 = starRegion(0.0085, 0.0038, 5); const token: Mask = (tools, { local, normal }) => tools.o.mul(tools.m.smoothstep(0.5, 0.8, normal[1]), tools.m.smoothstep(0.0004, -0.0004, tools.o.abs(star5(tools, local[0], tools.o.neg(local[2]))))); const one = turned([[0.0148, 0], [0.015, 0.0004], [0.015, 0.0022], [0.0148, 0.0026], [0, 0.0026]], 0.0002); return thing(request, [0.06, 0.022, 0.05], [piece(painted(goldOr(request), [face, flat([0.5, 0.3, 0.08], 0.4, { metal: 1 })], [token, flat([0.5, 0.3, 0.08], 0.4, { metal: 1 })]), one)], { parts: [...Array.from({ length: 6 }, (_, i): Part => ({ shape: 0, position: [-0.008 + 0.0012 * Math.cos(i * 2), 0.0027 * i, 0.001 * Math.sin(i * 3)], rotation: [0, i, 0] })), { shape: 0, position: [0.022, 0.0125, 0.004], rotation: [1.15, 0.2, 0] }, { shape: 0, position: [0.004, 0.0002, 0.024], rotation: [0, 1, 0] }], spread: 0.6 }); }; // biome-ignore format: a profile
const diamond: Maker = (request) =>
  thing(
    request,
    [0.054, 0.046, 0.054],
    [
      piece(
        {
          material: (tools, { normal }) => ({
            base: tools.v.mix3(
              request.colour ?? [0.5, 0.78, 0.98],
              [0.95, 0.97, 1],
              tools.m.smoothstep(-0.3, 0.9, tools.m.sinTurns(tools.o.add(tools.o.mul(normal[0], 2.3), tools.o.mul(normal[1], 3.1)))),
            ),
            metal: 0.8,
            roughness: 0.03,
            coat: 1,
            coatRoughness: 0.01,
          }),
        },
        gemSolid(0.03, at),
      ),
    ],
    { room: 0.04, parts: [{ shape: 0, position: [0, 0.027, 0], rotation: [0, 0.2, 0.25] }], spread: 3 },
  );
const money: Maker = (request) => {
  const oval: Mask = ({ m, v, o }, { local, normal }) =>
    o.mul(m.smoothstep(0.5, 0.8, normal[1]), m.smoothstep(0.0225, 0.022, v.length([local[0], 0, o.mul(local[2], 0.85)])));
  const frame: Mask = ({ m, o }, { local, normal }) =>
    o.mul(
      m.smoothstep(0.5, 0.8, normal[1]),
      m.smoothstep(0.0018, 0.0012, o.abs(o.max(o.sub(o.abs(local[0]), 0.07), o.sub(o.abs(local[2]), 0.027)))),
    );
  const edges: Surface = { ...matte('#8fa886'), bump: (tools, p) => tools.o.mul(tools.m.sinTurns(tools.o.mul(p[1], 900)), 0.0006) };
  return thing(
    request,
    [0.16, 0.03, 0.07],
    [
      piece(
        painted(edges, [frame, flat('#3a5a3a', 0.7)], [oval, flat('#5a7a58', 0.7)]),
        block([0.078, 0.0105, 0.033], [0, 0.0105, 0], 0.001),
      ),
      piece(matte('#e8dcc0'), block([0.014, 0.0112, 0.0338], [0, 0.0105, 0], 0.001)),
    ],
    {
      turn: 0.4,
      parts: [
        { shape: 0, position: [0, 0, 0.01] },
        { shape: 0, position: [0.006, 0.0215, 0], rotation: [0, 0.3, 0] },
      ],
    },
  );
};
const trophy: Maker = (request) => thing(request, [0.27, 0.4, 0.16], [piece(goldOr(request), spun([[0.055, 0.07], [0.05, 0.085], [0.016, 0.1], [0.013, 0.16], [0.03, 0.185], [0.07, 0.24], [0.085, 0.33], [0.09, 0.39], [0.083, 0.39], [0.06, 0.3], [0, 0.25]]), ...[1, -1].map((s) => pipe(0.008, [[s * 0.078, 0.35, 0], [s * 0.125, 0.36, 0], [s * 0.132, 0.3, 0], [s * 0.1, 0.25, 0], [s * 0.06, 0.235, 0]], 3)), put(starSolid(0.032), [0, 0.31, 0.078], [-0.1, 0, 0])), piece(matte('#1c1a1a', 0.3), block([0.07, 0.035, 0.06], [0, 0.035, 0], 0.004)), piece(golden1, block([0.04, 0.014, 0.002], [0, 0.036, 0.06], 0.001))], { turn: 0.15 }); // biome-ignore format: a profile
const medal: Maker = (request) => thing(request, [0.075, 0.15, 0.016], [piece(goldOr(request), put(turned([[0.031, -0.003], [0.033, 0], [0.031, 0.003], [0, 0.003]], 0.001), [0, 0.033, 0], [Math.PI / 2, 0, 0]), put(torus(0.027, 0.0016), [0, 0.033, 0.003], [Math.PI / 2, 0, 0]), put(starSolid(0.018), [0, 0.033, 0.002]), put(torus(0.005, 0.0014), [0, 0.07, 0], [Math.PI / 2, 0, 0])), piece(painted(matte('#c8202c'), [({ m, o }, { local }) => m.smoothstep(0.006, 0.005, o.abs(o.sub(o.abs(local[0]), o.mulAdd(local[1], 0.3, -0.019)))), flat('#f4f1ea', 0.6)]), sheet(polygon([[-0.006, 0.072], [0.006, 0.072], [0.036, 0.15], [0.016, 0.15], [0, 0.105], [-0.016, 0.15], [-0.036, 0.15]]), 0.0016))], { turn: 0.2 }); // biome-ignore format: a profile
const chest: Maker = (request) => { const planks = wood({ axis: 'x', finish: 'oiled', plankWidth: 0.08, light: request.colour ?? colour('#8a5a30'), dark: colour('#4a2c14') }); const lid: Field = (tools, p) => { const { o, v } = tools; return o.max(o.max(o.sub(v.length([0, o.sub(p[1], 0.27), p[2]]), 0.2), o.sub(o.abs(p[0]), 0.3)), o.sub(0.27, p[1])); }; const open = put(put(difference(lid, block([0.28, 0.17, 0.18], [0, 0.27, 0], 0.02)), [0, -0.27, 0.2]), [0, 0.27, -0.2], [-1.1, 0, 0]); const straps = [-0.2, 0, 0.2].map((x) => block([0.022, 0.137, 0.204], [x, 0.136, 0], 0.004)); const pile = Array.from({ length: 70 }, (_, i): Part => { const away = Math.sqrt((i + 0.5) / 70); return { shape: 1, position: [0.26 * away * Math.cos(i * 2.4), 0.25 + 0.075 * (1 - away) + 0.012 * golden(i), 0.165 * away * Math.sin(i * 2.4)], rotation: leaning(i * 1.7, 0.8 * (golden(i, 2) - 0.5), golden(i, 3) - 0.5) }; }); const coinShape = seedling(`${request.name}-coin`, 0.05, piece(golden1, turned([[0.031, -0.0035], [0.031, 0.0035], [0, 0.0035]], 0.001))); return thing(request, [0.64, 0.6, 0.5], [piece(planks, difference(block([0.3, 0.135, 0.2], [0, 0.135, 0], 0.006), block([0.28, 0.1, 0.18], [0, 0.22, 0], 0.004)), open), piece(mottled({ base: '#b8862c', other: '#8a6018', roughness: 0.35, subsurface: 0 }), ...straps, block([0.045, 0.05, 0.01], [0, 0.22, 0.2], 0.006), put(torus(0.03, 0.007), [0.31, 0.17, 0], [0, 0, 1.57])), piece(golden1, egg([0.25, 0.06, 0.16], [0, 0.23, 0])), piece({ material: () => ({ base: [0.6, 0.02, 0.05], roughness: 0.04, coat: 1 }) }, gemSolid(0.03, [0.1, 0.32, 0.1]), gemSolid(0.025, [-0.14, 0.31, 0.09]))], { more: [coinShape], parts: [{ shape: 0, position: at }, ...pile], turn: 0.35 }); }; // biome-ignore format: a profile

const skull: Maker = (request) => {
  const cranium = smoothUnion(0.035, egg([0.075, 0.075, 0.092], [0, 0.145, -0.01]), egg([0.052, 0.045, 0.045], [0, 0.085, 0.045]));
  const cheek = [1, -1].map((s) => egg([0.02, 0.012, 0.03], [s * 0.053, 0.09, 0.05], [0, s * 0.6, 0]));
  const jaw = smoothUnion(
    0.012,
    pipe(
      0.012,
      [
        [0.056, 0.075, 0.0],
        [0.052, 0.03, 0.02],
        [0.028, 0.014, 0.062],
        [0, 0.012, 0.074],
        [-0.028, 0.014, 0.062],
        [-0.052, 0.03, 0.02],
        [-0.056, 0.075, 0.0],
      ],
      3,
    ),
  );
  const holes = [
    ...[1, -1].map((s) => egg([0.0225, 0.021, 0.04], [s * 0.031, 0.112, 0.085])),
    egg([0.0095, 0.016, 0.03], [0.0035, 0.078, 0.095], [0, 0, 0.2]),
    egg([0.0095, 0.016, 0.03], [-0.0035, 0.078, 0.095], [0, 0, -0.2]),
  ];
  const teeth = Array.from({ length: 8 }, (_, i) => {
    const a = (i - 3.5) * 0.23;
    return block([0.0046, 0.0085, 0.0045], [0.052 * Math.sin(a), 0.047, 0.03 + 0.052 * Math.cos(a)], 0.003, [0, a, 0]);
  });
  const low = Array.from({ length: 8 }, (_, i) => {
    const a = (i - 3.5) * 0.23;
    return block([0.0042, 0.0075, 0.004], [0.048 * Math.sin(a), 0.03, 0.029 + 0.05 * Math.cos(a)], 0.003, [0, a, 0]);
  });
  return thing(
    request,
    [0.155, 0.22, 0.2],
    [
      piece(
        mottled({
          base: ownColour(request, '#e6dcc4'),
          other: request.colour ?? colour('#c9b890'),
          size: 0.03,
          roughness: 0.55,
          subsurface: 0.4,
          depth: 0.003,
          bump: 0.0008,
          grain: 0.008,
        }),
        smoothDifference(0.006, smoothUnion(0.014, cranium, ...cheek, jaw), ...holes),
      ),
      piece(mottled({ base: '#efe8d6', roughness: 0.3, coat: 0.4 }), ...teeth, ...low),
    ],
    { turn: 0.3 },
  );
};
const compass: Maker = (request) => thing(request, [0.07, 0.06, 0.07], [piece(golden1, difference(turned([[0.031, 0], [0.034, 0.003], [0.034, 0.014], [0.031, 0.016], [0, 0.016]], 0.001), turned([[0.0295, 0.008], [0.0295, 0.02], [0, 0.02]], 0)), put(torus(0.006, 0.0016), [0, 0.009, -0.041])), piece(painted(matte('#f2ecdc'), [({ m, v, o }, { local }) => { const turns = o.mul(m.atan2Turns(local[2], local[0]), 32); return o.mul(m.smoothstep(0.14, 0.08, o.abs(o.sub(o.sub(turns, o.floor(turns)), 0.5))), m.smoothstep(0.0235, 0.024, v.length([local[0], 0, local[2]]))); }, flat('#2a2420', 0.7)], [(tools, { local }) => tools.m.smoothstep(0.0004, -0.0004, starRegion(0.02, 0.005, 4)(tools, local[0], local[2])), flat('#c9b894', 0.6)]), turned([[0.0296, 0.004], [0.0296, 0.0085], [0, 0.0085]], 0)), piece(matte('#c8161d', 0.3), rod([0, 0.0112, 0], [0.006, 0.0112, -0.022], 0.0021, 0.0003)), piece(matte('#1f4f9a', 0.3), rod([0, 0.0112, 0], [-0.006, 0.0112, 0.022], 0.0021, 0.0003))], { parts: [{ shape: 0, position: [0, 0.018, 0], rotation: [0.65, 0, 0] }] }); // biome-ignore format: a profile

export const treasure: Readonly<Record<string, Maker>> = { coin, diamond, money, trophy, medal, 'treasure-chest': chest, compass, skull };
