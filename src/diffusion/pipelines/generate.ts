/**
 * Text and references to images, in four steps, each of which frees what it loaded: encode text, encode references, denoise, decode.
 *
 * source   diffusers 0.42.1, Flux2KleinPipeline.__call__; compared with it by generate.test.ts
 *
 * Easy to get wrong: sides are floored to multiples of 16; only the target's tokens count for mu; the noise is drawn in the order of
 * planes [channels, rows, columns] and not of tokens; guidance is done only where the model is not distilled.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import { type Planes, previewTokens, readLatentStatistics } from '../models/autoencoder-kl-flux2/index.ts';
import { type Grid, tokenCount } from '../models/flux2/index.ts';
import { createNoise, type NoiseName } from '../noise/index.ts';
import { prepareReferences, type ReferenceBudget } from '../references/index.ts';
import { kleinMu, makeSchedule } from '../schedulers/index.ts';
import { decodeTokens, toRaster } from './decode-image.ts';
import { denoise } from './denoise.ts';
import type { Flux2Klein } from './flux2-klein.ts';
import { checkMemory } from './memory.ts';
import { encodePrompts } from './prompt-embeddings.ts';
import { encodeReferences } from './reference-tokens.ts';
import type { Runtime } from './stage.ts';

export type GenerateStage = 'encode text' | 'encode references' | 'denoise' | 'decode';

export interface GenerateProgress {
  /** [0, 1], not decreasing. */
  readonly fraction: number;
  readonly stage: GenerateStage;
  /** Which image of the request, from 0, and which of its steps is done, from 1. */
  readonly image?: number;
  readonly step?: number;
  /** 1/8 of the image's sides: what the model expects the end to be. Absent for latents that no map is known for. */
  readonly preview?: RasterImage;
}

export interface GenerateOptions {
  readonly prompt: string;
  /** 0 to 14 pictures to edit or to take things from. */
  readonly references?: readonly RasterImage[];
  /** Floored to multiples of 16. Absent: the first reference's, as it is used. */
  readonly size?: PixelSize;
  /** Any safe integer. */
  readonly seed: number;
  /** Images that share the text and the references; image i goes on in the noise's stream. Default 1. */
  readonly imageCount?: number;
  /** Default 4 for a distilled model, 50 for another. */
  readonly stepCount?: number;
  /** Of a model that is not distilled: how far from the negative prompt. Default 4; 1 is none. */
  readonly guidance?: number;
  /** Default: the empty prompt. */
  readonly negativePrompt?: string;
  readonly noise?: NoiseName;
  /** [32, rows, columns of latents / 2]... in place of drawn noise: normalised latents [channels, rows, columns] of each image. */
  readonly latents?: readonly Float32Array[];
  /** Tokens of text, padding included. Default 512, as the model was trained. */
  readonly textLength?: number;
  readonly referenceBudget?: ReferenceBudget;
  /** Side of the autoencoder's tiles in pixels; less takes less memory. Default 1024: up to there images are coded whole, as in the reference. */
  readonly tilePixels?: number;
  /** Memory that the run may take; absent: not checked. */
  readonly availableBytes?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: GenerateProgress) => void;
}

export interface Generated {
  readonly images: readonly RasterImage[];
  /** The same before rounding to bytes: [3, H, W], about -1 to 1. */
  readonly planes: readonly Planes[];
  /** Tokens at sigma 0, [rows * columns, channels]. */
  readonly latents: readonly Float32Array[];
  readonly warnings: readonly string[];
}

const pixelsPerToken = 16;
const wholeUpTo = 1024;
const most = { references: 14, images: 16, steps: 200 } as const;

function gridOf({ width, height }: PixelSize): Grid {
  const grid = { rows: Math.floor(height / pixelsPerToken), columns: Math.floor(width / pixelsPerToken) };
  if (grid.rows < 1 || grid.columns < 1)
    throw new AppError('invalid_request', `a picture has sides of at least ${pixelsPerToken} pixels, got ${width}x${height}`);
  return grid;
}

/** [channels, rows, columns] -> [rows * columns, channels] */
function planesToTokens(planes: Float32Array, grid: Grid, channels: number): Float32Array {
  const count = tokenCount(grid);
  if (planes.length !== channels * count)
    throw new AppError(
      'invalid_request',
      `latents of ${channels * count} numbers are wanted (${channels} x ${grid.rows} x ${grid.columns}), got ${planes.length}`,
    );
  const tokens = new Float32Array(planes.length);
  for (let c = 0; c < channels; c++) for (let i = 0; i < count; i++) tokens[i * channels + c] = planes[c * count + i]!;
  return tokens;
}

interface Counts {
  readonly stepCount: number;
  readonly imageCount: number;
  readonly guidance: number;
}

