/**
 * Keepsakes, games and parts: dolls, masks, hourglasses, gears, bells, globes of glass. Metres at real size.
 */
import {
  box,
  cloth,
  colour,
  difference,
  displace,
  type Field,
  glass,
  mottle,
  polygon,
  repeat,
  roughening,
  steel as steelOf,
  torus,
  translate,
  wood,
} from '../../render/field/index.ts';
import {
  ball,
  block,
  circle,
  egg,
  flat,
  golden,
  joint,
  type Mask,
  mottled,
  onFront,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rect,
  rim,
  rod,
  sheet,
  spun,
  standing,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Part, Point } from '../model.ts';
import { brassy, glossy, type Maker, matte, timber } from './gear-parts.ts';

const ringed = (ringRadius: number, tube: number, by: Point, turn: Point = [0, 0, 0]): Field => put(torus(ringRadius, tube), by, turn);

/** The painted wooden doll that holds smaller ones. */
const matryoshka: Maker = (request) => {
  const base = ownColour(request, '#c4221f');
  const face = circle(0, 0.128, 0.0235);
  const hair = joint(circle(-0.014, 0.142, 0.014), circle(0.014, 0.142, 0.014));
  const petals = Array.from({ length: 6 }, (_, i) => circle(0.017 * Math.cos(i * 1.047), 0.058 + 0.017 * Math.sin(i * 1.047), 0.0105));
  const scarf = flat('#f0b92e', 0.2, { coat: 0.9 });
  const paint = painted(
    glossy(base),
    [({ m }, { local }) => m.smoothstep(0.093, 0.095, local[1]), scarf],
    [onFront(joint(rect(0, 0.055, 0.034, 0.026, 0.022)), 0.001), flat('#f3ead6', 0.25, { coat: 0.9 })],
    [onFront(joint(...petals), 0.0008), flat('#2f67b8', 0.25, { coat: 0.9 })],
    [onFront(circle(0, 0.058, 0.009), 0.0008), flat('#f0b92e', 0.25, { coat: 0.9 })],
    [onFront(face, 0.001), flat('#f2cfae', 0.25, { coat: 0.9 })],
    [(t, at) => t.o.mul(onFront(hair, 0.001)(t, at), onFront(face, 0.001)(t, at)), flat('#3c2012', 0.3, { coat: 0.9 })],
    [onFront(joint(circle(-0.009, 0.127, 0.0026), circle(0.009, 0.127, 0.0026)), 0.0005), flat('#1b1410', 0.2)],
    [onFront(joint(circle(-0.013, 0.119, 0.004), circle(0.013, 0.119, 0.004)), 0.002), flat('#e58a78', 0.3, { coat: 0.9 })],
    [onFront(rect(0, 0.1155, 0.0045, 0.0016, 0.0015), 0.0004), flat('#b81c22', 0.2)],
    [({ m, o }, { local }) => m.smoothstep(0.0012, 0.0006, o.abs(o.sub(local[1], 0.0935))), flat('#2a1712', 0.3)],
    [({ m }, { local }) => m.smoothstep(0.013, 0.012, local[1]), flat('#1f4f3a', 0.2, { coat: 0.9 })],
  );
  const body = spun([[0.0, 0], [0.034, 0], [0.046, 0.02], [0.05, 0.05], [0.043, 0.085], [0.033, 0.102], [0.0355, 0.125], [0.03, 0.15], [0.016, 0.163], [0, 0.166]]); // biome-ignore format: a profile
  return thing(request, [0.1, 0.166, 0.1], [piece(paint, body)], { spread: 0.2 });
}; // biome-ignore format: long

