export { type Drawing, type IconSolid, iconSolid } from './icon-solid.ts';
export { type PlaneMap, planeSampler } from './plane-map.ts';
