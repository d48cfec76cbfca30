/** Sends the samples of tiles through the wavefront in full batches, and keeps the means of what they bring in the picture's planes. */
import { type PathColumn, pathAddress, pathCount } from './memory-map.ts';
import { type TileGrid, tileArea } from './sample-plan.ts';
import type { Wavefront } from './wavefront.ts';

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
  readonly hitCount?: Uint16Array;
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

export interface Picture {
  readonly grid: TileGrid;
  readonly planes: SharedPlanes;
  /** 32 bits. */
  readonly seed: number;
}

export class TileTracer {
  readonly #wavefront: Wavefront;
  readonly #picture: Picture;
  readonly #inputs: Readonly<Record<'seed' | 'sample' | 'column' | 'row', Int32Array>>;
  readonly #pixels = new Int32Array(pathCount);
  readonly #shares = new Float64Array(pathCount);
  readonly #strays: Float32Array;
  #filled = 0;
  #brokenCount = 0;

  constructor(wavefront: Wavefront, picture: Picture) {
    this.#wavefront = wavefront;
    this.#strays = wavefront.floats.subarray(pathAddress('isStray') >> 2);
    this.#picture = picture;
    const integers = (name: PathColumn): Int32Array => wavefront.integers.subarray(pathAddress(name) >> 2);
    this.#inputs = { seed: integers('seed'), sample: integers('sample'), column: integers('column'), row: integers('row') };
  }

  /** Adds samples to every pixel of a tile. They count when the batch is full, or at `flush`. */
  trace(tile: number, count: number): void {
    const { grid, planes } = this.#picture;
    const { left, top, right, bottom } = tileArea(grid, tile);
    const first = planes.sampleCount[top * grid.width + left]!;
    for (let sample = 0; sample < count; sample++) {
      const bits = reverseBits(first + sample);
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) this.#add(x, y, bits);
    }
  }

  /** Paths so far whose light was not a finite number. */
  get brokenCount(): number {
    return this.#brokenCount;
  }

  flush(): void {
    if (this.#filled === 0) return;
    this.#wavefront.run(this.#filled);
    this.#countBroken();
    this.#countSamples();
    const { colour, albedo, normal } = this.#picture.planes;
    for (let component = 0; component < 3; component++) {
      this.#addToMeans(colour, 'light', component);
      this.#addToMeans(albedo, 'albedo', component, this.#strays);
      this.#addToMeans(normal, 'firstNormal', component);
    }
    this.#addDepths();
    this.#vote();
    this.#filled = 0;
  }

  #add(x: number, y: number, sample: number): void {
    if (this.#filled === pathCount) this.flush();
    const pixel = y * this.#picture.grid.width + x;
    const path = this.#filled;
    this.#pixels[path] = pixel;
    this.#inputs.seed[path] = hashPixel(pixel, this.#picture.seed);
    this.#inputs.sample[path] = sample;
    this.#inputs.column[path] = x;
    this.#inputs.row[path] = y;
    this.#filled = path + 1;
  }

  #countBroken(): void {
    const { floats } = this.#wavefront;
    const [red, green, blue] = [0, 1, 2].map((component) => pathAddress('light', component) >> 2) as [number, number, number];
    for (let path = 0; path < this.#filled; path++) {
      const sum = floats[red + path]! + floats[green + path]! + floats[blue + path]!;
      if (sum - sum !== 0) this.#brokenCount += 1;
    }
  }

  #countSamples(): void {
    const { sampleCount } = this.#picture.planes;
    for (let path = 0; path < this.#filled; path++) {
      const count = sampleCount[this.#pixels[path]!]! + 1;
      sampleCount[this.#pixels[path]!] = count;
      this.#shares[path] = 1 / count;
    }
  }

  /**
   * Moves the means of one component by what the paths brought. A path that divided by zero brings nothing rather than spoil its pixel;
   * strays count only as a pixel's first: the few paths that a pane mirrors would be speckles in the albedo, which the denoiser keeps.
   */
  #addToMeans(plane: Float32Array, name: PathColumn, component: number, strays: Float32Array | null = null): void {
    const values = this.#wavefront.floats.subarray(pathAddress(name, component) >> 2);
    const [pixels, shares, filled] = [this.#pixels, this.#shares, this.#filled];
    for (let path = 0; path < filled; path++) {
      if (strays && strays[path] !== 0 && shares[path]! < 1) continue;
      const at = 3 * pixels[path]! + component;
      const value = values[path]!;
      plane[at] = plane[at]! + ((value - value === 0 ? value : 0) - plane[at]!) * shares[path]!;
    }
  }

  #addDepths(): void {
    const { depth, hitCount } = this.#picture.planes;
    const values = this.#wavefront.floats.subarray(pathAddress('firstDepth') >> 2);
    for (let path = 0; path < this.#filled; path++) {
      const [pixel, value] = [this.#pixels[path]!, values[path]!];
      const seen = depth[pixel]!;
      if (hitCount && value < 1e30) hitCount[pixel] = hitCount[pixel]! + 1;
      if (seen === Infinity) depth[pixel] = value;
      else if (value < 1e30) depth[pixel] = seen + (value - seen) * this.#shares[path]!;
    }
  }

  /** The id of most samples. source: Boyer and Moore, "MJRTY" (1981) */
  #vote(): void {
    const { id, idVotes } = this.#picture.planes;
    const ids = this.#wavefront.integers.subarray(pathAddress('firstId') >> 2);
    for (let path = 0; path < this.#filled; path++) {
      const pixel = this.#pixels[path]!;
      const votes = idVotes[pixel]!;
      if (votes === 0) id[pixel] = ids[path]!;
      if (id[pixel] !== ids[path]) idVotes[pixel] = votes - 1;
      else if (votes < 255) idVotes[pixel] = votes + 1;
    }
  }
}
