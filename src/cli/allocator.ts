/** Starts a server's process anew with the allocator's settings, which are read at its start alone. */
import { hasAllocator, withAllocator } from '../shared/allocator.ts';

/**
 * Replaces this process (it keeps its id and its streams, and loses 30 ms) by the same command with the settings. Returns where that is
 * not needed or not possible: the settings are there, the system is not Linux, Node is older than 22.15, or a parent talks to this process
 * through a channel, which would be lost; such parents give the settings themselves (connect.ts).
 */
export function settleAllocator(entry: string): void {
  if (process.platform !== 'linux' || process.channel || hasAllocator(process.env)) return;
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, entry, ...process.argv.slice(2)], withAllocator(process.env));
}
