/** The life of a generation at the door: followed, found again, cancelled, failed, left alone. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultLimits } from '../../src/config.ts';
import { AppError, type ErrorCode, errorCodes } from '../../src/errors.ts';
import { statusByCode } from '../../src/http/errors.ts';
import { bearer, type Door, generationsUrl, openDoor, post, seedream, startCredits } from './door.ts';
import type { Work } from './memory.ts';
import * as expected from './responses.ts';

interface State {
  id: string;
  state: string;
  progress: { fraction: number; stage: string };
  data?: { url: string; b64_json?: string }[];
  meta?: object;
  error?: object;
}

/** Work that goes on until it is let go or cancelled. */
function createGate() {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const work: Work = async (_submission, signal, report) => {
    report(0.25, 'render');
    begun.resolve();
    const cancelled = once(signal, 'abort').then(() => {
      throw new AppError('generation_cancelled', 'cancelled');
    });
    await Promise.race([gate.promise, cancelled]);
  };
  return { work, open: gate.resolve, begun: begun.promise };
}

const opened: Door[] = [];
async function open(...options: Parameters<typeof openDoor>): Promise<Door> {
  const door = await openDoor(...options);
  opened.push(door);
  return door;
}
afterEach(async () => {
  for (const { app } of opened.splice(0)) await app.close();
});

const ask = (door: Door, url: string, method: 'GET' | 'DELETE' = 'GET', key = door.userKey) =>
  door.app.inject({ method, url, headers: bearer(key) });

async function submit(door: Door, headers: Record<string, string> = {}): Promise<State> {
  const answer = await post(door, seedream(), { prefer: 'respond-async', ...headers });
  assert.equal(answer.statusCode, 202);
  return answer.json();
}

async function listen({ app }: Door): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

describe('a generation asked for with Prefer: respond-async', () => {
  it('is answered at once with its id and state', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const answer = await post(door, seedream(), { prefer: 'wait=5, respond-async', 'x-client-request-id': 'mine' });
    const body = answer.json<State>();
    assert.equal(answer.statusCode, 202);
    assert.equal(answer.headers['preference-applied'], 'respond-async');
    assert.equal(answer.headers['x-inference-id'], body.id);
    assert.deepEqual(body, {
      id: body.id,
      object: 'image.generation',
      model: 'bytedance/seedream-4-5',
      state: 'queued',
      progress: { fraction: 0, stage: '' },
      client_request_id: 'mine',
      created_at: '2026-11-22T12:00:00.000Z',
      started_at: null,
      finished_at: null,
    });
    gate.open();
  });
  it('tells its progress, then the answer of its model with a fresh link', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const { id } = await submit(door);
    await gate.begun;
    const running = (await ask(door, `${generationsUrl}/${id}`)).json<State>();
    assert.deepEqual([running.state, running.progress, running.data], ['running', { fraction: 0.25, stage: 'render' }, undefined]);
    gate.open();
    await door.generations.wait(id, new AbortController().signal);
    const first = await ask(door, `${generationsUrl}/${id}`);
    assert.equal(first.headers['x-aimlapi-credits-used'], '84000');
    assert.equal((await door.app.inject(first.json<State>().data![0]!.url)).statusCode, 200);
    door.clock.ms += 90_000_000;
    assert.equal((await door.app.inject(first.json<State>().data![0]!.url)).statusCode, 403);
    const later = (await ask(door, `${generationsUrl}/${id}/`)).json<State>();
    assert.equal((await door.app.inject(later.data![0]!.url)).statusCode, 200);
    const inBytes = (await ask(door, `${generationsUrl}/${id}?response_format=b64_json`)).json<State>();
    assert.ok(inBytes.data![0]!.b64_json);
  });
  it('is found again by the client request id, the newest of several', async () => {
    const door = await open();
    const headers = { 'x-client-request-id': 'a:1' };
    await submit(door, headers);
    const newest = await submit(door, headers);
    assert.equal((await ask(door, `${generationsUrl}?client_request_id=a:1`)).json<State>().id, newest.id);
    assert.equal((await ask(door, `${generationsUrl}?client_request_id=a:2`)).statusCode, 404);
    const refusal = expected.badQuery('client_request_id', 'Required');
    expected.assertRefused(await ask(door, generationsUrl), refusal, generationsUrl);
  });
  it('is hidden from other accounts', async () => {
    const door = await open();
    const { id } = await submit(door, { 'x-client-request-id': 'mine' });
    const { plainKey } = await door.keys.create({ name: 'x', account: 'other', isManager: true });
    for (const method of ['GET', 'DELETE'] as const)
      expected.assertRefused(await ask(door, `${generationsUrl}/${id}`, method, plainKey), expected.noGeneration);
    assert.equal((await ask(door, `${generationsUrl}?client_request_id=mine`, 'GET', plainKey)).statusCode, 404);
    assert.equal((await ask(door, `${generationsUrl}/${id}/events`, 'GET', plainKey)).statusCode, 404);
  });
  for (const id of ['nope', '%00'.repeat(21), 'a'.repeat(21)])
    it(`is not found under the id ${id}`, async () =>
      expected.assertRefused(await ask(await open(), `${generationsUrl}/${id}`), expected.noGeneration));
  it('is cancelled and refunded by DELETE', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const { id } = await submit(door);
    await gate.begun;
    assert.equal(door.balance(), startCredits - 84_000);
    const answer = await ask(door, `${generationsUrl}/${id}`, 'DELETE');
    assert.equal(answer.json<State>().state, 'cancelled');
    assert.equal(door.balance(), startCredits);
  });
  it('is cancelled by a DELETE that names a content type and has no body', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const { id } = await submit(door);
    await gate.begun;
    const headers = { ...bearer(door.userKey), 'content-type': 'application/json' };
    const answer = await door.app.inject({ method: 'DELETE', url: `${generationsUrl}/${id}`, headers });
    assert.equal(answer.json<State>().state, 'cancelled');
  });
  it('stays as it is when DELETE comes too late', async () => {
    const door = await open();
    const { id } = await submit(door);
    await door.generations.wait(id, new AbortController().signal);
    assert.equal((await ask(door, `${generationsUrl}/${id}`, 'DELETE')).json<State>().state, 'succeeded');
    assert.equal(door.balance(), startCredits - 84_000);
  });
  it('streams its changes until it is final', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const base = await listen(door);
    const { id } = await submit(door);
    await gate.begun;
    const response = await fetch(`${base}${generationsUrl}/${id}/events`, {
      headers: { ...bearer(door.userKey), origin: 'https://a.example' },
    });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    setTimeout(gate.open, 30);
    const blocks = (await response.text()).trim().split('\n\n');
    assert.equal(blocks[0], 'event: progress\ndata: {"state":"running","progress":{"fraction":0.25,"stage":"render"}}');
    const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(blocks.at(-1)!)!;
    assert.equal(name, 'done');
    assert.equal((JSON.parse(data!) as State).state, 'succeeded');
  });
});

