/** The form as a request of the public API: POST /v1/images/generations with Seedbed's own fields. */
import type { Form } from './form.ts';
import type { ModelOption } from './models.ts';
import type { Reference } from './references.ts';
import { type PixelSize, pixelsOf, type SizeChoice, type SizeLimits } from './sizes.ts';

/** Only keys that differ from the server's defaults are set, so that the shown request stays short. */
export interface GenerationBody {
  model: string;
  prompt: string;
  image_urls?: readonly string[];
  image_size?: string | PixelSize;
  seed?: number;
  watermark?: boolean;
  output_format?: string;
  engine?: string;
}

/** The tier's name is sent although it may be the default: a reader of the shown request learns the field from it. */
function sizeField(choice: SizeChoice, limits: SizeLimits): string | PixelSize | undefined {
  if (choice.mode === 'keep') return 'keep';
  if (choice.mode !== 'custom' && choice.shape === 'auto' && limits.takesTierNames) return choice.mode;
  return pixelsOf(choice, limits) ?? undefined;
}

/** The body for a form that has no `sendingProblems`; `imageUrls` are its references in order, as data URIs or addresses. */
export function toBody(form: Form, model: ModelOption, imageUrls: readonly string[]): GenerationBody {
  const size = sizeField(form.size, model.limits);
  return {
    model: form.model,
    prompt: form.prompt,
    ...(imageUrls.length > 0 && { image_urls: imageUrls }),
    ...(size && { image_size: size }),
    ...(form.seed.trim() !== '' && { seed: Number(form.seed) }),
    ...(form.hasWatermark && model.hasWatermark && { watermark: true }),
    ...(form.format !== 'jpeg' && { output_format: form.format }),
    ...(form.engine && { engine: form.engine }),
  };
}

async function toDataUri(file: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
  return promise;
}

/** The references as the API takes them. throws when a file went away or changed since it was chosen. */
export async function readReferences(references: readonly Reference[]): Promise<string[]> {
  return Promise.all(
    references.map(async ({ source, name }) => {
      if (source.kind === 'url') return source.url;
      return toDataUri(source.file).catch((cause) => {
        throw new Error(`${name} can no longer be read. Remove it and choose it again.`, { cause });
      });
    }),
  );
}
