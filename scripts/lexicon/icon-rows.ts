/** Facts of every icon of the Noto set: height in metres, category, face-only, airborne. Heights of common things come from concepts.txt. */

export type IconRow = [icon: string, heightMetres: string, category: string, flags: string];

/** Default height in metres of the emoji subgroups; a sensible middle of what the subgroup holds. */
const subgroupHeights: Record<string, [heightMetres: number, category: string]> = {
  'animal-mammal': [0.8, 'animal'],
  'animal-bird': [0.3, 'bird'],
  'animal-amphibian': [0.08, 'animal'],
  'animal-reptile': [0.4, 'animal'],
  'animal-marine': [0.6, 'marine'],
  'animal-bug': [0.04, 'animal'],
  'plant-flower': [0.25, 'plant'],
  'plant-other': [0.6, 'plant'],
  'food-fruit': [0.08, 'food'],
  'food-vegetable': [0.1, 'food'],
  'food-prepared': [0.1, 'food'],
  'food-asian': [0.08, 'food'],
  'food-marine': [0.1, 'marine'],
  'food-sweet': [0.1, 'food'],
  drink: [0.14, 'drink'],
  dishware: [0.15, 'household'],
  'place-map': [0.5, 'household'],
  'place-geographic': [200, 'landscape'],
  'place-building': [12, 'building'],
  'place-religious': [20, 'building'],
  'place-other': [15, 'building'],
  'transport-ground': [1.8, 'vehicle'],
  'transport-water': [6, 'boat'],
  'transport-air': [4, 'aircraft'],
  hotel: [0.4, 'household'],
  time: [0.2, 'household'],
  'sky-weather': [12, 'sky'],
  event: [0.4, 'household'],
  'award-medal': [0.15, 'household'],
  sport: [0.25, 'sport'],
  game: [0.2, 'household'],
  'arts-crafts': [0.3, 'household'],
  clothing: [0.4, 'clothing'],
  sound: [0.3, 'household'],
  music: [0.3, 'household'],
  'musical-instrument': [0.5, 'instrument'],
  phone: [0.15, 'household'],
  computer: [0.3, 'household'],
  'light-video': [0.25, 'household'],
  'book-paper': [0.22, 'household'],
  money: [0.1, 'household'],
  mail: [0.2, 'household'],
  writing: [0.17, 'household'],
  office: [0.25, 'household'],
  lock: [0.08, 'household'],
  tool: [0.35, 'tool'],
  science: [0.3, 'household'],
  medical: [0.2, 'household'],
  household: [0.5, 'household'],
  'other-object': [0.4, 'household'],
  'animal-extinct': [3, 'animal'],
  'body-parts': [0.2, 'body'],
  person: [1.7, 'person'],
  'person-gesture': [1.7, 'person'],
  'person-role': [1.75, 'person'],
  'person-fantasy': [1.75, 'person'],
  'person-activity': [1.7, 'person'],
  'person-sport': [1.7, 'person'],
  'person-resting': [1.4, 'person'],
  family: [1.7, 'person'],
  'person-symbol': [1.7, 'person'],
  'cat-face': [0.25, 'face'],
  'monkey-face': [0.3, 'face'],
  'face-costume': [0.4, 'face'],
  emotion: [0.3, 'symbol'],
  heart: [0.3, 'symbol'],
  flag: [0.9, 'flag'],
  'country-flag': [0.9, 'flag'],
  'subdivision-flag': [0.9, 'flag'],
};

/** Heads and busts of the set, seen by eye: the renderer may want to frame them otherwise than a whole body. */
const faceIcons = new Set(
  `wolf fox lion moose unicorn boar hamster bear polar-bear koala panda chicken frog hatching-chick raccoon-face person man woman boy girl child baby
  old-man old-woman older-person astronaut cook farmer firefighter police-officer guard ninja prince princess construction-worker detective
  person-in-tuxedo santa-claus mrs-claus mx-claus vampire elf robot alien skull clown-face goblin ogre singer artist health-worker scientist teacher
  student pilot judge mechanic technologist office-worker factory-worker mage baby-angel person-with-veil person-wearing-turban couple-with-heart zombie
  person-beard person-bald person-red-hair person-white-hair person-curly-hair person-blond-hair person-with-crown person-with-skullcap kiss ghost
  woman-with-headscarf snowman-face superhero-face hairy-creature-face alien-monster`.split(/\s+/),
);

const airborneIcons = new Set(
  `sun sun-with-face sun-behind-cloud full-moon crescent-moon new-moon star glowing-star shooting-star comet ringed-planet milky-way cloud rainbow tornado
  high-voltage snowflake fireworks balloon kite parachute airplane airplane-departure airplane-arrival small-airplane helicopter rocket flying-saucer
  satellite bird black-bird dove eagle bat butterfly monarch-butterfly honeybee mosquito fly lady-beetle phoenix fairy superhero meteor sparkles
  globe-showing-americas droplet red-paper-lantern`.split(/\s+/),
);

/** Filed under "sky and weather", but they stand on the ground. */
const groundedSkyIcons = new Set(
  'umbrella closed-umbrella umbrella-with-rain-drops umbrella-on-ground snowman snowman-without-snow fire water-wave thermometer'.split(
    ' ',
  ),
);

const unskinned = /-(?:light|medium-light|medium|medium-dark|dark)-skin-tone/g;
const gendered = /^(?:wo)?man-|^people-|^(?:wo)?men-/;

function isFace(icon: string, category: string): boolean {
  if (category === 'face' || /-face\b|^face-|-face$|^smiling|^grinning|^kissing/.test(icon)) return true;
  if (faceIcons.has(icon)) return true;
  const base = icon.replace(gendered, '');
  return category === 'person' && base !== icon && (faceIcons.has(base) || faceIcons.has(`person-${base}`));
}

function isAirborne(icon: string, category: string): boolean {
  return airborneIcons.has(icon) || (category === 'sky' && !groundedSkyIcons.has(icon));
}

function curatedHeights(concepts: string): Map<string, number> {
  const heights = new Map<string, number>();
  for (const line of concepts.split('\n')) {
    const [concept, icon, height] = line.split('|').map((cell) => cell.trim());
    if (icon && icon !== '-' && height && !concept!.startsWith('#') && !heights.has(icon)) heights.set(icon, Number(height));
  }
  return heights;
}

/** throws when concepts.txt names an icon that the set has not, or gives no number */
export function makeIconRows(icons: string[], subgroupOf: Map<string, string>, concepts: string): IconRow[] {
  const known = new Set(icons);
  const heights = curatedHeights(concepts);
  for (const [icon, height] of heights) {
    if (!known.has(icon)) throw new Error(`concepts.txt: the set has no icon "${icon}"`);
    if (!(height > 0)) throw new Error(`concepts.txt: "${icon}" needs a height in metres above 0`);
  }
  const bases = [...new Set(icons.map((icon) => icon.replace(unskinned, '')))].filter((icon) => known.has(icon)).sort();
  return bases.map((icon) => {
    const subgroup = subgroupOf.get(icon) ?? (/^flag-/.test(icon) ? 'flag' : '');
    const [defaultHeight, category] = subgroupHeights[subgroup] ?? (/^face|face$/.test(subgroup) ? [0.25, 'face'] : [0.3, 'symbol']);
    const flags = `${isFace(icon, category) ? 'F' : ''}${isAirborne(icon, category) ? 'A' : ''}`;
    return [icon, String(heights.get(icon) ?? defaultHeight), category, flags];
  });
}
