/**
 * How cloth hangs on one posed body, for pictures that come close to it: folds that radiate from where a sleeve is bent, from the armpits
 * and from the button that a coat is closed by. Relief only, metres; knows nothing of colour.
 */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import type { Bump, FieldTools } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { cross, minus, outOf, plus, unit } from './frame.ts';
import type { Limb, Skeleton } from './skeleton.ts';

/** Folds that run out from a point, in the plane of two directions. */
interface Fan {
  readonly at: Point;
  readonly x: Point;
  readonly y: Point;
  /** About as many in a full turn. */
  readonly count: number;
  /** Metres from the point: where they are highest, and where they have run out. */
  readonly peak: number;
  readonly end: number;
  /** Metres across the plane in which they run out. */
  readonly depth: number;
  readonly height: number;
  readonly seed: number;
}

/** Rounded ridges with sharp valleys between them, as cloth has; 0 to 1. */
const ridgeOf = ({ o }: FieldTools, noise: F32): F32 => {
  const valley = o.sub(1, o.min(1, o.mul(o.abs(noise), 2.4)));
  return o.sub(1, o.mul(valley, valley));
};

function fanBump(tools: FieldTools, p: Vec3<F32>, fan: Fan): F32 {
  const { o, v, n, m } = tools;
  // Folds bend and fork on their way out.
  const bent = (axis: number): F32 => o.mul(n.gradientNoise(v.scale(p, 14), fan.seed + 7 + axis), 0.03);
  const away = v.add3(v.sub3(p, fan.at), [bent(0), bent(1), bent(2)]);
  const [a, b] = [v.dot(away, fan.x), v.dot(away, fan.y)];
  const across = v.dot(away, unit(cross(fan.x, fan.y)));
  const far = v.length([a, b, 0]);
  const turns = o.mul(o.div(1, o.max(far, 0.02)), fan.count / 6);
  const noise = n.gradientNoise([o.mulAdd(o.mul(a, turns), 1, fan.seed), o.mul(b, turns), o.mulAdd(far, 7, o.mul(across, 4))], fan.seed);
  const rise = m.smoothstep(0.25 * fan.peak, fan.peak, far);
  const fall = o.mul(m.smoothstep(fan.end, fan.peak, far), m.smoothstep(fan.depth, 0.5 * fan.depth, o.abs(across)));
  return o.mul(o.mul(ridgeOf(tools, noise), o.mul(rise, fall)), fan.height);
}

/** About the inside of the bend; on the outside of it the cloth is stretched flat. */
function bendFan({ start, bend, end }: Limb, { size, seed }: { size: number; seed: number }): Fan {
  const [up, on] = [unit(minus(start, bend)), unit(minus(end, bend))];
  const inward = unit(plus(up, on));
  const along = unit(minus(on, up));
  return { at: plus(bend, inward, 0.075 * size), x: inward, y: along, count: 10, peak: 0.075 * size, end: 0.2 * size, depth: 0.2 * size, height: 0.009 * size, seed }; // biome-ignore format: measures
}

/** Rings along a sleeve, slanted as it is turned: weaker than those of the bend, and there is no limb without any. */
function ringBump(tools: FieldTools, p: Vec3<F32>, { from, to, seed, size }: { from: Point; to: Point; seed: number; size: number }): F32 {
  const { o, v, n, m } = tools;
  const axis = unit(minus(to, from));
  const length = Math.hypot(...minus(to, from));
  const away = v.sub3(p, from);
  const t = v.dot(away, axis);
  const off = v.sub3(away, v.scale([o.float(axis[0]), o.float(axis[1]), o.float(axis[2])], t));
  const near = m.smoothstep(0.11 * size, 0.08 * size, v.length(off));
  const within = o.mul(m.smoothstep(-0.02, 0.04, t), m.smoothstep(length + 0.02, length - 0.05, t));
  const slant = o.mulAdd(o.add(off[0], off[1]), 0.9, t);
  const noise = n.gradientNoise([o.mul(slant, 24 / size), o.mul(off[0], 8 / size), o.mul(off[2], 8 / size)], seed);
  return o.mul(o.mul(ridgeOf(tools, noise), o.mul(near, within)), 0.0042 * size);
}

/** Relief of a coat or a top with long sleeves, over the cloth's own. `buttonAt`: height of the closed button in the chest's frame, metres. */
export function drapeOf({ arms, chest, size }: Skeleton, buttonAt: number): Bump {
  const armpits = arms.map((limb, i): Fan => {
    const at = outOf(chest, [limb.side * 0.15 * size, 0.02 * size, 0.06 * size]);
    return { at, x: chest.x, y: chest.y, count: 8, peak: 0.07 * size, end: 0.22 * size, depth: 0.3 * size, height: 0.007 * size, seed: 41 + i }; // biome-ignore format: measures
  });
  const button: Fan = { at: outOf(chest, [0, buttonAt, 0.1 * size]), x: chest.x, y: chest.y, count: 12, peak: 0.06 * size, end: 0.22 * size, depth: 0.3 * size, height: 0.006 * size, seed: 47 }; // biome-ignore format: measures
  const fans = [...arms.map((limb, i) => bendFan(limb, { size, seed: 31 + i })), ...armpits, button];
  const pieces = arms.flatMap(({ start, bend, end }, i) => [
    { from: start, to: bend, seed: 51 + i, size },
    { from: bend, to: end, seed: 53 + i, size },
  ]);
  return (tools, p) => tools.o.sum(...fans.map((fan) => fanBump(tools, p, fan)), ...pieces.map((piece) => ringBump(tools, p, piece)));
}
