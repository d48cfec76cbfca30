/** An apple with its stem. */
import {
  appleSkin,
  bezierSweep,
  type Colour,
  colour,
  matteClay,
  type Shape,
  smoothUnion,
  times,
  torus,
  translate,
} from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';

const flesh = smoothUnion(0.022, translate(torus(0.0155, 0.0245), [0, 0.043, 0]), translate(torus(0.012, 0.0165), [0, 0.0185, 0]));

const stemField = bezierSweep(
  [
    { at: [0, 0.052, 0], radius: 0.0011 },
    { at: [0.0005, 0.062, 0], radius: 0.001 },
    { at: [0.003, 0.071, 0], radius: 0.0011 },
    { at: [0.0075, 0.081, 0.001], radius: 0.0019 },
  ],
  5,
);

const kinds: Readonly<Record<string, { readonly ground: Colour; readonly blush: Colour; readonly ripeness: number }>> = {
  'red-apple': { ground: colour('#d9a238'), blush: colour('#b3121c'), ripeness: 0.85 },
  'green-apple': { ground: colour('#8fb536'), blush: colour('#a9b53c'), ripeness: 0.3 },
};

export const apple: ModelFamily = ({ name, icon, label, colour: wanted }) => {
  const kind = kinds[icon];
  if (!kind) return null;
  const isRed = icon === 'red-apple' && wanted !== null && wanted[0] > 2 * wanted[1] && wanted[0] > 2 * wanted[2];
  const skin = wanted && !isRed ? { ground: wanted, blush: times(wanted, 0.7), ripeness: 0.5 } : kind;
  const body: Shape = {
    name: `${name}-apple`,
    field: flesh,
    ...appleSkin({ radius: 0.04, ...skin, seed: label.length }),
    domain: { low: [-0.05, -0.004, -0.05], high: [0.05, 0.075, 0.05] },
  };
  const stem: Shape = {
    name: `${name}-stem`,
    field: stemField,
    ...matteClay({ colour: colour('#4a3420') }),
    domain: { low: [-0.006, 0.048, -0.006], high: [0.01, 0.085, 0.006] },
  };
  return { shapes: [body, stem], widthMetres: 0.08, heightMetres: 0.082, turnRadians: 0.3, spreadRadians: 1.2 };
};
