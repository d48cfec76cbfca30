/** Every error body the door gives, in one place: what a client may rely on. */
import assert from 'node:assert/strict';
import { AppError, type ErrorCode } from '../../src/errors.ts';

export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly type: string;
  readonly message: string | RegExp;
  readonly param?: string;
}

const invalid = (param: string | null, ...lines: string[]): Refusal => ({
  status: 400,
  code: 'invalid_request',
  type: 'invalid_request_error',
  message: ['Body validation error', ...lines].join('\n'),
  ...(param !== null && { param }),
});

/** A body with one wrong field: `line` is what follows the field's name. */
export const badField = (path: string, line: string): Refusal => invalid(path, `${path}: ${line}`);

export const badFields = (...lines: string[]): Refusal => invalid(null, ...lines);

export const badQuery = (path: string | null, line: string): Refusal => ({
  ...invalid(path),
  message: `Query validation error\n${path === null ? '' : `${path}: `}${line}`,
});

const base = 'http://localhost:80';

export const noKey: Refusal = {
  status: 401,
  code: 'unauthorized',
  type: 'authentication_error',
  message: `This request requires a valid API key. You can create a new API key on the Billing page: ${base}/app/keys`,
};

export const noCredits: Refusal = {
  status: 403,
  code: 'not_enough_credits',
  type: 'insufficient_quota',
  message: `You've run out of credits. Please top up your balance or update your payment method to continue: ${base}/app/billing/`,
};

export const notManager: Refusal = {
  status: 403,
  code: 'forbidden',
  type: 'permission_error',
  message: 'This key may not manage keys, accounts and credits',
};

export const notJson: Refusal = {
  status: 400,
  code: 'invalid_request',
  type: 'invalid_request_error',
  message: 'The request body is not valid JSON',
};

export const emptyBody: Refusal = { ...notJson, message: 'The request body is not valid JSON: it is empty' };

export const notJsonType: Refusal = {
  status: 415,
  code: 'unsupported_media_type',
  type: 'invalid_request_error',
  message: 'Unsupported Media Type: send the body with Content-Type: application/json',
};

export const tooLarge = (limitBytes: number): Refusal => ({
  status: 413,
  code: 'body_too_large',
  type: 'invalid_request_error',
  message: `The request body is too large: at most ${limitBytes} bytes are read`,
});

export const noRoute = (method: string, path: string): Refusal => ({
  status: 404,
  code: 'not_found',
  type: 'not_found_error',
  message: `There is no route ${method} ${path}`,
});

export const noModel: Refusal = {
  status: 404,
  code: 'model_not_found',
  type: 'not_found_error',
  message: /^There is no model ".*"; GET \/v1\/models lists them$/,
};

export const noGeneration: Refusal = {
  status: 404,
  code: 'not_found',
  type: 'not_found_error',
  message: 'There is no generation of that id in this account',
};

export const badSignature: Refusal = { status: 403, code: 'signature_invalid', type: 'permission_error', message: /sign/ };
export const expiredSignature: Refusal = { status: 403, code: 'signature_expired', type: 'permission_error', message: /./ };

export const queueFull: Refusal = {
  status: 429,
  code: 'queue_full',
  type: 'rate_limit_error',
  message: 'Too Many Requests: 1 generations are waiting',
};

export const badReference = (code: ErrorCode, index: number, message: RegExp): Refusal => ({
  status: 400,
  code,
  type: 'invalid_request_error',
  message,
  param: `image_urls[${index}]`,
});

export const failed = (code: ErrorCode, status: number, message: string, type = 'server_error'): Refusal => ({
  status,
  code,
  type,
  message,
});

interface Answer {
  readonly statusCode: number;
  json(): unknown;
}

interface Body {
  readonly message: string;
  readonly path: string;
  readonly requestId: string;
  readonly statusCode: number;
  readonly timestamp: string;
  readonly error: Record<string, unknown>;
}

/** The whole body, field by field. */
export function assertRefused(answer: Answer, { status, code, type, message, param = undefined }: Refusal, path?: string): void {
  const body = answer.json() as Body;
  assert.equal(answer.statusCode, status, JSON.stringify(body));
  assert.deepEqual(Object.keys(body), ['message', 'path', 'requestId', 'statusCode', 'timestamp', 'error']);
  if (typeof message === 'string') assert.equal(body.message, message);
  else assert.match(body.message, message);
  assert.match(body.requestId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(body.statusCode, status);
  assert.match(body.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  if (path !== undefined) assert.equal(body.path, path);
  const { issues: _issues, ...error } = body.error;
  assert.deepEqual(error, { message: body.message, type, param: param ?? null, code });
}

export const asError = (code: ErrorCode): AppError => new AppError(code, 'said by a test');
