export { isCarried } from './grips.ts';
export { holdThing } from './hold-prop.ts';
export { addThing, replaceThing, type TargetPlace } from './place-prop.ts';
export { wearThing } from './wear-prop.ts';
