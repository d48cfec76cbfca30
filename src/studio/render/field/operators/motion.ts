/** A solid moved in space. All keep exactness; angles in radians. */
import type { F32, Interval, Vec3 } from '../../../../kernel/index.ts';
import type { Point3 } from '../primitives/round.ts';
import type { Field, FieldTools } from '../shape.ts';

export const translate =
  (field: Field, by: Point3): Field =>
  (tools, p) =>
    field(tools, tools.v.sub3(p, by));

type Axis = 0 | 1 | 2;
const axisOf = { x: 0, y: 1, z: 2 } as const satisfies Record<string, Axis>;
export type AxisName = keyof typeof axisOf;

/** The axes after the given one, in turn: a rotation about it takes the first towards the second. */
const others = (axis: Axis): readonly [Axis, Axis] => [((axis + 1) % 3) as Axis, ((axis + 2) % 3) as Axis];

function replace(p: Vec3<F32>, changes: readonly (readonly [Axis, F32])[]): Vec3<F32> {
  const moved = [...p] as [F32, F32, F32];
  for (const [axis, value] of changes) moved[axis] = value;
  return moved;
}

/** Turns the solid about an axis, counter-clockwise seen from the axis' tip. */
export function rotate(field: Field, axisName: AxisName, angle: number): Field {
  const axis = axisOf[axisName];
  const [first, second] = others(axis);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return (tools, p) => {
    const { o } = tools;
    const a = o.add(o.mul(p[first], c), o.mul(p[second], s));
    const b = o.sub(o.mul(p[second], c), o.mul(p[first], s));
    const moved = replace(p, [
      [first, a],
      [second, b],
    ]);
    return field(tools, moved);
  };
}

/** Uniform. */
export const scale =
  (field: Field, factor: number): Field =>
  (tools, p) =>
    tools.o.mul(field(tools, tools.v.scale(p, 1 / factor)), factor);

/** Both halves show what lies on the positive side of the plane through the origin. */
export const mirror =
  (field: Field, axisName: AxisName): Field =>
  (tools, p) => {
    const axis = axisOf[axisName];
    return throughPoint(tools, field, replace(p, [[axis, tools.o.abs(p[axis])]]), () => 1);
  };

const stretchRange =
  (half: number) =>
  ([range]: readonly Interval[]): Interval => {
    const moved = (x: number): number => x - Math.min(half, Math.max(-half, x));
    return { low: moved(range!.low) - 1e-6, high: moved(range!.high) + 1e-6 };
  };

/** Cut at the middle and drawn apart by `half` metres to either side of each axis, with straight walls between. Exact outside. */
export const elongate =
  (field: Field, half: Point3): Field =>
  (tools, p) => {
    const { k, o } = tools;
    const apart = (x: F32, by: number): F32 =>
      by === 0
        ? x
        : k.opaque(o.sub(x, o.clamp(x, -by, by)), {
            of: [x],
            range: stretchRange(by),
            steepness: 1,
            partials: () => [{ low: 0, high: 1 }],
          });
    const moved: Vec3<F32> = [apart(p[0], half[0]), apart(p[1], half[1]), apart(p[2], half[2])];
    return throughPoint(tools, field, moved, () => 1);
  };

/** The field of a moved point, with the stretch of the motion stated. */
export function throughPoint(
  tools: FieldTools,
  field: Field,
  point: Vec3<F32>,
  stretch: (args: readonly Interval[]) => number,
  of: readonly F32[] = [],
): F32 {
  return tools.k.through(field(tools, point), { point, of, stretch });
}
