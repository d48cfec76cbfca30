/** A failed call in words: what happened, which field, what was expected, what to do next. */
import type { FormField } from './form.ts';

export interface FieldComplaint {
  /** The field of the form that the complaint is about, where there is one. */
  readonly field: FormField | null;
  /** As a reader knows it: "Size, width"; the JSON path where the form has no such field. */
  readonly label: string;
  readonly message: string;
  readonly expected: string | null;
  readonly received: string | null;
}

export interface Problem {
  readonly title: string;
  readonly message: string;
  readonly complaints: readonly FieldComplaint[];
  /** HTTP status; null when the server was not reached. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** The key was missing or refused: the page shows the key field. */
  readonly isAboutKey: boolean;
}

/** The flat error body of the API (api-contract.md 2.7) and the `error` object beside it. Every part may be missing. */
export interface ErrorBody {
  readonly message?: unknown;
  readonly requestId?: unknown;
  readonly error?: { readonly message?: unknown; readonly param?: unknown; readonly code?: unknown; readonly issues?: unknown };
}

const fieldNames: [pattern: RegExp, field: FormField, label: string][] = [
  [/^prompt/, 'prompt', 'Prompt'],
  [/^model/, 'model', 'Model'],
  [/^engine/, 'engine', 'Engine'],
  [/^image_urls?/, 'references', 'References'],
  [/^image_size\.width/, 'width', 'Width'],
  [/^image_size\.height/, 'height', 'Height'],
  [/^image_size/, 'size', 'Size'],
  [/^seed/, 'seed', 'Seed'],
  [/^watermark/, 'watermark', 'Watermark'],
  [/^output_format/, 'format', 'Format'],
];

/** `image_urls.2` and `image_urls[2]` become "Reference 3". */
function nameField(path: string): Pick<FieldComplaint, 'field' | 'label'> {
  const reference = /^image_urls?[.[](\d+)/.exec(path);
  if (reference) return { field: 'references', label: `Reference ${Number(reference[1]) + 1}` };
  const known = fieldNames.find(([pattern]) => pattern.test(path));
  return known ? { field: known[1], label: known[2] } : { field: null, label: path || 'Request' };
}

const titles: Record<number, string> = {
  400: 'The request was refused',
  401: 'The API key was not accepted',
  402: 'Not enough credits',
  403: 'Not allowed',
  404: 'Not found',
  409: 'It was cancelled',
  413: 'The request is too large',
  422: 'The request was refused',
  429: 'The server is busy',
  502: 'The server could not be reached',
  503: 'The server is not ready',
  504: 'It took too long',
};

/** What says more than the status. */
const titlesByCode: Record<string, string> = {
  engine_unavailable: 'The engine is not available',
  weights_invalid: 'The model’s weights cannot be used',
  weights_unsupported: 'The model’s weights cannot be used',
  not_enough_memory: 'The machine has too little memory',
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function toComplaint(issue: unknown): FieldComplaint {
  const { path, message, expected, received } = (issue ?? {}) as Record<string, unknown>;
  const joined = Array.isArray(path) ? path.join('.') : String(path ?? '');
  return { ...nameField(joined), message: textOf(message) ?? 'is not valid', expected: textOf(expected), received: textOf(received) };
}

/** A refused call, from its status and body. */
export function toProblem(status: number, body: ErrorBody | null): Problem {
  const issues = body?.error?.issues;
  const complaints = Array.isArray(issues) ? issues.map(toComplaint) : [];
  const param = textOf(body?.error?.param);
  const whole = textOf(body?.message) ?? textOf(body?.error?.message) ?? 'The server gave no reason.';
  // With issues, the message is a headline ("Body validation error") and the issues once more.
  const message = complaints.length > 0 ? 'Nothing was charged. Change what is listed here and try again.' : whole;
  const alone = param && complaints.length === 0 ? [{ ...nameField(param), message, expected: null, received: null }] : complaints;
  const byStatus = status === 403 && /credit/i.test(message) ? titles[402]! : (titles[status] ?? 'The server failed');
  const title = titlesByCode[String(body?.error?.code)] ?? byStatus;
  const said =
    status === 401 ? 'The server does not know this key, or it was revoked. Enter another one; your form stays as it is.' : message;
  return { title, message: said, complaints: alone, status, requestId: textOf(body?.requestId), isAboutKey: status === 401 };
}

/** A call that got no answer at all. */
export function toConnectionProblem(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  const isNetwork = error instanceof TypeError;
  return {
    title: isNetwork ? 'The server could not be reached' : 'It did not work',
    message: isNetwork ? 'No answer came. Is Seedbed still running? Your form is as you left it.' : reason,
    complaints: [],
    status: null,
    requestId: null,
    isAboutKey: false,
  };
}
