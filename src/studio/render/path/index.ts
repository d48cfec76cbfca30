export { createTraceCache, type TraceCache } from './kernels.ts';
export { type PreparedScene, type PrepareOptions, prepareScene } from './prepare-scene.ts';
export {
  sampleBudgets,
  type TracedPicture,
  type TraceOptions,
  type TraceQuality,
  type TraceRunOptions,
  trace,
  tracePrepared,
} from './trace.ts';
export type * from './trace-scene.ts';
