/** Colour and relief of a face: flush, freckles, lips, lashes, brows, the shadow of a beard; pores, and wrinkles that come with age. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import { type Bump, type Colour, type FieldTools, type Material, times } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import type { HeadPlan } from './head.ts';
import { brow } from './head.ts';

export interface Paint {
  readonly plan: HeadPlan;
  readonly skin: Colour;
  readonly hair: Colour;
  /** Lips made up, lids shaded. */
  readonly isMadeUp: boolean;
  /** Weight of the roots of a shaven beard, [0, 1]. */
  readonly stubble: number;
  /** Weight of hair shorn close to the skull, [0, 1]. */
  readonly shorn: number;
  /** Seen close: light wanders beneath the skin. */
  readonly isClose: boolean;
}

/** A crease along a curve: 1 in the middle, 0 from `width` on. */
const crease = ({ o, m }: FieldTools, away: F32, width: number): F32 => m.smoothstep(width, 0, o.abs(away));

/** Depth of wrinkles in metres: forehead, crow's feet, between the brows, beside the nose. */
function wrinkles(tools: FieldTools, p: Vec3<F32>): F32 {
  const { o, v, m, n } = tools;
  const [x, y, z] = [o.abs(p[0]), p[1], p[2]];
  const wander = o.mul(o.sub(n.valueNoise([o.mul(p[0], 45), o.mul(y, 18), 3.5]), 0.5), 0.008);
  const brows = [0.044, 0.0545, 0.065].map((height, i) => {
    const arch = o.mul(o.mul(x, x), i % 2 === 0 ? -3.2 : -2.4);
    const line = crease(tools, o.sum(y, wander, o.neg(arch), -height), 0.0024);
    return o.mul(line, m.smoothstep(0.05 - 0.004 * i, 0.028, x));
  });
  const between = o.mul(
    crease(tools, o.sub(x, o.mulAdd(o.sub(y, 0.015), 0.12, 0.0062)), 0.0018),
    o.mul(m.smoothstep(0.008, 0.016, y), m.smoothstep(0.036, 0.026, y)),
  );
  const [fx, fy] = [o.sub(x, 0.047), o.add(y, 0.001)];
  const angle = o.mul(m.atan2Turns(fy, fx), 2 * Math.PI);
  const away = v.length([fx, fy, 0]);
  const feet = o.mul(
    crease(tools, m.sin(o.mulAdd(angle, 9, o.mul(wander, 260))), 0.5),
    o.mul(o.mul(m.smoothstep(0.004, 0.008, away), m.smoothstep(0.03, 0.014, away)), m.smoothstep(1.0, 0.7, o.abs(angle))),
  );
  const under = o.mul(
    crease(tools, o.sum(y, o.mul(o.mul(o.sub(x, 0.032), o.sub(x, 0.032)), -18), o.mul(wander, 0.3), 0.021), 0.0016),
    o.mul(m.smoothstep(0.014, 0.02, x), m.smoothstep(0.05, 0.042, x)),
  );
  const laugh = o.mul(
    crease(
      tools,
      o.sub(x, o.sum(0.0205, o.mul(o.add(y, 0.034), -0.5), o.mul(o.mul(o.add(y, 0.055), o.add(y, 0.055)), -9), o.mul(wander, 0.35))),
      0.0052,
    ),
    o.mul(m.smoothstep(-0.03, -0.037, y), m.smoothstep(-0.076, -0.06, y)),
  );
  const front = m.smoothstep(-0.05, -0.02, z);
  const lines = [
    ...brows.map((line) => o.mul(line, 0.0008)),
    o.mul(between, 0.001),
    o.mul(feet, 0.0006),
    o.mul(under, 0.0007),
    o.mul(laugh, 0.0012),
  ];
  return o.mul(o.sum(...lines), front);
}

/** Hairs of the brow: streaks along its rise. */
const browHairs = ({ o, n }: FieldTools, p: Vec3<F32>): F32 =>
  n.valueNoise([o.mul(o.add(o.abs(p[0]), o.mul(p[1], 0.7)), 900), o.mul(p[1], 160), 7.3], 3);

