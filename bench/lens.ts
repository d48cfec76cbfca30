/**
 * Wall time of the lens (src/studio/render/lens): medians after one run to warm up, on two workers, and the processor time of all
 * threads, which a busy machine disturbs less. Run: node bench/lens.ts [1024 2048 4096]
 */
import { createStudioPool } from '../src/studio/pool.ts';
import { develop, identityLook, type Look, lookOf } from '../src/studio/render/lens/index.ts';
import type { TracedPlanes } from '../src/studio/render/path/trace-scene.ts';
import { describeMachine, median } from './machine.ts';

const looks: Readonly<Record<string, Look>> = {
  identity: identityLook,
  noon: lookOf('noon'),
  'product, noon': lookOf('noon', 'product'),
  'night with spikes': lookOf('night'),
  'sunset, mist': lookOf('sunset', 'mist'),
  'rainy night': lookOf('night', 'rainy-night'),
  'dusk, snowfall': lookOf('dusk', 'snowfall'),
};

/** A gradient with lamps, at every distance. */
function makePlanes(side: number): TracedPlanes {
  const count = side * side;
  const colour = new Float32Array(new SharedArrayBuffer(12 * count));
  const depth = new Float32Array(new SharedArrayBuffer(4 * count));
  const lampEvery = Math.round(side / 6);
  for (let i = 0; i < count; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    const isLamp = x % lampEvery < side / 150 && y % lampEvery < side / 150;
    for (let c = 0; c < 3; c++) colour[3 * i + c] = isLamp ? 60 : 0.05 + (0.4 * (c === 0 ? x : y)) / side;
    depth[i] = y < side / 3 ? Number.POSITIVE_INFINITY : (8 * side) / y;
  }
  const empty = new Float32Array();
  return { width: side, height: side, colour, depth, albedo: empty, normal: empty, id: new Uint16Array(), sampleCount: new Uint16Array() };
}

const sides = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1024, 2048, 4096];
const pool = createStudioPool(2);
const { signal } = new AbortController();
console.log(describeMachine());
for (const side of sides) {
  const planes = makePlanes(side);
  for (const [name, look] of Object.entries(looks)) {
    const [wall, processor]: [number[], number[]] = [[], []];
    for (let run = 0; run <= (side > 2048 ? 3 : 5); run++) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      await develop(planes, { look, seed: run, pool, signal });
      if (run === 0) continue;
      wall.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1000);
    }
    console.log(`${side}x${side} ${name}: ${Math.round(median(wall))} ms, processor ${Math.round(median(processor))} ms`);
  }
}
console.log(`resident memory at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
await pool.close();
