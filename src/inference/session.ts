/**
 * The only importer of onnxruntime-node. Loads an ONNX file, or a model made in memory, once and keeps its session.
 * Lives in the inference process alone: `run()` blocks its thread, and several ORT environments in one process are fragile.
 */
import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';

export { Tensor };

export interface SessionCache {
  /** The session of an ONNX file, loaded at the first call. */
  session(modelPath: string): Promise<InferenceSession>;
  /** The session of a model whose bytes are made at the first call of its key. */
  sessionOf(key: string, makeBytes: () => Promise<Uint8Array>): Promise<InferenceSession>;
}

/**
 * threadCount   threads inside one operator. The CPU kernels split work over rows and never over a sum,
 *               so the answer's bytes do not depend on it (checked by host.test.ts)
 */
export function createSessionCache(threadCount = availableParallelism()): SessionCache {
  const sessions = new Map<string, Promise<InferenceSession>>();
  const options = sessionOptions(threadCount);
  const keep = (key: string, load: () => Promise<InferenceSession>): Promise<InferenceSession> => {
    const known = sessions.get(key);
    if (known) return known;
    const loading = load();
    sessions.set(key, loading);
    // A failed load must not be remembered: the file may be put right while the process lives.
    loading.catch(() => sessions.delete(key));
    return loading;
  };
  return {
    session: (modelPath) => keep(`file ${modelPath}`, () => InferenceSession.create(modelPath, options)),
    sessionOf: (key, makeBytes) => keep(`key ${key}`, async () => InferenceSession.create(await makeBytes(), options)),
  };
}

const sessionOptions = (threadCount: number): InferenceSession.SessionOptions => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: threadCount,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
  // A plan of memory for each shape is one more block beside the arena's (measured on the denoiser at 1024x1024: 2.25 GB with, 1.28 GB without).
  enableMemPattern: false,
  // Waiting threads sleep instead of spinning: the studio's render workers share these cores.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});
