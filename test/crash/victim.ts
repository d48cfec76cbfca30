/**
 * A process that submits and makes generations until it is killed. It says on stdout what it is about to do or has done, one line each
 * (`ready`, `submitting`, `acked <id>`, `engine`, `put <key>`), written at once so that the last words are true.
 *
 *   node test/crash/victim.ts <dataDir> <databaseUrl or -> <submissions> <workMs>
 */
import { writeSync } from 'node:fs';
import { openDb } from '../../src/db/index.ts';
import { createLog } from '../../src/shared/index.ts';
import { createTestEngine, openPlatform, sleep } from '../services/platform.ts';

const [dataDir = '', url = '-', submissions = '1000', workMs = '20'] = process.argv.slice(2);
const databaseUrl = url === '-' ? null : url;
const say = (line: string): number => writeSync(1, `${line}\n`);

const engine = createTestEngine();
engine.work = async (_, { signal }) => {
  say('engine');
  await sleep(Number(workMs), signal);
};
const open = () => openDb({ dataDir, databaseUrl }, createLog('silent'));
const platform = await openPlatform({ dataDir, open }, { engine, onPut: (key) => say(`put ${key}`) });
say('ready');

const references = [{ bytes: new Uint8Array([1, 2, 3]), contentType: 'image/png' }];
for (let i = 0; i < Number(submissions); i++) {
  say('submitting');
  const imageCount = 1 + (i % 2);
  const { id } = await platform.generations.submit(
    platform.submission({ seed: 20, imageCount }, { references: i % 3 === 0 ? references : [] }),
  );
  say(`acked ${id}`);
  if (i % 4 === 3) await platform.generations.cancel(id);
  if (i % 2 === 1) await platform.generations.wait(id, AbortSignal.timeout(60_000));
}
setInterval(() => undefined, 1_000);
