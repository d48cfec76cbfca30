/**
 * The one door to SQL. Two implementations, PGlite (embedded) and Postgres through `pg`, run the same statements.
 * bigint and count() come back as number on both (every integer here stays below 2^53); timestamptz as Date; jsonb parsed.
 */

export interface Queryable {
  /** Runs one statement with `$1`-style parameters. Rows are plain objects with the column names as keys. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface TransactionOptions {
  /**
   * What a commit survives when the promise resolves. 'disk' (default): a power cut. 'process': the death of this process; the disk
   * follows a few milliseconds later. For what may be lost without harm, as that a run has started.
   */
  readonly durability?: 'disk' | 'process';
}

export interface Db extends Queryable {
  readonly kind: 'pglite' | 'postgres';
  /** Runs several statements without parameters, as migrations need, and returns the rows of all of them in order. */
  exec(sql: string): Promise<Record<string, unknown>[]>;
  /** Commits when `work` resolves, rolls back when it throws. Never await anything but the database inside (PGlite has one connection). */
  transaction<T>(work: (tx: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Calls `onPayload` for every NOTIFY on `channel`; resolves to a function that stops it. On Postgres the connection is made again
   * when it is lost; `onGap` is called then, because notifications may have been missed.
   */
  listen(channel: string, onPayload: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  /**
   * Holds the session-level advisory lock (`space`, `id`) until the returned function is called, or this process dies: others see by it
   * that this process lives. On PGlite there are no others (the data directory is locked), so nothing is taken.
   */
  holdLock(space: number, id: number): Promise<() => Promise<void>>;
  /** Gives back the room of rows that are no more, and renews the planner's figures. On Postgres autovacuum does it, and this does nothing. */
  vacuum(): Promise<void>;
  close(): Promise<void>;
}
