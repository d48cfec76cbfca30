export { vehicleConcepts, vehicles } from './vehicles.ts';
