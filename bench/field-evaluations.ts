/**
 * Counts how often a scene's fields are evaluated, and what one evaluation costs: together the floor of the tracer's time. Counting
 * happens in the recorded kernels: each field gets an added statement that counts its calls, in memory behind the scene's own.
 */
import { instantiate, type KernelModule } from '../src/kernel/index.ts';
import type { Statement, Value } from '../src/kernel/value.ts';
import type { TraceScene } from '../src/studio/render/path/index.ts';
import { compileKernels, createTraceCache, measureBoxes, recordKernels } from '../src/studio/render/path/kernels.ts';
import { probeSide } from '../src/studio/render/path/memory-map.ts';
import { writeScene } from '../src/studio/render/path/path.task.ts';
import { tileGrid } from '../src/studio/render/path/sample-plan.ts';
import { sceneDataOf } from '../src/studio/render/path/scene-data.ts';
import { type SharedPlanes, TileTracer } from '../src/studio/render/path/tile-tracer.ts';
import { Wavefront } from '../src/studio/render/path/wavefront.ts';

const counterBytes = 16;

/** The module with a counter in each field: four lanes count as one. */
function counted(module: KernelModule, address: number): KernelModule {
  for (const target of module.functions) {
    const index = /^field(\d+)$/.exec(target.name)?.[1];
    if (index === undefined) continue;
    const kinds = target.kinds as ('uniform' | 'i32')[];
    const value = <K extends 'uniform' | 'i32'>(kind: K): Value<K> => ({
      kind,
      id: kinds.push(kind) - 1,
      constant: null,
      definition: null,
    });
    const constant = (x: number): Value<'uniform'> => ({ kind: 'uniform', id: -1, constant: x, definition: null });
    const place = constant(address + counterBytes * Number(index));
    const [before, after, spread] = [value('uniform'), value('uniform'), value('i32')];
    const operation = (name: 'uniformLoad' | 'uniformAdd' | 'splat', args: readonly Value[], result: Value): Statement => ({
      type: 'operation',
      operation: { name, args, offset: 0, result },
    });
    (target.body as Statement[]).unshift(
      operation('uniformLoad', [place], before),
      operation('uniformAdd', [before, constant(1)], after),
      operation('splat', [after], spread),
      { type: 'store', address: place, offset: 0, value: spread },
    );
  }
  return module;
}

export function blankPlanes(count: number): SharedPlanes {
  const depth = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const plane = (): Float32Array => new Float32Array(3 * count);
  const words = (): Uint16Array => new Uint16Array(count);
  return { colour: plane(), albedo: plane(), normal: plane(), depth, id: words(), idVotes: new Uint8Array(count), sampleCount: words() };
}

interface Stage {
  readonly functions: ReturnType<typeof instantiate>;
  readonly memory: WebAssembly.Memory;
  /** One sample a pixel; processor milliseconds. */
  readonly picture: () => number;
}

function stageOf(scene: TraceScene, side: number, isCounted: boolean): Stage & { readonly counters: Int32Array } {
  const [cache, size] = [createTraceCache(), { width: side, height: side }];
  const kernels = recordKernels(scene, cache);
  const boxes = measureBoxes(scene.shapes, kernels, { compiled: compileKernels(kernels, cache), cache });
  const data = sceneDataOf(scene, kernels, { size, boxes, cache });
  const address = data.memoryPages * 65_536;
  const module = isCounted ? counted(kernels.module, address) : kernels.module;
  const memory = new WebAssembly.Memory({ initial: data.memoryPages + 1 });
  const functions = instantiate(compileKernels({ ...kernels, module }, cache).module, memory);
  writeScene(data, memory.buffer);
  const [grid, counters] = [tileGrid(side, side), new Int32Array(memory.buffer, address, (counterBytes / 4) * scene.shapes.length)];
  const picture = (): number => {
    const planes = blankPlanes(side * side);
    const tracer = new TileTracer(new Wavefront({ functions, memory: memory.buffer, step: 4, data }), { grid, planes, seed: 1 });
    const from = process.cpuUsage();
    for (let tile = 0; tile < grid.columns * grid.rows; tile++) tracer.trace(tile, 1);
    tracer.flush();
    return process.cpuUsage(from).user / 1000;
  };
  return { functions, memory, picture, counters };
}

export interface FieldCost {
  /** Of one sample, on one thread: evaluations of four lanes, and microseconds that they take if the lanes are full and the code warm. */
  readonly evaluations: number;
  readonly floorMicroseconds: number;
  /** What a sample took, least of four pictures. */
  readonly microseconds: number;
}

/** Traces `side` x `side` pixels a few times on this thread. */
export function measureFields(scene: TraceScene, side: number): FieldCost {
  const { counters, picture: count } = stageOf(scene, side, true);
  count();
  const evaluations = scene.shapes.map((_, index) => counters[(counterBytes / 4) * index]!);
  const { functions, picture } = stageOf(scene, side, false);
  const pictures = Array.from({ length: 4 }, picture);
  const nanoseconds = scene.shapes.map((_, index) => {
    const times = Array.from({ length: 6 }, () => {
      const from = process.cpuUsage();
      functions[`probe${index}`]!(4);
      return process.cpuUsage(from).user * 1000;
    });
    return Math.min(...times) / (probeSide ** 3 / 4);
  });
  const samples = side * side;
  return {
    evaluations: evaluations.reduce((sum, calls) => sum + calls, 0) / samples,
    floorMicroseconds: evaluations.reduce((sum, calls, index) => sum + calls * nanoseconds[index]!, 0) / samples / 1000,
    microseconds: (1000 * Math.min(...pictures)) / samples,
  };
}
