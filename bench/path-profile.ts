/**
 * Where the tracer's time goes in the reference scenes: shares of the processor by kernel function and by shape, on one thread, from
 * V8's sampling profiler. Run: node bench/path-profile.ts [scene ...]
 */
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { instantiate, type KernelModule } from '../src/kernel/index.ts';
import type { TraceScene } from '../src/studio/render/path/index.ts';
import { compileKernels, createTraceCache, measureBoxes, recordKernels } from '../src/studio/render/path/kernels.ts';
import { writeScene } from '../src/studio/render/path/path.task.ts';
import { tileGrid } from '../src/studio/render/path/sample-plan.ts';
import { sceneDataOf } from '../src/studio/render/path/scene-data.ts';
import { TileTracer } from '../src/studio/render/path/tile-tracer.ts';
import { Wavefront } from '../src/studio/render/path/wavefront.ts';
import { blankPlanes } from './field-evaluations.ts';

const side = 384;
const size = { width: side, height: side };
const all = ['still-life', 'fox-and-mugs', 'portrait', 'living-room', 'rainy-street', 'perfume-bottle'];
const names = process.argv.length > 2 ? process.argv.slice(2) : all;

/** The kernels' functions, and a picture of one sample a pixel. */
function prepare(scene: TraceScene): { module: KernelModule; picture: () => void } {
  const cache = createTraceCache();
  const kernels = recordKernels(scene, cache);
  const compiled = compileKernels(kernels, cache);
  const boxes = measureBoxes(scene.shapes, kernels, { compiled, cache });
  const data = sceneDataOf(scene, kernels, { size, boxes, cache });
  const memory = new WebAssembly.Memory({ initial: data.memoryPages });
  const functions = instantiate(compiled.module, memory);
  writeScene(data, memory.buffer);
  const grid = tileGrid(side, side);
  const picture = (): void => {
    const engine = new Wavefront({ functions, memory: memory.buffer, step: 4, data });
    const tracer = new TileTracer(engine, { grid, planes: blankPlanes(side * side), seed: 1 });
    for (let tile = 0; tile < grid.columns * grid.rows; tile++) tracer.trace(tile, 1);
    tracer.flush();
  };
  return { module: kernels.module, picture };
}

async function profileOf(work: () => void): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

/** Microseconds by function. WebAssembly functions are known by their number, which is that in the module: it imports none. */
function timesOf(profile: Profiler.Profile, module: KernelModule): Map<string, number> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame.functionName]));
  const times = new Map<string, number>();
  profile.samples!.forEach((id, sample) => {
    const name = nodes.get(id)!;
    const number = /wasm-function\[(\d+)\]/.exec(name)?.[1];
    const key = number === undefined ? `driver ${name}` : module.functions[Number(number)]!.name;
    times.set(key, (times.get(key) ?? 0) + profile.timeDeltas![sample]!);
  });
  return times;
}

function print(label: string, times: ReadonlyMap<string, number>): void {
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const largest = [...times].sort(([, a], [, b]) => b - a).slice(0, 12);
  console.log(`  ${label}: ${largest.map(([name, time]) => `${name} ${((100 * time) / total).toFixed(1)} %`).join(', ')}`);
}

function grouped(times: ReadonlyMap<string, number>, groupOf: (name: string) => string): Map<string, number> {
  const groups = new Map<string, number>();
  for (const [name, time] of times) groups.set(groupOf(name), (groups.get(groupOf(name)) ?? 0) + time);
  return groups;
}

for (const name of names) {
  const { sit } = (await import(`../fixtures/scenes/${name}.ts`)) as { sit: (picture: typeof size) => { scene: TraceScene } };
  const { scene } = sit(size);
  const { module, picture } = prepare(scene);
  for (let round = 0; round < 2; round++) picture();
  const from = process.cpuUsage();
  const profile = await profileOf(() => {
    for (let round = 0; round < 2; round++) picture();
  });
  console.log(`${name}: ${(process.cpuUsage(from).user / (2 * side * side)).toFixed(2)} microseconds a sample`);
  const times = timesOf(profile, module);
  print(
    'by stage',
    grouped(times, (key) => key.replace(/\d+$/, '')),
  );
  print(
    'by shape',
    grouped(times, (key) => scene.shapes[Number(/\d+$/.exec(key)?.[0] ?? -1)]?.name ?? 'no shape'),
  );
}
