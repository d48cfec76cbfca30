/** Space turned or curved. The stretch is stated, and computed for each box: sources in the comments. */
import type { F32, Interval, Vec3 } from '../../../../kernel/index.ts';
import { angleTurns, cosine, sine } from '../bounded.ts';
import type { Field } from '../shape.ts';
import { throughPoint } from './motion.ts';

const magnitude = ({ low, high }: Interval): number => Math.max(Math.abs(low), Math.abs(high));

/** About y by `rate` radians a metre, counter-clockwise upwards seen from above. |rate * y| <= 100 */
export function twist(field: Field, rate: number): Field {
  return (tools, p) => {
    const { o } = tools;
    const angle = o.mul(p[1], rate);
    const [c, s] = [cosine(tools, angle), sine(tools, angle)];
    const turned: Vec3<F32> = [o.sub(o.mul(p[0], c), o.mul(p[2], s)), p[1], o.add(o.mul(p[0], s), o.mul(p[2], c))];
    // Rotation times a shear by rate * radius: its largest singular value.
    const stretch = ([x, z]: readonly Interval[]): number => {
      const shear = (Math.abs(rate) * Math.hypot(magnitude(x!), magnitude(z!))) / 2;
      return shear + Math.sqrt(1 + shear * shear);
    };
    return throughPoint(tools, field, turned, stretch, [p[0], p[2]]);
  };
}

/**
 * Bends what lies along x into an arc in the xy plane about (0, radius), its ends upwards; lengths at y = 0 stay. The solid must be
 * thinner than half the radius on the inner side and not much longer than half the circle: behind the centre each side sees only its own end.
 */
export function bend(field: Field, radius: number): Field {
  return (tools, p) => {
    const { k, o, v } = tools;
    const up = o.sub(radius, p[1]);
    const away = v.length([p[0], up, 0]);
    const angle = o.mul(angleTurns(tools, p[0], up), 2 * Math.PI);
    // Nearer to the centre than half the radius, where nothing is, the arc length is kept from shrinking to a point.
    const along = k.opaque(o.mul(angle, o.min(o.mul(away, 2), radius)), {
      of: [p[0], up],
      range: arcRange(radius),
      steepness: 2 * Math.hypot(1, Math.PI),
    });
    const straight: Vec3<F32> = [along, o.sub(radius, away), p[2]];
    const stretch = ([range]: readonly Interval[]): number => {
      const nearest = range!.low / radius;
      // In the inner half: |(2 angle, 2; -1, 0)| <= sqrt(4 pi^2 + 4 + 1). Outside: arc lengths stretch by radius / away.
      return nearest < 0.5 ? 6.6 : Math.max(1, 1 / nearest);
    };
    return throughPoint(tools, field, straight, stretch, [away]);
  };
}

/** Arc lengths reached over a rectangle that is wholly above or beside the cut behind the centre; all of the circle otherwise. */
function arcRange(radius: number) {
  return ([x, up]: readonly Interval[]): Interval => {
    const whole = { low: -Math.PI * radius, high: Math.PI * radius };
    if (up!.low <= 0 && x!.low <= 0 && x!.high >= 0) return whole;
    const corners = [x!.low, x!.high].flatMap((a) => [up!.low, up!.high].map((b) => ({ angle: Math.atan2(a, b), away: Math.hypot(a, b) })));
    const factor = Math.min(radius, 2 * Math.max(...corners.map(({ away }) => away)));
    const angles = corners.map(({ angle }) => angle);
    const slack = 1e-5 * radius;
    return { low: Math.min(0, ...angles) * factor - slack, high: Math.max(0, ...angles) * factor + slack };
  };
}
