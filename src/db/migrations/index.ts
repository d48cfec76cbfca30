/** Every step of the schema, in order. A step that has been released is never changed: add another. */
import { accounts } from './0001-accounts.ts';
import { generations } from './0002-generations.ts';
import { secrets } from './0003-secrets.ts';
import { plans } from './0004-plans.ts';

export interface Migration {
  /** Counts from 1 without gaps. */
  readonly number: number;
  readonly name: string;
  /** Several statements, run in one transaction. */
  readonly up: string;
}

export const migrations: readonly Migration[] = [accounts, generations, secrets, plans];

export const lastMigration = migrations.length;
