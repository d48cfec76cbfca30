/** Scene record -> finished picture. The one place where the order of the studio's rendering is told. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import type { Scene } from '../scene/index.ts';
import type { TraceQuality } from './path/index.ts';
import { photographPrepared } from './photograph.ts';
import type { PreparedStage, StageInput } from './staging/index.ts';
import type { TypeInput } from './type/index.ts';

export interface RenderOptions {
  /** Exactly the size of the picture. */
  readonly size: PixelSize;
  readonly seed: number;
  readonly quality: TraceQuality;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  /** `fraction` in [0, 1], not decreasing. */
  readonly onProgress: (fraction: number, stage: string) => void;
}

export interface RenderResult {
  readonly image: RasterImage;
  readonly nativeSize: PixelSize;
  /** One sentence for each part of the scene that could not be shown, or not as well as it might. */
  readonly warnings: string[];
  /** Ids of the objects that bear their texts. */
  readonly printed: readonly string[];
}

/** The texts that no thing in the scene bears - none of a sheet, which letters itself - drawn onto a picture whose pixels all threads see. Returns warnings. */
async function letter(
  image: RasterImage,
  { texts, place, graphic }: Scene,
  stage: PreparedStage,
  { pool, signal }: RenderOptions,
): Promise<string[]> {
  const free = texts.filter(({ carrier }) => carrier === undefined || !stage.printed.includes(carrier));
  if (free.length === 0 || graphic) return [];
  if (!(image.data.buffer instanceof SharedArrayBuffer)) throw new Error('the developed picture must lie in shared memory to be lettered');
  const moduleUrl = new URL('./type/type.task.ts', import.meta.url).href;
  const input: TypeInput = { image, texts: free, layout: stage.composition, place };
  return pool.run<TypeInput, string[]>({ moduleUrl, name: 'setTypeTask', input }, signal);
}

/** throws generation_cancelled, engine_failed. The bytes depend on scene, size, seed and quality only. */
export async function renderScene(scene: Scene, options: RenderOptions): Promise<RenderResult> {
  const { size, seed, pool, signal, onProgress } = options;
  const moduleUrl = new URL('./staging/stage.task.ts', import.meta.url).href;
  const input: StageInput = { scene, size, seed };
  const stage = await pool.run<StageInput, PreparedStage>({ moduleUrl, name: 'stageTask', input }, signal);
  onProgress(0.1, 'layout');
  const { image, warnings } = await photographPrepared(stage, {
    ...options,
    ...(scene.style && { style: scene.style }),
    onProgress: (fraction, name) => onProgress(0.1 + 0.87 * fraction, name),
  });
  const typeWarnings = await letter(image, scene, stage, options);
  onProgress(1, 'type');
  return { image, nativeSize: size, warnings: [...stage.warnings, ...warnings, ...typeWarnings], printed: stage.printed };
}
