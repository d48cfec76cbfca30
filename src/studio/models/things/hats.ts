/** What is worn on the head: the anchor tells how wide the band is. Metres at real size. */
import {
  colour,
  displace,
  type Field,
  gold,
  halfSpace,
  intersection,
  roughening,
  type Surface,
  smoothDifference,
  smoothUnion,
  torus,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  egg,
  flat,
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
import type { Point } from '../model.ts';
import { at, glossy, type Maker, stuffOf } from './wear-parts.ts';

const hatOf =
  (
    crown: readonly (readonly [number, number])[],
    brim: number,
    hex: string,
    band: string,
    options: { readonly up?: number; readonly kind?: 'felt' | 'cloth'; readonly dent?: boolean; readonly fold?: number } = {},
  ): Maker =>
  (request) => {
    const { up = 0.012, dent = false, fold = 0 } = options;
    const [inner, top] = [crown[0]![0], crown.at(-1)![1]];
    const plate: Field = (tools, p) => {
      const { o, v, k } = tools;
      const lift =
        fold === 0
          ? o.float(0)
          : k.opaque(o.mul(o.mul(p[0], p[0]), fold), {
              of: [p[0]],
              range: () => ({ low: 0, high: fold * brim * brim }),
              steepness: 2 * fold * brim,
            });
      const away = v.length([p[0], 0, o.mul(p[2], 0.92)]);
      const rise = k.opaque(o.mul(tools.m.smoothstep(inner, brim, away), up), {
        of: [p[0], p[2]],
        range: () => ({ low: 0, high: up }),
        steepness: (1.6 * up) / (brim - inner),
      });
      return o.max(o.sub(o.abs(o.sub(p[1], o.add(o.add(rise, lift), 0.003))), 0.0026), o.sub(away, brim));
    };
    const block0 = spun(crown);
    const crownField = dent ? smoothDifference(0.02, block0, egg([0.028, 0.03, 0.1], [0, top + 0.012, 0])) : block0;
    const ribbon: Mask = ({ m, o }, { local }) =>
      o.mul(m.smoothstep(0.034, 0.0335, local[1]), m.smoothstep(inner * 1.06, inner * 1.05, tools0(local, o)));
    const stuff =
      options.kind === 'cloth'
        ? mottled({
            base: ownColour(request, hex),
            other: request.colour ?? colour(hex),
            size: 0.004,
            roughness: 0.75,
            bump: 0.0012,
            grain: 0.004,
          })
        : stuffOf(request, hex, 'felt');
    return thing(
      request,
      [2 * brim, top, 2 * brim],
      [piece(painted(stuff, [ribbon, flat(band, 0.5)]), smoothUnion(0.006, crownField, plate))],
      { spread: 1, turn: 0.3, anchors: { head: { at, widthMetres: 2 * inner } } },
    );
  };
const tools0 = (local: Parameters<Mask>[1]['local'], o: Parameters<Mask>[0]['o']) =>
  o.sqrt(o.add(o.mul(local[0], local[0]), o.mul(local[2], local[2])));
const cap: Maker = (request) => {
  const dome = intersection(egg([0.092, 0.105, 0.1], [0, 0.012, 0]), halfSpace([0, -1, 0], -0.008));
  const bill: Field = (tools, p) => {
    const { o, v, k } = tools;
    const drop = k.opaque(o.mul(o.mul(p[0], p[0]), 3.2), { of: [p[0]], range: () => ({ low: 0, high: 0.04 }), steepness: 0.6 });
    const away = v.length([p[0], 0, o.mul(o.sub(p[2], 0.085), 0.82)]);
    return o.max(o.max(o.sub(o.abs(o.add(o.sub(p[1], 0.018), drop)), 0.003), o.sub(away, 0.083)), o.sub(0.05, p[2]));
  };
  const seams: Mask = ({ m, o }, { local }) =>
    o.mul(
      m.smoothstep(0.05, 0.02, o.abs(m.sinTurns(o.mulAdd(m.atan2Turns(local[2], local[0]), 3, 0.25)))),
      m.smoothstep(0.02, 0.03, local[1]),
    );
  const base = ownColour(request, '#23406b');
  return thing(
    request,
    [0.19, 0.125, 0.27],
    [
      piece(
        painted(stuffOf(request, '#23406b', 'cloth'), [seams, flat([base[0] * 0.5, base[1] * 0.5, base[2] * 0.5], 0.7)]),
        dome,
        bill,
        ball(0.007, [0, 0.117, 0]),
      ),
    ],
    { turn: 0.5, anchors: { head: { at, widthMetres: 0.18 } } },
  );
};
const beanie: Maker = (request) => { const base = ownColour(request, '#b8402c'); const knit: Surface = { material: () => ({ base, roughness: 0.85, sheen: 0.4 }), bump: (tools, p) => tools.o.mul(tools.o.abs(tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(p[2], p[0]), 22))), 0.004) }; return thing(request, [0.2, 0.24, 0.2], [piece(knit, spun([[0.094, 0], [0.1, 0.02], [0.097, 0.05], [0.092, 0.055], [0.09, 0.1], [0.065, 0.16], [0.02, 0.185], [0, 0.187]])), piece(mottled({ base: '#f2ede2', roughness: 0.95, bump: 0.006, grain: 0.006, subsurface: 0.1 }), displace(ball(0.034, [0, 0.206, 0]), roughening({ amplitude: 0.012, size: 0.012 })))], { spread: 3, anchors: { head: { at, widthMetres: 0.19 } } }); }; // biome-ignore format: a profile
const graduation: Maker = (request) => thing(request, [0.27, 0.14, 0.27], [piece(stuffOf(request, '#15161a', 'cloth'), turned([[0.088, 0], [0.085, 0.06], [0, 0.085]], 0.01), block([0.12, 0.004, 0.12], [0, 0.085, 0], 0.002, [0, 0.785, 0])), piece(mottled({ base: '#e0ac2c', roughness: 0.5 }), pipe(0.003, [[0, 0.092, 0], [0.07, 0.093, 0.07], [0.105, 0.088, 0.105], [0.106, 0.03, 0.106]], 2), rod([0.106, 0.04, 0.106], [0.106, -0.01, 0.106], 0.006, 0.01), ball(0.007, [0, 0.091, 0]))], { turn: 0.35, parts: [{ shape: 0, position: [0, 0.004, 0], rotation: [0.25, 0, 0] }], anchors: { head: { at, widthMetres: 0.176 } } }); // biome-ignore format: a profile
const helmet = (hex: string, isHard: boolean): Maker => (request) => { const dome = intersection(egg([0.11, 0.13, 0.13], [0, 0.02, 0]), halfSpace([0, -1, 0], -0.006)); const ridge = isHard ? [0, 0.03, -0.03].map((x) => put(torus(0.122, 0.008), [x, 0.02, 0], [0, 0, Math.PI / 2])).map((one) => intersection(one, halfSpace([0, -1, 0], -0.03))) : []; return thing(request, [0.23, 0.155, 0.3], [piece(glossy(ownColour(request, hex)), smoothUnion(0.008, dome, put(turned([[0.13, 0.0], [0.135, 0.006], [0.1, 0.014], [0, 0.014]], 0.002), [0, 0, 0.012]), ...ridge))], { turn: 0.5, anchors: { head: { at, widthMetres: 0.2 } } }); }; // biome-ignore format: a profile
const crown: Maker = (request) => {
  const metalled = request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.16 }) } : gold({ roughness: 0.14 });
  const ring: Field = (tools, p) => {
    const { o, v, m, k } = tools;
    const away = v.length([p[0], 0, p[2]]);
    const flare = o.mulAdd(p[1], 0.16, 0.078);
    const wave = k.opaque(o.mulAdd(o.abs(m.sinTurns(o.mulAdd(m.atan2Turns(p[2], p[0]), 4, 0.25))), 0.062, 0.042), {
      of: [p[0], p[2]],
      range: () => ({ low: 0.042, high: 0.105 }),
      steepness: 5,
    });
    const body = o.max(o.sub(o.abs(o.sub(away, flare)), 0.0024), o.max(o.neg(p[1]), o.sub(p[1], wave)));
    return o.mul(body, 0.95);
  };
  const around = Array.from({ length: 8 }, (_, index): Point => [Math.sin((index * Math.PI) / 4), 0, Math.cos((index * Math.PI) / 4)]);
  const pearls = around.map(([x, , z]) => ball(0.008, [0.0955 * x, 0.108, 0.0955 * z]));
  const gems = around.map(([x, , z]) => egg([0.008, 0.009, 0.008], [0.0835 * x, 0.024, 0.0835 * z]));
  return thing(
    request,
    [0.2, 0.12, 0.2],
    [
      piece(metalled, ring, put(torus(0.079, 0.0052), [0, 0.006, 0]), put(torus(0.085, 0.004), [0, 0.042, 0]), ...pearls),
      piece(
        {
          material: (tools, { local }) => ({
            base: tools.v.mix3(
              [0.6, 0.01, 0.03],
              [0.02, 0.08, 0.5],
              tools.m.smoothstep(-0.1, 0.1, tools.m.sinTurns(tools.o.mul(tools.m.atan2Turns(local[2], local[0]), 4))),
            ),
            roughness: 0.05,
            coat: 1,
            coatRoughness: 0.01,
          }),
        },
        ...gems,
      ),
    ],
    { spread: 3, turn: 0, anchors: { head: { at, widthMetres: 0.156 } } },
  );
};

