/** Airliner, helicopter, rocket, hot-air balloon, flying saucer. Front to +z; all stand or hang above y = 0. Metres. */
import {
  box,
  type Colour,
  capsule,
  cloth,
  colour,
  cylinder,
  ellipsoid,
  type Field,
  lathe,
  mirror,
  polygon,
  repeatAround,
  rotate,
  smoothIntersection,
  smoothUnion,
  sphere,
  splineSweep,
  sweep,
  times,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import {
  assembly,
  blackPlastic,
  circle,
  extent,
  flat,
  glowOf,
  joint,
  lampGlass,
  type Mask,
  mirrorChrome,
  onFront,
  onSides,
  paintCoat,
  painted,
  piece,
  plain,
  planPrism,
  rect,
  rim,
  sidePrism,
  tintedGlass,
  wearOf,
} from '../assembly/index.ts';
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { wheel } from './wheel.ts';

/** A wing seen from above, with a thickness that its section gives: an ellipse thinning to the tip. */
function wing(corners: readonly (readonly [number, number])[], thickness: number, rise: number): Field {
  const plan = planPrism(polygon(corners, thickness));
  return (tools, p) => {
    const { o, k } = tools;
    const y = o.sub(p[1], o.mul(o.abs(p[0]), rise));
    const flatField = o.sub(o.abs(y), thickness);
    const body = smoothIntersection(
      thickness,
      () => plan(tools, p),
      () => flatField,
    );
    return k.lipschitz(o.mul(body(tools, p), 1 / Math.hypot(1, rise)), p, 1);
  };
}

const lying = (field: Field): Field => rotate(field, 'x', Math.PI / 2);

function airplane({ name, colour: wanted, attributes }: ModelRequest): Model {
  const accent: Colour = wanted ?? colour('#12408f');
  const white = paintCoat({ colour: colour('#eceef0'), wear: wearOf(attributes), size: 2 });
  const fuselage = lying(lathe([{ u: 0, v: -18.6 }, { u: 0.25, v: -18.4 }, { u: 1.1, v: -14.5 }, { u: 1.95, v: -9 }, { u: 2, v: -8 }, { u: 2, v: 12.5 }, { u: 1.85, v: 14.6 }, { u: 1.4, v: 16.6 }, { u: 0.7, v: 17.9 }, { u: 0, v: 18.25 }], 1.4)); // biome-ignore format: a profile
  const tailLift: Field = (tools, p) => fuselage(tools, [p[0], p[1], p[2]]);
  const fin = smoothIntersection(0.14, sidePrism(polygon([[-12.2, 1], [-16.2, 7.4], [-18.4, 7.4], [-17.2, 1]], 0.3)), (t, p) => t.o.sub(t.o.abs(p[0]), 0.17)); // biome-ignore format: a drawing
  const main = translate(wing([[1, 5.2], [1, -2.4], [6.2, -2.6], [17.2, -6.4], [17.2, -5.0], [5.4, 2.2]], 0.24, 0.09), [0, -0.95, 0]); // biome-ignore format: a drawing
  const rear = translate(wing([[0.4, -13.6], [0.4, -17], [6.4, -18.6], [6.4, -17.4]], 0.15, 0.1), [0, 0.9, 0]); // biome-ignore format: a drawing
  const winglet = smoothIntersection(0.08, sidePrism(polygon([[-5.0, 0.5], [-6.4, 0.5], [-7.0, 2.6], [-6.4, 2.6]], 0.1)), (t, p) => t.o.sub(t.o.abs(t.o.sub(p[0], 17.15)), 0.09)); // biome-ignore format: a drawing
  const nacelle = translate(lying(lathe([{ u: 0.95, v: -2 }, { u: 1.22, v: -0.2 }, { u: 1.25, v: 1.5 }, { u: 1.12, v: 2.1 }, { u: 0.98, v: 2.0 }, { u: 0.95, v: 0.9 }], 0.15)), [5.8, -2.1, 2.6]); // biome-ignore format: a profile
  const pylon = smoothIntersection(0.1, translate(box([0.14, 0.7, 1.9], 0.1), [5.8, -1.0, 1.4]), translate(sphere(3), [5.8, -1, 1.2]));
  const windows = joint(rect(-10.9, 0.42, 0.001, 0.001), rect(2, 0.42, 12.5, 0.2, 0.1));
  const panes: Mask = (tools, at) => {
    const { o, m } = tools;
    const share = o.mul(at.local[2], 1 / 0.55);
    const away = o.abs(o.sub(o.sub(share, o.floor(share)), 0.5));
    return o.mul(onSides(windows, 0.02)(tools, at), m.smoothstep(0.24, 0.18, away));
  };
  const livery = painted(
    white,
    [onSides(joint(rect(0, -0.75, 20, 0.11), rect(0, -0.5, 20, 0.04)), 0.01), flat(accent, 0.35, { coat: 1 })],
    [panes, flat('#0c0f13', 0.1, { coat: 1 })],
    [onSides(joint(rim(rect(12.9, 0.1, 0.42, 0.95, 0.15), 0.03), rim(rect(-9.8, 0.1, 0.4, 0.9, 0.15), 0.03)), 0.01), flat('#888b90', 0.4)],
    [onSides(polygon([[14.9, 0.55], [16.75, 0.4], [16.3, 0.95], [15.4, 1.15]], 0.1), 0.01), tintedGlass],
    [onFront(rect(0, 0.72, 1.2, 0.24, 0.15), 0.02), tintedGlass],
  ); // biome-ignore format: a table
  const legs = [[0, 13.2], [2.9, -1.2], [-2.9, -1.2]].map(([x, z]) => capsule({ from: [x!, -1.5, z!], to: [x!, -3.2, z!], radius: 0.13 })); // biome-ignore format: a row
  const body = assembly(
    `${name}-body`,
    [
      { field: tailLift, surface: livery },
      piece(white, mirror(union(main, rear, pylon), 'x')),
      piece(paintCoat({ colour: accent, size: 2 }), fin, mirror(union(winglet, nacelle), 'x')),
      piece(plain([0.4, 0.4, 0.42], 0.3, { metal: 0.8 }), mirror(translate(lying(lathe([{ u: 0, v: -2.6 }, { u: 0.6, v: -1.9 }, { u: 0.9, v: 1.0 }, { u: 0.3, v: 1.1 }, { u: 0, v: 1.6 }], 0.1)), [5.8, -2.1, 2.6]), 'x'), ...legs),
    ],
    { low: [-17.6, -3.6, -18.9], high: [17.6, 7.7, 18.5] },
  ); // biome-ignore format: a table
  const wheels = wheel(`${name}-wheel`, { radius: 0.55, width: 0.4, isDish: true });
  const places = [[0, 13.2], [2.9, -0.6], [2.9, -1.8], [-2.9, -0.6], [-2.9, -1.8]].flatMap(([x, z]) => [-0.35, 0.35].map((dx) => ({ shape: 1, position: [x! + dx, 0.55, z!] as const }))); // biome-ignore format: a row
  return {
    shapes: [body, wheels],
    parts: [{ shape: 0, position: [0, 3.85, 0] }, ...places],
    ...extent({ width: 34.4, height: 11.4, length: 37, turn: -0.75 }),
    // The wings' tips and the nose are never both at the edge of the box about them.
    widthMetres: 37,
    anchors: { back: { at: [0, 5.8, 4] } },
  };
}

function helicopter({ name, colour: wanted, attributes }: ModelRequest): Model {
  const paint = paintCoat({ colour: wanted ?? colour('#c2261d'), wear: wearOf(attributes) });
  const cabin = smoothUnion(
    0.5,
    translate(ellipsoid([1.05, 1.0, 1.75]), [0, 1.65, 1.5]),
    translate(ellipsoid([0.85, 0.8, 1.5]), [0, 1.85, -0.3]),
    capsule({ from: [0, 2.05, -1.2], to: [0, 2.45, -6.6], radius: 0.42, endRadius: 0.16 }),
  );
  const cowl = translate(ellipsoid([0.55, 0.5, 1.1]), [0, 2.6, 0]);
  const fin = smoothIntersection(0.05, sidePrism(polygon([[-6.0, 2.3], [-6.9, 3.9], [-7.5, 3.9], [-7.0, 1.6], [-6.6, 1.6]], 0.12)), (t, p) => t.o.sub(t.o.abs(p[0]), 0.07)); // biome-ignore format: a drawing
  const tailPlane = translate(box([1.1, 0.04, 0.28], 0.03), [0, 2.4, -5.4]);
  const nose: Mask = (tools, at) => {
    const { o, m } = tools;
    const [x, y, z] = at.local;
    const front = m.smoothstep(1.35, 1.4, o.sub(z, o.mul(o.sub(y, 1.6), 0.25)));
    const high = m.smoothstep(1.32, 1.36, y);
    const post = m.smoothstep(0.05, 0.07, o.abs(x));
    const side = m.smoothstep(0.03, 0.05, o.abs(o.sub(z, 2.05)));
    return o.mul(o.mul(front, high), o.mul(post, side));
  };
  const livery = painted(
    paint,
    [onSides(rect(-1.5, 1.55, 6, 0.11), 0.01), flat('#f0efe9', 0.4, { coat: 1 })],
    [onSides(rect(0.45, 1.95, 0.55, 0.36, 0.14)), tintedGlass],
    [onSides(rim(rect(0.45, 1.7, 0.72, 0.78, 0.14), 0.012)), blackPlastic],
    [nose, tintedGlass],
  );
  const rail = mirror(union(splineSweep([[2.6, 0.4], [2.3, 0.07], [1.5, 0.05], [-1.2, 0.05]].map(([z, y]) => ({ at: [1.1, y!, z!] as const, radius: 0.06 })), 3), ...[1.4, -0.5].map((z) => capsule({ from: [0.6, 1.0, z], to: [1.1, 0.07, z], radius: 0.045 }))), 'x'); // biome-ignore format: rows
  const blades = translate(rotate(repeatAround(translate(box([2.6, 0.02, 0.13], 0.015), [2.6, 0, 0]), 4), 'y', 0.4), [0, 3.45, 0]);
  const tailRotor = translate(
    rotate(repeatAround(translate(box([0.45, 0.012, 0.06], 0.01), [0.45, 0, 0]), 3), 'z', Math.PI / 2),
    [0.22, 2.95, -6.75],
  );
  const body = assembly(
    `${name}-body`,
    [
      piece(livery, smoothUnion(0.15, cabin, cowl)),
      piece(paint, fin, tailPlane),
      piece(plain('#1b1c1e', 0.4, { coat: 0.4 }), blades, tailRotor, rail),
      piece(plain([0.45, 0.45, 0.46], 0.3, { metal: 0.9 }), translate(cylinder(0.11, 0.35, 0.02), [0, 3.15, 0]), translate(cylinder(0.22, 0.09, 0.03), [0, 3.45, 0])),
      piece({ material: () => lampGlass('#f2f0e8', 0.3 + glowOf(attributes)) }, translate(sphere(0.13), [0, 0.75, 2.55])),
    ],
    { low: [-5.3, 0, -7.9], high: [5.3, 4, 5.3] },
  ); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 4, height: 3.95, length: 11.5, turn: -0.85 }), anchors: { seat: { at: [0.4, 1.3, 1.6] } } };
}

