/** Park, field, farm and mountains: grass with trees left and right, more of them behind, a quiet middle. */
import { type Model, type ModelRequest, modelOf } from '../../../models/index.ts';
import { colour } from '../../field/index.ts';
import type { SetBuilder, SetPiece, SetView } from '../set.ts';
import { grassCarpet } from './carpet.ts';
import { broadleaf, bush, fir, type Growth } from './greenery.ts';
import { mountainRange } from './mountain-range.ts';
import { atSide, isBeside, openSide, type Plot, plant, plotOf, scatter } from './plot.ts';
import { boulder } from './rocks.ts';

export const isSnowed = ({ setting, season }: SetView): boolean =>
  setting.weather === 'snow' || (season === 'winter' && setting.place === 'snow');

export const growthOf = (view: SetView, seed: number): Growth => ({ season: view.season, isSnowy: isSnowed(view), seed });

/** A model by its concept, unless it is excluded or not built. */
export function modelFor(view: SetView, concept: string, rest: Partial<ModelRequest> = {}): Model | null {
  if (view.excluded.has(concept)) return null;
  return modelOf({ name: concept, concept, icon: concept, label: concept, colour: null, ...rest });
}

/** Nearer than this nothing larger than the hero stands: metres. */
export const stageDepth = ({ reach, far }: Plot): number => Math.max(1.25 * reach, far + 0.3 * reach);

/** Before what is as large as a house trees frame it from nearer than it stands. */
const isHuge = ({ reach }: Plot): boolean => reach > 25;

/** Where the nearest trees stand, at least `least` metres away. */
const treesFrom = (plot: Plot, least: number): number =>
  isHuge(plot) ? Math.max(least, 0.42 * plot.reach) : Math.max(least, 1.6 * stageDepth(plot));

/** Trees of their real size about what is huge: they tell how large it is. */
function yardstick(plot: Plot, models: readonly Model[]): SetPiece[] {
  if (!isHuge(plot)) return [];
  const { reach } = plot;
  return plant(
    models,
    [
      ...scatter(plot, { count: 12, from: 0.6 * reach, to: 1.2 * reach, half: 4, isAside: true }),
      ...scatter(plot, { count: 30, from: 1.3 * reach, to: 3 * reach, half: 4 }),
    ],
    { vary: 0.35 },
  );
}

export interface Framing {
  readonly models: readonly Model[];
  /** Metres from the eye of the nearest. */
  readonly from: number;
  /** Half the breadth of one. */
  readonly half: number;
  readonly scale?: number;
}

/** One large on the open side, one smaller and farther on the other, cut by the picture's edges. */
export function framing(plot: Plot, { models, from, half, scale = 1 }: Framing): SetPiece[] {
  const { rng, source } = plot;
  if (models.length === 0) return [];
  const side = openSide(plot) * (rng.float() < 0.75 ? 1 : -1);
  const places = [
    { side, distance: from * rng.range(1, 1.15), share: rng.range(0.8, 1.05) },
    { side: -side, distance: from * rng.range(1.35, 1.7), share: rng.range(0.72, 1) },
    { side, distance: from * rng.range(1.9, 2.3), share: rng.range(0.45, 0.62) },
  ];
  return places.flatMap(({ side: at, distance, share }, index): SetPiece[] => {
    let x = atSide(plot, at, distance, share);
    // What would touch the outline is moved aside, as a photographer would step.
    for (let step = 0; step < 10 && !isBeside(plot, x, distance, 0.75 * half * scale); step++) x += at * 0.25 * half * scale;
    if (source.view.pitchRadians > 0.9) return [];
    return [
      {
        model: models[index % models.length]!,
        position: [x, 0, -distance],
        turnRadians: rng.range(0, 6.28),
        scale: scale * rng.range(0.9, 1.15),
      },
    ];
  });
}

/** A row of trees on the horizon, thick at the sides. */
export function treeLine(
  plot: Plot,
  models: readonly Model[],
  { count, from, to }: { count: number; from: number; to: number },
): SetPiece[] {
  return plant(models, scatter(plot, { count, from, to, half: 3, spread: 1.2 }), { vary: 0.3 });
}

const path = (
  plot: Plot,
  models: readonly (Model | null)[],
  options: { from: number; to: number; count: number; half: number },
): SetPiece[] =>
  plant(
    models.filter((model) => model !== null),
    scatter(plot, { ...options, isAside: true, spread: 0.95 }),
    { vary: 0.08 },
  );

const park: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng } = plot;
  const hasTrees = !view.excluded.has('tree');
  const trees = hasTrees ? [0, 1].map((index) => broadleaf(growthOf(view, rng.below(900) + index))) : [];
  const shrubs = [bush(growthOf(view, rng.below(900)))];
  const depth = treesFrom(plot, 14);
  const bench = modelFor(view, 'bench');
  const lamp = modelFor(view, 'street-lamp', {
    attributes: view.setting.timeOfDay === 'night' || view.setting.timeOfDay === 'dusk' ? ['lit'] : [],
  });
  const side = -openSide(plot);
  const seat = Math.max(4.5, 1.5 * stageDepth(plot));
  const benchX = atSide(plot, side, seat, 0.62);
  return {
    pieces: [
      ...grassCarpet(plot),
      ...framing(plot, { models: trees, from: depth, half: 3 }),
      ...yardstick(plot, trees),
      ...treeLine(plot, trees, { count: 14, from: Math.max(plot.far + 20, 2.6 * depth), to: plot.far + 6 * depth }),
      ...plant(shrubs, scatter(plot, { count: 9, from: 1.3 * depth, to: 2.6 * depth, half: 1, isAside: true }), { vary: 0.35 }),
      ...(bench && isBeside(plot, benchX, seat, 0.9)
        ? [{ model: bench, position: [benchX, 0, -seat] as const, turnRadians: -0.35 * side }]
        : []),
      ...(lamp ? path(plot, [lamp], { from: 1.2 * seat, to: 2.5 * seat, count: 2, half: 0.4 }) : []),
    ],
  };
};

