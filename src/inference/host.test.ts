import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAppError } from '../errors.ts';
import { createLog } from '../shared/index.ts';
import { createInferenceHost, type InferenceHost } from './index.ts';
import type { OnProgress } from './task.ts';

const log = createLog('silent');
const folder = mkdtempSync(join(tmpdir(), 'seedbed-inference-'));
const moduleUrl = new URL('./fixtures/tasks.ts', import.meta.url).href;
const live = (): AbortSignal => new AbortController().signal;
const call = <Input>(name: string, input: Input) => ({ moduleUrl, name, input });
const pidOf = (host: InferenceHost): Promise<number> => host.run(call('processId', null), { signal: live() });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still answers signal 0, so ask what state it is in.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function untilGone(pid: number, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 20) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return false;
}

describe('the inference host', () => {
  const host = createInferenceHost({ log, cancelGraceMs: 2000 });
  after(() => host.close());

  it('runs a task in one other process that it keeps', async () => {
    const output = await host.run<Float32Array, Float32Array>(call('square', Float32Array.of(1, -2, 3)), { signal: live() });
    assert.deepEqual(output, Float32Array.of(1, 4, 9));
    const pid = await pidOf(host);
    assert.notEqual(pid, process.pid);
    assert.equal(await pidOf(host), pid);
  });

  it('passes progress on, in order, with its pictures', async () => {
    const seen: (number | string)[] = [];
    const onProgress: OnProgress = (fraction, _stage, preview) => seen.push(fraction, ...(preview ? [preview.data.join()] : []));
    await host.run(call('report', 4), { signal: live(), onProgress });
    assert.deepEqual(seen, [0.25, 0.5, 0.75, 1, '1,2,3']);
  });

  it('runs two calls one after the other, the first first', async () => {
    const file = join(folder, 'journal');
    await Promise.all(
      ['a', 'b', 'c'].map((name, i) => host.run(call('journal', { file, name, pauseMs: 60 - 20 * i }), { signal: live() })),
    );
    assert.equal(readFileSync(file, 'utf8'), 'a in\na out\nb in\nb out\nc in\nc out\n');
  });

  it('keeps the code and details of an AppError, and names any other failure engine_failed', async () => {
    await assert.rejects(host.run(call('refuse', null), { signal: live() }), (error) => {
      assert.ok(isAppError(error, 'reference_not_an_image'));
      assert.equal(error.details.param, 'image_urls');
      return true;
    });
    await assert.rejects(host.run(call('fail', null), { signal: live() }), { code: 'engine_failed', message: /a defect/ });
    await assert.rejects(host.run(call('absent', null), { signal: live() }), { code: 'engine_failed', message: /no function absent/ });
  });

  it('fails a call whose input cannot be sent, and serves the next', async () => {
    await assert.rejects(
      host.run(
        call('square', () => 1),
        { signal: live() },
      ),
      { code: 'engine_failed', message: /could not be sent/ },
    );
    assert.ok(await pidOf(host));
  });

  it('tells a running task to stop, and the process lives on', async () => {
    const file = join(folder, 'patient');
    const cancel = new AbortController();
    const pid = await pidOf(host);
    const running = host.run(call('patient', { file }), { signal: cancel.signal, onProgress: () => cancel.abort() });
    await assert.rejects(running, { code: 'generation_cancelled' });
    assert.equal(await pidOf(host), pid);
    assert.equal(readFileSync(file, 'utf8'), String(pid));
  });

  it('kills a task that does not stop in time, and serves the next call from a new process', async () => {
    const cancel = new AbortController();
    const pid = await pidOf(host);
    const startMs = performance.now();
    const running = host.run(call('stubborn', null), { signal: cancel.signal, onProgress: () => cancel.abort() });
    await assert.rejects(running, { code: 'generation_cancelled' });
    assert.ok(performance.now() - startMs < 1500, 'the caller does not wait for the grace time');
    assert.notEqual(await pidOf(host), pid);
    assert.ok(await untilGone(pid, 10_000));
  });

  it('drops a call that is cancelled while it waits', async () => {
    const file = join(folder, 'dropped');
    const cancel = new AbortController();
    const first = host.run(call('journal', { file, name: 'first', pauseMs: 100 }), { signal: live() });
    const second = host.run(call('journal', { file, name: 'second', pauseMs: 0 }), { signal: cancel.signal });
    cancel.abort();
    await assert.rejects(second, { code: 'generation_cancelled' });
    await first;
    await pidOf(host);
    assert.equal(readFileSync(file, 'utf8'), 'first in\nfirst out\n');
    await assert.rejects(host.run(call('report', 1), { signal: cancel.signal }), { code: 'generation_cancelled' });
  });
});

