/** A worker's part of a pass: takes blocks of tiles until none is left, traces their paths and adds them to the shared planes. */
import { instantiate } from '../../../kernel/index.ts';
import type { ThreadStore } from '../../pool.ts';
import { imagesAddress } from './memory-map.ts';
import type { TileGrid } from './sample-plan.ts';
import type { SceneData } from './scene-data.ts';
import { type SharedPlanes, TileTracer } from './tile-tracer.ts';
import { Wavefront } from './wavefront.ts';

export interface PassInput {
  readonly module: WebAssembly.Module;
  readonly data: SceneData;
  readonly grid: TileGrid;
  readonly planes: SharedPlanes;
  readonly rows: Int32Array;
  readonly blockStarts: Int32Array;
  /** [next block, 1 to stop before the next, paths so far whose light was not finite] */
  readonly control: Int32Array;
  /** 32 bits. */
  readonly seed: number;
  readonly bounces: number;
}

/** The scene's numbers in the memory of a worker. */
export function writeScene(data: SceneData, memory: ArrayBufferLike): void {
  for (const { address, words } of data.images) new Float32Array(memory, address, words.length).set(words);
}

const pageBytes = 65_536;

/** The thread's own memory, empty but for old images: new ones for every pass pile up faster than they are collected. */
function memoryOf(pages: number, store: ThreadStore): WebAssembly.Memory {
  const kept = store.of<{ memory: WebAssembly.Memory | null }>('memory of path.task', () => ({ memory: null }));
  const keptPages = (kept.memory?.buffer.byteLength ?? 0) / pageBytes;
  if (kept.memory && keptPages >= pages && keptPages <= 4 * pages) new Uint8Array(kept.memory.buffer, 0, imagesAddress).fill(0);
  else kept.memory = new WebAssembly.Memory({ initial: pages });
  return kept.memory;
}

export function tracePass(input: PassInput, store: ThreadStore): void {
  const { module, data, rows, blockStarts, control } = input;
  const memory = memoryOf(data.memoryPages, store);
  const functions = instantiate(module, memory);
  writeScene(data, memory.buffer);
  const tracer = new TileTracer(new Wavefront({ functions, memory: memory.buffer, step: 4, data }, input.bounces), input);
  for (;;) {
    if (Atomics.load(control, 1) !== 0) break;
    const block = Atomics.add(control, 0, 1);
    if (block >= blockStarts.length - 1) break;
    for (let row = blockStarts[block]!; row < blockStarts[block + 1]!; row++) tracer.trace(rows[2 * row]!, rows[2 * row + 1]!);
    tracer.flush();
  }
  Atomics.add(control, 2, tracer.brokenCount);
}
