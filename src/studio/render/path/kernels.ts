/**
 * Records the kernels of a scene: one module for its shapes, floor and environment's size, whatever the camera, the lights and the
 * places of the instances. Boxes and steepness come from the graphs of the fields.
 */

import { AppError } from '../../../errors.ts';
import {
  type Box,
  type CompiledKernel,
  createKernelCache,
  type FloatLike,
  instantiate,
  KernelBuilder,
  type KernelCache,
  type KernelModule,
} from '../../../kernel/index.ts';
import { fieldToolsOf, type ImagePlaces, placeImages, type Shape, type ShapeImage, writeImages } from '../field/index.ts';
import { recordCamera } from './camera-stage.ts';
import type { EnvironmentTable } from './environment-table.ts';
import { recordLamp, recordSky } from './escape-stages.ts';
import { recordGlass } from './glass-stage.ts';
import { recordAnalytic, recordFloorShadow, type TracedShape } from './intersect-stages.ts';
import type { EnvironmentPlace } from './light-sampling.ts';
import { constantsAddress, constantsEnd, imagesAddress, probeAddress, probeSide } from './memory-map.ts';
import { reflectanceTable } from './reflectance-table.ts';
import { recordRoute } from './route-stage.ts';
import { recordShade } from './shade-stage.ts';
import { recordDeposit, recordVeil } from './shadow-stages.ts';
import { createMeasureCache, type MeasureCache, measuresOf } from './shape-measures.ts';
import { stageToolsOf } from './stage.ts';
import { recordWander } from './subsurface-stage.ts';
import { recordFloorSurface, recordSurface } from './surface-stages.ts';
import type { Environment, TraceScene } from './trace-scene.ts';
import { type MeetFunction, recordDescent, recordMeeting } from './traversal-stages.ts';

/** Keeps compiled kernels, and what was measured of shapes, between pictures. */
export interface TraceCache {
  readonly kernels: KernelCache;
  readonly measures: MeasureCache;
  readonly environments: WeakMap<Environment, EnvironmentTable>;
  readonly reflectance: Float32Array;
}

export const createTraceCache = (): TraceCache => ({
  kernels: createKernelCache(16),
  measures: createMeasureCache(),
  environments: new WeakMap(),
  reflectance: reflectanceTable(),
});

export interface SceneKernels {
  readonly module: KernelModule;
  readonly places: ReadonlyMap<ShapeImage, number>;
  readonly environment: EnvironmentPlace;
  /** First free byte. */
  readonly memoryEnd: number;
  /** By shape. */
  readonly steepness: readonly number[];
  readonly isClear: readonly boolean[];
}

/**
 * The box that holds all of a shape, from its field at the cells of a grid: a cell whose centre is further from the surface than its
 * corners are from the centre has nothing of it. null: nothing is in the domain.
 */
function boxFrom(distances: Float32Array, { domain }: Shape, steepness: number): Box | null {
  const sides = [0, 1, 2].map((axis) => (domain.high[axis]! - domain.low[axis]!) / probeSide);
  const reach = 0.5001 * Math.hypot(...sides) * steepness;
  const [first, last] = [
    [probeSide, probeSide, probeSide],
    [-1, -1, -1],
  ];
  distances.forEach((distance, cell) => {
    if (distance > reach) return;
    [cell % probeSide, Math.floor(cell / probeSide) % probeSide, Math.floor(cell / probeSide ** 2)].forEach((place, axis) => {
      first[axis] = Math.min(first[axis]!, place);
      last[axis] = Math.max(last[axis]!, place);
    });
  });
  if (last[0]! < 0) return null;
  return sides.map((side, axis) => ({
    low: domain.low[axis]! + first[axis]! * side,
    high: domain.low[axis]! + (last[axis]! + 1) * side,
  })) as unknown as Box;
}

/** The boxes of a scene's shapes, in their own spaces; about 2 ms for a shape that was not measured before. */
export function measureBoxes(
  shapes: readonly Shape[],
  kernels: SceneKernels,
  options: { compiled: CompiledKernel; cache: TraceCache },
): (Box | null)[] {
  const measures = shapes.map((shape) => measuresOf(shape, options.cache.measures));
  if (measures.some(({ box }) => box === undefined)) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(kernels.memoryEnd / 65_536) });
    writeImages(kernels.places, memory.buffer);
    const functions = instantiate(options.compiled.module, memory);
    shapes.forEach((shape, index) => {
      if (measures[index]!.box !== undefined) return;
      functions[`probe${index}`]!(4);
      const distances = new Float32Array(memory.buffer, probeAddress, probeSide ** 3);
      measures[index]!.box = boxFrom(distances, shape, kernels.steepness[index]!);
    });
  }
  return measures.map(({ box }) => box ?? null);
}

/** What a shape's material can be, asked of its recording: stages that no path can come to are not recorded. */
function traitsOf(shape: Shape): { isClear: boolean; isTranslucent: boolean } {
  let found = { isClear: false, isTranslucent: false };
  const canBe = (weight: FloatLike | undefined): boolean =>
    weight !== undefined && weight !== 0 && (typeof weight === 'number' || weight.constant !== 0);
  const k = new KernelBuilder();
  k.function({ name: 'material', parameters: Array(9).fill('f32') as 'f32'[], results: [] }, (...p) => {
    const at = { local: [p[0]!, p[1]!, p[2]!], world: [p[3]!, p[4]!, p[5]!], normal: [p[6]!, p[7]!, p[8]!] } as const;
    const { transmission, subsurface } = shape.material(fieldToolsOf(k, shape.images), at);
    found = { isClear: canBe(transmission), isTranslucent: canBe(subsurface) };
    return undefined;
  });
  return found;
}

interface Recording {
  readonly index: number;
  readonly steepness: number;
  readonly places: ImagePlaces;
  readonly isClear: boolean;
  readonly isTranslucent: boolean;
}

function recordShape(k: KernelBuilder, shape: Shape, { index, steepness, places, isClear, isTranslucent }: Recording): MeetFunction {
  const t = stageToolsOf(fieldToolsOf(k, shape.images, places));
  const field = k.function({ name: `field${index}`, parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    shape.field(t, [x, y, z]),
  ]);
  const traced: TracedShape = { index, field, isClear, steepness, domain: shape.domain };
  recordSurface(t, traced, shape);
  if (isTranslucent) recordWander(t, traced);
  return recordMeeting(t, traced, isClear ? recordVeil(t, traced, shape) : null);
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
  recordFloorShadow(t);
  recordSky(t, environment);
  recordLamp(t);
  recordRoute(t);
  recordGlass(t);
  recordShade(t, environment);
  recordDeposit(t);
  const steepness = scene.shapes.map((shape) => measuresOf(shape, cache.measures).steepness);
  const traits = scene.shapes.map(traitsOf);
  const meetings = scene.shapes.map((shape, index) =>
    recordShape(k, shape, { index, steepness: steepness[index]!, places, ...traits[index]! }),
  );
  recordDescent(t, meetings);
  if (scene.floor) recordFloorSurface(stageToolsOf(fieldToolsOf(k, scene.floor.shape.images, places)), scene.floor.shape);
  const memoryEnd = environment.address + 4 * 6 * width * height + 64;
  return { module: k.module, places, environment, memoryEnd, steepness, isClear: traits.map(({ isClear }) => isClear) };
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
