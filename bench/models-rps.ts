/** Requests a second of GET /v1/models on the real server, by wrk with one thread and 32 connections. Needs wrk. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeMachine, median } from './machine.ts';
import { startServerProcess } from './server-process.ts';

const rounds = 3;
const roundSeconds = 5;

async function measure(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)('wrk', ['-t1', '-c32', `-d${roundSeconds}s`, url]);
  if (stdout.includes('Non-2xx')) throw new Error(`some answers were refused:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-bench-'));
const server = await startServerProcess(dataDir);
try {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) rates.push(await measure(`${server.url}/v1/models`));
  console.log(describeMachine());
  console.log(`GET /v1/models        ${median(rates).toFixed(0)} requests/s  (at least 5000)`);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true });
}
