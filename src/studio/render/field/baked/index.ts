export type { Drawing } from './drawing.ts';
export { type DrawnRegion, drawnRegion } from './drawn-region.ts';
export { type IconSolid, iconSolid } from './icon-solid.ts';
export { type PlaneMap, planeSampler } from './plane-map.ts';
