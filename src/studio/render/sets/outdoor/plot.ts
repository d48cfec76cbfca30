/** Where things of a set go, in the eye's space: beside what was asked for as the picture shows it, near and far, and the room between. */
import type { Rng } from '../../../../shared/index.ts';
import type { Model } from '../../../models/model.ts';
import type { SetPiece, SetView } from '../set.ts';

export interface Plot {
  readonly source: SetView;
  readonly rng: Rng;
  /** Metres along the ground from the eye to what is in focus. */
  readonly reach: number;
  /** Half the width of what is seen at a distance of one metre. */
  readonly halfWidth: number;
  /** What was asked for, as seen at a distance of one metre: from left to right, and its top over the eye. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Distance of its near and far side. */
  readonly near: number;
  readonly far: number;
}

export function plotOf(source: SetView): Plot {
  const { view, aspect, clear, rng } = source;
  const near = Math.max(0.05 * view.focusMetres, -clear.near);
  return {
    source,
    rng,
    reach: view.focusMetres * Math.cos(view.pitchRadians),
    halfWidth: aspect / 2 / view.focal,
    left: clear.left / near,
    right: clear.right / near,
    top: (clear.top - view.eyeMetres) / near,
    near,
    far: Math.max(near, -clear.far),
  };
}

/** Whether something so wide at a place would stand before what was asked for, in it, or close behind its outline. */
export function isInTheWay({ left, right, near, far, source }: Plot, x: number, distance: number, half: number): boolean {
  if (distance > far + half + 0.1 * (far - near)) return false;
  if (distance < near - half) return (x + half) / distance > left && (x - half) / distance < right;
  return x + half > source.clear.left && x - half < source.clear.right;
}

/** Whether it is seen beside the outline of what was asked for, `margin` (of a metre's distance) away from it. */
export const isBeside = ({ left, right }: Plot, x: number, distance: number, half: number): boolean =>
  (x - half) / distance > right || (x + half) / distance < left;

export interface Scatter {
  readonly count: number;
  /** Distances from the eye, metres. */
  readonly from: number;
  readonly to: number;
  /** Half the breadth of one, metres. */
  readonly half: number;
  /** Share of the picture's half width to which they are spread. Default 1.15. */
  readonly spread?: number;
  /** Only where the picture shows them beside what was asked for. Default false. */
  readonly isAside?: boolean;
  /** 1 (default): even on the ground; smaller: more of them near. */
  readonly crowding?: number;
}

export interface Spot {
  readonly x: number;
  readonly distance: number;
  /** Three numbers in [0, 1) to vary by. */
  readonly chance: readonly [number, number, number];
}

/** Places thrown at random over the seen ground; those that would be in the way are thrown again a few times, then left out. */
export function scatter(plot: Plot, { count, from, to, half, spread = 1.15, isAside = false, crowding = 1 }: Scatter): Spot[] {
  const { rng } = plot;
  return Array.from({ length: count }, (): Spot[] => {
    for (let attempt = 0; attempt < 8; attempt++) {
      const share = rng.float() ** (0.5 + 0.5 / crowding);
      const distance = from + (to - from) * share;
      const x = rng.range(-1, 1) * spread * plot.halfWidth * distance;
      const chance = [rng.float(), rng.float(), rng.float()] as const;
      if (isInTheWay(plot, x, distance, half) || (isAside && !isBeside(plot, x, distance, 0.8 * half))) continue;
      return [{ x, distance, chance }];
    }
    return [];
  }).flat();
}

/** x at a distance where the picture's side is; `share` 1 is the very edge, `side` -1 the left. */
export const atSide = ({ halfWidth }: Plot, side: number, distance: number, share: number): number => side * share * halfWidth * distance;

/** The side that the hero leaves more room on: -1 left, 1 right. */
export const openSide = ({ left, right }: Plot): -1 | 1 => (left + right > 0 ? -1 : 1);

export interface Planting {
  /** Real sizes are multiplied by 1 - vary to 1 + vary. Default 0.2. */
  readonly vary?: number;
  readonly scale?: number;
  /** Metres that it is let into the ground. */
  readonly sunk?: number;
}

/** Models drawn in turn over spots, each turned and sized by chance. */
export function plant(models: readonly Model[], spots: readonly Spot[], { vary = 0.2, scale = 1, sunk = 0 }: Planting = {}): SetPiece[] {
  if (models.length === 0) return [];
  return spots.map(({ x, distance, chance }, index) => ({
    model: models[index % models.length]!,
    position: [x, -sunk, -distance],
    turnRadians: 2 * Math.PI * chance[0],
    scale: scale * (1 - vary + 2 * vary * chance[1]),
  }));
}
