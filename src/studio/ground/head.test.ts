import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RasterImage } from '../../engine.ts';
import { roughMarks } from '../segment/index.ts';
import { headMarks } from './head.task.ts';

const [width, height] = [160, 400];
const middle = 80;
/** Of the painted face, pixels: from the hairline to the chin. */
const face = { top: 22, bottom: 66, halfWidth: 17 };
const skin = [224, 172, 140] as const;

const inEllipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;

/** Somebody who stands: hair, a face with eyes and lips, a bare neckline and arms that are larger than the face, a dress, legs. */
function colourAt(x: number, y: number): readonly [number, number, number] | null {
  if (Math.abs(Math.abs(x - middle) - 8) < 3.5 && Math.abs(y - 40) < 2.5) return [40, 30, 28];
  if (inEllipse(x, y, [middle, 56, 7, 2.5])) return [170, 50, 60];
  if (inEllipse(x, y, [middle, (face.top + face.bottom) / 2, face.halfWidth, (face.bottom - face.top) / 2])) return skin;
  if (inEllipse(x, y, [middle, 38, 26, 30])) return [50, 36, 30];
  if (y >= 62 && y < 82 && Math.abs(x - middle) < 9) return skin;
  if (y >= 82 && y < 100 && Math.abs(x - middle) < 30 - (y - 82)) return skin;
  if (y >= 90 && y < 220 && Math.abs(Math.abs(x - middle) - 42) < 8) return skin;
  if (y >= 82 && y < 290 && Math.abs(x - middle) < 30 + (y - 82) / 8) return [30, 150, 60];
  return y >= 290 && y < 396 && Math.abs(Math.abs(x - middle) - 14) < 7 ? skin : null;
}

function figure(): { image: RasterImage; outline: Uint8Array } {
  const [data, outline] = [new Uint8Array(3 * width * height), new Uint8Array(width * height)];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const own = colourAt(x, y);
      data.set(own ?? [120, 150, 190], 3 * i);
      outline[i] = own ? 255 : 0;
    }
  return { image: { width, height, channels: 3, data }, outline };
}

describe('the face of somebody who stands', () => {
  it('is found from the eyes to the mouth, and is neither the neckline nor an arm', async () => {
    const marks = await headMarks({ ...figure(), region: 'face', person: { left: 0, top: 0, width, height } });
    assert.ok(marks, 'no face was found');
    assert.deepEqual([marks.width, marks.height], [width, height]);
    const markAt = (x: number, y: number): number => marks.data[y * width + x]!;
    for (const [what, x, y] of [
      ['the left eye', middle - 8, 40],
      ['the right eye', middle + 8, 40],
      ['the mouth', middle, 56],
    ] as const)
      assert.ok(markAt(x, y) === roughMarks.sure || markAt(x, y) === roughMarks.likely, `${what} is left out`);
    for (const [what, x, y] of [
      ['the neckline', middle, 90],
      ['an arm', middle + 42, 150],
      ['a leg', middle + 14, 330],
    ] as const)
      assert.equal(markAt(x, y), roughMarks.not, `${what} is taken for the face`);
  });
});
