/** A stemmed glass, a third full. */
import { glass, lathe, liquid, type OutlinePoint, redWine, type Shape } from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';
import { smoothProfile } from './profile.ts';

/** Inside of the bowl from the bottom up: radius, height. */
const bowl: readonly (readonly [number, number])[] = [
  [0, 0.099],
  [0.012, 0.1005],
  [0.024, 0.107],
  [0.0335, 0.119],
  [0.0385, 0.136],
  [0.039, 0.152],
  [0.037, 0.174],
  [0.033, 0.205],
];
const wall = 0.0013;
const surface = 0.139;

function glassProfile(): OutlinePoint[] {
  const foot = [
    [0.034, 0],
    [0.0345, 0.0012],
    [0.02, 0.0035],
    [0.007, 0.0075],
    [0.0038, 0.016],
    [0.0034, 0.05],
    [0.004, 0.08],
    [0.0075, 0.0915],
  ] as const;
  const outer = bowl.slice(1).map(([u, v]) => [u + wall * 0.8, v - wall * 0.6] as const);
  const rising = smoothProfile([...foot.slice(1), ...outer]);
  return [
    { u: foot[0][0], v: foot[0][1] },
    ...rising.slice(0, -1),
    { ...rising.at(-1)!, bulge: 0.9 },
    ...smoothProfile([...bowl].reverse()),
  ];
}

/** Fills the bowl to a hair's breadth from the wall. */
function wineProfile(): OutlinePoint[] {
  const gap = 0.00025;
  const wall = smoothProfile(bowl.map(([u, v]) => [Math.max(0, u - gap), v + gap] as const));
  const below = wall.filter(({ v }) => v < surface);
  return [...below.slice(0, -1), { ...below.at(-1)!, bulge: 0 }, { u: 0.0386 - gap, v: surface }, { u: 0, v: surface }];
}

export const wineGlass: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon !== 'wine-glass') return null;
  const vessel: Shape = {
    name: `${name}-glass`,
    field: lathe(glassProfile()),
    ...glass({ roughness: 0.005 }),
    domain: { low: [-0.043, -0.003, -0.043], high: [0.043, 0.209, 0.043] },
  };
  const wine: Shape = {
    name: `${name}-wine`,
    field: lathe(wineProfile()),
    ...(wanted ? liquid({ colour: wanted, depth: 0.03 }) : redWine()),
    domain: { low: [-0.042, 0.096, -0.042], high: [0.042, 0.142, 0.042] },
  };
  return { shapes: [vessel, wine], widthMetres: 0.08, heightMetres: 0.206, spreadRadians: 3 };
};
