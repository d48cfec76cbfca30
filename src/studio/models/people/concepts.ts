/** Who can be asked for: each concept's age, sex and outfit, as data. Icons of the lexicon lead to the same. */
import { colour } from '../../render/field/index.ts';
import type { Age } from './figure.ts';
import { extra, type Garment, garments, hat, outer, shoe, top } from './garments.ts';

export interface Concept {
  readonly age?: Age;
  readonly sex?: 'female' | 'male';
  /** null: everyday clothes. */
  readonly wears?: readonly Garment[];
  readonly hair?: string;
  readonly beard?: boolean;
  readonly glasses?: boolean;
  readonly hairColour?: readonly [number, number, number];
}

const g = (...names: readonly string[]): readonly Garment[] => names.flatMap((name) => garments[name]!);
const c = colour;
const grey = c('#b9b4ac');

export const concepts: Readonly<Record<string, Concept>> = {
  person: {},
  man: { sex: 'male' },
  woman: { sex: 'female' },
  boy: { age: 'child', sex: 'male' },
  girl: { age: 'child', sex: 'female' },
  child: { age: 'child' },
  baby: { age: 'baby', hair: 'buzz-cut', wears: [top('cotton', '#e7d9a8', { sleeves: 1.9, loose: 0.012 }), ...g('leggings'), shoe('trainer', '#f0ece4')] },
  'old-man': { age: 'old', sex: 'male' },
  'old-woman': { age: 'old', sex: 'female' },
  astronaut: { wears: g('spacesuit') },
  chef: { wears: [hat('toque', '#f2f1ee'), outer('cotton', '#eeede9', { neck: 'turtle', front: 'double', loose: 0.012 }), ...g('apron'), ...g('trousers'), ...g('shoes')] },
  doctor: { wears: [...g('shirt'), extra('tie', '#2d4a6b'), ...g('lab-coat'), ...g('trousers'), ...g('shoes')], glasses: true },
  nurse: { sex: 'female', hair: 'bun', wears: [top('cotton', '#4f93a8', { sleeves: 0.62, loose: 0.011, neck: 'low', hem: 0.14 }), { ...g('trousers')[0]!, colour: c('#4f93a8') } as Garment, shoe('trainer', '#eceae6')] },
  scientist: { wears: [...g('shirt'), ...g('lab-coat'), ...g('trousers'), ...g('shoes')], glasses: true },
  'police-officer': { wears: [hat('police', '#1b2740'), ...g('uniform'), extra('belt', '#15120f'), ...g('shoes')] },
  firefighter: { sex: 'male', wears: [hat('fire', '#b3261e'), outer('wool', '#2d2a26', { neck: 'turtle', loose: 0.026, hem: 0.2, front: 'zip', trim: { kind: 'bands', colour: c('#e3d23c') } }), { ...g('trousers')[0]!, colour: c('#2d2a26'), loose: 0.022 } as Garment, ...g('boots')] },
  knight: { sex: 'male', wears: [...g('armour'), hat('knight', '#a9adb3'), extra('cape', '#7d1a22')] },
  king: { age: 'old', sex: 'male', beard: true, hair: 'long-wavy', wears: [hat('crown', '#d8a93c'), outer('satin', '#7d1a2b', { neck: 'low', hem: 0.2, loose: 0.018 }), { ...g('gown')[1]!, colour: c('#7d1a2b'), flare: 0.2 } as Garment, extra('cape', '#5a1030'), extra('belt', '#c79a35'), ...g('boots')] },
  queen: { sex: 'female', hair: 'bun', wears: [hat('crown', '#d8a93c'), ...g('gown').map((one) => ({ ...one, colour: c('#4d2a6e') }) as Garment), extra('cape', '#8f1d28'), ...g('high-heels')] },
  princess: { age: 'young', sex: 'female', hair: 'long-wavy', wears: [hat('crown', '#d8a93c'), ...g('gown').map((one) => ({ ...one, colour: c('#d48fae') }) as Garment), ...g('high-heels')] },
  prince: { age: 'young', sex: 'male', hair: 'side-part', wears: [hat('crown', '#d8a93c'), outer('satin', '#2c4a8a', { neck: 'turtle', front: 'double', hem: 0.16 }), ...g('trousers'), ...g('boots'), extra('cape', '#7d1a2b')] },
  wizard: { age: 'old', sex: 'male', beard: true, hair: 'long-straight', wears: [hat('wizard', '#33357d'), ...g('robe').map((one) => ({ ...one, colour: c('#33357d') }) as Garment), extra('belt', '#b08a3c'), ...g('shoes')] },
  witch: { sex: 'female', hair: 'long-wavy', wears: [hat('wizard', '#17141c'), ...g('robe').map((one) => ({ ...one, colour: c('#221a2e') }) as Garment), ...g('boots')] },
  pirate: { sex: 'male', beard: true, hair: 'long-wavy', wears: [hat('pirate', '#17151a'), top('cotton', '#e2dccd', { neck: 'low', loose: 0.012 }), outer('wool', '#5c1f22', { neck: 'lapels', hem: 0.34, loose: 0.018 }), ...g('trousers'), extra('belt', '#2a1a10'), ...g('boots')] },
  farmer: { wears: [hat('wide', '#d2b06a'), top('cotton', '#a33b34', { neck: 'shirt', trim: { kind: 'stripes', colour: c('#3a2430') }, loose: 0.01, hem: -0.085 }), ...g('jeans'), ...g('boots')] },
  teacher: { wears: [...g('shirt'), { ...g('sweater')[0]!, colour: c('#4e6a58'), neck: 'crew' } as Garment, ...g('trousers'), ...g('shoes')], glasses: true },
  businessman: { sex: 'male', wears: g('suit') },
  businesswoman: { sex: 'female', wears: [...g('blouse'), ...g('blazer'), { ...g('skirt')[0]!, colour: c('#2b3346') } as Garment, ...g('high-heels')] },
  ballerina: { age: 'young', sex: 'female', hair: 'bun', wears: g('tutu') },
  soldier: { wears: [hat('helmet', '#4d5637'), outer('cotton', '#59603f', { neck: 'shirt', front: 'zip', hem: 0.16 }), { ...g('trousers')[0]!, colour: c('#59603f'), loose: 0.016 } as Garment, extra('belt', '#2c2a1e'), ...g('boots')] },
  pilot: { wears: [hat('police', '#1a2138'), ...g('suit').map((one) => (one.slot === 'outer' || one.slot === 'bottom' ? ({ ...one, colour: c('#1a2138') } as Garment) : one))] },
  'construction-worker': { sex: 'male', wears: [hat('hard-hat', '#e8b516'), ...g('t-shirt'), outer('cotton', '#e8742a', { sleeves: 0, neck: 'low', trim: { kind: 'bands', colour: c('#e9ecc8') }, loose: 0.016 }), ...g('jeans'), ...g('boots')] },
  mechanic: { wears: [top('cotton', '#39527a', { neck: 'shirt', front: 'zip', loose: 0.014 }), { ...g('trousers')[0]!, colour: c('#39527a') } as Garment, ...g('boots')] },
  artist: { wears: [...g('striped-shirt'), ...g('jeans'), extra('apron', '#7a6a58'), ...g('shoes')] },
  student: { age: 'young', wears: [...g('hoodie'), ...g('jeans'), ...g('trainers')] },
  athlete: { age: 'young', wears: [...g('tank-top').map((one) => ({ ...one, colour: c('#c9362c') }) as Garment), ...g('shorts').map((one) => ({ ...one, colour: c('#1f2430') }) as Garment), ...g('trainers')] },
  dancer: { age: 'young', sex: 'female', hair: 'long-wavy', wears: [...g('dress'), ...g('high-heels')] },
  bride: { age: 'young', sex: 'female', hair: 'bun', wears: [...g('gown').map((one) => ({ ...one, colour: c('#f0ece4') }) as Garment), shoe('pump', '#efe9df')] },
  groom: { age: 'young', sex: 'male', wears: g('tuxedo') },
  cowboy: { sex: 'male', wears: [hat('cowboy', '#6e4a2c'), top('cotton', '#8a3f34', { neck: 'shirt', front: 'buttons', hem: -0.085 }), extra('scarf', '#b6302a'), ...g('jeans'), extra('belt', '#3a2416'), ...g('boots')] },
  santa: { age: 'old', sex: 'male', beard: true, hairColour: c('#eeeae4'), wears: [hat('santa', '#b3161c'), outer('wool', '#b3161c', { neck: 'turtle', front: 'zip', loose: 0.03, hem: 0.2, trim: { kind: 'yoke', colour: c('#f1eee8') } }), { ...g('trousers')[0]!, colour: c('#b3161c') } as Garment, extra('belt', '#151210'), ...g('boots')] },
  superhero: { wears: [top('satin', '#2146a0', { loose: 0.003, trim: { kind: 'badge', colour: c('#e0b02c') } }), { ...g('leggings')[0]!, colour: c('#2146a0') } as Garment, { ...g('boots')[0]!, colour: c('#b3202a') } as Garment, extra('cape', '#b3202a')] },
  detective: { wears: [...g('hat'), ...g('shirt'), extra('tie', '#3a2a2a'), ...g('coat'), ...g('trousers'), ...g('shoes')] },
  judge: { wears: [...g('robe').map((one) => ({ ...one, colour: c('#131316') }) as Garment), ...g('shoes')] },
  ninja: { wears: [hat('headscarf', '#17171b'), top('cotton', '#17171b', { loose: 0.012 }), { ...g('trousers')[0]!, colour: c('#17171b') } as Garment, extra('belt', '#7d1a22'), ...g('boots')] },
  musician: { hair: 'curly', wears: [...g('t-shirt').map((one) => ({ ...one, colour: c('#1d1d22') }) as Garment), ...g('leather-jacket'), ...g('jeans'), ...g('boots')] },
  waiter: { wears: [...g('shirt').map((one) => ({ ...one, colour: c('#eeece8') }) as Garment), extra('tie', '#121214'), outer('wool', '#1a1a1f', { sleeves: 0, neck: 'lapels', front: 'buttons', loose: 0.01 }), extra('apron', '#1a1a1f'), ...g('trousers'), ...g('shoes')] },
  elf: { hair: 'short-crop', wears: [hat('santa', '#2f7a3a'), top('cotton', '#2f7a3a', { hem: 0.16 }), extra('belt', '#2a1a10'), { ...g('leggings')[0]!, colour: c('#a32a2a') } as Garment, ...g('boots')] },
}; // biome-ignore format: a table of people

