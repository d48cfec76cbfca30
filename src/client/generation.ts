/** The generation's words of the wire, both ways. Pure. */
import { ClientError } from './client-error.ts';
import type { GenerateOptions, GenerateResult, GenerationStatus, Picture } from './types.ts';

const defaultModel = 'bytedance/seedream-4-5';

const signatures: readonly (readonly [type: string, offset: number, text: string])[] = [
  ['image/png', 0, '\x89PNG'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftyp'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/bmp', 0, 'BM'],
];

/** The server looks at the bytes, not at this type: a best guess is enough. */
function guessType(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([, offset, text]) => head.startsWith(text, offset))?.[0] ?? 'application/octet-stream';
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  const step = 0x8000;
  for (let start = 0; start < bytes.length; start += step) binary += String.fromCharCode(...bytes.subarray(start, start + step));
  return btoa(binary);
}

const toImageUrl = (image: Uint8Array | string): string =>
  typeof image === 'string' ? image : `data:${guessType(image)};base64,${toBase64(image)}`;

export function toBody(options: GenerateOptions): Record<string, unknown> {
  const {
    model = defaultModel,
    prompt,
    images,
    size,
    seed,
    imageCount,
    watermark,
    engine,
    outputFormat,
    responseFormat,
    embedPrompt,
    scene,
  } = options;
  const fields = {
    model,
    prompt,
    image_urls: images && images.length > 0 ? images.map(toImageUrl) : undefined,
    image_size: size,
    seed,
    num_images: imageCount,
    watermark,
    engine,
    output_format: outputFormat,
    response_format: responseFormat,
    embed_prompt: embedPrompt,
    scene,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface WireImage {
  readonly url?: string;
  readonly b64_json?: string;
  readonly size?: string;
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
  readonly content_type?: string;
}

interface WireAnswer {
  readonly id?: string;
  readonly data?: readonly WireImage[];
  readonly images?: readonly WireImage[];
  readonly seed?: number;
  readonly meta?: {
    readonly usage?: { readonly credits_used?: number; readonly tokens_used?: number };
    readonly engine?: string | null;
    readonly warnings?: readonly string[];
    readonly native_size?: string | null;
  };
}

interface WireState extends WireAnswer {
  readonly id: string;
  readonly state: GenerationStatus['state'];
  readonly progress: GenerationStatus['progress'];
  readonly error?: { readonly code: string; readonly message: string };
}

const toPicture = (image: WireImage, index: number, firstSeed: number): Picture => ({
  url: image.url ?? null,
  base64: image.b64_json ?? null,
  size: image.size ?? `${image.width}x${image.height}`,
  seed: image.seed ?? firstSeed + index,
  contentType: image.content_type ?? null,
});

export function toResult(answer: object, id: string): GenerateResult {
  const { data, images = data ?? [], seed = 0, meta } = answer as WireAnswer;
  return {
    id,
    pictures: images.map((image, index) => toPicture(image, index, seed)),
    engine: meta?.engine ?? null,
    warnings: meta?.warnings ?? [],
    nativeSize: meta?.native_size ?? null,
    creditsUsed: meta?.usage?.credits_used ?? meta?.usage?.tokens_used ?? 0,
    answer: answer as Record<string, unknown>,
  };
}

export function toStatus(wire: object): GenerationStatus {
  const { id, state, progress, error = null } = wire as WireState;
  return { id, state, progress, error, result: state === 'succeeded' ? toResult(wire, id) : null };
}

/** The result of a final generation. throws ClientError when it failed or was cancelled */
export function resultOf({ id, state, error, result }: GenerationStatus): GenerateResult {
  if (result) return result;
  const message = error?.message ?? `The generation is ${state}`;
  throw new ClientError(message, { status: 200, code: error?.code ?? `generation_${state}`, generationId: id });
}
