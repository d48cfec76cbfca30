/** From `serve` to the first answer, on an empty data directory and on a used one, and the memory that an idle server holds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, median } from './machine.ts';
import { residentMegabytes, startServerProcess } from './server-process.ts';

const rounds = 5;
const first: number[] = [];
const later: number[] = [];
const idle: number[] = [];

for (let round = 0; round < rounds; round++) {
  const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-bench-'));
  const fresh = await startServerProcess(dataDir);
  first.push(fresh.readyMs);
  await fresh.stop();
  const again = await startServerProcess(dataDir);
  later.push(again.readyMs);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  idle.push(residentMegabytes(again.child.pid!));
  await again.stop();
  rmSync(dataDir, { recursive: true });
}

console.log(describeMachine());
console.log(`first start to ready  ${(median(first) / 1000).toFixed(2)} s  (limit 4 s)`);
console.log(`later start to ready  ${(median(later) / 1000).toFixed(2)} s  (limit 1.5 s)`);
console.log(`idle memory           ${median(idle).toFixed(0)} MB  (limit 400 MB)`);
