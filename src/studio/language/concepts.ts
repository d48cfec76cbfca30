/** The things that the lexicon knows: concepts.txt, and every other icon of the set as a concept of its own name. Knows no words. */

export interface ConceptFacts {
  /** "dining-table" */
  readonly concept: string;
  /** The icon that stands in; the concept itself where the set has none. */
  readonly icon: string;
  readonly heightMetres: number;
  /** animal, bird, marine, person, body, plant, food, drink, household, building, vehicle, boat, aircraft, sky, clothing ... */
  readonly category: string;
  /** The icon shows a head or bust only. */
  readonly isFace: boolean;
  readonly isAirborne: boolean;
}

export interface ConceptTable {
  /** undefined when neither a concept nor an icon has that name */
  concept(id: string): ConceptFacts | undefined;
  /** What an icon's own name means: the first concept that it stands in for, else the icon's name. */
  conceptOfIcon(icon: string): string;
}

/** What a section of concepts.txt holds, for what has no icon that would tell. */
const sectionCategories: Readonly<Record<string, string>> = {
  animals: 'animal',
  'people and fantasy': 'person',
  'body (as things on their own)': 'body',
  'food and drink': 'food',
  plants: 'plant',
  'buildings and landmarks': 'building',
  clothes: 'clothing',
};
/** A suit of armour is clothing, though its icon is a helmet of the rescue service. */
const clothes = new Set(['armour', 'earring', 'bracelet', 'necklace', 'helmet', 'hard-hat', 'crown', 'headphone', 'ring', 'watch']);
const skinTone = /-(?:light|medium-light|medium|medium-dark|dark)-skin-tone/;

interface IconRow {
  readonly heightMetres: number;
  readonly category: string;
  readonly isFace: boolean;
  readonly isAirborne: boolean;
}

function readIconRows(text: string): Map<string, IconRow> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [icon, height, category, flags] = line.split('\t');
      return [icon!, { heightMetres: Number(height), category: category!, isFace: flags!.includes('F'), isAirborne: flags!.includes('A') }];
    }),
  );
}

/** `concepts` and `icons`: the texts of concepts.txt and icons.tsv. */
export function readConcepts(concepts: string, icons: string): ConceptTable {
  const iconRows = readIconRows(icons);
  const facts = new Map<string, ConceptFacts>();
  const ofIcon = new Map<string, string>();
  let section = '';
  for (const line of concepts.split('\n')) {
    if (line.startsWith('# ')) section = line.slice(2).trim();
    if (line.startsWith('#') || !line.includes('|')) continue;
    const [concept, icon, height] = line.split('|').map((cell) => cell.trim());
    const row = iconRows.get(icon!);
    const category =
      clothes.has(concept!) || section === 'clothes' ? 'clothing' : (row?.category ?? sectionCategories[section] ?? 'household');
    const own = { isFace: row?.isFace ?? false, isAirborne: row?.isAirborne ?? false };
    facts.set(concept!, { concept: concept!, icon: row ? icon! : concept!, heightMetres: Number(height), category, ...own });
    if (row && !ofIcon.has(icon!)) ofIcon.set(icon!, concept!);
  }
  for (const [icon, row] of iconRows) if (!ofIcon.has(icon) && !facts.has(icon)) facts.set(icon, { concept: icon, icon, ...row });
  return {
    concept: (id) => facts.get(id) ?? facts.get(id.replace(skinTone, '')),
    conceptOfIcon: (icon) => {
      const animal = icon.replace(/-face$/, '');
      return ofIcon.get(icon.replace(skinTone, '')) ?? (ofIcon.has(animal) ? ofIcon.get(animal)! : icon);
    },
  };
}
