import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import type { RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import { roughMarks } from '../segment/index.ts';
import { garmentMarks } from './garment.task.ts';
import { groundDepsOf } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const pool = createStudioPool(1);
after(() => Promise.all([pool.close(), inference.close()]));

const [width, height] = [256, 420];
const black = { left: 150, top: 250, right: 240, bottom: 400 };
const isBlack = (x: number, y: number): boolean => x >= black.left && x < black.right && y >= black.top && y < black.bottom;

/** A bearded head over a coat of the hue of skin in folds of many lightnesses, with something black before it, as large as any one fold. */
async function portrait(): Promise<{ image: RasterImage; outline: Uint8Array }> {
  const bytes = readFileSync(new URL('../detect/fixtures/portrait.jpg', import.meta.url));
  const head = await sharp(bytes).removeAlpha().raw().toBuffer();
  const data = new Uint8Array(3 * width * height).fill(60);
  data.set(head.subarray(0, 3 * width * 215));
  const outline = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const isHead = ((x - 130) / 66) ** 2 + ((y - 130) / 115) ** 2 < 1;
      outline[i] = isHead || y >= 215 ? 255 : 0;
      const fold = 0.45 + 0.55 * Math.abs(Math.sin(x / 9 + y / 23));
      if (y >= 215) data.set(isBlack(x, y) ? [22, 22, 24] : [235 * fold, 95 * fold, 45 * fold], 3 * i);
    }
  return { image: { width, height, channels: 3, data }, outline };
}

describe('clothes below a face that is seen', () => {
  it('are of the hue that most of them have, not of the largest patch of one shade, nor of the face', async () => {
    const { image, outline } = await portrait();
    const [sight = null] = await groundDepsOf(image, { inference, pool, signal: new AbortController().signal }).faces();
    assert.ok(sight, 'no face is seen');
    const person = { left: 0, top: 0, width, height };
    const answer = await garmentMarks({ image, garment: 'top', person, outline, colour: null, sight });
    assert.ok(answer, 'no coat is told');
    const { marks } = answer;
    const shareOf = (isThere: (x: number, y: number) => boolean): number => {
      let [worn, count] = [0, 0];
      for (let k = 0; k < marks.data.length; k++) {
        const [x, y] = [((k % marks.width) * width) / marks.width, (Math.floor(k / marks.width) * height) / marks.height];
        if (!isThere(x, y)) continue;
        count++;
        if (marks.data[k] === roughMarks.sure || marks.data[k] === roughMarks.likely) worn++;
      }
      return worn / count;
    };
    const coat = shareOf((x, y) => y > 240 && y < 400 && x < 140);
    assert.ok(coat > 0.95, `${coat} of the coat`);
    const inside = shareOf((x, y) => isBlack(x - 8, y - 8) && isBlack(x + 8, y + 8));
    assert.ok(inside < 0.05, `${inside} of what is black`);
    const face = shareOf((x, y) => Math.hypot(x - 120, y - 110) < 30);
    assert.ok(face < 0.02, `${face} of the face`);
  });
});
