/** Toys, presents and letters. Metres at real size. */
import { difference, displace, type Field, roughening, smoothDifference, smoothUnion, wood } from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
  isAsked,
  type Mask,
  mottled,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Point } from '../model.ts';
import { at, glossy, golden1, type Maker, matte } from './token-parts.ts';

const heart: Maker = (request) => {
  const lobe = (s: 1 | -1): Field =>
    pipe(
      0.072,
      [
        [s * 0.066, 0.2, 0, 0.072],
        [s * 0.045, 0.13, 0, 0.058],
        [s * 0.018, 0.06, 0, 0.034],
        [0, 0.02, 0, 0.014],
      ],
      3,
    );
  return thing(request, [0.28, 0.275, 0.14], [piece(glossy(ownColour(request, '#c8101e')), smoothUnion(0.018, lobe(1), lobe(-1)))], {
    turn: 0.2,
  });
};
const gift: Maker = (request) => {
  const base = ownColour(request, '#c8202c');
  return thing(
    request,
    [0.26, 0.29, 0.26],
    [
      piece(
        painted(mottled({ base, other: base, roughness: 0.35, coat: 0.3, subsurface: 0 }), [
          (tools, { local }) => tools.m.smoothstep(0.28, 0.2, tools.n.worley(tools.v.scale(local, 24)).nearest),
          flat([Math.min(1, base[0] * 0.6 + 0.4), Math.min(1, base[1] * 0.6 + 0.4), Math.min(1, base[2] * 0.6 + 0.4)], 0.4),
        ]),
        block([0.12, 0.09, 0.12], [0, 0.09, 0], 0.004),
        block([0.126, 0.022, 0.126], [0, 0.195, 0], 0.004),
      ),
      piece(
        mottled({ base: '#f2c63a', other: '#e8b828', roughness: 0.3, sheen: 0.4, coat: 0.4, subsurface: 0 }),
        block([0.022, 0.0905, 0.1215], [0, 0.0905, 0], 0.001),
        block([0.1215, 0.0905, 0.022], [0, 0.0905, 0], 0.001),
        block([0.022, 0.0232, 0.1275], [0, 0.195, 0], 0.001),
        block([0.1275, 0.0232, 0.022], [0, 0.195, 0], 0.001),
        ...[1, -1].flatMap((s) => [
          difference(
            egg([0.058, 0.034, 0.026], [s * 0.05, 0.243, 0], [0, 0, s * 0.35]),
            egg([0.045, 0.022, 0.03], [s * 0.053, 0.244, 0], [0, 0, s * 0.35]),
          ),
          block([0.045, 0.002, 0.016], [s * 0.06, 0.224, 0.035], 0.001, [0.15, -s * 0.6, -s * 0.1]),
        ]),
        ball(0.018, [0, 0.23, 0]),
      ),
    ],
    { turn: 0.5 },
  );
};
const balloon: Maker = (request) => { const base = ownColour(request, '#d81c2c'); return thing(request, [0.28, 0.85, 0.28], [piece({ material: () => ({ base, roughness: 0.08, coat: 1, coatRoughness: 0.02, subsurface: 0.5, subsurfaceRadius: [0.05, 0.03, 0.03] }) }, spun([[0.003, 0.475], [0.012, 0.485], [0.008, 0.495], [0.03, 0.51], [0.1, 0.58], [0.138, 0.68], [0.12, 0.79], [0.065, 0.84], [0, 0.855]])), piece(matte('#e8e4da'), pipe(0.0018, [[0, 0.48, 0], [0.02, 0.35, 0.01], [-0.015, 0.2, 0], [0.02, 0.08, 0.01], [0, 0, 0]], 4))], { spread: 1 }); }; // biome-ignore format: a profile
const die: Maker = (request) => {
  const h = 0.008;
  const spots: readonly Point[] = [
    [0, h, 0],
    ...[-1, 1].flatMap((a) => [-1, 0, 1].map((b): Point => [a * 0.0038, b * 0.0042, h])),
    ...[-1, 0, 1].map((a): Point => [h, a * 0.004, a * 0.004]),
    ...[-1, 1].flatMap((a) => [-1, 1].map((b): Point => [-h, a * 0.0038, b * 0.0038])),
  ];
  const base = ownColour(request, '#f4f1ea');
  const cube = difference(block([h, h, h], at, 0.0018), ...spots.map((by) => ball(0.0016, [by[0] * 1.08, by[1] * 1.08, by[2] * 1.08])));
  const pips: Mask = (tools, { local }) =>
    tools.m.smoothstep(
      0.0021,
      0.0018,
      spots.map((by) => tools.v.length(tools.v.sub3(local, by))).reduce((a, b) => tools.o.min(a, b)),
    );
  return thing(
    request,
    [0.042, 0.018, 0.03],
    [piece(painted(glossy(base), [pips, flat(base[0] > 0.5 ? '#141416' : '#f4f1ea', 0.4)]), cube)],
    {
      parts: [
        { shape: 0, position: [-0.011, h, 0], rotation: [0, 0.5, 0] },
        { shape: 0, position: [0.012, h, 0.006], rotation: [0, -0.6, Math.PI / 2] },
      ],
      room: 0.01,
    },
  );
};
const chess: Maker = (request) => thing(request, [0.04, 0.08, 0.04], [piece(request.colour ? glossy(request.colour) : wood({ axis: 'y', finish: 'lacquered' }), spun([[0.019, 0], [0.02, 0.004], [0.0165, 0.011], [0.014, 0.016], [0.0095, 0.024], [0.0065, 0.042], [0.0062, 0.05], [0.0125, 0.053], [0.012, 0.0555], [0.006, 0.0575], [0.0108, 0.065], [0.0095, 0.074], [0, 0.079]]))], { spread: 3 }); // biome-ignore format: a profile
const lego: Maker = (request) => { const one = [block([0.0157, 0.0047, 0.0078], [0, 0.0047, 0], 0.0003), ...[-1.5, -0.5, 0.5, 1.5].flatMap((i) => [-0.5, 0.5].map((j) => put(turned([[0.0024, 0.009], [0.0024, 0.0111], [0, 0.0111]], 0.0003), [i * 0.0078, 0, j * 0.0078])))]; const shade = (hex: string, name: string) => seedling(`${request.name}-${name}`, 0.02, piece(glossy(hex), ...one)); return thing(request, [0.045, 0.022, 0.03], [piece(glossy(ownColour(request, '#d8202c')), ...one)], { more: [shade('#f2b80c', 'second'), shade('#1f5fb8', 'third')], parts: [{ shape: 0, position: [-0.004, 0, 0] }, ...(request.colour ? [] : [{ shape: 1, position: [0.004, 0.0095, 0] as const }, { shape: 2, position: [0.012, 0, 0.02] as const, rotation: [0, 0.7, 0] as const }])], turn: 0.3 }); }; // biome-ignore format: a profile
const puzzle: Maker = (request) => thing(request, [0.055, 0.055, 0.02], [piece(glossy(ownColour(request, '#3f8fd0')), smoothDifference(0.001, smoothUnion(0.002, block([0.019, 0.019, 0.0025], at, 0.001), put(turned([[0.0065, -0.0025], [0.0065, 0.0025], [0, 0.0025]], 0.0006), [0.0235, 0, 0], [Math.PI / 2, 0, 0]), put(turned([[0.0065, -0.0025], [0.0065, 0.0025], [0, 0.0025]], 0.0006), [0, 0.0235, 0], [Math.PI / 2, 0, 0])), put(turned([[0.0066, -0.01], [0.0066, 0.01], [0, 0.01]], 0), [-0.0145, 0, 0], [Math.PI / 2, 0, 0]), put(turned([[0.0066, -0.01], [0.0066, 0.01], [0, 0.01]], 0), [0, -0.0145, 0], [Math.PI / 2, 0, 0])))], { parts: [{ shape: 0, position: [0, 0.02, 0], rotation: [-0.3, 0, 0] }], turn: 0.2 }); // biome-ignore format: a profile
const yoyo: Maker = (request) => thing(request, [0.06, 0.06, 0.04], [piece(glossy(ownColour(request, '#d8202c')), ...[1, -1].map((s) => put(turned([[0.029, 0.003], [0.029, 0.01], [0.022, 0.017], [0, 0.018]], 0.004), [0, 0.029, 0], [(s * Math.PI) / 2, 0, 0]))), piece(matte('#f2efe6'), put(turned([[0.012, -0.004], [0.012, 0.004], [0, 0.004]], 0), [0, 0.029, 0], [Math.PI / 2, 0, 0]))], { turn: 0.5 }); // biome-ignore format: a profile
const pumpkin: Maker = (request) => {
  const isCarved = /jack|lantern/.test(request.label) || isAsked(request.attributes, 'carved', 'halloween');
  const body: Field = (tools, p) => {
    const { o, m, k } = tools;
    const wave = k.opaque(o.mul(o.abs(m.sinTurns(o.mul(m.atan2Turns(p[2], p[0]), 6))), 0.022), {
      of: [p[0], p[2]],
      range: () => ({ low: 0, high: 0.022 }),
      steepness: 1.1,
    });
    return o.sub(smoothDifference(0.03, egg([0.155, 0.125, 0.155], [0, 0.13, 0]), ball(0.02, [0, 0.275, 0]))(tools, p), wave);
  };
  const base = ownColour(request, '#e0701a');
  const skin = mottled({
    base,
    other: [base[0] * 0.85, base[1] * 0.7, base[2] * 0.6],
    size: 0.04,
    roughness: 0.35,
    coat: 0.3,
    subsurface: 0.3,
  });
  const face: Mask = (tools, { local, normal }) => {
    const { o, m } = tools;
    const x = o.abs(local[0]);
    const eye = o.max(o.sub(o.add(o.mul(o.abs(o.sub(x, 0.058)), 1.7), local[1]), 0.205), o.sub(0.15, local[1]));
    const mouth = o.max(o.sub(o.abs(o.sub(local[1], o.mulAdd(o.mul(x, x), 5, 0.075))), o.mulAdd(x, -0.16, 0.023)), o.sub(x, 0.1));
    const tooth = o.sub(0.011, o.max(o.abs(o.sub(x, 0.032)), o.abs(o.sub(local[1], 0.095))));
    return o.mul(m.smoothstep(0.003, -0.001, o.min(eye, o.max(mouth, tooth))), m.smoothstep(0.1, 0.3, normal[2]));
  };
  return thing(
    request,
    [0.34, 0.32, 0.34],
    [
      piece(isCarved ? painted(skin, [face, { base: [1, 0.6, 0.1], roughness: 0.8, emission: [2.6, 1.25, 0.16] }]) : skin, body),
      piece(
        mottled({ base: '#5a6b2c', other: '#6b5a2c', size: 0.02, subsurface: 0 }),
        pipe(
          0.018,
          [
            [0, 0.235, 0, 0.026],
            [0.004, 0.27, 0, 0.016],
            [0.03, 0.315, 0, 0.018],
          ],
          3,
        ),
      ),
    ],
    { spread: isCarved ? 0.3 : 3 },
  );
};

