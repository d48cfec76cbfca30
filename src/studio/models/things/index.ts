export { things, thingsConcepts } from './things.ts';
