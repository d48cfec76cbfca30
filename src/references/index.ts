export { createReferences, type Reference, type References, type ReferencesOptions } from './references.ts';
