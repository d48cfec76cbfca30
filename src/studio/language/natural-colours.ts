/**
 * Colour words that belong to a kind of animal or to hair: a red fox has the coat of foxes, and red hair is no paint. Judged by eye against photographs.
 */
import type { LinearColour } from '../scene/scene.ts';
import { linearFromHex } from './colour.ts';

/** Words for the colour that the animal's model has of itself. */
const ownCoats: readonly (readonly [concepts: RegExp, colours: RegExp])[] = [
  [/^fox$/, /^(?:red|orange|brown|rust|terracotta|copper|ginger|auburn)$/],
  [/^(?:red-panda|squirrel|orangutan|chipmunk)$/, /^(?:red|orange|brown)$/],
  [
    /^(?:bear|beaver|otter|moose|deer|camel|kangaroo|sloth|hedgehog|eagle|owl|monkey|reindeer|hare|lion|giraffe|leopard)$/,
    /^(?:brown|tan)$/,
  ],
  [/^(?:deer|kangaroo|robin|ladybug|ladybird|lobster|crab)$/, /^red$/],
  [/^(?:lion|giraffe|camel|leopard|cheetah|eagle)$/, /^(?:gold|yellow|tan)$/],
  [/^(?:tiger|goldfish|clownfish|orangutan)$/, /^(?:orange|gold)$/],
  [/^(?:wolf|elephant|rhinoceros|rhino|hippopotamus|koala|raccoon|dolphin|shark|seal|donkey|rat|badger|pigeon|whale)$/, /^gr[ae]y$/],
  [/^(?:polar-bear|swan|sheep|lamb|ewe|goat|seagull|goose|dove)$/, /^white$/],
  [/^(?:pig|flamingo|piglet)$/, /^pink$/],
  [/^(?:crow|raven|gorilla|bat|ant|panther)$/, /^black$/],
  [/^(?:frog|crocodile|turtle|tortoise|snake|lizard|grasshopper|caterpillar)$/, /^green$/],
  [/^(?:panda|zebra|penguin|skunk|orca|badger|cow)$/, /^(?:black|white)$/],
];

/** Coats that pets, horses and birds really have, where the bare colour would look painted. sRGB. */
const coats: readonly (readonly [concepts: RegExp, coats: Readonly<Record<string, string>>])[] = [
  [/^cat$/, { grey: '7d7f84', brown: '6b4a30', black: '161517', white: 'e9e5dd' }],
  [/^dog$/, { brown: '6a4528', grey: '7d7b78', gold: 'd3a05a', black: '171516', white: 'e8e3d8' }],
  [/^(?:rabbit|hamster|mouse|goat|llama|alpaca|cow|donkey)$/, { brown: '70492c', grey: '85827e', black: '191718', white: 'e8e3d8' }],
  [/^horse$/, { brown: '5f3820', black: '161313', white: 'e6e1d6', grey: '85827e' }],
  [/^bear$/, { black: '171416', white: 'e6decb' }],
  [/^(?:wolf|squirrel|fox)$/, { black: '1a1819', white: 'e6e1d6', grey: '807d79' }],
];

const hairs: Readonly<Record<string, string>> = {
  ...{ red: '8f3f1e', orange: 'a6502a', brown: '4a3222', black: '15120f', grey: '8e8c88', white: 'd6d3cc', silver: 'a9a9a8' },
  ...{ gold: 'c89b5e', yellow: 'd2ad6c', golden: 'c89b5e' },
};

/** 'own': what its model has anyway; null: the word is a wish like any other. `name` as colours.txt has it. */
export function naturalCoat(concept: string, name: string): 'own' | LinearColour | null {
  const colour = name === 'gray' ? 'grey' : name;
  if (ownCoats.some(([concepts, colours]) => concepts.test(concept) && colours.test(colour))) return 'own';
  const hex = coats.find(([concepts]) => concepts.test(concept))?.[1][colour];
  return hex === undefined ? null : linearFromHex(hex);
}

/** undefined: dyed hair has the colour itself. */
export function hairColour(name: string): LinearColour | undefined {
  const hex = hairs[name === 'gray' ? 'grey' : name];
  return hex === undefined ? undefined : linearFromHex(hex);
}
