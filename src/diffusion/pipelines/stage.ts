/**
 * One stage of a pipeline: a graph becomes a session, is run, and gives its memory back before the next stage is loaded. The only place
 * where pipelines meet the runtime.
 */
import { type Backend, encode, type Graph, verify } from '../../graph/index.ts';
import type { Session, SessionOptions, TensorData } from '../../inference/index.ts';
import { commonFolder, type Weights } from '../weights/index.ts';

/** `openSession` of inference/, or of a task's context. */
export type OpenSession = (model: Uint8Array, options: SessionOptions) => Promise<Session>;

export interface Runtime {
  readonly openSession: OpenSession;
  readonly backend: Backend;
}

export interface Stage {
  readonly graph: Graph;
  readonly weights: Weights;
  /** false for the autoencoder's few and very large values. */
  readonly reusesMemory?: boolean;
}

/**
 * Backends without bfloat16 get such weights in float32, cast once when a stage is loaded: that is twice their size in the device's
 * memory. Elsewhere they stay as they are, and are cast one at a time in each run. cuda, coreml and dml are untested.
 */
const castsOnce: ReadonlySet<Backend> = new Set(['webgpu', 'coreml', 'dml']);

/** A session for the graph, whose weights stay in their files. Dispose it. throws engine_failed, engine_unavailable, generation_cancelled */
export async function openStage({ openSession, backend }: Runtime, { graph, weights, reusesMemory = true }: Stage): Promise<Session> {
  verify(graph, backend);
  const externalFolder = commonFolder(weights);
  const foldsConstants = castsOnce.has(backend);
  return openSession(encode(graph, { externalFolder }), { provider: backend, externalFolder, foldsConstants, reusesMemory });
}

/** Opens, uses and disposes, whatever happens. */
export async function withStage<Result>(runtime: Runtime, stage: Stage, use: (session: Session) => Promise<Result>): Promise<Result> {
  const session = await openStage(runtime, stage);
  try {
    return await use(session);
  } finally {
    await session.dispose();
  }
}

export const float32 = (data: Float32Array, ...dims: number[]): TensorData => ({ dtype: 'float32', data, dims });

/** A float32 result, copied: runtimes may reuse the memory of their results. */
export function floatsOf(result: Readonly<Record<string, TensorData>>, name: string): Float32Array {
  const tensor = result[name];
  if (tensor?.dtype !== 'float32') throw new Error(`the graph gives no float32 ${name}`);
  return tensor.data.slice();
}