/** A rag doll: cloth limbs, woollen hair in bunches, buttons for eyes. */
const ragDoll: Maker = (request) => {
  const base = ownColour(request, '#c8465a');
  const skin = mottled({ base: '#f0d2b4', other: '#e6c3a2', size: 0.05, roughness: 0.9, sheen: 0.3 });
  const dress = painted(cloth({ colour: base, spacing: 0.0016, plane: 'xy' }), [
    (tools, { local }) => tools.m.smoothstep(0.3, 0.22, tools.n.worley(tools.v.scale(local, 48)).nearest),
    flat('#f7efe2', 0.85),
  ], [({ m }, { local }) => m.smoothstep(0.098, 0.094, local[1]), flat('#f7efe2', 0.85)]); // biome-ignore format: long
  const strands: Mask = ({ o, m }, { local }) => m.smoothstep(0.2, 0.6, o.abs(m.sinTurns(o.mul(o.add(local[0], o.mul(local[1], 0.4)), 160))));
  const wool = painted(mottled({ base: '#7a3a16', roughness: 0.95, sheen: 0.5, bump: 0.0025, grain: 0.004 }), [strands, flat('#9c5424', 0.95, { sheen: 0.4 })]);
  const face = painted(skin, [onFront(joint(circle(-0.043, 0.262, 0.014), circle(0.043, 0.262, 0.014)), 0.008), flat('#e79a86', 0.9)],
    [onFront(rim(circle(0, 0.271, 0.028), 0.0016), 0.0008), flat('#b02a30', 0.9)], [onFront(rect(0, 0.285, 0.05, 0.024), 0.004), { ...flat('#f0d2b4', 0.9) }]); // biome-ignore format: long
  const limb = (side: 1 | -1): Field[] => [rod([side * 0.03, 0.1, 0], [side * 0.036, 0.028, 0], 0.015, 0.017), pipe(0.014, [[side * 0.05, 0.196, 0, 0.014], [side * 0.09, 0.16, 0.012, 0.013], [side * 0.11, 0.12, 0.02, 0.016]], 2)]; // biome-ignore format: rows
  const tails = ([1, -1] as const).map((s) => pipe(0.02, [[s * 0.062, 0.285, -0.005, 0.018], [s * 0.09, 0.268, 0, 0.022], [s * 0.094, 0.225, 0.004, 0.018], [s * 0.088, 0.2, 0.006, 0.008]], 2)); // biome-ignore format: rows
  return thing(request, [0.24, 0.36, 0.14], [
    piece(dress, displace(turned([[0.072, 0.088], [0.075, 0.094], [0.032, 0.196], [0.022, 0.207], [0, 0.209], [0, 0.09]], 0.006), roughening({ amplitude: 0.006, size: 0.03, stretch: [1, 0.3, 1] })), egg([0.024, 0.022, 0.022], [0.05, 0.19, 0]), egg([0.024, 0.022, 0.022], [-0.05, 0.19, 0])),
    piece(skin, ...limb(1), ...limb(-1)),
    piece(face, egg([0.064, 0.064, 0.056], [0, 0.27, 0])),
    piece(wool, difference(egg([0.07, 0.068, 0.063], [0, 0.281, -0.004]), put(egg([0.06, 0.06, 0.06], [0, 0, 0]), [0, 0.258, 0.044])), ...tails),
    piece(glossy('#17130f'), egg([0.0085, 0.0085, 0.004], [0.024, 0.281, 0.0525]), egg([0.0085, 0.0085, 0.004], [-0.024, 0.281, 0.0525])),
    piece(glossy(base), ...[1, -1].flatMap((s) => [egg([0.014, 0.009, 0.006], [s * 0.066, 0.292, 0.006], [0, 0, s * 0.5])]), egg([0.019, 0.014, 0.03], [0.036, 0.014, 0.012]), egg([0.019, 0.014, 0.03], [-0.036, 0.014, 0.012])),
  ], { turn: 0.2 });
}; // biome-ignore format: long
const doll: Maker = (request) => (/nest|matry|russian|套娃/i.test(request.label) ? matryoshka : ragDoll)(request);

