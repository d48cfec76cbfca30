/** Animals, real and imagined, as models; and the concepts that they serve. */
import type { ModelFamily, ModelRequest } from '../model.ts';
import { mannerOf } from './bearing.ts';
import { beasts } from './beasts.ts';
import { birdModel } from './bird.ts';
import { birds } from './birds.ts';
import { crawlers } from './crawlers.ts';
import { dinosaurs } from './dinosaurs.ts';
import { type FigureMaker, figureModel } from './figure.ts';
import { hoofed } from './hoofed.ts';
import { type Mammal, mammalModel } from './mammal.ts';
import { pets } from './pets.ts';
import { reptiles } from './reptiles.ts';
import { seaLife } from './sea.ts';
import { tRex } from './t-rex.ts';
import { uprightKinds } from './upright-kinds.ts';

const mammals: Readonly<Record<string, Mammal>> = { ...pets, ...hoofed, ...beasts, ...reptiles, ...dinosaurs };
const figures: Readonly<Record<string, FigureMaker>> = { ...seaLife, ...crawlers, 't-rex': tRex };

/** Lexicon ids, icons' names among them, that `animals` builds. */
export const animalConcepts: readonly string[] = [...Object.keys(mammals), ...Object.keys(birds), ...Object.keys(figures)];

function isLikePerson(request: ModelRequest): boolean {
  const { outfit, bearing } = mannerOf(request, true);
  return outfit !== null || bearing !== null;
}

export const animals: ModelFamily = (request) => {
  for (const id of [request.concept, request.icon]) {
    if (mammals[id]) return mammalModel(mammals[id], request);
    if (birds[id]) return birdModel(birds[id], request);
    if (uprightKinds[id] && isLikePerson(request)) return mammalModel(uprightKinds[id], request);
    if (figures[id]) return figureModel(figures[id], request);
  }
  return null;
};
