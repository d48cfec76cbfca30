export { applianceConcepts, appliances } from './appliances.ts';
