export type { Model, ModelLight, ModelRequest } from './model.ts';
export { modelOf } from './model-of.ts';
