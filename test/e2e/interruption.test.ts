/** Stops, kills and hang-ups on a real server: nothing is lost, nothing is charged twice. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { apiKey, killServers, newDataDir, removeDataDir, startTestServer, type TestServer } from './server.ts';

interface Status {
  id: string;
  state: string;
}

const body = { prompt: 'A red fox in a forest', image_size: { width: 1440, height: 1440 }, seed: 4 };
const asynchronous = { headers: { prefer: 'respond-async' } };

async function ask<T>(server: TestServer, path: string, method = 'GET'): Promise<T> {
  const response = await fetch(`${server.url}${path}`, { method, headers: { authorization: `Bearer ${apiKey}` } });
  return (await response.json()) as T;
}
const balance = async (server: TestServer): Promise<number> => (await ask<{ balance: number }>(server, '/v1/billing/balance')).balance;
const stateOf = async (server: TestServer, id: string): Promise<string> =>
  (await ask<Status>(server, `/v1/images/generations/${id}`)).state;

async function until(check: () => Promise<boolean>, timeoutMs: number, what: string): Promise<number> {
  const startedMs = performance.now();
  while (!(await check())) {
    assert.ok(performance.now() - startedMs < timeoutMs, `${what} took longer than ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return performance.now() - startedMs;
}

describe('interruptions', { timeout: 600_000 }, () => {
  const dataDir = newDataDir();
  after(() => {
    killServers();
    removeDataDir(dataDir);
  });

  it('runs a killed generation again within 5 s of the restart and charges it once', async () => {
    const first = await startTestServer(dataDir);
    const full = await balance(first);
    const { id } = (await (await first.post(body, asynchronous)).json()) as Status;
    await until(async () => (await stateOf(first, id)) === 'running', 20_000, 'starting');
    await first.stop('SIGKILL');
    const second = await startTestServer(dataDir);
    await until(async () => ['running', 'succeeded'].includes(await stateOf(second, id)), 5_000, 'running again');
    await until(async () => (await stateOf(second, id)) === 'succeeded', 300_000, 'the second run');
    assert.equal(await balance(second), full - 84_000);
    await second.stop();
  });

  it('cancels and refunds when the client hangs up, and serves the next request', async () => {
    const server = await startTestServer(dataDir);
    const full = await balance(server);
    const hangUp = new AbortController();
    const call = server
      .post({ ...body, seed: 5 }, { signal: hangUp.signal, headers: { 'x-client-request-id': 'hang-up' } })
      .catch(() => null);
    await until(async () => (await balance(server)) === full - 84_000, 20_000, 'the hold');
    hangUp.abort();
    assert.equal(await call, null);
    await until(async () => (await balance(server)) === full, 30_000, 'the refund');
    const found = await ask<Status>(server, '/v1/images/generations?client_request_id=hang-up');
    assert.equal(found.state, 'cancelled');
    assert.equal((await server.post({ prompt: 'An apple', image_size: { width: 1440, height: 1440 } })).status, 200);
    await server.stop();
  });

  it('refuses a second server on the same data directory', async () => {
    const server = await startTestServer(dataDir);
    await assert.rejects(startTestServer(dataDir), /is held by process \d+/);
    await server.stop();
  });

  it('refuses to start with an engine that it does not have', async () => {
    await assert.rejects(
      startTestServer(dataDir, { SEEDBED_ENGINE: 'diffusion' }),
      /SEEDBED_ENGINE must name an engine of this server .*diffusion needs SEEDBED_MODELS/,
    );
  });
});
