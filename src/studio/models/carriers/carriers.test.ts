import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Model, ModelRequest } from '../model.ts';
import { modelOf } from '../model-of.ts';
import { boardConcepts } from './index.ts';

const ask = (concept: string, texts: readonly string[], more: Partial<ModelRequest> = {}): Model =>
  modelOf({ name: 'one', concept, icon: concept, label: concept, colour: null, ...(texts.length > 0 && { print: { texts } }), ...more })!;
const imageCount = ({ shapes }: Model): number => shapes.reduce((sum, { images = [] }) => sum + images.length, 0);

/** What an everyday prompt puts letters on. */
const carriers = 'shop bottle jar can cup soda cake balloon lantern laptop tv cell-phone shopping-bag backpack suitcase gift door flag robot mailbox bus truck van taxi box book mug sign billboard newspaper man'.split(' '); // biome-ignore format: a list

describe('things that carry words', () => {
  for (const concept of [...carriers, ...boardConcepts])
    it(`prints on a ${concept}, turned towards the viewer, and leaves it bare without words`, () => {
      const printed = ask(concept, ['HELLO']);
      assert.ok(printed.isPrinted && imageCount(printed) > imageCount(ask(concept, [])));
      assert.ok((printed.spreadRadians ?? 0.3) <= 0.3);
    });

  it('says of a thing without a place for letters that it bears none', () => {
    assert.ok(!ask('cat', ['MEOW']).isPrinted);
  });

  it('makes a board as long as its words', () => {
    assert.ok(ask('street-sign', ['LONG ACRE STREET']).widthMetres > 1.3 * ask('street-sign', ['ELM']).widthMetres);
  });

  it('puts a registration where cars have it and a name on the flank', () => {
    assert.notEqual(ask('car', ['SEED 45']).turnRadians, ask('car', ['Racing']).turnRadians);
  });
});
