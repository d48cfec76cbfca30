/**
 * How things are handled, as data by concept (lexicon ids): what the arms of a person do with one, which point of it goes where and how it
 * is tipped; and what floats. Knows no bodies, cameras or models.
 */
import { type ActionName, isAction, type RelationName } from './relation.ts';

/** What one arm of a person does. */
export type ArmName =
  | 'hold'
  | 'grip'
  | 'raise'
  | 'drink'
  | 'eat'
  | 'bite'
  | 'read'
  | 'look'
  | 'bear'
  | 'palm'
  | 'scoop'
  | 'cradle'
  | 'clasp'
  | 'hang'
  | 'fret'
  | 'strum'
  | 'neck'
  | 'bow'
  | 'aim'
  | 'blow'
  | 'press'
  | 'reach'
  | 'call'
  | 'type';

/** Of the left and the right arm, the person's own; null: as the body's posture has it. */
export type Arms = readonly [ArmName | null, ArmName | null];

export interface Grip {
  /** One-handed grips name the left one alone and may change sides. */
  readonly arms: Arms;
  /** In one hand, between both, before the belly, or under the chin: anchors of who holds it. */
  readonly at: 'hand' | 'hands' | 'front' | 'chin';
  /** The point of the thing that is there: shares of its width from the middle, of its height from the foot, of its depth from the middle. */
  readonly grasp: readonly [x: number, y: number, z: number];
  /** Radians about y against who holds it. */
  readonly turn: number;
  /** Radians that it is then tipped about the holder's x (negative: its top towards the holder) and z (negative: to the holder's left). */
  readonly lean: readonly [x: number, z: number];
  /** Longest that it is shown, as a share of the holder's height. */
  readonly most: number;
}

const plain = { turn: 0, lean: [0, 0], most: 0.5 } as const;

