/** Refuses scenes that cannot be traced, with the place of the wrong value, what was got and what is wanted. */
import { AppError } from '../../../errors.ts';
import { instanceLimit, lightLimit } from './memory-map.ts';
import type { Camera, Environment, Floor, Light, TraceScene } from './trace-scene.ts';

/** Of any coordinate, in metres: rays end there. */
const farthest = 1e6;
/** Of light: far above any lamp, far below where single floats overflow. */
const brightest = 1e8;
const sideLimit = 8192;
/** The planes of a larger picture would take more than 0.8 GB. */
const pixelLimit = 4096 * 4096;

/** throws engine_failed: "path is got; wanted is wanted" */
function demand(isRight: boolean, path: string, got: unknown, wanted: string): void {
  if (!isRight) throw new AppError('engine_failed', `${path} is ${String(got)}; ${wanted} is wanted`);
}

function assertNumber(value: unknown, path: string, [low, high]: readonly [number, number]): void {
  demand(typeof value === 'number' && Number.isFinite(value), path, value, 'a finite number');
  demand((value as number) >= low && (value as number) <= high, path, value, `a number in [${low}, ${high}]`);
}

function assertList(value: unknown, path: string, { length, range }: { length: number; range: readonly [number, number] }): void {
  demand(
    Array.isArray(value) && value.length === length,
    path,
    Array.isArray(value) ? `of ${value.length} numbers` : value,
    `a list of ${length} numbers`,
  );
  for (const [index, part] of (value as unknown[]).entries()) assertNumber(part, `${path}[${index}]`, range);
}

const assertPlace = (value: unknown, path: string): void => assertList(value, path, { length: 3, range: [-farthest, farthest] });
const assertColour = (value: unknown, path: string): void => assertList(value, path, { length: 3, range: [0, brightest] });

function assertPositive(value: unknown, path: string): void {
  assertNumber(value, path, [-farthest, farthest]);
  demand((value as number) > 0, path, value, 'a number above 0');
}

function assertSize({ width, height }: { readonly width: number; readonly height: number }): void {
  const isSide = (side: number): boolean => Number.isInteger(side) && side > 0 && side <= sideLimit;
  const isSize = isSide(width) && isSide(height) && width * height <= pixelLimit;
  demand(isSize, 'size', `${width}x${height}`, `1x1 to ${sideLimit} a side and ${pixelLimit} pixels in all`);
}

function assertShapes({ shapes, floor }: TraceScene): void {
  const named = [
    ...shapes.map((shape, index) => ({ shape, path: `shapes[${index}]` })),
    ...(floor ? [{ shape: floor.shape, path: 'floor.shape' }] : []),
  ];
  for (const { shape, path } of named) {
    const { low, high } = shape.domain;
    assertPlace(low, `${path}.domain.low`);
    assertPlace(high, `${path}.domain.high`);
    for (const [axis, value] of low.entries())
      demand(value < high[axis]!, `${path}.domain.low[${axis}]`, value, `a number below high[${axis}], ${high[axis]},`);
  }
}

function assertInstances({ shapes, instances }: TraceScene): void {
  demand(instances.length <= instanceLimit, 'instances', `a list of ${instances.length}`, `at most ${instanceLimit}`);
  for (const [index, { shape, position, rotation = [0, 0, 0], scale = 1 }] of instances.entries()) {
    const path = `instances[${index}]`;
    demand(shapes[shape] !== undefined, `${path}.shape`, shape, `the index of one of ${shapes.length} shapes`);
    assertPlace(position, `${path}.position`);
    assertPlace(rotation, `${path}.rotation`);
    assertPositive(scale, `${path}.scale`);
  }
}

