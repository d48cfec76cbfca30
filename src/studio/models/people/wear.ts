/**
 * Garments as shells about the posed body: tops with sleeves, collars and openings, trousers, skirts. Metres, model space.
 * Long, as every cut shares the same few helpers of planes, sleeves and openings.
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import {
  box,
  type Field,
  type FieldTools,
  halfSpace,
  round,
  type Shape,
  smoothDifference,
  smoothIntersection,
  smoothUnion,
  torus,
  translate,
  union,
} from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { Figure } from './figure.ts';
import { ball, rod, trunk, tube } from './flesh.ts';
import { between, type Frame, minus, outOf, placed, plus, unit } from './frame.ts';
import type { Bottom, Top } from './garments.ts';
import type { Limb, Skeleton } from './skeleton.ts';

export interface Wearer {
  readonly figure: Figure;
  readonly skeleton: Skeleton;
}

/** All of a body, with room for clothes and hair. */
export function bodyDomain({ skeleton, figure }: Wearer, margin = 0.14): Shape['domain'] {
  const { pelvis, chest, head, arms, legs } = skeleton;
  const points = [pelvis.origin, chest.origin, head.origin, ...[...arms, ...legs].flatMap(({ start, bend, end }) => [start, bend, end])];
  const m = margin + 0.1 * figure.girth;
  const low = [0, 1, 2].map((axis) => Math.min(...points.map((p) => p[axis]!)) - m) as unknown as Point;
  return { low: [low[0], -0.01, low[2]], high: [0, 1, 2].map((axis) => Math.max(...points.map((p) => p[axis]!)) + m) as unknown as Point };
}

/** Everything on the far side of a plane of a frame: y below (or above) a height. */
const beyond = (frame: Frame, y: number, sign: 1 | -1): Field => {
  const n: Point = [frame.y[0] * sign, frame.y[1] * sign, frame.y[2] * sign];
  return translate(halfSpace(n, 0), outOf(frame, [0, y, 0]));
};

/** A sleeve to `reach` (1 elbow, 2 wrist), with a cuff. */
function sleeve({ figure }: Wearer, { start, bend, end }: Limb, { sleeves, loose, fabric }: Top): Field {
  const g = figure.girth;
  const upperEnd = sleeves >= 1 ? bend : between(start, bend, sleeves);
  const flare = fabric === 'padded' || fabric === 'metal' ? 0.006 : 0.002;
  const upper = sleeves >= 1
    ? rod(start, bend, 0.056 * g + loose, 0.045 * g + loose)
    : smoothUnion(0.03 * g, rod(start, between(start, bend, 0.15), 0.056 * g + loose), tube(start, upperEnd, { radius: 0.056 * g + loose, endRadius: 0.051 * g + loose + 0.004 })); // biome-ignore format: a choice
  if (sleeves < 1.1) return upper;
  const cuffAt = between(bend, end, Math.min(1, sleeves - 1) * 0.985);
  const cuff = unit(minus(end, bend));
  const radius = 0.032 * g + loose;
  const fore = smoothUnion(
    0.02 * g,
    rod(bend, between(bend, end, 0.3), 0.045 * g + loose, 0.045 * g + loose),
    tube(bend, cuffAt, { radius: 0.044 * g + loose, endRadius: radius + flare }),
  );
  const band = tube(plus(cuffAt, cuff, -0.035 * g), plus(cuffAt, cuff, 0.003), { radius: radius + flare + 0.002, rounding: 0.003 });
  return smoothUnion(0.03 * g, upper, union(fore, ...(loose > 0.012 || fabric === 'knit' ? [band] : [])));
}

/** |x| cos - (y - low) sin in the chest's frame: below 0 inside a V that opens upwards from `low`. */
const vee = ({ o }: FieldTools, [x, y]: Vec3<F32>, low: number, half: number): F32 => {
  const length = Math.hypot(1, half);
  return o.sub(o.mul(o.abs(x), 1 / length), o.mul(o.sub(y, low), half / length));
};

export const veeOf = ({ skeleton: { trunkMetres } }: Pick<Wearer, 'skeleton'>, { neck, hem }: Top): { low: number; half: number } =>
  neck === 'lapels' ? { low: -(hem > 0.3 ? 0.02 : 0.1) * trunkMetres * 2, half: 0.2 } : { low: 0.1, half: 0.45 };

