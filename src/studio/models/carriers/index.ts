export * from './boards.ts';
export * from './places.ts';
export * from './print-on.ts';
