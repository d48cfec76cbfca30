/** How an instruction was read, beside the pictures that came of it. */
export const plans = {
  number: 4,
  name: 'plans',
  up: 'alter table generation add column plan jsonb;',
} as const;
