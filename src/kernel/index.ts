export * from './builder.ts';
export * from './operators.ts';
export * from './value.ts';
