/** One call to the server: addresses, the key, JSON both ways, refusals as ClientError. */
import { ClientError, readClientError } from './client-error.ts';

export interface ConnectionOptions {
  /** For example http://127.0.0.1:8787 */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Statuses that are answers although they are not 2xx. */
  readonly accept?: readonly number[];
}

export interface Connection {
  /** throws ClientError; when the signal aborts, its reason */
  call(path: string, options?: CallOptions): Promise<Response>;
  json<T>(path: string, options?: CallOptions): Promise<T>;
}

export function createConnection({ baseUrl, apiKey, fetch = globalThis.fetch }: ConnectionOptions): Connection {
  const root = baseUrl.replace(/\/+$/, '');

  async function call(path: string, { method = 'GET', body, headers, signal, accept = [] }: CallOptions = {}): Promise<Response> {
    const url = /^https?:/i.test(path) ? path : root + path;
    // A signed link to another host must not carry the key there.
    const isOwn = url.startsWith(`${root}/`);
    const init: RequestInit = {
      method,
      headers: {
        ...(apiKey !== undefined && isOwn && { authorization: `Bearer ${apiKey}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    };
    const response = await fetch(url, init).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ClientError(`No answer from ${new URL(url).origin}`, { status: 0, code: 'unreachable', cause });
    });
    if (response.ok || accept.includes(response.status)) return response;
    throw await readClientError(response);
  }
  return { call, json: async <T>(path: string, options?: CallOptions) => (await (await call(path, options)).json()) as T };
}
