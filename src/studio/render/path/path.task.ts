/** A worker's part of a pass: takes blocks of tiles until none is left, traces their paths and adds them to the shared planes. */
import { instantiate } from '../../../kernel/index.ts';
import { type PathColumn, pathAddress, pathCount } from './memory-map.ts';
import { type TileGrid, tileArea } from './sample-plan.ts';
import type { SceneData } from './scene-data.ts';
import { Wavefront } from './wavefront.ts';

/** Means over the samples so far, in shared memory. */
export interface SharedPlanes {
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  readonly depth: Float32Array;
  readonly id: Uint16Array;
  /** By how many samples `id` leads. */
  readonly idVotes: Uint8Array;
  readonly sampleCount: Uint16Array;
}

export interface PassInput {
  readonly module: WebAssembly.Module;
  readonly data: SceneData;
  readonly grid: TileGrid;
  readonly planes: SharedPlanes;
  readonly rows: Int32Array;
  readonly blockStarts: Int32Array;
  /** [next block, 1 to stop before the next] */
  readonly control: Int32Array;
  /** 32 bits. */
  readonly seed: number;
}

function reverseBits(value: number): number {
  let [rest, result] = [value, 0];
  for (let bit = 0; bit < 32; bit++, rest >>>= 1) result = (result << 1) | (rest & 1);
  return result;
}

function hashPixel(pixel: number, seed: number): number {
  let bits = Math.imul(pixel + 1, 0x9e3779b1) ^ seed;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}

/** Sends samples through the wavefront in full batches, and adds up what comes back. */
export function createTileTracer(wavefront: Wavefront, { grid, planes, seed }: Pick<PassInput, 'grid' | 'planes' | 'seed'>) {
  const { integers, floats } = wavefront;
  const intColumn = (name: PathColumn) => integers.subarray(pathAddress(name) >> 2);
  const column = (name: PathColumn, component = 0) => floats.subarray(pathAddress(name, component) >> 2);
  const column3 = (name: PathColumn) => [column(name, 0), column(name, 1), column(name, 2)] as const;
  const [seeds, samples, columns, rows, ids] = [
    intColumn('seed'),
    intColumn('sample'),
    intColumn('column'),
    intColumn('row'),
    intColumn('firstId'),
  ];
  const sums = [
    [planes.colour, column3('light')],
    [planes.albedo, column3('albedo')],
    [planes.normal, column3('firstNormal')],
  ] as const;
  const depths = column('firstDepth');
  const pixels = new Int32Array(pathCount);
  let filled = 0;

  function vote(pixel: number, id: number): void {
    if (planes.idVotes[pixel] === 0) planes.id[pixel] = id;
    if (planes.id[pixel] === id) planes.idVotes[pixel] = Math.min(255, planes.idVotes[pixel]! + 1);
    else planes.idVotes[pixel] = planes.idVotes[pixel]! - 1;
  }

  function deposit(path: number): void {
    const pixel = pixels[path]!;
    const count = planes.sampleCount[pixel]! + 1;
    planes.sampleCount[pixel] = count;
    for (const [plane, values] of sums) {
      for (let c = 0; c < 3; c++) {
        // A path that divided by zero brings nothing rather than spoil its pixel.
        const value = Number.isFinite(values[c]![path]!) ? values[c]![path]! : 0;
        plane[3 * pixel + c] = plane[3 * pixel + c]! + (value - plane[3 * pixel + c]!) / count;
      }
    }
    const [seen, depth] = [planes.depth[pixel]!, depths[path]!];
    if (seen === Infinity || count === 1) planes.depth[pixel] = depth;
    else if (depth < 1e30) planes.depth[pixel] = seen + (depth - seen) / count;
    vote(pixel, ids[path]!);
  }

  function flush(): void {
    if (filled === 0) return;
    wavefront.run(filled);
    for (let path = 0; path < filled; path++) deposit(path);
    filled = 0;
  }

  function add(x: number, y: number, sample: number): void {
    if (filled === pathCount) flush();
    const pixel = y * grid.width + x;
    pixels[filled] = pixel;
    seeds[filled] = hashPixel(pixel, seed);
    samples[filled] = sample;
    columns[filled] = x;
    rows[filled] = y;
    filled += 1;
  }

  return {
    flush,
    trace(tile: number, count: number): void {
      const { left, top, right, bottom } = tileArea(grid, tile);
      const first = planes.sampleCount[top * grid.width + left]!;
      for (let sample = 0; sample < count; sample++) {
        const bits = reverseBits(first + sample);
        for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) add(x, y, bits);
      }
    },
  };
}

/** The scene's numbers in the memory of a worker. */
export function writeScene(data: SceneData, memory: ArrayBufferLike): void {
  for (const { address, words } of data.images) new Float32Array(memory, address, words.length).set(words);
}

export function tracePass(input: PassInput): void {
  const { module, data, rows, blockStarts, control } = input;
  const memory = new WebAssembly.Memory({ initial: data.memoryPages });
  const functions = instantiate(module, memory);
  writeScene(data, memory.buffer);
  const tracer = createTileTracer(new Wavefront({ functions, memory: memory.buffer, step: 4, data }), input);
  for (;;) {
    if (Atomics.load(control, 1) !== 0) return;
    const block = Atomics.add(control, 0, 1);
    if (block >= blockStarts.length - 1) return;
    for (let row = blockStarts[block]!; row < blockStarts[block + 1]!; row++) tracer.trace(rows[2 * row]!, rows[2 * row + 1]!);
    tracer.flush();
  }
}
