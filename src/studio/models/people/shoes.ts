/** Shoes, boots and pumps as solids in the frame of a leg's tip, the same for both feet; soles, laces and uppers in their colours. */
import {
  type Field,
  halfSpace,
  intersection,
  round,
  type Surface,
  smoothDifference,
  smoothUnion,
  times,
  translate,
  union,
} from '../../render/field/index.ts';
import { fabricOf } from './fabric.ts';
import { ball, foot, rod, tube } from './flesh.ts';
import { placed } from './frame.ts';
import type { Shoe } from './garments.ts';

/** One shoe in the frame of a leg's tip; the same for both feet. */
export function shoeField(shoe: Shoe, size: number): Field {
  const s = size;
  const ground = -0.082 * s;
  if (shoe.kind === 'bare') return foot(size);
  const isPump = shoe.kind === 'pump';
  const upper = smoothUnion(
    0.03 * s,
    rod([0, -0.045 * s, -0.026 * s], [0.003 * s, -0.058 * s, 0.09 * s], 0.041 * s, 0.037 * s),
    ball([0, -0.06 * s, 0.125 * s], [0.046 * s, 0.028 * s, (isPump ? 0.075 : 0.066) * s]),
    ...(isPump ? [] : [rod([0, -0.02 * s, -0.012 * s], [0, -0.045 * s, 0.05 * s], 0.04 * s, 0.034 * s)]),
  );
  const shaft =
    shoe.shaft > 0
      ? [tube([0, -0.05 * s, -0.012 * s], [0, shoe.shaft * s, -0.012 * s], { radius: 0.052 * s, endRadius: 0.062 * s, rounding: 0.006 })]
      : [];
  const opening =
    shoe.shaft > 0 || isPump
      ? []
      : [
          placed(ball([0, 0.03 * s, -0.016 * s], [0.034 * s, 0.034 * s, 0.042 * s]), {
            origin: [0, 0, 0],
            x: [1, 0, 0],
            y: [0, 1, 0],
            z: [0, 0, 1],
          }),
        ];
  const mouth = isPump ? [ball([0, -0.018 * s, 0.012 * s], [0.037 * s, 0.034 * s, 0.085 * s])] : opening;
  const whole = smoothUnion(0.02 * s, upper, ...shaft);
  const cut = intersection(
    mouth.length ? smoothDifference(0.004, whole, ...mouth) : whole,
    translate(halfSpace([0, -1, 0], 0), [0, ground + 0.004, 0]),
  );
  const sole: Field = (tools, p) => {
    const { o } = tools;
    return o.max(
      round(upper, 0.004 * s)(tools, [p[0], o.max(p[1], -0.06 * s), p[2]]),
      o.sub(o.abs(o.sub(p[1], ground + shoe.heel * 0.5)), shoe.heel * 0.5),
    );
  };
  return union(cut, sole);
}

/** The sole below, the upper above. */
export function shoeSurface(shoe: Shoe, size: number): Surface {
  const upper = fabricOf({ kind: shoe.fabric, colour: shoe.colour });
  if (shoe.kind === 'bare') return upper;
  return {
    ...upper,
    material: (tools, at) => {
      const { o, v, m } = tools;
      const values = upper.material(tools, at);
      const [x, y, z] = at.local;
      const isSole = m.smoothstep(0.002, -0.001, o.sub(y, -0.082 * size + shoe.heel * 1.05));
      const laces =
        shoe.kind === 'trainer' || shoe.kind === 'shoe' || shoe.kind === 'boot'
          ? o.mul(
              o.mul(
                m.smoothstep(0.016 * size, 0.013 * size, o.abs(x)),
                o.mul(m.smoothstep(0.02, 0.03, z), m.smoothstep(0.1 * size, 0.085 * size, z)),
              ),
              m.smoothstep(-0.2, 0.3, m.sinTurns(o.mul(o.add(z, o.mul(y, -1)), 1 / 0.014))),
            )
          : o.float(0);
      const laced = v.mix3(values.base, shoe.kind === 'trainer' ? times(shoe.colour, 0.55) : times(shoe.colour, 0.4), o.mul(laces, 0.8));
      return { ...values, base: v.mix3(laced, shoe.sole, isSole) };
    },
  };
}
