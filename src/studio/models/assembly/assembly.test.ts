import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordField } from '../../render/field/index.ts';
import { buildingConcepts, buildings } from '../buildings/index.ts';
import type { Model, ModelFamily } from '../model.ts';
import { street, streetConcepts } from '../street/index.ts';
import { vehicleConcepts, vehicles } from '../vehicles/index.ts';

const families: readonly (readonly [ModelFamily, readonly string[]])[] = [
  [vehicles, vehicleConcepts],
  [buildings, buildingConcepts],
  [street, streetConcepts],
];

const built = (family: ModelFamily, concept: string): Model => {
  const model = family({ name: 'one', concept, icon: concept, label: concept, colour: null });
  assert.ok(model, `${concept} has no model`);
  return model;
};

describe('models of vehicles, buildings and street things', () => {
  for (const [family, concepts] of families) {
    it(`have few shapes, each recorded and within finite bounds (${concepts.length} from ${concepts[0]})`, () => {
      for (const concept of concepts) {
        const { shapes, parts = [], widthMetres, heightMetres, depthMetres = widthMetres } = built(family, concept);
        assert.ok(shapes.length <= 6, `${concept} has ${shapes.length} shapes`);
        assert.ok(
          [widthMetres, heightMetres, depthMetres].every((size) => size > 0 && size < 200),
          `${concept} has no size`,
        );
        for (const { shape } of parts) assert.ok(shapes[shape], `${concept} places shape ${shape} of ${shapes.length}`);
        for (const { name, field, domain } of shapes) {
          assert.match(name, /^one-[a-z0-9-]+$/);
          assert.ok(domain.low.every((low, axis) => low < domain.high[axis]!));
          assert.ok(recordField(field).value, `${name} is not recorded`);
        }
      }
    });
  }

  it('reaches no higher than it says, but for what the box leaves', () => {
    for (const concept of ['car', 'bus', 'bench', 'stop-sign', 'fire-hydrant']) {
      const family = concept === 'car' || concept === 'bus' ? vehicles : street;
      const { shapes, parts = [{ shape: 0, position: [0, 0, 0] as const }], heightMetres } = built(family, concept);
      const top = Math.max(...parts.map(({ shape, position, scale = 1 }) => position[1] + scale * shapes[shape]!.domain.high[1]));
      assert.ok(top >= heightMetres - 1e-6, `${concept} says ${heightMetres} m, its shapes end at ${top} m`);
    }
  });

  it('answers null for what it has no model of', () => {
    for (const [family] of families) assert.equal(family({ name: 'one', concept: 'fox', icon: 'fox', label: 'fox', colour: null }), null);
  });

  it('takes a steam train from the words that were said', () => {
    const plain = built(vehicles, 'train');
    const steam = built(vehicles, 'steam-train');
    assert.notEqual(steam.shapes.length, plain.shapes.length);
  });
});
