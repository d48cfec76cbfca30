/** Sessions in the calling process, for programs without the server. The server's own process must never load the runtime: it blocks. */
import type { Session, SessionOptions } from './task.ts';

/** As `TaskContext.openSession`; the runtime is loaded at the first call. */
export async function openSessionHere(model: string | Uint8Array, options: SessionOptions = {}): Promise<Session> {
  const { openSession } = await import('./session.ts');
  return openSession(model, options);
}
