/**
 * Hair as soft clumps on the skull, in the head's space: a field for each style, strands as relief along the way they are combed.
 * Over 300 lines, as it is a row of styles over the same skull.
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import {
  type Bump,
  type Colour,
  displace,
  ellipsoid,
  type Field,
  type FieldTools,
  halfSpace,
  type Material,
  mirror,
  type Relief,
  round,
  sine,
  smoothDifference,
  smoothIntersection,
  smoothUnion,
  times,
  translate,
  union,
  valueNoise,
  worley,
} from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { ball, rod } from './flesh.ts';
import type { HeadPlan } from './head.ts';

/** How strands lie: away from a parting and down, drawn to the back of the head, or in curls of a size in metres. */
export type Flow =
  | { readonly kind: 'down'; readonly from: Point }
  | { readonly kind: 'back'; readonly to: Point }
  | { readonly kind: 'curls'; readonly size: number };

export interface Hair {
  /** null: nothing stands out from the skin. */
  readonly field: Field | null;
  readonly flow: Flow;
  /** Weight of shorn hair painted on the skin. */
  readonly shorn: number;
  /** Room that it takes beyond the skull for a hat, metres. */
  readonly riseMetres: number;
  readonly lowY: number;
}

const parting: Flow = { kind: 'down', from: [0.028, 0.13, -0.035] };
const middle: Flow = { kind: 'down', from: [0, 0.13, -0.03] };

/** The skull with hair of a thickness on top and at the sides. */
function cap({ face }: HeadPlan, top: number, sides = top): Field {
  const w = 1 + 0.035 * face.width;
  const c = 0.004 * face.child;
  return smoothUnion(
    0.03,
    ball([0, 0.041 + c + (top - sides) * 0.5, -0.068], [0.0775 * w + sides, 0.084 + (top + sides) / 2, 0.094 + sides]),
    ball([0, 0.047 + top - sides, -0.031], [0.066 * w + sides, 0.059 + c + sides, 0.055 + sides]),
    ball([0, -0.012, -0.092], [0.062 * w + sides, 0.06, 0.062 + sides]),
  );
}

/** What the hairline leaves bare, `high` metres above the usual line. */
const faceVolume = (high = 0): Field => translate(ellipsoid([0.108, 0.108 + high, 0.088 + high * 0.6]), [0, -0.02, 0.052]);
const earRoom = mirror(ball([0.086, -0.012, -0.064], [0.02, 0.034, 0.027]), 'x');

/** Cropped: above a line that falls from the temples to the nape, round the ears. */
const cropped = (plan: HeadPlan, top: number, sides: number, high = 0): Field =>
  smoothDifference(
    0.014,
    smoothIntersection(0.01, cap(plan, top, sides), translate(halfSpace([0, -1, 0.42], 0), [0, -0.048, -0.09])),
    faceVolume(high),
    earRoom,
  );

/** A cap that leaves the face free and the ears covered, down to `low`. */
const covered = (plan: HeadPlan, thickness: number, low: number): Field =>
  smoothDifference(0.008, smoothIntersection(0.012, cap(plan, thickness), translate(halfSpace([0, -1, 0], 0), [0, low, 0])), faceVolume());

/** Locks and a panel that hang at both sides of the face to a height, narrow at their ends. */
const locks = (to: number, radius: number, forward = 0): Field =>
  mirror(
    smoothUnion(
      0.03,
      rod([0.05, 0.085, -0.02], [0.075, 0.0, -0.038], 0.018, radius),
      rod([0.075, 0.0, -0.038], [0.082, to * 0.6, -0.044 + forward], radius, radius * 0.9),
      rod([0.082, to * 0.6, -0.044 + forward], [0.074, to, -0.03 + forward], radius * 0.9, 0.004),
      rod([0.066, 0.03, -0.08], [0.074, to * 0.55, -0.085], 0.034, 0.034),
      rod([0.074, to * 0.55, -0.085], [0.06, to * 1.02, -0.08], 0.034, 0.012),
    ),
    'x',
  );

const curtain = (to: number, width = 0.083): Field =>
  smoothUnion(
    0.05,
    ball([0, -0.01, -0.1], [width, 0.09, 0.062]),
    mirror(
      smoothUnion(
        0.03,
        rod([width - 0.045, -0.03, -0.105], [width - 0.042, to * 0.6, -0.108], 0.045, 0.044),
        rod([width - 0.042, to * 0.6, -0.108], [0.022, to, -0.1], 0.044, 0.02),
      ),
      'x',
    ),
  );

