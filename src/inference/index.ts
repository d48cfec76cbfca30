export { createInferenceHost, type InferenceHostOptions } from './host.ts';
export type { InferenceHost, Task, TaskCall, TaskContext } from './task.ts';