function rocket({ name, colour: wanted }: ModelRequest): Model {
  const accent: Colour = wanted ?? colour('#c8201a');
  const hull = lathe([{ u: 1.15, v: 2.2 }, { u: 1.75, v: 5 }, { u: 1.85, v: 8 }, { u: 1.6, v: 11 }, { u: 0.95, v: 13.8 }, { u: 0.12, v: 16.2 }, { u: 0, v: 16.25 }], 1.6); // biome-ignore format: a profile
  const finShape = smoothIntersection(0.1, (t, p) => polygon([[0.9, 5.6], [2.6, 3.0], [3.1, 0.1], [2.7, 0.1], [1.9, 1.9], [0.9, 2.5]], 0.15)(t, p[0], p[1]), (t, p) => t.o.sub(t.o.abs(p[2]), 0.13)); // biome-ignore format: a drawing
  const fins = rotate(repeatAround(finShape, 4), 'y', 0.45);
  const portAngles = joint(circle(0, 9.3, 0.62), circle(0, 7.2, 0.42));
  const seams: Mask = (tools, { local }) =>
    tools.m.smoothstep(
      0.03,
      0.02,
      [4.4, 6.1, 11.2].map((y) => tools.o.abs(tools.o.sub(local[1], y))).reduce((a, b) => tools.o.min(a, b)),
    );
  const livery = painted(
    paintCoat({ colour: colour('#e9e7e1'), size: 0.8 }),
    [(t, at) => t.m.smoothstep(12.3, 12.34, at.local[1]), flat(accent, 0.35, { coat: 1 })],
    [(t, at) => t.m.smoothstep(3.55, 3.5, at.local[1]), flat(accent, 0.35, { coat: 1 })],
    [seams, flat('#77767a', 0.5)],
    [onFront(rim(portAngles, 0.14), 0.01), mirrorChrome],
    [onFront(portAngles, 0.01), flat('#123a5c', 0.05, { coat: 1 })],
  );
  const nozzle = lathe([{ u: 0.95, v: 0.9 }, { u: 0.7, v: 1.7 }, { u: 0.8, v: 2.4 }, { u: 0, v: 2.4 }, { u: 0, v: 1.6 }, { u: 0.5, v: 1.5 }, { u: 0.85, v: 0.9 }], 0.04); // biome-ignore format: a profile
  const body = assembly(
    `${name}-body`,
    [piece(livery, hull), piece(paintCoat({ colour: accent, size: 0.8 }), fins), piece(plain([0.35, 0.34, 0.34], 0.35, { metal: 0.9 }), nozzle), piece({ material: () => mirrorChrome }, capsule({ from: [0, 16, 0], to: [0, 17.1, 0], radius: 0.05, endRadius: 0.02 }))],
    { low: [-3.2, 0, -3.2], high: [3.2, 17.2, 3.2] },
  ); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 5.6, height: 17.1, length: 5.6, spread: 0.4 }) };
}

