/** Runs one stage of the lens on the pool, in bands of rows that do not depend on the number of workers. */
import { AppError } from '../../../errors.ts';
import type { StudioPool } from '../../pool.ts';

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Few enough rows that cancelling is quick; a multiple of 8, which the strips of the film and the packing of bytes rely on. */
const bandRows = 128;

export interface Stage {
  /** Runs the task for every band and gives the results from the top. throws generation_cancelled */
  bands<Input, Output = void>(task: { moduleUrl: string; name: string; height: number }, input: (band: Band) => Input): Promise<Output[]>;
  once<Input, Output>(moduleUrl: string, name: string, input: Input): Promise<Output>;
}

export function createStage(pool: StudioPool, signal: AbortSignal): Stage {
  const check = (): void => {
    if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
  };
  return {
    async bands({ moduleUrl, name, height }, input) {
      check();
      const bands = Array.from({ length: Math.ceil(height / bandRows) }, (_, i) => ({
        top: i * bandRows,
        bottom: Math.min(height, (i + 1) * bandRows),
      }));
      return Promise.all(bands.map((band) => pool.run({ moduleUrl, name, input: input(band) }, signal))) as Promise<never>;
    },
    once(moduleUrl, name, input) {
      check();
      return pool.run({ moduleUrl, name, input }, signal);
    },
  };
}
