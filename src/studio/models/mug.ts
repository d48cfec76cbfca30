/** A glazed mug with a handle, filled with coffee; a tea bowl without one. */
import { bezierSweep, type Colour, ceramicGlaze, colour, lathe, type Shape, smoothUnion } from '../render/field/index.ts';
import { printImage, roundPrint } from '../render/type/index.ts';
import type { ModelFamily, Print } from './model.ts';

const radius = 0.041;
const height = 0.094;

const inner = radius - 0.0038;
const body = lathe([
  { u: 0.03, v: 0 },
  { u: 0.031, v: 0.002 },
  { u: 0.033, v: 0.0025, bulge: 0.36 },
  { u: radius, v: 0.0115 },
  { u: radius, v: height - 0.0019, bulge: 1 },
  { u: inner, v: height - 0.0019 },
  { u: inner, v: 0.016, bulge: -0.4 },
  { u: inner - 0.008, v: 0.008 },
  { u: 0, v: 0.008 },
]);

const handle = bezierSweep(
  [
    { at: [0.041, 0.078, 0], radius: 0.0062 },
    { at: [0.08, 0.088, 0], radius: 0.005 },
    { at: [0.082, 0.02, 0], radius: 0.005 },
    { at: [0.0405, 0.02, 0], radius: 0.0062 },
  ],
  10,
);

const coffeeBase: Colour = [0.022, 0.008, 0.003];
const crema: Colour = [0.2, 0.085, 0.03];

const drink = (name: string, level: number, reach: number): Shape => ({
  name,
  field: lathe(
    [
      { u: reach, v: level - 0.012 },
      { u: reach, v: level },
      { u: 0, v: level },
    ],
    0,
  ),
  material: (tools, { local }) => {
    const { m, v } = tools;
    const rim = m.smoothstep(reach * 0.86, reach * 0.99, v.length([local[0], 0, local[2]]));
    return { base: v.mix3(coffeeBase, crema, rim), roughness: 0.12, ior: 1.34, coat: 0.6 };
  },
  domain: { low: [-0.045, level - 0.016, -0.045], high: [0.045, level + 0.004, 0.045] },
});

/** Metres along the curve and up: less than half of the way round, so that all of it is seen at once. */
const printSize = { width: 0.08, height: 0.05 } as const;
const texelsAcross = 768;

const luminanceOf = ([red, green, blue]: Colour): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function printed(
  glaze: Colour,
  { texts, ink = luminanceOf(glaze) > 0.18 ? '#221d1e' : '#fbf6ea' }: Print,
): Omit<Shape, 'name' | 'field' | 'domain'> {
  const heightPixels = Math.round((texelsAcross * printSize.height) / printSize.width);
  const image = printImage({ texts, widthPixels: texelsAcross, heightPixels, ink, face: 'brush' });
  return roundPrint(ceramicGlaze({ colour: glaze, speckle: 0.1 }), {
    image,
    radiusMetres: radius,
    centreHeightMetres: 0.052,
    widthMetres: printSize.width,
    heightMetres: printSize.height,
    azimuthRadians: 0.14,
  });
}

const cup = (name: string, glaze: Colour, print?: Print): Shape => ({
  name,
  field: smoothUnion(0.006, body, handle),
  ...(print ? printed(glaze, print) : ceramicGlaze({ colour: glaze, speckle: 0.1 })),
  domain: { low: [-0.045, -0.002, -0.045], high: [0.09, 0.098, 0.045] },
});

export const mug: ModelFamily = ({ name, icon, colour: wanted, print }) => {
  if (icon !== 'hot-beverage') return null;
  return {
    shapes: [cup(`${name}-mug`, wanted ?? colour('#efe9df'), print), drink(`${name}-coffee`, 0.082, radius - 0.0036)],
    widthMetres: 0.116,
    heightMetres: height,
    middleMetres: 0.016,
    // What is printed looks at the viewer.
    turnRadians: print ? -0.12 : -0.45,
    spreadRadians: print ? 0.12 : 0.25,
    isPrinted: print !== undefined,
  };
};
