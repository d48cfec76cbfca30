/**
 * Records the kernels of a scene: one module for its shapes, floor and environment's size, whatever the camera, the lights and the
 * places of the instances. Boxes and steepness come from the graphs of the fields.
 */

import { AppError } from '../../../errors.ts';
import {
  type Box,
  boundOver,
  type CompiledKernel,
  createKernelCache,
  KernelBuilder,
  type KernelCache,
  type KernelModule,
  lipschitzOver,
  solidBox,
} from '../../../kernel/index.ts';
import { fieldToolsOf, type ImagePlaces, placeImages, recordField, type Shape, type ShapeImage } from '../field/index.ts';
import { recordCamera } from './camera-stage.ts';
import { recordLamp, recordSky } from './escape-stages.ts';
import { recordGlass } from './glass-stage.ts';
import { recordAnalytic, recordFloorShadow, recordNode, recordShapeIntersection, type TracedShape } from './intersect-stages.ts';
import type { EnvironmentPlace } from './light-sampling.ts';
import { constantsAddress, constantsEnd, imagesAddress } from './memory-map.ts';
import { recordRoute } from './route-stage.ts';
import { recordShade } from './shade-stage.ts';
import { recordDeposit, recordVeil } from './shadow-stages.ts';
import { stageToolsOf } from './stage.ts';
import { recordWander } from './subsurface-stage.ts';
import { recordFloorSurface, recordSurface } from './surface-stages.ts';
import type { TraceScene } from './trace-scene.ts';

/** What bounds a shape: found once, as it takes up to a second. */
interface Extent {
  readonly box: Box;
  readonly steepness: number;
}

/** Keeps compiled kernels and the extents of shapes between pictures. */
export interface TraceCache {
  readonly kernels: KernelCache;
  readonly extents: WeakMap<Shape, Extent | null>;
}

export const createTraceCache = (): TraceCache => ({ kernels: createKernelCache(16), extents: new WeakMap() });

export interface SceneKernels {
  readonly module: KernelModule;
  readonly places: ReadonlyMap<ShapeImage, number>;
  readonly environment: EnvironmentPlace;
  /** First free byte. */
  readonly memoryEnd: number;
  /** By shape; null where there is nothing solid in its domain. */
  readonly boxes: readonly (Box | null)[];
  readonly isClear: readonly boolean[];
}

const boxDepth = 5;
const steepnessDepth = 3;

function measureExtent(shape: Shape): Extent | null {
  const field = recordField(shape.field, shape.images);
  const domain = [0, 1, 2].map((axis) => ({ low: shape.domain.low[axis]!, high: shape.domain.high[axis]! })) as unknown as Box;
  const box = solidBox(field, domain, boxDepth);
  if (!box) return null;
  const margin = 1e-4 * Math.max(...box.map(({ low, high }) => high - low));
  const grown = box.map(({ low, high }) => ({ low: low - margin, high: high + margin })) as unknown as Box;
  const steepness = Math.min(lipschitzOver(field, grown, steepnessDepth), boundOver(field, grown).slope);
  if (!Number.isFinite(steepness) || steepness <= 0) {
    throw new AppError(
      'engine_failed',
      `The steepness of the field of shape ${shape.name} must be a finite number above 0, got ${steepness}: state it with notSteeperThan`,
    );
  }
  return { box: grown, steepness };
}

function extentOf(shape: Shape, cache: TraceCache): Extent | null {
  const known = cache.extents.get(shape);
  if (known !== undefined) return known;
  const measured = measureExtent(shape);
  cache.extents.set(shape, measured);
  return measured;
}

/** Whether a shape can be glass, asked of its recorded material. */
function canBeClear(shape: Shape): boolean {
  let isClear = false;
  const k = new KernelBuilder();
  k.function({ name: 'material', parameters: Array(9).fill('f32') as 'f32'[], results: [] }, (...p) => {
    const at = { local: [p[0]!, p[1]!, p[2]!], world: [p[3]!, p[4]!, p[5]!], normal: [p[6]!, p[7]!, p[8]!] } as const;
    const { transmission } = shape.material(fieldToolsOf(k, shape.images), at);
    isClear = transmission !== undefined && transmission !== 0 && (typeof transmission === 'number' || transmission.constant !== 0);
    return undefined;
  });
  return isClear;
}

function recordShape(
  k: KernelBuilder,
  shape: Shape,
  options: { index: number; extent: Extent; places: ImagePlaces; isClear: boolean },
): void {
  const { index, extent, places, isClear } = options;
  const t = stageToolsOf(fieldToolsOf(k, shape.images, places));
  const field = k.function({ name: `field${index}`, parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    shape.field(t, [x, y, z]),
  ]);
  const traced: TracedShape = { index, field, isClear, ...extent };
  recordShapeIntersection(t, traced);
  recordSurface(t, traced, shape);
  recordWander(t, traced);
  if (isClear) recordVeil(t, traced, shape);
}

export function recordKernels(scene: TraceScene, cache: TraceCache): SceneKernels {
  const k = new KernelBuilder();
  const shapes = scene.floor ? [...scene.shapes, scene.floor.shape] : scene.shapes;
  const { places, end } = placeImages(shapes, imagesAddress);
  const { width, height } = scene.environment;
  const environment = { address: Math.ceil(end / 16) * 16, width, height };
  const t = stageToolsOf(fieldToolsOf(k));
  recordCamera(t);
  recordAnalytic(t);
  recordNode(t);
  recordFloorShadow(t);
  recordSky(t, environment);
  recordLamp(t);
  recordRoute(t);
  recordGlass(t);
  recordShade(t, environment);
  recordDeposit(t);
  const extents = scene.shapes.map((shape) => extentOf(shape, cache));
  const isClear = scene.shapes.map(canBeClear);
  scene.shapes.forEach((shape, index) => {
    const extent = extents[index];
    if (extent) recordShape(k, shape, { index, extent, places, isClear: isClear[index]! });
  });
  if (scene.floor) recordFloorSurface(stageToolsOf(fieldToolsOf(k, scene.floor.shape.images, places)), scene.floor.shape);
  const memoryEnd = environment.address + 4 * 6 * width * height + 64;
  return { module: k.module, places, environment, memoryEnd, boxes: extents.map((extent) => extent?.box ?? null), isClear };
}

/** throws engine_failed when the shapes hold more constants than the memory map has room for */
export function compileKernels({ module }: SceneKernels, cache: TraceCache): CompiledKernel {
  const compiled = cache.kernels.compile(module, { constantsAddress, sharedMaximumPages: null });
  if (compiled.constantsEnd > constantsEnd) {
    const [got, most] = [compiled.constantsEnd - constantsAddress, constantsEnd - constantsAddress];
    throw new AppError('engine_failed', `The shapes of a scene may hold ${most} bytes of constants, got ${got}`);
  }
  return compiled;
}
