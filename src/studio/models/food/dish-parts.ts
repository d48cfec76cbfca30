/** Materials and vessels that dishes share. */
import { foliage, golden, leaning, mottled } from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;

export const seared = mottled({
  base: '#5a2c16',
  other: '#37180b',
  size: 0.008,
  roughness: 0.45,
  coat: 0.3,
  subsurface: 0.1,
  bump: 0.0016,
  grain: 0.005,
});
export const fried = mottled({
  base: '#c98a3a',
  other: '#8f5218',
  size: 0.008,
  roughness: 0.5,
  coat: 0.15,
  subsurface: 0.15,
  bump: 0.002,
  grain: 0.004,
});
export const leafGreen = foliage({ base: '#4f8a22', tip: '#93bf4a', size: 0.015 });
export const redFruit = mottled({ base: '#c9200f', other: '#b0180c', size: 0.01, roughness: 0.2, coat: 0.6, subsurface: 0.4 });
export const at: Point = [0, 0, 0];

export const scattered = (shape: number, count: number, reach: number, low: number, scale = 1, high = low): Part[] => Array.from({ length: count }, (_, index) => {
  const [angle, away] = [index * 2.4 + shape, reach * Math.sqrt((index + 0.5) / count)];
  return { shape, position: [away * Math.cos(angle), low + (high - low) * (1 - away / reach), away * Math.sin(angle)], rotation: leaning(index * 1.9 + shape, 1.1 * (golden(index, shape) - 0.5), golden(index, shape + 2)), scale: scale * (0.85 + 0.3 * golden(index, 3)) };
}); // biome-ignore format: rows
