/**
 * The highest memory of this process while something runs that blocks its thread: a second thread looks twenty times a second. Linux only.
 * `resident` counts pages of mapped weights, which the system may drop; `private` does not.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

export interface MemoryPeak {
  readonly residentGigabytes: number;
  readonly privateGigabytes: number;
}

export interface MemoryWatch {
  /** The peak since the last call. */
  take(): MemoryPeak;
  close(): Promise<unknown>;
}

const everyMs = 50;

function look(peaks: Int32Array): void {
  const status = readFileSync('/proc/self/status', 'utf8');
  for (const [i, name] of ['VmRSS', 'RssAnon'].entries()) {
    const kilobytes = Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
    if (kilobytes > Atomics.load(peaks, i)) Atomics.store(peaks, i, kilobytes);
  }
}

export function watchMemory(): MemoryWatch {
  const peaks = new Int32Array(new SharedArrayBuffer(12));
  const worker = new Worker(new URL('./memory-watch.ts', import.meta.url), { workerData: peaks });
  worker.unref();
  return {
    take() {
      look(peaks);
      const [resident, own] = [0, 1].map((i) => Atomics.exchange(peaks, i, 0) / 1024 ** 2) as [number, number];
      return { residentGigabytes: resident, privateGigabytes: own };
    },
    close: () => worker.terminate(),
  };
}

if (!isMainThread && workerData instanceof Int32Array)
  for (;;) {
    look(workerData);
    Atomics.wait(workerData, 2, 0, everyMs);
  }
