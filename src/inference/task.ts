/**
 * What crosses into the one inference process. Engines hand over a task module by URL, so that inference/ imports no engine.
 * A task module exports functions of this type; inputs and outputs are structured-cloneable (typed arrays welcome).
 */
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { RasterImage } from '../engine.ts';

/** What a session runs on, by ONNX Runtime's names. cpu stands in for single operators that another one lacks. */
export type Provider = 'cpu' | 'webgpu' | 'cuda' | 'coreml' | 'dml';

export interface SessionOptions {
  /** cpu when left out. cuda, coreml and dml are untested. */
  readonly provider?: Provider;
  /** Default true. false refuses a model of which one operator would run on the CPU instead. */
  readonly fallsBackToCpu?: boolean;
  /** The folder that the model's external data lies in; the runtime reads nothing outside of it. */
  readonly externalFolder?: string;
  /**
   * Default true. false keeps weights that are cast at run time as pages of their file, which cost neither load time nor private memory
   * (0.77 GB of bfloat16: loaded in 53 ms instead of 13.7 s).
   */
  readonly foldsConstants?: boolean;
  /**
   * Default true: memory that is freed is kept for the next value, which a run of many equal layers likes. false gives it back: for
   * networks with few and very large values (an autoencoder at 512 pixels: 1.16 GB instead of 1.60, in the same time).
   */
  readonly reusesMemory?: boolean;
  /** Threads inside one operator; default: all cores. The bytes of an answer do not depend on it. */
  readonly threadCount?: number;
}

/** bfloat16 has no tensors in JavaScript: it lives in files alone, and is cast in the graph. */
export type TensorData =
  | { readonly dtype: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
  | { readonly dtype: 'float64'; readonly data: Float64Array; readonly dims: readonly number[] }
  | { readonly dtype: 'float16'; readonly data: Uint16Array; readonly dims: readonly number[] }
  | { readonly dtype: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly dtype: 'int32'; readonly data: Int32Array; readonly dims: readonly number[] }
  | { readonly dtype: 'uint8' | 'bool'; readonly data: Uint8Array; readonly dims: readonly number[] }
  | { readonly dtype: 'int8'; readonly data: Int8Array; readonly dims: readonly number[] };

/** A loaded model. It belongs to whoever opened it. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /**
   * outputs   names of what is wanted; all when left out
   * throws generation_cancelled when the signal has aborted before the run (a run cannot be stopped), engine_failed when the runtime refuses
   */
  run(
    feeds: Readonly<Record<string, TensorData>>,
    options?: { readonly signal?: AbortSignal; readonly outputs?: readonly string[] },
  ): Promise<Record<string, TensorData>>;
  /** Gives the memory back; the session cannot be run again. Harmless twice. */
  dispose(): Promise<void>;
}

export type OnProgress = (fraction: number, stage: string, preview?: RasterImage) => void;

export interface TaskContext {
  /**
   * A session for an ONNX file, loaded once and kept. neededBytes: what a run makes of the process's memory, about (default 300 MB); where
   * there is no room, sessions that rest are given back first.
   */
  session(modelPath: string, neededBytes?: number): Promise<InferenceSession>;
  /**
   * A session for a model that is made in memory: `makeBytes` gives the ONNX bytes at the key's first call, then the session is kept.
   * A key names one model for the life of the process: it must tell weights and shapes apart. neededBytes: as above, for the run to
   * come (default 0).
   */
  sessionOf(key: string, makeBytes: () => Promise<Uint8Array>, neededBytes?: number): Promise<InferenceSession>;
  /**
   * A session that belongs to the task, which disposes it: for large models, of which only one is held at a time.
   * throws engine_unavailable when the runtime lacks the provider, engine_failed when the model does not load
   */
  openSession(model: string | Uint8Array, options?: SessionOptions): Promise<Session>;
  readonly Tensor: typeof Tensor;
  readonly signal: AbortSignal;
  /** preview: a small picture of what is being made, where there is one. */
  onProgress(fraction: number, stage: string, preview?: RasterImage): void;
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
  run<Input, Output>(call: TaskCall<Input>, options: { signal: AbortSignal; onProgress?: OnProgress }): Promise<Output>;
  close(): Promise<void>;
}
