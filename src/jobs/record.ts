/** Rows of the database to generations. */
import type { GenerationRow } from '../db/index.ts';
import type { Generation, GenerationRequest, GenerationState } from './generation.ts';

export type Progress = Generation['progress'];

const finalStates: ReadonlySet<GenerationState> = new Set(['succeeded', 'failed', 'cancelled']);

export const isFinal = (generation: Pick<Generation, 'state'>): boolean => finalStates.has(generation.state);

const restingProgress = (state: GenerationState): Progress => ({ fraction: state === 'succeeded' ? 1 : 0, stage: state });

/** What jobs/ itself wrote is trusted. `progress` is what this process knows of a run of its own. */
export function toGeneration(row: GenerationRow, progress?: Progress): Generation {
  const state = row.state as GenerationState;
  return {
    id: row.id,
    accountId: row.accountId,
    keyId: row.keyId,
    clientRequestId: row.clientRequestId,
    state,
    request: row.request as GenerationRequest,
    costCredits: row.costCredits,
    referenceCount: row.referenceCount,
    pictures: row.pictures as Generation['pictures'],
    engine: row.engine,
    warnings: row.warnings as Generation['warnings'],
    timings: row.timings as Generation['timings'],
    plan: row.plan as Generation['plan'],
    error: row.error as Generation['error'],
    progress: (state === 'running' && progress) || restingProgress(state),
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}
