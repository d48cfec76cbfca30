/** Secrets that all processes on one database share, such as the keys that sign URLs. */
export const secrets = {
  number: 3,
  name: 'secrets',
  up: `
create table secret (
  id text primary key,
  purpose text not null,
  value bytea not null,
  created_at timestamptz not null default now()
);
create index secret_by_purpose on secret (purpose, created_at);
`,
} as const;