/** A carnival mask of glazed paper with gilt brows and lips. */
const mask: Maker = (request) => {
  const base = ownColour(request, '#efe8da');
  const gilt = { base: [0.85, 0.6, 0.2] as const, metal: 1, roughness: 0.25 };
  const eye = (s: number) => put(egg([0.021, 0.0105, 0.06], [0, 0, 0]), [s * 0.036, 0.155, 0.07], [0, 0, s * 0.22]);
  const shellOf = difference(egg([0.088, 0.122, 0.07], [0, 0.125, 0]), egg([0.084, 0.118, 0.066], [0, 0.125, 0]), block([0.2, 0.2, 0.1], [0, 0.12, -0.1]), eye(1), eye(-1));
  const cheek = joint(circle(-0.046, 0.105, 0.014), circle(0.046, 0.105, 0.014));
  const brow: Mask = (tools, at) => { const { o, m } = tools; const [x, y] = [o.abs(at.local[0]), at.local[1]]; const line = o.sub(y, o.mulAdd(o.mul(o.sub(x, 0.04), o.sub(x, 0.04)), -7, 0.186)); return o.mul(m.smoothstep(0.0046, 0.0036, o.abs(line)), o.mul(m.smoothstep(0.009, 0.012, x), m.smoothstep(0.07, 0.066, x))); };
  const rimmed: Mask = (tools, at) => { const { o, m } = tools; const [x, y] = [o.sub(o.abs(at.local[0]), 0.036), o.sub(at.local[1], 0.155)]; return m.smoothstep(0.0285, 0.0265, tools.v.length([x, o.mul(o.sub(y, o.mul(x, 0.22)), 1.75), 0])); };
  const mouth: Mask = (tools, at) => { const { o, m } = tools; const [x, y] = [at.local[0], at.local[1]]; const curve = o.mulAdd(o.mul(x, x), 9, 0.064); const gap = o.sub(y, curve); const thick = o.mulAdd(o.abs(x), -0.22, 0.0085); return o.mul(m.smoothstep(0.001, -0.001, o.sub(o.abs(gap), thick)), m.smoothstep(0.035, 0.034, o.abs(x))); };
  const paint = painted(mottled({ base, other: [base[0] * 0.93, base[1] * 0.9, base[2] * 0.85], size: 0.05, roughness: 0.35, coat: 0.7, subsurface: 0.1 }),
    [onFront(cheek, 0.012), flat('#e39a86', 0.4, { coat: 0.6 })], [rimmed, gilt], [brow, gilt], [mouth, flat('#a81e26', 0.25, { coat: 0.8 })]);
  const nose = egg([0.0125, 0.034, 0.02], [0, 0.122, 0.068], [-0.2, 0, 0]);
  const ribbon = ([1, -1] as const).map((s) => pipe(0.004, [[s * 0.083, 0.13, 0.002], [s * 0.1, 0.1, -0.02], [s * 0.094, 0.05, -0.015], [s * 0.11, 0.004, 0.01]], 3));
  return thing(request, [0.22, 0.247, 0.12], [piece(paint, shellOf, nose), piece(mottled({ base: '#7a1430', roughness: 0.4, sheen: 0.6 }), ...ribbon)], { turn: 0.25 });
}; // biome-ignore format: long

