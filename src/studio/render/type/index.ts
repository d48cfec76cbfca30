export * from './contrast.ts';
export * from './fonts.ts';
export * from './lettering.ts';
export * from './type.task.ts';
export * from './type.ts';
