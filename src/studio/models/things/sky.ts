/**
 * What hangs in the sky or falls from it, and fire. Metres; what is far off is made a size that can be placed.
 * Over 300 lines, as it is a row of short makers, one a thing, which nobody reads as a whole.
 */
import {
  difference,
  displace,
  type Field,
  mottle,
  polygon,
  roughening,
  type Surface,
  smoothDifference,
  smoothUnion,
  torus,
} from '../../render/field/index.ts';
import { ball, block, egg, isAsked, mottled, ownColour, piece, pipe, put, rod, sheet, spun, thing, turned } from '../assembly/index.ts';
import type { ModelRequest } from '../model.ts';
import { at, glossy, glowing, golden1, type Maker, matte, starSolid } from './token-parts.ts';

const star: Maker = (request) =>
  thing(
    request,
    [1.9, 1.85, 0.5],
    [
      piece(
        request.concept === 'star' && !isAsked(request.attributes, 'glowing')
          ? glossy(ownColour(request, '#f5b81c'))
          : glowing(request.colour ?? [1, 0.72, 0.2], 1.1),
        put(starSolid(0.97), [0, 0.8, 0]),
      ),
    ],
    { turn: 0.2 },
  );
const moonSkin = (request: ModelRequest): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m, n } = tools;
    const seas = m.smoothstep(0.45, 0.62, mottle(tools, local, 2.4, 4));
    const pits = n.worley(v.scale(local, 0.9), 2).nearest;
    return {
      base: v.mix3(request.colour ?? [0.7, 0.68, 0.62], [0.32, 0.31, 0.3], o.mul(seas, 0.8)),
      roughness: 0.9,
      emission: v.scale(request.colour ?? [0.2, 0.19, 0.16], o.mulAdd(m.smoothstep(0.1, 0.4, pits), 0.6, 0.5)),
    };
  },
  bump: (tools, p) =>
    tools.o.add(
      tools.o.mul(tools.m.smoothstep(0.1, 0.38, tools.n.worley(tools.v.scale(p, 0.9), 2).nearest), 0.18),
      tools.o.mul(tools.m.smoothstep(0.1, 0.38, tools.n.worley(tools.v.scale(p, 2.4), 5).nearest), 0.07),
    ),
});
const moon: Maker = (request) => thing(request, [10, 10, 10], [piece(moonSkin(request), ball(5))], { spread: 3 });
const crescent: Maker = (request) => thing(request, [8, 10, 3], [piece(request.colour ? glowing(request.colour, 0.9) : glowing([1, 0.82, 0.4], 0.8), smoothDifference(0.15, put(turned([[4.6, -0.9], [5, 0], [4.6, 0.9], [0, 1.1]], 0.2), [0, 5, 0], [Math.PI / 2, 0, 0]), put(turned([[4.2, -3], [4.2, 3], [0, 3]], 0.1), [2.3, 5.9, 0], [Math.PI / 2, 0, 0])))], { turn: 0.15 }); // biome-ignore format: a profile
const sun: Maker = (request) =>
  thing(
    request,
    [10, 10, 10],
    [
      piece(
        {
          material: (tools, { local }) => {
            const hot = tools.n.valueNoise(tools.v.scale(local, 1.3));
            return { base: [1, 0.6, 0.1], roughness: 0.8, emission: tools.v.mix3([2.2, 0.75, 0.06], [3.2, 2, 0.55], hot) };
          },
        },
        displace(ball(5), roughening({ amplitude: 0.12, size: 0.9, octaves: 2 })),
      ),
    ],
    { spread: 3 },
  );
