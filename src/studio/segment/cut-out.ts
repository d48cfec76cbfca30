/**
 * Cuts the main subject out of a photograph: saliency by U²-Netp in the inference process, everything else in a studio worker.
 * Knows nothing of what the cut-out is used for.
 */
import type { RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { coreArea, type PixelBox, type SaliencyMap } from './area.ts';
import type { MatteInput } from './matte.task.ts';
import type { SaliencyInput } from './saliency.task.ts';
import { saliencySide, segmenterPath } from './u2netp.ts';

export interface CutOut {
  /** Of the photograph it was cut from, as all that follows. */
  readonly width: number;
  readonly height: number;
  /** [height, width]; 255 = subject alone. */
  readonly alpha: Uint8Array;
  /** sRGB, [height, width, 3]: the photograph, with the ground's light taken out of half-covered pixels. */
  readonly colour: Uint8Array;
  /** The smallest box round all of alpha > 8. */
  readonly box: PixelBox;
  /** [0, 1]: under 0.5 the subject was hard to tell. */
  readonly confidence: number;
  readonly warnings: readonly string[];
}

export interface CutOutDeps {
  readonly inference: InferenceHost;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export interface CutOutOptions {
  /** Whether the chair, lounger or cushion that the subject rests on is left behind (default) or kept. */
  readonly include?: 'subject' | 'subject-and-support';
}

/** Without any subject the whole picture is the cut-out, with a warning. throws generation_cancelled, engine_failed. */
export async function cutOut(image: RasterImage, deps: CutOutDeps, options: CutOutOptions = {}): Promise<CutOut> {
  const whole: PixelBox = { left: 0, top: 0, width: image.width, height: image.height };
  const overview: SaliencyMap = { area: whole, data: await lookAt(image, whole, deps) };
  const area = coreArea(overview);
  const closeUp = area ? { area, data: await lookAt(image, area, deps) } : null;
  const input: MatteInput = { image, overview, closeUp, keepSupport: options.include === 'subject-and-support' };
  return deps.pool.run<MatteInput, CutOut>(
    { moduleUrl: new URL('./matte.task.ts', import.meta.url).href, name: 'matte', input },
    deps.signal,
  );
}

/**
 * The network's answer for one part of the picture. Seen from near, a subject parts from what it lies on (looked at on photographs:
 * a lounger that scores 0.3 to 0.9 in the overview is gone from the close-up).
 */
export async function lookAt(image: RasterImage, area: PixelBox, { inference, signal }: CutOutDeps): Promise<Float32Array> {
  // Transparent parts of a reference are laid on white, as a viewer shows them.
  const opaque = await flattenImage(await cropImage(image, area));
  const { data: pixels } = await resizeImage(opaque, { width: saliencySide, height: saliencySide });
  const call = {
    moduleUrl: new URL('./saliency.task.ts', import.meta.url).href,
    name: 'saliency',
    input: { modelPath: segmenterPath, pixels },
  };
  return inference.run<SaliencyInput, Float32Array>(call, { signal });
}
