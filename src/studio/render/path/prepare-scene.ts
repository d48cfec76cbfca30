/** A scene made ready to be traced: checked, recorded, compiled, measured and packed. Everything that needs the shapes' expressions. */
import { assertScene } from './assert-scene.ts';
import { inspectScene } from './inspect-scene.ts';
import { compileKernels, createTraceCache, measureBoxes, recordKernels, type TraceCache } from './kernels.ts';
import { type SceneData, sceneDataOf } from './scene-data.ts';
import type { TraceScene } from './trace-scene.ts';

/** May be posted to another thread: the numbers lie in shared memory, and nothing is copied but the record around them. */
export interface PreparedScene {
  /** Of the picture that it is ready for. */
  readonly size: { readonly width: number; readonly height: number };
  readonly module: WebAssembly.Module;
  readonly data: SceneData;
  /** What can be traced but is surely not meant, a sentence each. */
  readonly warnings: readonly string[];
}

export interface PrepareOptions {
  readonly size: { readonly width: number; readonly height: number };
  /** Keeps compiled kernels, boxes and panoramas between scenes. Default: none are kept. */
  readonly cache?: TraceCache;
}

/**
 * Holds the calling thread for 50 ms to a second, by what the cache knows.
 * throws engine_failed when a shape cannot be bounded or the scene holds a value that cannot be
 */
export function prepareScene(scene: TraceScene, { size, cache = createTraceCache() }: PrepareOptions): PreparedScene {
  assertScene(scene, size);
  const kernels = recordKernels(scene, cache);
  const compiled = compileKernels(kernels, cache);
  const boxes = measureBoxes(scene.shapes, kernels, { compiled, cache });
  const data = sceneDataOf(scene, kernels, { size, boxes, cache });
  return { size, module: compiled.module, data, warnings: inspectScene(scene, kernels.isClear) };
}
