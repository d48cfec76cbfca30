/** From what was asked of a person to who it is: what is left open is chosen by the seed. */
import { createRng, type Rng } from '../../../shared/rng.ts';
import { type Colour, colour } from '../../render/field/index.ts';
import type { ModelRequest } from '../model.ts';
import { agedHair, type Concept, conceptOf } from './concepts.ts';
import { type Age, type Figure, figureOf, skinTones } from './figure.ts';
import { type Garment, garments, garmentsOf } from './garments.ts';
import { type HairStyle, hairStyles } from './hair.ts';

export interface Casting {
  readonly figure: Figure;
  readonly hair: { readonly style: HairStyle; readonly colour: Colour };
  readonly beard: 'full' | 'short' | 'moustache' | null;
  readonly stubble: number;
  readonly outfit: readonly Garment[];
  readonly eyes: readonly [inner: Colour, outer: Colour];
  readonly isMadeUp: boolean;
}

const hairColours = ['#1c1512', '#2d1e16', '#46301f', '#6b4526', '#8f6334', '#b98c4d', '#7d3a1e'].map(colour);
const darkHair = hairColours.slice(0, 3);
const eyeColours: readonly (readonly [Colour, Colour])[] = [
  [[0.2, 0.1, 0.035], [0.07, 0.03, 0.012]],
  [[0.26, 0.16, 0.05], [0.1, 0.055, 0.02]],
  [[0.2, 0.22, 0.08], [0.06, 0.1, 0.05]],
  [[0.22, 0.27, 0.29], [0.07, 0.13, 0.19]],
]; // biome-ignore format: pairs

const styles = {
  female: ['long-straight', 'long-wavy', 'bob', 'ponytail', 'bun', 'bangs', 'braid', 'curly'],
  male: ['short-crop', 'side-part', 'quiff', 'curly', 'buzz-cut', 'slicked-back'],
  girl: ['pigtails', 'ponytail', 'bangs', 'long-straight', 'bob'],
  boy: ['short-crop', 'side-part', 'curly', 'spiky'],
  oldMan: ['receding', 'short-crop', 'side-part', 'bald'],
  oldWoman: ['bun', 'bob', 'curly'],
} as const satisfies Record<string, readonly HairStyle[]>;

const words: Readonly<Record<string, HairStyle>> = { short: 'short-crop', crop: 'short-crop', long: 'long-straight', wavy: 'long-wavy', straight: 'long-straight', shaved: 'buzz-cut', braids: 'braid', braided: 'braid', fringe: 'bangs', dreadlocks: 'long-wavy', parted: 'side-part', pigtail: 'pigtails', 'crew-cut': 'buzz-cut', updo: 'bun' }; // biome-ignore format: a table
const styleOf = (word: string): HairStyle | null => (word in hairStyles ? (word as HairStyle) : (words[word] ?? null));

const isGrown = (age: Age): boolean => age !== 'baby' && age !== 'child';

function stylesFor(age: Age, sex: 'female' | 'male'): readonly HairStyle[] {
  if (age === 'old') return sex === 'female' ? styles.oldWoman : styles.oldMan;
  if (isGrown(age)) return styles[sex];
  return sex === 'female' ? styles.girl : styles.boy;
}

const everyday: Readonly<Record<'female' | 'male', readonly (readonly string[])[]>> = {
  female: [['sweater', 'jeans', 'trainers'], ['dress', 'shoes'], ['blouse', 'skirt', 'shoes'], ['t-shirt', 'jeans', 'trainers'], ['turtleneck', 'trousers', 'boots']],
  male: [['shirt', 'jeans', 'shoes'], ['t-shirt', 'jeans', 'trainers'], ['sweater', 'trousers', 'shoes'], ['hoodie', 'jeans', 'trainers'], ['polo-shirt', 'trousers', 'shoes']],
}; // biome-ignore format: a table

const dyes = ['#a8462f', '#2f5f7d', '#4f6b45', '#c79a3c', '#7a4a66', '#d8d0c0', '#35405c', '#8f3440', '#5d7f86'].map(colour);

