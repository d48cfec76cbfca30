/** The way of a generation through the door: references, submission, waiting, answer. The wire's words come from its converters. */
import type { FastifyRequest } from 'fastify';
import { findModel } from '../catalog.ts';
import { AppError } from '../errors.ts';
import type { GeneratedPicture, Generation } from '../jobs/generation.ts';
import { baseUrlOf } from './base-url.ts';
import type { AppDeps, LoadedReference } from './deps.ts';
import type { Closing } from './hang-up.ts';
import type { Metrics } from './metrics.ts';
import { callerOf } from './route.ts';
import { type Media, toAnswer } from './wires/aimlapi/from-native.ts';
import { clientRequestIdHeader, readClientRequestId } from './wires/aimlapi/headers.ts';
import { type AnswerOptions, type Draft, resolveSize } from './wires/aimlapi/to-native.ts';

export interface GenerateDeps extends AppDeps {
  readonly metrics: Metrics;
  readonly closing: Closing;
}

const cancelled = (cause: unknown): AppError => new AppError('generation_cancelled', 'The client hung up before the answer', { cause });

async function loadReferences(deps: GenerateDeps, urls: readonly string[], hangUp: AbortSignal): Promise<readonly LoadedReference[]> {
  if (urls.length === 0) return [];
  try {
    return await deps.references.load(urls, hangUp);
  } catch (error) {
    throw hangUp.aborted ? cancelled(error) : error;
  }
}

const frameWarnings = (references: readonly LoadedReference[]): string[] =>
  references.flatMap(({ frameCount, contentType }, index) => {
    const what = contentType === 'image/tiff' ? 'pages' : 'frames';
    return frameCount > 1
      ? [`Image ${index + 1} has ${frameCount} ${what}: only the first one is used, and the answer is a still picture.`]
      : [];
  });

/** Submits a draft. Nothing is left behind when this throws. */
export async function submitDraft(deps: GenerateDeps, draft: Draft, request: FastifyRequest, hangUp: AbortSignal): Promise<Generation> {
  const { accountId, keyId } = callerOf(request);
  // A wrong record is the caller's mistake, and told before anything is charged or queued.
  if (draft.request.scene !== undefined) await deps.scenes?.readScene(draft.request.scene, hangUp);
  const references = await loadReferences(deps, draft.referenceUrls, hangUp);
  const size = resolveSize(draft.size, references);
  if (hangUp.aborted) throw cancelled(hangUp.reason);
  const generation = await deps.generations.submit({
    accountId,
    keyId,
    clientRequestId: readClientRequestId(request.headers[clientRequestIdHeader]),
    request: { ...draft.request, size, ...(draft.size === 'keep' && { sizeFollowsEdit: true }) },
    costCredits: draft.model.creditsPerImage * draft.request.imageCount,
    references: references.map(({ bytes, contentType }) => ({ bytes, contentType })),
    isAwaited: !prefersAsync(request),
    warnings: [...draft.warnings, ...frameWarnings(references)],
  });
  // Counted apart from the caller, who may not wait for it; a stop of the server leaves the generation uncounted.
  deps.generations.wait(generation.id, deps.closing.due).then(deps.metrics.countGeneration, () => undefined);
  return generation;
}

/** The final generation. When the client hangs up it is cancelled and refunded; when the server stops it goes on. */
export async function waitForFinal(deps: GenerateDeps, id: string, hangUp: AbortSignal): Promise<Generation> {
  try {
    return await deps.generations.wait(id, AbortSignal.any([hangUp, deps.closing.due]));
  } catch (error) {
    if (hangUp.aborted) {
      await deps.generations.cancel(id);
      throw cancelled(error);
    }
    if (deps.closing.due.aborted) throw new AppError('shutting_down', 'The server is stopping; ask for the generation again by its id');
    throw error;
  }
}

/** throws the generation's own error unless it succeeded. */
export function assertSucceeded({ state, error }: Generation): void {
  if (state === 'cancelled') throw new AppError('generation_cancelled', 'The generation was cancelled; nothing was charged');
  if (state !== 'succeeded') throw new AppError(error?.code ?? 'internal', error?.message ?? 'The generation failed without a word');
}

async function toMedia(deps: AppDeps, picture: GeneratedPicture, baseUrl: string, options: AnswerOptions): Promise<Media> {
  if (options.responseFormat === 'url' && !options.isInline)
    return { url: await deps.storage.signedUrl(picture.storageKey, { baseUrl, expiresSeconds: deps.config.limits.urlExpirySeconds }) };
  const { bytes } = await deps.storage.get(picture.storageKey);
  const b64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return options.responseFormat === 'b64_json' ? { b64 } : { url: `data:${picture.contentType};base64,${b64}` };
}

/** The answer of a succeeded generation, its links signed anew. */
export async function createAnswer(
  deps: AppDeps,
  generation: Generation,
  request: FastifyRequest,
  options: AnswerOptions,
): Promise<object> {
  const model = findModel(generation.request.model);
  if (!model) throw new AppError('internal', `The model ${generation.request.model} is no longer in the catalogue`);
  const baseUrl = baseUrlOf(request, deps.config);
  const media = await Promise.all(generation.pictures.map((picture) => toMedia(deps, picture, baseUrl, options)));
  return toAnswer(generation, model, media);
}

/** RFC 7240: the caller wants an answer at once, and asks for the result later. */
export function prefersAsync(request: FastifyRequest): boolean {
  const prefer = request.headers.prefer;
  return typeof prefer === 'string' && prefer.split(',').some((preference) => preference.trim().toLowerCase() === 'respond-async');
}

/** The generation named in the path. throws not_found when there is none of that id in the caller's account */
export async function findOwn(deps: AppDeps, request: FastifyRequest, id: string): Promise<Generation> {
  const isId = /^[A-Za-z0-9_-]{21}$/.test(id);
  const generation = isId ? await deps.generations.find(id, callerOf(request).accountId) : null;
  if (!generation) throw new AppError('not_found', 'There is no generation of that id in this account');
  return generation;
}
