export { food, foodConcepts } from './food.ts';
