export { resizeLanczos } from './lanczos.ts';
export {
  largeReferenceBudget,
  planReferences,
  type ReferenceBudget,
  type ReferencePlan,
  type ReferencePlans,
} from './plan-references.ts';
export { type PreparedReferences, prepareReferences } from './prepare-references.ts';
