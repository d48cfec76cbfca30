/**
 * The diffusion engine on a CPU: seconds, processor seconds and memory of every stage, and its arithmetic against a plain matrix product
 * of the same runtime in the same run. Without a folder, random weights of 0.45 GB are made for it and taken away afterwards.
 *
 * node bench/diffusion.ts [--folder F] [--size 512] [--steps 4] [--references 0,1,3]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { medium, writeRandomCheckpoint } from '../fixtures/diffusion/random-checkpoint.ts';
import { type Flux2Klein, generate, openFlux2Klein } from '../src/diffusion/index.ts';
import { buildDecoder, buildEncoder } from '../src/diffusion/models/autoencoder-kl-flux2/index.ts';
import { flux2Graph } from '../src/diffusion/models/flux2/index.ts';
import { qwen3Graph } from '../src/diffusion/models/qwen3/index.ts';
import type { RasterImage } from '../src/engine.ts';
import { build, constant, encode, input, matmul } from '../src/graph/index.ts';
import { openSession } from '../src/inference/session.ts';
import { createMeasuredRuntime, type StageRecord } from './diffusion/measured-runtime.ts';
import { type MemoryWatch, watchMemory } from './diffusion/memory-watch.ts';
import { operationsOf } from './diffusion/operations.ts';
import { describeMachine } from './machine.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    size: { type: 'string', default: '512' },
    steps: { type: 'string', default: '4' },
    references: { type: 'string', default: '0,1,3' },
  },
});
const [side, stepCount] = [Number(values.size), Number(values.steps)];
const textLength = 512;

/** GFLOP a processor second of a float32 product in the shape of klein's feed-forward: the most that this machine gives. */
async function measureLimit(): Promise<number> {
  const [rows, columns, depth] = [1024, 9216, 3072];
  const ramp = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => ((i * 2654435761) % 1000) / 1000);
  const x = input('x', { dtype: 'float32', dims: [rows, depth] });
  const product = matmul(x, constant('w', ramp(depth * columns), [depth, columns]));
  const session = await openSession(encode(build('matmul', [x], { y: product })));
  const feeds = { x: { dtype: 'float32', data: ramp(rows * depth), dims: [rows, depth] } } as const;
  let best = 0;
  for (let run = 0; run < 4; run++) {
    const start = process.cpuUsage();
    await session.run(feeds);
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, (2 * rows * columns * depth) / 1e3 / (user + system));
  }
  await session.dispose();
  return best;
}

/** Operations of one run by stage; of an edit, its references have the picture's own size. */
function operationsByStage({ textEncoder, transformer, autoencoder, hiddenStates }: Flux2Klein, referenceCount: number) {
  const tokens = (side / 16) ** 2;
  const sizes = { textLength, targetLength: tokens, referenceLength: referenceCount * tokens };
  const { config, weights } = autoencoder;
  const shape = { config, weights, backend: 'cpu', height: side / config.scale, width: side / config.scale } as const;
  const { config: flux2, weights: flux2Weights } = transformer;
  return new Map([
    [
      'text encoder',
      operationsOf(qwen3Graph(textEncoder.config, textEncoder.weights, { length: textLength, hiddenStates, backend: 'cpu' })),
    ],
    ['autoencoder, encode', operationsOf(buildEncoder(shape))],
    ['transformer', operationsOf(flux2Graph(flux2, flux2Weights, { sizes, backend: 'cpu', precision: 'stored' }))],
    ['autoencoder, decode', operationsOf(buildDecoder(shape))],
  ]);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

function report({ stage, openSeconds, runSeconds, cpuSeconds, peak }: StageRecord, operations: number | undefined, limit: number): void {
  const gigaflop = (operations ?? 0) / 1e9;
  const rate = gigaflop / mean(cpuSeconds);
  const work =
    operations === undefined ? '' : `${gigaflop.toFixed(0)} GFLOP, ${rate.toFixed(1)} a processor second (${(rate / limit).toFixed(2)})`;
  console.log(
    `  ${stage.padEnd(20)} open ${openSeconds.toFixed(2)} s, ${runSeconds.length} x ${mean(runSeconds).toFixed(2)} s` +
      ` (${mean(cpuSeconds).toFixed(2)} s of processors), resident ${peak.residentGigabytes.toFixed(2)} GB, private ${peak.privateGigabytes.toFixed(2)} GB  ${work}`,
  );
}

function makeReference(index: number): RasterImage {
  const data = Uint8Array.from({ length: 3 * side * side }, (_, i) => (i * (7 + index)) % 251);
  return { width: side, height: side, channels: 3, data };
}

async function measure(
  model: Flux2Klein,
  referenceCount: number,
  { limit, memory }: { limit: number; memory: MemoryWatch },
): Promise<void> {
  const runtime = createMeasuredRuntime(memory);
  let previews = 0;
  const startMs = performance.now();
  await generate(model, runtime, {
    prompt: 'a red fox in the snow',
    references: Array.from({ length: referenceCount }, (_, i) => makeReference(i)),
    ...{ size: { width: side, height: side }, seed: 1, stepCount, textLength },
    onProgress: ({ preview }) => {
      if (preview) previews++;
    },
  });
  const seconds = (performance.now() - startMs) / 1000;
  console.log(`${side}x${side}, ${referenceCount} references, ${stepCount} steps: ${seconds.toFixed(1)} s, ${previews} previews`);
  const operations = operationsByStage(model, referenceCount);
  for (const record of runtime.records) report(record, operations.get(record.stage), limit);
}

console.log(describeMachine());
const ownFolder = values.folder ? null : await mkdtemp(join(tmpdir(), 'seedbed-diffusion-'));
const memory = watchMemory();
try {
  if (ownFolder) await writeRandomCheckpoint(ownFolder, medium);
  const model = await openFlux2Klein(values.folder ?? ownFolder!);
  const limit = await measureLimit();
  console.log(`a float32 product: ${limit.toFixed(1)} GFLOP a processor second; in brackets: the share of it`);
  for (const count of values.references.split(',').map(Number)) await measure(model, count, { limit, memory });
} finally {
  await memory.close();
  if (ownFolder) await rm(ownFolder, { recursive: true, force: true });
}
