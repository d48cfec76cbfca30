import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isAppError } from '../../../errors.ts';
import { parseTza } from './tza.ts';
import { loadWeights, readWeightsFile, weightsFiles } from './weights.ts';

interface Entry {
  name: string;
  dims: number[];
  layout: string;
  type: string;
  offset: bigint;
}

/** An archive with the values 1, -2, 0.5 and the smallest half at byte 12, and a table of the entries. */
function archive(entries: Partial<Entry>[], head: { magic?: number; version?: number; table?: bigint } = {}): Uint8Array {
  const data = Buffer.alloc(20);
  data.writeUInt16LE(head.magic ?? 0x41d7, 0);
  data[2] = head.version ?? 2;
  data.writeBigUInt64LE(head.table ?? 20n, 4);
  for (const [i, half] of [0x3c00, 0xc000, 0x3800, 0x0001].entries()) data.writeUInt16LE(half, 12 + 2 * i);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(entries.length);
  const parts = entries.map((entry) => {
    const { name, dims, layout, type, offset } = { name: 'w', dims: [4], layout: 'x', type: 'h', offset: 12n, ...entry };
    const bytes = Buffer.alloc(2 + name.length + 1 + 4 * dims.length + layout.length + 1 + 8);
    let at = bytes.writeUInt16LE(name.length, 0);
    at += bytes.write(name, at, 'latin1');
    at = bytes.writeUInt8(dims.length, at);
    for (const side of dims) at = bytes.writeUInt32LE(side, at);
    at += bytes.write(layout + type, at, 'latin1');
    bytes.writeBigUInt64LE(offset, at);
    return bytes;
  });
  return Buffer.concat([data, count, ...parts]);
}

describe('the reader of TZA archives', () => {
  it('reads names, sides, layouts and halves', () => {
    const tensors = parseTza(archive([{ name: 'a.bias' }, { name: 'a.weight', dims: [1, 3, 1, 1], layout: 'oihw' }]));
    assert.deepEqual([...tensors.keys()], ['a.bias', 'a.weight']);
    assert.deepEqual(tensors.get('a.bias'), { dims: [4], layout: 'x', values: Float32Array.of(1, -2, 0.5, 2 ** -24) });
    assert.deepEqual(tensors.get('a.weight'), { dims: [1, 3, 1, 1], layout: 'oihw', values: Float32Array.of(1, -2, 0.5) });
  });

  it('reads single precision as it is', () => {
    const bytes = archive([{ type: 'f', dims: [1] }]);
    new DataView(bytes.buffer, bytes.byteOffset).setFloat32(12, 0.1, true);
    assert.equal(parseTza(bytes).get('w')!.values[0], Math.fround(0.1));
  });

  const hostile: [what: string, bytes: Uint8Array, message: RegExp][] = [
    ['nothing at all', new Uint8Array(0), /the file ends at 0, inside of the magic number/],
    ['another magic number', archive([], { magic: 0x4142 }), /magic number is 0x4142, wanted 0x41d7/],
    ['another version', archive([], { version: 3 }), /version is 3, wanted 2/],
    ['a table past the end', archive([], { table: 2n ** 63n }), /offset of the table is 9223372036854775808, past the end/],
    ['a table that is cut', archive([{}]).subarray(0, 30), /the file ends at 30, inside of/],
    ['two tensors of one name', archive([{}, {}]), /two tensors are named "w"/],
    ['a name of control characters', archive([{ name: '\u0007' }]), /name 0 is empty or not plain text/],
    ['a rank of 3', archive([{ dims: [1, 1, 1], layout: 'chw' }]), /rank of tensor "w" is 3, wanted 1 or 4/],
    ['a side of 0', archive([{ dims: [0] }]), /a side of tensor "w" is 0/],
    ['a layout that does not fit the rank', archive([{ dims: [1, 1, 1, 1], layout: 'ohwi' }]), /layout of tensor "w" is "ohwi"/],
    ['an unknown type', archive([{ type: 'd' }]), /type of tensor "w" is "d"/],
    ['values past the end', archive([{ dims: [1000] }]), /values of tensor "w" take 2000 bytes from 12 on, the file has/],
    [
      'sides whose product is beyond all memory',
      archive([{ dims: [2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1, 3], layout: 'oihw' }]),
      /take .* bytes/,
    ],
    ['an offset past the end', archive([{ offset: 2n ** 64n - 1n }]), /offset of tensor "w" is 18446744073709551615, past the end/],
  ];
  for (const [what, bytes, message] of hostile)
    it(`refuses ${what}`, () => assert.throws(() => parseTza(bytes), { code: 'engine_failed', message }));

  it('refuses a table of a million tensors and a weight that is not finite', () => {
    const many = Buffer.from(archive([]));
    many.writeUInt32LE(1_000_000, 20);
    assert.throws(() => parseTza(many), /tells of 1000000 tensors/);
    const endless = Buffer.from(archive([{}]));
    endless.writeUInt16LE(0x7c00, 12);
    assert.throws(() => parseTza(endless), /a value of tensor "w" is not finite/);
  });

  it('never fails but with engine_failed, whichever bytes are changed or cut', () => {
    const sound = archive([{ name: 'a' }, { name: 'b', dims: [1, 2, 1, 1], layout: 'oihw' }]);
    const change = fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(sound.length), (changes, length) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          parseTza(bytes.subarray(0, length));
        } catch (error) {
          assert.ok(isAppError(error, 'engine_failed'), String(error));
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe("the denoiser's weights", () => {
  it('are those of the two published networks', async () => {
    for (const network of ['standard', 'small'] as const) {
      const weights = await loadWeights(network);
      assert.equal(weights.size, 32);
      assert.deepEqual(weights.get('enc_conv0.weight')!.dims, [32, 9, 3, 3]);
      assert.deepEqual(weights.get('dec_conv0.bias')!.dims, [3]);
    }
  });

  it('are refused when one byte is changed, and when they are missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seedbed-weights-'));
    const bytes = await readWeightsFile('small');
    bytes[1000]! ^= 1;
    writeFileSync(join(folder, weightsFiles.small.name), bytes);
    await assert.rejects(readWeightsFile('small', folder), { code: 'engine_failed', message: /SHA-256 is [0-9a-f]{64}, wanted 980ea307/ });
    await assert.rejects(readWeightsFile('standard', folder), { code: 'engine_failed', message: /cannot be read/ });
    rmSync(folder, { recursive: true });
  });
});
