export { plants, plantsConcepts } from './plants.ts';
