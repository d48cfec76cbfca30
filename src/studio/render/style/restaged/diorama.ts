/** A scene as a small model seen from 35 degrees above and 45 degrees aside, from so far that parallels stay parallel. */
import { box, type Shape } from '../../field/index.ts';
import type { Camera, Floor, Instance, Light, TraceScene, Triple } from '../../path/index.ts';
import { studio } from './surroundings.ts';

interface Sphere {
  readonly centre: Triple;
  readonly radius: number;
}

/** About the instance's domain, in the scene's space. Turned boxes are taken by their corners' distance. */
function sphereOf({ shapes }: TraceScene, { shape, position, scale = 1, rotation = [0, 0, 0] }: Instance): Sphere {
  const { low, high } = shapes[shape]!.domain;
  const [mx, my, mz] = low.map((value, axis) => (scale * (value + high[axis]!)) / 2) as [number, number, number];
  const [sine, cosine] = [Math.sin(rotation[1]), Math.cos(rotation[1])];
  const radius = (scale / 2) * Math.hypot(...low.map((value, axis) => high[axis]! - value));
  return { centre: [position[0] + mx * cosine + mz * sine, position[1] + my, position[2] + mz * cosine - mx * sine], radius };
}

/** Where the camera looks and how high its frame is there, for scenes that do not tell what is the subject. */
function frameOf({ position, target, focusDistance, fieldOfView }: Camera): Sphere {
  const way = target.map((value, axis) => value - position[axis]!);
  const length = Math.hypot(...way) || 1;
  const centre = position.map((value, axis) => value + (way[axis]! / length) * focusDistance) as unknown as Triple;
  return { centre, radius: focusDistance * Math.tan(fieldOfView / 2) };
}

/** A sphere around all of them, and not more than three frames wide. */
function around(spheres: readonly Sphere[], frame: Sphere): Sphere {
  const [lows, highs] = [
    [0, 1, 2],
    [0, 1, 2],
  ].map((list, end) =>
    list.map((axis) => {
      const ends = spheres.map(({ centre, radius }) => centre[axis]! + (end ? 1 : -1) * 0.8 * radius);
      return end ? Math.max(...ends) : Math.min(...ends);
    }),
  ) as [number[], number[]];
  const centre = lows.map((low, axis) => (low + highs[axis]!) / 2) as unknown as Triple;
  const radius = Math.hypot(...lows.map((low, axis) => highs[axis]! - low)) / 2;
  return { centre, radius: Math.min(3 * frame.radius, Math.max(1e-3, radius)) };
}

const azimuth = Math.PI / 4;
const elevation = Math.atan(Math.SQRT1_2);
const fieldOfView = 0.16;

function cameraFor({ centre, radius }: Sphere): Camera {
  const distance = (1.28 * radius) / Math.sin(fieldOfView / 2);
  const position: Triple = [
    centre[0] + distance * Math.cos(elevation) * Math.sin(azimuth),
    centre[1] + distance * Math.sin(elevation),
    centre[2] + distance * Math.cos(elevation) * Math.cos(azimuth),
  ];
  return { position, target: centre, fieldOfView, focusDistance: distance, lensRadius: 0, bladeCount: 0 };
}

const sweepColour: Triple = [0.3, 0.5, 0.58];
const skyColour: Triple = [0.62, 0.66, 0.72];

/** The ground as a square slab that the things stand on. */
function slabOf(floor: Floor, half: number): Shape {
  const { material, bump } = floor.shape;
  return {
    name: 'diorama-slab',
    field: box([half, 0.09 * half, half], 0.02 * half),
    material: (tools, at) => material(tools, { ...at, local: at.world }),
    ...(bump && { bump }),
    ...(floor.shape.images && { images: floor.shape.images }),
    domain: { low: [-1.01 * half, -0.1 * half, -1.01 * half], high: [1.01 * half, 0.1 * half, 1.01 * half] },
  };
}

function sweepFloor(height: number): Floor {
  const domain = { low: [-1, -1, -1], high: [1, 1, 1] } as const;
  const shape: Shape = { name: 'diorama-sweep', field: box([1, 1, 1]), material: () => ({ base: sweepColour, roughness: 0.8 }), domain };
  return { shape, height, farEdge: null };
}

/** From the camera's left, high, so that the two faces that are seen differ. */
const sun: Light = { kind: 'sun', direction: [-0.3, 0.78, 0.55], angularRadius: 0.05, irradiance: [2.6, 2.45, 2.2] };

/** `isSubject`, by instance: what the model is of; the rest stays only where it fits on the slab. */
export function diorama(scene: TraceScene, isSubject: readonly boolean[] | null): TraceScene {
  const frame = frameOf(scene.camera);
  const spheres = scene.instances.map((instance) => sphereOf(scene, instance));
  const chosen = spheres.filter(({ radius }, i) => (isSubject ? isSubject[i] : radius < 1.2 * frame.radius));
  const subject = chosen.length > 0 ? around(chosen, frame) : frame;
  const half = 0.88 * subject.radius;
  const fits = ({ centre, radius }: Sphere): boolean =>
    Math.max(Math.abs(centre[0] - subject.centre[0]), Math.abs(centre[2] - subject.centre[2])) + 0.6 * radius < 1.1 * half;
  const kept = scene.instances.filter((_, i) => isSubject?.[i] || fits(spheres[i]!));
  const height = scene.floor?.height ?? subject.centre[1] - subject.radius;
  const ground = scene.floor ?? sweepFloor(height);
  const slab: Instance = { shape: scene.shapes.length, position: [subject.centre[0], height - 0.09 * half, subject.centre[2]] };
  return {
    shapes: [...scene.shapes, slabOf(ground, half)],
    instances: [...kept, slab],
    floor: sweepFloor(height - 0.185 * half),
    lights: [...scene.lights.filter((light) => light.kind === 'sphere' && light.radius < 0.2 * subject.radius), sun],
    environment: studio(skyColour),
    camera: cameraFor(subject),
  };
}
