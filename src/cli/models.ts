import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { withConnection } from './connect.ts';
import { printTable } from './table.ts';

export function addModelsCommand(program: Command): void {
  program
    .command('models')
    .description('list the models this server offers')
    .option('--json', 'print them as JSON')
    .action((options: { json?: boolean }) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const models = await client.models();
        if (options.json) return console.log(JSON.stringify(models, null, 2));
        printTable(
          ['model', 'engines', 'sides', 'references', 'credits an image'],
          models.map((model) => [
            model.id,
            model.engines.join(', '),
            `${model.minSide}-${model.maxSide}`,
            String(model.maxReferences),
            String(model.creditsPerImage),
          ]),
        );
      }),
    );
}
