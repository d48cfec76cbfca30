/** What is put on faces and heads for fun or care: moustaches, false ears, horns, a halo, Santa's and a cook's hat, masks of cloth. Metres at real size. */
import { difference, displace, gold, halfSpace, intersection, roughening, type Surface, smoothUnion, torus } from '../../render/field/index.ts'; // biome-ignore format: one list
import { ball, block, egg, flat, mottled, ownColour, painted, piece, pipe, put, rod, spun, thing, turned } from '../assembly/index.ts';
import type { Point } from '../model.ts';
import { at, glossy, type Maker, matte } from './wear-parts.ts';

const fluff = mottled({ base: '#f4f1ea', other: '#e2ddd2', roughness: 0.95, bump: 0.005, grain: 0.007, subsurface: 0.1 });
const both = <T>(make: (side: 1 | -1) => T): T[] => [make(1), make(-1)];

const moustache: Maker = (request) => {
  const base = ownColour(request, '#2a1a10');
  const hair: Surface = { material: () => ({ base, roughness: 0.6 }), bump: ({ o, m }, p) => o.mul(m.sinTurns(o.mulAdd(p[1], 260, o.mul(o.abs(p[0]), 90))), 0.0007) }; // biome-ignore format: one record
  const wing = (s: 1 | -1) => pipe(0.01, [[0, 0.02, 0.006, 0.009], [s * 0.014, 0.017, 0.007, 0.011], [s * 0.032, 0.01, 0.004, 0.009], [s * 0.046, 0.011, -0.001, 0.0055], [s * 0.056, 0.021, -0.006, 0.0022]], 3); // biome-ignore format: rows
  return thing(request, [0.116, 0.03, 0.03], [piece(hair, displace(smoothUnion(0.006, ...both(wing)), roughening({ amplitude: 0.0016, size: 0.005 })))], { turn: 0, room: 0.02 }); // biome-ignore format: one record
};

const earring: Maker = (request) => {
  const metal = request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.14 }) } : gold({ roughness: 0.12 });
  return thing(request, [0.028, 0.04, 0.02], [piece(metal, put(torus(0.0115, 0.0022), [0, 0.0145, 0], [Math.PI / 2, 0, 0]), ball(0.0042, [0, 0.03, 0.001]), ball(0.0042, [0, 0.0365, 0.002]))], { turn: 0.5, room: 0.02 }); // biome-ignore format: one record
};

/** Pleated cloth over nose, mouth and chin, with the loops that go behind the ears. */
const faceMask: Maker = (request) => {
  const base = ownColour(request, '#9cc4dc');
  const cloth: Surface = { material: () => ({ base, roughness: 0.85, sheen: 0.2 }), bump: ({ o, m }, p) => o.mul(o.abs(m.sinTurns(o.mul(p[1], 26))), 0.0022) }; // biome-ignore format: one record
  const shell = difference(
    egg([0.074, 0.062, 0.06], [0, 0.055, -0.004]),
    egg([0.072, 0.06, 0.058], [0, 0.055, -0.006]),
    block([0.2, 0.2, 0.1], [0, 0, -0.112]),
  );
  const nose = egg([0.016, 0.03, 0.02], [0, 0.088, 0.04], [-0.35, 0, 0]);
  const loops = both((s) => pipe(0.0016, [[s * 0.066, 0.078, 0.01], [s * 0.08, 0.084, -0.01], [s * 0.084, 0.066, -0.018], [s * 0.08, 0.044, -0.01], [s * 0.064, 0.034, 0.008]], 3)); // biome-ignore format: rows
  return thing(request, [0.16, 0.118, 0.09], [piece(cloth, smoothUnion(0.012, shell, nose)), piece(matte('#f2f4f6', 0.8), ...loops)], {
    turn: 0,
    room: 0.04,
  });
};

const clownNose: Maker = (request) =>
  thing(request, [0.046, 0.046, 0.046], [piece(glossy(ownColour(request, '#d8141c')), ball(0.023))], { turn: 0 });

