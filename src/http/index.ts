export { createApp } from './app.ts';
export type { AppDeps, LoadedReference, References } from './deps.ts';
