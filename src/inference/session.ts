/**
 * The only importer of onnxruntime-node. Loads an ONNX file once and keeps its session, by path.
 * Lives in the inference process alone: `run()` blocks its thread, and several ORT environments in one process are fragile.
 */
import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';

export { Tensor };

export interface SessionCache {
  /** The session of an ONNX file, loaded at the first call. */
  session(modelPath: string): Promise<InferenceSession>;
}

/**
 * threadCount   threads inside one operator. The CPU kernels split work over rows and never over a sum,
 *               so the answer's bytes do not depend on it (checked by host.test.ts)
 */
export function createSessionCache(threadCount = availableParallelism()): SessionCache {
  const sessions = new Map<string, Promise<InferenceSession>>();
  return {
    session(modelPath) {
      const known = sessions.get(modelPath);
      if (known) return known;
      const loading = InferenceSession.create(modelPath, sessionOptions(threadCount));
      sessions.set(modelPath, loading);
      // A failed load must not be remembered: the file may be put right while the process lives.
      loading.catch(() => sessions.delete(modelPath));
      return loading;
    },
  };
}

const sessionOptions = (threadCount: number): InferenceSession.SessionOptions => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: threadCount,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
  // Waiting threads sleep instead of spinning: the studio's render workers share these cores.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});