function collarOf(wearer: Wearer, top: Top): readonly Field[] {
  const { figure, skeleton } = wearer;
  const s = skeleton.size;
  const r = (0.053 - 0.008 * figure.face.female - 0.012 * figure.face.child) * figure.headScale + top.loose * 0.6;
  const at = plus(skeleton.neck, skeleton.chest.z, 0.004 * s);
  const ring = (radius: number, thick: number, [up, tilt]: readonly [number, number]): Field =>
    placed(translate(torus(radius, thick), [0, up * s, 0]), tilted({ ...skeleton.chest, origin: at }, tilt));
  if (top.neck === 'turtle')
    return [placed(translate(round(box([0, 0.03 * s, 0]), r + 0.01), [0, 0.012 * s, 0]), { ...skeleton.chest, origin: at })];
  if (top.neck === 'crew') return [ring(r + 0.011, 0.0075, [-0.006, 0.3])];
  if (top.neck === 'hood')
    return [
      ring(r + 0.02, 0.02, [0.012, 0.42]),
      placed(ball([0, 0.0, -0.085 * s], [0.085 * s, 0.07 * s, 0.045 * s]), { ...skeleton.chest, origin: at }),
    ];
  if (top.neck === 'shirt') return [shirtCollar(r, { ...skeleton.chest, origin: at }, s)];
  return [];
}

const tilted = (frame: Frame, by: number): Frame => ({
  ...frame,
  y: unit(plus(frame.y, frame.z, by)),
  z: unit(plus(frame.z, frame.y, -by)),
});

/** A stand and two leaves that fold over it to points beside the throat. */
function shirtCollar(radius: number, frame: Frame, s: number): Field {
  const stand = placed(translate(torus(radius + 0.006, 0.0045), [0, 0.006 * s, 0]), tilted(frame, 0.3));
  const leaf: Field = (tools, p) => {
    const { o, v, k } = tools;
    // A cone's skin about the neck, cut to a leaf by two lines in its height.
    const away = v.length([p[0], 0, p[2]]);
    const skin = o.sub(o.abs(o.sub(away, o.mulAdd(p[1], -0.42, radius + 0.018 * s))), 0.0032);
    const drop = o.mul(o.max(o.mulAdd(p[2], 1 / radius, 0.15), 0), 0.036 * s);
    const low = o.mul(o.sub(o.neg(o.add(p[1], 0.012 * s)), drop), 0.7);
    const high = o.sub(p[1], 0.024 * s);
    const gap = o.sub(o.mulAdd(o.max(o.neg(o.sub(p[1], 0.02 * s)), 0), 0.45, 0.004), o.abs(p[0]));
    const front = o.min(gap, p[2]);
    return k.lipschitz(o.mul(o.max(o.max(skin, low), o.max(high, front)), 0.8), p, 1);
  };
  return smoothUnion(0.003, stand, round(placed(leaf, tilted(frame, 0.28)), 0.0012));
}

export function topField(wearer: Wearer, top: Top, over: readonly Top[]): Field {
  const { figure, skeleton } = wearer;
  const { chest, pelvis, size: s } = skeleton;
  const seats = skeleton.legs.map(({ start, bend }) =>
    rod(
      start,
      between(start, bend, 0.22),
      0.091 * figure.girth + Math.max(top.loose, 0.009),
      0.085 * figure.girth + Math.max(top.loose, 0.009),
    ),
  );
  const bulk = trunk(figure, skeleton, top.loose);
  const body = top.hem > 0.03 ? smoothUnion(0.06 * s, bulk, ...seats) : bulk;
  const hemY = -Math.min(top.hem, 0.16) * s;
  const skirted =
    top.hem > 0.16 ? smoothUnion(0.05 * s, body, tails(wearer, top)) : smoothIntersection(0.008, body, beyond(pelvis, hemY, -1));
  const isUnder = over.length > 0;
  const sleeves = isUnder && over.some((one) => one.sleeves >= 1.9) ? [] : skeleton.arms;
  const withArms =
    top.sleeves > 0 && sleeves.length > 0 ? smoothUnion(0.035 * s, skirted, ...sleeves.map((limb) => sleeve(wearer, limb, top))) : skirted;
  const neckHole = { crew: [0.062, 0.05], shirt: [0.06, 0.05], turtle: [0.05, 0.05], hood: [0.066, 0.055], low: [0.098, 0.12], lapels: [0.07, 0.06] }[top.neck]; // biome-ignore format: a table
  const hole = placed(
    ball([0, 0.012 * s, 0.024 * s + (top.neck === 'low' ? 0.02 : 0)], [neckHole[0]! * s, neckHole[1]! * s, neckHole[0]! * s * 1.05]),
    { ...chest, origin: skeleton.neck },
  );
  const cut = top.neck === 'turtle' ? withArms : smoothDifference(0.006, withArms, hole);
  const opened = top.neck === 'lapels' ? lapelled(cut, wearer, top) : cut;
  return smoothUnion(top.neck === 'shirt' ? 0.003 : 0.006, opened, ...collarOf(wearer, top));
}

