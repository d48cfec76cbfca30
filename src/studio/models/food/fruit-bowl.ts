/** A wide bowl heaped with the other fruit models. Metres. */
import { mottled, piece, thing, vessel } from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';
import { anglesAfter } from '../place-model.ts';
import type { Maker } from './dish-parts.ts';
import { fruit } from './fruit.ts';
import { largeFruit } from './large-fruit.ts';

/** Concept, where its foot is, how it is turned. */
const heap: readonly (readonly [string, Point, Point?])[] = [
  ['apple', [-0.056, 0.036, 0.04], [0.1, 0.4, 0.2]],
  ['orange', [0.018, 0.036, 0.062]],
  ['green-apple', [0.07, 0.036, 0.006], [0, 1, -0.2]],
  ['orange', [-0.06, 0.036, -0.036]],
  ['apple', [0.026, 0.036, -0.06], [0.1, 2, 0.1]],
  ['peach', [0, 0.022, 0]],
  ['apple', [-0.02, 0.092, 0.012], [0.12, 0.9, 0.1]],
  ['orange', [0.048, 0.092, 0.02]],
  ['pear', [0.016, 0.086, -0.04], [-0.25, 0.6, -0.3]],
  ['banana', [-0.025, 0.112, -0.035], [0.35, 0.5, 0.12]],
];

const makers = { ...fruit, ...largeFruit };

export const fruitBowl: Maker = (request) => {
  const base = request.colour ?? ([0.78, 0.76, 0.71] as const);
  const bowl = vessel({ outside: [[0.052, 0], [0.056, 0.006], [0.05, 0.012], [0.105, 0.026], [0.139, 0.058], [0.147, 0.088]], wall: 0.006, floor: 0.016 }); // biome-ignore format: a profile
  const kinds = [...new Set(heap.map(([kind]) => kind))];
  const models = kinds.map((kind): Model => makers[kind]!({ name: `${request.name}-${kind}`, concept: kind, icon: kind, label: kind, colour: null } satisfies ModelRequest)); // biome-ignore format: long
  const firsts = models.map((_, index) => 1 + models.slice(0, index).reduce((sum, { shapes }) => sum + shapes.length, 0));
  const parts = heap.flatMap(([kind, [x, y, z], turn = [0, 0, 0]]): Part[] => {
    const index = kinds.indexOf(kind);
    const { shapes, parts: own = shapes.map((_, shape): Part => ({ shape, position: [0, 0, 0] })) } = models[index]!;
    return own.map(({ shape, position, rotation = [0, 0, 0], scale }) => ({
      shape: firsts[index]! + shape,
      position: [x + position[0], y + position[1], z + position[2]],
      rotation: anglesAfter(rotation, turn),
      ...(scale !== undefined && { scale }),
    }));
  });
  const glaze = mottled({
    base,
    other: [base[0] * 0.9, base[1] * 0.88, base[2] * 0.84],
    size: 0.03,
    roughness: 0.3,
    coat: 0.8,
    subsurface: 0,
  });
  return thing(request, [0.295, 0.19, 0.295], [piece(glaze, bowl)], {
    more: models.flatMap(({ shapes }) => [...shapes]),
    parts: [{ shape: 0, position: [0, 0, 0] }, ...parts],
    spread: 3,
  });
};
