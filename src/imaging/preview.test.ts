import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodeImage } from './decode.ts';
import { encodePreview } from './preview.ts';

it('a preview is an address that holds a small JPEG of the same size and colours', async () => {
  const [width, height] = [64, 40];
  const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => [200, 120, 40][i % 3]!);
  const address = await encodePreview({ width, height, channels: 3, data });
  const [head, base64] = address.split(',') as [string, string];
  assert.equal(head, 'data:image/jpeg;base64');
  const { image, format } = await decodeImage(Buffer.from(base64, 'base64'), { pixels: 10_000 });
  assert.deepEqual([image.width, image.height, format], [width, height, 'jpeg']);
  for (const [i, level] of [200, 120, 40].entries()) assert.ok(Math.abs(image.data[i]! - level) <= 3, `${image.data.subarray(0, 3)}`);
  assert.ok(address.length < 2_000, `${address.length} characters`);
});
