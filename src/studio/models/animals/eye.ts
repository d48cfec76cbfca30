/** An animal's eyeball looking along +z: iris with fibres, a dark rim, pupil, wet cornea, a painted glint. */
import { type Colour, type Shape, sphere } from '../../render/field/index.ts';

export interface EyeLook {
  /** Of the iris, in radii of the ball. Animals show little white. */
  readonly iris: number;
  /** Width and height of the pupil, in radii of the iris. */
  readonly pupil: readonly [width: number, height: number];
  readonly inner: Colour;
  readonly outer: Colour;
  readonly white: Colour;
}

export function eyeball(name: string, radius: number, { iris, pupil, inner, outer, white }: EyeLook): Shape {
  const reach = radius * 1.02;
  return {
    name,
    field: sphere(radius),
    material: (tools, { local }) => {
      const { o, v, m, n } = tools;
      const [x, y] = [o.mul(local[0], 1 / (radius * iris)), o.mul(local[1], 1 / (radius * iris))];
      const away = v.length([x, y, 0]);
      const front = m.smoothstep(-0.1, 0.1, o.mul(local[2], 1 / radius));
      const angle = m.atan2Turns(y, x);
      const fibres = n.valueNoise([o.mul(m.cosTurns(angle), 9), o.mul(m.sinTurns(angle), 9), o.mul(away, 1.5)]);
      const ring = v.mix3(inner, outer, m.smoothstep(0.35, 0.95, o.mulAdd(fibres, 0.25, away)));
      // Light gathers in the lower half, as behind a lens.
      const bright = o.mul(o.mulAdd(fibres, 0.6, 0.75), o.mulAdd(y, -0.55, 1.25));
      const coloured = v.mix3(v.scale(ring, bright), v.scale(outer, 0.1), m.smoothstep(0.82, 1.0, away));
      const dark = v.length([o.mul(x, 1 / pupil[0]), o.mul(y, 1 / pupil[1]), 0]);
      const withPupil = v.mix3([0.004, 0.003, 0.003], coloured, m.smoothstep(0.88, 1.06, dark));
      const base = v.mix3(white, withPupil, o.mul(m.smoothstep(1.1, 0.98, away), front));
      const spark = (dx: number, dy: number, size: number) => m.smoothstep(size, size * 0.7, v.length([o.sub(x, dx), o.sub(y, dy), 0]));
      const glint = o.mul(o.max(spark(-0.28, 0.36, 0.25), o.mul(spark(0.3, -0.34, 0.13), 0.45)), front);
      return { base, roughness: 0.25, coat: 1, coatRoughness: 0.02, emission: v.scale([0.8, 0.8, 0.78], glint) };
    },
    domain: { low: [-reach, -reach, -reach], high: [reach, reach, reach] },
  };
}
