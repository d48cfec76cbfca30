import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RasterImage } from '../engine.ts';
import { createLog } from '../shared/index.ts';
import { createPreviews } from './previews.ts';

const picture = (colour: number): RasterImage => ({ width: 1, height: 1, channels: 3, data: new Uint8Array(3).fill(colour) });

/** Pictures by colour, whose encoding a test ends when it likes. */
function openPreviews() {
  const encodings = new Map<number, PromiseWithResolvers<string>>();
  const told: string[] = [];
  const encode = ({ data }: RasterImage): Promise<string> => {
    const encoding = Promise.withResolvers<string>();
    encodings.set(data[0]!, encoding);
    return encoding.promise;
  };
  const previews = createPreviews({ encode, tell: (preview) => told.push(preview), log: createLog('silent') });
  const settle = async (act: () => void): Promise<void> => {
    act();
    await new Promise(setImmediate);
  };
  const end = (colour: number): Promise<void> => settle(() => encodings.get(colour)!.resolve(`data:,${colour}`));
  const fail = (colour: number): Promise<void> => settle(() => encodings.get(colour)!.reject(new Error('no codec')));
  return { previews, told, end, fail };
}

describe('previews', () => {
  it('are told as they come, and an older one never after a newer', async () => {
    const { previews, told, end } = openPreviews();
    previews.show(picture(1));
    await end(1);
    previews.show(picture(2));
    previews.show(picture(3));
    await end(3);
    await end(2);
    assert.deepEqual(told, ['data:,1', 'data:,3']);
  });

  it('that are not ready when the picture is are dropped', async () => {
    const { previews, told, end } = openPreviews();
    previews.show(picture(1));
    previews.close();
    await end(1);
    assert.deepEqual(told, []);
  });

  it('that cannot be encoded harm nobody', async () => {
    const { previews, told, end, fail } = openPreviews();
    previews.show(picture(1));
    await fail(1);
    previews.show(picture(2));
    await end(2);
    assert.deepEqual(told, ['data:,2']);
  });
});
