/**
 * Errors in the hosted API's body, with OpenAI's `error` object beside it so that OpenAI clients show the message too.
 * The texts are the hosted ones; their links lead to this server's own pages.
 */
import { z } from 'zod';
import type { AppError, ErrorCode } from '../../../errors.ts';
import { statusByCode } from '../../errors.ts';

export interface ErrorSite {
  /** The path asked for, without its query. */
  readonly path: string;
  readonly requestId: string;
  readonly nowMs: number;
  readonly baseUrl: string;
}

/** Pages that the texts below lead to. */
export const keysPagePath = '/app/keys';
export const billingPagePath = '/app/billing/';

const hostedText: Partial<Record<ErrorCode, (error: AppError, baseUrl: string) => string>> = {
  unauthorized: (_error, baseUrl) =>
    `This request requires a valid API key. You can create a new API key on the Billing page: ${baseUrl}${keysPagePath}`,
  not_enough_credits: (_error, baseUrl) =>
    `You've run out of credits. Please top up your balance or update your payment method to continue: ${baseUrl}${billingPagePath}`,
  queue_full: ({ message }) => `Too Many Requests: ${message}`,
  generation_timeout: () => 'Generation timeout',
  shutting_down: () => 'Service unavailable',
  internal: () => 'Internal server error',
};

function typeOf(status: number, code: ErrorCode): string {
  if (status === 401) return 'authentication_error';
  if (code === 'not_enough_credits') return 'insufficient_quota';
  if (status === 403) return 'permission_error';
  if (status === 404) return 'not_found_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

function paramOf({ details }: AppError): string | null {
  if (details.param !== undefined) return details.param;
  return typeof details.index === 'number' ? `image_urls[${details.index}]` : null;
}

const issueSchema = z.object({ path: z.string(), expected: z.string(), received: z.string(), message: z.string() });

export const errorSchema = z.strictObject({
  message: z.string(),
  path: z.string(),
  requestId: z.string(),
  statusCode: z.int(),
  timestamp: z.string(),
  error: z.strictObject({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string(),
    issues: z.array(issueSchema).optional(),
  }),
});

export type ErrorBody = z.infer<typeof errorSchema>;

export function toErrorBody(error: AppError, site: ErrorSite): ErrorBody {
  const { code, details } = error;
  const statusCode = statusByCode[code];
  const param = paramOf(error);
  const message = hostedText[code]?.(error, site.baseUrl) ?? error.message;
  return {
    message,
    path: site.path,
    requestId: site.requestId,
    statusCode,
    timestamp: new Date(site.nowMs).toISOString(),
    error: { message, type: typeOf(statusCode, code), param, code, ...(details.issues && { issues: [...details.issues] }) },
  };
}
