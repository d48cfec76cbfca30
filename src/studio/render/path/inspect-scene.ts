/**
 * Looks for what can be traced but is surely not meant: a camera inside of something, lights that nothing can see. Asks the fields, by
 * the JavaScript reference, at the few places in question.
 */
import { instantiateReference, KernelBuilder } from '../../../kernel/index.ts';
import { fieldToolsOf, placeImages, type Shape, writeImages } from '../field/index.ts';
import { rotationRows } from './instance-tree.ts';
import type { Instance, Light, TraceScene, Triple } from './trace-scene.ts';

const imagesFrom = 1024;
const pageBytes = 65_536;

type Distance = (p: Triple) => number;

function distanceOf(shape: Shape): Distance {
  const { places, end } = placeImages([shape], imagesFrom);
  const k = new KernelBuilder();
  k.function({ name: 'field', parameters: ['f32', 'f32', 'f32'], results: ['f32'], isExported: true }, (x, y, z) => [
    shape.field(fieldToolsOf(k, shape.images, places), [x, y, z]),
  ]);
  const memory = new ArrayBuffer(Math.ceil(end / pageBytes) * pageBytes);
  writeImages(places, memory);
  const { field } = instantiateReference(k.module, memory);
  return ([x, y, z]) => (field!(Math.fround(x), Math.fround(y), Math.fround(z)) as unknown as readonly number[])[0]!;
}

const toLocal = (p: Triple, { position, rotation = [0, 0, 0], scale = 1 }: Instance): Triple => {
  const away = p.map((value, axis) => value - position[axis]!);
  return rotationRows(rotation).map((row) => row.reduce((sum, value, axis) => sum + value * away[axis]!, 0) / scale) as unknown as Triple;
};

/** How deep within an instance a point lies, in metres; below 0 outside. */
type Depth = (p: Triple, instance: Instance) => number;

function depthIn(scene: TraceScene): Depth {
  const fields = new Map<Shape, Distance>();
  return (p, instance) => {
    const shape = scene.shapes[instance.shape]!;
    const local = toLocal(p, instance);
    const { low, high } = shape.domain;
    if (local.some((value, axis) => value < low[axis]! || value > high[axis]!)) return -Infinity;
    const distance = fields.get(shape) ?? distanceOf(shape);
    fields.set(shape, distance);
    return -distance(local) * (instance.scale ?? 1);
  };
}

/** Places of a light of which at least one should be free, and how deep a place must lie to be hidden. */
function placesOf(light: Light): { places: readonly Triple[]; hiddenAt: number } {
  if (light.kind === 'sun') return { places: [], hiddenAt: 0 };
  if (light.kind === 'sphere') return { places: [light.centre], hiddenAt: light.radius };
  const at = (a: number, b: number): Triple =>
    light.centre.map((value, axis) => value + a * light.right[axis]! + b * light.up[axis]!) as unknown as Triple;
  return { places: [at(0, 0), at(-0.9, -0.9), at(0.9, -0.9), at(-0.9, 0.9), at(0.9, 0.9)], hiddenAt: 0 };
}

const isUnderFloor = ({ floor }: TraceScene, [, y, z]: Triple, by: number): boolean =>
  floor !== null && y + by < floor.height && (floor.farEdge === null || z > floor.farEdge);

/**
 * One sentence each, with the place of the value. isClear: by shape; glass hides no light.
 * The scene must have passed `assertScene`.
 */
export function inspectScene(scene: TraceScene, isClear: readonly boolean[]): string[] {
  const depth = depthIn(scene);
  const nameOf = (index: number): string => `instances[${index}] (${scene.shapes[scene.instances[index]!.shape]!.name})`;
  const warnings: string[] = [];
  const { position } = scene.camera;
  if (isUnderFloor(scene, position, 0))
    warnings.push(`camera.position lies below the floor: ${position}; the picture shows the floor from beneath.`);
  for (const [index, instance] of scene.instances.entries()) {
    if (depth(position, instance) > 0)
      warnings.push(`camera.position lies inside ${nameOf(index)}: ${position}; the picture shows its inside.`);
  }
  for (const [index, light] of scene.lights.entries()) {
    const { places, hiddenAt } = placesOf(light);
    if (places.length === 0) continue;
    const hider = scene.instances.findIndex((one) => !isClear[one.shape] && places.every((place) => depth(place, one) > hiddenAt));
    if (hider >= 0) warnings.push(`lights[${index}] lies inside ${nameOf(hider)} and lights nothing else.`);
    if (places.every((place) => isUnderFloor(scene, place, hiddenAt)))
      warnings.push(`lights[${index}] lies below the floor and lights nothing above it.`);
  }
  return warnings;
}