/** Gores of the envelope in turn, with a waved band. */
function balloon({ name, colour: wanted }: ModelRequest): Model {
  const palette = wanted ? [wanted, colour('#f2ead8'), times(wanted, 0.55)] : ['#d8342b', '#f3b51f', '#1d6fa8'].map(colour);
  const envelope = lathe([{ u: 0, v: 23.4 }, { u: 3.2, v: 22.9 }, { u: 6.4, v: 20.6 }, { u: 7.6, v: 17 }, { u: 7.0, v: 13.4 }, { u: 4.9, v: 9.8 }, { u: 2.4, v: 6.4 }, { u: 1.5, v: 5.6 }].reverse(), 3.2); // biome-ignore format: a profile
  const ribbed: Field = (tools, p) => tools.k.lipschitz(tools.o.mul(envelope(tools, p), 0.98), p, 1);
  const fabric: Parameters<typeof piece>[0] = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const turns = o.mul(m.atan2Turns(local[0], local[2]), 12);
      const gore = o.sub(turns, o.mul(o.floor(o.mul(turns, 1 / 3)), 3));
      const wave = o.add(local[1], o.mul(m.sinTurns(turns), 0.35));
      const band = o.mul(m.smoothstep(13.4, 13.5, wave), m.smoothstep(17.5, 17.4, wave));
      const seamAway = o.abs(o.sub(o.sub(turns, o.floor(turns)), 0.5));
      const striped = v.select3(o.lt(gore, 1), palette[0]!, v.select3(o.lt(gore, 2), palette[1]!, palette[2]!));
      const base = v.mix3(striped, palette[1]!, o.mul(band, 0.92));
      return { base: v.scale(base, m.smoothstep(0.5, 0.485, seamAway)), roughness: 0.6, sheen: 0.25, subsurface: 0.2, subsurfaceRadius: [0.1, 0.06, 0.05] };
    },
    bump: ({ o, m }, local) => {
      const turns = o.mul(m.atan2Turns(local[0], local[2]), 12);
      const share = o.sub(o.sub(turns, o.floor(turns)), 0.5);
      return o.mul(o.mul(share, share), -1.4);
    },
  }; // biome-ignore format: a table
  const wicker = cloth({ colour: colour('#9a6a35'), spacing: 0.12, plane: 'xy' });
  const basket = union(translate(box([0.75, 0.55, 0.75], 0.12), [0, 0.58, 0]));
  const rimPad = translate(box([0.82, 0.09, 0.82], 0.08), [0, 1.15, 0]);
  const ropes = [-1, 1].flatMap((a) =>
    [-1, 1].flatMap((b) => [
      capsule({ from: [0.7 * a, 1.1, 0.7 * b], to: [0.6 * a, 3.0, 0.6 * b], radius: 0.035 }),
      capsule({ from: [0.6 * a, 3.0, 0.6 * b], to: [1.1 * a, 5.9, 1.1 * b], radius: 0.025 }),
    ]),
  );
  const body = assembly(
    `${name}-basket`,
    [piece(wicker, basket), piece(plain('#5a3319', 0.6), rimPad), piece(plain('#2a2522', 0.7), ...ropes), piece({ material: () => mirrorChrome }, translate(cylinder(0.22, 0.3, 0.03), [0, 2.9, 0]), translate(torus(0.62, 0.03), [0, 3, 0]))],
    { low: [-1.3, 0, -1.3], high: [1.3, 6.2, 1.3] },
  ); // biome-ignore format: a table
  const skin = { name: `${name}-envelope`, field: ribbed, ...fabric, domain: { low: [-8, 5.3, -8], high: [8, 23.6, 8] } as const };
  return {
    shapes: [skin, body],
    ...extent({ width: 15.2, height: 23.4, length: 15.2, spread: 1 }),
    anchors: { inside: { at: [0, 0.2, 0] } },
  };
}

