/** The neural engine: open weights from their published folder, run in the inference process. Knows pixels, prompts and error codes. */
import type { Engine, EngineRequest, PixelSize } from '../engine.ts';
import { AppError } from '../errors.ts';
import type { Backend } from '../graph/index.ts';
import { resizeImage } from '../imaging/index.ts';
import type { InferenceHost } from '../inference/index.ts';
import type { DiffusionInput, DiffusionOutput } from './diffusion.task.ts';
import { openFlux2Klein } from './pipelines/index.ts';
import { nameCheckpoint } from './revision.ts';

export interface DiffusionOptions {
  /** A checkpoint in the folder format of diffusers. */
  readonly folder: string;
  readonly inference: InferenceHost;
  /** Default cpu. cuda, coreml and dml are untested. */
  readonly backend?: Backend;
  /** Pictures of more pixels are made at fewer and enlarged. Default 1024 x 1024 on a CPU, 2048 x 2048 elsewhere. */
  readonly nativePixels?: number;
}

/** Four steps of 1024x1024 with references take most of an hour on two cores (docs/log.md). */
const cpuTimeoutMs = 2 * 3_600_000;
const sideMultiple = 16;
const moduleUrl = new URL('./diffusion.task.ts', import.meta.url).href;

/** The largest size of the aspect with at most `pixels`, in multiples of 16; never larger than asked, but for rounding up to 16. */
export function nativeSizeOf({ width, height }: PixelSize, pixels: number): PixelSize {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  const side = (asked: number): number => Math.max(sideMultiple, Math.round((asked * scale) / sideMultiple) * sideMultiple);
  return { width: side(width), height: side(height) };
}

function check({ scene, mask }: EngineRequest): void {
  if (scene !== undefined)
    throw new AppError('invalid_request', 'The diffusion engine takes a prompt and no scene record: ask the studio for one');
  if (mask !== undefined) throw new AppError('invalid_request', 'The diffusion engine takes no mask: ask the studio to edit within one');
}

/**
 * Opens the folder once for its name; nothing large is read, and weights are looked at anew for each picture.
 * throws weights_invalid, weights_unsupported
 */
export async function createDiffusion({ folder, inference, backend = 'cpu', nativePixels }: DiffusionOptions): Promise<Engine> {
  const { name, revision } = await nameCheckpoint(await openFlux2Klein(folder));
  const most = nativePixels ?? (backend === 'cpu' ? 1024 ** 2 : 2048 ** 2);
  return {
    name: 'diffusion',
    version: `${name}/${revision}`,
    ...(backend === 'cpu' && { timeoutMs: cpuTimeoutMs }),
    async generate(request, { signal, onProgress }) {
      check(request);
      const { prompt, references, size, seed } = request;
      const nativeSize = nativeSizeOf(size, most);
      const input: DiffusionInput = { folder, backend, prompt, references, size: nativeSize, seed };
      const { image, warnings } = await inference.run<DiffusionInput, DiffusionOutput>(
        { moduleUrl, name: 'generate', input },
        { signal, onProgress },
      );
      const isEnlarged = nativeSize.width * nativeSize.height < 0.98 * size.width * size.height;
      const told = isEnlarged ? [`Made at ${nativeSize.width}x${nativeSize.height} and enlarged to ${size.width}x${size.height}.`] : [];
      return {
        image: await resizeImage(image, size),
        nativeSize,
        warnings: [...warnings, ...told],
        digitalSourceType: 'trainedAlgorithmicMedia',
      };
    },
    close: async () => {},
  };
}

/** An engine whose weights cannot be used: every picture asked of it tells why, and the rest of the server goes on. */
export const createBrokenDiffusion = (reason: AppError): Engine => ({
  name: 'diffusion',
  version: 'unavailable',
  generate: async () => {
    throw reason;
  },
  close: async () => {},
});