const envelope: Maker = (request) => { const base = ownColour(request, request.concept === 'red-envelope' ? '#b8101a' : '#f2ead6'); const fold: Mask = ({ m, o }, { local, normal }) => o.mul(m.smoothstep(0.5, 0.7, normal[2]), m.smoothstep(0.0013, 0.0006, o.abs(o.sub(local[1], o.mulAdd(o.abs(local[0]), 0.68, 0.048))))); return thing(request, [0.18, 0.122, 0.03], [piece(painted(matte(base, 0.8), [fold, flat([base[0] * 0.55, base[1] * 0.5, base[2] * 0.5], 0.8)]), block([0.088, 0.059, 0.0022], [0, 0.06, 0], 0.001)), piece(request.concept === 'red-envelope' ? golden1 : glossy('#a8141c'), displace(put(turned([[0.0125, 0], [0.0125, 0.0042], [0, 0.0042]], 0.0015), [0, 0.05, 0.001], [Math.PI / 2, 0, 0]), roughening({ amplitude: 0.002, size: 0.01 })))], { turn: 0.2, parts: [{ shape: 0, position: at, rotation: [-0.25, 0, 0] }] }); }; // biome-ignore format: a profile

export const toys: Readonly<Record<string, Maker>> = {
  gift,
  balloon,
  die,
  'chess-piece': chess,
  'lego-brick': lego,
  puzzle,
  'yo-yo': yoyo,
  pumpkin,
  heart,
  envelope,
  'red-envelope': envelope,
};