const hourglass: Maker = (request) => {
  const glassOf = (wall: number): Field => spun([[0, 0.018], [0.03, 0.018], [0.041 - wall, 0.034], [0.042 - wall, 0.058], [0.03 - wall, 0.086], [0.007 - wall * 0.4, 0.1], [0.03 - wall, 0.114], [0.042 - wall, 0.142], [0.041 - wall, 0.166], [0.03, 0.182], [0, 0.182]]); // biome-ignore format: a profile
  const sand = mottled({ base: ownColour(request, '#e0b46a'), other: '#c99a50', size: 0.003, roughness: 0.9, bump: 0.0006, grain: 0.0012 });
  const heap = turned([[0, 0.0195], [0.034, 0.0195], [0.037, 0.034], [0.034, 0.045], [0, 0.066]], 0.002);
  const above = turned([[0, 0.103], [0.006, 0.104], [0.03, 0.122], [0.034, 0.134], [0.01, 0.131], [0, 0.128]], 0.001);
  const oak = wood({ axis: 'y', finish: 'lacquered', light: colour('#8a4f26'), dark: colour('#4f2710') });
  const plate = (y: number): Field => turned([[0, y - 0.009], [0.058, y - 0.009], [0.061, y - 0.004], [0.055, y + 0.004], [0.058, y + 0.009], [0, y + 0.009]], 0.002);
  const posts = [0.5, 2.6, 4.7].map((a) => put(spun([[0, 0], [0.005, 0.004], [0.0038, 0.04], [0.0065, 0.082], [0.0038, 0.124], [0.005, 0.16], [0, 0.166]]), [0.05 * Math.cos(a), 0.017, 0.05 * Math.sin(a)])); // biome-ignore format: a profile
  return thing(request, [0.122, 0.2, 0.122], [piece(oak, plate(0.009), plate(0.191), ...posts), piece(sand, heap, above, rod([0, 0.06, 0], [0, 0.105, 0], 0.0008))], {
    more: [[piece(glass({ depth: 0.2 }), difference(glassOf(0), glassOf(0.0016)))]], parts: standing(0, 1), spread: 1,
  });
}; // biome-ignore format: long

const gear: Maker = (request) => {
  const teeth = 14;
  const corners = Array.from({ length: teeth }, (_, i) => [-0.3, -0.19, 0.19, 0.3].map((t, j) => { const a = ((i + t) * 2 * Math.PI) / teeth; const r = j === 1 || j === 2 ? 0.1 : 0.078; return [r * Math.cos(a), r * Math.sin(a)] as const; })).flat();
  const holes = Array.from({ length: 6 }, (_, i) => put(sheet(circle(0, 0, 0.0135), 0.1), [0.05 * Math.cos(i * 1.047), 0.05 * Math.sin(i * 1.047), 0]));
  const metal = request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.3 }) } : steelOf({ roughness: 0.3, brushed: 'x', tarnish: 0.5 });
  const disc = difference(sheet(polygon(corners, 0.003), 0.016, [0, 0, 0], [0, 0, 0], 0.003), sheet(circle(0, 0, 0.019), 0.1), ...holes, put(sheet(rim(circle(0, 0, 0.05), 0.018), 0.006), [0, 0, 0.018]));
  const boss = difference(sheet(circle(0, 0, 0.031), 0.021, [0, 0, 0], [0, 0, 0], 0.003), sheet(circle(0, 0, 0.019), 0.1), block([0.005, 0.008, 0.05], [0, 0.02, 0]));
  return thing(request, [0.2, 0.2, 0.045], [piece(metal, disc, boss)], { room: 0.11, turn: 0.4, parts: [{ shape: 0, position: [0, 0.1, 0], rotation: [-0.1, 0, 0.1] }] });
}; // biome-ignore format: long

const bell: Maker = (request) => {
  const metal = request.colour ? { material: () => ({ base: request.colour!, metal: 1, roughness: 0.2 }) } : brassy;
  const skirt = spun([[0.058, 0], [0.062, 0.004], [0.05, 0.022], [0.041, 0.045], [0.036, 0.066], [0.022, 0.08], [0, 0.084]]); // biome-ignore format: a profile
  const hollow = spun([[0, -0.01], [0.056, -0.01], [0.055, 0.002], [0.045, 0.022], [0.036, 0.045], [0.031, 0.063], [0, 0.074]]); // biome-ignore format: a profile
  const handle = spun([[0, 0.086], [0.007, 0.088], [0.0065, 0.096], [0.0125, 0.118], [0.0125, 0.14], [0.008, 0.153], [0.0105, 0.164], [0.006, 0.173], [0, 0.174]]); // biome-ignore format: a profile
  return thing(request, [0.125, 0.175, 0.125], [
    piece(metal, difference(skirt, hollow), ringed(0.047, 0.0016, [0, 0.028, 0]), ringed(0.05, 0.0016, [0, 0.0225, 0]), ringed(0.009, 0.003, [0, 0.087, 0]), ball(0.01, [0, 0.012, 0])),
    piece(wood({ axis: 'y', finish: 'lacquered', light: colour('#6e3b1c'), dark: colour('#3d1c0b') }), handle),
  ], { spread: 1 });
}; // biome-ignore format: long