const fedora = [
  [0.083, 0.002],
  [0.081, 0.03],
  [0.075, 0.1],
  [0.06, 0.128],
  [0, 0.13],
] as const;
const topHatCrown = [
  [0.083, 0.002],
  [0.08, 0.04],
  [0.082, 0.1],
  [0.092, 0.165],
  [0.088, 0.17],
  [0, 0.17],
] as const;
const cone = [
  [0.083, 0.002],
  [0.06, 0.1],
  [0.03, 0.22],
  [0.006, 0.32],
  [0, 0.325],
] as const;

export const hats: Readonly<Record<string, Maker>> = {
  hat: hatOf(fedora, 0.145, '#6b4a34', '#2a1a12', { dent: true }),
  'top-hat': hatOf(topHatCrown, 0.128, '#141416', '#8a1420', { up: 0.006, fold: 0.9 }),
  'cowboy-hat': hatOf(fedora, 0.175, '#8a5a32', '#3a2012', { dent: true, fold: 2.2, up: 0.004 }),
  'straw-hat': hatOf(
    [
      [0.083, 0.002],
      [0.082, 0.04],
      [0.07, 0.085],
      [0, 0.095],
    ],
    0.18,
    '#e0c07a',
    '#b8202c',
    { kind: 'cloth', up: -0.01 },
  ),
  'witch-hat': hatOf(cone, 0.17, '#1c1826', '#6a3fa0', {}),
  'party-hat': hatOf(
    [
      [0.07, 0.002],
      [0.04, 0.1],
      [0.004, 0.19],
      [0, 0.192],
    ],
    0.074,
    '#e0489a',
    '#f2c01c',
    { up: 0.001 },
  ),
  cap,
  beanie,
  'graduation-cap': graduation,
  helmet: helmet('#4a5a3a', false),
  'hard-hat': helmet('#f2b80c', true),
  crown,
};
