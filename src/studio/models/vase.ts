/** A thrown vase with a narrow neck, hollow, glazed or raw. */
import { ceramicGlaze, colour, lathe, matteClay, type OutlinePoint, type Shape } from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';
import { smoothProfile } from './profile.ts';

/** Outside from foot to lip: radius, height. */
const outside: readonly (readonly [number, number])[] = [
  [0.05, 0],
  [0.055, 0.008],
  [0.078, 0.05],
  [0.1, 0.11],
  [0.108, 0.165],
  [0.1, 0.215],
  [0.076, 0.258],
  [0.048, 0.29],
  [0.036, 0.318],
  [0.036, 0.345],
  [0.047, 0.372],
  [0.058, 0.385],
];
const wall = 0.005;

function profile(): OutlinePoint[] {
  const rising = smoothProfile(outside);
  const inside = outside
    .filter(([, v]) => v > 0.02)
    .map(([u, v]) => [u - wall, v] as const)
    .reverse();
  return [...rising.slice(0, -1), { u: 0.058, v: 0.385, bulge: 0.7 }, ...smoothProfile(inside), { u: 0, v: 0.014 }];
}

export const vase: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon !== 'amphora') return null;
  const surface = wanted ? ceramicGlaze({ colour: wanted, speckle: 0.2 }) : matteClay({ colour: colour('#b5653f') });
  const shape: Shape = {
    name: `${name}-vase`,
    field: lathe(profile()),
    ...surface,
    domain: { low: [-0.12, -0.01, -0.12], high: [0.12, 0.4, 0.12] },
  };
  return { shapes: [shape], widthMetres: 0.216, heightMetres: 0.388, spreadRadians: 3 };
};