/** Of glass, with a violet glimmer, on a foot of three claws. */
const crystalBall: Maker = (request) => {
  const tone = request.colour ?? ([0.42, 0.25, 0.85] as const);
  const mist = { material: (tools: Parameters<Mask>[0], { local }: Parameters<Mask>[1]) => { const { v, o, m } = tools; const veil = m.smoothstep(0.35, 0.75, mottle(tools, local, 0.02, 3)); return { base: tone, roughness: 0.9, emission: v.scale(tone, o.mulAdd(veil, 0.9, 0.1)) }; } };
  const claws = [0.3, 2.4, 4.5].map((a) => pipe(0.006, [[0.058 * Math.cos(a), 0.008, 0.058 * Math.sin(a)], [0.048 * Math.cos(a), 0.03, 0.048 * Math.sin(a)], [0.056 * Math.cos(a), 0.052, 0.056 * Math.sin(a)], [0.066 * Math.cos(a), 0.066, 0.066 * Math.sin(a), 0.004]], 3));
  return thing(request, [0.16, 0.19, 0.16], [
    piece({ material: () => ({ base: [0.8, 0.56, 0.2], metal: 1, roughness: 0.25 }) }, turned([[0, 0], [0.07, 0], [0.074, 0.006], [0.05, 0.014], [0.03, 0.02], [0.034, 0.034], [0, 0.036]], 0.002), ringed(0.05, 0.006, [0, 0.044, 0]), ...claws),
  ], { more: [[piece(glass({ depth: 0.5 }), ball(0.075, [0, 0.115, 0]))], [piece(mist, ball(0.036, [0, 0.114, 0]))]], parts: standing(0, 1, 2), spread: 1 });
}; // biome-ignore format: long

const snowGlobe: Maker = (request) => {
  const snowy = mottled({ base: '#f4f7fa', other: '#e2eaf2', size: 0.01, roughness: 0.9, subsurface: 0.4, bump: 0.0006 });
  const fir = (x: number, z: number, size: number): Field[] => [0, 1, 2].map((i) => put(turned([[0, 0], [(0.015 - 0.004 * i) * size, 0], [0, 0.022 * size]], 0.0008), [x, 0.045 + 0.011 * i * size, z]));
  const flakes = Array.from({ length: 26 }, (_, i) => ball(0.0009 + 0.0005 * golden(i, 5), [0.04 * (2 * golden(i) - 1) * 0.8, 0.06 + 0.042 * golden(i * 3, 2), 0.036 * (2 * golden(i * 7, 4) - 1) * 0.8]));
  const hut = sheet(polygon([[-0.013, 0], [0.013, 0], [0.013, 0.014], [0, 0.026], [-0.013, 0.014]]), 0.011, [0.004, 0.043, 0.004], [0, 0.5, 0], 0.0006); // biome-ignore format: a drawing
  const lid = [1, -1].map((s) => put(block([0.0115, 0.0022, 0.0145], [s * 0.0085, 0.0205, 0], 0.001, [0, 0, -s * 0.75]), [0.004, 0.0435, 0.004], [0, 0.5, 0]));
  const glow = onFront(joint(rect(0.001, 0.05, 0.003, 0.004), rect(0.011, 0.05, 0.0022, 0.003)), 0.0004);
  return thing(request, [0.11, 0.125, 0.11], [
    piece(wood({ axis: 'y', finish: 'lacquered', light: request.colour ?? colour('#7c3f20'), dark: colour('#3f1d0c') }), turned([[0, 0], [0.052, 0], [0.054, 0.006], [0.046, 0.016], [0.044, 0.026], [0.048, 0.032], [0, 0.034]], 0.0015)),
    piece({ material: () => ({ base: [0.85, 0.6, 0.22], metal: 1, roughness: 0.2 }) }, ringed(0.0445, 0.0024, [0, 0.033, 0])),
    piece(snowy, difference(ball(0.0475, [0, 0.076, 0]), block([0.1, 0.1, 0.1], [0, 0.1445, 0])), ...flakes, ...lid),
    piece(painted(matte('#a8402c'), [glow, flat('#f7cf6a', 0.5, { emission: [1.6, 1, 0.3] })]), hut),
    piece(mottled({ base: '#2d6b3c', other: '#e9f1f0', size: 0.006, top: 0.5, roughness: 0.8 }), ...fir(-0.02, -0.004, 1), ...fir(0.026, -0.014, 0.75)),
  ], { more: [[piece(glass({ depth: 0.6 }), difference(ball(0.05, [0, 0.077, 0]), ball(0.0485, [0, 0.077, 0])))]], parts: standing(0, 1), spread: 0.5 });
}; // biome-ignore format: long