describe('a generation that does not succeed', () => {
  const failures: [ErrorCode, expected.Refusal][] = [
    ['engine_failed', expected.failed('engine_failed', 500, 'said by a test')],
    ['engine_unavailable', expected.failed('engine_unavailable', 503, 'said by a test')],
    ['generation_timeout', expected.failed('generation_timeout', 504, 'Generation timeout')],
    ['internal', expected.failed('internal', 500, 'Internal server error')],
    ['invalid_request', expected.failed('invalid_request', 400, 'said by a test', 'invalid_request_error')],
  ];
  for (const [code, refusal] of failures)
    it(`answers ${refusal.status} for ${code}, names the generation and costs nothing`, async () => {
      const door = await open({ work: () => Promise.reject(expected.asError(code)) });
      const answer = await post(door, seedream(), { 'x-client-request-id': 'mine' });
      expected.assertRefused(answer, refusal);
      const id = answer.headers['x-inference-id'] as string;
      assert.equal(answer.headers['x-client-request-id'], 'mine');
      assert.equal(answer.headers['x-aimlapi-credits-used'], undefined);
      assert.equal(door.balance(), startCredits);
      const state = (await ask(door, `${generationsUrl}/${id}`)).json<State>();
      assert.deepEqual([state.state, state.error], ['failed', { code, message: 'said by a test' }]);
    });
  it('answers 409 to the caller who waits when another call cancels it', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const waiting = post(door, seedream());
    await gate.begun;
    const [id] = [...door.jobs.keys()];
    await ask(door, `${generationsUrl}/${id}`, 'DELETE');
    const refusal = expected.failed(
      'generation_cancelled',
      409,
      'The generation was cancelled; nothing was charged',
      'invalid_request_error',
    );
    expected.assertRefused(await waiting, refusal);
  });
  it('hides a defect behind 500 and tells it to the log', async () => {
    const door = await open();
    door.generations.submit = () => Promise.reject(new TypeError('secret detail'));
    expected.assertRefused(await post(door, seedream()), expected.failed('internal', 500, 'Internal server error'));
    assert.match(door.logLines.join(''), /secret detail/);
  });
});