function assertRect({ centre, right, up }: Extract<Light, { kind: 'rect' }>, path: string): void {
  assertPlace(centre, `${path}.centre`);
  assertPlace(right, `${path}.right`);
  assertPlace(up, `${path}.up`);
  const area =
    4 * Math.hypot(right[1] * up[2] - right[2] * up[1], right[2] * up[0] - right[0] * up[2], right[0] * up[1] - right[1] * up[0]);
  demand(area > 0, `the area of ${path} by right ${right} and up ${up}`, area, 'a number above 0');
}

function assertLight(light: Light, path: string): void {
  switch (light.kind) {
    case 'rect':
      assertRect(light, path);
      return assertColour(light.radiance, `${path}.radiance`);
    case 'sphere':
      assertPlace(light.centre, `${path}.centre`);
      assertPositive(light.radius, `${path}.radius`);
      return assertColour(light.radiance, `${path}.radiance`);
    case 'sun':
      assertPlace(light.direction, `${path}.direction`);
      demand(Math.hypot(...light.direction) > 0, `${path}.direction`, light.direction, 'a direction that is not 0');
      assertNumber(light.angularRadius, `${path}.angularRadius`, [1e-4, 1.57]);
      return assertColour(light.irradiance, `${path}.irradiance`);
    default:
      return demand(false, `${path}.kind`, (light as { kind: unknown }).kind, 'rect, sphere or sun');
  }
}

function assertEnvironment({ width, height, pixels, rotation, gain }: Environment): void {
  assertNumber(rotation, 'environment.rotation', [-farthest, farthest]);
  assertColour(gain, 'environment.gain');
  const isGrid = Number.isInteger(width) && Number.isInteger(height) && width > 1 && height > 1 && width * height <= 2 ** 22;
  demand(isGrid, 'environment', `${width}x${height} pixels large`, '2x2 to 4,194,304 pixels');
  demand(pixels.length === 3 * width * height, 'environment.pixels', `of ${pixels.length} floats`, `3 x ${width} x ${height}`);
  // A plain loop: a function called for each of millions of values takes a tenth of a second.
  let first = 0;
  while (first < pixels.length && pixels[first]! >= 0 && pixels[first]! < brightest) first += 1;
  demand(first === pixels.length, `environment.pixels[${first}]`, pixels[first], `a number in [0, ${brightest})`);
}

function assertFloor({ height, farEdge }: Floor): void {
  assertNumber(height, 'floor.height', [-farthest, farthest]);
  if (farEdge !== null) assertNumber(farEdge, 'floor.farEdge', [-farthest, farthest]);
}

function assertCamera({ position, target, fieldOfView, focusDistance, lensRadius, bladeCount, shift = [0, 0] }: Camera): void {
  assertPlace(position, 'camera.position');
  assertPlace(target, 'camera.target');
  const reach = Math.hypot(...target.map((value, axis) => value - position[axis]!));
  demand(reach > 1e-9, 'camera.target', target, 'a place away from camera.position');
  assertNumber(fieldOfView, 'camera.fieldOfView', [1e-4, 3]);
  assertPositive(focusDistance, 'camera.focusDistance');
  assertNumber(lensRadius, 'camera.lensRadius', [0, 100]);
  assertNumber(bladeCount, 'camera.bladeCount', [0, 100]);
  demand(Number.isInteger(bladeCount), 'camera.bladeCount', bladeCount, 'a whole number');
  assertList(shift, 'camera.shift', { length: 2, range: [-10, 10] });
}

/** Takes a moment even for a scene of a million instances. throws engine_failed */
export function assertScene(scene: TraceScene, size: { readonly width: number; readonly height: number }): void {
  assertSize(size);
  assertShapes(scene);
  assertInstances(scene);
  if (scene.floor) assertFloor(scene.floor);
  demand(scene.lights.length <= lightLimit, 'lights', `a list of ${scene.lights.length}`, `at most ${lightLimit}`);
  for (const [index, light] of scene.lights.entries()) assertLight(light, `lights[${index}]`);
  assertEnvironment(scene.environment);
  assertCamera(scene.camera);
}
