/** The work of a generation: references in, pictures in storage. Writes nothing to the database and knows no credits. */
import type { Engine, EngineContext, EngineResult, RasterImage } from '../engine.ts';
import { AppError } from '../errors.ts';
import type { Clock, Log } from '../shared/index.ts';
import type { Storage } from '../storage/index.ts';
import { type GenerationFiles, pictureKey } from './files.ts';
import type { GeneratedPicture, Generation, GenerationRequest, GenerationTimings } from './generation.ts';
import type { Imaging } from './imaging.ts';
import { createPreviews } from './previews.ts';
import type { Progress } from './record.ts';

export interface PicturesResult {
  readonly pictures: readonly GeneratedPicture[];
  readonly engine: string;
  readonly warnings: readonly string[];
  readonly timings: GenerationTimings;
  readonly plan: object | null;
}

export interface PictureMaker {
  readonly storage: Storage;
  readonly imaging: Imaging;
  readonly files: GenerationFiles;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PictureRun {
  readonly generation: Generation;
  readonly engine: Engine;
  readonly signal: AbortSignal;
  /** preview: a `data:` URI. */
  readonly onProgress: (progress: Progress, preview?: string) => void;
}

function checkSize({ image }: EngineResult, { request }: Generation, engine: Engine): void {
  if (request.sizeFollowsEdit || (image.width === request.size.width && image.height === request.size.height)) return;
  throw new AppError(
    'engine_failed',
    `the engine ${engine.name} made ${image.width}x${image.height}, asked for ${request.size.width}x${request.size.height}`,
  );
}

/** Hands an engine's reports on, as shares of the whole request. */
function createReports({ imaging, log }: PictureMaker, { generation, onProgress }: PictureRun, index: number) {
  let progress: Progress = { fraction: 0, stage: '' };
  const previews = createPreviews({ encode: imaging.encodePreview, tell: (preview) => onProgress(progress, preview), log });
  const report: EngineContext['onProgress'] = (fraction, stage, preview) => {
    progress = { fraction: (index + fraction) / generation.request.imageCount, stage };
    onProgress(progress);
    if (preview) previews.show(preview);
  };
  return { report, close: previews.close };
}

async function render(maker: PictureMaker, run: PictureRun, references: readonly RasterImage[], index: number): Promise<EngineResult> {
  const { request } = run.generation;
  const reports = createReports(maker, run, index);
  const asked = {
    prompt: request.prompt,
    references,
    size: request.size,
    seed: request.seed + index,
    ...(request.scene && { scene: request.scene }),
    ...(request.sizeFollowsEdit && { sizeFollowsEdit: true }),
  };
  const result = await run.engine.generate(asked, { signal: run.signal, onProgress: reports.report }).finally(reports.close);
  checkSize(result, run.generation, run.engine);
  return result;
}

/** JPEG has no transparency: `encodeImage` lays such parts on white. */
function encodingWarnings({ image }: EngineResult, { outputFormat }: GenerationRequest): string[] {
  if (outputFormat !== 'jpeg' || image.channels !== 4) return [];
  for (let at = 3; at < image.data.length; at += 4)
    if (image.data[at]! < 255)
      return [
        'The picture has transparent parts; a JPEG has none, so they are white: ask for "output_format": "png" or "webp" to keep them.',
      ];
  return [];
}

async function encode(imaging: Imaging, run: PictureRun, result: EngineResult) {
  const { request } = run.generation;
  const image = request.watermark ? await imaging.embedWatermark(result.image) : result.image;
  return imaging.encodeImage(image, {
    format: request.outputFormat,
    provenance: {
      digitalSourceType: result.digitalSourceType,
      software: `Seedbed (${run.engine.name} ${run.engine.version})`,
      prompt: request.embedPrompt ? request.prompt : null,
    },
  });
}

/** throws what the engine threw; the signal's reason when it was aborted between two steps */
export async function makePictures(maker: PictureMaker, run: PictureRun): Promise<PicturesResult> {
  const { generation, engine, signal } = run;
  const { request } = generation;
  const references = await maker.files.load(generation.id, generation.referenceCount);
  const pictures: GeneratedPicture[] = [];
  const warnings = new Set(generation.warnings);
  const timings = { engineMs: 0, encodeMs: 0 };
  let plan: object | null = null;
  for (let index = 0; index < request.imageCount; index++) {
    signal.throwIfAborted();
    const startedMs = maker.clock.nowMs();
    const result = await render(maker, run, references, index);
    const renderedMs = maker.clock.nowMs();
    const { bytes, contentType } = await encode(maker.imaging, run, result);
    timings.engineMs += renderedMs - startedMs;
    timings.encodeMs += maker.clock.nowMs() - renderedMs;
    signal.throwIfAborted();
    const storageKey = pictureKey(generation.id, index, request.outputFormat);
    await maker.storage.put(storageKey, bytes, contentType);
    for (const warning of [...result.warnings, ...encodingWarnings(result, request)]) warnings.add(warning);
    plan ??= result.plan ?? null;
    const { nativeSize, digitalSourceType } = result;
    const size = { width: result.image.width, height: result.image.height };
    const seed = request.seed + index;
    pictures.push({ storageKey, contentType, sizeBytes: bytes.length, size, nativeSize, seed, digitalSourceType });
  }
  return { pictures, engine: `${engine.name}@${engine.version}`, warnings: [...warnings], timings, plan };
}
