import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isAppError } from '../../errors.ts';
import { createRng } from '../../shared/rng.ts';
import { commonFolder, openWeights } from './index.ts';

type HeaderJson = Record<string, unknown>;

/** A safetensors file: header length, header, data. `headerBytes` overrides the length that is told. */
function fileOf(header: HeaderJson | string | Buffer, dataBytes: number, headerBytes?: bigint): Buffer {
  const text = Buffer.isBuffer(header) ? header : Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(headerBytes ?? BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(dataBytes, 7)]);
}

const f32 = (shape: unknown, begin: unknown, end: unknown): HeaderJson => ({ dtype: 'F32', shape, data_offsets: [begin, end] });
const sound = { __metadata__: { format: 'pt' }, a: f32([2, 3], 0, 24), b: { dtype: 'BF16', shape: [4], data_offsets: [24, 32] } };

let root = '';
let count = 0;
before(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'seedbed-weights-')));
});
after(() => rm(root, { recursive: true }));

async function folderWith(files: Record<string, Buffer | string>): Promise<string> {
  const folder = join(root, String(count++));
  await mkdir(folder);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

const withFile = (bytes: Buffer): Promise<string> => folderWith({ 'model.safetensors': bytes });
const indexOf = (map: unknown): string => JSON.stringify({ metadata: { total_size: 0 }, weight_map: map });

async function refused(folder: string, message: RegExp): Promise<void> {
  await assert.rejects(openWeights(folder), (error) => {
    assert.ok(isAppError(error, 'weights_invalid'), String(error));
    assert.match(error.message, message);
    assert.ok(error.message.startsWith(root), 'the message begins with the file or folder');
    return true;
  });
}

describe('weights of one file', () => {
  it('are listed with type, shape and place in the file', async () => {
    const folder = await withFile(fileOf(sound, 32));
    const weights = await openWeights(folder);
    const dataOffset = 8 + JSON.stringify(sound).length;
    const path = join(folder, 'model.safetensors');
    assert.deepEqual(weights.need('b', [4]), {
      name: 'b',
      format: 'BF16',
      dtype: 'bfloat16',
      dims: [4],
      path,
      offset: dataOffset + 24,
      length: 8,
    });
    assert.deepEqual([...weights.tensors.keys()], ['a', 'b']);
  });

  it('may be padded with spaces after the header, hold empty tensors and scalars, and names of any characters', async () => {
    const header = {
      'π "quoted" \\ {': f32([], 0, 4),
      __proto__x: f32([0, 3], 4, 4),
      z: { dtype: 'I64', shape: [1], data_offsets: [4, 12] },
    };
    const weights = await openWeights(await withFile(fileOf(`${JSON.stringify(header)}     `, 12)));
    assert.equal(weights.need('π "quoted" \\ {', []).length, 4);
    assert.equal(weights.need('__proto__x', [0, 3]).length, 0);
    assert.equal(weights.need('z', [1]).dtype, 'int64');
  });

  it('know every element type of the format, and refuse at use those that graphs do not have', async () => {
    const bits = { BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, I16: 16, U16: 16, F16: 16, BF16: 16, I32: 32, U32: 32, F32: 32 };
    const wide = { F64: 64, I64: 64, U64: 64, C64: 64, F4: 4, F6_E2M3: 6, F6_E3M2: 6, F8_E8M0: 8, F8_E4M3FNUZ: 8, F8_E5M2FNUZ: 8 };
    const sizes = Object.entries({ ...bits, ...wide });
    const begins = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, [, size]) => sum + size / 2, 0));
    const entries = sizes.map(([dtype, size], i) => [dtype, { dtype, shape: [4], data_offsets: [begins[i], begins[i]! + size / 2] }]);
    const header = Object.fromEntries(entries) as HeaderJson;
    const end = sizes.reduce((sum, [, size]) => sum + size / 2, 0);
    const weights = await openWeights(await withFile(fileOf(header, end)));
    assert.equal(weights.tensors.size, 22);
    const usable = [...weights.tensors.values()].filter(({ dtype }) => dtype !== null).map(({ format }) => format);
    assert.deepEqual(usable.toSorted(), ['BF16', 'BOOL', 'F16', 'F32', 'F64', 'I32', 'I64', 'I8', 'U8']);
    assert.throws(() => weights.need('F8_E4M3', [4]), {
      code: 'weights_unsupported',
      message: /tensor F8_E4M3 is of an element type.*found F8_E4M3/,
    });
  });

  it('are refused, with the file named, when the file is broken', async () => {
    const cases: [Buffer, RegExp][] = [
      [Buffer.alloc(0), /cut off.*expected at least 8 bytes, found 0/],
      [Buffer.alloc(7), /cut off/],
      [fileOf(sound, 32, 2_000_000_000n), /too long.*at most \d+ bytes.*found 2000000000/],
      [fileOf(sound, 32, 0xffff_ffff_ffff_ffffn), /too long/],
      [fileOf('', 0), /not JSON/],
      [fileOf('{"a":', 0), /not JSON/],
      [fileOf('[1]', 0), /must be a JSON object/],
      [fileOf(Buffer.from([0x7b, 0xff, 0x7d]), 0), /not UTF-8/],
      [fileOf(sound, 31), /data_offsets of tensor "b" is wrong; expected a range within the 31 bytes of data, found \[24,32\]/],
      [fileOf(sound, 33), /bytes of no tensor at its end; expected 32 bytes after the header, found 33/],
      [fileOf({ a: f32([1], 0, 4), b: f32([2], 0, 8) }, 8), /tensor "b" overlaps the tensor before it/],
      [fileOf({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), /tensor "b" leaves a gap/],
      [fileOf({ a: f32([1], 4, 8) }, 8), /leaves a gap/],
      [fileOf({ a: f32([2], 4, 0) }, 8), /data_offsets/],
      [fileOf({ a: f32([3], 0, 8) }, 8), /length in bytes of tensor "a" is wrong; expected 12 for F32\[3\], found 8/],
      [fileOf({ a: f32([2 ** 40, 2 ** 40], 0, 8) }, 8), /length in bytes/],
      [fileOf({ a: f32([-2, -1], 0, 8) }, 8), /shape of tensor "a".*whole numbers.*found \[-2,-1\]/],
      [fileOf({ a: f32([2.5], 0, 10) }, 10), /shape/],
      [fileOf({ a: f32('2', 0, 8) }, 8), /shape/],
      [fileOf({ a: f32([2], '0', 8) }, 8), /data_offsets/],
      [fileOf({ a: { dtype: 'F32', shape: [2], data_offsets: [0] } }, 8), /data_offsets/],
      [
        fileOf({ a: { dtype: 'F33', shape: [2], data_offsets: [0, 8] } }, 8),
        /dtype of tensor "a" is wrong; expected one of BOOL .*found "F33"/,
      ],
      [fileOf({ a: { dtype: 'toString', shape: [2], data_offsets: [0, 8] } }, 8), /dtype/],
      [fileOf({ a: { shape: [2], data_offsets: [0, 8] } }, 8), /dtype.*found nothing/],
      [fileOf({ a: 5 }, 0), /entry of tensor "a"/],
      [fileOf(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 0), /found something nested very deeply/],
      [fileOf({ a: f32(Array(100_000).fill(1), 0, 0) }, 0), /^.{0,500}$/],
      [fileOf({ __metadata__: { a: 1 } }, 0), /__metadata__ must map strings to strings/],
      [fileOf({ __metadata__: [] }, 0), /__metadata__/],
      [
        fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', 8),
        /"a" twice/,
      ],
      [fileOf('{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}', 4), /"shape" twice/],
    ];
    for (const [bytes, message] of cases) await refused(await withFile(bytes), message);
  });

  it('of a header that says 2 GB in a file that has it are refused before it is read', async () => {
    const folder = await withFile(fileOf(sound, 32, 2_000_000_000n));
    await truncate(join(folder, 'model.safetensors'), 3_000_000_000);
    await refused(folder, /expected a header of at most 100000000 bytes \(the most that is read\), found 2000000000/);
  });

  it('survive any byte that is changed, cut or added: a listing or an AppError, in bounded time', async () => {
    const folder = await withFile(fileOf(sound, 32));
    const path = join(folder, 'model.safetensors');
    const rng = createRng(6);
    let readable = 0;
    for (let round = 0; round < 1500; round++) {
      const bytes = fileOf(sound, 32);
      for (let flips = 1 + rng.below(3); flips > 0; flips--) bytes[rng.below(bytes.length - 32)]! ^= 1 << rng.below(8);
      await writeFile(path, rng.below(4) === 0 ? bytes.subarray(0, rng.below(bytes.length)) : bytes);
      try {
        const { tensors } = await openWeights(folder);
        readable++;
        for (const { offset, length } of tensors.values()) assert.ok(offset >= 8 && offset + length <= bytes.length);
      } catch (error) {
        assert.ok(isAppError(error, 'weights_invalid'), String(error));
      }
    }
    assert.ok(readable > 20 && readable < 1000, `${readable} of 1500 could still be read`);
  });
});

