/**
 * The noun back-off: which concept stands nearest above a WordNet noun ("spaniel" -> dog, 2 steps up).
 * Reads data.noun and index.noun (format: wndb(5WN)). Only concrete nouns: animals, artefacts, body, food, objects, people, plants.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** lexicographer files: 03 tops, 05 animal, 06 artifact, 08 body, 13 food, 17 object, 18 person, 20 plant. */
const concreteFiles = new Set(['05', '06', '08', '13', '17', '18', '20']);
const maxSteps = 8;
/** Frequent senses come first in WordNet; later ones mislead more than they help. */
const maxSense = 2;

/** General concepts that no word of the lexicon names, and the concept that may stand for the whole branch. */
const anchors: [lemma: string, lexicographerFile: string, concept: string][] = [
  ['person', '03', 'person'],
  ['musical_instrument', '06', 'guitar'],
  ['stringed_instrument', '06', 'guitar'],
  ['wind_instrument', '06', 'trumpet'],
  ['percussion_instrument', '06', 'drum'],
  ['keyboard_instrument', '06', 'piano'],
  ['seat', '06', 'chair'],
  ['garment', '06', 't-shirt'],
  ['clothing', '06', 't-shirt'],
  ['footwear', '06', 'shoe'],
  ['headdress', '06', 'hat'],
  ['jewelry', '06', 'ring'],
  ['motor_vehicle', '06', 'car'],
  ['vessel', '06', 'ship'],
  ['aircraft', '06', 'airplane'],
  ['building', '06', 'house'],
  ['lamp', '06', 'lamp'],
  ['lighting_fixture', '06', 'lamp'],
  ['bulbous_plant', '20', 'tulip'],
  ['hand_tool', '06', 'wrench'],
  ['weapon', '06', 'dagger'],
  ['bottle', '06', 'bottle'],
  ['edible_fruit', '13', 'apple'],
  ['vegetable', '13', 'lettuce'],
  ['beverage', '13', 'soda'],
  ['bread', '13', 'bread'],
  ['cake', '13', 'cake'],
  ['pasta', '13', 'spaghetti'],
  ['tree', '20', 'tree'],
  ['flower', '20', 'flower'],
  ['herb', '20', 'herb'],
  ['shrub', '20', 'potted-plant'],
  ['bird', '05', 'bird'],
  ['fish', '05', 'fish'],
  ['insect', '05', 'caterpillar'],
  ['dinosaur', '05', 't-rex'],
  ['snake', '05', 'snake'],
  ['lizard', '05', 'lizard'],
  ['rodent', '05', 'rat'],
  ['bear', '05', 'bear'],
  ['monkey', '05', 'monkey'],
  ['canine', '05', 'dog'],
  ['feline', '05', 'cat'],
  ['table', '06', 'dining-table'],
  ['desk', '06', 'desk'],
  ['cabinet', '06', 'cabinet'],
  ['bed', '06', 'bed'],
  ['knife', '06', 'knife'],
  ['boat', '06', 'boat'],
  ['truck', '06', 'truck'],
  ['tower', '06', 'tower'],
  ['bridge', '06', 'bridge'],
  ['telephone', '06', 'telephone'],
  ['computer', '06', 'computer'],
  ['ball', '06', 'sports-ball'],
  ['drinking_vessel', '06', 'cup'],
  ['ship', '06', 'ship'],
];

interface Synset {
  file: string;
  parents: string[];
  isInstance: boolean;
}

function readSynsets(folder: string): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const line of readFileSync(join(folder, 'data.noun'), 'latin1').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.slice(0, line.indexOf('|')).split(' ');
    const pointers = 4 + Number.parseInt(fields[3]!, 16) * 2;
    const parents: string[] = [];
    let isInstance = false;
    for (let index = pointers + 1; index < pointers + 1 + Number(fields[pointers]) * 4; index += 4) {
      if (fields[index] === '@') parents.push(fields[index + 1]!);
      if (fields[index] === '@i') isInstance = true;
    }
    synsets.set(fields[0]!, { file: fields[1]!, parents, isInstance });
  }
  return synsets;
}

