/** Desert and snow field: swells of the ground itself, and the little that stands there. */
import type { Model } from '../../../models/model.ts';
import { colour, displace, ellipsoid, roughening, type Surface, sand, scaleSurface, snow } from '../../field/index.ts';
import type { SetBuilder, SetPiece } from '../set.ts';
import { grassCarpet } from './carpet.ts';
import { broadleaf, fir, tuft } from './greenery.ts';
import { framing, modelFor, stageDepth, treeLine } from './grounds-of-grass.ts';
import { atSide, openSide, type Plot, plant, plotOf, scatter } from './plot.ts';
import { boulder } from './rocks.ts';
import { solidModel } from './solids.ts';

/** 24 m wide, 2.4 m tall. */
function mound(name: string, surface: Surface, seed: number): Model {
  const field = displace(ellipsoid([13, 2.4, 8]), roughening({ amplitude: 0.8, size: 11, seed: seed % 59 }));
  return solidModel({ name, field, surface, half: 14, height: 3.4, below: 1 });
}

/** Long backs one behind the other, from the sides towards the middle. */
function mounds(plot: Plot, model: Model, from: number): SetPiece[] {
  const first = openSide(plot);
  return [0, 1, 2, 3, 4].map((index) => {
    const distance = from * (1 + 0.55 * index);
    const side = index % 2 === 0 ? first : -first;
    const scale = (0.08 * distance) / 2.4;
    return {
      model,
      position: [atSide(plot, side, distance, 0.9 - 0.12 * index), -0.7 * scale, -distance] as const,
      turnRadians: plot.rng.range(-0.4, 0.4) + (index % 3) * 3.1,
      scale,
    };
  });
}

const desert: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const depth = Math.max(8, 1.5 * stageDepth(plot));
  const cactus = modelFor(view, 'cactus', { seed: rng.below(900) });
  const dune = mound('dune', scaleSurface(sand({ ripples: 0.25 }), 4), rng.below(900));
  const rock = boulder({ seed: rng.below(900), base: colour('#97795c') });
  const dry = tuft({
    seed: rng.below(900),
    bladeCount: 18,
    height: 0.09 * reach,
    radius: 0.03 * reach,
    width: 0.0012 * reach,
    low: colour('#6b5a30'),
    high: colour('#c2ac6a'),
  });
  const tall = cactus ? 2.6 / cactus.heightMetres : 1;
  return {
    pieces: [
      ...mounds(plot, dune, Math.max(16, 3 * depth)),
      ...(cactus ? framing(plot, { models: [cactus], from: depth, half: 0.6, scale: tall }) : []),
      ...plant([rock], scatter(plot, { count: 9, from: 0.9 * reach, to: 4 * reach, half: 0.08 * reach, isAside: true }), {
        vary: 0.7,
        scale: 0.09 * reach,
      }),
      ...plant([rock], scatter(plot, { count: 4, from: 2 * depth, to: 4 * depth, half: 2, isAside: true }), { vary: 0.5, scale: 2.2 }),
      ...plant([dry], scatter(plot, { count: 16, from: 0.8 * reach, to: 3.5 * reach, half: 0.05 * reach, isAside: true }), { vary: 0.4 }),
    ],
  };
};

const snowField: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, reach } = plot;
  const depth = Math.max(11, 1.6 * stageDepth(plot));
  const hasTrees = !view.excluded.has('tree');
  const firs = hasTrees ? [fir({ seed: rng.below(900), isSnowy: true })] : [];
  const bare = hasTrees ? [...firs, broadleaf({ season: 'winter', seed: rng.below(900), isSnowy: true })] : [];
  const drift = mound('drift', scaleSurface(snow(), 5), rng.below(900));
  const rock = boulder({ seed: rng.below(900), base: colour('#5f6066'), cover: [0.86, 0.89, 0.94] });
  return {
    pieces: [
      ...grassCarpet(plot, { count: 16, height: 0.05, tones: [colour('#8a8468'), colour('#cfc8b0')], depth: 3 }),
      ...mounds(plot, drift, Math.max(20, 2.2 * depth)),
      ...framing(plot, { models: firs, from: depth, half: 2 }),
      ...treeLine(plot, bare, { count: 18, from: 2.4 * depth, to: 6 * depth }),
      ...plant([rock], scatter(plot, { count: 5, from: reach, to: 4 * reach, half: 0.09 * reach, isAside: true }), {
        vary: 0.5,
        scale: 0.12 * reach,
      }),
    ],
  };
};

export const barrenSets = { desert, snow: snowField } satisfies Record<string, SetBuilder>;