/** The part of a coat below the waist, about both legs. */
function tails({ figure, skeleton }: Wearer, { hem, loose }: Top): Field {
  const { pelvis, legs, size: s } = skeleton;
  const g = figure.girth;
  const share = Math.min(0.98, hem / 0.44);
  const isSeated = legs.every(({ start, bend }) => Math.abs(bend[1] - start[1]) < 0.6 * Math.hypot(bend[0] - start[0], bend[2] - start[2]));
  const thighs = legs.map(({ start, bend }) =>
    tube(start, between(start, bend, share), { radius: 0.1 * g + loose, endRadius: (isSeated ? 0.075 : 0.1) * g + loose }),
  );
  const cone = isSeated
    ? []
    : [flaredCone(pelvis, { top: 0.12 * s, length: (0.12 + hem) * s, radius: 0.145 * g + loose, flare: 0.1, pleats: 0 })];
  return smoothUnion(0.05 * s, ...thighs, ...cone);
}

/** Opened down to a button, with turned-back lapels. */
function lapelled(body: Field, wearer: Wearer, top: Top): Field {
  const { chest, size: s } = wearer.skeleton;
  const { low, half } = veeOf(wearer, top);
  const inFront = 0.02 * s;
  const opening: Field = placed(
    (tools, p) => tools.k.lipschitz(tools.o.max(vee(tools, p, low, half), tools.o.sub(inFront, p[2])), p, 1),
    chest,
  );
  const lapel: Field = placed((tools, p) => {
    const { o, k } = tools;
    const edge = vee(tools, p, low, half);
    const width = o.min(o.mulAdd(o.sub(p[1], low), 0.3, 0.004), o.mulAdd(o.sub(0.165 * s, p[1]), 0.9, 0.012));
    return k.lipschitz(o.mul(o.max(o.max(o.sub(edge, width), o.neg(edge)), o.sub(inFront, p[2])), 0.55), p, 1);
  }, chest);
  const slit: Field = placed((tools, p) => {
    const { o, k } = tools;
    const line = o.max(o.sub(o.abs(o.sub(p[0], 0.004)), 0.0016), o.sub(p[1], low));
    return k.lipschitz(o.max(line, o.sub(inFront, p[2])), p, 1);
  }, chest);
  // Recorded once: a value that is drawn in a frame may be stated to be so only once, or its analysis runs in circles.
  return (tools, p) => {
    const distance = body(tools, p);
    const known: Field = () => distance;
    return smoothUnion(
      0.002,
      smoothDifference(0.003, known, opening, slit),
      smoothIntersection(0.002, round(known, 0.0055), lapel),
    )(tools, p);
  };
}

interface FlaredCone {
  readonly top: number;
  readonly length: number;
  readonly radius: number;
  /** Growth of the radius per metre down. */
  readonly flare: number;
  readonly pleats: number;
}

/** An elliptic cone hanging from the waist of a frame, with pleats that deepen to the hem. */
export function flaredCone(frame: Frame, { top, length, radius, flare, pleats }: FlaredCone): Field {
  return placed((tools, p) => {
    const { o, v, m, k } = tools;
    const down = o.clamp(o.sub(top, p[1]), 0, length);
    const away = v.length([p[0], 0, o.mul(p[2], 1.18)]);
    const hip = o.mul(o.min(o.mul(down, 6), 1), 0.02);
    const wall = o.add(o.mulAdd(down, flare, radius * 0.9), hip);
    const angle = m.atan2Turns(p[2], p[0]);
    const depth = o.mul(down, 0.035 + flare * 0.02);
    const ripple = k.opaque(m.sinTurns(o.add(o.mul(angle, pleats), o.mul(m.sinTurns(o.mul(angle, 3)), 0.35))), {
      of: [p[0], p[2]],
      range: () => ({ low: -1.01, high: 1.01 }),
      steepness: (1.2 * pleats) / radius,
    });
    const pleated = pleats === 0 ? wall : o.add(wall, o.mul(ripple, depth));
    const swing = (1.2 * pleats * length * (0.035 + flare * 0.02)) / (radius + flare * length);
    const side = o.mul(o.sub(away, pleated), 1 / Math.hypot(1.1 + swing, flare));
    const ends = o.max(o.sub(p[1], top), o.sub(top - length, p[1]));
    const clipped = flare > 1 ? o.max(o.max(side, ends), o.neg(o.mul(o.sub(away, o.sub(pleated, 0.03)), 0.5))) : o.max(side, ends);
    return k.lipschitz(clipped, p, 1.1);
  }, frame);
}

