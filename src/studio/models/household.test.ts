/** Every concept of the families of food, kitchen, plants and things has a model that can be placed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foodConcepts } from './food/index.ts';
import { kitchenConcepts } from './kitchen/index.ts';
import type { Model, ModelRequest } from './model.ts';
import { modelOf } from './model-of.ts';
import { plantsConcepts } from './plants/index.ts';
import { thingsConcepts } from './things/index.ts';

const concepts = [...foodConcepts, ...kitchenConcepts, ...plantsConcepts, ...thingsConcepts];
const request = (concept: string, rest: Partial<ModelRequest> = {}): ModelRequest => ({
  name: concept,
  concept,
  icon: concept,
  label: concept,
  colour: null,
  ...rest,
});
const modelFor = (concept: string, rest?: Partial<ModelRequest>): Model => {
  const model = modelOf(request(concept, rest));
  assert.ok(model, `${concept} has no model`);
  return model;
};

describe('models of food, kitchen, plants and things', () => {
  it('have sizes above zero, and shapes whose names begin with the thing and are unique', () => {
    for (const concept of concepts) {
      const model = modelFor(concept);
      assert.ok(model.widthMetres > 0 && model.heightMetres > 0 && (model.depthMetres ?? 1) > 0, concept);
      const names = model.shapes.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, `${concept}: ${names}`);
      for (const name of names) assert.match(name, new RegExp(`^${concept}-[a-z0-9-]+$`));
    }
  });

  it('place only shapes that they have, and every one of them', () => {
    for (const concept of concepts) {
      const { shapes, parts } = modelFor(concept);
      if (!parts) continue;
      const placed = new Set(parts.map(({ shape }) => shape));
      for (const shape of placed) assert.ok(shape < shapes.length, `${concept} places shape ${shape} of ${shapes.length}`);
      assert.equal(placed.size, shapes.length, `${concept} leaves a shape out`);
    }
  });

  it('are the same for the same request, and take a colour without failing', () => {
    for (const concept of ['tree', 'pine-tree', 'bouquet', 'treasure-chest']) {
      assert.deepEqual(modelFor(concept, { seed: 4 }).parts, modelFor(concept, { seed: 4 }).parts, concept);
    }
    for (const concept of concepts) modelFor(concept, { colour: [0.1, 0.3, 0.7], attributes: ['sliced', 'striped', 'open'] });
  });

  it('differ with the seed where they grow', () => {
    for (const concept of ['tree', 'bare-tree', 'hedge']) {
      assert.notDeepEqual(modelFor(concept, { seed: 1 }).parts, modelFor(concept, { seed: 2 }).parts, concept);
    }
  });
});
