/** A generation of the diffusion engine, in the inference process. */
import type { PixelSize, RasterImage } from '../engine.ts';
import type { Backend } from '../graph/index.ts';
import type { Task } from '../inference/index.ts';
import { openFlux2Klein, generate as run } from './pipelines/index.ts';

export interface DiffusionInput {
  readonly folder: string;
  readonly backend: Backend;
  readonly prompt: string;
  readonly references: readonly RasterImage[];
  /** Multiples of 16. */
  readonly size: PixelSize;
  readonly seed: number;
}

export interface DiffusionOutput {
  readonly image: RasterImage;
  readonly warnings: readonly string[];
}

/** throws weights_invalid, weights_unsupported, not_enough_memory, reference_not_an_image, engine_failed, generation_cancelled */
export const generate: Task<DiffusionInput, DiffusionOutput> = async (input, { openSession, signal, onProgress }) => {
  const { folder, backend, prompt, references, size, seed } = input;
  const model = await openFlux2Klein(folder);
  const { images, warnings } = await run(
    model,
    { backend, openSession },
    {
      ...{ prompt, references, size, seed, signal },
      availableBytes: process.availableMemory(),
      onProgress: ({ fraction, stage, step, preview }) => onProgress(fraction, step === undefined ? stage : `${stage} ${step}`, preview),
    },
  );
  return { image: images[0]!, warnings };
};
