/** What kind of thing a concept of the lexicon is, by the section of concepts.txt that lists it: decides what it can never be. */
import { readFileSync } from 'node:fs';
import { type CocoClass, cocoClasses } from '../detect/index.ts';

export type Kind = 'living' | 'body' | 'food' | 'plant' | 'household' | 'vehicle' | 'building' | 'sky' | 'thing' | 'clothing';

const sections: Readonly<Record<string, Kind>> = {
  animals: 'living',
  'people and fantasy': 'living',
  'body (as things on their own)': 'body',
  'food and drink': 'food',
  plants: 'plant',
  'furniture and house': 'household',
  vehicles: 'vehicle',
  'buildings and landmarks': 'building',
  'sky and weather things': 'sky',
  'things people use': 'thing',
  clothes: 'clothing',
};

/** Things that people use which are worn, and things of the house that are parts of other things. */
const worn = new Set([
  'eyeglasses',
  'sunglasses',
  'goggles',
  'watch',
  'headphone',
  'mask',
  'crown',
  'ring',
  'cane',
  'medal',
  'helmet',
  'handle',
  'wheel',
]);

/** null for concepts of no section, which are known by an icon alone. Reads the lexicon's table at each call (1 ms). */
export function kindOf(concept: string): Kind | null {
  if (worn.has(concept)) return 'clothing';
  let kind: Kind | null = null;
  for (const line of readFileSync(new URL('../../../assets/lexicon/concepts.txt', import.meta.url), 'utf8').split('\n'))
    if (line.startsWith('# ')) kind = sections[line.slice(2).trim()] ?? null;
    else if (line.slice(0, line.indexOf('|')).trim() === concept) return kind;
  return null;
}

const indexOf = (name: CocoClass): number => cocoClasses.indexOf(name);
const isBetween = (name: CocoClass, first: CocoClass, last: CocoClass): boolean =>
  indexOf(name) >= indexOf(first) && indexOf(name) <= indexOf(last);

/** COCO lists its classes by kind. null for those that are seen in many things (cup, vase, clock). */
export function kindOfClass(name: CocoClass): Kind | null {
  if (name === 'person' || isBetween(name, 'bird', 'giraffe')) return 'living';
  if (isBetween(name, 'bicycle', 'boat')) return 'vehicle';
  if (isBetween(name, 'banana', 'cake')) return 'food';
  if (isBetween(name, 'chair', 'couch') || name === 'bed' || name === 'dining table' || name === 'toilet') return 'household';
  return null;
}