describe('weights of several shards', () => {
  const one = fileOf({ a: f32([1], 0, 4), extra: f32([1], 4, 8) }, 8);
  const two = fileOf({ b: f32([2], 0, 8) }, 8);
  const shards = { '1.safetensors': one, '2.safetensors': two };
  const withIndex = (index: string): Promise<string> => folderWith({ ...shards, 'model.safetensors.index.json': index });

  it('are read through the index, which alone says what belongs to the model', async () => {
    const folder = await withIndex(indexOf({ b: '2.safetensors', a: '1.safetensors' }));
    const weights = await openWeights(folder);
    assert.deepEqual([...weights.tensors.keys()], ['b', 'a']);
    assert.equal(weights.need('b', [2]).path, join(folder, '2.safetensors'));
    assert.equal(commonFolder(weights), folder);
  });

  it('are refused when the index or a shard is wrong', async () => {
    await refused(await withIndex(indexOf({ a: '3.safetensors' })), /3\.safetensors: the file is missing \(ENOENT\)/);
    await refused(await withIndex(indexOf({ b: '1.safetensors' })), /1\.safetensors: tensor b is not in the shard/);
    for (const shard of [
      '../0/model.safetensors',
      '/etc/1.safetensors',
      'sub/1.safetensors',
      '..',
      'a\\b.safetensors',
      'passwd',
      5,
      null,
    ]) {
      await refused(await withIndex(indexOf({ a: shard })), /shard of "a" is wrong; expected the name of a \.safetensors file/);
    }
    await refused(await withIndex('{}'), /no weight_map/);
    await refused(await withIndex('{"weight_map":{"a":"1.safetensors","a":"2.safetensors"}}'), /"a" twice/);
    await refused(await withIndex('nothing'), /not JSON/);
    await refused(await folderWith({ ...shards }), /holds no weights; expected one of .*found 1\.safetensors, 2\.safetensors/);
    await refused(await folderWith({ 'model.safetensors': one, 'model.safetensors.index.json': '{}' }), /several checkpoints/);
    await refused(join(root, 'nowhere'), /cannot be read \(ENOENT\)/);
    const folder = await folderWith({});
    await mkdir(join(folder, 'model.safetensors'));
    await refused(folder, /not a file/);
  });

  it('are followed through the links of the Hugging Face cache to where they lie', async () => {
    const cache = await folderWith({});
    const snapshot = join(cache, 'snapshots', 'abc', 'vae');
    await mkdir(join(cache, 'blobs'));
    await mkdir(snapshot, { recursive: true });
    await writeFile(join(cache, 'blobs', 'f00'), one);
    await symlink('../../../blobs/f00', join(snapshot, 'diffusion_pytorch_model.safetensors'));
    const weights = await openWeights(snapshot);
    assert.equal(weights.need('a', [1]).path, join(cache, 'blobs', 'f00'));
    assert.equal(commonFolder(weights), join(cache, 'blobs'));
    assert.equal(commonFolder(weights, await openWeights(await withFile(two))), root);
  });
});