/** Sways from side to side on its way down. */
const wavy =
  (field: Field, amplitude: number, length: number): Field =>
  (tools, p) => {
    const { o, k } = tools;
    const depth = smoothRamp(tools, p[1]);
    const sway = (phase: number): F32 => o.mul(o.mul(sine(tools, o.mulAdd(p[1], (2 * Math.PI) / length, phase)), amplitude), depth);
    const point: Vec3<F32> = [o.add(p[0], sway(0)), p[1], o.add(p[2], sway(1.6))];
    const steep = 1 + 1.5 * amplitude * ((2 * Math.PI) / length + 12);
    return k.through(field(tools, point), { point, of: [], stretch: () => steep });
  };
/** 0 on the skull, 1 from the ears down. */
const smoothRamp = ({ o }: FieldTools, y: F32): F32 => o.clamp(o.mulAdd(y, -12, 0.5), 0, 1);

const fringe = (plan: HeadPlan, low: number): Field =>
  smoothIntersection(
    0.006,
    smoothUnion(
      0.02,
      ball([0, 0.03, -0.03], [0.071 * (1 + 0.035 * plan.face.width), 0.072, 0.062]),
      ball([0, 0.07, -0.01], [0.05, 0.04, 0.045]),
    ),
    translate(halfSpace([0, -1, 0], 0), [0, low, 0]),
    translate(halfSpace([0, 0, -1], 0), [0, 0, -0.03]),
  );

const quiff = smoothUnion(
  0.02,
  rod([0.035, 0.112, -0.012], [-0.035, 0.118, -0.012], 0.026, 0.03),
  rod([-0.02, 0.125, -0.012], [-0.05, 0.1, -0.02], 0.024, 0.016),
);
const sweep = smoothUnion(
  0.025,
  rod([0.03, 0.105, -0.004], [-0.045, 0.1, -0.01], 0.021, 0.022),
  rod([-0.045, 0.1, -0.01], [-0.07, 0.055, -0.03], 0.02, 0.012),
);

interface Style {
  readonly make: (plan: HeadPlan) => Field | null;
  readonly flow: Flow;
  readonly shorn?: number;
  readonly rise?: number;
  readonly low?: number;
  /** Height of the clumps in metres. */
  readonly clumps?: number;
}

const back = (to: Point): Flow => ({ kind: 'back', to });
const tied = (plan: HeadPlan): Field =>
  smoothDifference(
    0.006,
    smoothIntersection(0.01, cap(plan, 0.008), translate(halfSpace([0, -1, 0.45], 0), [0, -0.045, -0.09])),
    faceVolume(0.004),
    earRoom,
  );
const tail = (...stations: readonly (readonly [...Point, number])[]): Field =>
  smoothUnion(0.02, ...stations.slice(1).map(([x, y, z, radius], i) => {
    const [a, b, c, first] = stations[i]!;
    return rod([a, b, c], [x, y, z], first, radius);
  })); // biome-ignore format: one chain
const plait = (from: Point, to: Point, radius: number, count: number): Field =>
  smoothUnion(0.006, ...Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1);
    const side = i % 2 ? 0.35 : -0.35;
    const r = radius * (1 - 0.4 * t);
    return ball([from[0] + (to[0] - from[0]) * t + side * r, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t], [r, r * 1.2, r]);
  })); // biome-ignore format: one chain

