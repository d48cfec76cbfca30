/**
 * Cuts the main subject out of a photograph: saliency by U²-Netp in the inference process, everything else in a studio worker.
 * Knows nothing of what the cut-out is used for.
 */
import type { RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { StudioPool } from '../pool.ts';
import { coreArea, type PixelBox, type SaliencyMap } from './area.ts';
import { refineEdge } from './fine-edge.ts';
import type { MatteInput, RoughCut } from './matte.task.ts';
import type { SaliencyInput } from './saliency.task.ts';
import { saliencySide, segmenterPath } from './u2netp.ts';
import { dropAlpha, shrinkPart } from './work-picture.ts';

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

type LookDeps = Pick<CutOutDeps, 'inference' | 'signal'>;

export interface CutOutOptions {
  /** Whether the chair, lounger or cushion that the subject rests on is left behind (default) or kept. */
  readonly include?: 'subject' | 'subject-and-support';
}

/** Without any subject the whole picture is the cut-out, with a warning. throws generation_cancelled, engine_failed. */
export async function cutOut(image: RasterImage, deps: CutOutDeps, options: CutOutOptions = {}): Promise<CutOut> {
  const { width, height } = image;
  const overview = await lookOver(image, deps);
  const area = coreArea(overview);
  if (!area) return wholePicture(image);
  const closeUp: SaliencyMap = { area, data: await lookAt(image, area, deps) };
  const keepSupport = options.include === 'subject-and-support';
  const cutArea = keepSupport ? overview.area : area;
  const input: MatteInput = { picture: await shrinkPart(image, cutArea), overview, closeUp, keepSupport };
  const { mask, confidence } = await deps.pool.run<MatteInput, RoughCut>({ moduleUrl, name: 'roughCut', input }, deps.signal);
  const { alpha, colour, box } = await refineEdge(image, { area: cutArea, mask, withColour: true }, deps);
  if (!box) return wholePicture(image);
  const warnings = confidence < 0.5 ? ['There is no clear subject in the picture; the cut-out is a guess.'] : [];
  return { width, height, alpha, colour: colour!, box, confidence, warnings };
}

const moduleUrl = new URL('./matte.task.ts', import.meta.url).href;

function wholePicture(image: RasterImage): CutOut {
  const { width, height } = image;
  return {
    width,
    height,
    alpha: new Uint8Array(width * height).fill(255),
    colour: dropAlpha(image),
    box: { left: 0, top: 0, width, height },
    confidence: 0,
    warnings: ['There is no clear subject in the picture; all of it is used.'],
  };
}

/** The network's answer for all of the picture. */
export async function lookOver(image: RasterImage, deps: LookDeps): Promise<SaliencyMap> {
  const area: PixelBox = { left: 0, top: 0, width: image.width, height: image.height };
  return { area, data: await lookAt(image, area, deps) };
}

/**
 * The network's answer for one part of the picture. Seen from near, a subject parts from what it lies on (looked at on photographs:
 * a lounger that scores 0.3 to 0.9 in the overview is gone from the close-up).
 */
export async function lookAt(image: RasterImage, area: PixelBox, { inference, signal }: LookDeps): Promise<Float32Array> {
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
