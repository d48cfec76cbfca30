/** A lit sphere from the kernel alone: `node examples/kernel-sphere.ts sphere.png`. Four pixels at a time in WebAssembly. */
import sharp from 'sharp';
import { createKernelCache, instantiate, KernelBuilder, operatorsOf, type Vec3, vectorOf } from '../src/kernel/index.ts';

const size = 256;
const pixelsAddress = 4096;

const k = new KernelBuilder();
const o = operatorsOf(k);
const v = vectorOf(o);

k.function({ name: 'render', parameters: ['uniform'], results: [], isExported: true }, (pixelCount) => {
  k.for(0, pixelCount, 4, (first) => {
    const pixel = o.toFloat(o.laneIndex(first));
    const row = o.floor(o.mul(pixel, 1 / size));
    const x = o.sub(o.mul(o.sub(pixel, o.mul(row, size)), 2 / size), 1);
    const y = o.sub(1, o.mul(row, 2 / size));
    // March along the ray from (0, 0, 3) through the pixel until the distance to the unit sphere is small.
    const ray = v.normalise([x, y, -2]);
    const travelled = k.variable('f32', 0);
    const at = (): ReturnType<typeof v.along> => v.along([0, 0, 3] satisfies Vec3, ray, k.get(travelled));
    const distance = () => o.sub(v.length(at()), 1);
    k.while(
      () => o.and(o.gt(distance(), 0.001), o.lt(k.get(travelled), 6)),
      () => k.set(travelled, o.add(k.get(travelled), distance())),
    );
    const light = o.max(v.dot(v.normalise(at()), v.normalise([-1, 2, 1.5])), 0);
    const shade = o.select(o.lt(k.get(travelled), 6), o.mulAdd(light, 0.8, 0.05), 0.2);
    k.store(o.uniformShiftLeft(first, 2), shade, pixelsAddress);
  });
  return undefined;
});

const memory = new WebAssembly.Memory({ initial: 5 });
const { module } = createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null });
instantiate(module, memory).render!(size * size);

const bytes = Uint8Array.from(new Float32Array(memory.buffer, pixelsAddress, size * size), (shade) => 255 * shade ** (1 / 2.2));
const file = process.argv[2] ?? 'sphere.png';
await sharp(bytes, { raw: { width: size, height: size, channels: 1 } })
  .png()
  .toFile(file);
console.log(`wrote ${file}`);
