/** Refuses scenes that cannot be traced, with the place of the wrong value. */
import { AppError } from '../../../errors.ts';
import { instanceLimit, lightLimit } from './memory-map.ts';
import type { Environment, Light, TraceScene } from './trace-scene.ts';

function demand(isRight: boolean, message: () => string): void {
  if (!isRight) throw new AppError('engine_failed', message());
}

const areFinite = (values: readonly number[]): boolean => values.every(Number.isFinite);

/** throws engine_failed for a number of the record that is not finite, at whatever depth */
function assertNumbers(value: unknown, path: string): void {
  if (typeof value === 'number') demand(Number.isFinite(value), () => `${path} must be a finite number, got ${value}`);
  else if (Array.isArray(value)) for (const [index, part] of value.entries()) assertNumbers(part, `${path}[${index}]`);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) assertNumbers(part, `${path}.${name}`);
}

function assertLight(light: Light, path: string): void {
  assertNumbers(light, path);
  if (light.kind === 'sphere') demand(light.radius > 0, () => `${path}.radius must be above 0, got ${light.radius}`);
  if (light.kind === 'rect') {
    const [a, b] = [light.right, light.up];
    const area = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    demand(area > 0, () => `${path} must have an area above 0: right ${a}, up ${b}`);
  }
  if (light.kind === 'sun') {
    demand(Math.hypot(...light.direction) > 0, () => `${path}.direction must point somewhere, got ${light.direction}`);
    const isAngle = light.angularRadius > 1e-4 && light.angularRadius < Math.PI / 2;
    demand(isAngle, () => `${path}.angularRadius must lie between 0.0001 and pi/2, got ${light.angularRadius}`);
  }
}

function assertEnvironment({ width, height, pixels, rotation, gain }: Environment): void {
  assertNumbers({ rotation, gain }, 'environment');
  const isGrid = Number.isInteger(width) && Number.isInteger(height) && width > 1 && height > 1 && width * height <= 2 ** 22;
  demand(isGrid, () => `environment must be 2x2 to 4,194,304 pixels large, got ${width}x${height}`);
  demand(pixels.length === 3 * width * height, () => `environment.pixels must hold ${3 * width * height} floats, got ${pixels.length}`);
  const wrong = pixels.findIndex((value) => !(value >= 0 && value < 1e8));
  demand(wrong < 0, () => `environment.pixels[${wrong}] must lie in [0, 1e8), got ${pixels[wrong]}`);
}

function assertInstances({ shapes, instances }: TraceScene): void {
  demand(instances.length <= instanceLimit, () => `a scene may hold ${instanceLimit} instances, got ${instances.length}`);
  instances.forEach(({ shape, position, rotation = [0, 0, 0], scale = 1 }, index) => {
    demand(shapes[shape] !== undefined, () => `instances[${index}].shape must be below ${shapes.length}, got ${shape}`);
    const isPlaced = areFinite([...position, ...rotation, scale]) && scale > 0;
    const got = (): string => `got ${position}, ${rotation}, ${scale}`;
    demand(isPlaced, () => `instances[${index}] must have a finite place and a scale above 0, ${got()}`);
  });
}

/** throws engine_failed */
export function assertScene(scene: TraceScene, size: { readonly width: number; readonly height: number }): void {
  const { width, height } = size;
  const isSize = [width, height].every((side) => Number.isInteger(side) && side > 0 && side <= 8192);
  demand(isSize, () => `size must be 1x1 to 8192x8192, got ${width}x${height}`);
  assertInstances(scene);
  demand(scene.lights.length <= lightLimit, () => `a scene may hold ${lightLimit} lights, got ${scene.lights.length}`);
  scene.lights.forEach((light, index) => {
    assertLight(light, `lights[${index}]`);
  });
  assertEnvironment(scene.environment);
  const { camera } = scene;
  assertNumbers(camera, 'camera');
  const reach = Math.hypot(...camera.target.map((value, axis) => value - camera.position[axis]!));
  demand(reach > 0, () => `camera.target must lie away from its position, got ${camera.target}`);
  demand(camera.fieldOfView > 0 && camera.fieldOfView < 3, () => `camera.fieldOfView must lie between 0 and 3, got ${camera.fieldOfView}`);
  demand(camera.focusDistance > 0, () => `camera.focusDistance must be above 0, got ${camera.focusDistance}`);
}
