/** Materials and types that small plants share. */
import { foliage, mottled } from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const at: Point = [0, 0, 0];
export const stemGreen = mottled({ base: '#4f7a2c', other: '#3d6322', size: 0.02, subsurface: 0.2 });
export const leafGreen = foliage({ base: '#3d6b22', tip: '#86ac4a', size: 0.02 });
