import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EngineResult, RasterImage } from '../../engine.ts';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudio } from '../index.ts';

const [width, height] = [420, 400];
const size = { width: 288, height: 288 };

/** A disc of one colour on speckled grey; larger than what the answer can show of it. */
function photograph(colour: readonly [number, number, number]): RasterImage {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const speckle = (x * 7919 + y * 104_729) % 23;
    data.set(Math.hypot(x - 210, y - 210) < 130 ? colour : [150 + speckle, 150 + speckle, 148 + speckle], 3 * i);
  }
  return { width, height, channels: 3, data };
}

const colours = [
  [210, 30, 30],
  [30, 60, 210],
  [230, 200, 20],
  [20, 150, 40],
  [200, 40, 190],
] as const;
const references = colours.map(photograph);

async function combined(workerCount: number): Promise<EngineResult> {
  const inference = createInferenceHost({ log: createLog('silent') });
  const studio = createStudio({ inference, workerCount });
  const request = { prompt: 'Put everything from all the images together in a park', references, size, seed: 5 };
  return studio
    .generate(request, { signal: new AbortController().signal, onProgress: () => undefined })
    .finally(() => Promise.all([studio.close(), inference.close()]));
}

/** Pixels nearer to the direction of a colour than 15 degrees, and strong. */
function seen({ data }: RasterImage, [r, g, b]: readonly [number, number, number]): number {
  const own = [r, g, b].map((value) => value - (r + g + b) / 3);
  const length = Math.hypot(...own);
  let count = 0;
  for (let i = 0; i < data.length; i += 3) {
    const mean = (data[i]! + data[i + 1]! + data[i + 2]!) / 3;
    const here = [0, 1, 2].map((c) => data[i + c]! - mean);
    const strength = Math.hypot(...here);
    const along = here.reduce((sum, value, c) => sum + value * own[c]!, 0) / (length * Math.max(1, strength));
    if (strength > 45 && along > 0.966) count++;
  }
  return count;
}

describe('a combination of five photographs, each reduced to what is seen of it', { timeout: 300_000 }, () => {
  it('shows every subject, and has the same bytes on one worker and on two', async () => {
    const [one, two] = [await combined(1), await combined(2)];
    assert.ok(Buffer.from(one.image.data).equals(Buffer.from(two.image.data)), 'the bytes differ');
    for (const [index, colour] of colours.entries())
      assert.ok(seen(one.image, colour) > 150, `subject ${index + 1}: ${seen(one.image, colour)} pixels`);
  });
});
