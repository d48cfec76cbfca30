import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { diagnose } from '../doctor.ts';

const marks = { ok: 'ok  ', warning: 'warn', failed: 'FAIL' } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check what the server needs on this machine: Node, packages, data directory, database, storage')
    .option('--json', 'print the checks as JSON')
    .action(async (options: { json?: boolean }) => {
      const checks = await diagnose(loadConfig(process.env));
      if (options.json) console.log(JSON.stringify(checks, null, 2));
      else for (const { state, name, detail } of checks) console.log(`${marks[state]}  ${name.padEnd(18)} ${detail}`);
      if (checks.some(({ state }) => state === 'failed')) process.exitCode = 1;
    });
}
