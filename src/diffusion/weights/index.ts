export { readConfig } from './config-file.ts';
export { isJsonObject, type JsonObject, readJsonObject } from './json-object.ts';
export { type ModelIndex, readModelIndex } from './model-index.ts';
export { commonFolder, openWeights, type WantedTensor, type Weights } from './open-weights.ts';
export type { ListedTensor, TensorEntry } from './tensor-entry.ts';
export { storedWeightOf, weightOf } from './weight-value.ts';
export { type Fault, showValue, weightsInvalid, weightsUnsupported } from './weights-error.ts';
