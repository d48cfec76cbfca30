/** What is worn on the head, in the head's space, resting on hair of a height. */
import {
  box,
  cone,
  cylinder,
  type Field,
  halfSpace,
  rotate,
  shell,
  smoothDifference,
  smoothIntersection,
  smoothUnion,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import { ball, rod } from './flesh.ts';

export type HatKind =
  | 'fedora'
  | 'cap'
  | 'beanie'
  | 'top-hat'
  | 'wide'
  | 'cowboy'
  | 'crown'
  | 'helmet'
  | 'mortarboard'
  | 'headscarf'
  | 'bubble'
  | 'toque'
  | 'police'
  | 'wizard'
  | 'pirate'
  | 'knight'
  | 'fire'
  | 'nurse'
  | 'hard-hat'
  | 'santa';

/** Y of the brim's plane on the forehead, and how far it leans back. */
export const brimY = 0.06;
const lean = -0.14;
const onHead = (field: Field, up = 0): Field => translate(rotate(field, 'x', lean), [0, brimY + up, -0.06]);

/** A crown that is oval like the head, of a height, closed on top. */
const oval = (height: number, { top = 0.85, grow = 0 }: { top?: number; grow?: number } = {}): Field =>
  smoothIntersection(
    0.012,
    ball([0, 0, 0], [0.09 + grow, height * 1.6, 0.108 + grow]),
    translate(box([0.2, height / 2, 0.2]), [0, height / 2, 0]),
    ball([0, height * (top - 0.9), 0], [0.098 + grow, height * 1.05, 0.118 + grow]),
  );
/** A flat oval of half sizes; ellipsoids so thin would be slow. */
const brim =
  (width: number, depth: number, thickness = 0.004): Field =>
  (tools, p) => {
    const { o, k } = tools;
    const squeezed = width / depth;
    return k.lipschitz(
      translate(cylinder(width, thickness, thickness * 0.95), [0, 0, 0.004])(tools, [p[0], p[1], o.mul(p[2], squeezed)]),
      p,
      1,
    );
  };
const cylinderHat = (height: number, radius: number): Field =>
  translate(ovalScale(cylinder(radius, height / 2, 0.008)), [0, height / 2, 0]);
/** Longer from front to back than across. */
const ovalScale =
  (field: Field): Field =>
  (tools, p) =>
    tools.k.lipschitz(field(tools, [p[0], p[1], tools.o.mul(p[2], 0.87)]), p, 1);
const peak = translate(
  rotate(smoothIntersection(0.004, brim(0.078, 0.09, 0.0035), translate(halfSpace([0, 0, -1], 0), [0, 0, -0.005])), 'x', 0.16),
  [0, 0.004, 0.075],
);
const dome = (height: number, grow = 0): Field =>
  smoothIntersection(0.008, ball([0, 0, 0], [0.0935 + grow, height, 0.112 + grow]), halfSpace([0, -1, 0], 0.004));

const wavyBrim =
  (field: Field, roll: number): Field =>
  (tools, p) => {
    const { o, k } = tools;
    return k.lipschitz(o.mul(field(tools, [p[0], o.sub(p[1], o.mul(o.mul(p[0], p[0]), roll)), p[2]]), 0.6), p, 1);
  };

export const hats: Readonly<Record<HatKind, () => Field>> = {
  fedora: () => onHead(union(smoothDifference(0.02, oval(0.1), ball([0, 0.125, 0], [0.02, 0.05, 0.1])), brim(0.148, 0.165))),
  cap: () => onHead(smoothUnion(0.004, dome(0.085), peak, ball([0, 0.085, 0], [0.007, 0.005, 0.007]))),
  beanie: () => onHead(smoothUnion(0.008, dome(0.1, 0.003), ovalScale(translate(torus(0.088, 0.015), [0, 0.008, 0]))), -0.004),
  'top-hat': () => onHead(union(cylinderHat(0.16, 0.091), wavyBrim(brim(0.138, 0.15), 1.1))),
  wide: () => onHead(union(dome(0.088), brim(0.22, 0.235))),
  cowboy: () => onHead(union(smoothDifference(0.02, oval(0.115), ball([0, 0.142, 0], [0.024, 0.05, 0.12])), wavyBrim(brim(0.18, 0.19), 2.4))),
  crown: () => onHead(crown(), 0.008),
  helmet: () => onHead(smoothUnion(0.006, dome(0.1, 0.012), brim(0.115, 0.14, 0.004)), 0.004),
  'hard-hat': () => onHead(smoothUnion(0.006, dome(0.1, 0.01), rod([0, 0.1, -0.08], [0, 0.104, 0.05], 0.012), peak), 0.002),
  fire: () => onHead(smoothUnion(0.006, dome(0.105, 0.012), rod([0, 0.09, -0.095], [0, 0.112, 0.05], 0.012), translate(rotate(brim(0.135, 0.175, 0.004), 'x', 0.12), [0, 0.002, -0.03])), 0.004),
  mortarboard: () => onHead(union(dome(0.06, 0.002), translate(rotate(box([0.125, 0.005, 0.125], 0.003), 'y', 0.79), [0, 0.066, 0]), rod([0, 0.07, 0], [0.1, 0.073, 0.06], 0.004), rod([0.1, 0.073, 0.06], [0.105, -0.02, 0.065], 0.004, 0.009))),
  headscarf: () => smoothUnion(0.02, smoothDifference(0.012, smoothUnion(0.03, ball([0, 0.03, -0.066], [0.098, 0.112, 0.118]), ball([0, -0.1, -0.05], [0.086, 0.07, 0.075])), ball([0, -0.012, 0.06], [0.068, 0.092, 0.09])), rod([-0.06, -0.16, -0.02], [0.06, -0.16, -0.02], 0.05)),
  bubble: () => smoothUnion(0.01, smoothDifference(0.012, ball([0, 0.02, -0.045], [0.16, 0.168, 0.168]), ball([0, 0.015, 0.075], [0.118, 0.112, 0.14]), ball([0, 0.02, -0.04], [0.135, 0.143, 0.143])), translate(torus(0.13, 0.022), [0, -0.145, -0.05])),
  toque: () => onHead(smoothUnion(0.012, cylinderHat(0.09, 0.091), ball([0, 0.13, -0.005], [0.128, 0.062, 0.135]))),
  police: () => onHead(smoothUnion(0.004, smoothUnion(0.008, cylinderHat(0.032, 0.09), translate(rotate(translate(cylinder(0.125, 0.022, 0.018), [0, 0, 0]), 'x', 0.12), [0, 0.058, 0.004])), peak)),
  wizard: () => onHead(union(translate(cone({ lowRadius: 0.1, highRadius: 0.004, halfHeight: 0.17, rounding: 0.006 }), [0, 0.16, -0.004]), brim(0.19, 0.2))),
  pirate: () => onHead(union(dome(0.085), smoothDifference(0.004, ball([0, 0.04, 0.0], [0.19, 0.085, 0.15]), ball([0, 0.075, 0.0], [0.2, 0.085, 0.142]), translate(halfSpace([0, 1, 0], 0), [0, -0.03, 0]))), 0.0),
  knight: () => smoothUnion(0.006, smoothDifference(0.003, smoothUnion(0.03, ball([0, 0.03, -0.05], [0.105, 0.118, 0.126]), ball([0, -0.08, -0.04], [0.088, 0.08, 0.1])), translate(box([0.07, 0.006, 0.1], 0.003), [0, 0.002, 0.08]), ...[-0.05, -0.068, -0.086].map((y) => translate(box([0.028, 0.0028, 0.1], 0.001), [0, y, 0.08]))), rod([0, 0.15, -0.13], [0, 0.15, 0.0], 0.01)),
  nurse: () => onHead(smoothIntersection(0.006, ball([0, 0.02, 0.02], [0.085, 0.06, 0.06]), halfSpace([0, -1, -0.2], -0.02)), 0.02),
  santa: () => onHead(union(ovalScale(translate(torus(0.088, 0.024), [0, 0.004, 0])), smoothUnion(0.03, dome(0.1), rod([0, 0.06, -0.02], [0.06, 0.17, -0.06], 0.065, 0.03), rod([0.06, 0.17, -0.06], [0.15, 0.1, -0.07], 0.03, 0.018)), ball([0.16, 0.085, -0.07], [0.028, 0.028, 0.028]))),
}; // biome-ignore format: a table of hats

function crown(): Field {
  const band = ovalScale(shell(smoothIntersection(0.002, cylinder(0.088, 0.05), halfSpace([0, 1, 0], 0.028)), 0.005));
  const point: Field = (tools, p) => {
    const { o, m, k } = tools;
    const angle = m.atan2Turns(p[2], p[0]);
    const saw = k.opaque(o.abs(m.sinTurns(o.mul(angle, 4))), { of: [p[0], p[2]], range: () => ({ low: 0, high: 1.01 }), steepness: 300 });
    return k.lipschitz(o.mul(o.sub(p[1], o.mulAdd(saw, 0.04, 0.012)), 0.4), p, 1);
  };
  const wall = ovalScale(shell(cylinder(0.09, 0.09), 0.005));
  return smoothIntersection(0.002, union(band, wall), point, halfSpace([0, -1, 0], 0.015));
}

/** How the top of the hair is kept under a hat, in the head's space. */
export const underHat = (hair: Field): Field =>
  smoothIntersection(0.01, hair, translate(halfSpace([0, 1, lean * -1 * -1], 0), [0, brimY + 0.006, -0.06]));
export const coversHair = (kind: HatKind): boolean => kind === 'headscarf' || kind === 'knight';