const cubeHues = ['#c41e2a', '#1f4fb0', '#f2cf1c', '#1d8a46', '#f0f0ee', '#ef6a12'].map(colour);
const rubikCube: Maker = (request) => {
  const cell = 0.019;
  const stickers = {
    material: (tools: Parameters<Mask>[0], { local, normal }: Parameters<Mask>[1]) => {
      const { o, m, v, n } = tools;
      const cellOf = (x: Parameters<typeof o.floor>[0]) => o.floor(o.mulAdd(x, 1 / cell, 0.5));
      const [i, j, k] = [cellOf(local[0]), cellOf(o.sub(local[1], 0.0285)), cellOf(local[2])];
      const away = (x: Parameters<typeof o.floor>[0], c: Parameters<typeof o.floor>[0]) => o.abs(o.sub(o.mul(x, 1 / cell), c));
      const side = normal.map((each) => o.select(o.gt(o.abs(each), 0.96), 1, 0));
      const off = [o.sub(away(local[0], i), side[0]!), o.sub(away(o.sub(local[1], 0.0285), j), side[1]!), o.sub(away(local[2], k), side[2]!)];
      const isSticker = m.smoothstep(0.4, 0.385, o.max(o.max(off[0]!, off[1]!), off[2]!));
      const pick = o.mul(n.unit(n.hash3(o.truncate(o.mulAdd(i, 3, o.mul(normal[0], 1.4))), o.truncate(o.mulAdd(j, 5, o.mul(normal[1], 1.4))), o.truncate(o.mulAdd(k, 7, o.mulAdd(normal[2], 1.4, o.float(11)))))), 6);
      const hue = cubeHues.slice(1).reduce((found, each, index) => v.mix3(found, each, o.select(o.gt(pick, index + 1), 1, 0)), v.mix3(cubeHues[0]!, cubeHues[0]!, 0));
      return { base: v.mix3([0.012, 0.012, 0.013], hue, isSticker), roughness: 0.3, coat: 0.4 };
    },
  };
  const cubes = translate(repeat(box([0.0093, 0.0093, 0.0093], 0.0012), { spacing: [cell, cell, cell], count: [3, 3, 3] }), [0, 0.0285, 0]);
  return thing(request, [0.057, 0.057, 0.057], [piece(stickers, cubes)], { turn: 0.6 });
}; // biome-ignore format: long

