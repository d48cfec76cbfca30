import { AppError } from '../../errors.ts';

export interface Fault {
  /** File or folder at fault. */
  readonly file: string;
  /** The key in it at fault, where there is one. */
  readonly key?: string;
  readonly expected?: string;
  readonly found?: string;
}

/** An AppError `weights_invalid` whose message and details name the file, and the key, expected and found where they are given. */
export function weightsInvalid(problem: string, fault: Fault, cause?: unknown): AppError {
  const wanted = fault.expected === undefined ? '' : `; expected ${fault.expected}, found ${fault.found}`;
  const message = `${fault.file}: ${problem}${wanted}`;
  return new AppError('weights_invalid', message, { details: { ...fault }, ...(cause === undefined ? {} : { cause }) });
}
