/** A call that the server refused, or that did not reach it. Recognise it by its name. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's code of the error, such as `not_enough_credits`; `unreachable` when no answer came. */
  readonly code: string;
  /** The server's id of the request, to be found in its log. */
  readonly requestId: string | null;
  /** The generation that the error is about, when there is one. */
  readonly generationId: string | null;

  constructor(
    message: string,
    facts: { status: number; code: string; requestId?: string | null; generationId?: string | null; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId ?? null;
    this.generationId = facts.generationId ?? null;
  }
}

interface ErrorBody {
  readonly message?: string;
  readonly requestId?: string;
  readonly error?: { readonly code?: string };
}

/** Reads the error out of an answer that is not ok, whatever its body is. */
export async function readClientError(response: Response): Promise<ClientError> {
  const text = await response.text();
  let body: ErrorBody = {};
  try {
    body = JSON.parse(text) as ErrorBody;
  } catch {
    body = { message: text.slice(0, 200) };
  }
  return new ClientError(body.message || `The server answered ${response.status}`, {
    status: response.status,
    code: body.error?.code ?? 'unknown',
    requestId: body.requestId ?? null,
    generationId: response.headers.get('x-inference-id'),
  });
}