const grips = {
  small: { ...plain, arms: ['hold', null], at: 'hand', grasp: [0.2, 0.45, -0.3], most: 0.3 },
  pole: { ...plain, arms: ['grip', null], at: 'hand', grasp: [0, 0.14, 0], most: 0.8 },
  broom: { ...plain, arms: ['grip', null], at: 'hand', grasp: [0, 0.7, 0], lean: [0, 0.06], most: 0.85 },
  canopy: { ...plain, arms: ['raise', null], at: 'hand', grasp: [0, 0.1, 0], lean: [-0.1, 0.14], most: 0.72 },
  board: { ...plain, arms: ['raise', null], at: 'hand', grasp: [0, 0.07, 0], lean: [0, -0.1], most: 0.72 },
  string: { ...plain, arms: ['raise', null], at: 'hand', grasp: [0, 0.04, 0], lean: [0, -0.06], most: 0.6 },
  bag: { ...plain, arms: ['hang', null], at: 'hand', grasp: [0, 0.96, 0], turn: 0.5, most: 0.36 },
  cup: { ...plain, arms: ['hold', null], at: 'hand', grasp: [0.36, 0.45, 0], most: 0.16 },
  drunk: { ...plain, arms: ['drink', null], at: 'hand', grasp: [0.36, 0.45, 0], lean: [-0.3, 0], most: 0.085 },
  bitten: { ...plain, arms: ['eat', null], at: 'hand', grasp: [0.15, 0.3, 0], lean: [-0.15, 0], most: 0.13 },
  slice: { ...plain, arms: ['bite', null], at: 'hand', grasp: [0, 0.4, 0.4], turn: 0.2, lean: [0.7, 0], most: 0.2 },
  book: { ...plain, arms: ['read', 'read'], at: 'hands', grasp: [0, 0.4, 0.1], turn: Math.PI, lean: [-1, 0], most: 0.24 },
  page: { ...plain, arms: ['look', 'look'], at: 'hands', grasp: [0, 0.5, -0.2], lean: [-0.35, 0], most: 0.25 },
  leaf: { ...plain, arms: ['read', 'read'], at: 'hands', grasp: [0, 0.4, 0.2], turn: Math.PI, lean: [-0.35, 0], most: 0.2 },
  tray: { ...plain, arms: ['palm', null], at: 'hand', grasp: [-0.12, 0, 0], most: 0.27 },
  dish: { ...plain, arms: ['bear', 'bear'], at: 'hands', grasp: [0, 0.1, 0], most: 0.23 },
  screen: { ...plain, arms: ['bear', 'bear'], at: 'hands', grasp: [0, 0, 0.1], turn: 2.6, most: 0.24 },
  armful: { ...plain, arms: ['cradle', 'cradle'], at: 'front', grasp: [0, 0.3, -0.4], most: 0.3 },
  scooped: { ...plain, arms: ['scoop', null], at: 'hand', grasp: [0, 0.1, 0], most: 0.26 },
  clasped: { ...plain, arms: ['clasp', 'clasp'], at: 'hands', grasp: [0, 0.24, 0], lean: [0.35, 0.12], most: 0.25 },
  shown: { ...plain, arms: ['bear', 'bear'], at: 'hands', grasp: [0, 0.1, 0], most: 0.27 },
  lute: { ...plain, arms: ['fret', 'strum'], at: 'front', grasp: [0, 0.25, -0.5], lean: [0.06, -1.1], most: 0.56 },
  viol: { ...plain, arms: ['neck', 'bow'], at: 'chin', grasp: [0, 0.2, 0.1], turn: 0.2, lean: [0.5, -1.25], most: 0.36 },
  brass: { ...plain, arms: ['blow', 'press'], at: 'chin', grasp: [-0.46, 0.62, 0], turn: -1.15, most: 0.34 },
  reed: { ...plain, arms: ['hold', 'clasp'], at: 'chin', grasp: [-0.38, 0.9, 0], turn: -1.2, most: 0.42 },
  flute: { ...plain, arms: ['press', 'reach'], at: 'chin', grasp: [0.36, 0.5, -0.5], turn: Math.PI, most: 0.42 },
  aimed: { ...plain, arms: ['aim', 'aim'], at: 'hands', grasp: [0, 0.4, 0], most: 0.12 },
  called: { ...plain, arms: ['call', null], at: 'hand', grasp: [0.3, 0.4, 0.3], turn: -1.2, lean: [0, 0.25], most: 0.1 },
} as const satisfies Record<string, Grip>;

type Kind = keyof typeof grips;

/** In any way that is not told below. */
const kinds: Partial<Record<Kind, string>> = {
  pole: 'flag black-flag checkered-flag pirate-flag sword dagger wand candle flower rose tulip sunflower daisy lily lollipop soft-serve torch microphone axe hammer pickaxe cane tennis-racket badminton baseball-bat fishing-rod fishing-pole flashlight paintbrush sparkler whisk frying-pan staff spear',
  board: 'sign placard',
  broom: 'broom shovel rake mop',
  canopy: 'umbrella beach-umbrella',
  string: 'balloon kite',
  bag: 'shopping-bag handbag purse briefcase suitcase basket picnic-basket bucket lantern oil-lamp watering-can toolbox bird-cage',
  cup: 'cup mug green-tea beer wine-glass champagne-glass cocktail tropical-drink whiskey glass milk bubble-tea soda juice-box bottle baby-bottle',
  page: 'newspaper map',
  leaf: 'notebook memo scroll letter tablet',
  tray: 'tray',
  dish: 'pizza cake birthday-cake wedding-cake pie turkey plate place-setting bowl salad soup stew bento sushi noodles spaghetti rice curry pancake popcorn fries ramen cooking-pot takeout-box ice-cream shaved-ice game-controller joystick cutting-board',
  screen: 'laptop keyboard typewriter',
  shown: 'gift box books money-bag puzzle trophy potted-plant vase crate cactus',
  armful:
    'teddy-bear baby cat dog poodle rabbit doll pillow pumpkin watermelon sports-ball basketball volleyball pig sheep goat koala hay-bale treasure-chest chicken penguin panda lamb',
  clasped: 'bouquet',
  lute: 'guitar electric-guitar ukulele banjo',
  aimed: 'camera-with-flash',
};

