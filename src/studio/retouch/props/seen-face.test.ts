import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FaceSight } from '../../detect/index.ts';
import type { Head } from '../figure/index.ts';
import { headWindow, setByFace, turnedBy } from './seen-face.ts';
import { placeOf } from './worn-places.ts';

const around = (x: number, y: number): FaceSight['lips'] => [{ x, y }];
/** A face 90 wide and 120 high, its middle at (200, 160), turned by `roll` in the picture and by `turn` aside. */
const sightOf = ({ roll = 0, turn = 0 } = {}): FaceSight => {
  const [dx, dy] = [22 * Math.cos(turn) * Math.cos(roll), 22 * Math.cos(turn) * Math.sin(roll)];
  const eyes = [
    { x: 200 - dx, y: 150 - dy },
    { x: 200 + dx, y: 150 + dy },
  ] as const;
  return {
    score: 0.9,
    box: { left: 155, top: 100, width: 90, height: 120 },
    eyes,
    nose: { x: 200, y: 175 },
    mouth: { x: 200, y: 195 },
    ears: [
      { x: 155, y: 155 },
      { x: 245, y: 155 },
    ],
    brow: { x: 200, y: 100 },
    chin: { x: 200, y: 220 },
    roll,
    turn,
    outline: around(200, 160),
    eyeOutlines: [around(eyes[0].x, eyes[0].y), around(eyes[1].x, eyes[1].y)],
    lips: around(200, 195),
    mouthGap: around(200, 195),
  };
};
/** What the outline tells where a collar as wide as shoulders hides the neck: a head twice as high. */
const misread: Head = {
  top: 70,
  rows: Array.from({ length: 320 }, (_, row) => ({ left: row < 150 ? 135 : 60, right: row < 150 ? 265 : 340 })),
  skullRow: 0,
  collarRow: 280,
  neckWidth: 200,
  neckX: 170,
  width: 280,
  facing: 0,
  mouth: { x: 170, y: 270 },
  isGuessed: true,
};
const set = (options: { roll?: number; turn?: number } = {}) => setByFace({ head: misread, eyes: null, face: null }, sightOf(options));

describe('a head set right by its face', () => {
  it('has its collar a little under the chin, its neck under the face, and is no guess', () => {
    const { head } = set();
    const collar = head.top + head.collarRow;
    assert.ok(collar > 225 && collar < 255, `${collar}`);
    assert.ok(Math.abs(head.neckX - 200) < 3 && head.neckWidth > 50 && head.neckWidth < 80 && !head.isGuessed);
    assert.ok(head.width >= 94 && head.width <= 180 && head.rows.length > head.collarRow);
  });

  it('wears glasses on the line through the eyes, as wide as the face', () => {
    const place = placeOf('eyes', set({ roll: 0.3 }), 'glasses');
    assert.ok(Math.abs(place.x - 200) < 1 && Math.abs(place.y - 150) < 1 && Math.abs(place.tilt - 0.3) < 0.01, JSON.stringify(place));
    assert.ok(place.width > 85 && place.width < 110, `${place.width}`);
  });

  it('wears them as large and turned when it looks aside, which a tie does not', () => {
    const aside = { turn: 0.6 };
    const [front, turned] = [set(), set(aside)].map((read) => placeOf('eyes', read, 'glasses'));
    assert.ok(Math.abs(front!.width - turned!.width) < 2, 'its width is that before it is turned');
    assert.ok(turnedBy(turned!, 'eyes', sightOf(aside)).turn > 0.4);
    assert.equal(turnedBy(front!, 'eyes', sightOf()).turn, 0);
    const tie = placeOf('neck', set(aside), 'tie');
    assert.equal(turnedBy(tie, 'neck', sightOf(aside)), tie);
  });

  it('is looked for about the face alone, within the wearer and the picture', () => {
    const window = headWindow(sightOf(), { left: 0, top: 20, width: 400, height: 600 }, { width: 400, height: 600 });
    assert.ok(window.top === 20 && window.top + window.height < 400 && window.left <= 50 && window.left + window.width <= 400);
  });
});
