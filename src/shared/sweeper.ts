/** Collects garbage of one thread when the process has grown: V8 does not count shared and WebAssembly memory when it decides to. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Sweeper {
  /** Collects when the process holds more by so many bytes than after the last collection: 10 ms in a worker, 40 ms in a server's main thread. */
  sweep(grownBytes: number): void;
}

/** What a heap may keep for its next task. */
const spareBytes = 48_000_000;

/** Left to V8, the leavings of tasks stay for minutes: 140 MB a picture of 512x512. */
export function createSweeper(): Sweeper {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { type: 'major'; flavor?: 'last-resort' }) => void;
  let lastBytes = process.memoryUsage.rss();
  return {
    sweep(grownBytes) {
      const nowBytes = process.memoryUsage.rss();
      if (nowBytes - lastBytes < grownBytes) {
        // What others have given back is no room to grow into.
        lastBytes = Math.min(lastBytes, nowBytes);
        return;
      }
      gc({ type: 'major' });
      // A heap that has grown for one task keeps its pages; only this gives them back, in twice the time.
      const { total_heap_size: heapBytes, used_heap_size: usedBytes } = getHeapStatistics();
      if (heapBytes - usedBytes > spareBytes) gc({ type: 'major', flavor: 'last-resort' });
      lastBytes = process.memoryUsage.rss();
    },
  };
}
