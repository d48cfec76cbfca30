export { buildingConcepts, buildings } from './buildings.ts';
