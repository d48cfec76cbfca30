/**
 * The only importer of onnxruntime-node: sessions of models in files or in memory, kept by a key or opened and disposed by their user.
 * Lives in the inference process alone: `run()` blocks its thread, and several ORT environments in one process are fragile.
 */
import { availableParallelism } from 'node:os';
import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import { AppError } from '../errors.ts';
import type { Provider, Session, SessionOptions, TensorData } from './task.ts';

export { Tensor };

export interface SessionCache {
  /** The session of an ONNX file, loaded at the first call. neededBytes: as TaskContext.session. */
  session(modelPath: string, neededBytes?: number): Promise<InferenceSession>;
  /** The session of a model whose bytes are made at the first call of its key. neededBytes: as TaskContext.sessionOf. */
  sessionOf(key: string, makeBytes: () => Promise<Uint8Array>, neededBytes?: number): Promise<InferenceSession>;
  /** No session that was given out so far runs any more. */
  rest(): void;
}

export interface SessionCacheOptions {
  /**
   * Threads inside one operator. The CPU kernels split work over rows and never over a sum, so the answer's bytes do not depend on it
   * (checked by host.test.ts).
   */
  readonly threadCount?: number;
  /**
   * A session keeps the memory of its largest run for the next one. Where a run would make the process larger than this, sessions at rest
   * are given back first, those unused for longest before others; their next use costs 0.1 s to load and as much to grow again.
   */
  readonly mostBytes?: number;
}

interface Kept {
  readonly session: Promise<InferenceSession>;
  /** What it has grown to at the most. */
  readonly neededBytes: number;
}

/** U²-Netp with its runs, the largest network that is a file (measured). */
const fileBytes = 300_000_000;
/** Room for all networks that an edit of one photograph runs, and for those of a rendered place one after another. */
const defaultMostBytes = 600_000_000;

export function createSessionCache({
  threadCount = availableParallelism(),
  mostBytes = defaultMostBytes,
}: SessionCacheOptions = {}): SessionCache {
  /** In the order of their last use. */
  const kept = new Map<string, Kept>();
  const busy = new Set<string>();
  const options = runtimeOptions({ threadCount });

  async function giveBack(key: string): Promise<void> {
    const session = kept.get(key)?.session;
    kept.delete(key);
    await session?.then(
      (loaded) => loaded.release(),
      () => undefined,
    );
  }

  const fits = (extraBytes: number): boolean => process.memoryUsage.rss() + extraBytes <= mostBytes;

  /** A session that grows leaves much of its old memory unused, so it is loaded anew itself where it would not fit otherwise. */
  async function makeRoom(own: string, extraBytes: number): Promise<void> {
    const isOwnAtRest = kept.has(own) && !busy.has(own);
    for (const key of [...kept.keys()]) if (key !== own && !busy.has(key) && !fits(extraBytes)) await giveBack(key);
    if (isOwnAtRest && !fits(extraBytes)) await giveBack(own);
  }

  async function load(key: string, create: () => Promise<InferenceSession>, neededBytes: number): Promise<InferenceSession> {
    const extraBytes = neededBytes - (kept.get(key)?.neededBytes ?? 0);
    if (extraBytes > 0) await makeRoom(key, extraBytes);
    const known = kept.get(key);
    const session = known?.session ?? create();
    kept.delete(key);
    kept.set(key, { session, neededBytes: Math.max(neededBytes, known?.neededBytes ?? 0) });
    // A failed load must not be remembered: the file may be put right while the process lives.
    session.catch(() => kept.delete(key));
    return session;
  }

  /** One at a time, so that two that ask for one session get the same. */
  let last: Promise<unknown> = Promise.resolve();
  function keep(key: string, create: () => Promise<InferenceSession>, neededBytes: number): Promise<InferenceSession> {
    const session = last.then(async () => {
      const given = await load(key, create, neededBytes);
      busy.add(key);
      return given;
    });
    last = session.catch(() => undefined);
    return session;
  }

  return {
    session: (modelPath, neededBytes = fileBytes) =>
      keep(`file ${modelPath}`, () => InferenceSession.create(modelPath, options), neededBytes),
    sessionOf: (key, makeBytes, neededBytes = 0) =>
      keep(`key ${key}`, async () => InferenceSession.create(await makeBytes(), options), neededBytes),
    rest: () => busy.clear(),
  };
}