export const hairStyles = {
  bald: { make: () => null, flow: middle },
  'buzz-cut': { make: () => null, flow: middle, shorn: 0.85 },
  'short-crop': { make: (p) => cropped(p, 0.013, 0.007), flow: parting, rise: 0.013 },
  'side-part': { make: (p) => smoothUnion(0.015, cropped(p, 0.014, 0.008), sweep), flow: parting, rise: 0.02 },
  quiff: { make: (p) => smoothUnion(0.018, cropped(p, 0.014, 0.005), quiff), flow: back([0, 0.04, -0.2]), rise: 0.035, clumps: 0.003 },
  'slicked-back': { make: (p) => cropped(p, 0.011, 0.008, 0.004), flow: back([0, 0.03, -0.2]), rise: 0.011 },
  receding: { make: (p) => smoothDifference(0.012, cropped(p, 0.006, 0.009, 0.02), ball([0, 0.13, -0.04], [0.05, 0.035, 0.07])), flow: middle, rise: 0.008, shorn: 0.15 },
  spiky: { make: (p) => cropped(p, 0.026, 0.01), flow: { kind: 'curls', size: 0.022 }, rise: 0.03, clumps: 0.016 },
  curly: { make: (p) => cropped(p, 0.03, 0.02, -0.002), flow: { kind: 'curls', size: 0.03 }, rise: 0.035, clumps: 0.015 },
  afro: { make: (p) => smoothDifference(0.012, union(round(cap(p, 0.05, 0.05), 0.004)), faceVolume(), translate(halfSpace([0, 1, -0.3], 0), [0, -0.075, -0.07])), flow: { kind: 'curls', size: 0.016 }, rise: 0.06, clumps: 0.008 },
  bob: { make: (p) => smoothUnion(0.02, covered(p, 0.014, -0.06), locks(-0.085, 0.023), smoothIntersection(0.012, curtain(-0.1), translate(halfSpace([0, -1, 0], 0), [0, -0.1, 0]))), flow: parting, rise: 0.014, low: -0.11 },
  bangs: { make: (p) => smoothUnion(0.012, covered(p, 0.014, -0.06), fringe(p, 0.032), locks(-0.19, 0.02), curtain(-0.22)), flow: middle, rise: 0.014, low: -0.25 },
  'long-straight': { make: (p) => smoothUnion(0.02, covered(p, 0.013, -0.06), locks(-0.23, 0.021, 0.012), curtain(-0.27)), flow: middle, rise: 0.013, low: -0.31 },
  'long-wavy': { make: (p) => wavy(smoothUnion(0.02, covered(p, 0.016, -0.06), locks(-0.22, 0.027, 0.012), curtain(-0.25, 0.094)), 0.009, 0.075), flow: parting, rise: 0.016, low: -0.3, clumps: 0.004 },
  ponytail: { make: (p) => smoothUnion(0.008, tied(p), tail([0, 0.07, -0.168, 0.02], [0, 0.06, -0.2, 0.026], [0.01, -0.04, -0.215, 0.034], [0.02, -0.16, -0.19, 0.012])), flow: back([0, 0.07, -0.19]), rise: 0.01, low: -0.2 },
  pigtails: { make: (p) => smoothUnion(0.008, tied(p), mirror(tail([0.074, 0.02, -0.105, 0.017], [0.102, 0.0, -0.11, 0.026], [0.108, -0.09, -0.095, 0.024], [0.1, -0.14, -0.085, 0.008]), 'x')), flow: back([0, 0.03, -0.2]), rise: 0.01, low: -0.16 },
  bun: { make: (p) => smoothUnion(0.008, tied(p), ball([0, 0.115, -0.135], [0.042, 0.038, 0.04])), flow: back([0, 0.1, -0.16]), rise: 0.01 },
  braid: { make: (p) => smoothUnion(0.01, tied(p), tail([0, -0.02, -0.15, 0.03], [0.05, -0.09, -0.12, 0.022]), plait([0.062, -0.095, -0.1], [0.088, -0.27, 0.03], 0.021, 8)), flow: back([0.01, -0.02, -0.19]), rise: 0.01, low: -0.3 },
  mohawk: { make: (p) => smoothIntersection(0.02, cap(p, 0.045, 0.012), ball([0, 0.08, -0.06], [0.026, 0.13, 0.13]), smoothDifference(0.01, ball([0, 0.05, -0.06], [0.1, 0.16, 0.2]), faceVolume())), flow: back([0, 0.03, -0.2]), rise: 0.05, shorn: 0.5 },
} as const satisfies Readonly<Record<string, Style>>; // biome-ignore format: a table of styles

export type HairStyle = keyof typeof hairStyles;

interface Strands {
  /** Unit direction about the axis that the strands leave, and the way along them. */
  readonly across: readonly [F32, F32];
  readonly along: F32;
  readonly away: F32;
}

function strandsAt({ o, v }: FieldTools, p: Vec3<F32>, flow: Exclude<Flow, { kind: 'curls' }>): Strands {
  const [a, b, along] =
    flow.kind === 'down'
      ? [o.sub(p[0], flow.from[0]), o.sub(p[2], flow.from[2]), p[1]]
      : [o.sub(p[0], flow.to[0]), o.sub(p[1], flow.to[1]), p[2]];
  const away = o.max(v.length([a, b, 0]), 0.004);
  return { across: [o.div(a, away), o.div(b, away)], along, away };
}

/** Clumps that really move the surface: ridges along the strands, or heaps of curls. */
function clumping(flow: Flow, height: number): Relief {
  if (flow.kind === 'curls') return (tools, p) => tools.o.mul(tools.o.sub(0.55, worley(tools, tools.v.scale(p, 1 / flow.size), 5)), height);
  const [count, fade] = [6.5, 0.055];
  return (tools, p) => {
    const { k, o } = tools;
    const { across, along, away } = strandsAt(tools, p, flow);
    const noise = valueNoise(tools, [o.mul(across[0], count), o.mul(across[1], count), o.mul(along, 9)], 2);
    const relief = o.mul(o.mul(o.sub(noise, 0.5), height * 2), o.min(o.mul(away, 1 / fade), 1));
    const steepness = 2 * height * ((1.9 * count) / fade + 17) * 0.8;
    return k.opaque(relief, { of: p, range: () => ({ low: -height, high: height }), steepness });
  };
}

