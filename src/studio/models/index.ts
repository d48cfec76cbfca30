export type { Model } from './model.ts';
export { modelOf } from './model-of.ts';
