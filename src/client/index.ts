export { type Client, createClient } from './client.ts';
export { ClientError } from './client-error.ts';
export type * from './types.ts';
