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
  return new AppError('weights_invalid', messageOf(problem, fault), { details: { ...fault }, ...(cause === undefined ? {} : { cause }) });
}

/** An AppError `weights_unsupported`, told in the same way: the file is sound, but asks for what this engine cannot do. */
export const weightsUnsupported = (problem: string, fault: Fault): AppError =>
  new AppError('weights_unsupported', messageOf(problem, fault), { details: { ...fault } });

function messageOf(problem: string, { file, expected, found }: Fault): string {
  return `${file}: ${problem}${expected === undefined ? '' : `; expected ${expected}, found ${found}`}`;
}

/** A value for a message: JSON, cut short. Files choose what is shown, so it may be nested deeper than JSON.stringify can go. */
export function showValue(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? 'nothing').slice(0, 200);
  } catch {
    return 'something nested very deeply';
  }
}
