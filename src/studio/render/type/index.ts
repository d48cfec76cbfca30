export * from './characters.ts';
export * from './contrast.ts';
export * from './fonts.ts';
export * from './lettering.ts';
export * from './line-break.ts';
export * from './type.task.ts';
export * from './type.ts';
export * from './typefaces.ts';
