/**
 * Finds the server a command talks to: the one running on the data directory, else the one at HOST:PORT when a key is given,
 * else a private one started for this command and stopped after it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Client, createClient } from '../client/index.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { readServerFile, withAllocator } from '../shared/index.ts';

export interface Connection {
  readonly client: Client;
  readonly baseUrl: string;
  close(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}

const connected = (baseUrl: string, apiKey: string, close = async (): Promise<void> => {}): Connection => ({
  client: createClient({ baseUrl, apiKey }),
  baseUrl,
  close,
});

/** `environment`: what differs from this process's own. */
async function startPrivateServer(
  environment: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<Connection> {
  const child = fork(new URL('./main.ts', import.meta.url), ['serve', '--log', 'warn', ...options], {
    env: withAllocator({ ...process.env, ...environment, HOST: '127.0.0.1', PORT: '0' }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const ready = (async (): Promise<{ url: string; operatorKey: string }> => {
    const [message] = await once(child, 'message');
    return message as { url: string; operatorKey: string };
  })();
  const first = await Promise.race([ready, exited.then(() => null)]);
  if (!first) throw new AppError('internal', 'The server could not be started; its own words are above');
  return connected(first.url, first.operatorKey, async () => {
    child.kill('SIGTERM');
    await exited;
  });
}

/** throws internal when no server can be reached or started. */
export async function connect(config: Config): Promise<Connection> {
  const running = readServerFile(config.dataDir);
  if (running && (await answers(running.url))) return connected(running.url, running.operatorKey);
  const configuredUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  if (config.apiKey && (await answers(configuredUrl))) return connected(configuredUrl, config.apiKey);
  console.error('no server is running here; starting one for this command');
  return startPrivateServer();
}

interface Weights {
  readonly folder: string;
  /** cpu when left out. */
  readonly backend?: string | undefined;
}

/** A private server with the weights of a folder, in a data directory of its own that is gone afterwards. */
export async function withWeights<T>({ folder, backend }: Weights, work: (connection: Connection) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'seedbed-'));
  const own = {
    SEEDBED_DATA: dataDir,
    SEEDBED_MODELS: resolve(folder),
    SEEDBED_ENGINE: 'diffusion',
    DATABASE_URL: '',
    S3_ENDPOINT: '',
  };
  try {
    const connection = await startPrivateServer(own, backend === undefined ? [] : ['--backend', backend]);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Runs `work` with a connection and ends the connection whatever happens. */
export async function withConnection<T>(config: Config, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(config);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