const kindOf: ReadonlyMap<string, Kind> = new Map(
  Object.entries(kinds).flatMap(([kind, concepts]) => concepts.split(' ').map((concept): [string, Kind] => [concept, kind as Kind])),
);

const played: Readonly<Record<string, Kind>> = {
  violin: 'viol',
  trumpet: 'brass',
  trombone: 'brass',
  saxophone: 'reed',
  flute: 'flute',
  'game-controller': 'dish',
  joystick: 'dish',
  'cell-phone': 'leaf',
  tablet: 'leaf',
  maraca: 'small',
  microphone: 'pole',
  accordion: 'armful',
};

/** Kinds of one action; undefined: any small or large thing; null: it is not in the hands. */
const ways: Partial<Record<ActionName, (kind: Kind | undefined, concept: string) => Kind | null | undefined>> = {
  'drinking-from': () => 'drunk',
  eating: (kind, concept) => (concept === 'pizza' ? 'slice' : kind === 'dish' || kind === 'tray' ? 'dish' : 'bitten'),
  reading: (_, concept) => (/book$/.test(concept) ? 'book' : /^(?:newspaper|map)$/.test(concept) ? 'page' : 'leaf'),
  playing: (kind, concept) => (kind === 'lute' ? kind : (played[concept] ?? null)),
  using: (kind, concept) => (concept === 'cell-phone' || concept === 'tablet' ? 'leaf' : concept === 'camera' ? 'aimed' : kind),
  throwing: () => 'small',
  holding: (kind) => kind,
  carrying: (kind) => kind,
};

/** Longer than this share of the holder's height, a thing takes both arms. */
const armfulShare = 0.24;

/**
 * How somebody holds a thing who does that with it. `sizeShare`: its longest side over the holder's height. `isOneHanded`: the other hand
 * is taken. null: the relation does not put it into the hands.
 */
export function gripOf(
  relation: RelationName,
  concept: string,
  { sizeShare, isOneHanded = false }: { sizeShare: number; isOneHanded?: boolean },
): Grip | null {
  const way = isAction(relation) ? ways[relation] : undefined;
  if (!way) return null;
  const kind = way(kindOf.get(concept), concept);
  if (kind === null) return null;
  const grip: Grip = grips[kind ?? (sizeShare > armfulShare ? 'armful' : 'small')];
  if (!isOneHanded || grip.arms[1] === null) return grip;
  return grips[kind === 'dish' ? 'tray' : kind === 'clasped' ? 'pole' : 'scooped'];
}

/** A phone at the ear. */
export const callGrip: Grip = grips.called;

const playedStanding: ReadonlySet<string> = new Set(
  'piano synthesizer drum drum-kit cello harp chess-board sports-ball basketball volleyball'.split(' '),
);

/** true for what is played where it stands or lies, in nobody's hands. */
export const isPlayedInPlace = (relation: RelationName, concept: string): boolean => relation === 'playing' && playedStanding.has(concept);

const floating: ReadonlySet<string> = new Set(
  'sailboat boat ship passenger-ship ferry motorboat speedboat canoe surfboard surfer duck goose swan seagull penguin whale spouting-whale dolphin orca shark fish goldfish koi tropical-fish blowfish seal walrus otter beaver hippo crocodile turtle octopus squid jellyfish starfish lighthouse desert-island lotus lily-pad ice-cube rock bridge windmill mermaid merman sports-ball log water-buffalo'.split(
    ' ',
  ),
);

/** true for what is at home on or in water; all else would sink. */
export const isAfloat = (concept: string): boolean => floating.has(concept);
