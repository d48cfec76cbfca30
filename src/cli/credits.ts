import { type Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config.ts';
import { withConnection } from './connect.ts';
import { printTable } from './table.ts';

const creditsPerUsd = 2_000_000;

const inUsd = (credits: number): string => `$${(credits / creditsPerUsd).toFixed(3)}`;

function parseCredits(text: string): number {
  const credits = Number(text);
  if (!Number.isSafeInteger(credits) || credits === 0) throw new InvalidArgumentError(`wanted an integer other than 0, got ${text}`);
  return credits;
}

/** `seedbed credits` tells every account's balance; `credits grant` adds, `credits history` lists what was charged. */
export function addCreditsCommand(program: Command): void {
  const credits = program
    .command('credits')
    .description('balances of the accounts (1 USD = 2,000,000 credits)')
    .option('--json', 'print them as JSON')
    .action((options: { json?: boolean }) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const accounts = await client.accounts();
        if (options.json) return console.log(JSON.stringify(accounts, null, 2));
        printTable(
          ['account', 'credits', 'USD'],
          accounts.map(({ name, balanceCredits }) => [name, String(balanceCredits), inUsd(balanceCredits)]),
        );
      }),
    );
  credits
    .command('grant <credits>')
    .description('add credits to an account (a negative number takes some)')
    .option('--account <name>', 'the account', 'default')
    .action((amount: string, options: { account: string }) =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const account = await client.grantCredits(options.account, parseCredits(amount));
        console.log(`${account.name}: ${account.balanceCredits} credits (${inUsd(account.balanceCredits)})`);
      }),
    );
  credits
    .command('history')
    .description("what the server's own account was charged and given, newest first")
    .action(() =>
      withConnection(loadConfig(process.env), async ({ client }) => {
        const { transactions } = await client.transactions({ limit: 100 });
        const rows = transactions.map(({ createdAt, direction, type, credits: amount, model, generationId }) => [
          createdAt,
          direction,
          type,
          String(amount),
          model ?? '',
          generationId ?? '',
        ]);
        printTable(['time', 'direction', 'type', 'credits', 'model', 'generation'], rows);
      }),
    );
}
