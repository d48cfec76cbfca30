export * from './bending.ts';
export * from './boolean.ts';
export { type AxisName, elongate, mirror, rotate, scale, translate } from './motion.ts';
export * from './repetition.ts';
export * from './surface.ts';