/** The first garment of each slot wins; extras gather. */
function dressed(concept: Concept, request: ModelRequest, { rng, sex }: { rng: Rng; sex: 'female' | 'male' }): Garment[] {
  const asked = (request.person?.garments ?? []).flatMap(({ concept: id, colour: dye }) =>
    (garmentsOf(id) ?? []).map((one) => (dye ? { ...one, colour: dye } : one)),
  );
  const base =
    concept.wears ??
    rng
      .pick(everyday[sex])
      .flatMap((name, i) => garments[name]!.map((one) => (i === 0 ? { ...one, colour: request.colour ?? rng.pick(dyes) } : one)));
  const askedSlots = new Set(asked.map(({ slot }) => slot));
  // A whole dress or coat that is asked for takes the place of what would be under or over it.
  const kept = base
    .filter(({ slot }) => slot === 'extra' || !askedSlots.has(slot))
    .filter(({ slot }) => !(slot === 'outer' && askedSlots.has('top')));
  // Wide skirts do not go under what hangs over them.
  const hangs = asked.some((one) => (one.slot === 'top' || one.slot === 'outer') && one.hem > 0.03);
  return [...asked, ...kept.map((one) => (hangs && one.slot === 'bottom' && one.cut === 'skirt' ? garments.trousers![0]! : one))];
}

/** null: it is not a person that is asked for. */
export function castingOf(request: ModelRequest): Casting | null {
  const concept = conceptOf(request.concept) ?? conceptOf(request.icon);
  if (!concept) return null;
  const { seed = 0, person = {}, attributes = [] } = request;
  const rng = createRng(seed).fork('casting');
  const isOld = attributes.some((word) => word === 'old' || word === 'elderly');
  const isYoung = attributes.includes('young');
  const sex = person.sex ?? concept.sex ?? rng.pick(['female', 'male'] as const);
  const drawnAge = rng.pick(['young', 'adult', 'adult'] as const);
  const age: Age =
    person.age && !(person.age === 'child' && concept.age === 'baby')
      ? person.age
      : isOld
        ? 'old'
        : isYoung && !concept.age
          ? 'young'
          : (concept.age ?? drawnAge);
  const skin = person.skin ?? rng.pick(skinTones);
  const figure = figureOf({ ...person, age, sex, skin }, seed);
  const brightness = skin[0] + skin[1] + skin[2];
  const ownColour = rng.pick(brightness < 0.9 ? darkHair : hairColours);
  const wantedStyle = person.hair?.style ? styleOf(person.hair.style) : null;
  const drawnStyle = rng.pick(stylesFor(age, sex));
  const style = wantedStyle ?? (concept.hair ? styleOf(concept.hair) : null) ?? drawnStyle;
  const canGrow = sex === 'male' && isGrown(age);
  const beardDraw = rng.float();
  const hasBeard = person.beard ?? concept.beard ?? (canGrow && beardDraw < (age === 'old' ? 0.45 : 0.22));
  const glassesDraw = rng.float();
  const hasGlasses = person.glasses ?? concept.glasses ?? (isGrown(age) && glassesDraw < (age === 'old' ? 0.6 : 0.12));
  const outfit = dressed(concept, request, { rng, sex });
  return {
    figure,
    hair: { style, colour: person.hair?.colour ?? concept.hairColour ?? (age === 'old' ? agedHair : ownColour) },
    beard: hasBeard ? (age === 'old' || concept.beard || person.beard ? 'full' : 'short') : null,
    stubble: canGrow && !hasBeard ? 0.22 : 0,
    outfit:
      hasGlasses && !outfit.some((one) => one.slot === 'extra' && /glasses/.test(one.kind)) ? [...outfit, ...garments.glasses!] : outfit,
    eyes: brightness < 1.0 ? eyeColours[0]! : rng.pick(eyeColours),
    isMadeUp: sex === 'female' && isGrown(age),
  };
}
