/** Cakes and sweets. Metres at real size. */
import {
  colour,
  displace,
  type Field,
  halfSpace,
  intersection,
  roughening,
  type Surface,
  torus,
  translate,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  golden,
  isAsked,
  layered,
  leaning,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rod,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import { cake, chocolate, cream, icing, type Maker, strands, tiers, wedge } from './dough.ts';

const donut: Maker = (request) => {
  const dough = translate(torus(0.028, 0.0175), [0, 0.0172, 0]);
  const glaze = intersection(
    translate(torus(0.028, 0.0188), [0, 0.0178, 0]),
    displace(halfSpace([0, -1, 0], -0.0195), roughening({ amplitude: 0.009, size: 0.016 })),
  );
  const band = painted(mottled({ base: '#cf8f45', other: '#b06a28', size: 0.014, roughness: 0.5, subsurface: 0.2, bump: 0.0006 }), [
    ({ m, o }, { local }) => m.smoothstep(0.004, 0.001, o.abs(o.sub(local[1], 0.016))),
    flat('#e8c486', 0.6),
  ]);
  const top = strands(icing(request, isAsked(request.attributes, 'chocolate') ? '#3a1c0d' : '#f08cae'), ({ m }, { normal }) =>
    m.smoothstep(0.1, 0.4, normal[1]),
  );
  return thing(request, [0.093, 0.037, 0.093], [piece(band, dough), piece(top, glaze)], {
    spread: 3,
    parts: [{ shape: 0, position: [0, 0.006, 0], rotation: [0.22, 0, 0] }],
  });
};

const cookie: Maker = (request) => {
  const body = displace(spun([[0.026, 0], [0.033, 0.002], [0.035, 0.006], [0.031, 0.0105], [0.018, 0.0128], [0, 0.013]]), roughening({ amplitude: 0.0035, size: 0.011, octaves: 2 })); // biome-ignore format: a profile
  const chips = Array.from({ length: 11 }, (_, index) => {
    const [angle, away] = [index * 2.4, 0.029 * Math.sqrt((index + 0.5) / 11)];
    return egg(
      [0.0042, 0.0036, 0.0042],
      [away * Math.cos(angle), 0.0128 - 1.6 * away * away - away * 0.05, away * Math.sin(angle)],
      [golden(index), 0, golden(index, 2)],
    );
  });
  const surface = mottled({
    base: ownColour(request, '#cf9a55'),
    other: '#a9672c',
    size: 0.014,
    roughness: 0.7,
    subsurface: 0.2,
    bump: 0.0009,
    grain: 0.002,
  });
  return thing(request, [0.09, 0.055, 0.09], [piece(surface, body), piece(chocolate, ...chips)], {
    spread: 3,
    parts: [
      { shape: 0, position: [0, 0.001, 0.006] },
      { shape: 0, position: [0.004, 0.0135, 0], rotation: leaning(1, 0.05) },
      { shape: 0, position: [-0.002, 0.031, 0.02], rotation: [0.65, 0.4, 0] },
    ],
    turn: 0,
  });
};

const birthdayCake: Maker = (request) => tiers(request, [[0.11, 0.006, 0.085], [0.075, 0.085, 0.15]], '#f2a9bd', true); // biome-ignore format: rows
const weddingCake: Maker = (request) => tiers(request, [[0.2, 0.006, 0.16], [0.15, 0.16, 0.31], [0.105, 0.31, 0.45], [0.065, 0.45, 0.57]], '#f7f2ea', false); // biome-ignore format: rows

const shortcake: Maker = (request) => {
  const layers = (tools: Parameters<Mask>[0], y: Parameters<Mask>[1]['local'][1]) =>
    tools.m.smoothstep(0.0035, 0.0025, tools.o.min(tools.o.abs(tools.o.sub(y, 0.027)), tools.o.abs(tools.o.sub(y, 0.048))));
  const side = painted(
    mottled({ base: '#f0d48e', other: '#deb765', size: 0.006, roughness: 0.85, bump: 0.0015, grain: 0.003 }),
    [(tools, { local }) => layers(tools, local[1]), flat('#f6ecdc', 0.4)],
    [(tools, { local }) => tools.m.smoothstep(0.0665, 0.0675, local[1]), flat('#f6ecdc', 0.4)],
    [({ m }, { local }) => m.smoothstep(0.0395, 0.0405, local[0]), flat('#f6ecdc', 0.4)],
  );
  const berry = egg([0.012, 0.016, 0.012], [-0.004, 0.085, 0]);
  const swirl = put(
    spun([
      [0.0125, 0.07],
      [0.0135, 0.076],
      [0.008, 0.083],
      [0, 0.09],
    ]),
    [0.027, 0, 0],
  );
  return thing(request, [0.11, 0.1, 0.085], [piece(side, wedge(0.1, 0.042, 0.006, 0.073)), piece(cream, swirl), piece(mottled({ base: '#c8141c', other: '#a80e16', size: 0.008, roughness: 0.2, coat: 0.6, subsurface: 0.4, bump: 0.0006, grain: 0.003 }), berry), piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), turned([[0.07, 0], [0.075, 0.006], [0, 0.005]], 0.002))], { turn: 0.6, spread: 0.5 }); // biome-ignore format: rows
};
const cupcake: Maker = (request) => {
  const pleat: Surface = { material: (tools, { local }) => {
    const fold = tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 34));
    return { base: tools.v.mix3([0.62, 0.36, 0.42], [0.8, 0.62, 0.62], tools.m.smoothstep(-0.8, 0.8, fold)), roughness: 0.6 };
  }, bump: (tools, local) => tools.o.mul(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 34)), 0.0009) }; // biome-ignore format: rows
  const paperCup = turned([[0.024, 0], [0.034, 0.038], [0, 0.04]], 0.001); // biome-ignore format: a profile
  const turns = Array.from({ length: 44 }, (_, index) => {
    const t = index / 43;
    const r = 0.027 * (1 - t) ** 0.8;
    return [r * Math.cos(t * 20), 0.044 + 0.041 * t, r * Math.sin(t * 20), 0.0115 * (1 - 0.72 * t)];
  });
  const frost = mottled({
    base: ownColour(request, '#f7c6d2'),
    other: request.colour ?? colour('#f4b7c6'),
    size: 0.02,
    roughness: 0.4,
    subsurface: 0.5,
    depth: 0.003,
  });
  return thing(request, [0.078, 0.1, 0.078], [piece(pleat, paperCup), piece(mottled({ base: '#b8783a' }), egg([0.034, 0.014, 0.034], [0, 0.038, 0])), piece(frost, pipe(0.01, turns, 0)), piece(mottled({ base: '#b00f1a', other: '#8a0a12', roughness: 0.12, coat: 1, subsurface: 0.4 }), ball(0.0085, [0.0005, 0.0885, 0]))], { spread: 3 }); // biome-ignore format: rows
};
const chocolateBar: Maker = (request) => {
  const base = block([0.055, 0.0035, 0.032], [0, 0.0035, 0], 0.001);
  const squares = [-2, -1, 0, 1].flatMap((i) =>
    [-1, 0, 1].map((j) => block([0.0125, 0.0028, 0.0095], [0.0272 * (i + 0.5), 0.0085, 0.0205 * j], 0.0022)),
  );
  const brown = request.colour ? mottled({ base: request.colour, roughness: 0.28, coat: 0.3 }) : chocolate;
  return thing(request, [0.11, 0.05, 0.09], [piece(brown, base, ...squares)], {
    parts: [
      { shape: 0, position: [0, 0, 0.012] },
      { shape: 0, position: [0.01, 0.018, -0.02], rotation: [0.5, 0.5, 0] },
    ],
    turn: 0.2,
  });
};
const candy: Maker = (request) => {
  const base = ownColour(request, '#e02a4a');
  const swirl = painted(mottled({ base, other: base, roughness: 0.12, coat: 1, subsurface: 0.4 }), [
    (tools, { local }) =>
      tools.m.smoothstep(
        -0.15,
        0.15,
        tools.m.sinTurns(tools.o.add(tools.o.mul(tools.m.atan2Turns(local[1], local[2]), 3), tools.o.mul(local[0], 30))),
      ),
    flat('#f6f0ea', 0.2, { coat: 1 }),
  ]);
  const wrap = (side: 1 | -1): Field => put(spun([[0.0015, 0], [0.006, 0.008], [0.014, 0.018], [0.0135, 0.019], [0, 0.011]]), [side * 0.0125, 0, 0], [0, 0, -side * Math.PI / 2]); // biome-ignore format: a profile
  const crinkle: Surface = {
    material: (tools, { local }) => ({
      base: tools.v.mix3(
        base,
        [0.9, 0.85, 0.82],
        tools.m.smoothstep(0.3, 0.9, tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[1], local[2]), 9))),
      ),
      roughness: 0.2,
      coat: 0.8,
    }),
  };
  return thing(request, [0.065, 0.03, 0.03], [piece(swirl, egg([0.0145, 0.0125, 0.0125], [0, 0, 0])), piece(crinkle, wrap(1), wrap(-1))], {
    parts: [{ shape: 0, position: [0, 0.0135, 0], rotation: [0, 0.2, 0.1] }],
    turn: 0.2,
  });
};
const lollipop: Maker = (request) => {
  const base = ownColour(request, '#e8283c');
  const spiral: Mask = (tools, { local }) => {
    const { o, m, v } = tools;
    const y = o.sub(local[1], 0.115);
    return m.smoothstep(-0.2, 0.2, m.sinTurns(o.add(o.mul(v.length([local[0], y, 0]), 75), m.atan2Turns(y, local[0]))));
  };
  const sweet = painted(mottled({ base, other: base, roughness: 0.1, coat: 1, subsurface: 0.5, depth: 0.004 }), [
    spiral,
    flat('#fbf3ea', 0.12, { coat: 1, subsurface: 0.4 }),
  ]);
  return thing(request, [0.064, 0.148, 0.016], [piece(sweet, put(spun([[0.026, -0.0055], [0.031, 0], [0.026, 0.0055], [0, 0.0065]]), [0, 0.115, 0], [Math.PI / 2, 0, 0])), piece(mottled({ base: '#f2ede0', subsurface: 0 }), rod([0, 0, 0], [0, 0.09, 0], 0.0024))], {}); // biome-ignore format: a profile
};
const custard: Maker = (request) => thing(request, [0.14, 0.062, 0.14], [piece(layered(mottled({ base: ownColour(request, '#f2cf6b'), other: '#eabf55', size: 0.02, roughness: 0.2, coat: 0.6, subsurface: 0.8, depth: 0.005 }), mottled({ base: '#5a2408', other: '#6b300c', roughness: 0.1, coat: 1, subsurface: 0.4 }), 0.049, 0.002), turned([[0.044, 0.006], [0.033, 0.055], [0, 0.057]], 0.006)), piece({ material: () => ({ base: [0.16, 0.045, 0.006], roughness: 0.06, coat: 1, subsurface: 0.4, subsurfaceRadius: [0.006, 0.002, 0.0006] }) }, displace(turned([[0.054, 0.004], [0.054, 0.0098], [0, 0.01]], 0.002), roughening({ amplitude: 0.004, size: 0.03 }))), piece(mottled({ base: '#f2f0ea', other: '#eceae2', roughness: 0.25, coat: 0.8, subsurface: 0 }), spun([[0.045, 0], [0.062, 0.005], [0.07, 0.012], [0.055, 0.008], [0, 0.006]]))], { spread: 3 }); // biome-ignore format: rows

export const sweets: Readonly<Record<string, Maker>> = {
  donut,
  cookie,
  cake,
  'birthday-cake': birthdayCake,
  'wedding-cake': weddingCake,
  shortcake,
  cupcake,
  chocolate: chocolateBar,
  candy,
  lollipop,
  custard,
};
