export * from './account.ts';
export { createCredits } from './credits.ts';
export { createKeys } from './keys.ts';
export { withOperatorKey } from './operator.ts';
