/** Rocks, mountains, logs, and what is left of the harvest. Metres at real size. */
import { colour, displace, mottle, roughening, type Surface, smoothUnion, stone, tint } from '../../render/field/index.ts';
import {
  egg,
  golden,
  isAsked,
  layered,
  leaning,
  mottled,
  ownColour,
  piece,
  pipe,
  put,
  rod,
  seedling,
  spun,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Part, Point } from '../model.ts';
import { at, type Maker } from './plant-parts.ts';

const wheat: Maker = (request) => { const grain = mottled({ base: ownColour(request, '#d9ae4f'), other: '#b8842c', size: 0.02, roughness: 0.7, subsurface: 0.2 }); const ear = seedling(`${request.name}-ear`, 0.5, piece(grain, rod([0, -0.42, 0], [0, 0.02, 0], 0.0032), ...Array.from({ length: 9 }, (_, i) => egg([0.006, 0.0105, 0.006], [(i % 2 ? 1 : -1) * 0.006, 0.02 + 0.0105 * i, 0], [0, 0, (i % 2 ? -1 : 1) * 0.35])), ...Array.from({ length: 5 }, (_, i) => rod([0, 0.03 + 0.02 * i, 0], [(i % 2 ? 1 : -1) * 0.035, 0.13 + 0.02 * i, 0.01 * (i - 2)], 0.0011, 0.0005)))); return thing(request, [0.42, 0.72, 0.42], [piece(mottled({ base: '#8a5a2c', subsurface: 0 }), put(turned([[0.05, 0.27], [0.05, 0.31], [0, 0.31]], 0.01), at))], { more: [ear], parts: [{ shape: 0, position: at }, ...Array.from({ length: 42 }, (_, i): Part => { const away = Math.sqrt((i + 0.5) / 42); return { shape: 1, position: [0.1 * away * Math.cos(i * 2.4), 0.44 + 0.06 * golden(i), 0.1 * away * Math.sin(i * 2.4)], rotation: leaning(i * 2.4, -0.32 * away).map((v, k) => (k === 2 ? v : v)) as unknown as Point }; })], spread: 3 }); }; // biome-ignore format: rows
const hayBale: Maker = (request) => { const straw: Surface = { material: (tools, { local }) => { const { o, v, n } = tools; const fibre = n.valueNoise([o.mul(local[0], 12), o.mul(local[1], 95), o.mul(local[2], 95)], 3); return { base: tint(tools, v.mix3(ownColour(request, '#d9b45c'), colour('#8a6424'), fibre), o.mulAdd(mottle(tools, local, 0.2), 0.5, 0.75)), roughness: 0.9 }; }, bump: (tools, local) => tools.o.mul(tools.n.valueNoise([tools.o.mul(local[0], 12), tools.o.mul(local[1], 95), tools.o.mul(local[2], 95)], 3), 0.02) }; return thing(request, [1.5, 1.2, 1.2], [piece(straw, displace(put(turned([[0.6, -0.7], [0.6, 0.7], [0, 0.7]], 0.07), [0, 0.6, 0], [0, 0, Math.PI / 2]), roughening({ amplitude: 0.05, size: 0.12, octaves: 2 })))], { turn: 0.6, spread: 0.6 }); }; // biome-ignore format: a profile

const rock: Maker = (request) =>
  thing(
    request,
    [0.8, 0.5, 0.62],
    [
      piece(
        request.colour
          ? stone({ colour: request.colour })
          : layered(stone({ colour: colour('#8a857c') }), stone({ colour: colour('#8f8b80') }), 0.2, 0.1),
        displace(
          smoothUnion(0.06, egg([0.32, 0.24, 0.27], [-0.05, 0.2, 0]), egg([0.2, 0.17, 0.2], [0.2, 0.12, 0.05])),
          roughening({ amplitude: 0.2, size: 0.3, octaves: 4, seed: request.seed ?? 0 }),
        ),
      ),
    ],
    { turn: 0.3, spread: 3, room: 0.1 },
  );
