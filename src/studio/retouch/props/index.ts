export { addThing, holdThing, replaceThing, type TargetPlace } from './place-prop.ts';
export { wearThing } from './wear-prop.ts';
