/** Binds the kernel's vocabulary to a builder, and places the images that shapes sample. Knows nothing of what is drawn. */
import {
  KernelBuilder,
  type KernelImage,
  mathOf,
  noiseOf,
  operatorsOf,
  type RecordedField,
  type UniformLike,
  vectorOf,
} from '../../../kernel/index.ts';
import type { Field, FieldTools, Shape, ShapeImage } from './shape.ts';

/** Byte address of each image in the kernel's memory. */
export type ImagePlaces = ReadonlyMap<ShapeImage, UniformLike>;

const noPlaces: ImagePlaces = new Map();

/** The tools that a shape's expressions are recorded with. `images` are the shape's own. */
export function fieldToolsOf(k: KernelBuilder, images: readonly ShapeImage[] = [], places: ImagePlaces = noPlaces): FieldTools {
  const o = operatorsOf(k);
  const image = (name: string): KernelImage => {
    const found = images.find((candidate) => candidate.name === name);
    if (!found)
      throw new Error(`a shape samples the image ${name}, but carries only: ${images.map((one) => one.name).join(', ') || 'none'}`);
    const { width, height, channels, columns } = found;
    // Without a place the expression can be analysed, not run.
    return { address: places.get(found) ?? 0, width, height, channels, columns };
  };
  return { k, o, v: vectorOf(o), m: mathOf(o), n: noiseOf(o), image };
}

/** Lays out the images of the shapes one behind the other from `address`, each once; `end` is the first free byte. */
export function placeImages(
  shapes: readonly Pick<Shape, 'images'>[],
  address: number,
): { places: ReadonlyMap<ShapeImage, number>; end: number } {
  const places = new Map<ShapeImage, number>();
  let end = address;
  for (const image of shapes.flatMap(({ images }) => images ?? [])) {
    if (places.has(image)) continue;
    places.set(image, end);
    end += Math.ceil(image.pixels.byteLength / 16) * 16;
  }
  return { places, end };
}

/** Copies placed images into the memory of a kernel. */
export function writeImages(places: ReadonlyMap<ShapeImage, number>, memory: ArrayBufferLike): void {
  for (const [image, address] of places) new Float32Array(memory, address, image.pixels.length).set(image.pixels);
}

/** A field recorded alone in a builder of its own: for bounds, not for running. */
export function recordField(field: Field, images: readonly ShapeImage[] = []): RecordedField {
  const k = new KernelBuilder();
  const { target } = k.function({ name: 'field', parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    field(fieldToolsOf(k, images), [x, y, z]),
  ]);
  const [x, y, z] = target.parameters;
  return { value: target.results[0]!, parameters: [x!, y!, z!], lemmas: k.lemmas };
}