const mountain: Maker = (request) => {
  const snowy = isAsked(request.attributes, 'snowy', 'snow-capped') || request.concept !== 'mountain';
  const cone = spun(request.concept === 'mount-fuji' ? [[340, 0], [240, 45], [140, 120], [70, 205], [38, 262], [26, 268], [0, 262]] : request.concept === 'volcano' ? [[330, 0], [230, 60], [130, 150], [70, 240], [45, 290], [30, 290], [0, 250]] : [[330, 0], [250, 60], [160, 140], [80, 225], [24, 292], [0, 305]]); // biome-ignore format: a profile
  const smooth = request.concept === 'mount-fuji' || request.concept === 'volcano';
  const surface: Surface = {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const noise = mottle(tools, local, 60, 4);
      const rockColour = v.mix3(request.colour ?? [0.17, 0.15, 0.135], [0.07, 0.07, 0.075], noise);
      const meadow = v.mix3(rockColour, [0.07, 0.11, 0.035], m.smoothstep(150, 50, o.add(local[1], o.mul(noise, 60))));
      const snow = snowy ? m.smoothstep(150, 205, o.sum(local[1], o.mul(noise, 60), o.mul(normal[1], smooth ? 10 : 70))) : o.float(0);
      const lava =
        request.concept === 'volcano'
          ? m.smoothstep(
              0.035,
              0.01,
              o.abs(o.sub(tools.n.valueNoise([o.mul(m.atan2Turns(local[2], local[0]), 14), o.mul(local[1], 0.012), 0]), 0.5)),
            )
          : o.float(0);
      const glow = o.mul(lava, m.smoothstep(140, 260, local[1]));
      return {
        base: v.mix3(v.mix3(meadow, [0.85, 0.87, 0.92], request.concept === 'volcano' ? 0 : snow), [0.5, 0.08, 0.01], glow),
        roughness: 0.85,
        ...(request.concept === 'volcano' && { emission: [o.mul(glow, 3), o.mul(glow, 0.6), o.mul(glow, 0.05)] as const }),
      };
    },
  };
  return thing(
    request,
    [640, 300, 640],
    [
      piece(
        surface,
        displace(cone, roughening({ amplitude: smooth ? 22 : 95, size: smooth ? 60 : 110, octaves: 4, seed: request.seed ?? 0 })),
      ),
    ],
    { spread: 3, room: 60 },
  );
};
const log: Maker = (request) => {
  if (/stump/.test(request.label)) return thing(request, [0.75, 0.42, 0.75], [piece(woodEnds(1), smoothUnion(0.05, turned([[0.27, 0], [0.24, 0.38], [0, 0.385]], 0.012), ...[0.3, 1.6, 2.8, 4.1, 5.3].map((angle) => pipe(0.07, [[0.2 * Math.cos(angle), 0.14, 0.2 * Math.sin(angle), 0.085], [0.36 * Math.cos(angle), 0.015, 0.36 * Math.sin(angle), 0.04]], 1))))], { spread: 3 }); // biome-ignore format: a profile
  const one = displace(
    put(
      turned(
        [
          [0.13, -0.45],
          [0.12, 0.45],
          [0, 0.45],
        ],
        0.006,
      ),
      at,
      [0, 0, Math.PI / 2],
    ),
    roughening({ amplitude: 0.012, size: 0.12 }),
  );
  return thing(request, [0.92, 0.48, 0.5], [piece(woodEnds(0), one)], {
    parts: [
      { shape: 0, position: [0, 0.125, 0.13] },
      { shape: 0, position: [0.02, 0.122, -0.135], rotation: [1, 0, 0] },
      { shape: 0, position: [-0.02, 0.35, 0.0], rotation: [2, 0, 0] },
    ],
    turn: 0.6,
  });
};
/** Bark along the axis, rings on what is cut across it. */
const woodEnds = (axis: 0 | 1): Surface => ({ material: (tools, point) => {
  const { o, v, m, n } = tools;
  const [a, b] = axis === 0 ? [point.local[1], point.local[2]] : [point.local[0], point.local[2]];
  const r = v.length([a, b, 0]);
  const rings = m.sinTurns(o.mulAdd(n.valueNoise(v.scale(point.local, 18)), 0.9, o.mul(r, 75)));
  const face = v.mix3([0.55, 0.34, 0.17], [0.38, 0.21, 0.09], m.smoothstep(-0.4, 0.9, rings));
  const furrow = axis === 0 ? n.valueNoise([o.mul(point.local[0], 9), o.mul(a, 60), o.mul(b, 60)]) : n.valueNoise([o.mul(a, 60), o.mul(point.local[1], 9), o.mul(b, 60)]);
  return { base: v.mix3(v.mix3([0.06, 0.04, 0.026], [0.2, 0.14, 0.09], furrow), face, m.smoothstep(0.75, 0.9, o.abs(point.normal[axis]))), roughness: 0.8 };
}, bump: (tools, p) => tools.o.mul(tools.n.valueNoise(axis === 0 ? [tools.o.mul(p[0], 9), tools.o.mul(p[1], 60), tools.o.mul(p[2], 60)] : [tools.o.mul(p[0], 60), tools.o.mul(p[1], 9), tools.o.mul(p[2], 60)]), 0.012) }); // biome-ignore format: rows

export const ground: Readonly<Record<string, Maker>> = {
  wheat,
  'hay-bale': hayBale,
  rock,
  log,
  mountain,
  'mount-fuji': mountain,
  'snow-capped-mountain': mountain,
  volcano: mountain,
};
