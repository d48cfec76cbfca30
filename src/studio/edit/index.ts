export { carryOut } from './carry-out.ts';
