/**
 * One dedicated connection to Postgres that outlives its own loss: it carries LISTEN and session-level advisory locks, and takes both
 * again when it has to be made anew. Knows nothing of what the channels and locks mean.
 */
import pg from 'pg';
import type { Log } from '../shared/index.ts';

const firstDelayMs = 100;
const lastDelayMs = 5_000;
const probeEveryMs = 5_000;
const probeTimeoutMs = 5_000;

// A worker whose machine vanished without closing its connection must lose its locks within seconds.
const keepAlive = 'set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2; set tcp_user_timeout = 3000';

interface Listener {
  readonly channel: string;
  readonly onPayload: (payload: string) => void;
  readonly onGap: (() => void) | undefined;
}

interface Lock {
  readonly space: number;
  readonly id: number;
}

export interface PostgresSession {
  listen(listener: Listener): Promise<() => Promise<void>>;
  holdLock(lock: Lock): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const isOnTcp = (client: pg.Client): boolean => !client.host.startsWith('/');

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'seedbed-session' });
  client.on('error', () => undefined); // 'end' follows, and is acted upon
  await client.connect();
  if (isOnTcp(client)) await client.query(keepAlive);
  return client;
}

async function subscribe(client: pg.Client, state: { listeners: Set<Listener>; locks: Set<Lock> }): Promise<void> {
  client.on('notification', ({ channel, payload }) => {
    for (const listener of state.listeners) if (listener.channel === channel) listener.onPayload(payload ?? '');
  });
  const channels = new Set([...state.listeners].map((listener) => listener.channel));
  for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  for (const { space, id } of state.locks) await client.query('select pg_advisory_lock($1, $2)', [space, id]);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createPostgresSession(databaseUrl: string, log: Log): PostgresSession {
  const state = { listeners: new Set<Listener>(), locks: new Set<Lock>() };
  let current: Promise<pg.Client> | null = null;
  let isClosed = false;

  async function renew(): Promise<pg.Client> {
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, lastDelayMs)) {
      try {
        const client = await open();
        for (const listener of state.listeners) listener.onGap?.();
        return client;
      } catch (error) {
        if (isClosed) throw error;
        log.warn({ error: String(error) }, 'the listening connection to Postgres could not be made again; trying on');
        await pause(delayMs);
      }
    }
  }

  async function open(): Promise<pg.Client> {
    const client = await connect(databaseUrl);
    try {
      await subscribe(client, state);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      clearInterval(probe);
      if (!isClosed) reopen();
    });
    const probe = setInterval(() => void probeOnce(client), probeEveryMs).unref();
    return client;
  }

  function reopen(): void {
    current = renew();
    current.catch(() => undefined);
  }

  // A connection can die without a word from the system; a statement that is not answered ends it.
  async function probeOnce(client: pg.Client): Promise<void> {
    const timer = setTimeout(() => client.connection.stream.destroy(), probeTimeoutMs);
    await client.query('select 1').catch(() => undefined);
    clearTimeout(timer);
  }

  const session = (): Promise<pg.Client> => {
    current ??= open();
    current.catch(() => {
      current = null;
    });
    return current;
  };

  return {
    async listen(listener) {
      const client = await session();
      await client.query(`listen ${pg.escapeIdentifier(listener.channel)}`);
      state.listeners.add(listener);
      return async () => {
        state.listeners.delete(listener);
      };
    },
    async holdLock(lock) {
      const client = await session();
      await client.query('select pg_advisory_lock($1, $2)', [lock.space, lock.id]);
      state.locks.add(lock);
      return async () => {
        state.locks.delete(lock);
        const now = await session();
        await now.query('select pg_advisory_unlock($1, $2)', [lock.space, lock.id]);
      };
    },
    async close() {
      isClosed = true;
      const client = await current?.catch(() => null);
      await client?.end();
    },
  };
}
