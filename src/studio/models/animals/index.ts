/** Animals, real and imagined, as models; and the concepts that they serve. */
import type { ModelFamily } from '../model.ts';
import { beasts } from './beasts.ts';
import { birdModel } from './bird.ts';
import { birds } from './birds.ts';
import { hoofed } from './hoofed.ts';
import type { Mammal } from './mammal.ts';
import { mammalModel } from './mammal.ts';
import { pets } from './pets.ts';
import { reptiles } from './reptiles.ts';

const mammals: Readonly<Record<string, Mammal>> = { ...pets, ...hoofed, ...beasts, ...reptiles };

export const animals: ModelFamily = (request) => {
  const { concept, icon } = request;
  const mammal = mammals[concept] ?? mammals[icon];
  if (mammal) return mammalModel(mammal, request);
  const bird = birds[concept] ?? birds[icon];
  return bird ? birdModel(bird, request) : null;
};
