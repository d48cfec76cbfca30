/** Materials that tools and instruments share. */
import { type Colour, colour, type Surface, wood } from '../../render/field/index.ts';
import { mottled } from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const at: Point = [0, 0, 0];
export const matte = (base: Colour | string, roughness = 0.55): Surface =>
  mottled({ base, other: base, size: 0.05, roughness, subsurface: 0 });
export const glossy = (base: Colour | string): Surface =>
  mottled({ base, other: base, size: 0.1, roughness: 0.22, coat: 0.7, subsurface: 0 });
export const steel: Surface = { material: () => ({ base: [0.62, 0.62, 0.64], metal: 1, roughness: 0.2 }) };
export const brassy: Surface = { material: () => ({ base: [0.9, 0.62, 0.22], metal: 1, roughness: 0.16 }) };
export const timber = (axis: 'x' | 'y' | 'z'): Surface =>
  wood({ axis, finish: 'oiled', light: colour('#c9985f'), dark: colour('#8a5a32') });
