/** Things as if made of something else: modelling clay with the marks of fingers, coloured card. Colours are kept. */
import type { F32, FloatLike, Vec3 } from '../../../../kernel/index.ts';
import { type FieldTools, type MaterialValues, mottle, type Shape } from '../../field/index.ts';

const extentOf = ({ domain: { low, high } }: Shape): number => Math.hypot(...high.map((value, axis) => value - low[axis]!)) || 1;

/** Fuller and neither black nor white, as pigment in clay is. */
function plainColour({ o }: FieldTools, base: Vec3<FloatLike>, fullness: number): Vec3<F32> {
  const grey = o.sum(o.mul(base[0], 0.3), o.mul(base[1], 0.59), o.mul(base[2], 0.11));
  const channel = (value: FloatLike): F32 => o.clamp(o.mulAdd(o.mulAdd(o.sub(value, grey), fullness, grey), 0.9, 0.035), 0.03, 0.85);
  return [channel(base[0]), channel(base[1]), channel(base[2])];
}

/** Opaque and matte; what gives off light still does, a little. */
function matte(tools: FieldTools, { base, emission }: MaterialValues, more: Partial<MaterialValues>): MaterialValues {
  return { base: plainColour(tools, base, 1.2), ...(emission ? { emission } : {}), ...more };
}

/** Dents of thumbs and the fine lines of their skin. `thumb`: metres across, in the shape's own space. */
function fingerMarks(tools: FieldTools, local: Vec3<F32>, thumb: number): F32 {
  const { o, m } = tools;
  const dents = mottle(tools, local, thumb, 2, 3);
  const press = m.smoothstep(0.52, 0.62, mottle(tools, local, 1.3 * thumb, 2, 8));
  const whorl = m.sinTurns(o.mulAdd(mottle(tools, local, 1.1 * thumb, 1, 12), 9, o.mul(local[1], 1.2 / thumb)));
  return o.mul(o.mulAdd(o.mul(whorl, press), 0.028, dents), 0.22 * thumb);
}

/** `thumb`: metres across in the shape's own space, so that marks have one size on all things. */
export function ofClay(shape: Shape, thumb: number): Shape {
  return {
    ...shape,
    material: (tools, at) => matte(tools, shape.material(tools, at), { roughness: 0.58, sheen: 0.1, ior: 1.4 }),
    bump: (tools, local) => fingerMarks(tools, local, thumb),
  };
}

/** Card with a little tooth. */
export function ofCard(shape: Shape): Shape {
  const tooth = 0.004 * Math.min(1, extentOf(shape));
  const { bump: _, ...rest } = shape;
  return {
    ...rest,
    material: (tools, at) => matte(tools, shape.material(tools, at), { roughness: 0.95 }),
    bump: (tools, local) => tools.o.mul(mottle(tools, local, 2.5 * tooth, 2, 5), 0.12 * tooth),
  };
}

/** The same colours without relief, gloss or clearness: what flat regions are found on. */
export function ofPaint(shape: Shape): Shape {
  const { bump: _, ...rest } = shape;
  return { ...rest, material: (tools, at) => matte(tools, shape.material(tools, at), { roughness: 1 }) };
}