describe('a client that hangs up', () => {
  it('cancels its generation and gets its credits back; others are served', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const base = await listen(door);
    const headers = { ...bearer(door.userKey), 'content-type': 'application/json' };
    const call = request(`${base}${generationsUrl}`, { method: 'POST', headers });
    call.on('error', () => undefined);
    call.end(JSON.stringify(seedream()));
    await gate.begun;
    assert.equal(door.balance(), startCredits - 84_000);
    call.destroy();
    const [job] = [...door.jobs.values()];
    assert.equal((await door.generations.wait(job!.generation.id, AbortSignal.timeout(20_000))).state, 'cancelled');
    assert.equal(door.balance(), startCredits);
    assert.equal((await fetch(`${base}/healthz`)).status, 200);
  });
  it('does not cancel a generation that was asked for asynchronously', async () => {
    const gate = createGate();
    const door = await open({ work: gate.work });
    const base = await listen(door);
    const headers = { ...bearer(door.userKey), 'content-type': 'application/json', prefer: 'respond-async', connection: 'close' };
    await (await fetch(`${base}${generationsUrl}`, { method: 'POST', headers, body: JSON.stringify(seedream()) })).text();
    await sleep(50);
    gate.open();
    const [job] = [...door.jobs.values()];
    assert.equal((await door.generations.wait(job!.generation.id, AbortSignal.timeout(20_000))).state, 'succeeded');
  });
});

describe('a server that stops', () => {
  it('tells callers who still wait after the grace time, and does not cancel for them', async () => {
    const gate = createGate();
    const door = await openDoor({ work: gate.work, config: { limits: { ...defaultLimits, shutdownGraceMs: 50 } } });
    const base = await listen(door);
    const headers = { ...bearer(door.userKey), 'content-type': 'application/json' };
    const waiting = fetch(`${base}${generationsUrl}`, { method: 'POST', headers, body: JSON.stringify(seedream()) });
    await gate.begun;
    const closed = door.app.close();
    const answer = await waiting;
    assert.equal(answer.status, 503);
    assert.ok(answer.headers.get('retry-after'));
    assert.ok(answer.headers.get('x-inference-id'));
    assert.equal(((await answer.json()) as { message: string }).message, 'Service unavailable');
    await Promise.race([closed, sleep(5000, undefined, { ref: false }).then(() => assert.fail('the close waits for idle connections'))]);
    assert.equal([...door.jobs.values()][0]!.generation.state, 'running');
  });
});

describe('a server that stops while a request is half sent', () => {
  it('cuts it off after the grace time', async () => {
    const door = await openDoor({ config: { limits: { ...defaultLimits, shutdownGraceMs: 50 } } });
    const base = await listen(door);
    const headers = { ...bearer(door.userKey), 'content-type': 'application/json', 'content-length': '1000' };
    const call = request(`${base}${generationsUrl}`, { method: 'POST', headers });
    const cut = once(call, 'error');
    // Were the close to come before the request, it would be answered instead of cut.
    const arrived = once(door.app.server, 'request');
    call.write('{"model"');
    await arrived;
    await Promise.race([
      door.app.close(),
      sleep(5000, undefined, { ref: false }).then(() => assert.fail('the close waits for the request')),
    ]);
    await cut;
  });
});

describe('a server that stops while a generation is followed', () => {
  it('ends the stream and closes', async () => {
    const gate = createGate();
    const door = await openDoor({ work: gate.work });
    const base = await listen(door);
    const { id } = await submit(door);
    const response = await fetch(`${base}${generationsUrl}/${id}/events`, { headers: bearer(door.userKey) });
    const text = response.text();
    await Promise.race([
      door.app.close(),
      sleep(5000, undefined, { ref: false }).then(() => assert.fail('the close waits for the stream')),
    ]);
    assert.doesNotMatch(await text, /event: done/);
  });
});

describe('the status of an error code', () => {
  it('is 4xx or 5xx for every code of the catalogue', () => {
    for (const code of Object.keys(errorCodes) as ErrorCode[]) assert.ok(statusByCode[code] >= 400 && statusByCode[code] < 600, code);
  });
});
