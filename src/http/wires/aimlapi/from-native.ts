/** A finished generation into the answer of its model on the native wire. Pure: links and bytes are handed in. */
import { z } from 'zod';
import { creditsPerUsd } from '../../../accounts/account.ts';
import type { AnswerShape, CatalogModel } from '../../../catalog.ts';
import type { PixelSize } from '../../../engine.ts';
import type { GeneratedPicture, Generation } from '../../../jobs/generation.ts';

/** What the caller gets of a picture: a link to it, or its bytes in base64. */
export type Media = { readonly url: string } | { readonly b64: string };

/** Only the key that has a value: some clients take the first of the two keys that exists, null or not. */
const mediaKeys = (media: Media): { url: string } | { b64_json: string } => ('url' in media ? { url: media.url } : { b64_json: media.b64 });

const formatSize = ({ width, height }: PixelSize): string => `${width}x${height}`;

interface Part {
  readonly picture: GeneratedPicture;
  readonly media: Media;
}

const metaTail = ({ engine, warnings, pictures, plan }: Generation) => ({
  engine,
  warnings: [...warnings],
  native_size: pictures[0] ? formatSize(pictures[0].nativeSize) : null,
  ...(plan && { plan }),
});

const creditUsage = ({ costCredits }: Generation) => ({ credits_used: costCredits, usd_spent: costCredits / creditsPerUsd });

function toDataAnswer(generation: Generation, parts: readonly Part[]) {
  const data = parts.map(({ picture, media }) => ({ ...mediaKeys(media), size: formatSize(picture.size), seed: picture.seed }));
  return { data, meta: { usage: creditUsage(generation), ...metaTail(generation) } };
}

function toImagesAndDataAnswer(generation: Generation, parts: readonly Part[]) {
  const images = parts.map(({ picture, media }) => ({
    ...mediaKeys(media),
    content_type: picture.contentType,
    file_name: picture.storageKey.split('/').at(-1)!,
    file_size: picture.sizeBytes,
    width: picture.size.width,
    height: picture.size.height,
  }));
  const usage = { tokens_used: generation.costCredits };
  return { images, seed: generation.request.seed, data: images, meta: { usage, ...metaTail(generation) } };
}

function toImagesAnswer(generation: Generation, parts: readonly Part[]) {
  const images = parts.map(({ picture, media }) => ({
    ...mediaKeys(media),
    width: picture.size.width,
    height: picture.size.height,
    content_type: picture.contentType,
  }));
  return {
    images,
    timings: { inference: (generation.timings?.engineMs ?? 0) / 1000 },
    seed: generation.request.seed,
    has_nsfw_concepts: parts.map(() => false),
    prompt: generation.request.prompt,
    meta: { usage: creditUsage(generation), ...metaTail(generation) },
  };
}

const toShape = { data: toDataAnswer, 'images-and-data': toImagesAndDataAnswer, images: toImagesAnswer } satisfies Record<
  AnswerShape,
  (generation: Generation, parts: readonly Part[]) => object
>;

/** media: one for each picture, in order. */
export function toAnswer(generation: Generation, model: CatalogModel, media: readonly Media[]): object {
  const parts = generation.pictures.map((picture, index) => ({ picture, media: media[index]! }));
  return toShape[model.answerShape](generation, parts);
}

/** Progress with a fraction of four decimals. */
export const toProgress = ({ fraction, stage }: Generation['progress']): Generation['progress'] => ({
  fraction: Math.round(fraction * 1e4) / 1e4,
  stage,
});

/** How the studio read an instruction (docs/editing.md). */
export const planSchema = z.looseObject({ operations: z.array(z.looseObject({ kind: z.string() })).min(1) });

/** The generation while it runs, and the head of its answer afterwards. */
export function toState(generation: Generation): object {
  const { id, state, progress, createdAt, startedAt, finishedAt, clientRequestId, error } = generation;
  return {
    id,
    object: 'image.generation',
    model: generation.request.model,
    state,
    progress: toProgress(progress),
    client_request_id: clientRequestId,
    created_at: createdAt.toISOString(),
    started_at: startedAt?.toISOString() ?? null,
    finished_at: finishedAt?.toISOString() ?? null,
    ...(error && { error: { code: error.code, message: error.message } }),
  };
}

const metaShape = {
  engine: z.string().nullable(),
  warnings: z.array(z.string()),
  native_size: z.string().nullable(),
  plan: planSchema.optional(),
};
const creditUsageSchema = z.object({ credits_used: z.int(), usd_spent: z.number() });
const linkShape = { url: z.string().optional(), b64_json: z.string().optional() };
const pixelShape = { content_type: z.string(), width: z.int(), height: z.int() };
const falFile = z.object({ ...linkShape, file_name: z.string(), file_size: z.int(), ...pixelShape });

/** The answers as /openapi.json tells them; tests hold every real answer against these. */
export const answerSchemas = {
  data: z.strictObject({
    data: z.array(z.strictObject({ ...linkShape, size: z.string(), seed: z.int() })).min(1),
    meta: z.strictObject({ usage: creditUsageSchema, ...metaShape }),
  }),
  'images-and-data': z.strictObject({
    images: z.array(falFile).min(1),
    seed: z.int(),
    data: z.array(falFile).min(1),
    meta: z.strictObject({ usage: z.strictObject({ tokens_used: z.int() }), ...metaShape }),
  }),
  images: z.strictObject({
    images: z.array(z.strictObject({ ...linkShape, ...pixelShape })).min(1),
    timings: z.strictObject({ inference: z.number() }),
    seed: z.int(),
    has_nsfw_concepts: z.array(z.boolean()),
    prompt: z.string(),
    meta: z.strictObject({ usage: creditUsageSchema, ...metaShape }),
  }),
} satisfies Record<AnswerShape, z.ZodType>;

export const stateSchema = z.looseObject({
  id: z.string(),
  object: z.literal('image.generation'),
  model: z.string(),
  state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z.object({ fraction: z.number(), stage: z.string() }),
  client_request_id: z.string().nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