describe('a model that asks for its tensors', () => {
  it('is told file, key, expected and found', async () => {
    const folder = await withFile(fileOf(sound, 32));
    const weights = await openWeights(folder);
    const refusal = (act: () => unknown): { message: string; details: object } => {
      try {
        act();
      } catch (error) {
        assert.ok(isAppError(error, 'weights_invalid'), String(error));
        return { message: error.message, details: error.details };
      }
      return assert.fail('nothing was thrown');
    };
    const file = join(folder, 'model.safetensors');
    assert.deepEqual(
      refusal(() => weights.need('a', [3, 2])),
      {
        message: `${file}: tensor a has the wrong shape; expected [3, 2], found [2, 3]`,
        details: { file, key: 'a', expected: '[3, 2]', found: '[2, 3]' },
      },
    );
    assert.equal(
      refusal(() => weights.need('c', [1])).message,
      `${folder}: no tensor c: weights of another model?; expected [1], found 2 other names (a, b)`,
    );
    const wanted = [['a', [2, 3]], ...['v', 'w', 'x', 'y', 'z'].map((name) => [name, [1]] as const)] as const;
    assert.equal(
      refusal(() => weights.needAll(wanted)).message,
      `${folder}: 5 of 6 tensors are missing: weights of another model?; expected v, w, x, y, ..., found b`,
    );
    assert.equal(refusal(() => weights.needAll([['a', [6]]])).message, `${file}: tensor a has the wrong shape; expected [6], found [2, 3]`);
  });
});
