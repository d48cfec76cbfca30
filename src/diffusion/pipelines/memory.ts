/**
 * What a run needs, before anything is loaded. Weights of half precision stay pages of their files, which the system may drop; they are
 * counted all the same, as a model that does not fit is read from the disk again at every step.
 */
import { AppError } from '../../errors.ts';
import { embeddingName } from '../models/qwen3/index.ts';
import type { Weights } from '../weights/index.ts';
import type { Flux2Klein } from './flux2-klein.ts';

const gigabyte = 1024 ** 3;
const inGigabytes = (sizeBytes: number): string => `${(sizeBytes / gigabyte).toFixed(sizeBytes < gigabyte ? 2 : 1)} GB`;

export interface RunSizes {
  readonly textLength: number;
  readonly targetTokens: number;
  readonly referenceTokens: number;
  /** Side of the autoencoder's tiles. */
  readonly tilePixels: number;
}

export interface MemoryNeed {
  readonly textEncoderBytes: number;
  readonly transformerBytes: number;
  readonly autoencoderBytes: number;
  /** The largest of the three: one is loaded at a time. */
  readonly peakBytes: number;
}

const sum = (weights: Weights, isNeeded: (name: string) => boolean = () => true): number =>
  [...weights.tensors.values()].reduce((total, { name, length }) => total + (isNeeded(name) ? length : 0), 0);

/** The largest matrix of the weights in float32: one at a time is cast. */
const largestCast = (weights: Weights): number =>
  [...weights.tensors.values()].reduce(
    (most, { name, dims }) => (name === embeddingName ? most : Math.max(most, 4 * dims.reduce((product, dim) => product * dim, 1))),
    0,
  );

/** Activations by the widest layer of each network, as measured: the runtime holds about three of them at once. */
export function memoryNeed(
  { textEncoder, transformer, autoencoder, hiddenStates }: Flux2Klein,
  { textLength, targetTokens, referenceTokens, tilePixels }: RunSizes,
): MemoryNeed {
  const lastLayer = Math.max(...hiddenStates);
  const layerOf = (name: string): number => Number(/\.layers\.(\d+)\./.exec(name)?.[1] ?? 0);
  const tokens = textLength + targetTokens + referenceTokens;
  const { dim, mlpDim } = transformer.config;
  const textEncoderBytes =
    sum(textEncoder.weights, (name) => layerOf(name) < lastLayer) +
    largestCast(textEncoder.weights) +
    3 * 4 * textLength * textEncoder.config.mlpDim;
  const transformerBytes = sum(transformer.weights) + largestCast(transformer.weights) + 4 * tokens * (3 * dim + 3 * mlpDim);
  const tile = Math.min(tilePixels ** 2, targetTokens * (2 * autoencoder.config.scale) ** 2);
  // The last block reads the width of the one before it at full size, and holds four such values at once.
  const autoencoderBytes = sum(autoencoder.weights) + 4 * 4 * tile * Math.max(...autoencoder.config.decoderWidths.slice(0, 2));
  return {
    textEncoderBytes,
    transformerBytes,
    autoencoderBytes,
    peakBytes: Math.max(textEncoderBytes, transformerBytes, autoencoderBytes),
  };
}

/** throws not_enough_memory, with the numbers */
export function checkMemory(model: Flux2Klein, sizes: RunSizes, availableBytes: number): void {
  const need = memoryNeed(model, sizes);
  if (need.peakBytes <= availableBytes) return;
  const parts = `text encoder ${inGigabytes(need.textEncoderBytes)}, transformer ${inGigabytes(need.transformerBytes)}, autoencoder ${inGigabytes(need.autoencoderBytes)}, one at a time`;
  throw new AppError(
    'not_enough_memory',
    `${model.folder} needs ${inGigabytes(need.peakBytes)} of memory for this picture (${parts}); ${inGigabytes(availableBytes)} are free: ask for a smaller picture, or fewer references`,
    { details: { neededBytes: need.peakBytes, availableBytes } },
  );
}
