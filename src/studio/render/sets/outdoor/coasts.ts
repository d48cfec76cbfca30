/** Beach, lake and open sea: what frames the water. */
import { colour } from '../../field/index.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { fir, tuft } from './greenery.ts';
import { framing, growthOf, isSnowed, modelFor, stageDepth } from './grounds-of-grass.ts';
import { mountainRange } from './mountain-range.ts';
import { atSide, openSide, type Plot, plant, plotOf, scatter } from './plot.ts';
import { boulder } from './rocks.ts';

/** A few rocks together, the largest outermost, low enough to leave the horizon free. */
function reef(plot: Plot, { side, distance, size, tone }: { side: number; distance: number; size: number; tone: string }): SetPiece[] {
  const model = boulder({ seed: plot.rng.below(900), base: colour(tone) });
  return [1.02, 0.86, 0.74, 0.66].map((share, index) => ({
    model,
    position: [atSide(plot, side, distance * (1 + 0.06 * index), share), -0.1 * size, -distance * (1 + 0.06 * index)],
    turnRadians: plot.rng.range(0, 6.28),
    scale: size * [1.3, 0.85, 0.5, 0.3][index]! * plot.rng.range(0.8, 1.2),
  }));
}

const beach: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const side = openSide(plot);
  const palm = modelFor(view, 'palm-tree', { seed: rng.below(900) });
  const distance = Math.max(13, 1.5 * stageDepth(plot));
  const pebble = boulder({ seed: rng.below(900), base: colour('#a89a86') });
  return {
    pieces: [
      ...(palm ? framing(plot, { models: [palm], from: distance, half: 1.4 }).slice(0, 2) : []),
      ...reef(plot, { side: -side, distance: 2.6 * reach, size: 0.22 * reach, tone: '#6b6259' }),
      ...plant([pebble], scatter(plot, { count: 12, from: 0.8 * reach, to: 1.7 * reach, half: 0.03 * reach }), {
        vary: 0.7,
        scale: 0.02 * reach,
      }),
    ],
  };
};

const lake: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const side = openSide(plot);
  const firs = view.excluded.has('tree') ? [] : [fir(growthOf(view, rng.below(900)))];
  const shore = Math.max(60, 5 * reach);
  const reeds = tuft({
    seed: rng.below(900),
    bladeCount: 22,
    height: 0.16 * reach,
    radius: 0.07 * reach,
    width: 0.0022 * reach,
    low: colour('#4a5420'),
    high: colour('#a39a52'),
  });
  const wide = 2.4 * plot.halfWidth * shore;
  const bank = boulder({ seed: rng.below(900), base: colour('#5d6142'), cover: colour('#46551f') });
  return {
    pieces: [
      ...mountainRange(plot, { from: 1.3 * shore, isSnowed: isSnowed(view) }),
      ...plant(firs, scatter(plot, { count: 46, from: shore, to: 1.25 * shore, half: 2 }), { vary: 0.4, scale: shore / 75 }),
      ...Array.from(
        { length: 12 },
        (_, index): SetPiece => ({
          model: bank,
          position: [(index / 11 - 0.5) * wide, -0.01 * shore, -0.98 * shore],
          turnRadians: index * 1.3,
          scale: 0.075 * shore,
        }),
      ),
      ...plant(
        [reeds],
        scatter(plot, { count: 16, from: 0.75 * reach, to: 1.6 * reach, half: 0.1 * reach, isAside: true }).map((spot) => ({
          ...spot,
          x: Math.abs(spot.x) * side,
        })),
        { vary: 0.3 },
      ).filter(({ position }) => Math.abs(position[0]) > -0.55 * plot.halfWidth * position[2]),
      ...reef(plot, { side: -side, distance: 1.9 * reach, size: 0.16 * reach, tone: '#6a6760' }),
    ],
  };
};

const sea: SetBuilder = (view) => {
  const plot = plotOf(view);
  return { pieces: reef(plot, { side: openSide(plot), distance: 5 * plot.reach, size: 0.55 * plot.reach, tone: '#5b564f' }) };
};

export const coastSets = { beach, lake, sea } satisfies Record<string, SetBuilder>;
