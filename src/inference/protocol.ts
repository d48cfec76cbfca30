/** The messages between the host and its one child process. Carried by Node's IPC channel with structured cloning. */

import type { RasterImage } from '../engine.ts';
import { AppError, type ErrorCode, type ErrorDetails, errorCodes, isAppError } from '../errors.ts';
import type { TaskCall } from './task.ts';

export type ToProcess = { type: 'call'; id: number; call: TaskCall<unknown> } | { type: 'cancel'; id: number };

export type FromProcess =
  | { type: 'progress'; id: number; fraction: number; stage: string; preview?: RasterImage }
  | { type: 'result'; id: number; output: unknown }
  | { type: 'error'; id: number; error: WireError };

/** An error as plain data. `code` is null for anything that was not an AppError. */
export interface WireError {
  code: ErrorCode | null;
  message: string;
  details: ErrorDetails;
  stack: string;
}

export function toWireError(error: unknown): WireError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return isAppError(error)
    ? { code: error.code, message, details: error.details, stack: stack ?? '' }
    : { code: null, message, details: {}, stack: stack ?? '' };
}

/** An AppError keeps its code across the process border; everything else becomes `engine_failed`. */
export function fromWireError(wire: WireError): AppError {
  if (wire.code && wire.code in errorCodes) return new AppError(wire.code, wire.message, { details: wire.details, cause: wire.stack });
  return new AppError('engine_failed', `The inference task failed: ${wire.message}`, { cause: wire.stack });
}
