export * from './allocator.ts';
export * from './clock.ts';
export * from './ids.ts';
export * from './log.ts';
export * from './rng.ts';
export * from './server-file.ts';
