/** Street and city: houses in rows that run towards the horizon, kerbs, lamps, parked cars; towers behind a square. */
import type { Model } from '../../../models/model.ts';
import { box, colour, concrete, mottle, tint, translate } from '../../field/index.ts';
import type { SetBuilder, SetPiece, SetView } from '../set.ts';
import { facade, facadeDepth, facadeWidth } from './facade.ts';
import { broadleaf } from './greenery.ts';
import { growthOf, modelFor, stageDepth } from './grounds-of-grass.ts';
import { atSide, isInTheWay, openSide, type Plot, plant, plotOf, scatter } from './plot.ts';

export const isDark = ({ setting }: SetView): boolean => setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk';

/** Half the width of the road, and of the walk beside it. */
const roadHalf = 3.8;
const walkHalf = 1.3;
const walkLength = 60;

/** Slabs behind a kerb, along z. */
function pavement(): Model {
  const field = translate(box([walkHalf, 0.12, walkLength], 0.03), [0, 0.02, 0]);
  const ground = concrete();
  return {
    shapes: [
      {
        name: 'pavement',
        field,
        ...ground,
        material: (tools, at) => {
          const { o, m } = tools;
          const values = ground.material(tools, at);
          const joint = (x: (typeof at.local)[0], every: number) => {
            const share = o.mul(x, 1 / every);
            return m.smoothstep(0.012, 0.03, o.abs(o.sub(o.sub(share, o.floor(share)), 0.5)));
          };
          const joints = o.mul(joint(at.local[0], 0.87), joint(at.local[2], 0.87));
          return { ...values, base: tint(tools, values.base, o.mulAdd(joints, 0.5, 0.42)) };
        },
        domain: { low: [-walkHalf - 0.02, -0.12, -walkLength - 0.02], high: [walkHalf + 0.02, 0.16, walkLength + 0.02] },
      },
    ],
    widthMetres: 2 * walkHalf,
    heightMetres: 0.14,
  };
}

/** A dash of the middle line, worn. */
const dash = (): Model => ({
  shapes: [
    {
      name: 'dash',
      field: box([0.07, 0.004, 1.4]),
      material: (tools, { world }) => ({
        base: tint(tools, [0.62, 0.61, 0.57], tools.o.mulAdd(mottle(tools, world, 0.06, 3), 0.9, 0.4)),
        roughness: 0.75,
      }),
      domain: { low: [-0.08, -0.006, -1.42], high: [0.08, 0.006, 1.42] },
    },
  ],
  widthMetres: 0.14,
  heightMetres: 0.004,
});

interface House {
  readonly model: Model;
  /** Along the street, and across it. */
  readonly width: number;
  readonly depth: number;
}

const walls = [
  { wall: colour('#8f4f3a'), isBrick: true, storeys: 4 },
  { wall: colour('#d3c2a0'), isBrick: false, storeys: 3 },
  { wall: colour('#a9a6a0'), isBrick: false, storeys: 5 },
  { wall: colour('#a5714e'), isBrick: true, storeys: 3 },
] as const;

/** Three kinds of town house, and none where houses are excluded. */
function housesOf(view: SetView, rng: Plot['rng']): House[] {
  if (view.excluded.has('building') || view.excluded.has('house')) return [];
  const attributes = isDark(view) ? ['lit', 'night'] : [];
  const first = rng.below(walls.length);
  return [0, 1, 2].map((index) => {
    const seed = rng.below(900) + index;
    const model = facade({ name: `facade-${index}`, ...walls[(first + index) % walls.length]!, attributes, seed });
    return { model, width: facadeWidth, depth: facadeDepth };
  });
}

/** Fronts in a row along the street on one side, from a distance on. */
function row(
  houses: readonly House[],
  side: number,
  { front, from, to, start }: { front: number; from: number; to: number; start: number },
): SetPiece[] {
  const pieces: SetPiece[] = [];
  let distance = from;
  for (let index = start; distance < to; index++) {
    const { model, width, depth } = houses[index % houses.length]!;
    pieces.push({ model, position: [side * (front + depth / 2), 0, -distance - width / 2], turnRadians: (-side * Math.PI) / 2 });
    distance += width;
  }
  return pieces;
}

/** How much more of the sky's light a street in its houses' shade is given by day. */
const shadeGain = 1.55;

