/**
 * Wall time of the studio's renderer: medians of five runs after one to warm up, on two workers. Run: node bench/render.ts [2048 4096]
 */
import { cpus } from 'node:os';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { renderBackdrop, renderScene } from '../src/studio/render/index.ts';
import type { Place, Scene } from '../src/studio/scene/index.ts';

const sceneAt = (place: Place): Scene => ({
  version: 2,
  place,
  timeOfDay: 'afternoon',
  weather: 'clear',
  support: null,
  objects: [{ id: 'fox', label: 'fox', concept: 'fox', icon: 'fox', count: 1, colour: null, heightMetres: 0.5, airborne: false }],
  relations: [],
  texts: [],
});

async function medianMs(runs: number, work: (seed: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await work(run);
    if (run > 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

const sides = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1024, 2048, 4096];
const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
const signal = new AbortController().signal;
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
for (const side of sides) {
  const size = { width: side, height: side };
  for (const place of ['forest', 'cafe', 'sea'] as const) {
    const scene = sceneAt(place);
    const ms = await medianMs(5, (seed) =>
      renderScene(scene, { size, seed, quality: 'standard', pool, inference, signal, onProgress: () => undefined }),
    );
    console.log(`${side}x${side} one object, ${place}: ${Math.round(ms)} ms`);
  }
  const ms = await medianMs(5, (seed) =>
    renderBackdrop({ place: 'cafe', timeOfDay: 'sunset', support: null, size, seed, pool, inference, signal }),
  );
  console.log(`${side}x${side} backdrop, cafe: ${Math.round(ms)} ms`);
}
console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await Promise.all([pool.close(), inference.close()]);
