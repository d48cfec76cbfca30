/** A bell that several loops wait for. A ring while nobody waits is kept for the next who does. */
export interface Wakeup {
  ring(): void;
  /** Resolves at the next ring, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>;
}

export function createWakeup(): Wakeup {
  const sleepers = new Set<() => void>();
  let hasRung = false;
  return {
    ring() {
      if (sleepers.size === 0) hasRung = true;
      for (const wake of [...sleepers]) wake();
    },
    next(timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (hasRung) {
        hasRung = false;
        return Promise.resolve();
      }
      const wake = (): void => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      sleepers.add(wake);
      return promise;
    },
  };
}
