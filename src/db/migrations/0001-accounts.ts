/** Accounts, their keys, and the append-only ledger of credits. */
export const accounts = {
  number: 1,
  name: 'accounts',
  up: `
create table account (
  id text primary key,
  name text not null unique,
  balance_credits bigint not null default 0 check (balance_credits >= 0),
  created_at timestamptz not null default now()
);

create table api_key (
  id text primary key,
  account_id text not null references account (id),
  name text not null,
  prefix text not null unique,
  sha256 bytea not null unique check (length(sha256) = 32),
  is_manager boolean not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table ledger (
  id bigint generated always as identity primary key,
  account_id text not null references account (id),
  kind text not null check (kind in ('grant', 'hold', 'settle', 'refund')),
  credits bigint not null,
  generation_id text,
  model text,
  created_at timestamptz not null default now(),
  check ((kind = 'grant') = (generation_id is null)),
  check (case kind when 'hold' then credits <= 0 when 'settle' then credits = 0 when 'refund' then credits >= 0 else true end)
);
create index ledger_by_account on ledger (account_id, id);
create unique index ledger_one_hold on ledger (generation_id) where kind = 'hold';
create unique index ledger_one_end on ledger (generation_id) where kind in ('settle', 'refund');

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger ledger_append_only before update or delete on ledger for each row execute function refuse_ledger_change();
create trigger ledger_keep_all before truncate on ledger for each statement execute function refuse_ledger_change();
`,
} as const;
