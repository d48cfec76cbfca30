/** When to stop waiting for a generation: the client is gone, or the server is going. */
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Aborts when the connection closes before the answer was sent. */
export function hangUpSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

export interface Closing {
  /** Aborts as soon as the server begins to stop: endless streams end here. */
  readonly begun: AbortSignal;
  /** Aborts `graceMs` later: callers that still wait are told that the server stops. Their generations go on. */
  readonly due: AbortSignal;
}

export function createClosing(app: FastifyInstance, graceMs: number): Closing {
  const begun = new AbortController();
  const due = new AbortController();
  app.addHook('preClose', async () => {
    begun.abort();
    setTimeout(() => due.abort(), graceMs).unref();
  });
  return { begun: begun.signal, due: due.signal };
}
