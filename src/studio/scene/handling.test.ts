import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gripOf, isAfloat, isPlayedInPlace } from './handling.ts';

describe('how things are handled', () => {
  it('goes by the whole concept, not by letters in it', () => {
    assert.equal(isAfloat('duck'), true);
    for (const concept of ['police-officer', 'juice-box', 'rocking-chair']) assert.equal(isAfloat(concept), false, concept);
    assert.equal(gripOf('suitcase').height > 0.9, true);
    assert.equal(gripOf('umbrella').height < 0.2, true);
  });

  it('leaves a piano where it stands when it is played, and takes a guitar into the hand', () => {
    assert.equal(isPlayedInPlace('playing', 'piano'), true);
    assert.equal(isPlayedInPlace('playing', 'guitar'), false);
    assert.equal(isPlayedInPlace('carrying', 'sports-ball'), false);
  });
});