const eyePatch: Maker = (request) => {
  const dark = mottled({ base: ownColour(request, '#141214'), other: '#1e1a1c', roughness: 0.6 });
  const strap = [rod([0.02, 0.036, 0.004], [0.075, 0.072, -0.012], 0.0026), rod([-0.02, 0.02, 0.004], [-0.05, 0, -0.012], 0.0026)];
  return thing(request, [0.13, 0.075, 0.04], [piece(dark, egg([0.031, 0.027, 0.012], [0, 0.028, 0]), ...strap)], { turn: 0, room: 0.04 });
};

/** Of the head under a band over the crown. */
const onBand: Point = [0, 0.045, 0];
const band = (hex: string): ReturnType<typeof piece> =>
  piece(matte(hex, 0.5), pipe(0.005, [[-0.086, -0.03, 0], [-0.084, 0.03, 0], [-0.05, 0.08, 0], [0, 0.098, 0], [0.05, 0.08, 0], [0.084, 0.03, 0], [0.086, -0.03, 0]], 3)); // biome-ignore format: rows

/** On a band over the crown; the inside of each faces the viewer. */
const earsOf = (tall: number, wide: number, [outer, inner]: readonly [string, string], lean: number): Maker => (request) => {
  const fur = mottled({ base: ownColour(request, outer), roughness: 0.9, bump: 0.003, grain: 0.005, sheen: 0.4 });
  const pink = mottled({ base: inner, roughness: 0.8, subsurface: 0.3 });
  const ear = (s: 1 | -1): Point => [s * (0.045 + 0.3 * lean * tall), 0.08 + tall / 2, 0];
  return thing(request, [0.19, 0.09 + tall, 0.06], [
    band('#f2efe8'),
    piece(fur, ...both((s) => egg([wide, tall / 2 + 0.02, 0.014], ear(s), [0, 0, -s * lean]))),
    piece(pink, ...both((s) => egg([0.62 * wide, 0.8 * (tall / 2), 0.012], [ear(s)[0], ear(s)[1] - 0.004, 0.006], [0, 0, -s * lean]))),
  ], { turn: 0, room: 0.06, anchors: { head: { at: onBand, widthMetres: 0.172 } } });
}; // biome-ignore format: one record

const hornsOf = (make: (s: 1 | -1) => readonly ReturnType<typeof pipe>[], hex: string, tall: number, wide: number): Maker => (request) =>
  thing(request, [wide, 0.09 + tall, 0.08], [band('#1c1a1a'), piece(mottled({ base: ownColour(request, hex), roughness: 0.35, bump: 0.002, grain: 0.006 }), ...both(make).flat())], { turn: 0, room: 0.08, anchors: { head: { at: onBand, widthMetres: 0.172 } } }); // biome-ignore format: one record

const catEar = (s: 1 | -1) => [pipe(0.03, [[s * 0.05, 0.07, 0, 0.03], [s * 0.062, 0.115, 0, 0.02], [s * 0.07, 0.158, 0, 0.004]], 2)]; // biome-ignore format: rows
const horn = (s: 1 | -1) => [pipe(0.017, [[s * 0.045, 0.075, 0, 0.017], [s * 0.066, 0.11, 0, 0.014], [s * 0.068, 0.15, 0.004, 0.009], [s * 0.054, 0.182, 0.01, 0.0025]], 3)]; // biome-ignore format: rows
const antler = (s: 1 | -1) => [
  pipe(0.01, [[s * 0.045, 0.078, 0, 0.011], [s * 0.085, 0.14, 0, 0.01], [s * 0.1, 0.22, 0, 0.009], [s * 0.086, 0.31, 0, 0.004]], 3),
  pipe(0.008, [[s * 0.078, 0.13, 0, 0.008], [s * 0.055, 0.17, 0.004, 0.007], [s * 0.05, 0.21, 0.006, 0.0035]], 3),
  pipe(0.008, [[s * 0.098, 0.2, 0, 0.008], [s * 0.13, 0.235, 0, 0.007], [s * 0.142, 0.28, 0, 0.0035]], 3),
]; // biome-ignore format: rows

/** A ring of light, held by nothing. */
const halo: Maker = (request) => {
  const shine: Surface = { material: () => ({ base: [1, 0.85, 0.45], roughness: 0.3, emission: [1.5, 1.15, 0.5] }) };
  return thing(request, [0.24, 0.2, 0.24], [piece(shine, put(torus(0.105, 0.011), [0, 0.185, 0], [0.22, 0, 0]))], {
    turn: 0,
    anchors: { head: { at, widthMetres: 0.19 } },
  });
};

