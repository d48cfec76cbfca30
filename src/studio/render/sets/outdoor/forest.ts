/** Forest: trunks near and far that leave the picture at the top, ferns and moss at their feet, firs between. */
import { colour } from '../../field/index.ts';
import type { SetBuilder } from '../set.ts';
import { grassCarpet } from './carpet.ts';
import { bole, broadleaf, bush } from './greenery.ts';
import { framing, growthOf, hedgerow, isSnowed, stageDepth } from './grounds-of-grass.ts';
import { plant, plotOf, scatter } from './plot.ts';
import { boulder } from './rocks.ts';

const fernTones = [colour('#2c4a14'), colour('#6f9a34')] as const;

export const forest: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const depth = Math.max(5.5, 1.2 * stageDepth(plot));
  const hasTrees = !view.excluded.has('tree');
  const trunks = hasTrees ? [bole(growthOf(view, rng.below(900))), bole(growthOf(view, rng.below(900)))] : [];
  const undergrowth = [bush(growthOf(view, rng.below(900)))];
  const crowns = hasTrees ? [broadleaf(growthOf(view, rng.below(900)))] : [];
  const rock = boulder({ seed: rng.below(900), cover: isSnowed(view) ? [0.86, 0.89, 0.94] : colour('#4a5a22') });
  const stoneScale = Math.min(1.2, 0.16 * reach);
  return {
    pieces: [
      ...grassCarpet(plot, { count: 90, height: 0.09, tones: fernTones }),
      ...framing(plot, { models: trunks, from: depth, half: 0.5 }),
      ...plant(trunks, scatter(plot, { count: 9, from: 1.5 * depth, to: 3.2 * depth, half: 0.5, isAside: true }), { vary: 0.25 }),
      ...plant(trunks, scatter(plot, { count: 16, from: 3 * depth, to: 7 * depth, half: 0.5 }), { vary: 0.3 }),
      ...plant(crowns, scatter(plot, { count: 9, from: 5 * depth, to: 8 * depth, half: 3 }), { vary: 0.3, sunk: 1.5 }),
      ...plant(undergrowth, scatter(plot, { count: 14, from: 1.3 * depth, to: 5 * depth, half: 0.8, isAside: true }), {
        vary: 0.4,
        scale: 0.8,
      }),
      ...hedgerow(plot, undergrowth[0]!, 6.5 * depth),
      ...plant([rock], scatter(plot, { count: 5, from: 1.1 * reach, to: 3.5 * reach, half: stoneScale, isAside: true }), {
        vary: 0.5,
        scale: stoneScale,
      }),
    ],
  };
};
