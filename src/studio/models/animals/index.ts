export { animalConcepts, animals } from './animals.ts';
export { along, dot, plant, tuftDomain, tuftField, unit, type Vector } from './tufts.ts';