const chessBoard: Maker = (request) => {
  const cell = 0.05;
  const squares: Mask = ({ o }, { local }) => { const at = o.add(o.floor(o.mul(local[0], 1 / cell)), o.floor(o.mul(local[2], 1 / cell))); const half = o.mul(at, 0.5); return o.mul(o.mul(o.sub(half, o.floor(half)), 2), o.mul(o.select(o.lt(o.abs(local[0]), 0.2), 1, 0), o.select(o.lt(o.abs(local[2]), 0.2), 1, 0))); };
  const inner: Mask = ({ o }, { local, normal }) => o.mul(o.select(o.lt(o.max(o.abs(local[0]), o.abs(local[2])), 0.2), 1, 0), o.select(o.gt(normal[1], 0.5), 1, 0));
  const dark = wood({ axis: 'x', finish: 'lacquered', light: request.colour ?? colour('#5d3519'), dark: colour('#3a1d0c') });
  const board = painted(dark, [inner, flat('#e2c493', 0.25, { coat: 0.6 })], [(t, at) => t.o.mul(squares(t, at), inner(t, at)), flat('#6b3a1b', 0.25, { coat: 0.6 })]);
  const pawn = spun([[0, 0], [0.0145, 0], [0.015, 0.004], [0.009, 0.012], [0.0062, 0.028], [0.0095, 0.032], [0.006, 0.034], [0.0092, 0.042], [0.006, 0.05], [0, 0.052]]); // biome-ignore format: a profile
  const king = (top: Field): Field => joinedOf(spun([[0, 0], [0.018, 0], [0.0185, 0.005], [0.011, 0.016], [0.008, 0.05], [0.0125, 0.055], [0.008, 0.058], [0.0125, 0.078], [0.008, 0.082], [0, 0.084]]), top); // biome-ignore format: a profile
  const cross = joinedOf(block([0.0022, 0.009, 0.0022], [0, 0.092, 0]), block([0.006, 0.0022, 0.0022], [0, 0.093, 0]));
  const white = mottled({ base: '#efe0c0', size: 0.02, roughness: 0.25, coat: 0.5 });
  const black = mottled({ base: '#2b1a10', size: 0.02, roughness: 0.25, coat: 0.5 });
  const shape = (surface: typeof white, field: Field) => [piece(surface, field)];
  const place = (index: number, x: number, z: number): Part => ({ shape: index, position: [(x - 3.5) * cell, 0.03, (z - 3.5) * cell] });
  const parts: Part[] = [{ shape: 0, position: [0, 0, 0] }, ...[0, 1, 2, 5, 6, 7].map((x) => place(1, x, 6)), place(1, 3, 4), place(1, 4, 5), ...[0, 1, 2, 4, 6, 7].map((x) => place(2, x, 1)), place(2, 3, 3), place(3, 4, 7), place(4, 4, 0), place(5, 3, 7), place(6, 3, 0), place(5, 6, 5), place(6, 1, 2)];
  return thing(request, [0.46, 0.13, 0.46], [piece(board, block([0.23, 0.015, 0.23], [0, 0.015, 0], 0.004))], {
    more: [shape(white, pawn), shape(black, pawn), shape(white, king(cross)), shape(black, king(cross)), shape(white, king(ball(0.006, [0, 0.087, 0]))), shape(black, king(ball(0.006, [0, 0.087, 0])))], parts, turn: 0.35,
  });
}; // biome-ignore format: long
const joinedOf =
  (...fields: readonly Field[]): Field =>
  (tools, p) =>
    fields.map((field) => field(tools, p)).reduce((a, b) => tools.o.min(a, b));

