export { electronicConcepts, electronics } from './electronics.ts';
