/** Planes for tests: any light, any depth. */
import type { TracedPlanes } from '../path/trace-scene.ts';

type Triple = readonly [number, number, number];

export function makePlanes(
  width: number,
  height: number,
  light: (x: number, y: number) => Triple,
  depthAt: (x: number, y: number) => number = () => 5,
): TracedPlanes {
  const count = width * height;
  const colour = new Float32Array(3 * count);
  const depth = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    colour.set(light(i % width, Math.floor(i / width)), 3 * i);
    depth[i] = depthAt(i % width, Math.floor(i / width));
  }
  return {
    width,
    height,
    colour,
    depth,
    albedo: new Float32Array(3 * count),
    normal: new Float32Array(3 * count),
    id: new Uint16Array(count),
    sampleCount: new Uint16Array(count),
  };
}
