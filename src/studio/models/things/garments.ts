/** Clothes that nobody wears, filled as on an unseen figure: shirts, sweaters, dresses. Metres at real size; the hem stands on the ground. */
import { difference, displace, type Field, polygon, roughening, type Surface, smoothUnion, torus } from '../../render/field/index.ts';
import {
  bars,
  block,
  both,
  egg,
  flat,
  type Mask,
  mirrored,
  mottled,
  onFront,
  ownColour,
  painted,
  piece,
  pipe,
  put,
  rect,
  sheet,
  thing,
} from '../assembly/index.ts';
import { withPrint } from '../furniture/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { glossy, type Maker, matte } from './gear-parts.ts';

interface Cut {
  readonly hex: string;
  /** Down the arm, metres from the shoulder's point. */
  readonly sleeve: readonly (readonly number[])[];
  readonly isKnitted?: boolean;
  readonly hasButtons?: boolean;
}

const half = [[0.23, 0], [0.235, 0.2], [0.225, 0.42], [0.235, 0.52], [0.205, 0.6], [0.09, 0.655], [0, 0.655]] as const; // biome-ignore format: a drawing
const torso = polygon(mirrored(half.slice(0, -1)), 0.02);

const cottons = (request: ModelRequest, { hex, isKnitted = false, hasButtons = false }: Cut): Surface => {
  const base = ownColour(request, hex);
  const shade = [base[0] * 0.86, base[1] * 0.85, base[2] * 0.86] as const;
  const plainCloth: Surface = {
    ...mottled({ base, other: shade, size: 0.16, roughness: 0.85, sheen: 0.35, subsurface: 0.12, depth: 0.003 }),
    ...(isKnitted && { bump: ({ o, m }: Parameters<Mask>[0], p: Parameters<Mask>[1]['local']) => o.mul(o.add(o.abs(m.sinTurns(o.mul(p[0], 55))), o.mul(m.sinTurns(o.mulAdd(p[1], 75, o.mul(o.abs(p[0]), 40))), 0.35)), 0.003) }),
  };
  const dusk = flat([base[0] * 0.55, base[1] * 0.54, base[2] * 0.56], 0.9);
  const hem: Mask = ({ o, m }, { local }) => m.smoothstep(0.0022, 0.0012, o.abs(o.sub(local[1], 0.028)));
  const ribs = both(({ m }, { local }) => m.smoothstep(0.066, 0.063, local[1]), bars(0, 0.014, 0.45));
  const placket = onFront(rect(0, 0.3, 0.0165, 0.32), 0.001);
  const stitch: Mask = ({ o, m }, { local, normal }) => o.mul(m.smoothstep(0.0022, 0.0012, o.abs(o.sub(o.abs(local[0]), 0.0165))), m.smoothstep(0.2, 0.4, normal[2]));
  if (isKnitted) return painted(plainCloth, [ribs, dusk]);
  return hasButtons ? painted(plainCloth, [hem, dusk], [placket, flat(base, 0.8)], [stitch, dusk]) : painted(plainCloth, [hem, dusk]);
}; // biome-ignore format: long

const topOf =
  (cut: Cut): Maker =>
  (request) => {
    const { sleeve, isKnitted = false, hasButtons = false } = cut;
    const base = ownColour(request, cut.hex);
    const flattened = (field: Field): Field => (tools, p) => tools.o.mul(field(tools, [p[0], p[1], tools.o.mul(p[2], 1.25)]), 0.8);
    const arm = (s: 1 | -1): Field => flattened(pipe(0.07, sleeve.map(([x, y, z, r]) => [s * x!, y!, z!, r!]), 3));
    const [end, before] = [sleeve.at(-1)!, sleeve.at(-2)!];
    const way = Math.atan2(end[1]! - before[1]!, end[0]! - before[0]!);
    const mouth = (s: 1 | -1): Field => put(block([0.06, 0.115, 0.2], [0.06, 0, 0], 0.001), [s * (end[0]! - 0.02 * Math.cos(way)), end[1]! - 0.02 * Math.sin(way), 0], [0, s > 0 ? 0 : Math.PI, s > 0 ? way : -way]);
    const hollow = (s: 1 | -1): Field => flattened(put(egg([0.03, end[3]! * 0.84, end[3]! * 0.84], [-0.018, 0, 0]), [s * (end[0]! - 0.02 * Math.cos(way)), end[1]! - 0.02 * Math.sin(way), 0], [0, s > 0 ? 0 : Math.PI, s > 0 ? way : -way]));
    const neck = egg([0.083, 0.07, 0.1], [0, 0.668, 0.015]);
    const folds = roughening({ amplitude: isKnitted ? 0.012 : 0.019, size: 0.085, octaves: 2, stretch: [1, 2.2, 1] });
    const body = smoothUnion(0.035, sheet(torso, 0.105, [0, 0, 0], [0, 0, 0], 0.095), arm(1), arm(-1));
    const solid = difference(displace(body, folds), neck, mouth(1), mouth(-1), block([0.5, 0.1, 0.5], [0, -0.1, 0]), block([0.2, 0.03, 0.085], [0, 0, 0], 0.02));
    const inside = matte([base[0] * 0.35, base[1] * 0.34, base[2] * 0.36], 0.95);
    const collar = put((tools, p) => tools.o.mul(torus(0.082, isKnitted ? 0.016 : 0.0095)(tools, [p[0], p[1], tools.o.mul(p[2], 0.9)]), 0.9), [0, 0.622, 0.012], [0.42, 0, 0]);
    const buttons = hasButtons ? [0.1, 0.19, 0.28, 0.37, 0.46, 0.54].map((y) => egg([0.0062, 0.0062, 0.004], [0, y, 0.112 - 0.05 * Math.max(0, y - 0.42)])) : [];
    const wings = hasButtons ? ([1, -1] as const).map((s) => put(sheet(polygon([[0, 0], [0.085, 0.018], [0.09, -0.03], [0.03, -0.075]], 0.004), 0.004), [0.004 * s, 0.638, 0.1], [-0.5, s > 0 ? 0.35 : Math.PI - 0.35, 0])) : [];
    const model = thing(request, [2 * end[0]! + 0.08, 0.68, 0.24], [
      piece(cottons(request, cut), solid, ...wings),
      piece(mottled({ base: [base[0] * 0.93, base[1] * 0.93, base[2] * 0.93], roughness: 0.9, sheen: 0.3, subsurface: 0.1 }), collar),
      piece(inside, egg([0.075, 0.05, 0.066], [0, 0.59, -0.012]), hollow(1), hollow(-1)),
      ...(buttons.length > 0 ? [piece(glossy('#f2efe6'), ...buttons)] : []),
    ], { turn: 0.12, spread: 0.15, room: 0.1 });
    return withPrint(model, request, { shape: 0, centre: [0, 0.4, 0.11], widthMetres: 0.29, heightMetres: 0.26, ground: base });
  }; // biome-ignore format: long