const santaHat: Maker = (request) => {
  const red = mottled({ base: ownColour(request, '#b3161c'), roughness: 0.85, sheen: 0.5, bump: 0.002, grain: 0.004 });
  const bag = smoothUnion(0.03, spun([[0.09, 0.01], [0.092, 0.04], [0.08, 0.09], [0.05, 0.125], [0, 0.132]]), rod([0, 0.1, -0.01], [0.06, 0.165, -0.02], 0.055, 0.036), rod([0.06, 0.165, -0.02], [0.125, 0.12, -0.01], 0.034, 0.02)); // biome-ignore format: rows
  return thing(request, [0.29, 0.215, 0.23], [
    piece(red, intersection(bag, halfSpace([0, -1, 0], 0))),
    piece(fluff, displace(put(torus(0.09, 0.023), [0, 0.012, 0]), roughening({ amplitude: 0.005, size: 0.012 })), displace(ball(0.03, [0.138, 0.092, -0.004]), roughening({ amplitude: 0.006, size: 0.012 }))),
  ], { turn: 0, middleMetres: 0.03, anchors: { head: { at: [0, 0.01, 0], widthMetres: 0.19 } } });
}; // biome-ignore format: one record

const chefHat: Maker = (request) => {
  const linen: Surface = { material: () => ({ base: ownColour(request, '#f3f1ec'), roughness: 0.8, sheen: 0.2 }), bump: ({ o, m }, p) => o.mul(o.abs(m.sinTurns(o.mul(m.atan2Turns(p[2], p[0]), 14))), 0.004) };
  const plain: Surface = { material: () => ({ base: ownColour(request, '#f3f1ec'), roughness: 0.75 }) };
  const puff = displace(spun([[0.084, 0.1], [0.1, 0.13], [0.128, 0.175], [0.13, 0.21], [0.1, 0.245], [0.05, 0.258], [0, 0.26]]), roughening({ amplitude: 0.012, size: 0.05 })); // biome-ignore format: a profile
  return thing(request, [0.27, 0.265, 0.27], [piece(linen, puff), piece(plain, turned([[0.085, 0], [0.087, 0.11], [0, 0.112]], 0.004))], { turn: 0, anchors: { head: { at, widthMetres: 0.172 } } });
}; // biome-ignore format: one record

/** For an animal: leather with a buckle and a tag, about an absent neck. */
const collar: Maker = (request) => {
  const strap = painted(mottled({ base: ownColour(request, '#a3202a'), roughness: 0.5, bump: 0.0008 }), [({ o, m }, { local }) => m.smoothstep(0.012, 0.0135, o.abs(o.sub(local[1], 0.08))), flat('#5c1016', 0.6)]);
  const ring = difference(turned([[0.084, 0.062], [0.087, 0.066], [0.087, 0.094], [0.084, 0.098], [0, 0.098], [0, 0.062]], 0.002), turned([[0.079, 0.05], [0.079, 0.12], [0, 0.12], [0, 0.05]]));
  return thing(request, [0.176, 0.1, 0.176], [piece(strap, ring), piece(gold({ roughness: 0.2 }), put(torus(0.007, 0.0016), [0, 0.058, 0.089]), put(turned([[0.017, -0.0015], [0.017, 0.0015], [0, 0.0015]], 0.001), [0, 0.036, 0.09], [Math.PI / 2, 0, 0]))], { turn: 0.15, room: 0.05 });
}; // biome-ignore format: one record

export const costume: Readonly<Record<string, Maker>> = {
  moustache,
  earring,
  'face-mask': faceMask,
  'clown-nose': clownNose,
  'eye-patch': eyePatch,
  'bunny-ears': earsOf(0.17, 0.03, ['#f2eee8', '#e8a0a4'], 0.16),
  'cat-ears': hornsOf(catEar, '#1c1a1c', 0.075, 0.2),
  'mouse-ears': earsOf(0.06, 0.034, ['#1c1a1c', '#d88a90'], 0.3),
  'devil-horns': hornsOf(horn, '#b0141a', 0.1, 0.19),
  antlers: hornsOf(antler, '#7a5230', 0.23, 0.3),
  halo,
  'santa-hat': santaHat,
  'chef-hat': chefHat,
  collar,
};
