import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { s3Config, skipWithoutS3 } from '../../test/services/services.ts';
import { systemClock } from '../shared/index.ts';
import { createDiskStorage } from './disk.ts';
import { createS3Storage } from './s3.ts';
import { createUrlSigner } from './signed-url.ts';
import type { Storage } from './storage.ts';

const signer = createUrlSigner([{ id: 'k', value: randomBytes(32) }], systemClock);
const baseUrl = 'http://localhost:1';
const folder = mkdtempSync(join(tmpdir(), 'seedbed-storage-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const kinds: { kind: string; skip: string | false; open: () => Promise<Storage> }[] = [
  { kind: 'disk', skip: false, open: () => createDiskStorage(join(folder, 'files'), signer) },
  { kind: 's3', skip: skipWithoutS3, open: () => createS3Storage({ ...s3Config!, bucket: `seedbed-${randomBytes(4).toString('hex')}` }) },
];

for (const { kind, skip, open } of kinds)
  describe(`storage on ${kind}`, { skip }, () => {
    let storage: Storage;
    before(async () => {
      storage = await open();
    });

    it('gives back the bytes and the content type', async () => {
      const bytes = new Uint8Array(randomBytes(100_000));
      const objects = [
        ['images/a/0.jpg', 'image/jpeg'],
        ['references/a/0', 'image/avif'],
        ['odd/b.png', 'image/webp'],
      ] as const;
      for (const [key, contentType] of objects) {
        await storage.put(key, bytes, contentType);
        const got = await storage.get(key);
        assert.equal(got.contentType, contentType);
        assert.deepEqual(Buffer.from(got.bytes), Buffer.from(bytes));
      }
    });

    it('replaces an object together with its content type', async () => {
      await storage.put('images/c/0.jpg', new Uint8Array([1]), 'text/plain');
      await storage.put('images/c/0.jpg', new Uint8Array([2, 3]), 'image/jpeg');
      const { bytes, contentType } = await storage.get('images/c/0.jpg');
      assert.deepEqual([[...bytes], contentType], [[2, 3], 'image/jpeg']);
    });

    it('keeps an empty object', async () => {
      await storage.put('empty', new Uint8Array(), 'text/plain');
      assert.equal((await storage.get('empty')).bytes.length, 0);
    });

    it('throws not_found for what is not there, was deleted, or cannot be', async () => {
      await storage.put('gone/0.png', new Uint8Array([1]), 'image/png');
      await storage.delete('gone/0.png');
      await storage.delete('gone/0.png');
      for (const key of ['gone/0.png', 'never', 'images', '../../etc/passwd', 'a/..', '/etc/passwd', '.x', 'a/./b', 'x'.repeat(600)])
        await assert.rejects(storage.get(key), { code: 'not_found' }, key);
      await assert.rejects(storage.put('../out', new Uint8Array([1]), 'text/plain'), { code: 'not_found' });
      await assert.rejects(storage.delete('../out'), { code: 'not_found' });
    });

    it('never shows a part of an object while it is replaced', async () => {
      const versions = [1, 2, 3, 4].map((fill) => new Uint8Array(300_000).fill(fill));
      await storage.put('busy.png', versions[0]!, 'image/png');
      let isDone = false;
      const writing = Promise.all(versions.map((bytes) => storage.put('busy.png', bytes, 'image/png'))).then(() => {
        isDone = true;
      });
      while (!isDone) {
        const { bytes } = await storage.get('busy.png');
        assert.ok(bytes.length === 300_000 && bytes.every((byte) => byte === bytes[0]));
      }
      await writing;
    });

    it('is ready', async () => assert.equal(await storage.isReady(), true));
  });

describe('storage on disk', () => {
  const root = join(folder, 'disk');
  let storage: Storage;
  before(async () => {
    storage = await createDiskStorage(root, signer);
  });

  it('writes plain files that only the owner may read, and leaves no drafts', async () => {
    await storage.put('images/x/0.jpg', new Uint8Array([1, 2]), 'image/jpeg');
    assert.deepEqual(readdirSync(join(root, 'images/x')), ['0.jpg']);
    assert.deepEqual([...readFileSync(join(root, 'images/x/0.jpg'))], [1, 2]);
    assert.equal(statSync(join(root, 'images/x/0.jpg')).mode & 0o777, 0o600);
    assert.equal(statSync(root).mode & 0o777, 0o700);
  });

  it('leaves nothing behind when a put fails', async () => {
    writeFileSync(join(root, 'blocked'), '');
    await assert.rejects(storage.put('blocked/0.jpg', new Uint8Array([1]), 'image/jpeg'));
    assert.deepEqual(readdirSync(join(root, '.drafts')), []);
  });

  it('deletes at start what a killed process left half written', async () => {
    writeFileSync(join(root, '.drafts/left'), 'half');
    await createDiskStorage(root, signer);
    assert.deepEqual(readdirSync(join(root, '.drafts')), ['left']);
    await createDiskStorage(root, signer, 0);
    assert.deepEqual(readdirSync(join(root, '.drafts')), []);
  });

  it('makes URLs that it verifies itself', async () => {
    const url = new URL(await storage.signedUrl('images/x/0.jpg', { baseUrl, expiresSeconds: 60 }));
    assert.equal(storage.verifySignedUrl(url.pathname + url.search), 'images/x/0.jpg');
  });

  it('is not ready when its folder is gone', async () => {
    const doomed = await createDiskStorage(join(folder, 'doomed'), signer);
    assert.equal(await doomed.isReady(), true);
    rmSync(join(folder, 'doomed'), { recursive: true });
    assert.equal(await doomed.isReady(), false);
  });
});

describe('storage on S3', { skip: skipWithoutS3 }, () => {
  it('makes URLs that the store serves until they expire, and that cannot be changed', async () => {
    const storage = await createS3Storage(s3Config!);
    await storage.put('signed/0.jpg', new Uint8Array([1, 2, 3]), 'image/jpeg');
    const url = await storage.signedUrl('signed/0.jpg', { baseUrl, expiresSeconds: 2 });
    const answer = await fetch(url);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual([...new Uint8Array(await answer.arrayBuffer())], [1, 2, 3]);
    assert.equal((await fetch(url.replace('0.jpg', '1.jpg'))).status, 403);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    assert.equal((await fetch(url)).status, 403);
  });

  it('says what the store answered when the secret is wrong', async () => {
    const wrong = createS3Storage({ ...s3Config!, secretAccessKey: 'wrong' });
    await assert.rejects(wrong, { code: 'internal', message: /403/ });
  });
});
