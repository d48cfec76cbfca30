/** How things are held: by which point, in one hand or both, upright or leaning. Fractions of the thing's picture; a table to read. */

export interface Grip {
  /** What is in the fist: of the thing's picture from its top left. */
  readonly at: readonly [x: number, y: number];
  /** Radians that its top leans away from the body. */
  readonly lean: number;
  /** Both hands, or arms: it is set before the chest. */
  readonly isTwoHanded: boolean;
  /** It reaches over the head and goes behind it. */
  readonly isOverhead: boolean;
  /** Held by its side, which is turned to the hand: a handle at the right of the picture. */
  readonly hasSideHandle: boolean;
  /** Longer than life, so that it reaches as far as it must. */
  readonly enlarged: number;
}

const grip = (at: readonly [number, number], rest: Partial<Omit<Grip, 'at'>> = {}): Grip => ({
  at,
  lean: 0,
  isTwoHanded: false,
  isOverhead: false,
  hasSideHandle: false,
  enlarged: 1,
  ...rest,
});

const table: readonly (readonly [RegExp, Grip])[] = [
  [/umbrella|parasol/, grip([0.5, 0.93], { isOverhead: true, enlarged: 1.15 })],
  [/balloon|kite/, grip([0.5, 0.985], { lean: 0.07, enlarged: 1.6 })],
  [/suitcase|luggage|trolley/, grip([0.5, 0.03])],
  [/lantern/, grip([0.5, 0.02])],
  [/bag|briefcase|basket|purse|backpack|bucket|pail|toolbox|lunchbox|dumbbell|kettlebell/, grip([0.5, 0.07])],
  [/^(?:mug|cup|teacup|beer|tea|hot-beverage|coffee|jug|pitcher)|-mug$|-cup$|beer/, grip([0.9, 0.52], { hasSideHandle: true })],
  [/teapot|watering-can|kettle/, grip([0.1, 0.45])],
  [/bouquet/, grip([0.5, 0.8], { lean: 0.12 })],
  [/rose|flower|tulip|daisy|lily|orchid|poppy|lollipop|feather|twig|candy-cane|cotton-candy|sparkler|match/, grip([0.5, 0.86], { lean: 0.2 })],
  [/broom|mop|rake|shovel|spade|pitchfork|staff|spear|trident|crook|paddle|oar|ski-pole|scythe/, grip([0.5, 0.42], { lean: 0.05 })],
  [/sword|dagger|knife|sabre|saber|katana|axe|hammer|wand|torch|bat$|racket|club|sceptre|scepter|stick|rod|flag|baton|cane|wrench|screwdriver|spoon|fork|brush|pencil|pen$|microphone|whisk|spatula|tool|paddle/, grip([0.5, 0.88], { lean: 0.3 })],
  [/guitar|violin|cello|ukulele|banjo|harp|accordion|drum|saxophone|trumpet|trombone|tuba|teddy|doll|baby|box|gift|present|package|parcel|cake|pizza|tray|sign|placard|laptop|keyboard|surfboard|snowboard|skateboard|trophy|pumpkin|watermelon|cat$|dog$|puppy|kitten|rabbit|bunny|penguin|lamb|pillow|newspaper|map|plant|painting|picture|shield|tire|globe|boombox|radio/, grip([0.5, 0.5], { isTwoHanded: true })],
  [/phone|tablet|book|camera|letter|envelope|card|ticket|fan|remote|calculator|passport|notebook|clipboard|mirror/, grip([0.5, 0.68])],
  [/bottle|glass|can$|soda|milk|juice|cocktail|champagne|wine|candle|vase|thermos|torch/, grip([0.5, 0.6])],
  [/ball|apple|orange|fruit|egg|lemon|pear|peach|stone|snow/, grip([0.5, 0.85])],
]; // biome-ignore format: a table of things

/** Worn by nobody: who is to "wear" it, carries it. */
export const isCarried = (concept: string): boolean =>
  /bag$|backpack|briefcase|suitcase|basket|purse|umbrella|parasol|balloon/.test(concept);

export const gripOf = (concept: string): Grip => table.find(([words]) => words.test(concept))?.[1] ?? grip([0.5, 0.72]);
