export { createInferenceHost, type InferenceHostOptions } from './host.ts';
export { openSessionHere } from './in-process.ts';
export type { InferenceHost, Provider, Session, SessionOptions, Task, TaskCall, TaskContext, TensorData } from './task.ts';