export const faceBump = ({ plan }: Paint): Bump => {
  const ridge = brow(plan);
  const { age } = plan.face;
  return (tools, p) => {
    const { o, v, n, m } = tools;
    const pores = o.mul(n.worley(v.scale(p, 820)).nearest, 0.00005 + 0.00009 * age);
    const soft = o.mul(n.valueNoise(v.scale(p, 150), 5), 0.0001 + 0.0003 * age);
    const isBrow = o.mul(m.smoothstep(-0.03, -0.02, p[2]), m.smoothstep(0.0012, 0, ridge(tools, [o.abs(p[0]), p[1], o.float(0)])));
    const fine = o.mix(o.add(pores, soft), o.mul(browHairs(tools, p), 0.0011), isBrow);
    if (age < 0.15) return fine;
    const leather = o.mul(n.worley(v.mul3(p, [330, 420, 330]), 2).nearest, 0.0002 * age);
    return o.sub(o.add(fine, leather), o.mul(wrinkles(tools, p), age * 1.45));
  };
};

/** Soft ball of influence about a point of the left half, mirrored: 1 within a fifth of the reach, 0 beyond. */
const near = ({ o, v, m }: FieldTools, [x, y, z]: Vec3<F32>, at: Point, reach: number): F32 =>
  m.smoothstep(reach, reach * 0.2, v.length([o.sub(x, at[0]), o.sub(y, at[1]), o.sub(z, at[2])]));

/** Weight of the red of the lips, and of the dark of the open mouth. */
function mouthMasks({ o, m }: FieldTools, [x, y, z]: Vec3<F32>, { mouthY, mouthHalf, mouthZ, lipHalf, mimicry }: HeadPlan) {
  const share = o.mul(x, 1 / mouthHalf);
  const bent = o.sub(o.sub(y, mouthY), o.mul(o.mul(share, share), mimicry.curve));
  const taper = o.sub(1, o.mul(o.mul(share, share), 0.72));
  const up = o.mul(taper, lipHalf * 1.45 + mimicry.open * 0.95);
  const down = o.mul(taper, lipHalf * 1.95 + mimicry.open * 1.3);
  const inside = o.min(m.smoothstep(0.0014, -0.0008, o.sub(bent, up)), m.smoothstep(0.0018, -0.001, o.sub(o.neg(bent), down)));
  const isFront = m.smoothstep(mouthZ - 0.02, mouthZ - 0.012, z);
  const lip = o.mul(o.mul(inside, isFront), m.smoothstep(1.12, 0.92, share));
  const line =
    mimicry.open > 0 ? o.float(0) : o.mul(m.smoothstep(0.0011, 0.0002, o.abs(o.add(bent, 0.0003))), m.smoothstep(1.1, 0.9, share));
  return { lip, line: o.mul(line, isFront), bent };
}

/** Teeth and gullet behind parted lips, over the skin. */
function mouthInside(tools: FieldTools, base: Vec3<F32>, { p, bent, plan }: { p: Vec3<F32>; bent: F32; plan: HeadPlan }): Vec3<F32> {
  const { o, v, m } = tools;
  const { mouthHalf, mouthZ, mimicry } = plan;
  if (mimicry.open === 0) return base;
  const depth = o.sub(mouthZ - 0.0035, o.add(p[2], o.mul(o.mul(p[0], p[0]), 9)));
  const within = o.mul(
    m.smoothstep(0, 0.0012, depth),
    o.mul(m.smoothstep(mouthHalf * 0.9, mouthHalf * 0.8, o.abs(p[0])), m.smoothstep(mimicry.open * 1.5, mimicry.open * 1.3, o.abs(bent))),
  );
  const teeth = m.smoothstep(mimicry.open * 0.62 - 0.0062, mimicry.open * 0.62 - 0.0052, bent);
  const gap = o.mulAdd(m.smoothstep(0, 0.16, o.abs(m.sinTurns(o.mul(p[0], 1 / 0.0155)))), 0.14, 0.86);
  return v.mix3(base, v.mix3([0.16, 0.02, 0.02], v.scale([0.84, 0.8, 0.72], gap), teeth), within);
}

function lashes({ o, v, m }: FieldTools, [x, y, z]: Vec3<F32>, { eyeAt, eyeRadius, face }: HeadPlan): F32 {
  const away = v.length([o.sub(x, eyeAt[0]), o.sub(y, eyeAt[1]), o.sub(z, eyeAt[2])]);
  const [far, close] = [0.0016 + 0.0006 * face.female, 0.0005 + 0.0004 * face.female];
  return o.mul(m.smoothstep(eyeRadius + far, eyeRadius + close, away), m.smoothstep(-0.002, 0.002, o.sub(y, eyeAt[1])));
}

