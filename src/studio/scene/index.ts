export * from './composition/index.ts';
export { type ArmName, type Arms, isAfloat } from './handling.ts';
export { armsOf, heldThings } from './hands.ts';
export * from './mood-words.ts';
export * from './scene.ts';