const street: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng, far } = plot;
  const { clear } = view;
  const widest = Math.max(-clear.left, clear.right);
  const shift = Math.max(0, widest + 1 - roadHalf);
  const [road, front] = [roadHalf + shift, roadHalf + 2 * walkHalf + shift];
  const houses = housesOf(view, rng);
  const lamp = modelFor(view, 'street-lamp', { attributes: isDark(view) ? ['lit', 'night'] : [] });
  const car = modelFor(view, 'car', {
    colour: rng.pick([colour('#2f4a6b'), colour('#7a7d80'), colour('#7a2a24')]),
    attributes: [],
    seed: rng.below(100),
  });
  const tree = view.excluded.has('tree') ? null : broadleaf(growthOf(view, rng.below(900)));
  const walk = pavement();
  const line = dash();
  const from = far + Math.max(2.5, 0.6 * plot.reach);
  const side = openSide(plot);
  const parkedAt = Math.max(11, far + 6);
  const lampsAt = Math.max(8, far + 3);
  return {
    pieces: [
      ...[-1, 1].flatMap((at, index) => (houses.length > 0 ? row(houses, at, { front, from, to: from + 95, start: 2 * index }) : [])),
      ...[-1, 1].map((at): SetPiece => ({ model: walk, position: [at * (road + walkHalf), 0, -walkLength + 8] })),
      ...(lamp
        ? [0, 1, 2].flatMap((index) =>
            [-1, 1].map(
              (at): SetPiece => ({
                model: lamp,
                position: [at * (road + 0.4), 0.14, -lampsAt - 17 * index - (at > 0 ? 5 : 0)],
                turnRadians: at > 0 ? Math.PI : 0,
              }),
            ),
          )
        : []),
      ...(car ? [{ model: car, position: [side * (road - 1.05), 0, -parkedAt] as const, turnRadians: side > 0 ? Math.PI : 0 }] : []),
      ...(tree
        ? [
            { model: tree, position: [-side * (road + 1.2), 0.1, -parkedAt - 9] as const, scale: 0.72 },
            { model: tree, position: [side * (road + 1.3), 0.1, -parkedAt - 24] as const, turnRadians: 2, scale: 0.8 },
          ]
        : []),
      ...Array.from({ length: 12 }, (_, index): SetPiece => ({ model: line, position: [0, 0, -far - 2.6 - 5 * index] })).filter(
        ({ position }) => !isInTheWay(plot, 0, -position[2], 1.5),
      ),
    ],
    // The houses stand in the sun's way: a picture is exposed for their shade.
    panoramaGain: isDark(view) || view.setting.weather !== 'clear' ? 1 : shadeGain,
  };
};

const city: SetBuilder = (view) => {
  const plot = plotOf(view);
  const { rng } = plot;
  const attributes = isDark(view) ? ['lit', 'night'] : [];
  const towers = [0, 1]
    .map((index) => modelFor(view, 'skyscraper', { name: `tower-${index}`, attributes, seed: rng.below(900) + index }))
    .filter((model) => model !== null);
  const depth = Math.max(190, 5 * plot.reach);
  const houses = housesOf(view, rng);
  const tree = view.excluded.has('tree') ? [] : [broadleaf(growthOf(view, rng.below(900)))];
  const lamp = modelFor(view, 'street-lamp', { attributes });
  const near = Math.max(16, 1.6 * stageDepth(plot));
  const blockAt = Math.max(70, 2.4 * stageDepth(plot));
  return {
    pieces: [
      ...(towers.length > 0
        ? [-0.95, -0.62, -0.3, 0.12, 0.42, 0.75, 1.05].map((share, index): SetPiece => {
            const distance = depth * (1 + 0.9 * rng.float());
            return {
              model: towers[index % towers.length]!,
              position: [atSide(plot, 1, distance, share), 0, -distance],
              turnRadians: rng.range(-0.6, 0.6),
              scale: rng.range(0.4, 0.85) * (depth / 190),
            };
          })
        : []),
      ...(houses.length > 0
        ? [-1.15, -0.85, -0.55, 0.52, 0.82, 1.12].map((share, index): SetPiece => {
            const distance = blockAt * rng.range(1, 1.3);
            return {
              model: houses[index % houses.length]!.model,
              position: [atSide(plot, 1, distance, share), 0, -distance],
              turnRadians: -0.5 * share,
              scale: 1,
            };
          })
        : []),
      ...plant(tree, scatter(plot, { count: 8, from: 1.6 * near, to: 3.4 * near, half: 2.4, isAside: true }), { vary: 0.2, scale: 0.8 }),
      ...(lamp ? plant([lamp], scatter(plot, { count: 3, from: near, to: 2 * near, half: 0.4, isAside: true }), { vary: 0.05 }) : []),
    ],
  };
};

export const townSets = { street, city } satisfies Record<string, SetBuilder>;
