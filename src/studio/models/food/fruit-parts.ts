/** What fruit share: stems, leaves, the type of a maker. */
import { foliage, mottled } from '../assembly/index.ts';
import type { Model, ModelRequest } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const bark = mottled({ base: '#4a3420', size: 0.004, subsurface: 0, roughness: 0.8 });
export const green = foliage({ base: '#3d6120', size: 0.012 });
