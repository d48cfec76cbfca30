/** ONNX Runtime in this process, for programs that use the engine without the server. Its runs block the thread: give it one of its own. */
import type { Backend } from '../graph/index.ts';
import { openSessionHere } from '../inference/index.ts';
import type { Runtime } from './pipelines/index.ts';

export interface RuntimeOptions {
  /** Default cpu. webgpu runs anywhere with Vulkan, Metal or D3D12; cuda, coreml and dml are untested. */
  readonly backend?: Backend;
  /** Threads inside one operator; default: all cores. The bytes do not depend on it. */
  readonly threadCount?: number;
}

export const createRuntime = ({ backend = 'cpu', threadCount }: RuntimeOptions = {}): Runtime => ({
  backend,
  openSession: (model, options) => openSessionHere(model, { ...options, ...(threadCount === undefined ? {} : { threadCount }) }),
});
