/** How things are handled, as data by concept (lexicon ids): where a hand takes hold of one, how large it may be there, and what floats. */
import type { RelationName } from './relation.ts';

export interface Grip {
  /** Share of its height at which it is in the hand. */
  readonly height: number;
  /** Longest that it is shown, as a share of its holder's height. */
  readonly most: number;
}

const handful: Grip = { height: 0.45, most: 0.5 };

const grips: readonly (readonly [concepts: string, grip: Grip])[] = [
  ['balloon kite', { height: -0.02, most: 0.6 }],
  [
    'umbrella beach-umbrella flag black-flag checkered-flag pirate-flag sword wand candle flower rose tulip sunflower bouquet lollipop soft-serve ice-cream sign broom shovel axe hammer cane fishing-rod',
    { height: 0.1, most: 0.9 },
  ],
  [
    'shopping-bag handbag purse briefcase suitcase basket picnic-basket bucket lantern oil-lamp watering-can toolbox',
    { height: 0.98, most: 0.4 },
  ],
  ['cup mug green-tea beer wine-glass champagne-glass cocktail whiskey glass milk bubble-tea soda bottle', { height: 0.5, most: 0.16 }],
  ['pizza tray plate cake birthday-cake pie bowl salad soup', { height: 0, most: 0.24 }],
];

const gripsOf: ReadonlyMap<string, Grip> = new Map(
  grips.flatMap(([concepts, grip]) => concepts.split(' ').map((concept): [string, Grip] => [concept, grip])),
);

export const gripOf = (concept: string): Grip => gripsOf.get(concept) ?? handful;

const playedStanding: ReadonlySet<string> = new Set(
  'piano synthesizer drum drum-kit cello harp chess-board sports-ball basketball volleyball'.split(' '),
);

/** true for what is played where it stands or lies, in nobody's hands. */
export const isPlayedInPlace = (relation: RelationName, concept: string): boolean => relation === 'playing' && playedStanding.has(concept);

const floating: ReadonlySet<string> = new Set(
  'sailboat boat ship passenger-ship ferry motorboat speedboat canoe surfboard surfer duck goose swan seagull penguin whale spouting-whale dolphin orca shark fish goldfish koi tropical-fish blowfish seal walrus otter beaver hippo crocodile turtle octopus squid jellyfish starfish lighthouse desert-island lotus lily-pad ice-cube rock bridge windmill mermaid merman sports-ball log'.split(
    ' ',
  ),
);

/** true for what is at home on or in water; all else would sink. */
export const isAfloat = (concept: string): boolean => floating.has(concept);