export const facePaint = ({ plan, skin, hair, isMadeUp, stubble, shorn, isClose }: Paint): Material => {
  const ridge = brow(plan);
  const { face, eyeAt } = plan;
  const warm: Colour = [Math.min(0.9, skin[0] * 1.0), skin[1] * 0.62, skin[2] * 0.56];
  const lipColour: Colour = isMadeUp ? [skin[0] * 0.62, skin[1] * 0.24, skin[2] * 0.26] : [skin[0] * 0.8, skin[1] * 0.52, skin[2] * 0.5];
  return (tools, { local }) => {
    const { o, v, m, n } = tools;
    const p: Vec3<F32> = [o.abs(local[0]), local[1], local[2]];
    const [, y, z] = p;
    const glow = (at: Point, reach: number, weight: number): F32 => o.mul(near(tools, p, at, reach), weight);
    const flush = o.min(o.sum(glow([0, -0.036, 0.034], 0.026, 0.7), glow([0.044, -0.036, 0.008], 0.034, 0.6 + 0.3 * face.child), glow([0.083, -0.008, -0.07], 0.045, 0.9), glow([0.033, -0.012, 0.012], 0.02, 0.35 + 0.25 * face.age)), 1); // biome-ignore format: a list
    const blotches = n.valueNoise(v.scale(local, 95), 3);
    const fine = n.valueNoise(v.scale(local, 420), 9);
    const tone = v.scale(skin, o.sum(0.86, o.mul(blotches, 0.1 + 0.12 * face.age), o.mul(fine, 0.08 + 0.07 * face.age)));
    let base: Vec3<F32> = v.mix3(tone, warm, o.mul(flush, 0.55));
    if (face.age > 0.6) {
      const spot = n.worley(v.scale(local, 62), 6).nearest;
      const spots = o.mul(m.smoothstep(0.2, 0.1, o.mulAdd(fine, 0.08, spot)), m.smoothstep(0, 0.045, o.abs(y)));
      base = v.mix3(base, times(skin, 0.5), o.mul(spots, 0.5));
    }
    if (stubble > 0) {
      const jaw = o.mul(
        m.smoothstep(-0.03, -0.055, o.add(y, o.mul(m.smoothstep(0.02, 0.05, p[0]), -0.012))),
        m.smoothstep(-0.09, -0.05, z),
      );
      const roots = o.mulAdd(n.valueNoise(v.scale(local, 1100), 12), 0.6, 0.4);
      base = v.mix3(base, times(hair, 0.8), o.mul(o.mul(jaw, roots), stubble));
    }
    if (shorn > 0) {
      const scalp = o.mul(
        m.smoothstep(0.024, 0.012, o.add(z, o.mul(o.sub(0.085, y), 0.67))),
        m.smoothstep(-0.07, -0.05, o.add(y, o.mul(z, -0.1))),
      );
      const roots = o.mulAdd(n.valueNoise(v.scale(local, 900), 13), 0.35, 0.65);
      base = v.mix3(base, hair, o.mul(o.mul(scalp, roots), shorn));
    }
    const { lip, line, bent } = mouthMasks(tools, p, plan);
    base = v.mix3(base, lipColour, o.mul(lip, isMadeUp ? 0.95 : 0.75));
    base = v.mix3(base, times(lipColour, 0.35), o.mul(line, 0.7));
    base = mouthInside(tools, base, { p: local, bent, plan });
    if (isMadeUp)
      base = v.mix3(base, times(warm, 0.55), o.mul(near(tools, p, [eyeAt[0] + 0.002, eyeAt[1] + 0.011, eyeAt[2] + 0.011], 0.017), 0.45));
    base = v.mix3(base, [0.03, 0.02, 0.016], o.mul(lashes(tools, p, plan), 0.88));
    const browEdge = o.add(ridge(tools, [p[0], y, o.float(0)]), o.mul(browHairs(tools, local), 0.001));
    const isBrow = o.mul(m.smoothstep(-0.03, -0.02, z), m.smoothstep(0.001, 0, browEdge));
    base = v.mix3(base, v.scale(hair, o.mulAdd(browHairs(tools, local), 0.5, 0.45)), o.mul(isBrow, 0.92));
    const oil = o.min(o.add(glow([0, -0.036, 0.036], 0.03, 1), glow([0, 0.05, 0.02], 0.05, 0.6)), 1);
    return {
      base,
      roughness: o.sum(0.55, o.mul(oil, -0.09), o.mul(fine, 0.1), o.mul(lip, -0.14), o.mul(isBrow, 0.2)),
      ior: 1.4,
      sheen: isClose ? 0.08 : 0.15,
      // Ears are too thin for light to wander in.
      ...(isClose && {
        subsurface: o.mul(o.mulAdd(isBrow, -0.6, 0.6), m.smoothstep(-0.05, -0.035, z)),
        subsurfaceRadius: [0.0032, 0.0014, 0.0008] as const,
      }),
    };
  };
};
