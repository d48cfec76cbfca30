/**
 * Path-traces a scene on the studio's threads, in passes that each leave a whole picture. The same scene, size, seed and quality give
 * the same planes on any number of threads, unless a deadline cuts the work short.
 */
import { createRng } from '../../../shared/rng.ts';
import type { StudioPool } from '../../pool.ts';
import type { TraceCache } from './kernels.ts';
import type { PassInput } from './path.task.ts';
import { type PreparedScene, prepareScene } from './prepare-scene.ts';
import { allotSamples, planPass, type TileGrid, tileArea, tileGrid, tileNoise } from './sample-plan.ts';
import type { SceneData } from './scene-data.ts';
import type { SharedPlanes } from './tile-tracer.ts';
import type { TracedPlanes, TraceScene } from './trace-scene.ts';
import { bounceLimit } from './wavefront.ts';

export type TraceQuality = 'draft' | 'standard' | 'high';

/** Samples of a whole picture, whatever its size; every pixel gets at least one. */
export const sampleBudgets: Readonly<Record<TraceQuality, number>> = { draft: 1_000_000, standard: 2_000_000, high: 12_000_000 };

export interface TraceRunOptions {
  /** Any safe integer. */
  readonly seed: number;
  readonly quality: TraceQuality;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** After each pass. The planes are the ones that the next pass goes on with: copy what must not change. */
  readonly onPass?: (planes: TracedPlanes, progress: { readonly pass: number; readonly fraction: number }) => void;
  /** From the call on: no pass starts after it, and a running one ends at the next block. The first pass is always whole. */
  readonly deadlineMs?: number;
  /** In place of the quality's budget, in samples of the whole picture. */
  readonly sampleBudget?: number;
  /** How often a path may meet a surface: 1 is direct light alone, as a preview wants. Default 16. */
  readonly bounces?: number;
}

export interface TraceOptions extends TraceRunOptions {
  readonly size: { readonly width: number; readonly height: number };
  /** Keeps compiled kernels between pictures. Default: none are kept. */
  readonly cache?: TraceCache;
}

function createPlanes(pixelCount: number): SharedPlanes {
  const floats = (count: number): Float32Array => new Float32Array(new SharedArrayBuffer(4 * count));
  const words = (): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * pixelCount));
  return {
    colour: floats(3 * pixelCount),
    albedo: floats(3 * pixelCount),
    normal: floats(3 * pixelCount),
    depth: floats(pixelCount).fill(Infinity),
    id: words(),
    idVotes: new Uint8Array(new SharedArrayBuffer(pixelCount)),
    sampleCount: words(),
    hitCount: words(),
  };
}

interface Job {
  readonly module: WebAssembly.Module;
  readonly data: SceneData;
  readonly grid: TileGrid;
  readonly planes: SharedPlanes;
  readonly seed: number;
  readonly options: TraceRunOptions;
  readonly startMs: number;
}

const remainingMs = ({ options, startMs }: Job): number =>
  options.deadlineMs === undefined ? Infinity : startMs + options.deadlineMs - performance.now();

/** Runs one pass on all threads. `mayStop`: a deadline may end it between blocks. */
async function runPass(job: Job, extra: ArrayLike<number>, mayStop: boolean): Promise<{ sampleCount: number; brokenCount: number }> {
  const { module, data, grid, planes, seed, options } = job;
  const { rows, blockStarts, sampleCount } = planPass(grid, extra);
  const control = new Int32Array(new SharedArrayBuffer(12));
  const input: PassInput = { module, data, grid, planes, rows, blockStarts, control, seed, bounces: options.bounces ?? bounceLimit };
  const left = remainingMs(job);
  const stop = (): unknown => Atomics.store(control, 1, 1);
  const timer = mayStop && Number.isFinite(left) ? setTimeout(stop, Math.max(left, 0)) : null;
  const task = { moduleUrl: new URL('./path.task.ts', import.meta.url).href, name: 'tracePass', input };
  const workers = Math.max(1, Math.min(options.pool.workerCount, blockStarts.length - 1));
  try {
    await Promise.all(Array.from({ length: workers }, () => options.pool.run<PassInput, void>(task, options.signal)));
  } finally {
    if (timer) clearTimeout(timer);
    stop();
  }
  return { sampleCount, brokenCount: control[2]! };
}

/** How many samples each tile has. */
const givenSamples = ({ grid, planes }: Job): Uint16Array =>
  Uint16Array.from({ length: grid.columns * grid.rows }, (_, tile) => {
    const { left, top } = tileArea(grid, tile);
    return planes.sampleCount[top * grid.width + left]!;
  });

/** The next pass: as many samples again as there were, within the budget; null when there is nothing left to give. */
function nextPass(job: Job, spent: number, budget: number): Int32Array | null {
  const pixelCount = job.grid.width * job.grid.height;
  const wanted = Math.min(Math.max(spent, pixelCount), budget - spent) / pixelCount;
  if (wanted < 0.1) return null;
  const extra = allotSamples(tileNoise(job.grid, job.planes), givenSamples(job), wanted);
  return extra.some((count) => count > 0) ? extra : null;
}

/** Planes, and what was odd about the scene or the paths, a sentence each. */
export interface TracedPicture extends TracedPlanes {
  readonly warnings: readonly string[];
}

/** A few paths in a million end in a division by zero, and count as dark; more than this share of them is told. */
const brokenShare = 1e-4;

function tellBroken(broken: number, spent: number): string[] {
  if (broken <= brokenShare * spent) return [];
  return [`${broken} of ${spent} paths ended in light that is not a finite number and count as dark; a field or a material is at fault.`];
}

/** throws generation_cancelled when the signal aborts: the planes handed to `onPass` then keep what was traced */
export async function tracePrepared({ size, module, data, warnings }: PreparedScene, options: TraceRunOptions): Promise<TracedPicture> {
  const startMs = performance.now();
  const { width, height } = size;
  const planes = createPlanes(width * height);
  const seed = createRng(options.seed).uint32() | 0;
  const job: Job = { module, data, grid: tileGrid(width, height), planes, seed, options, startMs };
  const result: TracedPlanes = { width, height, ...planes };
  const budget = options.sampleBudget ?? sampleBudgets[options.quality];
  let extra: ArrayLike<number> | null = new Uint8Array(job.grid.columns * job.grid.rows).fill(1);
  let [spent, broken] = [0, 0];
  for (let pass = 0; extra && (pass === 0 || remainingMs(job) > 0); pass++) {
    const { sampleCount, brokenCount } = await runPass(job, extra, pass > 0);
    spent += sampleCount;
    broken += brokenCount;
    options.onPass?.(result, { pass, fraction: Math.min(1, spent / Math.max(budget, spent)) });
    extra = nextPass(job, spent, budget);
  }
  return { ...result, warnings: [...warnings, ...tellBroken(broken, spent)] };
}

/**
 * Prepares a scene on the calling thread, and traces it.
 * throws generation_cancelled as tracePrepared does; engine_failed as prepareScene does
 */
export async function trace(scene: TraceScene, options: TraceOptions): Promise<TracedPicture> {
  const startMs = performance.now();
  const { deadlineMs } = options;
  const prepared = prepareScene(scene, options);
  if (deadlineMs === undefined) return tracePrepared(prepared, options);
  return tracePrepared(prepared, { ...options, deadlineMs: Math.max(0, deadlineMs - (performance.now() - startMs)) });
}
