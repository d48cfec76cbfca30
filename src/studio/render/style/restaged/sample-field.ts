/** Values of a shape's field at many points, by WebAssembly. */
import { createKernelCache, instantiate, KernelBuilder } from '../../../../kernel/index.ts';
import { fieldToolsOf, placeImages, type Shape, writeImages } from '../../field/index.ts';

const inputAddress = 65_536;
const pageBytes = 65_536;

/** `points`: x y z interleaved, in the shape's own space. Gives metres as the field has them. About 20 ms for a shape. */
export function sampleField(shape: Shape, points: Float32Array): Float32Array {
  const count = points.length / 3;
  const capacity = Math.ceil(count / 4) * 4;
  const outputAddress = inputAddress + 12 * capacity;
  const { places, end } = placeImages([shape], outputAddress + 4 * capacity);
  const k = new KernelBuilder();
  const { o } = fieldToolsOf(k);
  k.function({ name: 'run', parameters: ['uniform', 'uniform'], results: [], isExported: true }, (total, step) => {
    k.for(0, total, step, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const [x, y, z] = [0, 1, 2].map((axis) => o.load(address, inputAddress + 4 * axis * capacity));
      k.store(address, shape.field(fieldToolsOf(k, shape.images, places), [x!, y!, z!]), outputAddress);
    });
    return undefined;
  });
  const compiled = createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null });
  if (compiled.constantsEnd > inputAddress) throw new Error(`the constants of shape ${shape.name} do not fit below the points`);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  writeImages(places, memory.buffer);
  const inputs = new Float32Array(memory.buffer, inputAddress, 3 * capacity);
  for (let i = 0; i < count; i++) for (let axis = 0; axis < 3; axis++) inputs[axis * capacity + i] = points[3 * i + axis]!;
  instantiate(compiled.module, memory).run!(capacity, 4);
  return new Float32Array(memory.buffer, outputAddress, count).slice();
}
