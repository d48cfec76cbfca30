import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Db, ledgerSql } from '../../src/db/index.ts';
import { createRng } from '../../src/shared/index.ts';
import { openPlatform, type Platform, until } from '../services/platform.ts';
import { databases, makePlace, skipWithoutPostgres, type TestPlace } from '../services/services.ts';

const victimFile = fileURLToPath(new URL('./victim.ts', import.meta.url));

interface Victim {
  /** Resolves at the `count`-th line that begins with `word`. */
  said(word: string, count: number): Promise<void>;
  kill(): Promise<void>;
}

function startVictim(place: TestPlace, acked: Set<string>, { submissions = 1_000, workMs = 20 } = {}): Victim {
  const child = spawn(process.execPath, [victimFile, place.dataDir, place.databaseUrl ?? '-', `${submissions}`, `${workMs}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const counts = new Map<string, number>();
  const waiting: { word: string; count: number; resolve: () => void }[] = [];
  const check = (): void => {
    for (const { word, count, resolve } of waiting) if ((counts.get(word) ?? 0) >= count) resolve();
  };
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const [word = '', detail = ''] = line.split(' ');
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (word === 'acked') acked.add(detail);
    check();
  });
  return {
    said: (word, count) =>
      new Promise((resolve) => {
        waiting.push({ word, count, resolve });
        check();
      }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close'); // after the last line was read
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Every generation that there is came to an end, once, and its credits with it; nothing is left over. */
async function checkEnds(platform: Platform, place: TestPlace, acked: Set<string>): Promise<void> {
  const { db } = platform;
  const rows = await db.query<{ id: string; state: string; kinds: string[]; pictures: { storageKey: string }[] }>(
    `select generation.id, state, pictures, array_agg(ledger.kind order by ledger.id) as kinds
     from generation left join ledger on ledger.generation_id = generation.id group by generation.id`,
  );
  const known = new Set(rows.map((row) => row.id));
  for (const id of acked) assert.ok(known.has(id), `${id} was acknowledged and is lost`);
  for (const { id, state, kinds, pictures } of rows) {
    assert.ok(['succeeded', 'cancelled'].includes(state), `${id} is ${state}`);
    assert.deepEqual(kinds, state === 'succeeded' ? ['hold', 'settle'] : ['hold', 'refund'], id);
    for (const { storageKey } of pictures) await platform.storage.get(storageKey);
  }
  assert.deepEqual(await ledgerSql.findDisagreements(db), []);
  assert.deepEqual(
    await db.query('select id from ledger where generation_id is not null and generation_id not in (select id from generation)'),
    [],
  );
  assert.deepEqual(await db.query('select id from pgboss.job'), []);
  if (db.kind === 'pglite') {
    assert.deepEqual(await db.query('select * from staging'), []);
    const staged = join(place.dataDir, 'files', 'references');
    const names = existsSync(staged) ? readdirSync(staged, { recursive: true, withFileTypes: true }) : [];
    assert.deepEqual(
      names.filter((entry) => entry.isFile()).map((entry) => entry.name),
      [],
    );
  }
}

const isIdle = async ({ generations }: Platform): Promise<boolean> => {
  const { queued, running } = await generations.counts();
  return queued + running === 0;
};

/** A place and processes on it that are gone when the test is over, however it ends. */
async function setUp(t: TestContext, kind: Db['kind']) {
  const place = await makePlace(kind);
  const acked = new Set<string>();
  const ends: (() => Promise<void>)[] = [place.remove];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return {
    place,
    acked,
    startVictim(options?: { submissions: number; workMs: number }): Victim {
      const victim = startVictim(place, acked, options);
      ends.push(victim.kill);
      return victim;
    },
    async openPlatform(): Promise<Platform> {
      const platform = await openPlatform(place);
      ends.push(platform.stop);
      return platform;
    },
  };
}

/** When to kill: at the n-th time that the victim says a word, or some time after it is ready. */
const moments: readonly (readonly [word: string, count: number])[] = [
  ['submitting', 2],
  ['acked', 3],
  ['engine', 2],
  ['put', 1],
  ['put', 4],
];

for (const { kind, skip } of databases)
  describe(`processes killed at any moment on ${kind}`, { skip }, () => {
    it('neither lose an acknowledged generation, nor charge for none, nor make one twice', async (t) => {
      const { place, acked, ...scene } = await setUp(t, kind);
      const rng = createRng(20_261_122);
      for (const [word, count] of moments) {
        const victim = scene.startVictim();
        await victim.said(word, count);
        await pause(rng.below(8));
        await victim.kill();
      }
      const platform = await scene.openPlatform();
      await until(() => isIdle(platform), 20_000);
      await until(async () => (await platform.db.query('select id from pgboss.job')).length === 0);
      await platform.generations.stop();
      assert.ok(acked.size >= moments.length, `only ${acked.size} acknowledged`);
      await checkEnds(platform, place, acked);
    });
  });

describe('an interrupted generation', () => {
  it('runs again within 5 s of the restart on pglite', async (t) => {
    const { place, acked, ...scene } = await setUp(t, 'pglite');
    const victim = scene.startVictim({ submissions: 1, workMs: 60_000 });
    await victim.said('engine', 1);
    await victim.kill();
    const started = performance.now();
    const platform = await scene.openPlatform();
    await until(() => platform.engine.begun.length > 0);
    assert.ok(performance.now() - started < 5_000, `after ${performance.now() - started} ms`);
    await until(() => isIdle(platform));
    await platform.generations.stop();
    await checkEnds(platform, place, acked);
  });

  it('runs again within 5 s on another worker of the same Postgres', { skip: skipWithoutPostgres }, async (t) => {
    const { place, acked, ...scene } = await setUp(t, 'postgres');
    const victim = scene.startVictim({ submissions: 1, workMs: 60_000 });
    await victim.said('engine', 1);
    const other = await scene.openPlatform();
    await victim.kill();
    const started = performance.now();
    await until(() => other.engine.begun.length > 0);
    assert.ok(performance.now() - started < 5_000, `after ${performance.now() - started} ms`);
    await until(() => isIdle(other));
    await other.generations.stop();
    await checkEnds(other, place, acked);
  });

  it('is given up, and refunded, when the process has died for the fifth time while making it', async (t) => {
    const { acked, ...scene } = await setUp(t, 'pglite');
    const victim = scene.startVictim({ submissions: 1, workMs: 60_000 });
    await victim.said('engine', 1);
    await victim.kill();
    const db = await scene.place.open();
    await db.query('update generation set interruptions = 4');
    await db.close();
    const platform = await scene.openPlatform();
    const done = await platform.generations.wait([...acked][0]!, AbortSignal.timeout(20_000));
    assert.deepEqual([done.state, done.error?.code], ['failed', 'engine_failed']);
    assert.equal(await platform.credits.balance(platform.accountId), 1_000_000);
    assert.equal(platform.engine.begun.length, 0);
  });
});
