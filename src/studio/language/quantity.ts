/** How many of a thing are meant where the phrase gives no number: plurals, families, pairs that one icon shows. */
import type { NounPhrase } from './noun-phrase.ts';

/** More of one thing than this is drawn as this many, with a warning. */
export const maxCount = 60;
/** A plural without a number. */
const pluralCount = 3;
const collectiveCounts: Record<string, number> = {
  people: 3,
  人们: 3,
  人群: 8,
  crowd: 8,
  audience: 8,
  观众: 8,
  team: 5,
  family: 4,
  家人: 4,
  一家人: 4,
  'family of three': 3,
  'family of four': 4,
  'family of five': 5,
  friends: 2,
  books: 1,
};
/** Concepts that are two already. */
const pairs = new Set([
  ...['chopsticks', 'chopstick', 'socks', 'sock', 'glasses', 'eyeglasses', 'sunglasses', 'gloves', 'glove', 'jeans', 'shorts', 'scissors'],
  ...['skis', 'fork', 'headphone', 'goggles', 'earring', 'curtain'],
]);

export function askedCount(phrase: NounPhrase, concept: string): number {
  const isOnePair = phrase.isPair && pairs.has(concept);
  const counted = isOnePair ? 1 : phrase.count;
  const words = [phrase.text, ...phrase.modifiers.map(({ text }) => text)].map((word) => word.toLowerCase());
  return (
    counted ?? words.map((word) => collectiveCounts[word]).find((count) => count !== undefined) ?? (phrase.head!.isPlural ? pluralCount : 1)
  );
}
