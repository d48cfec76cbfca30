/**
 * Renders a reference scene: `node scripts/render-scene.ts still-life --width 1024 --quality standard --out picture.png`.
 * Scenes lie in fixtures/scenes/, one file each; tells seconds of each stage.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { encodeImage } from '../src/imaging/index.ts';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import type { TraceQuality } from '../src/studio/render/path/index.ts';
import { photograph, type Sitting } from '../src/studio/render/photograph.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '768' },
    height: { type: 'string' },
    quality: { type: 'string', default: 'draft' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string' },
    out: { type: 'string', default: 'scene.png' },
  },
});
const [name] = positionals;
if (!name) throw new Error('name a scene of fixtures/scenes, for example still-life');
const size = { width: Number(values.width), height: Number(values.height ?? values.width) };
const { sit } = (await import(`../fixtures/scenes/${name}.ts`)) as { sit: (size: { width: number; height: number }) => Sitting };

const pool = createStudioPool(values.workers ? Number(values.workers) : undefined);
const inference = createInferenceHost({ log: createLog('warn') });
const startedMs = performance.now();
let stage = '';
const tell = (fraction: number, now: string): void => {
  if (now !== stage || fraction === 1) console.error(`${((performance.now() - startedMs) / 1000).toFixed(1)} s  ${now}`);
  stage = now;
};
const options = {
  size,
  seed: Number(values.seed),
  quality: values.quality as TraceQuality,
  pool,
  inference,
  signal: new AbortController().signal,
  onProgress: tell,
};
const { image, warnings } = await photograph(sit(size), options);
for (const warning of warnings) console.error(`warning: ${warning}`);
const format = values.out.endsWith('.png') ? 'png' : 'jpeg';
const { bytes } = await encodeImage(image, {
  format,
  provenance: { digitalSourceType: 'algorithmicMedia', software: 'Seedbed', prompt: null },
});
await writeFile(values.out, bytes);
await pool.close();
await inference.close();
