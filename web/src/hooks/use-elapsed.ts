/** Milliseconds since a start, refreshed ten times a second. `startedAtMs` is of performance.now(). */
import { useEffect, useState } from 'react';

export function useElapsed(startedAtMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, nowMs - startedAtMs);
}
