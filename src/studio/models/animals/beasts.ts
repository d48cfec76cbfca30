/** Bears, giants, apes and small mammals by their concepts. */
import { colour } from '../../render/field/index.ts';
import { gorilla, monkey, orangutan } from './apes.ts';
import { bear, koala, panda, polar, teddy } from './bears.ts';
import { elephant, hippo, mammoth, rhino } from './giants.ts';
import type { Mammal } from './mammal.ts';
import { hedgehog, mouse, rabbit, rodentHead, smallForm, squirrel } from './rodents.ts';
import { badger, beaver, kangaroo, otter, raccoon, skunk } from './small-beasts.ts';

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
  beaver,
  skunk,
  badger,
  kangaroo,
  'teddy-bear': teddy,
};
