export { createTraceCache, type TraceCache } from './kernels.ts';
export { sampleBudgets, type TraceOptions, type TraceQuality, trace } from './trace.ts';
export type * from './trace-scene.ts';
