import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { costCredits, openPlatform, type Platform, sleep, until } from '../../test/services/platform.ts';
import { databases, makePlace, skipWithoutPostgres, skipWithoutS3, type TestPlace } from '../../test/services/services.ts';
import { ledgerSql } from '../db/index.ts';
import { AppError } from '../errors.ts';
import type { Generation } from './generation.ts';

const never = new AbortController().signal;

/** Names of stored files, without those that say a content type. */
const filesUnder = (place: TestPlace, folder: string): string[] => {
  const root = join(place.dataDir, 'files', folder);
  if (!existsSync(root)) return [];
  const found = readdirSync(root, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
};

for (const { kind, skip } of databases)
  describe(`generations on ${kind}`, { skip }, () => {
    let place: TestPlace;
    let platform: Platform;
    let balance: number;
    before(async () => {
      place = await makePlace(kind);
      platform = await openPlatform(place, { limits: { queuedGenerations: 3, generationTimeoutMs: 1_500 } });
    });
    beforeEach(async () => {
      balance = await platform.credits.balance(platform.accountId);
      platform.engine.begun.length = 0;
      platform.engine.work = async () => undefined;
    });
    afterEach(async () => {
      await until(async () => (await platform.generations.counts()).running === 0);
      assert.deepEqual(await ledgerSql.findDisagreements(platform.db), []);
      await until(async () => (await platform.db.query('select * from staging')).length === 0);
      assert.deepEqual(filesUnder(place, 'references'), []);
      assert.deepEqual(await platform.db.query('select id from pgboss.job'), []);
    });
    after(async () => {
      await platform?.stop();
      await place?.remove();
    });

    const make = async (...submission: Parameters<Platform['submission']>): Promise<Generation> => {
      const { id } = await platform.generations.submit(platform.submission(...submission));
      return platform.generations.wait(id, never);
    };
    const spent = async (): Promise<number> => balance - (await platform.credits.balance(platform.accountId));
    const ends = async (id: string): Promise<string[]> => {
      const rows = await platform.db.query<{ kind: string }>('select kind from ledger where generation_id = $1 order by id', [id]);
      return rows.map((row) => row.kind);
    };

    it('end as pictures in storage that were paid for', async () => {
      const done = await make({ imageCount: 3, seed: 40, outputFormat: 'png' }, { warnings: ['unknown key "x"'] });
      assert.equal(done.state, 'succeeded');
      assert.deepEqual(done.warnings, ['unknown key "x"', 'seed 40', 'seed 41', 'seed 42']);
      assert.equal(done.engine, 'studio@test');
      assert.deepEqual(
        done.pictures.map((picture) => [picture.storageKey, picture.seed, picture.contentType]),
        [40, 41, 42].map((seed, i) => [`images/${done.id}/${i}.png`, seed, 'image/png']),
      );
      for (const [i, picture] of done.pictures.entries()) {
        const { bytes, contentType } = await platform.storage.get(picture.storageKey);
        const file = JSON.parse(new TextDecoder().decode(bytes));
        assert.deepEqual(file.colour, Array(3).fill(40 + i));
        assert.deepEqual(file.provenance, { digitalSourceType: 'algorithmicMedia', software: 'Seedbed (studio test)', prompt: null });
        assert.equal(contentType, 'image/png');
        assert.equal(picture.sizeBytes, bytes.length);
      }
      assert.equal(await spent(), costCredits);
      assert.deepEqual(await ends(done.id), ['hold', 'settle']);
      assert.ok(done.startedAt! >= done.createdAt && done.finishedAt! >= done.startedAt!);
    });

    it('hand the references to the engine in order, and delete them afterwards', async () => {
      const references = [10, 20, 30].map((colour) => ({ bytes: new Uint8Array([colour, colour, colour]), contentType: 'image/png' }));
      const done = await make({}, { references });
      assert.equal(done.referenceCount, 3);
      assert.deepEqual(
        platform.engine.begun[0]!.references.map((image) => image.data[0]),
        [10, 20, 30],
      );
    });

    it('carry a watermark and the prompt when asked', async () => {
      const done = await make({ watermark: true, embedPrompt: true, seed: 5 });
      const file = JSON.parse(new TextDecoder().decode((await platform.storage.get(done.pictures[0]!.storageKey)).bytes));
      assert.deepEqual([file.colour[0], file.provenance.prompt], [250, 'a red apple']);
    });

    it('of an engine that knows what is wrong fail with its words, and cost nothing', async () => {
      platform.engine.work = async () => {
        throw new AppError('engine_unavailable', 'the hosted model does not answer');
      };
      const done = await make({}, { references: [{ bytes: new Uint8Array(3), contentType: 'image/png' }] });
      assert.equal(done.state, 'failed');
      assert.deepEqual(done.error, { code: 'engine_unavailable', message: 'the hosted model does not answer' });
      assert.deepEqual([await spent(), await ends(done.id)], [0, ['hold', 'refund']]);
    });

    it('of an engine that breaks fail without telling its insides, leave no pictures, and cost nothing', async () => {
      platform.engine.work = async ({ seed }) => {
        if (seed === 8) throw new TypeError('cannot read /home/secret/path');
      };
      const done = await make({ imageCount: 2 });
      assert.equal(done.error?.code, 'engine_failed');
      assert.ok(!done.error.message.includes('secret'));
      assert.equal(await spent(), 0);
      await until(() => filesUnder(place, `images/${done.id}`).length === 0);
    });

    it('of a picture of the wrong size fail', async () => {
      platform.engine.wrongSize = { width: 3, height: 2 };
      const done = await make();
      platform.engine.wrongSize = null;
      assert.deepEqual([done.error?.code, await spent()], ['engine_failed', 0]);
      assert.match(done.error!.message, /made 3x2, asked for 2x2/);
    });

    it('that take too long are broken off, fail, and cost nothing', async () => {
      platform.engine.work = (_, { signal }) => sleep(60_000, signal);
      const done = await make();
      assert.deepEqual([done.error?.code, await spent()], ['generation_timeout', 0]);
    });

    it('may take as long as their engine says', async () => {
      Object.assign(platform.engine, { timeoutMs: 50 });
      platform.engine.work = (_, { signal }) => sleep(60_000, signal);
      const done = await make();
      Object.assign(platform.engine, { timeoutMs: undefined });
      assert.deepEqual(done.error, { code: 'generation_timeout', message: 'the generation took longer than 0.05 s' });
    });

    it('are cancelled while they run: the engine is stopped and the credits come back', async () => {
      let isStopped = false;
      platform.engine.work = async (_, { signal }) => {
        await sleep(60_000, signal).finally(() => {
          isStopped = true;
        });
      };
      const { id } = await platform.generations.submit(platform.submission());
      await until(() => platform.engine.begun.length === 1);
      const waiting = platform.generations.wait(id, never);
      assert.equal((await platform.generations.cancel(id)).state, 'cancelled');
      assert.equal((await waiting).state, 'cancelled');
      await until(() => isStopped);
      assert.deepEqual([await spent(), await ends(id)], [0, ['hold', 'refund']]);
    });

    it('are cancelled while they wait, and never begun', async () => {
      const release = Promise.withResolvers<void>();
      platform.engine.work = () => release.promise;
      const first = await platform.generations.submit(platform.submission());
      await until(() => platform.engine.begun.length === 1);
      const references = [{ bytes: new Uint8Array(3), contentType: 'image/png' }];
      const second = await platform.generations.submit(platform.submission({ seed: 99 }, { references }));
      assert.deepEqual(await platform.generations.counts(), { queued: 1, running: 1 });
      await platform.generations.cancel(second.id);
      release.resolve();
      await platform.generations.wait(first.id, never);
      assert.equal((await platform.generations.cancel(first.id)).state, 'succeeded');
      assert.deepEqual([platform.engine.begun.length, await spent()], [1, costCredits]);
      await assert.rejects(platform.generations.cancel('nothing'), { code: 'not_found' });
    });

    it('are refused when the credits do not cover them, and leave nothing', async () => {
      const references = [{ bytes: new Uint8Array(3), contentType: 'image/png' }];
      const submission = platform.submission({}, { costCredits: 1e12, references });
      await assert.rejects(platform.generations.submit(submission), { code: 'not_enough_credits' });
      assert.deepEqual([await spent(), await platform.generations.counts()], [0, { queued: 0, running: 0 }]);
    });

    it('are refused for an engine that the server has not', async () => {
      await assert.rejects(platform.generations.submit(platform.submission({ engine: 'diffusion' })), { code: 'engine_unavailable' });
    });

    it('are refused when too many wait, with a time after which to try again', async () => {
      const release = Promise.withResolvers<void>();
      platform.engine.work = () => release.promise;
      const running = await platform.generations.submit(platform.submission());
      await until(() => platform.engine.begun.length === 1);
      const waiting = [];
      for (let i = 0; i < 3; i++) waiting.push(await platform.generations.submit(platform.submission()));
      const references = [{ bytes: new Uint8Array(3), contentType: 'image/png' }];
      await assert.rejects(platform.generations.submit(platform.submission({}, { references })), (error: AppError) => {
        assert.equal(error.code, 'queue_full');
        assert.ok(Number.isInteger(error.details.retryAfterSeconds) && error.details.retryAfterSeconds! >= 1);
        return true;
      });
      release.resolve();
      for (const { id } of [running, ...waiting]) assert.equal((await platform.generations.wait(id, never)).state, 'succeeded');
      assert.equal(await spent(), 4 * costCredits);
    });

    it('run one at a time, in the order in which they came', async () => {
      let atOnce = 0;
      let most = 0;
      platform.engine.work = async () => {
        most = Math.max(most, ++atOnce);
        await sleep(5, never);
        atOnce--;
      };
      const seeds = [1, 2, 3];
      const all = [];
      for (const seed of seeds) all.push(await platform.generations.submit(platform.submission({ seed })));
      for (const { id } of all) await platform.generations.wait(id, never);
      assert.deepEqual([most, platform.engine.begun.map((request) => request.seed)], [1, seeds]);
    });

    it('are found by id and by the client’s own id, by their account alone', async () => {
      const done = await make({}, { clientRequestId: 'mine-1' });
      const { find, findByClientRequestId } = platform.generations;
      assert.deepEqual(await find(done.id, platform.accountId), done);
      assert.deepEqual(await findByClientRequestId('mine-1', platform.accountId), done);
      assert.equal(await find(done.id, 'acct_other'), null);
      assert.equal(await findByClientRequestId('mine-1', 'acct_other'), null);
      assert.equal(await find('nothing', platform.accountId), null);
      await assert.rejects(platform.generations.wait('nothing', never), { code: 'not_found' });
    });

    it('tell their states and progress to whoever watches', async () => {
      const watched = Promise.withResolvers<void>();
      platform.engine.work = async (_, { onProgress }) => {
        await watched.promise;
        onProgress(0.5, 'render');
      };
      const seen: string[] = [];
      const { id } = await platform.generations.submit(platform.submission({ imageCount: 2 }));
      const unwatch = platform.generations.watch(id, ({ state, progress }) => seen.push(`${state} ${progress.stage} ${progress.fraction}`));
      watched.resolve();
      await platform.generations.wait(id, never);
      unwatch();
      assert.deepEqual(seen.slice(-3), ['running render 0.25', 'running render 0.75', 'succeeded succeeded 1']);
    });

    it('show previews to whoever watches, and keep none', async () => {
      const [watched, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      platform.engine.work = async (_, { onProgress }) => {
        await watched.promise;
        onProgress(0.5, 'denoise', { width: 1, height: 1, channels: 3, data: new Uint8Array([9, 9, 9]) });
        await release.promise;
      };
      const seen: string[] = [];
      const { id } = await platform.generations.submit(platform.submission());
      const unwatch = platform.generations.watch(id, ({ state, progress, preview }) =>
        seen.push(`${state} ${progress.stage} ${progress.fraction} ${preview}`),
      );
      watched.resolve();
      await until(() => seen.some((line) => line.endsWith('data:,9')));
      const running = await platform.generations.find(id, platform.accountId);
      assert.deepEqual(running!.progress, { fraction: 0.5, stage: 'denoise' });
      assert.ok(!('preview' in running!));
      release.resolve();
      assert.ok(!JSON.stringify(await platform.generations.wait(id, never)).includes('data:'));
      unwatch();
      assert.deepEqual(seen.slice(-3), ['running denoise 0.5 undefined', 'running denoise 0.5 data:,9', 'succeeded succeeded 1 undefined']);
    });

    it('go on when the one who waits hangs up', async () => {
      const release = Promise.withResolvers<void>();
      platform.engine.work = () => release.promise;
      const { id } = await platform.generations.submit(platform.submission());
      const hangUp = new AbortController();
      const waiting = platform.generations.wait(id, hangUp.signal);
      hangUp.abort(new Error('gone'));
      await assert.rejects(waiting, /gone/);
      release.resolve();
      assert.equal((await platform.generations.wait(id, never)).state, 'succeeded');
    });
  });

for (const { kind, skip } of databases)
  describe(`a graceful stop on ${kind}`, { skip }, () => {
    it('lets a short run end, puts a long one back without refund, and the next start ends it', async () => {
      const place = await makePlace(kind);
      const first = await openPlatform(place, { limits: { shutdownGraceMs: 2_000 }, concurrency: 2 });
      first.engine.work = ({ seed }, { signal }) => sleep(seed, signal);
      const short = await first.generations.submit(first.submission({ seed: 100 }));
      const long = await first.generations.submit(first.submission({ seed: 60_000 }));
      await until(() => first.engine.begun.length === 2);
      const waiting = assert.rejects(first.generations.wait(long.id, never), { code: 'shutting_down' });
      const stopping = first.generations.stop();
      await assert.rejects(first.generations.submit(first.submission()), { code: 'shutting_down' });
      await stopping;
      await waiting;
      assert.equal((await first.generations.find(short.id, first.accountId))?.state, 'succeeded');
      assert.equal((await first.generations.find(long.id, first.accountId))?.state, 'queued');
      const held = await first.credits.balance(first.accountId);
      await first.stop();

      const second = await openPlatform(place);
      assert.equal((await second.generations.wait(long.id, never)).state, 'succeeded');
      assert.equal(await second.credits.balance(second.accountId), held);
      assert.deepEqual(await ledgerSql.findDisagreements(second.db), []);
      await second.stop();
      await place.remove();
    });
  });

describe('generations on several processes of one Postgres', { skip: skipWithoutPostgres }, () => {
  let place: TestPlace;
  let submitting: Platform;
  let working: Platform;
  before(async () => {
    place = await makePlace('postgres');
    submitting = await openPlatform(place, { isStarted: false });
    working = await openPlatform(place);
  });
  after(async () => {
    await submitting?.stop();
    await working?.stop();
    await place?.remove();
  });

  it('are waited for in one and made in the other', async () => {
    const started = performance.now();
    const { id } = await submitting.generations.submit(submitting.submission());
    assert.equal((await submitting.generations.wait(id, never)).state, 'succeeded');
    assert.ok(performance.now() - started < 3_000, 'the notification did not come; the look every 5 s found it');
    assert.equal(working.engine.begun.length, 1);
  });

  it('are cancelled from one while the other makes them', async () => {
    let isStopped = false;
    working.engine.work = async (_, { signal }) => {
      await sleep(60_000, signal).finally(() => {
        isStopped = true;
      });
    };
    const { id } = await submitting.generations.submit(submitting.submission());
    await until(() => working.engine.begun.length === 2);
    await submitting.generations.cancel(id);
    await until(() => isStopped, 3_000);
    working.engine.work = async () => undefined;
  });

  it('are shared out, each made once', async () => {
    const other = await openPlatform(place);
    working.engine.begun.length = 0;
    const areBothAtWork = (): boolean => other.engine.begun.length > 0 && working.engine.begun.length > 0;
    working.engine.work = other.engine.work = async () => void (await until(areBothAtWork));
    const seeds = Array.from({ length: 20 }, (_, i) => i);
    const all = await Promise.all(seeds.map((seed) => submitting.generations.submit(submitting.submission({ seed }))));
    for (const { id } of all) assert.equal((await submitting.generations.wait(id, never)).state, 'succeeded');
    const made = [...working.engine.begun, ...other.engine.begun].map((request) => request.seed).sort((a, b) => a - b);
    assert.deepEqual(made, seeds);
    await other.stop();
  });
});

describe('generations on S3', { skip: skipWithoutS3 || skipWithoutPostgres }, () => {
  it('keep references and pictures in the bucket', async () => {
    const place = await makePlace('postgres');
    const platform = await openPlatform(place, { onS3: true });
    const references = [{ bytes: new Uint8Array([9, 9, 9]), contentType: 'image/png' }];
    const { id } = await platform.generations.submit(platform.submission({}, { references }));
    const done = await platform.generations.wait(id, never);
    assert.equal(done.state, 'succeeded');
    assert.equal(platform.engine.begun[0]!.references[0]!.data[0], 9);
    const url = await platform.storage.signedUrl(done.pictures[0]!.storageKey, { baseUrl: '', expiresSeconds: 60 });
    assert.equal((await fetch(url)).status, 200);
    await until(async () => (await platform.db.query('select * from staging')).length === 0);
    await assert.rejects(platform.storage.get(`references/${id}/0`), { code: 'not_found' });
    await platform.stop();
    await place.remove();
  });
});
