/** Generations, the numbers given to worker processes, and what lies staged in storage. */
export const generations = {
  number: 2,
  name: 'generations',
  up: `
create table generation (
  id text primary key,
  account_id text not null references account (id),
  key_id text not null,
  client_request_id text,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  engine_name text not null,
  request jsonb not null,
  cost_credits bigint not null check (cost_credits >= 0),
  reference_count integer not null,
  job_id uuid not null,
  attempt integer not null default 0,
  interruptions integer not null default 0,
  worker integer,
  pictures jsonb not null default '[]',
  engine text,
  warnings jsonb not null,
  timings jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  check ((state = 'running') = (worker is not null)),
  check ((state in ('succeeded', 'failed', 'cancelled')) = (finished_at is not null)),
  check ((state = 'failed') = (error is not null))
);
create index generation_unfinished on generation (state, created_at) where state in ('queued', 'running');
create index generation_finished on generation (finished_at) where state = 'succeeded';
create index generation_by_account on generation (account_id, created_at);
create index generation_by_client_request on generation (account_id, client_request_id) where client_request_id is not null;

create sequence worker_number as integer;

create table staging (
  generation_id text primary key,
  reference_count integer not null,
  created_at timestamptz not null default now()
);
`,
} as const;