/** Flower heads on stalks, as tall grass of another colour. */
const meadowTones = [
  [colour('#3a5a1c'), colour('#c9b455')],
  [colour('#33551b'), colour('#8fae4a')],
] as const;

const field: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng } = plot;
  const depth = Math.max(26, 1.35 * treesFrom(plot, 14));
  const trees = view.excluded.has('tree') ? [] : [broadleaf(growthOf(view, rng.below(900))), broadleaf(growthOf(view, rng.below(900)))];
  const hedge = bush(growthOf(view, rng.below(900)));
  const tones = view.season === undefined || view.season === 'summer' ? meadowTones[1] : undefined;
  return {
    pieces: [
      ...grassCarpet(plot, { height: 0.16, count: 200, ...(tones && { tones }) }),
      ...framing(plot, { models: trees, from: depth, half: 3 }).slice(0, 2),
      ...hedgerow(plot, hedge, Math.max(plot.far + 12, 1.9 * depth)),
      ...yardstick(plot, trees),
      ...treeLine(plot, trees, { count: 8, from: Math.max(plot.far + 20, 3.2 * depth), to: plot.far + 6 * depth }),
    ],
  };
};

/** Bushes shoulder to shoulder across the picture. */
export function hedgerow(plot: Plot, model: Model, distance: number): SetPiece[] {
  const width = 2 * 1.25 * plot.halfWidth * distance;
  const scale = Math.max(1.4, width / 34);
  const count = Math.ceil(width / (1.25 * scale));
  return Array.from({ length: count }, (_, index): SetPiece => {
    const x = (index / (count - 1) - 0.5) * width;
    return {
      model,
      position: [x, -0.1, -distance - 0.04 * Math.abs(x) - plot.rng.range(0, 1.5)],
      turnRadians: plot.rng.range(0, 6.28),
      scale: scale * plot.rng.range(0.85, 1.35),
    };
  });
}

const farm: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng } = plot;
  const depth = Math.max(24, 1.25 * treesFrom(plot, 14));
  const side = openSide(plot);
  const trees = view.excluded.has('tree') ? [] : [broadleaf(growthOf(view, rng.below(900)))];
  const barn = modelFor(view, 'barn', {
    attributes: view.setting.timeOfDay === 'night' || view.setting.timeOfDay === 'dusk' ? ['lit'] : [],
  });
  const fence = modelFor(view, 'fence');
  const barnAt = Math.max(plot.far + 14, 1.5 * depth);
  const barnX = atSide(plot, side, barnAt, 0.72);
  const fenceAt = Math.max(plot.far + 3, 0.85 * depth);
  const fenceCount = fence ? Math.ceil((2.3 * plot.halfWidth * fenceAt) / fence.widthMetres) : 0;
  return {
    pieces: [
      ...grassCarpet(plot),
      ...(barn ? [{ model: barn, position: [barnX, 0, -barnAt] as const, turnRadians: (barn.turnRadians ?? 0) - 0.5 * side }] : []),
      ...framing(plot, { models: trees, from: 1.25 * depth, half: 3 }).slice(1, 2),
      ...Array.from(
        { length: Math.min(16, fenceCount) },
        (_, index): SetPiece => ({
          model: fence!,
          position: [(index - (fenceCount - 1) / 2) * fence!.widthMetres, 0, -fenceAt],
        }),
      ),
      ...yardstick(plot, trees),
      ...treeLine(plot, trees, { count: 10, from: Math.max(plot.far + 20, 2.6 * depth), to: plot.far + 4.5 * depth }),
    ],
  };
};

const mountains: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng } = plot;
  const depth = Math.max(22, 1.25 * treesFrom(plot, 14));
  const firs = view.excluded.has('tree') ? [] : [fir(growthOf(view, rng.below(900)))];
  const rock = boulder({
    seed: rng.below(900),
    ...(isSnowed(view) ? { cover: [0.86, 0.89, 0.94] as const } : { cover: colour('#5f6b34') }),
  });
  return {
    pieces: [
      ...mountainRange(plot, { from: plot.far + 5.5 * depth, isSnowed: isSnowed(view) }),
      ...grassCarpet(plot),
      ...framing(plot, { models: firs, from: depth, half: 2 }),
      ...yardstick(plot, firs),
      ...treeLine(plot, firs, { count: 22, from: Math.max(plot.far + 10, 1.8 * depth), to: plot.far + 5 * depth }),
      ...plant([rock], scatter(plot, { count: 10, from: 0.9 * plot.reach, to: 4 * plot.reach, half: 0.09 * plot.reach, isAside: true }), {
        vary: 0.6,
        scale: 0.12 * plot.reach,
      }),
    ],
  };
};

export const grassSets = { park, field, farm, mountains } satisfies Record<string, SetBuilder>;
