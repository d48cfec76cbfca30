/** Eyeballs looking along +z: iris with fibres, a dark rim, pupil, wet cornea over all, and the lids around them. */
import { type Colour, extrude, type Field, type Material, outline, smoothDifference, sphere } from '../../render/field/index.ts';

export interface Eye {
  readonly radius: number;
  /** Radius of the iris, in radii of the ball. */
  readonly iris: number;
  /** Width and height of the pupil, in radii of the iris: a fox's is upright. */
  readonly pupil: readonly [width: number, height: number];
  readonly inner: Colour;
  readonly outer: Colour;
  readonly white: Colour;
}

export const eyeMaterial =
  ({ radius, iris, pupil, inner, outer, white }: Eye): Material =>
  (tools, { local }) => {
    const { o, v, m, n } = tools;
    const [x, y] = [o.mul(local[0], 1 / (radius * iris)), o.mul(local[1], 1 / (radius * iris))];
    const away = v.length([x, y, 0]);
    const angle = m.atan2Turns(y, x);
    const fibres = n.valueNoise([o.mul(m.cosTurns(angle), 14), o.mul(m.sinTurns(angle), 14), o.mul(away, 1.5)]);
    const bright = o.mulAdd(fibres, 0.9, 0.5);
    const ring = v.mix3(inner, outer, m.smoothstep(0.3, 0.95, o.mulAdd(fibres, 0.25, away)));
    const limbus = m.smoothstep(0.8, 1.0, away);
    const coloured = v.mix3(v.scale(ring, bright), v.scale(outer, 0.12), limbus);
    const pupilAway = v.length([o.mul(x, 1 / pupil[0]), o.mul(y, 1 / pupil[1]), 0]);
    const withPupil = v.mix3([0.004, 0.003, 0.003], coloured, m.smoothstep(0.88, 1.08, pupilAway));
    const veins = m.smoothstep(0.62, 0.8, n.valueNoise(v.scale(local, 9 / radius), 4));
    const whites = v.mix3(white, [white[0] * 0.9, white[1] * 0.55, white[2] * 0.5], o.mul(veins, 0.35));
    // The lid's shadow on the ball, and its wet pink edge.
    const lidded = o.mulAdd(m.smoothstep(0.7, 0.15, o.mul(local[1], 1 / radius)), 0.45, 0.55);
    const isFront = m.smoothstep(0, 0.3, o.mul(local[2], 1 / radius));
    const base = v.scale(v.mix3(v.scale(whites, 1), v.mix3(withPupil, whites, m.smoothstep(0.98, 1.1, away)), isFront), lidded);
    return { base, roughness: 0.3, coat: 1, coatRoughness: 0.015 };
  };

export interface Lids {
  /** Of the ball. */
  readonly radius: number;
  readonly thickness: number;
  /** Half width and half heights of the opening, in radii. */
  readonly half: number;
  readonly above: number;
  readonly below: number;
  /** The corners' height, in radii: outer minus inner tilt is done by turning the whole. */
  readonly softness: number;
}

/** A ball of skin with an almond cut into its front. */
export function lids({ radius, thickness, half, above, below, softness }: Lids): Field {
  const w = half * radius;
  const almond = outline({
    points: [
      { u: -w, v: 0, bulge: below / half },
      { u: w, v: 0, bulge: above / half },
    ],
  });
  const opening: Field = (tools, p) => tools.o.max(extrude(almond, 4 * radius)(tools, p), tools.o.neg(p[2]));
  return smoothDifference(softness, sphere(radius + thickness), opening);
}
