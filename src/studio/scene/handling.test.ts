import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gripOf, isAfloat, isPlayedInPlace } from './handling.ts';

describe('how things are handled', () => {
  it('goes by the whole concept, not by letters in it', () => {
    assert.equal(isAfloat('duck'), true);
    for (const concept of ['police-officer', 'juice-box', 'rocking-chair']) assert.equal(isAfloat(concept), false, concept);
    const held = (concept: string) => gripOf('holding', concept, { sizeShare: 0.2 })!;
    assert.ok(held('suitcase').grasp[1] > 0.9);
    assert.ok(held('umbrella').grasp[1] < 0.2);
  });

  it('goes by what is done: a book is read before the chest with both hands, and carried in one', () => {
    const [read, carried] = (['reading', 'carrying'] as const).map((relation) => gripOf(relation, 'book', { sizeShare: 0.15 })!);
    assert.deepEqual([read!.arms, read!.at], [['read', 'read'], 'hands']);
    assert.deepEqual([carried!.arms, carried!.at], [['hold', null], 'hand']);
    assert.equal(gripOf('looking-at', 'book', { sizeShare: 0.15 }), null);
  });

  it('leaves a piano where it stands when it is played, and takes a guitar into the hand', () => {
    assert.equal(isPlayedInPlace('playing', 'piano'), true);
    assert.equal(isPlayedInPlace('playing', 'guitar'), false);
    assert.equal(isPlayedInPlace('carrying', 'sports-ball'), false);
  });
});
