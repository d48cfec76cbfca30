import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PixelBox } from '../segment/index.ts';
import { isCutByBox } from './same-thing.ts';

const size = { width: 200, height: 200 };

/** A subject of boxes that hang together, as a rough mask over the whole picture at half its size. */
function rough(...boxes: readonly PixelBox[]) {
  const [width, height] = [100, 100];
  const data = new Uint8Array(width * height);
  for (const box of boxes)
    for (let y = box.top / 2; y < (box.top + box.height) / 2; y++)
      for (let x = box.left / 2; x < (box.left + box.width) / 2; x++) data[y * width + x] = 1;
  return { area: { left: 0, top: 0, ...size }, mask: { width, height, data }, box: { left: 0, top: 0, ...size }, confidence: 1 };
}

const person: PixelBox = { left: 20, top: 20, width: 100, height: 180 };

describe('a detected box before the main subject', () => {
  it('cuts through it where the subject goes on broadly behind a side', () => {
    const helmet: PixelBox = { left: 110, top: 120, width: 80, height: 80 };
    assert.equal(isCutByBox(person, rough(person, helmet), size), true);
  });

  it('does not where all of the subject ends at the box, or only something thin reaches out', () => {
    assert.equal(isCutByBox(person, rough(person), size), false);
    const leash: PixelBox = { left: 110, top: 150, width: 80, height: 8 };
    assert.equal(isCutByBox(person, rough(person, leash), size), false);
  });

  it('does not where the box holds the smaller part of the subject', () => {
    const crowd: PixelBox = { left: 60, top: 20, width: 140, height: 180 };
    assert.equal(isCutByBox({ left: 20, top: 100, width: 60, height: 100 }, rough(person, crowd), size), false);
  });
});
