export * from './icon.ts';
export * from './recolour.ts';
