import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import * as g from '../graph/index.ts';
import { createLog } from '../shared/index.ts';
import type { ModelRun } from './fixtures/run-model.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from './fixtures/software-gpu.ts';
import { createInferenceHost } from './index.ts';
import { createSessionCache, openSession, supportedProviders } from './session.ts';
import type { Provider, TensorData } from './task.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seedbed-session-')));
after(() => rmSync(folder, { recursive: true }));

const x = g.input('x', { dtype: 'float32', dims: ['N', 2] });
const doubled = g.encode(g.build('doubled', [x], { y: g.mul(x, g.scalar(2)), z: g.neg(x) }));
const floats = (values: number[], dims: number[]): TensorData => ({ dtype: 'float32', data: Float32Array.from(values), dims });

describe('a session', () => {
  it('runs feeds by name, gives only the outputs that are wanted, and refuses to run once disposed', async () => {
    const session = await openSession(doubled, { threadCount: 1 });
    assert.deepEqual([session.inputNames, session.outputNames], [['x'], ['y', 'z']]);
    const outputs = await session.run({ x: floats([1, 2, 3, 4], [2, 2]) }, { outputs: ['y'] });
    assert.deepEqual(outputs, { y: floats([2, 4, 6, 8], [2, 2]) });
    await session.dispose();
    await session.dispose();
    await assert.rejects(session.run({ x: floats([1, 2], [1, 2]) }), { code: 'internal' });
  });

  it('says where a provider is listed and the machine has nothing that it runs on', async () => {
    const opening = openSession(doubled, { provider: 'cuda' });
    const outcome = await opening.then(
      () => 'opened',
      (error: { code?: string }) => error.code,
    );
    assert.ok(outcome === 'opened' || outcome === 'engine_unavailable', outcome);
  });

  it('takes and gives 64-bit integers and truth values', async () => {
    const ids = g.input('ids', { dtype: 'int64', dims: [2] });
    const table = g.constant('table', [10, 20, 30], [3]);
    const mask = g.input('mask', { dtype: 'bool', dims: [2] });
    const chosen = g.where(mask, g.gather(table, ids), g.scalar(-1));
    const session = await openSession(g.encode(g.build('t', [ids, mask], { chosen, isLarge: g.greater(chosen, g.scalar(5)) })));
    const outputs = await session.run({
      ids: { dtype: 'int64', data: BigInt64Array.of(2n, 0n), dims: [2] },
      mask: { dtype: 'bool', data: Uint8Array.of(1, 0), dims: [2] },
    });
    assert.deepEqual([...outputs.chosen!.data], [30, -1]);
    assert.equal(outputs.isLarge!.dtype, 'bool');
    assert.deepEqual([...outputs.isLarge!.data], [1, 0]);
    await session.dispose();
  });

  it('does not begin a run whose signal has aborted', async () => {
    const session = await openSession(doubled);
    const signal = AbortSignal.abort();
    await assert.rejects(session.run({ x: floats([1, 2], [1, 2]) }, { signal }), { code: 'generation_cancelled' });
    await session.dispose();
  });

  it('makes an AppError of what the runtime refuses', async () => {
    await assert.rejects(openSession(Uint8Array.of(1, 2, 3)), { code: 'engine_failed', message: /did not load the model on cpu/ });
    const session = await openSession(doubled);
    await assert.rejects(session.run({ x: floats([1, 2, 3], [1, 3]) }), { code: 'engine_failed', message: /x.*2/s });
    await assert.rejects(session.run({}), { code: 'engine_failed', message: /x/ });
    await session.dispose();
  });

  it('says which providers there are when one is not', async () => {
    const absent = (['cuda', 'coreml', 'dml'] as const).find((name) => !supportedProviders().includes(name))!;
    await assert.rejects(openSession(doubled, { provider: absent }), {
      code: 'engine_unavailable',
      message: new RegExp(`no provider ${absent}; it has cpu`),
    });
  });

  it('reads bfloat16 weights from a file and casts them at run time without folding', async () => {
    const bits = Float32Array.of(1.5, -2, 0.25, 8);
    const halves = Uint16Array.from(new Uint32Array(bits.buffer), (word) => word >>> 16);
    const path = join(folder, 'weights.bin');
    writeFileSync(path, Buffer.concat([Buffer.alloc(3), Buffer.from(halves.buffer)]));
    const weight = g.initializer('w', { dtype: 'bfloat16', dims: [2, 2] }, { kind: 'file', path, offset: 3, length: 8 });
    const graph = g.build('bf16', [x], {
      y: g.linear(x, g.cast(weight, 'float32')),
      row: g.linear(x, g.rowsOf(g.cast(weight, 'float32'), 1, 1)),
    });
    g.verify(graph);
    const session = await openSession(g.encode(graph, { externalFolder: folder }), { externalFolder: folder, foldsConstants: false });
    const { y, row } = await session.run({ x: floats([1, 10], [1, 2]) });
    assert.deepEqual([...y!.data, ...row!.data], [1.5 - 20, 0.25 + 80, 0.25 + 80]);
    await session.dispose();
  });
});