const planet: Maker = (request) => {
  const base = ownColour(request, '#d9b078');
  const isRinged = !/mars|venus|jupiter/.test(request.label);
  const bands: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const wave = m.sinTurns(
        o.add(o.mul(local[1], 0.42), o.mul(tools.n.valueNoise([o.mul(local[0], 0.5), o.mul(local[1], 2.5), o.mul(local[2], 0.5)]), 0.45)),
      );
      return { base: v.mix3(base, [base[0] * 0.6, base[1] * 0.48, base[2] * 0.42], m.smoothstep(-0.7, 0.8, wave)), roughness: 0.75 };
    },
  };
  const rings: Surface = {
    material: (tools, { local }) => {
      const away = tools.v.length([local[0], 0, local[2]]);
      return {
        base: tools.v.mix3(
          [0.62, 0.5, 0.36],
          [0.24, 0.19, 0.14],
          tools.m.smoothstep(0.3, 0.8, tools.n.valueNoise([tools.o.mul(away, 5), 0, 0])),
        ),
        roughness: 0.8,
      };
    },
  };
  const disc = difference(
    turned(
      [
        [9.4, -0.05],
        [9.4, 0.05],
        [0, 0.05],
      ],
      0.01,
    ),
    turned(
      [
        [6.3, -1],
        [6.3, 1],
        [0, 1],
      ],
      0,
    ),
  );
  return thing(request, isRinged ? [18.6, 10.4, 18.6] : [10, 10, 10], [piece(bands, ball(5, at)), ...(isRinged ? [piece(rings, disc)] : [])], { room: 5.2, parts: [{ shape: 0, position: [0, 5.2, 0], rotation: [0.3, 0, 0.28] }] }); // biome-ignore format: a profile
};
const earthSkin = (r: number): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m } = tools;
    const p = v.scale(local, 1 / r);
    const land = m.smoothstep(0.5, 0.53, mottle(tools, p, 0.9, 5, 11));
    const ice = m.smoothstep(0.82, 0.9, o.add(o.abs(p[1]), o.mul(mottle(tools, p, 0.2), 0.1)));
    const ground = v.mix3([0.06, 0.16, 0.03], [0.35, 0.27, 0.12], m.smoothstep(0.4, 0.65, mottle(tools, p, 0.4, 3, 4)));
    const clouds = o.mul(m.smoothstep(0.52, 0.72, mottle(tools, v.mul3(p, [1, 2.2, 1]), 0.45, 5, 21)), 0.85);
    return {
      base: v.mix3(v.mix3(v.mix3([0.01, 0.06, 0.22], ground, land), [0.85, 0.88, 0.92], ice), [0.88, 0.9, 0.92], clouds),
      roughness: o.mulAdd(land, 0.4, 0.3),
      coat: 0.3,
    };
  },
});
const globe: Maker = (request) => /earth|planet/.test(request.label) ? thing(request, [10, 10, 10], [piece(earthSkin(5), ball(5, at))], { spread: 3, room: 5.2, parts: [{ shape: 0, position: [0, 5, 0], rotation: [0, 0, -0.4] }] }) : thing(request, [0.32, 0.42, 0.32], [piece(earthSkin(0.14), ball(0.14, at)), piece(golden1, put(torus(0.158, 0.005), at, [Math.PI / 2, 0, 0]), rod([0, -0.16, 0], [0, 0.16, 0], 0.004)), piece(matte('#4a2412'), put(turned([[0.09, 0], [0.085, 0.014], [0.02, 0.022], [0.014, 0.07], [0, 0.072]], 0.004), [0, -0.235, 0]))], { room: 0.26, parts: [{ shape: 0, position: [0, 0.235, 0] }] }); // biome-ignore format: a profile
const cloud: Maker = (request) => {
  const puffs = [
    [0, 2, 0, 2.1],
    [2.4, 1.7, 0.3, 1.7],
    [-2.5, 1.6, 0.2, 1.6],
    [1.1, 2.9, -0.3, 1.7],
    [-1.1, 2.7, 0.3, 1.5],
    [4.1, 1.2, 0, 1.1],
    [-4.1, 1.15, 0, 1.1],
  ].map(([x, y, z, r]) => ball(r!, [x!, y!, z!]));
  const dark = request.concept !== 'cloud';
  const base = ownColour(request, dark ? '#6a7280' : '#f6f8fb');
  const rain =
    request.concept === 'rain-cloud'
      ? [
          piece(
            glossy('#4a9ad8'),
            ...[-3, -1.8, -0.6, 0.6, 1.8, 3].map((x, i) =>
              rod([x, -0.6 - 0.5 * (i % 2), 0.4], [x + 0.12, -0.1 - 0.5 * (i % 2), 0.4], 0.12, 0.03),
            ),
          ),
        ]
      : request.concept === 'thundercloud'
        ? [
            piece(
              glowing([1, 0.75, 0.12], 1.4),
              sheet(
                polygon([
                  [0.3, 0.6],
                  [-0.9, -0.9],
                  [-0.1, -0.8],
                  [-0.6, -2.3],
                  [0.9, -0.3],
                  [0.1, -0.4],
                  [0.9, 0.6],
                ]),
                0.2,
                [0, 0, 0.8],
              ),
            ),
          ]
        : [];
  return thing(
    request,
    [10.4, dark ? 6.8 : 4.7, 4.2],
    [
      piece(
        {
          material: (tools, { normal }) => ({
            base: tools.v.mix3([base[0] * 0.72, base[1] * 0.76, base[2] * 0.84], base, tools.m.smoothstep(-0.8, 0.4, normal[1])),
            roughness: 1,
            subsurface: 0.5,
            subsurfaceRadius: [0.5, 0.5, 0.5],
          }),
        },
        displace(
          displace(smoothUnion(0.5, ...puffs), roughening({ amplitude: 0.5, size: 0.8, octaves: 3 })),
          roughening({ amplitude: 0.3, size: 2 }),
        ),
      ),
      ...rain,
    ],
    { parts: [{ shape: 0, position: [0, dark ? 2.3 : 0.3, 0] }] },
  );
};
const lightning: Maker = (request) =>
  thing(
    request,
    [0.9, 1.6, 0.2],
    [
      piece(
        request.colour ? glowing(request.colour, 1.2) : glowing([1, 0.74, 0.1], 1.2),
        sheet(
          polygon(
            [
              [0.15, 1.6],
              [-0.45, 0.72],
              [-0.06, 0.76],
              [-0.3, 0],
              [0.45, 0.98],
              [0.06, 0.92],
              [0.4, 1.6],
            ],
            0.01,
          ),
          0.09,
        ),
      ),
    ],
    { turn: 0.25 },
  );