function countsOf({ isDistilled }: Flux2Klein, options: GenerateOptions, warnings: string[]): Counts {
  const {
    imageCount = options.latents?.length ?? 1,
    stepCount = isDistilled ? 4 : 50,
    guidance = isDistilled ? 1 : 4,
    references = [],
  } = options;
  const check = (name: string, value: number, limit: number): void => {
    if (!Number.isInteger(value) || value < 1 || value > limit)
      throw new AppError('invalid_request', `${name} is a whole number from 1 to ${limit}, got ${value}`);
  };
  check('the number of images', imageCount, most.images);
  check('the number of steps', stepCount, most.steps);
  if (references.length > most.references)
    throw new AppError('invalid_request', `at most ${most.references} references are taken, got ${references.length}`);
  if (isDistilled && guidance !== 1) warnings.push(`This model is distilled and takes no guidance: ${guidance} has no effect.`);
  return { stepCount, imageCount, guidance: isDistilled ? 1 : guidance };
}

function noisesOf(
  options: GenerateOptions,
  { grid, channels, imageCount }: { grid: Grid; channels: number; imageCount: number },
): Float32Array[] {
  const given = options.latents;
  if (given) {
    if (given.length !== imageCount)
      throw new AppError('invalid_request', `latents for ${imageCount} images are wanted, got ${given.length}`);
    return given.map((planes) => planesToTokens(planes, grid, channels));
  }
  const generator = createNoise(options.noise ?? 'seedbed', options.seed);
  return Array.from({ length: imageCount }, () => planesToTokens(generator.normal(channels * tokenCount(grid)), grid, channels));
}

/** Shares of the whole that the steps take, as measured on a CPU. */
const shares = { text: 0.1, references: 0.05, denoise: 0.75, decode: 0.1 } as const;

/**
 * throws invalid_request, reference_not_an_image, weights_invalid, not_enough_memory, engine_failed, engine_unavailable; generation_cancelled
 * between two runs of the network
 */
export async function generate(model: Flux2Klein, runtime: Runtime, options: GenerateOptions): Promise<Generated> {
  const { prompt, references = [], textLength = 512, negativePrompt = '', tilePixels = wholeUpTo, onProgress = () => {} } = options;
  const signal = options.signal ?? new AbortController().signal;
  const warnings: string[] = [];
  const { stepCount, imageCount, guidance } = countsOf(model, options, warnings);
  const prepared = await prepareReferences(references, options.referenceBudget);
  warnings.push(...prepared.warnings);
  const [first] = prepared.images;
  const size = options.size ?? first;
  if (!size) throw new AppError('invalid_request', 'a picture without references needs a size');
  const grid = gridOf(size);
  const { inChannels: channels } = model.transformer.config;
  const noises = noisesOf(options, { grid, channels, imageCount });
  const targetTokens = tokenCount(grid);
  const referenceTokens = prepared.images.reduce((total, { width, height }) => total + (width * height) / pixelsPerToken ** 2, 0);
  if (options.availableBytes !== undefined)
    checkMemory(model, { textLength, targetTokens, referenceTokens, tilePixels }, options.availableBytes);

  // 1. Text, then free its encoder.
  onProgress({ fraction: 0, stage: 'encode text' });
  const isGuided = guidance > 1;
  const text = await encodePrompts(model, isGuided ? [prompt, negativePrompt] : [prompt], { runtime, length: textLength, signal });
  warnings.push(...text.warnings);

  // 2. References, before the transformer is loaded.
  const statistics = await readLatentStatistics(model.autoencoder.weights, model.autoencoder.config);
  const encoded = await encodeReferences(model, prepared.images, {
    ...{ runtime, statistics, tilePixels, signal },
    onImage: (index) =>
      onProgress({ fraction: shares.text + (shares.references * (index + 1)) / references.length, stage: 'encode references' }),
  });

  // 3. Denoise.
  const schedule = makeSchedule(model.scheduler, { stepCount, mu: kleinMu(targetTokens, stepCount) });
  const start = shares.text + shares.references;
  const tokens = await denoise(model, noises, {
    ...{ runtime, schedule, guidance, textLength, signal, target: grid },
    references: references.length > 0 ? encoded : null,
    prompt: text.embeddings[0]!,
    negative: text.embeddings[1] ?? null,
    onStep: ({ image, step, estimate }) => {
      const preview = previewTokens(estimate, grid);
      const fraction = start + (shares.denoise * (image * stepCount + step + 1)) / (imageCount * stepCount);
      onProgress({ fraction, stage: 'denoise', image, step: step + 1, ...(preview && { preview }) });
    },
  });

  // 4. Decode.
  const planes: Planes[] = [];
  for (const [image, each] of tokens.entries()) {
    const onTile = (index: number, count: number): void =>
      onProgress({
        fraction: start + shares.denoise + (shares.decode * (image + (index + 1) / count)) / imageCount,
        stage: 'decode',
        image,
      });
    planes.push(await decodeTokens(model, each, { runtime, statistics, target: grid, tilePixels, signal, onTile }));
  }
  return { images: planes.map(toRaster), planes, latents: tokens, warnings };
}
