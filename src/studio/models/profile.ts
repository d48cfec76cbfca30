/** Smooth profiles for lathes: arcs through given points that keep each other's direction, nearly. */
import type { OutlinePoint } from '../render/field/index.ts';

export type ProfilePoint = readonly [radius: number, height: number];

/** Direction at each point: towards the next from the one before. */
function directions(points: readonly ProfilePoint[]): number[] {
  return points.map((_, index) => {
    const [before, after] = [points[Math.max(0, index - 1)]!, points[Math.min(points.length - 1, index + 1)]!];
    return Math.atan2(after[1] - before[1], after[0] - before[0]);
  });
}

const turnBetween = (from: number, to: number): number => Math.atan2(Math.sin(to - from), Math.cos(to - from));

/** An arc from each point to the next. The turn is shared between its ends, so that neighbours meet without a corner that shows. */
export function smoothProfile(points: readonly ProfilePoint[]): OutlinePoint[] {
  const along = directions(points);
  return points.map(([u, v], index) =>
    index === points.length - 1 ? { u, v } : { u, v, bulge: Math.tan(turnBetween(along[index]!, along[index + 1]!) / 4) },
  );
}