/** A fitted bodice with straps over a wide skirt in folds. */
const dress = (request: ModelRequest): Model => {
  const base = ownColour(request, '#b02a4c');
  const satin = mottled({ base, other: [base[0] * 0.8, base[1] * 0.78, base[2] * 0.8], size: 0.1, roughness: 0.5, sheen: 0.7, subsurface: 0.12, depth: 0.003 });
  const bodice = polygon(mirrored([[0.115, 0.7], [0.135, 0.8], [0.165, 0.92], [0.155, 0.98], [0.07, 1.005]]), 0.015); // biome-ignore format: a drawing
  const skirt: Field = (tools, p) => {
    const { o, m, v, k } = tools;
    const angle = m.atan2Turns(p[0], p[2]);
    const share = m.smoothstep(0.72, 0.05, p[1]);
    const wave = k.opaque(o.mul(o.add(m.sinTurns(o.mul(angle, 11)), o.mul(m.sinTurns(o.mulAdd(angle, 5, 0.3)), 0.6)), o.mul(share, 0.022)), { of: [p[0], p[1], p[2]], range: () => ({ low: -0.036, high: 0.036 }), steepness: 0.9 });
    const flare = o.mulAdd(o.sub(0.72, p[1]), 0.42, 0.115);
    const away = o.sub(v.length([p[0], 0, o.mul(p[2], 1.15)]), o.add(flare, wave));
    const wall = o.max(o.mul(away, 0.6), o.max(o.sub(p[1], 0.74), o.neg(p[1])));
    return wall;
  };
  const strap = (s: number): Field => pipe(0.009, [[s * 0.1, 0.97, 0.075], [s * 0.095, 1.05, 0.03], [s * 0.09, 1.03, -0.04], [s * 0.09, 0.96, -0.075]], 3);
  const sash = (tools: Parameters<Field>[0], p: Parameters<Field>[1]) => tools.o.mul(torus(0.118, 0.017)(tools, [p[0], tools.o.mul(tools.o.sub(p[1], 0.72), 0.6), tools.o.mul(p[2], 1.25)]), 0.78);
  const bow = ([1, -1] as const).flatMap((s) => [egg([0.045, 0.026, 0.014], [s * 0.05, 0.725, 0.115], [0, 0, s * 0.3]), pipe(0.009, [[s * 0.008, 0.715, 0.118, 0.008], [s * 0.03, 0.64, 0.14, 0.011], [s * 0.04, 0.56, 0.165, 0.013]], 2)]);
  return thing(request, [0.84, 1.07, 0.74], [
    piece(satin, displace(sheet(bodice, 0.085, [0, 0, 0], [0, 0, 0], 0.075), roughening({ amplitude: 0.008, size: 0.06, stretch: [1, 2, 1] })), skirt, strap(1), strap(-1)),
    piece(matte([base[0] * 0.45, base[1] * 0.42, base[2] * 0.46], 0.5), sash, ...bow, egg([0.016, 0.02, 0.014], [0, 0.722, 0.122])),
  ], { turn: 0.2, room: 0.12 });
}; // biome-ignore format: long

const [short, long] = [
  [[0.18, 0.552, 0, 0.072], [0.25, 0.53, 0.01, 0.078], [0.32, 0.45, 0.015, 0.08], [0.345, 0.42, 0.015, 0.08]],
  [[0.18, 0.552, 0, 0.072], [0.26, 0.5, 0.01, 0.074], [0.33, 0.32, 0.03, 0.064], [0.36, 0.12, 0.06, 0.05], [0.362, 0.09, 0.062, 0.048]],
]; // biome-ignore format: rows

export const garments: Readonly<Record<string, Maker>> = {
  't-shirt': topOf({ hex: '#e9e8e4', sleeve: short! }),
  sweater: topOf({ hex: '#b5672f', sleeve: long!, isKnitted: true }),
  shirt: topOf({ hex: '#a9c3de', sleeve: long!, hasButtons: true }),
  dress,
};
