import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CocoClass, Detection } from '../detect/index.ts';
import { candidatesFor, chooseAmong, type Thing } from './candidates.ts';

const size = { width: 600, height: 400 };
const image = { ...size, channels: 3 as const, data: new Uint8Array(0) };
const seen = (name: CocoClass, score: number, [left, top, width, height]: readonly [number, number, number, number]): Detection => ({
  class: name,
  score,
  box: { left, top, width, height },
});
const thing = (words: string, concept: string, more: Partial<Thing> = {}): Thing => ({
  ...{ kind: 'thing', words, concept, colour: null, side: null, isAll: false },
  ...more,
});
const choose = (asked: Thing, all: readonly Detection[], more: object = {}): Promise<Detection[]> =>
  chooseAmong({
    ...{ image, thing: asked, boxes: candidatesFor(asked, all, size).boxes, colourShare: async () => 1 },
    ...{ subject: null, near: null, except: null },
    ...more,
  });

const left = seen('cup', 0.7, [20, 200, 80, 90]);
const middle = seen('cup', 0.24, [250, 190, 90, 100]);
const right = seen('cup', 0.6, [480, 180, 110, 120]);
const mugs = [left, middle, right];

describe('candidates', () => {
  it('take in a weaker one of a kind of which a sure one is there', () => {
    assert.equal(candidatesFor(thing('the mugs', 'mug'), mugs, size).boxes.length, 3);
  });

  it('leave out a handle that is taken for a second cup', () => {
    const handle = seen('cup', 0.22, [85, 220, 20, 60]);
    assert.equal(candidatesFor(thing('the mugs', 'mug'), [seen('cup', 0.7, [20, 200, 90, 90]), handle], size).boxes.length, 1);
  });

  it('are none where the same box is plainly something else', () => {
    const laptop = [seen('laptop', 0.5, [60, 180, 340, 200]), seen('cat', 0.13, [60, 180, 340, 200])];
    assert.deepEqual(candidatesFor(thing('the cat', 'cat'), laptop, size).boxes, []);
  });

  it('tell the cat from the dog beside it, though it looks like half a dog', () => {
    const cat = [20, 100, 150, 250] as const;
    const pets = [seen('dog', 0.7, [250, 50, 300, 330]), seen('dog', 0.48, cat), seen('cat', 0.24, cat)];
    const { boxes, isSure } = candidatesFor(thing('the cat', 'cat'), pets, size);
    assert.deepEqual([boxes.length, boxes[0]!.box.left, isSure], [1, 20, false]);
  });
});

describe('the one that is meant', () => {
  it('is counted from the side that was named', async () => {
    const second = await choose(thing('the second mug from the right', 'mug', { rank: { number: 2, from: 'right' } }), mugs);
    assert.deepEqual(second, [middle]);
    assert.deepEqual(await choose(thing('the fifth mug', 'mug', { rank: { number: 5, from: 'left' } }), mugs), []);
  });

  it('is the smallest or the largest', async () => {
    assert.deepEqual(await choose(thing('the smallest mug', 'mug', { size: 'smallest' }), mugs), [left]);
    assert.deepEqual(await choose(thing('the biggest mug', 'mug', { size: 'largest' }), mugs), [right]);
  });

  it('has the colour that it is told by, and is none where nothing has it', async () => {
    const colour = { name: 'red', value: [0.7, 0, 0] as const };
    const red = thing('the red mug', 'mug', { colour });
    assert.deepEqual(await choose(red, mugs, { colourShare: async (box: { left: number }) => (box.left === 250 ? 0.6 : 0.02) }), [middle]);
    assert.deepEqual(await choose(red, [left], { colourShare: async () => 0.01 }), []);
  });

  it('is nearest to what it is beside, and not what is left out', async () => {
    const near = { left: 420, top: 180, width: 50, height: 50 };
    assert.deepEqual(await choose(thing('the mug next to the book', 'mug', { near: { kind: 'subject' } }), mugs, { near }), [right]);
    const others = await choose(thing('all mugs but that', 'mug', { isAll: true }), mugs, { except: left.box });
    assert.deepEqual(others, [right, middle]);
  });

  it('in the background is what is much smaller than the main one', async () => {
    const main = seen('person', 0.9, [200, 40, 150, 350]);
    const far = [seen('person', 0.5, [20, 150, 40, 110]), seen('person', 0.4, [520, 160, 35, 100])];
    const people = thing('the people in the background', 'person', { isAll: true, depth: 'background' });
    assert.deepEqual(await choose(people, [main, ...far], { subject: main.box }), far);
  });
});