/** What covers hips and legs; under a top that is not tucked in it lies close. */
export function bottomField(wearer: Wearer, bottom: Bottom, isUnder: boolean): Field {
  const { figure, skeleton } = wearer;
  const { pelvis, legs, size: s, trunkMetres } = skeleton;
  const g = figure.girth;
  const l = bottom.loose;
  const waist = smoothIntersection(
    0.006,
    trunk(figure, skeleton, isUnder ? 0.002 : Math.min(l, 0.011) + 0.0015),
    beyond(pelvis, trunkMetres * 0.24, 1),
  );
  if (bottom.cut === 'skirt') return skirtField(wearer, bottom, waist);
  const limbs = legs.map(({ start, bend, end }) => {
    if (bottom.legs <= 1)
      return smoothUnion(
        0.03 * g,
        rod(start, between(start, bend, 0.4), 0.089 * g + l * 0.5, 0.078 * g + l),
        tube(start, between(start, bend, bottom.legs), { radius: 0.085 * g + l, endRadius: 0.068 * g + l * 1.5 }),
      );
    const hem = between(bend, end, (bottom.legs - 1) * 1.03);
    return smoothUnion(
      0.025 * g,
      rod(start, bend, 0.089 * g + l * 0.5, 0.057 * g + l),
      rod(bend, between(bend, end, 0.35), 0.057 * g + l, 0.0515 * g + l),
      tube(between(bend, end, 0.15), hem, { radius: 0.0525 * g + l, endRadius: 0.045 * g + l * 1.3, rounding: 0.006 }),
    );
  });
  const both = smoothUnion(0.018 * s, limbs[0]!, limbs[1]!);
  return smoothUnion(0.06 * s, waist, both);
}

function skirtField({ figure, skeleton }: Wearer, { legs: share, flare = 0.3, loose }: Bottom, waist: Field): Field {
  const { pelvis, legs, size: s, trunkMetres } = skeleton;
  const g = figure.girth;
  const isBent = legs.every(({ start, bend }) => bend[1] - start[1] > -0.75 * Math.hypot(...minus(bend, start)));
  const length = figure.legShare * figure.heightMetres;
  const drop = length * share * 0.5 - 0.03 * s;
  if (!isBent || share < 0.6) {
    const stride = share > 1.2 ? Math.max(0, ...legs.map(({ end, start }) => Math.abs(end[2] - start[2]))) * 0.25 : 0;
    const thighs = legs.map(({ start, bend }) =>
      rod(start, between(start, bend, Math.min(0.9, share)), 0.09 * g + loose, 0.07 * g + loose),
    );
    return smoothUnion(
      0.03 * s,
      waist,
      ...(share < 0.6 ? [] : thighs),
      flaredCone(
        { ...pelvis, y: [0, 1, 0], x: pelvis.x, z: pelvis.z },
        {
          top: trunkMetres * 0.2,
          length: drop + trunkMetres * 0.2,
          radius: (0.136 + 0.008 * figure.bust) * g + loose,
          flare: flare + stride,
          pleats: share < 0.6 ? 21 : 13,
        },
      ),
    );
  }
  const pieces = legs.map(({ start, bend, end }) => {
    const thigh = rod(start, bend, 0.1 * g + loose, 0.078 * g + loose);
    return share <= 1
      ? tube(start, between(start, bend, share), { radius: 0.1 * g + loose, endRadius: 0.08 * g + loose })
      : smoothUnion(
          0.03,
          thigh,
          tube(bend, between(bend, end, Math.min(0.95, share - 1 + 0.12)), {
            radius: 0.078 * g + loose,
            endRadius: (0.08 + flare * 0.05) * g + loose,
          }),
        );
  });
  // Cloth stretched from thigh to thigh.
  const [left, right] = legs;
  const isAstride = Math.abs(left.bend[0] - right.bend[0]) > 0.5 * s;
  const lap = rod(
    between(left.start, right.start, 0.5),
    between(
      between(left.start, left.bend, Math.min(0.92, share * 0.9)),
      between(right.start, right.bend, Math.min(0.92, share * 0.9)),
      0.5,
    ),
    0.085 * g + loose,
    0.06 * g + loose,
  );
  return smoothUnion(0.06 * s, waist, smoothUnion(0.11 * s, pieces[0]!, pieces[1]!, ...(isAstride ? [] : [lap])));
}