/** lemma -> synset offsets, most frequent sense first */
function readSenses(folder: string): Map<string, string[]> {
  const senses = new Map<string, string[]>();
  for (const line of readFileSync(join(folder, 'index.noun'), 'latin1').split('\n')) {
    if (!line || line.startsWith(' ')) continue;
    const fields = line.trim().split(' ');
    senses.set(fields[0]!, fields.slice(-Number(fields[2])));
  }
  return senses;
}

/** Which senses a section of concepts.txt can mean: a game controller must not name the comptroller. */
const sectionFiles: Record<string, string[]> = {
  animals: ['05'],
  'people and fantasy': ['18'],
  body: ['08'],
  'food and drink': ['13', '20', '06'],
  plants: ['20', '17'],
};
const thingFiles = ['06', '17'];

interface ConceptName {
  lemma: string;
  concept: string;
  files: readonly string[];
}

function conceptNames(concepts: string): ConceptName[] {
  const names: ConceptName[] = [];
  let files: readonly string[] = thingFiles;
  for (const line of concepts.split('\n')) {
    if (line.startsWith('# ')) files = sectionFiles[line.slice(2)] ?? thingFiles;
    if (line.startsWith('#') || !line.includes('|')) continue;
    const [concept, , , english] = line.split('|').map((cell) => cell.trim());
    for (const name of (english ?? '').split(',').map((word) => word.trim().toLowerCase().replace(/ /g, '_'))) {
      if (name) names.push({ lemma: name, concept: concept!, files });
    }
  }
  return names;
}

/** The nearest mapped synset upwards, breadth first. */
function climb(start: string, synsets: Map<string, Synset>, targets: Map<string, string>): [concept: string, steps: number] | null {
  let level = [start];
  for (let steps = 0; steps <= maxSteps && level.length > 0; steps++) {
    for (const offset of level) if (targets.has(offset)) return [targets.get(offset)!, steps];
    level = level.flatMap((offset) => synsets.get(offset)?.parents ?? []);
  }
  return null;
}

export function makeHypernymRows(folder: string, concepts: string): string[] {
  const synsets = readSynsets(folder);
  const senses = readSenses(folder);
  const targets = new Map<string, string>();
  for (const [lemma, file, concept] of anchors) {
    const offset = senses.get(lemma)?.find((candidate) => synsets.get(candidate)?.file === file);
    if (!offset) throw new Error(`WordNet has no "${lemma}" in file ${file}`);
    targets.set(offset, concept);
  }
  const named = new Set<string>();
  for (const { lemma, concept, files } of conceptNames(concepts)) {
    named.add(lemma);
    const offset = senses
      .get(lemma)
      ?.slice(0, maxSense)
      .find((candidate) => files.includes(synsets.get(candidate)?.file ?? ''));
    if (offset && !targets.has(offset)) targets.set(offset, concept);
  }
  const groups = new Map<string, string[]>();
  for (const [lemma, offsets] of senses) {
    if (named.has(lemma) || !/^[a-z][a-z'-]+(_[a-z'-]+){0,2}$/.test(lemma)) continue;
    // A date is a day before it is a companion: people count by their first sense only.
    const offset = offsets.slice(0, maxSense).find((candidate, sense) => {
      const file = synsets.get(candidate)?.file ?? '';
      return concreteFiles.has(file) && (file !== '18' || sense === 0);
    });
    if (!offset || synsets.get(offset)!.isInstance) continue;
    const found = climb(offset, synsets, targets);
    if (!found) continue;
    const key = `${found[0]}\t${found[1]}`;
    groups.set(key, [...(groups.get(key) ?? []), lemma]);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, lemmas]) => `${key}\t${lemmas.join(' ')}`);
}
