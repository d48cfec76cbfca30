/** A real server in a child process, on a free port and a data directory of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const apiKey = '5eedbed05eedbed05eedbed05eedbed0';
export const model = 'bytedance/seedream-4-5';

export interface TestServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** What tests send: the key, and JSON unless `body` is something else. */
  post(body: object, init?: { signal?: AbortSignal; headers?: Record<string, string> }): Promise<Response>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'seedbed-e2e-'));
export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

const running = new Set<ChildProcess>();
/** For an `after` hook: a failed test must not leave its server behind. */
export function killServers(): void {
  for (const child of running) child.kill('SIGKILL');
}

export async function startTestServer(dataDir: string, env: Record<string, string> = {}): Promise<TestServer> {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork('src/cli/main.ts', ['serve', '--log', 'warn'], {
    cwd: root,
    // Not the test runner's own flags.
    execArgv: [],
    env: { PATH, HOME, PORT: '0', SEEDBED_DATA: dataDir, SEEDBED_API_KEY: apiKey, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const outcome = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)]);
  if (!outcome) throw new Error(`the server did not start: ${said}`);
  const { url } = outcome[0] as { url: string };
  return {
    url,
    child,
    post: (body, { signal, headers = {} } = {}) =>
      fetch(`${url}/v1/images/generations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ model, ...body }),
        ...(signal && { signal }),
      }),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}
