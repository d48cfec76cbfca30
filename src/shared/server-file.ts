/**
 * `server.json` in the data directory: how the command line finds the server that runs on it. Readable by its owner only,
 * since it holds a key that lives as long as the process.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerFile {
  readonly url: string;
  readonly pid: number;
  /** A manager's bearer key for this process's lifetime; kept nowhere else. */
  readonly operatorKey: string;
}

const pathOf = (dataDir: string): string => join(dataDir, 'server.json');

export function writeServerFile(dataDir: string, content: ServerFile): void {
  writeFileSync(pathOf(dataDir), `${JSON.stringify(content)}\n`, { mode: 0o600 });
}

export function removeServerFile(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}

/** null when there is none or it cannot be read. It may be left over from a killed process: ask the URL before trusting it. */
export function readServerFile(dataDir: string): ServerFile | null {
  try {
    return JSON.parse(readFileSync(pathOf(dataDir), 'utf8')) as ServerFile;
  } catch {
    return null;
  }
}
