/**
 * Speed of the path-traced studio: the six reference scenes by stage, in processor seconds of all threads and of the inference process
 * (which a busy machine spoils less than the clock), the distance from the floor, and growth with pixels, objects and samples. Writes
 * docs/studio-speed.svg and prints the tables of docs/studio-speed.md.
 *
 * node bench/studio-speed.ts [side]        Linux only: it reads /proc
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { encodeImage } from '../src/imaging/index.ts';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { denoise } from '../src/studio/render/denoise/index.ts';
import { loadWeights } from '../src/studio/render/denoise/weights.ts';
import { develop } from '../src/studio/render/lens/index.ts';
import { createTraceCache, prepareScene, sampleBudgets, type TraceScene, tracePrepared } from '../src/studio/render/path/index.ts';
import type { Sitting } from '../src/studio/render/photograph.ts';
import { type FieldCost, measureFields } from './field-evaluations.ts';
import { describeMachine, median } from './machine.ts';
import { bars, lines, svg } from './plot.ts';

const side = Number(process.argv[2] ?? 1024);
const names = ['still-life', 'fox-and-mugs', 'portrait', 'living-room', 'rainy-street', 'perfume-bottle'];
const stages = ['stage', 'prepare', 'trace', 'denoise', 'develop', 'encode'] as const;
const fieldSide = 256;
const signal = new AbortController().signal;
const pool = createStudioPool();
const inference = createInferenceHost({ log: createLog('warn') });

/** Processor milliseconds of this process and of those that it started. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  const children = readdirSync('/proc').flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return Number(fields[1]) === process.pid ? [10 * (Number(fields[11]) + Number(fields[12]))] : [];
    } catch {
      return [];
    }
  });
  return (user + system) / 1000 + children.reduce((sum, ms) => sum + ms, 0);
}

interface Timing {
  readonly wallMs: number;
  readonly processorMs: number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<[T, Timing]> {
  const [wall, processor] = [performance.now(), processorMs()];
  const result = await work();
  return [result, { wallMs: performance.now() - wall, processorMs: processorMs() - processor }];
}

const sitOf = async (name: string): Promise<(size: { width: number; height: number }) => Sitting> =>
  ((await import(`../fixtures/scenes/${name}.ts`)) as { sit: (size: { width: number; height: number }) => Sitting }).sit;

/** One picture as a running server makes it of a scene that it has not seen: kernels are new, the network is loaded. */
async function measurePicture(sit: (size: { width: number; height: number }) => Sitting, pictureSide: number): Promise<Timing[]> {
  const size = { width: pictureSide, height: pictureSide };
  const cache = createTraceCache();
  const [{ scene, look }, staged] = await timed(() => sit(size));
  const [prepared, preparing] = await timed(() => prepareScene(scene, { size, cache }));
  const options = { seed: 1, pool, signal };
  const [planes, tracing] = await timed(() => tracePrepared(prepared, { ...options, quality: 'standard' }));
  const network = size.width * size.height > 8_500_000 ? 'small' : 'standard';
  const [clean, denoising] = await timed(() => denoise(planes, { network, inference, pool, signal }));
  const [image, developing] = await timed(() => develop({ ...planes, colour: clean.colour }, { look, ...options, camera: scene.camera }));
  const provenance = { digitalSourceType: 'algorithmicMedia', software: 'Seedbed', prompt: null } as const;
  const [, encoding] = await timed(() => encodeImage(image, { format: 'jpeg', provenance }));
  return [staged, preparing, tracing, denoising, developing, encoding];
}

const halvings: Readonly<Record<string, number>> = {
  ...{ enc_conv2: 1, enc_conv3: 2, enc_conv4: 3, enc_conv5a: 4, enc_conv5b: 4 },
  ...{ dec_conv4a: 3, dec_conv4b: 3, dec_conv3a: 2, dec_conv3b: 2, dec_conv2a: 1, dec_conv2b: 1 },
};

/** Processor seconds a megapixel that the network's arithmetic takes at the rate of a matrix product in the same runtime. */
async function denoiserFloor(): Promise<number> {
  const weights = [...(await loadWeights('standard'))].filter(([name]) => name.endsWith('.weight'));
  const flops = weights.reduce(
    (sum, [name, { values }]) => sum + (2 * values.length) / 4 ** (halvings[name.replace('.weight', '')] ?? 0),
    0,
  );
  const moduleUrl = new URL('./denoise.task.ts', import.meta.url).href;
  const [matrixSide, runs] = [1536, 3];
  const work = () =>
    inference.run<{ side: number; runs: number }, number>({ moduleUrl, name: 'matMul', input: { side: matrixSide, runs } }, { signal });
  await work();
  const [bestSeconds, { processorMs: ms }] = await timed(work);
  // By the processor, and by the clock on all threads: a busy machine makes either too small.
  const product = 2 * matrixSide ** 3;
  const flopsPerMs = Math.max(((runs + 1) * product) / ms, product / (1000 * bestSeconds * pool.workerCount));
  console.log(
    `network ${(flops / 1000).toFixed(0)} kFLOP a pixel; matrix product ${(flopsPerMs / 1e6).toFixed(1)} GFLOP a processor second`,
  );
  return (flops * 1e6) / flopsPerMs / 1000;
}

