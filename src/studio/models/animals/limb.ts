/** Arms, hands and feet of animals that hold themselves like people. */
import type { Point } from '../model.ts';
import type { LegForm, LegPlace } from './quadruped.ts';
import { type Blob, ball, blob } from './sculpture.ts';
import { add, cross, dot, length, mix, sub, times, unit } from './space.ts';

export interface Reach {
  readonly upper: number;
  readonly lower: number;
  /** Where the joint points. */
  readonly towards: Point;
}

/** Elbow and wrist of an arm that reaches for a point, as far as it can. */
export function reached(from: Point, target: Point, { upper, lower, towards }: Reach): [elbow: Point, wrist: Point] {
  const away = sub(target, from);
  const span = Math.min(length(away), 0.985 * (upper + lower));
  const direction = unit(away);
  const cosine = (upper * upper + span * span - lower * lower) / (2 * upper * span);
  const out = unit(sub(towards, times(direction, dot(towards, direction))));
  const elbow = add(from, add(times(direction, upper * cosine), times(out, upper * Math.sqrt(Math.max(0, 1 - cosine * cosine)))));
  return [elbow, add(from, times(direction, span))];
}

export interface Grasp {
  readonly side: 1 | -1;
  readonly isClosed: boolean;
}

/** A paw with three fingers and a thumb; a hoof is one piece. */
export function hand({ points: [, , , wrist], toe }: LegPlace, { foot: { kind, radius } }: LegForm, { side, isClosed }: Grasp): Blob[] {
  if (kind !== 'paw') return [blob(wrist, toe, radius * 0.9, radius * 1.05)];
  const forward = unit(sub(toe, wrist));
  const across = unit(cross([0, 1, 0], forward));
  const palm = mix(wrist, toe, 0.7);
  const inward = times(across, -side * (dot(across, [1, 0, 0]) > 0 ? 1 : -1));
  const curl = isClosed ? add(times(forward, 0.55), times(inward, 0.85)) : add(forward, [0, -0.3, 0]);
  const fingers = [-0.55, 0, 0.55].map((by) => {
    const spread: Point = isClosed ? [0, by, 0] : times(across, by);
    const knuckle = add(palm, add(times(forward, radius * 0.35), times(spread, radius)));
    return blob(knuckle, add(knuckle, times(unit(curl), radius * 0.95)), radius * 0.4, radius * 0.3, 0.05 * radius);
  });
  const thumb = add(palm, add(times(inward, radius * 0.6), [0, radius * 0.35, 0]));
  return [
    ball(palm, radius * 0.92),
    ...fingers,
    blob(palm, add(thumb, times(forward, radius * 0.5)), radius * 0.4, radius * 0.28, 0.05 * radius),
  ];
}

export function foot({ points: [, , , ankle], toe }: LegPlace, { foot: { kind, radius } }: LegForm): Blob[] {
  if (kind === 'hoof') return [blob(ankle, mix(ankle, toe, 0.5), radius * 0.9, radius)];
  const forward = unit(sub(toe, ankle));
  const across: Point = [1, 0, 0];
  return [
    blob(ankle, toe, radius * 0.95, radius * 0.85),
    ...[-0.55, 0, 0.55].map((by) =>
      ball(add(toe, add(times(forward, radius * 0.35), times(across, by * radius))), radius * 0.46, 0.05 * radius),
    ),
  ];
}
