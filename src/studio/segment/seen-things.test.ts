import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeOfSubject, type SeenThing, traitsOf } from './seen-things.ts';

const boxOf = (left: number, top: number, width: number, height: number) => ({ left, top, width, height });
const seen = (name: string, score: number, box: SeenThing['box']): SeenThing => ({ class: name, score, box });
const size = { width: 700, height: 500 };

describe('what was seen of a subject', () => {
  const figure = boxOf(200, 100, 200, 200);
  const area = boxOf(180, 80, 260, 300);

  it('names the vessel that it stands in', () => {
    const pot = boxOf(270, 260, 60, 80);
    const { vessels } = traitsOf([seen('vase', 0.6, pot), seen('potted plant', 0.35, figure)], figure, area);
    assert.deepEqual(vessels, [pot]);
  });

  it('says whether one can see through it', () => {
    assert.deepEqual(traitsOf([seen('bicycle', 0.5, figure)], figure, area).openworks, [figure]);
    assert.deepEqual(traitsOf([seen('car', 0.5, figure)], figure, area).openworks, []);
    assert.deepEqual(traitsOf([seen('bicycle', 0.2, figure)], figure, area).openworks, [], 'hardly seen');
    assert.deepEqual(traitsOf([seen('bicycle', 0.5, boxOf(500, 20, 100, 100))], figure, area).openworks, [], 'elsewhere');
  });

  it('takes no chair for the subject when somebody sits on it', () => {
    const traits = traitsOf([seen('chair', 0.6, figure), seen('person', 0.5, boxOf(210, 60, 180, 200))], figure, area);
    assert.deepEqual(traits.openworks, []);
    assert.equal(traits.own.length, 1);
  });
});

describe('where to look from near', () => {
  const room = boxOf(0, 0, 500, 500);
  const bicycle = seen('bicycle', 0.5, boxOf(100, 200, 200, 100));

  it('is the one thing that was clearly seen, when half of the room stands out', () => {
    assert.deepEqual(placeOfSubject(room, [bicycle], size), boxOf(80, 180, 240, 140));
  });

  it('is all of a glass, when its bowl alone stands out', () => {
    const bowl = boxOf(260, 80, 190, 260);
    const glass = seen('wine glass', 0.44, boxOf(280, 100, 150, 380));
    assert.deepEqual(placeOfSubject(bowl, [glass], size), boxOf(242, 62, 226, 438));
    assert.deepEqual(placeOfSubject(bowl, [seen('couch', 0.6, glass.box)], size), bowl);
    assert.deepEqual(placeOfSubject(bowl, [glass, seen('person', 0.5, boxOf(280, 60, 150, 300))], size), bowl);
  });

  it('stays where a subject lies within the picture, or where several things are', () => {
    const inside = boxOf(50, 50, 500, 400);
    assert.equal(placeOfSubject(inside, [bicycle], size), inside);
    assert.equal(placeOfSubject(room, [bicycle, seen('car', 0.5, boxOf(10, 10, 90, 90))], size), room);
    assert.equal(placeOfSubject(room, [], size), room);
  });
});