const icons: Readonly<Record<string, string>> = {
  people: 'person', human: 'person', lady: 'woman', 'older-person': 'person', adult: 'person', toddler: 'baby', kid: 'child', 'person-blond-hair': 'person', cook: 'chef', 'health-worker': 'doctor', 'guard': 'soldier', mage: 'wizard', 'office-worker': 'businessman', 'factory-worker': 'mechanic', technologist: 'student', singer: 'musician', 'woman-dancing': 'dancer', 'man-dancing': 'man', 'person-with-crown': 'king', 'mx-claus': 'santa', 'santa-claus': 'santa', 'mrs-claus': 'old-woman', 'person-in-tuxedo': 'groom', 'person-with-veil': 'bride', policeman: 'police-officer', fireman: 'firefighter', 'bust-in-silhouette': 'person', 'person-walking': 'person', 'person-running': 'athlete', 'old-person': 'person',
}; // biome-ignore format: a table of words

/** Concepts that there is a person for. */
export const peopleConcepts: readonly string[] = [...Object.keys(concepts), ...Object.keys(icons)];

/** null: not a person. Icons like "woman-astronaut" are read as both words. */
export function conceptOf(name: string): Concept | null {
  const known = concepts[name] ?? concepts[icons[name] ?? ''];
  if (known) return known;
  const [, sex, rest] = /^(man|woman|person)-(.+)$/.exec(name) ?? [];
  if (!sex || !rest) return null;
  const work = concepts[rest] ?? concepts[icons[rest] ?? ''] ?? {};
  return sex === 'person' ? work : { ...work, sex: sex === 'man' ? 'male' : 'female' };
}

export const agedHair = grey;
