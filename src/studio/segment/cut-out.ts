/**
 * Cuts the main subject out of a photograph: saliency by U²-Netp in the inference process, everything else in a studio worker.
 * Knows nothing of what the cut-out is used for.
 */
import type { RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { coreArea, type PixelBox, type SaliencyMap } from './area.ts';
import { tileRows } from './edge-tiles.ts';
import type { EdgeRows, MatteInput, RoughCut } from './matte.task.ts';
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
  const task = <Input, Output>(name: string, given: Input): Promise<Output> =>
    deps.pool.run<Input, Output>({ moduleUrl: matteUrl, name, input: given }, deps.signal);
  const rough = await task<MatteInput, RoughCut | null>('roughCut', input);
  if (!rough) return task<RasterImage, CutOut>('wholePicture', image);
  const { edge, output, confidence, warnings } = rough;
  const bands = tileRows(edge.area, edgeBands);
  const boxes = await Promise.all(bands.map((band) => task<EdgeRows, PixelBox | null>('edgeRows', { edge, output, ...band })));
  const box = unionOf(boxes.filter((one) => one !== null));
  if (!box) return task<RasterImage, CutOut>('wholePicture', image);
  return { width: image.width, height: image.height, ...output, box, confidence, warnings };
}

const matteUrl = new URL('./matte.task.ts', import.meta.url).href;
/** Of the edge's work; more than there are cores, since outlines lie unevenly. */
const edgeBands = 8;

function unionOf(boxes: readonly PixelBox[]): PixelBox | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
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