describe('kept sessions', () => {
  const loads: string[] = [];
  const model = (key: string) => async (): Promise<Uint8Array> => {
    loads.push(key);
    return doubled;
  };

  it('are given back when a run would make the process too large, those unused for longest before others, but not while they are at work', async () => {
    const mostBytes = process.memoryUsage.rss() + 1e9;
    const cache = createSessionCache({ threadCount: 1, mostBytes });
    await Promise.all([cache.sessionOf('a', model('a'), 1e6), cache.sessionOf('a', model('a'), 1e6)]);
    await cache.sessionOf('b', model('b'));
    await cache.sessionOf('huge', model('huge'), 1e10);
    assert.deepEqual(loads.splice(0), ['a', 'b', 'huge'], 'none that may be at work is given back');
    cache.rest();
    await cache.sessionOf('a', model('a'), 1e6);
    await cache.sessionOf('huge', model('huge'), 1e10);
    assert.deepEqual(loads.splice(0), [], 'what was counted before is not counted again');
    cache.rest();
    await cache.sessionOf('huger', model('huger'), 2e10);
    for (const key of ['huge', 'a', 'b']) await cache.sessionOf(key, model(key));
    assert.deepEqual(loads, ['huger', 'huge', 'a', 'b']);
  });
});

describe('a session on WebGPU', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());

  it('computes what the CPU does', async () => {
    const wave = (count: number): number[] => Array.from({ length: count }, (_, i) => Math.sin(i * 1.7));
    const a = g.input('a', { dtype: 'float32', dims: [1, 6, 32] });
    const y = g.softmax(g.silu(g.linear(a, g.constant('weight', wave(32 * 48), [48, 32]))));
    const graph = g.build('small', [a], { y });
    g.verify(graph, 'webgpu');
    const run = async (provider: Provider): Promise<number[]> => {
      const input: ModelRun = {
        model: g.encode(graph),
        options: { provider, fallsBackToCpu: false },
        feeds: { a: floats(wave(6 * 32), [1, 6, 32]) },
      };
      const call = { moduleUrl: new URL('./fixtures/run-model.ts', import.meta.url).href, name: 'runModel', input };
      const outputs = await host.run<ModelRun, Record<string, TensorData>>(call, { signal: new AbortController().signal });
      return [...(outputs.y!.data as Float32Array)];
    };
    const [cpu, gpu] = [await run('cpu'), await run('webgpu')];
    assert.ok(Math.max(...cpu.map((value, i) => Math.abs(value - gpu[i]!))) < 1e-5);
    assert.ok(Math.abs(gpu.slice(0, 48).reduce((sum, value) => sum + value, 0) - 1) < 1e-5);
  });
});