function saucer({ name, colour: wanted, attributes }: ModelRequest): Model {
  const disc = lathe([{ u: 0, v: 0.35 }, { u: 1.6, v: 0.45 }, { u: 4.2, v: 1.15 }, { u: 4.35, v: 1.3 }, { u: 4.2, v: 1.45 }, { u: 2.0, v: 2.0 }, { u: 0, v: 2.1 }], 0.15); // biome-ignore format: a profile
  const panels: Mask = (tools, { local }) => {
    const { o, m, v } = tools;
    const turns = o.mul(m.atan2Turns(local[0], local[2]), 16);
    const away = o.abs(o.sub(o.sub(turns, o.floor(turns)), 0.5));
    const radius = v.length([local[0], 0, local[2]]);
    const rings = o.min(o.abs(o.sub(radius, 2.6)), o.abs(o.sub(radius, 3.5)));
    return o.max(o.mul(m.smoothstep(0.49, 0.497, away), m.smoothstep(2.1, 2.15, radius)), m.smoothstep(0.025, 0.015, rings));
  };
  const metalSkin = painted(plain(wanted ?? [0.62, 0.63, 0.66], 0.24, { metal: 0.92, coat: 0.3 }), [
    panels,
    flat([0.12, 0.12, 0.13], 0.5, { metal: 0.6 }),
  ]);
  const bulbs = translate(repeatAround(translate(sphere(0.16), [3.75, 0, 0]), 14), [0, 1.05, 0]);
  const glow = 2 + glowOf(attributes);
  const body = assembly(
    `${name}-body`,
    [
      piece(metalSkin, disc),
      piece({ material: () => ({ base: [0.04, 0.16, 0.15], roughness: 0.05, coat: 1, emission: [0.02, 0.1, 0.09] }) }, translate(ellipsoid([1.75, 1.25, 1.75]), [0, 1.95, 0])),
      piece({ material: () => mirrorChrome }, translate(torus(1.78, 0.12), [0, 2.02, 0])),
      piece({ material: () => ({ base: [0.9, 0.75, 0.3], roughness: 0.3, emission: [glow, glow * 0.7, glow * 0.2] }) }, bulbs),
      piece({ material: () => ({ base: [0.3, 0.9, 0.8], roughness: 0.3, emission: [0.3 * glow, 0.9 * glow, 0.8 * glow] }) }, translate(cylinder(0.9, 0.08, 0.05), [0, 0.38, 0])),
      piece(plain([0.4, 0.4, 0.42], 0.35, { metal: 0.9 }), rotate(repeatAround(union(sweep([{ at: [1.5, 0.7, 0], radius: 0.07 }, { at: [2.3, 0.08, 0], radius: 0.06 }]), translate(cylinder(0.22, 0.04, 0.03), [2.3, 0.05, 0])), 3), 'y', 0.5)),
    ],
    { low: [-4.5, 0, -4.5], high: [4.5, 3.3, 4.5] },
  ); // biome-ignore format: a table
  return { shapes: [body], ...extent({ width: 8.7, height: 3.2, length: 8.7, spread: 1 }) };
}

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  airplane,
  helicopter,
  rocket,
  'hot-air-balloon': balloon,
  ufo: saucer,
};
export const aircraftConcepts: readonly string[] = Object.keys(kinds);
export const aircraft: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
