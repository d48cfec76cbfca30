import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Box, lipschitzOver } from '../../../kernel/index.ts';
import { recordField } from '../../render/field/index.ts';
import { applianceConcepts, appliances } from '../appliances/index.ts';
import { electronicConcepts, electronics } from '../electronics/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { furniture, furnitureConcepts } from './index.ts';

const concepts = [...furnitureConcepts, ...applianceConcepts, ...electronicConcepts];
const ask = (wish: Partial<ModelRequest> & { concept: string }): Model => {
  const request = { name: 'one', icon: '', label: wish.concept, colour: null, ...wish };
  const model = furniture(request) ?? appliances(request) ?? electronics(request);
  assert.ok(model, `nothing is built for ${wish.concept}`);
  return model;
};

const kinds: readonly (readonly [concept: string, label: string])[] = [['bed', 'bunk bed'], ['piano', 'grand piano'], ['lamp', 'desk lamp'], ['coffee-table', 'nightstand'], ['fish-tank', 'fish bowl'], ['sink', 'kitchen sink'], ['cabinet', 'filing cabinet'], ['box', 'crate'], ['mantel-clock', 'grandfather clock'], ['chandelier', 'pendant lamp'], ['stool', 'ottoman'], ['dining-table', 'picnic table']]; // biome-ignore format: pairs
const words = ['old', 'open', 'round', 'modern', 'off', 'full', 'running'];

function assertTraceable(model: Model): void {
  for (const { name, field, images, domain } of model.shapes) {
    const box = [0, 1, 2].map((axis) => ({ low: domain.low[axis]!, high: domain.high[axis]! })) as unknown as Box;
    const steepness = lipschitzOver(recordField(field, images), box, 2);
    assert.ok(steepness > 0 && steepness < 8, `${name} has steepness ${steepness}`);
  }
}

describe('furniture, appliances and electronics', () => {
  it('serve only ids of the lexicon, each once', () => {
    const lexicon = readFileSync(new URL('../../../../assets/lexicon/concepts.txt', import.meta.url), 'utf8');
    const ids = new Set(lexicon.split('\n').map((line) => line.split(' | ')[0]));
    const strange = concepts.filter((concept) => !ids.has(concept));
    assert.deepEqual(strange, []);
    assert.equal(new Set(concepts).size, concepts.length);
  });

  it('have fields of known steepness, in at most six shapes whose names begin as asked', () => {
    for (const concept of concepts) {
      const model = ask({ concept });
      assert.ok(model.shapes.length <= 6, `${concept} has ${model.shapes.length} shapes`);
      for (const { name } of model.shapes) assert.match(name, /^one-[a-z0-9-]+$/, concept);
      assertTraceable(model);
    }
  });

  it('have fields of known steepness for other kinds of a concept, by its word and by what is said of it', () => {
    for (const [concept, label] of kinds) assertTraceable(ask({ concept, label }));
    for (const concept of concepts) assertTraceable(ask({ concept, attributes: words }));
  });

  it('keep places for other things within their own height', () => {
    for (const concept of concepts) {
      const { anchors = {}, heightMetres } = ask({ concept });
      for (const [name, { at }] of Object.entries(anchors)) {
        assert.ok(at[1] >= -1e-6 && at[1] <= heightMetres + 0.01, `${name} of ${concept} at ${at[1]} of ${heightMetres} m`);
      }
    }
  });

  it('let one sit on a chair and put things on a table', () => {
    for (const concept of ['chair', 'sofa', 'bed', 'stool', 'throne']) assert.ok(ask({ concept }).anchors?.seat, concept);
    for (const concept of ['dining-table', 'desk', 'counter', 'oven', 'microwave', 'refrigerator'])
      assert.ok(ask({ concept }).anchors?.top, concept);
  });

  it('print a title on a book and say so', () => {
    const printed = ask({ concept: 'book', print: { texts: ['The Old Garden'] } });
    assert.ok(printed.isPrinted && printed.shapes.some(({ images }) => images?.length));
    assert.ok(!ask({ concept: 'book' }).isPrinted);
  });

  it('give light only when they are not said to be off', () => {
    for (const concept of ['lamp', 'candle', 'chandelier', 'light-bulb', 'fireplace', 'floor-lamp']) {
      assert.ok(ask({ concept }).lights?.length, concept);
      assert.equal(ask({ concept, attributes: ['off'] }).lights?.length ?? 0, 0, concept);
    }
  });
});