function runtimeOptions(options: SessionOptions): InferenceSession.SessionOptions {
  const {
    provider = 'cpu',
    threadCount = availableParallelism(),
    fallsBackToCpu = true,
    externalFolder,
    foldsConstants = true,
    reusesMemory = true,
  } = options;
  return {
    executionProviders: provider === 'cpu' || !fallsBackToCpu ? [provider] : [provider, 'cpu'],
    intraOpNumThreads: threadCount,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // A plan of memory for each shape is one more block beside the arena's (measured on the denoiser at 1024x1024: 2.25 GB with, 1.28 GB without).
    enableMemPattern: false,
    enableCpuMemArena: reusesMemory,
    extra: {
      session: {
        // Waiting threads sleep instead of spinning: the studio's render workers share these cores.
        intra_op: { allow_spinning: '0' },
        ...(provider === 'cpu' || fallsBackToCpu ? {} : { disable_cpu_ep_fallback: '1' }),
        ...(externalFolder === undefined ? {} : { model_external_initializers_file_folder_path: externalFolder }),
      },
      // Folding would cast every mapped weight at once, and keep the copies.
      ...(foldsConstants ? {} : { optimization: { disable_specified_optimizers: 'ConstantFolding' } }),
    },
  };
}

/** What this machine's ONNX Runtime can run on. cuda is listed only where its libraries are installed. */
export function supportedProviders(): Provider[] {
  const names = new Set<string>(listSupportedBackends().map(({ name }) => name));
  return (['cpu', 'webgpu', 'cuda', 'coreml', 'dml'] as const).filter((name) => names.has(name));
}

/**
 * model   an ONNX file, or the bytes of a model
 * throws engine_unavailable when the runtime lacks the provider or the machine its device, engine_failed when the model does not load
 */
export async function openSession(model: string | Uint8Array, options: SessionOptions = {}): Promise<Session> {
  const { provider = 'cpu' } = options;
  const supported = supportedProviders();
  if (!supported.includes(provider))
    throw new AppError('engine_unavailable', `This ONNX Runtime has no provider ${provider}; it has ${supported.join(', ')}`);
  const native = runtimeOptions(options);
  const session = await (typeof model === 'string' ? InferenceSession.create(model, native) : InferenceSession.create(model, native)).catch(
    (error: unknown) => {
      if (isMissingDevice(error)) throw runtimeError(`This machine has nothing that ${provider} runs on`, error, 'engine_unavailable');
      throw runtimeError(`ONNX Runtime did not load the model on ${provider}`, error);
    },
  );
  return sessionOver(session);
}

function sessionOver(session: InferenceSession): Session {
  let isDisposed = false;
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds, { signal, outputs } = {}) => {
      if (isDisposed) throw new AppError('internal', 'The session was run after it was disposed');
      if (signal?.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
      const tensors = Object.fromEntries(Object.entries(feeds).map(([name, data]) => [name, tensorOf(data)]));
      const given = await session.run(tensors, outputs ?? session.outputNames).catch((error: unknown) => {
        throw runtimeError('ONNX Runtime did not run the model', error);
      });
      return Object.fromEntries(Object.entries(given).map(([name, tensor]) => [name, dataOf(tensor as Tensor)]));
    },
    dispose: async () => {
      if (isDisposed) return;
      isDisposed = true;
      await session.release();
    },
  };
}

const tensorOf = ({ dtype, data, dims }: TensorData): Tensor => new Tensor(dtype, data as never, dims);

const dataOf = ({ type, data, dims }: Tensor): TensorData => ({ dtype: type, data, dims }) as unknown as TensorData;

/** Providers are listed whether or not there is a GPU or its libraries: only their words at the first session tell. */
const isMissingDevice = (error: unknown): boolean =>
  error instanceof Error && /Failed to get a WebGPU adapter|Failed to load shared library/.test(error.message);

function runtimeError(problem: string, error: unknown, code: 'engine_failed' | 'engine_unavailable' = 'engine_failed'): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(code, `${problem}: ${reason}`, { cause: error });
}
