/**
 * A traced scene as a style wants it before tracing: other materials, facets, another light, another camera. The scene itself for styles
 * that are made wholly from the finished picture. Knows nothing of prompts.
 */
import type { StyleName } from '../../scene/index.ts';
import type { Shape } from '../field/index.ts';
import type { Camera, Floor, Light, TraceScene, Triple } from '../path/index.ts';
import { diorama } from './restaged/diorama.ts';
import { faceted } from './restaged/facets.ts';
import { ofCard, ofClay, ofPaint } from './restaged/substances.ts';
import { dimmed, softened } from './restaged/surroundings.ts';

export interface RestyleOptions {
  readonly style: StyleName;
  /** By instance of the scene: whether it was asked for, and not part of the set. Default: told by its size in the picture. */
  readonly isSubject?: readonly boolean[];
}

/** Metres that the picture is high at the distance of focus. */
const frameMetres = ({ focusDistance, fieldOfView }: Camera): number => 2 * focusDistance * Math.tan(fieldOfView / 2);

function withShapes(scene: TraceScene, change: (shape: Shape, scale: number) => Shape, ground = change): TraceScene {
  const scales = new Map(scene.instances.map(({ shape, scale = 1 }) => [shape, scale]));
  const floor: Floor | null = scene.floor && { ...scene.floor, shape: ground(scene.floor.shape, 1) };
  return { ...scene, shapes: scene.shapes.map((shape, i) => change(shape, scales.get(i) ?? 1)), floor };
}

function clay(scene: TraceScene): TraceScene {
  const thumb = 0.075 * frameMetres(scene.camera);
  const made = withShapes(scene, (shape, scale) => ofClay(shape, thumb / scale));
  return { ...made, environment: softened(scene.environment) };
}

function lowPoly(scene: TraceScene): TraceScene {
  const made = withShapes(scene, faceted, ofPaint);
  return { ...made, environment: softened(scene.environment), camera: { ...scene.camera, lensRadius: 0.3 * scene.camera.lensRadius } };
}

/** Two tubes out of the picture, behind the subject on either side. */
function tubes({ position, target, focusDistance, fieldOfView }: Camera): Light[] {
  const way = target.map((value, axis) => value - position[axis]!) as [number, number, number];
  const length = Math.hypot(way[0], way[2]) || 1;
  const [ahead, right] = [[way[0] / length, way[2] / length], [-way[2] / length, way[0] / length]] as const; // biome-ignore format: a pair
  const frame = 2 * focusDistance * Math.tan(fieldOfView / 2);
  const one = (side: number, radiance: Triple): Light => {
    const centre: Triple = [
      position[0] + ahead[0] * (focusDistance + 0.35 * frame) + right[0] * side * 1.5 * frame,
      position[1] + 0.35 * frame,
      position[2] + ahead[1] * (focusDistance + 0.35 * frame) + right[1] * side * 1.5 * frame,
    ];
    return { kind: 'sphere', centre, radius: 0.16 * frame, radiance };
  };
  return [one(-1, [60, 4, 44]), one(1, [3, 34, 60])];
}

const mostLights = 64;

function neon(scene: TraceScene): TraceScene {
  const [r, g, b] = scene.environment.gain;
  return {
    ...scene,
    lights: [...tubes(scene.camera), ...scene.lights.map((light) => dimmed(light, 0.25))].slice(0, mostLights),
    environment: { ...scene.environment, gain: [0.22 * r, 0.2 * g, 0.34 * b] },
  };
}

/** Flat drawings are sharp from front to back. */
const sharp = (scene: TraceScene): TraceScene => ({ ...scene, camera: { ...scene.camera, lensRadius: 0.25 * scene.camera.lensRadius } });

const ways: Readonly<Partial<Record<StyleName, (scene: TraceScene, isSubject: readonly boolean[] | null) => TraceScene>>> = {
  clay,
  'low-poly': lowPoly,
  isometric: diorama,
  neon,
  'paper-cut': (scene) => sharp(withShapes(scene, ofCard)),
  'flat-vector': (scene) => sharp(withShapes(scene, ofPaint)),
  'ink-line': sharp,
  pencil: sharp,
  'pixel-art': sharp,
};

/** The same scene for a style that needs nothing before tracing. Up to 40 ms a shape for low-poly, nothing to speak of for the others. */
export function restyle(scene: TraceScene, { style, isSubject }: RestyleOptions): TraceScene {
  return ways[style]?.(scene, isSubject ?? null) ?? scene;
}
