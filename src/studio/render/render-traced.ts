/** Scene record -> finished picture by path tracing: beside renderScene, with the same kind of result. Not the engine's default yet. */
import type { RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { Scene } from '../scene/index.ts';
import { checkSignal } from './frame.ts';
import type { TraceCache, TraceQuality } from './path/index.ts';
import { photograph } from './photograph.ts';
import type { RenderOptions, RenderResult } from './render-scene.ts';
import { type StagedScene, stageScene } from './staging/index.ts';
import type { TypeInput } from './type/type.task.ts';

export interface TracedRenderOptions extends RenderOptions {
  readonly quality: TraceQuality;
  readonly inference: InferenceHost;
  /** Keeps compiled kernels between pictures. */
  readonly cache?: TraceCache;
}

/** The type of the scene, drawn onto a picture whose pixels all threads see. */
async function letter(image: RasterImage, scene: Scene, { layout }: StagedScene, { pool, signal }: RenderOptions): Promise<string[]> {
  if (scene.texts.length === 0) return [];
  if (!(image.data.buffer instanceof SharedArrayBuffer)) throw new Error('the developed picture must lie in shared memory to be lettered');
  const moduleUrl = new URL('./type/type.task.ts', import.meta.url).href;
  const input: TypeInput = { image, texts: scene.texts, layout, place: scene.place };
  return pool.run<TypeInput, string[]>({ moduleUrl, name: 'setTypeTask', input }, signal);
}

/** throws generation_cancelled, engine_failed. The bytes depend on scene, size, seed and quality only. */
export async function renderTraced(scene: Scene, options: TracedRenderOptions): Promise<RenderResult> {
  const { size, seed, quality, pool, inference, signal, cache, onProgress } = options;
  checkSignal(signal);
  const staged = stageScene(scene, { size, seed });
  onProgress(0.05, 'layout');
  const { image, warnings } = await photograph(staged, {
    size,
    seed,
    quality,
    pool,
    inference,
    signal,
    ...(cache && { cache }),
    onProgress: (fraction, stage) => onProgress(0.05 + 0.9 * fraction, stage),
  });
  checkSignal(signal);
  const typeWarnings = await letter(image, scene, staged, options);
  onProgress(1, 'type');
  return { image, nativeSize: size, warnings: [...staged.warnings, ...warnings, ...typeWarnings] };
}
