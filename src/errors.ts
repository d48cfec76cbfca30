/**
 * The catalogue of error codes, and the one error class that carries them.
 * Knows nothing of HTTP: `http/errors.ts` maps every code to a status.
 */

/** Every code with one line of meaning. A message says what was wrong, what was got and what is wanted. */
export const errorCodes = {
  invalid_request: 'The request body or query does not fit the schema; details.issues lists every field.',
  model_not_found: 'No model of that id or alias.',
  unauthorized: 'No API key, or one that is unknown or revoked.',
  forbidden: 'The key is valid but may not do this.',
  not_enough_credits: 'The account balance is below the cost of the request.',
  signature_invalid: 'A signed URL was changed or cut.',
  signature_expired: 'A signed URL is past its time.',
  not_found: 'No such route, generation or file.',
  body_too_large: 'The request body is over the limit.',
  unsupported_media_type: 'The request body is of a content type that is not read.',
  reference_unreachable: 'A reference image could not be fetched.',
  reference_forbidden: 'A reference image lies at an address that may not be fetched.',
  reference_not_an_image: 'A reference is not an image of a supported format, or is broken.',
  reference_too_large: 'A reference image is over the byte or pixel limit.',
  queue_full: 'Too many generations are waiting.',
  conflict: 'The thing already exists or changed meanwhile.',
  generation_cancelled: 'The generation was cancelled.',
  generation_timeout: 'The generation took longer than its limit.',
  engine_failed: 'The engine could not make the image.',
  engine_unavailable: 'The engine that the model needs is not configured on this server.',
  weights_invalid: 'A folder of weights is missing, broken, or holds another model.',
  weights_unsupported: 'A folder of weights is sound, but asks for what this engine cannot do.',
  not_enough_memory: 'The machine has too little memory for the model or the request; the message tells the numbers.',
  invalid_configuration: 'An environment variable has a value that cannot be used.',
  data_locked: 'Another process holds the data directory.',
  shutting_down: 'The server is stopping.',
  internal: 'A defect in Seedbed.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One field that was wrong. `path` is a JSON path such as `image_size.width`; '' means the whole body. */
export interface FieldIssue {
  path: string;
  expected: string;
  received: string;
  message: string;
}

export interface ErrorDetails {
  issues?: readonly FieldIssue[];
  /** The one field at fault, where there is just one. */
  param?: string;
  retryAfterSeconds?: number;
  [key: string]: unknown;
}

const brand = Symbol.for('seedbed.error');

/** An expected failure. Recognise it with `isAppError`, never by `instanceof` or by text. */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** True for an AppError, of the given code if one is named, from whatever copy of this module. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  const branded = typeof error === 'object' && error !== null && (error as { [brand]?: boolean })[brand] === true;
  return branded && (code === undefined || (error as AppError).code === code);
}
