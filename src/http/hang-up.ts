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

const idleCheckMs = 100;

/** After the grace time: for the answers to those who waited. Then whoever still sends or reads is cut off. */
const lastWordsMs = 1000;

/**
 * Connections that fall idle after the close began would hold it up for the whole keep-alive time (72 s): Node closes only those
 * that are idle at that moment.
 */
function closeWhenIdle({ server }: FastifyInstance, cutOffMs: number): void {
  if (!server.listening) return;
  const timer = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const cutOff = setTimeout(() => server.closeAllConnections(), cutOffMs);
  server.once('close', () => {
    clearInterval(timer);
    clearTimeout(cutOff);
  });
}

export function createClosing(app: FastifyInstance, graceMs: number): Closing {
  const begun = new AbortController();
  const due = new AbortController();
  app.addHook('preClose', async () => {
    begun.abort();
    setTimeout(() => due.abort(), graceMs).unref();
    closeWhenIdle(app, graceMs + lastWordsMs);
  });
  return { begun: begun.signal, due: due.signal };
}
