/** Looks into fields for tests and previews: values by both back ends, gradients, nearest points by search.
 * Models plant fur by it; too slow for pictures. */
import {
  createKernelCache,
  instantiate,
  instantiateReference,
  KernelBuilder,
  type Lemmas,
  type RecordedField,
} from '../../../kernel/index.ts';
import { createRng } from '../../../shared/rng.ts';
import type { Bounds, Field, ShapeImage } from './shape.ts';
import { fieldToolsOf, placeImages, writeImages } from './tools.ts';

export type Spot = readonly [x: number, y: number, z: number];

export interface FieldProbe {
  readonly recorded: RecordedField;
  /** SHA-256 of the kernel. */
  readonly hash: string;
  /** By the JavaScript reference. */
  readonly at: (x: number, y: number, z: number) => number;
  /** Of all points by WebAssembly, x y z interleaved. */
  readonly wasm: (points: Float32Array) => Float32Array;
  /** The same by the reference. */
  readonly reference: (points: Float32Array) => Float32Array;
}

const inputAddress = 16_384;
const pageBytes = 65_536;

export function probeField(field: Field, images: readonly ShapeImage[] = [], pointCapacity = 4096): FieldProbe {
  const outputAddress = inputAddress + 12 * pointCapacity;
  const { places, end } = placeImages([{ images }], outputAddress + 4 * pointCapacity);
  const k = new KernelBuilder();
  const { target } = k.function({ name: 'field', parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    field(fieldToolsOf(k, images, places), [x, y, z]),
  ]);
  const lemmas: Lemmas = k.lemmas;
  const o = fieldToolsOf(k).o;
  k.function({ name: 'run', parameters: ['uniform', 'uniform'], results: [], isExported: true }, (count, step) => {
    k.for(0, count, step, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const [x, y, z] = [0, 1, 2].map((axis) => o.load(address, inputAddress + 4 * axis * pointCapacity));
      k.store(address, field(fieldToolsOf(k, images, places), [x!, y!, z!]), outputAddress);
    });
    return undefined;
  });
  const pages = Math.ceil(end / pageBytes);
  const compiled = createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null });
  if (compiled.constantsEnd > inputAddress) throw new Error('the constants of the field do not fit below the points');
  const memory = new WebAssembly.Memory({ initial: pages });
  const referenceMemory = new ArrayBuffer(pages * pageBytes);
  for (const buffer of [memory.buffer, referenceMemory]) writeImages(places, buffer);
  const exports = instantiate(compiled.module, memory);
  const reference = instantiateReference(k.module, referenceMemory);
  const runOver =
    (buffer: ArrayBuffer, run: (count: number) => void) =>
    (points: Float32Array): Float32Array => {
      const count = points.length / 3;
      const inputs = new Float32Array(buffer, inputAddress, 3 * pointCapacity);
      for (let index = 0; index < count; index++) {
        for (let axis = 0; axis < 3; axis++) inputs[axis * pointCapacity + index] = points[3 * index + axis]!;
      }
      run(count);
      return new Float32Array(buffer, outputAddress, count).slice();
    };
  const [x, y, z] = target.parameters;
  return {
    recorded: { value: target.results[0]!, parameters: [x!, y!, z!], lemmas },
    hash: compiled.hash,
    at: (px, py, pz) => reference.field!(Math.fround(px), Math.fround(py), Math.fround(pz))![0]!,
    wasm: runOver(memory.buffer, (count) => void exports.run!(count, 4)),
    reference: runOver(referenceMemory, (count) => void reference.run!(count, 1)),
  };
}

export function gradientAt({ at }: FieldProbe, [x, y, z]: Spot, step: number): Spot {
  const slope = (a: number, b: number): number => (a - b) / (2 * step);
  return [
    slope(at(x + step, y, z), at(x - step, y, z)),
    slope(at(x, y + step, z), at(x, y - step, z)),
    slope(at(x, y, z + step), at(x, y, z - step)),
  ];
}

/** Random points of the box, the same for the same seed. */
export function spotsWithin({ low, high }: Bounds, count: number, seed: number): Spot[] {
  const rng = createRng(seed);
  return Array.from(
    { length: count },
    () => [0, 1, 2].map((axis) => low[axis]! + (high[axis]! - low[axis]!) * rng.float()) as unknown as Spot,
  );
}

/** Points on the surface: random ones, moved along the gradient until the field is next to nothing. */
export function surfaceSpots(probe: FieldProbe, bounds: Bounds, count: number): Spot[] {
  const size = Math.hypot(...bounds.high.map((high, axis) => high - bounds.low[axis]!));
  return spotsWithin(bounds, count, 5).flatMap((start): Spot[] => {
    let spot = start;
    for (let step = 0; step < 12; step++) {
      const distance = probe.at(...spot);
      if (Math.abs(distance) < size * 2e-6) return [spot];
      const gradient = gradientAt(probe, spot, size * 1e-4);
      const squared = gradient.reduce((sum, x) => sum + x * x, 0);
      if (squared < 0.01) return [];
      spot = spot.map((x, axis) => x - (gradient[axis]! * distance) / squared) as unknown as Spot;
    }
    return [];
  });
}
