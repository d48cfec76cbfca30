export * from './leaves.ts';
export * from './letters.ts';
export * from './paint.ts';
export * from './pieces.ts';
export * from './solids.ts';
