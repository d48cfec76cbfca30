/**
 * What crosses into the one inference process. Engines hand over a task module by URL, so that inference/ imports no engine.
 * A task module exports functions of this type; inputs and outputs are structured-cloneable (typed arrays welcome).
 */
import type { InferenceSession, Tensor } from 'onnxruntime-node';

export interface TaskContext {
  /** A session for an ONNX file, loaded once and kept. */
  session(modelPath: string): Promise<InferenceSession>;
  /**
   * A session for a model that is made in memory: `makeBytes` gives the ONNX bytes at the key's first call, then the session is kept.
   * A key names one model for the life of the process: it must tell weights and shapes apart.
   */
  sessionOf(key: string, makeBytes: () => Promise<Uint8Array>): Promise<InferenceSession>;
  readonly Tensor: typeof Tensor;
  readonly signal: AbortSignal;
  onProgress(fraction: number, stage: string): void;
}

export type Task<Input, Output> = (input: Input, context: TaskContext) => Promise<Output>;

export interface TaskCall<Input> {
  /** `new URL('./u2netp.task.ts', import.meta.url).href` */
  moduleUrl: string;
  /** The exported function's name. */
  name: string;
  input: Input;
}

/** The inference process as the rest of the server sees it: started at the first call, restarted if it dies, one call at a time. */
export interface InferenceHost {
  /** throws generation_cancelled when the signal aborts, engine_failed when the process dies or the task throws. */
  run<Input, Output>(
    call: TaskCall<Input>,
    options: { signal: AbortSignal; onProgress?: (fraction: number, stage: string) => void },
  ): Promise<Output>;
  close(): Promise<void>;
}
