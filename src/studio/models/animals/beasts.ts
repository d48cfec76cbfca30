/** Bears, giants, apes and small mammals by their concepts. */
import { colour } from '../../render/field/index.ts';
import { gorilla, monkey, orangutan } from './apes.ts';
import { bear, koala, panda, polar, teddy } from './bears.ts';
import type { Patch } from './coat.ts';
import { elephant, hippo, mammoth, rhino } from './giants.ts';
import type { Mammal } from './mammal.ts';
import { hedgehog, mouse, rabbit, rodentHead, smallForm, squirrel } from './rodents.ts';
import { ball, blob } from './sculpture.ts';
import { kangaroo, otter, raccoon } from './small-beasts.ts';

export const beasts: Readonly<Record<string, Mammal>> = {
  bear,
  'polar-bear': polar,
  panda,
  koala,
  elephant,
  mammoth,
  hippopotamus: hippo,
  hippo,
  rhinoceros: rhino,
  rhino,
  gorilla,
  monkey,
  orangutan,
  rabbit,
  squirrel,
  chipmunk: { ...squirrel, size: 0.1 },
  mouse,
  'mouse-animal': mouse,
  rat: { ...mouse, size: 0.09, palette: { base: colour('#5e5650'), dark: colour('#3a3430'), light: colour('#c8beb4') } },
  hamster: {
    ...rabbit,
    size: 0.08,
    form: {
      ...smallForm,
      chest: 0.4,
      waist: 0.44,
      head: {
        ...rodentHead,
        size: 0.36,
        cheek: { at: [0.6, -0.35, 0.3], radius: 0.6 },
        ear: { kind: 'round', at: [0.65, 0.7, -0.2], to: [0.6, 0.8, 0], length: 0.4, width: 0.28, inner: colour('#d8a598') },
      },
    },
    palette: { base: colour('#c08a52'), dark: colour('#7a5230'), light: colour('#f2e8da') },
  },
  hedgehog,
  raccoon,
  otter,
  beaver: { ...otter, size: 0.35, form: { ...otter.form, length: 0.95, chest: 0.32, waist: 0.38, rump: 0.38 } },
  skunk: {
    ...raccoon,
    palette: { base: colour('#1c1a1a'), dark: colour('#0e0d0d'), light: colour('#ece8e0') },
    patches: (k, { light }) => [
      { ...blob(k.trunk(-0.1, 0.3), k.trunk(1.05, 0.3), 0.09, 0.07), colour: light, soft: 0.03 },
      ...k.tail.map(([at, r]): Patch => ({ ...ball([at[0], at[1] + r * 0.5, at[2]], r * 0.8), colour: light, soft: 0.03 })),
    ],
  },
  badger: { ...raccoon, palette: { base: colour('#6a6662'), dark: colour('#1a1817'), light: colour('#e8e4dc') } },
  kangaroo,
  'teddy-bear': teddy,
};
