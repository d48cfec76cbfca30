/** The possible singulars of an English (and roughly Spanish, French) plural, likeliest first. Knows no lexicon. */

const irregular: Record<string, string> = {
  mice: 'mouse',
  geese: 'goose',
  children: 'child',
  men: 'man',
  women: 'woman',
  feet: 'foot',
  teeth: 'tooth',
  oxen: 'ox',
  dice: 'die',
  cacti: 'cactus',
  octopi: 'octopus',
  wolves: 'wolf',
  knives: 'knife',
  loaves: 'loaf',
  leaves: 'leaf',
  shelves: 'shelf',
  elves: 'elf',
  calves: 'calf',
  scarves: 'scarf',
  firemen: 'fireman',
  policemen: 'policeman',
  snowmen: 'snowman',
  businessmen: 'businessman',
  gentlemen: 'gentleman',
};

function singularOfWord(word: string): string[] {
  if (irregular[word]) return [irregular[word]];
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return [];
  const forms = [word.slice(0, -1)];
  if (word.endsWith('ies') && word.length > 4) forms.unshift(`${word.slice(0, -3)}y`);
  if (/(?:ch|sh|x|s|z|o)es$/.test(word)) forms.push(word.slice(0, -2));
  return forms;
}

/** "polar bears" -> ["polar bear"]; [] when the last word has no plural ending */
export function singularForms(phrase: string): string[] {
  const cut = phrase.lastIndexOf(' ') + 1;
  return singularOfWord(phrase.slice(cut)).map((form) => phrase.slice(0, cut) + form);
}
