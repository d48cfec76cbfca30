export { bytesToLab, labToBytes, linearToLab } from './oklab.ts';
