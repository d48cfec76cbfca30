export { kitchen, kitchenConcepts } from './kitchen.ts';