const droplet: Maker = (request) => thing(request, [0.07, 0.1, 0.07], [piece({ material: () => ({ base: request.colour ?? [0.05, 0.3, 0.7], roughness: 0.04, coat: 1, coatRoughness: 0.01, subsurface: 0.6, subsurfaceRadius: [0.004, 0.012, 0.02] }) }, spun([[0, 0], [0.02, 0.004], [0.034, 0.03], [0.026, 0.056], [0.008, 0.088], [0, 0.1]]))], { spread: 3 }); // biome-ignore format: a profile
const snowflake: Maker = (request) => {
  const arm = smoothUnion(
    0.004,
    rod([0, 0, 0], [0.14, 0, 0], 0.008, 0.005),
    ...[0.05, 0.085, 0.115].flatMap((x, i) =>
      [1, -1].map((s) => rod([x, 0, 0], [x + 0.032 - 0.006 * i, s * (0.045 - 0.009 * i), 0], 0.006, 0.004)),
    ),
  );
  return thing(
    request,
    [0.3, 0.3, 0.02],
    [
      piece(
        {
          material: () => ({
            base: request.colour ?? [0.72, 0.86, 0.96],
            roughness: 0.12,
            coat: 0.8,
            subsurface: 0.6,
            subsurfaceRadius: [0.01, 0.02, 0.03],
          }),
        },
        ...[0, 1, 2, 3, 4, 5].map((i) => put(arm, at, [0, 0, (i * Math.PI) / 3])),
      ),
    ],
    { room: 0.18, parts: [{ shape: 0, position: [0, 0.15, 0], rotation: [0, 0, Math.PI / 6] }], turn: 0.2 },
  );
};
const campfire: Maker = (request) => {
  const logs = Array.from({ length: 6 }, (_, i) => {
    const a = i * 1.047;
    return rod([0.36 * Math.cos(a), 0.05, 0.36 * Math.sin(a)], [-0.02 * Math.cos(a), 0.3, -0.02 * Math.sin(a)], 0.055, 0.045);
  });
  const stones = Array.from({ length: 11 }, (_, i) =>
    egg([0.085, 0.06, 0.075], [0.5 * Math.cos(i * 0.571), 0.045, 0.5 * Math.sin(i * 0.571)], [0, i, 0]),
  );
  const tongue = (x: number, z: number, r: number, h: number, lean: number): Field =>
    pipe(
      r,
      [
        [x, 0.12, z, r * 0.7],
        [x * 0.8, 0.12 + h * 0.25, z * 0.8, r],
        [x * 0.5 + lean, 0.12 + h * 0.6, z * 0.5, r * 0.55],
        [x * 0.3 - lean * 0.5, 0.12 + h, z * 0.3, r * 0.05],
      ],
      3,
    );
  const flames = smoothUnion(
    0.06,
    tongue(0, 0, 0.15, 0.72, 0.05),
    tongue(0.14, 0.08, 0.1, 0.48, -0.04),
    tongue(-0.14, 0.05, 0.1, 0.52, 0.05),
    tongue(0.02, -0.14, 0.1, 0.45, -0.05),
    tongue(-0.03, 0.16, 0.09, 0.36, 0.04),
  );
  return thing(
    request,
    [1.15, 0.86, 1.15],
    [
      piece(matte('#3a2416', 0.9), ...logs),
      piece(mottled({ base: '#7a756c', other: '#56524c', size: 0.08, roughness: 0.9, subsurface: 0, bump: 0.006, grain: 0.03 }), ...stones),
      piece(
        {
          material: (tools, { local }) => {
            const up = tools.m.smoothstep(0.12, 0.72, tools.o.add(local[1], tools.o.mul(tools.v.length([local[0], 0, local[2]]), 0.9)));
            return { base: [1, 0.5, 0.1], roughness: 1, emission: tools.v.mix3([3.4, 2, 0.55], [2.3, 0.36, 0.02], up) };
          },
        },
        displace(flames, roughening({ amplitude: 0.07, size: 0.12 })),
      ),
    ],
    { spread: 3, lights: [{ centre: [0, 0.55, 0], radius: 0.05, radiance: [40, 16, 4] }] },
  );
};
const snowman: Maker = (request) => thing(request, [0.95, 1.6, 0.7], [piece({ material: (tools, { local }) => ({ base: tools.v.mix3([0.86, 0.89, 0.93], [0.78, 0.83, 0.9], mottle(tools, local, 0.05)), roughness: 0.85, subsurface: 0.6, subsurfaceRadius: [0.02, 0.024, 0.03] }), bump: (tools, p) => tools.o.mul(mottle(tools, p, 0.02, 3), 0.008) }, displace(smoothUnion(0.03, ball(0.34, [0, 0.31, 0]), ball(0.25, [0, 0.79, 0]), ball(0.18, [0, 1.15, 0])), roughening({ amplitude: 0.02, size: 0.12 }))), piece(matte('#141416'), ball(0.022, [0.06, 1.2, 0.17]), ball(0.022, [-0.06, 1.2, 0.17]), ...[0.68, 0.8, 0.91].map((y) => ball(0.023, [0, y, 0.243 - Math.abs(y - 0.8) * 0.2])), ...[-2, -1, 0, 1, 2].map((i) => ball(0.012, [i * 0.028, 1.075 + 0.008 * i * i, 0.166])), put(turned([[0.17, 1.3], [0.17, 1.315], [0.115, 1.32], [0.12, 1.5], [0, 1.5]], 0.004), [0, 0, -0.02])), piece(matte('#e8701a'), rod([0, 1.15, 0.17], [0.02, 1.14, 0.33], 0.03, 0.006)), piece(matte('#4a3020'), rod([0.22, 0.85, 0], [0.46, 1.05, 0.03], 0.014, 0.009), rod([0.4, 1, 0.02], [0.47, 0.96, 0.05], 0.008), rod([-0.22, 0.85, 0], [-0.46, 0.98, 0.05], 0.014, 0.009), rod([-0.4, 0.95, 0.04], [-0.46, 1.05, 0.02], 0.008)), piece(mottled({ base: ownColour(request, '#c8202c'), sheen: 0.5, roughness: 0.85 }), put(torus(0.15, 0.045), [0, 0.99, 0.01]), block([0.05, 0.13, 0.022], [0.1, 0.86, 0.22], 0.015, [-0.15, 0.3, -0.1]))], { turn: 0.2 }); // biome-ignore format: a profile

const bubble: Maker = (request) =>
  thing(
    request,
    [0.1, 0.1, 0.1],
    [
      piece(
        {
          material: (tools, { local, normal }) => ({
            base: tools.v.mix3([0.7, 0.85, 0.95], [0.95, 0.7, 0.85], tools.n.valueNoise(tools.v.scale(local, 30))),
            transmission: tools.m.smoothstep(0.1, 0.4, tools.o.abs(normal[2])),
            ior: 1.02,
            roughness: 0.02,
            coat: 0.9,
            coatRoughness: 0.01,
          }),
        },
        ball(0.05),
      ),
    ],
    { spread: 3 },
  );

export const sky: Readonly<Record<string, Maker>> = {
  star,
  'glowing-star': star,
  moon,
  'crescent-moon': crescent,
  sun,
  planet,
  globe,
  cloud,
  'rain-cloud': cloud,
  thundercloud: cloud,
  lightning,
  droplet,
  snowflake,
  campfire,
  snowman,
  bubble,
};