/** A ball of wool, its end trailing, two needles through it. */
const yarn: Maker = (request) => {
  const base = ownColour(request, '#c2475f');
  const winds = { material: () => ({ base, roughness: 0.95, sheen: 0.6 }), bump: ({ o, m, n, v }: Parameters<Mask>[0], p: Point | Parameters<Mask>[1]['local']) => { const side = o.floor(o.mul(n.valueNoise(v.scale(p, 22), 5), 4)); const angle = o.mul(side, 0.21); const at = o.add(o.mul(p[0], m.cosTurns(angle)), o.add(o.mul(p[1], m.sinTurns(angle)), o.mul(p[2], o.mulAdd(side, 0.2, -0.3)))); return o.mul(o.abs(m.sinTurns(o.mul(at, 90))), 0.0036); } };
  const tail = pipe(0.0024, [[0.03, 0.006, 0.04], [0.07, 0.0024, 0.052], [0.09, 0.0024, 0.02], [0.12, 0.0024, 0.03], [0.135, 0.0024, 0.06]], 4);
  const wraps = Array.from({ length: 7 }, (_, i) => put(torus(0.0485, 0.0024), [0, 0.05, 0], [golden(i, 1) * 3, golden(i, 2) * 3, golden(i, 3) * 3]));
  const needles = [[-0.055, 0.13, -0.02, 0.05, 0.02, 0.035], [0.06, 0.135, 0.0, -0.045, 0.015, 0.03]].map(([a, b, c, d, e, f]) => rod([a!, b!, c!], [d!, e!, f!], 0.0024));
  const knobs = [ball(0.006, [-0.055, 0.13, -0.02]), ball(0.006, [0.06, 0.135, 0])];
  return thing(request, [0.16, 0.14, 0.11], [piece(winds, ball(0.05), ...wraps, tail), piece(timber('y'), ...needles), piece(glossy('#2c6f8a'), ...knobs)], { spread: 1 });
}; // biome-ignore format: long

/** A bed sheet with somebody under it. */
const ghost: Maker = (request) => {
  const base = ownColour(request, '#eef1f4');
  const folds: Field = (tools, p) => { const { o, m } = tools; const angle = m.atan2Turns(p[0], p[2]); const sway = o.mul(m.sinTurns(o.mulAdd(angle, 7, o.mul(p[1], 0.35))), o.mul(m.smoothstep(0.95, 0.05, p[1]), 0.055)); return tools.k.opaque(sway, { of: [p[0], p[1], p[2]], range: () => ({ low: -0.055, high: 0.055 }), steepness: 1.1 }); };
  const body = spun([[0.44, 0.06], [0.4, 0.25], [0.335, 0.62], [0.3, 0.95], [0.285, 1.2], [0.24, 1.4], [0.13, 1.5], [0, 1.52]]); // biome-ignore format: a profile
  const robe: Field = (tools, p) => tools.o.add(body(tools, p), folds(tools, p));
  const arms = ([1, -1] as const).map((s) => pipe(0.09, [[s * 0.2, 1.02, 0.05, 0.12], [s * 0.4, 0.98, 0.16, 0.1], [s * 0.5, 0.86, 0.26, 0.065]], 3));
  const eye = (s: number): Field => egg([0.042, 0.068, 0.03], [s * 0.088, 1.285, 0.247], [-0.12, s * 0.3, 0]);
  return thing(request, [1.05, 1.52, 0.9], [
    piece({ material: (tools, { local }) => ({ base: tools.v.scale(base, tools.o.mulAdd(tools.m.smoothstep(0, 0.7, local[1]), 0.12, 0.88)), roughness: 0.8, sheen: 0.3, subsurface: 0.35, subsurfaceRadius: [0.05, 0.05, 0.06], emission: [0.035, 0.04, 0.05] }) }, robe, ...arms),
    piece(matte('#0b0c10', 0.6), eye(1), eye(-1), egg([0.034, 0.048, 0.03], [0, 1.135, 0.277])),
  ], { turn: 0.15, anchors: { head: { at: [0, 1.5, 0], widthMetres: 0.4 }, hand: { at: [0.5, 0.86, 0.3] }, eyes: { at: [0, 1.285, 0.27] } } });
}; // biome-ignore format: long

export const curios: Readonly<Record<string, Maker>> = {
  doll,
  mask,
  hourglass,
  gear,
  bell,
  'crystal-ball': crystalBall,
  'snow-globe': snowGlobe,
  'rubik-cube': rubikCube,
  'chess-board': chessBoard,
  yarn,
  ghost,
};