describe('an inference process that dies', () => {
  const host = createInferenceHost({ log });
  after(() => host.close());

  it('is replaced, and the call it ran is run once more', async () => {
    const before = await pidOf(host);
    const pid = await host.run<unknown, number>(call('mortal', { marker: join(folder, 'once'), always: false }), { signal: live() });
    assert.notEqual(pid, before);
    assert.equal(isAlive(before), false);
  });

  it('fails the call with engine_failed when it dies again, and the next call is served', async () => {
    const doomed = host.run(call('mortal', { marker: join(folder, 'always'), always: true }), { signal: live() });
    await assert.rejects(doomed, { code: 'engine_failed', message: /SIGKILL/ });
    assert.ok(await pidOf(host));
  });

  it('is replaced when it is killed from outside while idle', async () => {
    const pid = await pidOf(host);
    process.kill(pid, 'SIGKILL');
    assert.ok(await untilGone(pid, 10_000));
    assert.notEqual(await pidOf(host), pid);
  });
});

describe('the life of the inference process', () => {
  it('ends with close(), which fails what runs or waits', async () => {
    const host = createInferenceHost({ log });
    const pid = await pidOf(host);
    const calls = [0, 1].map(() =>
      host.run(call('journal', { file: join(folder, 'closed'), name: 'x', pauseMs: 5000 }), { signal: live() }),
    );
    const outcomes = Promise.allSettled(calls);
    await host.close();
    assert.equal(isAlive(pid), false);
    for (const outcome of await outcomes) assert.ok(outcome.status === 'rejected' && isAppError(outcome.reason, 'shutting_down'));
    await assert.rejects(pidOf(host), { code: 'shutting_down' });
  });

  it('gives its memory back after an idle time, and starts again when needed', async () => {
    const host = createInferenceHost({ log, idleMs: 100 });
    const pid = await pidOf(host);
    assert.ok(await untilGone(pid, 10_000));
    assert.notEqual(await pidOf(host), pid);
    await host.close();
  });

  for (const [how, act] of [
    ['exits by itself, with the host left open', 'nothing'],
    ['closes the host', 'close'],
    ['is killed with SIGKILL', 'linger'],
  ] as const)
    it(`ends when its parent ${how}`, async () => {
      const parent = spawn(process.execPath, [fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url)), act], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(line.toString());
      if (act === 'linger') {
        assert.ok(isAlive(pid));
        parent.kill('SIGKILL');
      }
      await once(parent, 'exit');
      assert.ok(await untilGone(pid, 10_000), `process ${pid} outlived its parent`);
    });
});

describe('a session', () => {
  it('is made of bytes once for its key, and again after a failure', async () => {
    const host = createInferenceHost({ log });
    after(() => host.close());
    const modelPath = fileURLToPath(new URL('../../assets/u2netp/u2netp.onnx', import.meta.url));
    const load = (path: string) => host.run(call('loadTwice', { path, key: 'net' }), { signal: live() });
    await assert.rejects(load(fileURLToPath(import.meta.url)), { code: 'engine_failed' });
    assert.deepEqual(await load(modelPath), { isSame: true, makeCount: 1 });
    assert.deepEqual(await load(modelPath), { isSame: true, makeCount: 0 });
  });

  it('gives the same bytes on one thread and on two', async () => {
    const modelPath = fileURLToPath(new URL('../../assets/u2netp/u2netp.onnx', import.meta.url));
    const answers: Uint8Array[] = [];
    for (const threadCount of [1, 2, 3]) {
      const host = createInferenceHost({ log, threadCount });
      const map = await host.run<unknown, Float32Array>(call('ramp', { modelPath, side: 320 }), { signal: live() });
      answers.push(new Uint8Array(map.buffer, map.byteOffset, map.byteLength));
      await host.close();
    }
    assert.equal(answers[0]!.length, 320 * 320 * 4);
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
  });
});
