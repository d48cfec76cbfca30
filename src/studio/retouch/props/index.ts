export { isCarried } from './grips.ts';
export { holdThing } from './hold-prop.ts';
export { addThing, replaceThing, type TargetPlace } from './place-prop.ts';
export { UnknownProp } from './prop.ts';
export { type Sky, skyKindOf } from './sky.ts';
export { wearThing } from './wear-prop.ts';
export { wornKind } from './worn-places.ts';
