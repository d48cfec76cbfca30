import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import type { BackendName } from '../engine.ts';
import { type RunningServer, startServer } from '../main.ts';
import { createLog, systemClock } from '../shared/index.ts';
import { backendOption } from './backend-option.ts';

/** Tells a parent process (the demo, the command line, tests) that the server answers, and where. */
function announce(server: RunningServer): void {
  process.send?.({ type: 'ready', url: server.url, operatorKey: server.operatorKey });
  // A parent that was told tells people itself; the key alone would otherwise be lost.
  if (server.firstKey) console.error(`API key, shown this once: ${server.firstKey}`);
  if (process.send) return;
  console.error(`Seedbed serves on ${server.url}\nPlayground: ${server.url}/${server.firstKey ? `#key=${server.firstKey}` : ''}`);
}

function stopOnSignal(server: RunningServer): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // A child of the demo or of another command must not outlive it.
  process.on('disconnect', stop);
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the server (its settings are environment variables: HOST, PORT, SEEDBED_DATA, ...)')
    .addOption(backendOption())
    .option('--log <level>', 'trace, debug, info, warn, error or silent', 'info')
    .action(async ({ log, backend }: { log: string; backend?: BackendName }) => {
      const deps = { log: createLog(log), clock: systemClock, ...(backend && { backend }) };
      const server = await startServer(loadConfig(process.env), deps);
      announce(server);
      stopOnSignal(server);
    });
}