/** One sample a pixel of a scene of `count` little shapes of the still life. */
async function growth(): Promise<Record<'pixels' | 'objects' | 'samples', [number, number][]>> {
  const sit = await sitOf('still-life');
  const run = async (scene: TraceScene, pictureSide: number, samples: number): Promise<number> => {
    const size = { width: pictureSide, height: pictureSide };
    const prepared = prepareScene(scene, { size });
    const trace = () => tracePrepared(prepared, { seed: 1, quality: 'standard', sampleBudget: samples * pictureSide ** 2, pool, signal });
    await trace();
    return (await timed(trace))[1].processorMs / 1000;
  };
  const sceneAt = (pictureSide: number): TraceScene => sit({ width: pictureSide, height: pictureSide }).scene;
  const series = async (values: readonly number[], measure: (value: number) => Promise<number>): Promise<[number, number][]> => {
    const points: [number, number][] = [];
    for (const value of values) points.push([value, await measure(value)]);
    return points;
  };
  const { scene: fox } = (await sitOf('fox-and-mugs'))({ width: 256, height: 256 });
  return {
    pixels: await series([128, 256, 512, 1024], (value) => run(sceneAt(value), value, 1)),
    objects: await series([10, 50, 200, 800, 3000], (value) => run({ ...fox, instances: fox.instances.slice(0, value) }, 256, 1)),
    samples: await series([1, 2, 4, 8], (value) => run(sceneAt(256), 256, value)),
  };
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

console.log(
  `${describeMachine()}; load ${loadavg()[0]!.toFixed(1)} before; ${side}x${side}, ${sampleBudgets.standard / 1e6} million samples`,
);
await measurePicture(await sitOf('perfume-bottle'), 256);
const networkFloor = await denoiserFloor();
const pictures: { name: string; timings: Timing[]; field: FieldCost }[] = [];
for (const name of names) {
  const sit = await sitOf(name);
  const timings = await measurePicture(sit, side);
  pictures.push({ name, timings, field: measureFields(sit({ width: fieldSide, height: fieldSide }).scene, fieldSide) });
  console.error(`${name} measured, load ${loadavg()[0]!.toFixed(1)}`);
}

console.log(
  `\nProcessor seconds of all threads (clock)\n${row(['scene', ...stages, 'sum'])}\n${row(['---', ...stages.map(() => '---'), '---'])}`,
);
const total = (timings: readonly Timing[], key: keyof Timing): number => timings.reduce((sum, timing) => sum + timing[key], 0);
for (const { name, timings } of pictures) {
  const cells = timings.map((timing) => `${seconds(timing.processorMs)} (${seconds(timing.wallMs)})`);
  console.log(row([name, ...cells, `${seconds(total(timings, 'processorMs'))} (${seconds(total(timings, 'wallMs'))})`]));
}
const medianOf = (key: keyof Timing): string => seconds(median(pictures.map(({ timings }) => total(timings, key))));
console.log(row(['median', ...stages.map(() => ''), `${medianOf('processorMs')} (${medianOf('wallMs')})`]));

console.log(
  `\nMicroseconds a sample, one thread, ${fieldSide}x${fieldSide}\n${row(['scene', 'evaluations of 4 lanes', 'floor', 'warm', 'times the floor'])}`,
);
console.log(row(['---', '---', '---', '---', '---']));
for (const { name, field } of pictures) {
  const times = field.microseconds / field.floorMicroseconds;
  const numbers = [field.evaluations.toFixed(1), field.floorMicroseconds.toFixed(2), field.microseconds.toFixed(2)];
  console.log(row([name, ...numbers, times.toFixed(1)]));
}
const denoised = median(pictures.map(({ timings }) => timings[3]!.processorMs / 1000));
const floor = networkFloor * (side / 1000) ** 2;
console.log(`\ndenoiser: ${denoised.toFixed(2)} processor seconds, floor ${floor.toFixed(2)}: ${(denoised / floor).toFixed(1)} times`);

const grown = await growth();
for (const [name, points] of Object.entries(grown)) console.log(row([name, ...points.map(([x, y]) => `${x}: ${y.toFixed(2)} s`)]));
const rows = pictures.map(({ name, timings }) => ({ name, parts: timings.map((timing) => timing.processorMs / 1000) }));
const title = (content: string): string => `${content}, processor seconds`;
const plot = svg('Processor seconds of the studio by stage and case', 760, 520, [
  bars({ left: 20, top: 20, width: 720, height: 250, title: title(`Standard quality at ${side}x${side}`) }, stages, rows),
  ...(['pixels', 'objects', 'samples'] as const).map((name, index) => {
    const names = { pixels: 'side of the picture', objects: 'instances', samples: 'samples a pixel' };
    return lines({ left: 20 + 245 * index, top: 310, width: 300, height: 190, title: title(names[name]) }, [
      { name: '', points: grown[name] },
    ]);
  }),
]);
writeFileSync(new URL('../docs/studio-speed.svg', import.meta.url), plot);
console.log(`load ${loadavg()[0]!.toFixed(1)} after`);
await pool.close();
await inference.close();
