/** The typed client of Seedbed's own API: what the command line and tests use. Runs in Node and in browsers. */
import { type Connection, type ConnectionOptions, createConnection } from './connection.ts';
import { readEvents } from './events.ts';
import { resultOf, toBody, toResult, toStatus } from './generation.ts';
import { createManagement, type ManagementClient } from './management.ts';
import type { EditPlanReading, GenerateOptions, GenerateResult, GenerationStatus, Progress, SceneReading } from './types.ts';

export interface Client extends ManagementClient {
  /** Asks for pictures and waits for them. throws ClientError; the signal's reason when it aborts */
  generate(options: GenerateOptions): Promise<GenerateResult>;
  /** Asks for pictures and comes back at once. throws ClientError */
  submit(options: Omit<GenerateOptions, 'onProgress'>): Promise<GenerationStatus>;
  generation(id: string, options?: { responseFormat?: 'url' | 'b64_json' }): Promise<GenerationStatus>;
  /** The newest generation asked for with that client request id. */
  findGeneration(clientRequestId: string): Promise<GenerationStatus>;
  cancel(id: string): Promise<GenerationStatus>;
  /** Tells every change until the generation is final, and returns it. */
  follow(id: string, options: { signal?: AbortSignal | undefined; onProgress: (progress: Progress) => void }): Promise<GenerationStatus>;
  /** The scene record of a prompt, without a picture; costs nothing. throws ClientError */
  readScene(prompt: string): Promise<SceneReading>;
  /** How the studio reads an instruction for so many pictures (1), as an edit plan. */
  readPlan(instruction: string, imageCount?: number): Promise<EditPlanReading>;
  /** The bytes behind a signed link. */
  download(url: string, signal?: AbortSignal): Promise<Uint8Array>;
}

const collection = '/v1/images/generations';
const item = (id: string): string => `${collection}/${encodeURIComponent(id)}`;
const retryMs = 500;

const idHeader = (clientRequestId: string | undefined): Record<string, string> =>
  clientRequestId === undefined ? {} : { 'x-client-request-id': clientRequestId };

async function readProgress(connection: Connection, id: string, signal: AbortSignal | undefined, onProgress: (progress: Progress) => void) {
  const { body } = await connection.call(`${item(id)}/events`, { signal });
  if (!body) return;
  for await (const { name, data } of readEvents(body)) {
    if (name !== 'progress') continue;
    const { state, progress, preview } = JSON.parse(data) as GenerationStatus & Pick<Progress, 'preview'>;
    onProgress({ state, ...progress, ...(preview !== undefined && { preview }) });
  }
}

function createGenerations(connection: Connection) {
  const status = async (path: string): Promise<GenerationStatus> => toStatus(await connection.json<object>(path));
  const client = {
    async submit(options: Omit<GenerateOptions, 'onProgress'>): Promise<GenerationStatus> {
      const headers = { ...idHeader(options.clientRequestId), prefer: 'respond-async' };
      return toStatus(
        await connection.json<object>(collection, { method: 'POST', body: toBody(options), headers, signal: options.signal }),
      );
    },
    generation: (id: string, { responseFormat = 'url' }: { responseFormat?: 'url' | 'b64_json' } = {}) =>
      status(`${item(id)}?response_format=${responseFormat}`),
    findGeneration: (clientRequestId: string) => status(`${collection}?client_request_id=${encodeURIComponent(clientRequestId)}`),
    cancel: async (id: string) => toStatus(await connection.json<object>(item(id), { method: 'DELETE' })),
    async follow(id: string, { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress: (progress: Progress) => void }) {
      for (;;) {
        // A broken stream is no failure: the state is asked for, and the stream opened again.
        await readProgress(connection, id, signal, onProgress).catch(() => undefined);
        signal?.throwIfAborted();
        const found = await client.generation(id);
        if (found.state !== 'queued' && found.state !== 'running') return found;
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    },
  };
  return client;
}

/** throws TypeError when `baseUrl` is not a URL */
export function createClient(options: ConnectionOptions): Client {
  const connection = createConnection({ ...options, baseUrl: new URL(options.baseUrl).href });
  const generations = createGenerations(connection);

  async function generateAtOnce(asked: GenerateOptions): Promise<GenerateResult> {
    const headers = idHeader(asked.clientRequestId);
    const response = await connection.call(collection, { method: 'POST', body: toBody(asked), headers, signal: asked.signal });
    return toResult((await response.json()) as object, response.headers.get('x-inference-id') ?? '');
  }
  async function generateFollowed(asked: GenerateOptions, onProgress: (progress: Progress) => void): Promise<GenerateResult> {
    const { id } = await generations.submit(asked);
    try {
      const final = await generations.follow(id, { signal: asked.signal, onProgress });
      const wantsBytes = asked.responseFormat === 'b64_json' && final.state === 'succeeded';
      return resultOf(wantsBytes ? await generations.generation(id, { responseFormat: 'b64_json' }) : final);
    } catch (error) {
      if (asked.signal?.aborted) await generations.cancel(id);
      throw error;
    }
  }
  return {
    ...generations,
    ...createManagement(connection),
    generate: (asked) => (asked.onProgress ? generateFollowed(asked, asked.onProgress) : generateAtOnce(asked)),
    readPlan: (prompt, imageCount = 1) =>
      connection.json<EditPlanReading>('/v1/plans', { method: 'POST', body: { prompt, image_count: imageCount } }),
    readScene: (prompt) => connection.json<SceneReading>('/v1/scenes', { method: 'POST', body: { prompt } }),
    async download(url, signal) {
      const response = await connection.call(url, { signal });
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
