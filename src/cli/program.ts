/** The commands of `seedbed`: one file each. Every command but `serve` talks to a server through client/. */
import { Command } from 'commander';
import { isAppError } from '../errors.ts';
import { addCreditsCommand } from './credits.ts';
import { addDoctorCommand } from './doctor.ts';
import { addGenerateCommand } from './generate.ts';
import { addKeysCommand } from './keys.ts';
import { addModelsCommand } from './models.ts';
import { addServeCommand } from './serve.ts';
import { addWatermarkCommand } from './watermark.ts';

const program = new Command('seedbed')
  .description('A self-hosted image server that speaks the Seedream 4.5 API')
  .version('0.1.0')
  .showHelpAfterError('(run with --help for the options)');

addServeCommand(program);
addGenerateCommand(program);
addModelsCommand(program);
addKeysCommand(program);
addCreditsCommand(program);
addWatermarkCommand(program);
addDoctorCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  const expected = isAppError(error) || (error instanceof Error && error.name === 'ClientError');
  console.error(expected ? `error: ${(error as Error).message}` : error);
  process.exitCode = 1;
}
