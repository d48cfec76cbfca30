/** Every error code with its HTTP status: a new code without a status does not compile. */
import { AppError, type ErrorCode, isAppError } from '../errors.ts';

export const statusByCode = {
  invalid_request: 400,
  model_not_found: 404,
  unauthorized: 401,
  forbidden: 403,
  not_enough_credits: 403,
  signature_invalid: 403,
  signature_expired: 403,
  not_found: 404,
  body_too_large: 413,
  unsupported_media_type: 415,
  reference_unreachable: 400,
  reference_forbidden: 400,
  reference_not_an_image: 400,
  reference_too_large: 400,
  queue_full: 429,
  conflict: 409,
  generation_cancelled: 409,
  generation_timeout: 504,
  engine_failed: 500,
  engine_unavailable: 503,
  weights_invalid: 503,
  weights_unsupported: 503,
  not_enough_memory: 503,
  invalid_configuration: 500,
  data_locked: 500,
  shutting_down: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

interface FrameworkError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
}

const notJson = 'The request body is not valid JSON';

function fromFramework(error: FrameworkError, bodyLimitBytes: number): AppError | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('body_too_large', `The request body is too large: at most ${bodyLimitBytes} bytes are read`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('unsupported_media_type', 'Unsupported Media Type: send the body with Content-Type: application/json');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new AppError('invalid_request', `${notJson}: it is empty`);
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new AppError('invalid_request', notJson);
  }
  if (error.statusCode === 400) return new AppError('invalid_request', error.message ?? 'Bad request');
  if (error.statusCode === 404) return new AppError('not_found', 'There is nothing at this address');
  return error.statusCode === 503 ? new AppError('shutting_down', 'The server is stopping') : null;
}

/** Whatever was thrown, as an AppError; what nobody foresaw becomes `internal` with the thing as its cause. */
export function toAppError(thrown: unknown, bodyLimitBytes: number): AppError {
  if (isAppError(thrown)) return thrown;
  const known = typeof thrown === 'object' && thrown !== null ? fromFramework(thrown, bodyLimitBytes) : null;
  return known ?? new AppError('internal', 'Internal server error', { cause: thrown });
}