export function hairOf(plan: HeadPlan, name: HairStyle): Hair {
  const style: Style = hairStyles[name];
  const bare = style.make(plan);
  const { flow, shorn = bare ? 0.55 : 0, rise = 0, low = -0.1, clumps = 0.003 } = style;
  return { field: bare && displace(bare, clumping(flow, clumps)), flow, shorn, riseMetres: rise, lowY: low - 0.02 };
}

/** Beards and moustaches; strands hang. */
export function beardOf({ mouthY, mouthZ, mouthHalf, chinY, face }: HeadPlan, kind: 'full' | 'short' | 'moustache'): Field {
  const moustache = mirror(smoothUnion(0.006, rod([0.004, mouthY + 0.0125, mouthZ + 0.004], [0.02, mouthY + 0.007, mouthZ - 0.003], 0.0062, 0.0058), rod([0.02, mouthY + 0.007, mouthZ - 0.003], [0.032, mouthY - 0.008, mouthZ - 0.015], 0.0056, 0.003)), 'x'); // biome-ignore format: two rods
  if (kind === 'moustache') return displace(moustache, clumping({ kind: 'down', from: [0, 0, -0.03] }, 0.001));
  const thick = kind === 'full' ? 0.016 : 0.004;
  const drop = kind === 'full' ? 0.024 : 0.003;
  const w = 1 + 0.035 * face.width;
  const mass = smoothUnion(
    0.02,
    ball([0, chinY + 0.018 - drop * 0.6, -0.008], [0.036 + thick * 0.6, 0.03 + drop * 0.4, 0.03 + thick * 0.5]),
    ball([0, chinY - drop * 1.2, -0.004], [0.024 + thick * 0.5, 0.026 + drop * 0.3, 0.022 + thick * 0.35]),
    mirror(
      rod(
        [(0.059 + thick * 0.3) * w, -0.012, -0.048],
        [0.029 + thick * 0.45, chinY + 0.014 - drop * 0.1, -0.014],
        0.011 + thick * 0.25,
        0.019 + thick * 0.35,
      ),
      'x',
    ),
  );
  const mouth = ball([0, mouthY - 0.001, mouthZ + 0.004], [mouthHalf * 0.98, 0.0092, 0.03]);
  const chops = smoothDifference(0.006, mass, mouth, ball([0, -0.028, 0.02], [0.05, 0.026, 0.045]));
  return displace(smoothUnion(0.008, chops, moustache), clumping({ kind: 'down', from: [0, 0, -0.05] }, kind === 'full' ? 0.0026 : 0.0012));
}

export function hairMaterial(base: Colour, flow: Flow): Material {
  return (tools, { local }) => {
    const { o, v, n } = tools;
    const single = flow.kind === 'curls' ? n.valueNoise(v.scale(local, 700), 3) : strandNoise(tools, local, { flow, count: 70, seed: 3 });
    const lock =
      flow.kind === 'curls' ? n.worley(v.scale(local, 1 / flow.size), 5).nearest : strandNoise(tools, local, { flow, count: 14, seed: 5 });
    const lit =
      flow.kind === 'curls' ? o.mulAdd(lock, -0.9, o.mulAdd(single, 0.5, 1.2)) : o.sum(o.mul(single, 0.55), o.mul(lock, 0.5), 0.48);
    return {
      base: v.mix3(v.scale(base, o.mul(lit, 0.9)), v.scale(times(base, 1.5), lit), single),
      roughness: o.mulAdd(single, 0.16, 0.34),
      sheen: 0.12,
      ior: 1.55,
    };
  };
}

const strandNoise = (
  tools: FieldTools,
  p: Vec3<F32>,
  { flow, count, seed }: { flow: Exclude<Flow, { kind: 'curls' }>; count: number; seed: number },
): F32 => {
  const { o, n } = tools;
  const { across, along } = strandsAt(tools, p, flow);
  return n.valueNoise([o.mul(across[0], count), o.mul(across[1], count), o.mul(along, 14)], seed);
};

export const hairBump =
  (flow: Flow): Bump =>
  (tools, p) => {
    const { o, v, n } = tools;
    if (flow.kind === 'curls') {
      const { nearest } = n.worley(v.scale(p, 2.6 / flow.size), 8);
      return o.add(o.mul(nearest, -flow.size * 0.12), o.mul(n.valueNoise(v.scale(p, 900), 4), 0.0007));
    }
    // At the crown strands would be finer than any picture.
    const calm = o.min(o.mul(strandsAt(tools, p, flow).away, 1 / 0.035), 1);
    const one = (count: number, seed: number, height: number): F32 =>
      o.mul(o.mul(strandNoise(tools, p, { flow, count, seed }), calm), height);
    return o.add(one(16, 5, 0.0022), one(62, 3, 0.0008));
  };
