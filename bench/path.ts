/**
 * Speed of the path tracer on one thread: the scene of the earlier studies at one sample a pixel, by stage, with rays a second and the
 * cost of one evaluation of the fox. Run: node bench/path.ts [side] [runs]
 */
import { cpus } from 'node:os';
import { instantiate } from '../src/kernel/index.ts';
import { foxScene } from '../src/studio/render/path/fixtures/fox.ts';
import { compileKernels, createTraceCache, measureBoxes, recordKernels } from '../src/studio/render/path/kernels.ts';
import { writeScene } from '../src/studio/render/path/path.task.ts';
import { tileGrid } from '../src/studio/render/path/sample-plan.ts';
import { sceneDataOf } from '../src/studio/render/path/scene-data.ts';
import { type SharedPlanes, TileTracer } from '../src/studio/render/path/tile-tracer.ts';
import { type SceneFunctions, Wavefront } from '../src/studio/render/path/wavefront.ts';

const side = Number(process.argv[2] ?? 1024);
const runs = Number(process.argv[3] ?? 3);

const started = performance.now();
const cache = createTraceCache();
const kernels = recordKernels(foxScene, cache);
const recorded = performance.now();
const code = compileKernels(kernels, cache);
const compiled = performance.now();
const boxes = measureBoxes(foxScene.shapes, kernels, { compiled: code, cache });
const data = sceneDataOf(foxScene, kernels, { size: { width: side, height: side }, boxes, cache });
const packed = performance.now();

const spent = new Map<string, { ms: number; calls: number; paths: number }>();
/** Wraps every stage in a clock. */
function timed(functions: SceneFunctions): SceneFunctions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, run]) => [
      name,
      (...args: number[]) => {
        const from = performance.now();
        run(...args);
        const entry = spent.get(name) ?? { ms: 0, calls: 0, paths: 0 };
        spent.set(name, {
          ms: entry.ms + performance.now() - from,
          calls: entry.calls + 1,
          paths: entry.paths + (args[2]! - args[1]!) / 4,
        });
      },
    ]),
  );
}

function blankPlanes(count: number): SharedPlanes {
  const depth = new Float32Array(count).fill(Infinity);
  const plane = (): Float32Array => new Float32Array(3 * count);
  const words = (): Uint16Array => new Uint16Array(count);
  return { colour: plane(), albedo: plane(), normal: plane(), depth, id: words(), idVotes: new Uint8Array(count), sampleCount: words() };
}

const memory = new WebAssembly.Memory({ initial: data.memoryPages });
const functions = instantiate(code.module, memory);
writeScene(data, memory.buffer);
const grid = tileGrid(side, side);

function picture(stages: SceneFunctions): { ms: number; cpuMs: number } {
  const tracer = new TileTracer(new Wavefront({ functions: stages, memory: memory.buffer, step: 4, data }), {
    grid,
    planes: blankPlanes(side * side),
    seed: 1,
  });
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  for (let tile = 0; tile < grid.columns * grid.rows; tile++) tracer.trace(tile, 1);
  tracer.flush();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - from, cpuMs: (user + system) / 1000 };
}

const round = (ms: number): string => ms.toFixed(1).padStart(8);
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${side}x${side}, 1 sample, 1 thread`);
console.log(
  `record and bound ${round(recorded - started)} ms, compile ${round(compiled - recorded)} ms, measure and pack ${round(packed - compiled)} ms`,
);
for (let run = 0; run <= runs; run++) {
  const { ms, cpuMs } = picture(functions);
  console.log(`${run === 0 ? 'first  ' : 'picture'} ${round(ms)} ms wall, ${round(cpuMs)} ms processor`);
}
const { ms } = picture(timed(functions));
const stages = [...spent].sort(([, a], [, b]) => b.ms - a.ms);
const inStages = stages.reduce((sum, [, stage]) => sum + stage.ms, 0);
const raysOf = (name: string): number => spent.get(name)?.paths ?? 0;
const rays = raysOf('analytic') + raysOf('floorShadow');
console.log(`${(rays / (side * side)).toFixed(2)} rays a sample, ${(rays / ms / 1000).toFixed(2)} million rays a second`);
for (const [name, { ms: stageMs, calls, paths }] of stages) {
  console.log(
    `${name.padEnd(14)} ${round(stageMs)} ms ${String(calls).padStart(7)} calls ${((stageMs * 1e6) / Math.max(paths, 1)).toFixed(0).padStart(6)} ns a path`,
  );
}
console.log(`driver         ${round(ms - inStages)} ms`);
