/** The runs that this process is in the middle of, and the four reasons for which one is broken off. */
import { AppError, isAppError } from '../errors.ts';
import type { Run } from './ending.ts';

const reasons = {
  cancelled: new AppError('generation_cancelled', 'the generation was cancelled'),
  timeout: new AppError('generation_timeout', 'the generation took longer than its limit'),
  stopping: new AppError('shutting_down', 'the server is stopping; the generation goes back to the queue'),
  lost: new AppError('conflict', 'another process has taken the generation over'),
} as const;

export type BreakReason = keyof typeof reasons;

export interface RunningRun extends Run {
  readonly signal: AbortSignal;
  breakOff(reason: BreakReason): void;
  /** Why it was broken off; null when it was not. */
  brokenBy(): BreakReason | null;
}

export interface RunningSet {
  begin(run: Run): RunningRun;
  end(run: RunningRun): void;
  find(id: string): RunningRun | undefined;
  all(): RunningRun[];
}

function createRun({ id, attempt }: Run): RunningRun {
  const controller = new AbortController();
  const brokenBy = (): BreakReason | null => {
    const names = Object.keys(reasons) as BreakReason[];
    return names.find((name) => isAppError(controller.signal.reason) && controller.signal.reason === reasons[name]) ?? null;
  };
  return { id, attempt, signal: controller.signal, breakOff: (reason) => controller.abort(reasons[reason]), brokenBy };
}

export function createRunningSet(): RunningSet {
  const runs = new Map<string, RunningRun>();
  return {
    begin(run) {
      const running = createRun(run);
      runs.set(run.id, running);
      return running;
    },
    end: (run) => {
      if (runs.get(run.id) === run) runs.delete(run.id);
    },
    find: (id) => runs.get(id),
    all: () => [...runs.values()],
  };
}
