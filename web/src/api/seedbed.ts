/** Every call the page makes, all of them to the public API of the server it came from. Knows nothing of forms or the screen. */
import type { ListedModel } from '../state/models.ts';
import { type ErrorBody, type Problem, toConnectionProblem, toProblem } from '../state/problem.ts';
import type { GenerationBody } from '../state/request.ts';
import { readServerEvents } from './server-events.ts';

/** The answer of a finished generation; `images` in place of `data` on the wires of some models. */
export interface GenerationAnswer {
  readonly data?: readonly AnswerImage[];
  readonly images?: readonly AnswerImage[];
  readonly seed?: number;
  readonly meta?: {
    readonly usage?: { readonly credits_used?: number; readonly tokens_used?: number };
    readonly engine?: string;
    readonly native_size?: string | null;
    readonly warnings?: readonly string[];
  };
}

export interface AnswerImage {
  readonly url?: string | null;
  readonly b64_json?: string | null;
  readonly size?: string;
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
}

/** A generation on its way, as GET /v1/images/generations/{id} and its events tell it. */
interface GenerationReport extends GenerationAnswer {
  readonly id?: string;
  readonly state?: string;
  readonly progress?: { readonly fraction?: number; readonly stage?: string };
  /** In events only. */
  readonly preview?: string;
  readonly error?: ErrorBody['error'];
}

interface Progress {
  readonly stage: string;
  readonly fraction: number | null;
  /** The address of a small picture of what may come, where there is a new one. */
  readonly preview?: string;
}

export interface GenerateOptions {
  readonly apiKey: string;
  /** Aborting cancels the generation on the server too. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A call that was refused or got no answer; `problem` says it in words. */
export class CallFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problem.message, { cause });
    this.problem = problem;
  }
}

/** The page's own address without query, hash or last slash: the API lives beside the page. */
export const baseUrl = (): string => new URL('.', document.baseURI).href.replace(/\/$/, '');

const bearer = (apiKey: string | null): Record<string, string> => (apiKey ? { Authorization: `Bearer ${apiKey}` } : {});

async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${baseUrl()}${path}`, { ...init, cache: 'no-store' }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new CallFailure(toConnectionProblem(error), error);
  });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  throw new CallFailure(toProblem(response.status, body));
}

async function callJson<T>(path: string, init: RequestInit): Promise<T> {
  return (await (await call(path, init)).json()) as T;
}

export async function listModels(): Promise<readonly ListedModel[]> {
  const { data } = await callJson<{ data: ListedModel[] }>('/v1/models?include=all', {});
  return data;
}

/** Credits left on the key's account. */
export async function readBalance(apiKey: string): Promise<number> {
  const { balance } = await callJson<{ balance: number }>('/v1/billing/balance', { headers: bearer(apiKey) });
  return balance;
}

const generationPath = (id: string): string => `/v1/images/generations/${encodeURIComponent(id)}`;

const toProgress = ({ state, progress, preview }: GenerationReport): Progress =>
  state === 'queued'
    ? { stage: 'queued', fraction: null }
    : { stage: progress?.stage ?? '', fraction: progress?.fraction ?? null, ...(preview && { preview }) };

/** Ends when the stream does, which the server does once the generation is final. A broken stream is no failure: the caller asks again. */
async function followEvents(id: string, { apiKey, signal, onProgress }: GenerateOptions): Promise<void> {
  const response = await call(`${generationPath(id)}/events`, { headers: { ...bearer(apiKey), Accept: 'text/event-stream' }, signal });
  if (!response.body) return;
  for await (const { data } of readServerEvents(response.body)) {
    if (data !== '[DONE]') onProgress(toProgress(JSON.parse(data) as GenerationReport));
  }
}

const sleep = (durationMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, durationMs);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });

/** The server's codes that stand for another status than 500 (src/http/errors.ts). */
const statusOfFailure: Record<string, number> = {
  generation_timeout: 504,
  engine_unavailable: 503,
  weights_invalid: 503,
  weights_unsupported: 503,
  not_enough_memory: 503,
  reference_not_an_image: 400,
  invalid_request: 400,
  generation_cancelled: 409,
};

function finishedAnswer(report: GenerationReport): GenerationAnswer | null {
  if (report.state === 'failed' || report.state === 'cancelled') {
    const { error = {} } = report;
    throw new CallFailure(toProblem(statusOfFailure[String(error.code)] ?? 500, { message: error.message, error }));
  }
  return report.data || report.images ? report : null;
}

/** Follows the events, and asks for the state when the stream ends or breaks, until the generation is final. */
async function awaitGeneration(id: string, options: GenerateOptions): Promise<GenerationAnswer> {
  for (;;) {
    await followEvents(id, options).catch((error: unknown) => {
      if (options.signal.aborted) throw error;
    });
    const init = { headers: bearer(options.apiKey), signal: options.signal };
    const report = await callJson<GenerationReport>(generationPath(id), init);
    const answer = finishedAnswer(report);
    if (answer) return answer;
    options.onProgress(toProgress(report));
    await sleep(500, options.signal);
  }
}

/** Cancels on the server; a generation that is already final, or gone, is no failure. */
async function cancelGeneration(id: string, apiKey: string): Promise<void> {
  await call(generationPath(id), { method: 'DELETE', headers: bearer(apiKey), keepalive: true }).catch(() => undefined);
}

/**
 * Asks for a picture and waits for it, telling the progress.
 * throws CallFailure; the signal's reason when it is aborted
 */
export async function generate(body: GenerationBody, options: GenerateOptions): Promise<GenerationAnswer> {
  const headers = { ...bearer(options.apiKey), 'Content-Type': 'application/json', Prefer: 'respond-async' };
  const response = await call('/v1/images/generations', { method: 'POST', headers, body: JSON.stringify(body), signal: options.signal });
  const report = (await response.json()) as GenerationReport;
  if (response.status !== 202 || !report.id) return report;
  const { id } = report;
  // A page that is closed or reloaded can never show the picture: nobody should pay for it.
  const leave = (): void => void cancelGeneration(id, options.apiKey);
  addEventListener('pagehide', leave);
  try {
    return await awaitGeneration(id, options);
  } catch (error) {
    if (options.signal.aborted) await cancelGeneration(id, options.apiKey);
    throw error;
  } finally {
    removeEventListener('pagehide', leave);
  }
}

/** The bytes of a picture; null where the browser may not read them (another origin without CORS). */
export async function fetchPicture(url: string): Promise<Blob | null> {
  const response = await fetch(url).catch(() => null);
  return response?.ok ? response.blob() : null;
}
