import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { withConnection } from './connect.ts';
import { printTable } from './table.ts';

interface CreateOptions {
  account?: string;
  manager?: boolean;
  json?: boolean;
}

function addCreate(keys: Command): void {
  keys
    .command('create [name]')
    .description('make an API key; it is printed once and stored as a hash only')
    .option('--account <name>', 'whose credits it spends; made when there is none of that name (default)')
    .option('--manager', 'let it manage keys, accounts and credits')
    .option('--json', 'print it as JSON')
    .action((name: string | undefined, options: CreateOptions) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const { key, plainKey } = await client.createKey({
          ...(name !== undefined && { name }),
          ...(options.account !== undefined && { account: options.account }),
          isManager: options.manager ?? false,
        });
        if (options.json) return console.log(JSON.stringify({ ...key, key: plainKey }, null, 2));
        console.log(plainKey);
        console.error(`key ${key.prefix} of account ${key.account}; it is not shown again`);
      }),
    );
}

function addList(keys: Command): void {
  keys
    .command('list')
    .description('list the keys by their public prefixes')
    .option('--json', 'print them as JSON')
    .action((options: { json?: boolean }) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const all = await client.keys();
        if (options.json) return console.log(JSON.stringify(all, null, 2));
        const rows = all.map((key) => [
          key.prefix,
          key.name,
          key.account,
          key.isManager ? 'manager' : '',
          key.isRevoked ? 'revoked' : 'active',
          key.createdAt,
        ]);
        printTable(['prefix', 'name', 'account', 'role', 'state', 'created'], rows);
      }),
    );
}

export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('API keys');
  addCreate(keys);
  addList(keys);
  keys
    .command('revoke <prefix>')
    .description('end a key, named by its first 8 characters')
    .action((prefix: string) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        await client.revokeKey(prefix);
        console.log(`revoked ${prefix}`);
      }),
    );
}
