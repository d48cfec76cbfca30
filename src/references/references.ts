/**
 * Gets the pictures that a request names: fetched or decoded, checked, still encoded. Knows nothing of generations or of the wire,
 * but for the name of the field in its messages.
 */
import type { Limits } from '../config.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Log } from '../shared/index.ts';
import { type DownloadContext, download } from './download.ts';
import { createGate } from './gate.ts';
import { createGuard, type Guard, type Lookup } from './guard.ts';
import { checkPicture } from './picture.ts';
import { decodeBase64, nameSource, parseSource } from './source.ts';

export interface Reference {
  readonly bytes: Uint8Array;
  /** Told from the bytes, whatever the server or the data URI said. */
  readonly contentType: string;
  /** In pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Above 1: of an animation or of several pages, whose first is used. */
  readonly frameCount: number;
}

export interface References {
  /**
   * Loads all sources, four at a time, in the given order; the first failure stops the others. The time limit holds for each source.
   *
   * throws reference_unreachable, reference_forbidden, reference_too_large, reference_not_an_image
   *        (details.index, details.param `image_urls[2]`); generation_cancelled when `signal` aborts
   */
  load(sources: readonly string[], signal: AbortSignal): Promise<Reference[]>;
}

export interface ReferencesOptions {
  readonly limits: Limits;
  readonly allowPrivateHosts: readonly string[];
  readonly log: Log;
  /** How names become addresses; the system's resolver unless a test holds it. */
  readonly lookup?: Lookup;
}

const concurrency = 4;

/** A check of 36 MP in AVIF takes 3 s of both cores and 650 MB, so that there are never more than two, whatever the number of requests. */
const checksAtOnce = 2;

/** Calls `load` for 0 to count - 1, at most `concurrency` at once. After a failure none is begun, and all begun are waited for. */
async function loadEach<T>(count: number, load: (index: number) => Promise<T>, onFailure: (error: unknown) => void): Promise<T[]> {
  const results = new Array<T>(count);
  let next = 0;
  let failure: { error: unknown } | null = null;
  const work = async (): Promise<void> => {
    while (next < count && !failure) {
      const index = next++;
      try {
        results[index] = await load(index);
      } catch (error) {
        failure ??= { error };
        onFailure(error);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const first = failure as { error: unknown } | null;
  if (first) throw first.error;
  return results;
}

export function createReferences({ limits, allowPrivateHosts, log, lookup }: ReferencesOptions): References {
  const checkGate = createGate(checksAtOnce);

  async function loadBytes(text: string, context: DownloadContext): Promise<Uint8Array> {
    const source = parseSource(text);
    return source.kind === 'url' ? await download(source.url, context) : await decodeBase64(source.base64, limits.referenceBytes);
  }

  async function loadOne(text: string, context: DownloadContext): Promise<Reference> {
    const bytes = await loadBytes(text, context);
    const { contentType, width, height, frameCount } = await checkGate(() => {
      context.signal.throwIfAborted();
      return checkPicture(bytes, limits);
    });
    return { bytes, contentType, width, height, frameCount };
  }

  /** Puts the field and the source's safe name before the predicate of an error. */
  function nameError(error: unknown, index: number, text: string): unknown {
    if (!isAppError(error)) return error;
    const param = `image_urls[${index}]`;
    const named = new AppError(error.code, `${param}: ${nameSource(text)} ${error.message}`, {
      details: { ...error.details, index, param },
      cause: error.cause,
    });
    log.info({ code: error.code, param }, named.message);
    return named;
  }

  return {
    async load(sources, signal) {
      const failed = new AbortController();
      const connectTimeoutMs = limits.referenceTimeoutMs;
      const guard: Guard = createGuard({ allowPrivateHosts, connectTimeoutMs, ...(lookup && { lookup }) });
      const context = { guard, limits, signal: AbortSignal.any([signal, failed.signal]) };
      try {
        return await loadEach(
          sources.length,
          (index) =>
            loadOne(sources[index]!, context).catch((error: unknown) => {
              throw context.signal.aborted ? error : nameError(error, index, sources[index]!);
            }),
          () => failed.abort(),
        );
      } catch (error) {
        if (signal.aborted) throw new AppError('generation_cancelled', 'the request was given up while its references were loaded');
        throw error;
      } finally {
        await guard.close();
      }
    },
  };
}
