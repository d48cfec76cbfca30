/** A burning pillar candle. The flame is a row of spheres of light, the one kind of lamp that is sampled and seen. */
import { capsule, colour, lathe, matteClay, type Shape, wax } from '../render/field/index.ts';
import type { ModelFamily, ModelLight } from './model.ts';

const radius = 0.029;
const top = 0.105;

const pillar = lathe(
  [
    { u: radius, v: 0 },
    { u: radius, v: top },
    { u: radius - 0.006, v: top + 0.001 },
    { u: radius - 0.014, v: top - 0.004 },
    { u: 0, v: top - 0.005 },
  ],
  0.0022,
);

const flame: readonly ModelLight[] = [
  { centre: [0, top + 0.0125, 0], radius: 0.0036, radiance: [55, 26, 7] },
  { centre: [0, top + 0.0175, 0], radius: 0.0043, radiance: [95, 55, 19] },
  { centre: [0, top + 0.023, 0], radius: 0.0036, radiance: [90, 50, 16] },
  { centre: [0, top + 0.0275, 0], radius: 0.0025, radiance: [75, 36, 9] },
  { centre: [0, top + 0.031, 0], radius: 0.0014, radiance: [55, 22, 5] },
];

export const candle: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon !== 'candle') return null;
  const body: Shape = {
    name: `${name}-wax`,
    field: pillar,
    ...wax(wanted ? { colour: wanted } : {}),
    domain: { low: [-0.033, -0.003, -0.033], high: [0.033, top + 0.004, 0.033] },
  };
  const wick: Shape = {
    name: `${name}-wick`,
    field: capsule({ from: [0, top - 0.008, 0], to: [0.0006, top + 0.0075, 0], radius: 0.0009 }),
    ...matteClay({ colour: colour('#1c1612') }),
    domain: { low: [-0.003, top - 0.01, -0.003], high: [0.003, top + 0.01, 0.003] },
  };
  return { shapes: [body, wick], lights: flame, widthMetres: 2 * radius, heightMetres: 0.137, spreadRadians: 3 };
};
