/**
 * Fetches the bytes of one URL within limits of time, size and redirects. Knows nothing of images.
 * The messages of its errors are predicates: the caller puts the reference's name before them.
 */
import type { Dispatcher } from 'undici';
import type { Limits } from '../config.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { forbiddenAddress, type Guard, isPrivateAddressError } from './guard.ts';

type DownloadLimits = Pick<Limits, 'referenceBytes' | 'referenceRedirects' | 'referenceTimeoutMs'>;

export interface DownloadContext {
  readonly guard: Guard;
  readonly limits: DownloadLimits;
  readonly signal: AbortSignal;
}

type Body = Dispatcher.ResponseData['body'];

const redirects = [301, 302, 303, 307, 308];

const refusal = (code: ErrorCode, predicate: string, cause?: unknown): AppError => new AppError(code, predicate, { cause });

export function tooLarge(limitBytes: number): AppError {
  return refusal('reference_too_large', `is larger than ${limitBytes} bytes (${Math.floor(limitBytes / 2 ** 20)} MB)`);
}

/** A body left unread holds its connection; an abort of it must not become an uncaught error. */
function discard(body: Body): void {
  body.on('error', () => {}).destroy();
}

/** Only what was really received counts: a declared length can lie, but one over the limit saves the trouble. */
async function readBody(response: Dispatcher.ResponseData, limitBytes: number): Promise<Uint8Array> {
  const { headers, body } = response;
  if (Number(headers['content-length']) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
}

/** We ask for no coding and decompress none, so that no few bytes become many. 'aws-chunked' is left behind by S3 uploads and means none. */
function checkCoding(headers: Dispatcher.ResponseData['headers']): void {
  const coding = String(headers['content-encoding'] ?? '').toLowerCase();
  if (coding === '' || coding === 'identity' || coding === 'aws-chunked') return;
  throw refusal('reference_unreachable', 'answered with a compressed body although none was asked for; an image as it is, is wanted');
}

function nextHop(url: URL, headers: Dispatcher.ResponseData['headers']): URL {
  const location = headers.location;
  const next = typeof location === 'string' ? URL.parse(location, url.href) : null;
  if (!next) throw refusal('reference_unreachable', 'answered with a redirect to nowhere, an image is wanted');
  return next;
}

async function send(url: URL, { guard, limits, signal }: DownloadContext): Promise<Dispatcher.ResponseData> {
  guard.check(url);
  return await guard.dispatcherFor(url).request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { accept: 'image/*,*/*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Seedbed' },
    signal,
    headersTimeout: limits.referenceTimeoutMs,
    bodyTimeout: limits.referenceTimeoutMs,
  });
}

async function follow(url: URL, context: DownloadContext, redirectsLeft: number): Promise<Uint8Array> {
  const response = await send(url, context);
  try {
    if (redirects.includes(response.statusCode)) {
      discard(response.body);
      if (redirectsLeft === 0) throw refusal('reference_unreachable', `redirects more than ${context.limits.referenceRedirects} times`);
      return await follow(nextHop(url, response.headers), context, redirectsLeft - 1);
    }
    if (response.statusCode < 200 || response.statusCode > 299) {
      throw refusal('reference_unreachable', `answered ${response.statusCode}, an image is wanted`);
    }
    checkCoding(response.headers);
    return await readBody(response, context.limits.referenceBytes);
  } finally {
    discard(response.body);
  }
}

/** Codes such as ECONNREFUSED are told; messages are not, as they name addresses. */
function unreachable(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return refusal('reference_unreachable', `could not be fetched (${code}), an image is wanted`, error);
}

/**
 * returns     the body of the first answer that is no redirect
 * throws      reference_unreachable (no answer, a status but 2xx, out of time), reference_forbidden, reference_too_large;
 *             whatever `signal` was aborted with
 */
export async function download(url: URL, context: DownloadContext): Promise<Uint8Array> {
  const { limits, signal } = context;
  const timeout = AbortSignal.timeout(limits.referenceTimeoutMs);
  try {
    return await follow(url, { ...context, signal: AbortSignal.any([signal, timeout]) }, limits.referenceRedirects);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) throw error;
    if (timeout.aborted) throw refusal('reference_unreachable', `did not arrive within ${limits.referenceTimeoutMs / 1000} s`, error);
    throw isPrivateAddressError(error) ? forbiddenAddress() : unreachable(error);
  }
}
