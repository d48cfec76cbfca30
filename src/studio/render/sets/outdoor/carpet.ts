/** What grows or lies at the feet of what was asked for, so that it stands in the ground and not on a picture of it. */
import type { Season } from '../../../scene/scene.ts';
import { type Colour, colour } from '../../field/index.ts';
import type { SetPiece } from '../set.ts';
import { type Tuft, tuft } from './greenery.ts';
import { isInTheWay, type Plot, type Spot } from './plot.ts';

/** Distance at which the lower edge of the picture meets the ground. */
export function nearestGround({ source: { view }, reach }: Plot): number {
  const { eyeMetres, focal, horizonY, pitchRadians } = view;
  if (pitchRadians > 0) return 0.6 * reach;
  return Math.max(0.3 * reach, (focal * eyeMetres) / Math.max(0.05, 1 - horizonY));
}

/** Whether something so tall before what was asked for hides more than a twentieth of it. */
function hidesFeet({ near, source: { view, clear } }: Plot, distance: number, height: number): boolean {
  if (distance > near) return false;
  return (height - view.eyeMetres) / distance > (0.07 * clear.top - view.eyeMetres) / near;
}

export interface Carpet {
  readonly count: number;
  /** Metres. */
  readonly height: number;
  readonly radius: number;
  readonly to: number;
}

/** Thick at the feet, thinner away from them. */
export function carpetSpots(plot: Plot, { count, height, radius, to }: Carpet): (Spot & { readonly scale: number })[] {
  const { rng, near, far, halfWidth, source } = plot;
  const { clear } = source;
  const from = nearestGround(plot);
  return Array.from({ length: count }, (_, index): (Spot & { readonly scale: number })[] => {
    for (let attempt = 0; attempt < 6; attempt++) {
      const isAtFeet = index % 5 < 2;
      const margin = 3.5 * radius;
      const distance = isAtFeet ? rng.range(Math.max(from, near - margin), far + margin) : from + (to - from) * rng.float() ** 1.6;
      const x = isAtFeet ? rng.range(clear.left - margin, clear.right + margin) : rng.range(-1.08, 1.08) * halfWidth * distance;
      const chance = [rng.float(), rng.float(), rng.float()] as const;
      const isBefore = distance < near;
      const scale = isBefore && isInTheWay(plot, x, distance, radius) ? 0.45 : 0.75 + 0.45 * chance[1];
      if (isBefore ? hidesFeet(plot, distance, scale * height) : isInTheWay(plot, x, distance, 0.4 * radius)) continue;
      return [{ x, distance, chance, scale }];
    }
    return [];
  }).flat();
}

const blades: Readonly<Record<Season, readonly [Colour, Colour]>> = {
  spring: [colour('#2f5316'), colour('#7fae3e')],
  summer: [colour('#2a4a16'), colour('#6b9638')],
  autumn: [colour('#55521c'), colour('#a08c40')],
  winter: [colour('#5b5634'), colour('#9b9262')],
};

export interface Grass {
  readonly count?: number;
  /** Metres of a blade; it is shortened before small things. Default 0.06. */
  readonly height?: number;
  readonly tones?: readonly [Colour, Colour];
  /** Share of the reach up to which it stands. Default 2.6. */
  readonly depth?: number;
}

/** Grass of real blades about the feet; none where what is shown is so large that no blade would be seen. */
export function grassCarpet(plot: Plot, { count = 200, height = 0.06, tones, depth = 2.6 }: Grass = {}): SetPiece[] {
  const { reach, rng, source } = plot;
  if (reach > 14 * (height / 0.06) || source.view.pitchRadians > 0.9) return [];
  const tall = Math.min(height, 0.042 * reach * (height / 0.06));
  const radius = Math.max(1.3 * tall, 0.055 * reach);
  const isSnowed = source.setting.weather === 'snow';
  const [low, high] = isSnowed ? blades.winter : (tones ?? blades[source.season ?? 'summer']);
  const shared: Omit<Tuft, 'seed'> = { bladeCount: 16, height: tall, radius, width: Math.max(0.035 * tall, 0.0011 * reach), low, high };
  const models = [1, 2].map((index) => tuft({ ...shared, seed: index + rng.below(1000) }));
  const spots = carpetSpots(plot, { count: isSnowed ? Math.min(count, 18) : count, height: tall, radius, to: depth * reach });
  return spots.map(({ x, distance, chance, scale }) => ({
    model: models[chance[2] < 0.5 ? 0 : 1]!,
    position: [x, 0, -distance],
    turnRadians: 2 * Math.PI * chance[0],
    scale,
  }));
}
