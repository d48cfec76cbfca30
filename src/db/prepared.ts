/**
 * Statements on PGlite, prepared once and then only bound and executed. PGlite's own `query` parses, describes and plans every time, in
 * six round trips to the WebAssembly module; this is one, without planning, and takes a third of the time. Uses PGlite's protocol
 * functions, and one method that is not documented (to wait for a transaction of others): the version is pinned.
 */
import { type PGlite, parse, protocol } from '@electric-sql/pglite';

const { serialize } = protocol;
/** All of Seedbed and pg-boss together send far fewer different texts; at this many the oldest is let go. */
const maxStatements = 300;

interface Statement {
  readonly name: string;
  /** The type of each parameter, as oid. */
  readonly types: readonly number[];
}

export interface PreparedStatements {
  /** Runs now, inside whatever transaction is open. */
  run<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
}

export function createPreparedStatements(pg: PGlite): PreparedStatements {
  const statements = new Map<string, Statement>();
  let made = 0;

  const send = (messages: Uint8Array[]) => pg.execProtocolStream(Buffer.concat(messages), { syncToFs: false });

  async function letGo(): Promise<void> {
    const [sql, { name }] = statements.entries().next().value!;
    statements.delete(sql);
    await send([serialize.close({ type: 'S', name }), serialize.sync()]);
  }

  async function prepare(sql: string): Promise<Statement> {
    if (statements.size >= maxStatements) await letGo();
    const name = `seedbed_${made++}`;
    const answer = await send([serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name }), serialize.sync()]);
    const statement = { name, types: parse.parseDescribeStatementResults(answer) };
    statements.set(sql, statement);
    return statement;
  }

  function toText(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const serializer = type === undefined ? undefined : pg.serializers[type];
    return serializer ? serializer(value) : String(value);
  }

  async function execute<Row>({ name, types }: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const values = parameters.map((value, index) => toText(value, types[index]));
    const bind = serialize.bind({ statement: name, values });
    const answer = await send([bind, serialize.describe({ type: 'P' }), serialize.execute({}), serialize.sync()]);
    return (parse.parseResults(answer, pg.parsers)[0]?.rows ?? []) as Row[];
  }

  return {
    run: (sql, parameters) =>
      pg.runExclusive(async () => {
        const statement = statements.get(sql) ?? (await prepare(sql));
        return execute(statement, parameters);
      }),
  };
}
