export * from './angular.ts';
export * from './outline.ts';
export * from './revolved.ts';
export * from './round.ts';
export * from './sweep.ts';
