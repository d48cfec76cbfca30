/** Clothes that animals wear, as data: by the words of the lexicon, and what a list of them comes to. Knows nothing of bodies. */
import { type Colour, colour, times as shade } from '../../render/field/index.ts';
import type { ModelRequest } from '../model.ts';

export interface Cut {
  readonly kind: 'cloth' | 'knit';
  readonly colour: Colour;
  /** 0 none, 1 elbow, 2 wrist. */
  readonly sleeves: number;
  /** Along the trunk where it ends; below 0 hangs over the legs. */
  readonly hem: number;
  readonly neck: 'crew' | 'shirt' | 'lapels' | 'hood';
  /** Colour beneath, seen between lapels. */
  readonly under?: Colour;
  readonly tie?: Colour;
  readonly hasButtons?: boolean;
  /** Trousers of the same suit. 1 knee, 2 ankle. */
  readonly legs?: number;
  readonly skirt?: boolean;
  readonly stripes?: Colour;
  readonly trim?: Colour;
  /** Stands off the body, in radii of the skull. */
  readonly thickness?: number;
}

export interface Outfit {
  readonly top: Cut | null;
  readonly legs: { readonly reach: number; readonly colour: Colour; readonly isSkirt?: boolean } | null;
  readonly apron: Colour | null;
  readonly cape: Colour | null;
}

const c = colour;
const white = c('#e9e7e1');
const cut = (hex: string, rest: Partial<Cut> = {}): Cut => ({
  kind: 'cloth',
  colour: c(hex),
  sleeves: 2,
  hem: -0.02,
  neck: 'crew',
  ...rest,
});

/** First match wins. */
const cuts: readonly (readonly [RegExp, Cut])[] = [
  [/tuxedo/, cut('#141417', { neck: 'lapels', under: white, tie: c('#0e0e10'), hasButtons: true, legs: 2, hem: -0.06 })],
  [/space-?suit|astronaut/, cut('#dcdcda', { legs: 2, trim: c('#c8642a'), thickness: 0.16, hem: -0.02 })],
  [/snow-?suit|onesie|overalls?|dungarees/, cut('#3c5a86', { legs: 2, sleeves: 0.4, hasButtons: true })],
  [/swim-?suit/, cut('#2a5fa0', { sleeves: 0, hem: -0.02 })],
  [/suit|business/, cut('#252b38', { neck: 'lapels', under: white, tie: c('#7a1f2b'), hasButtons: true, legs: 2, hem: -0.06 })],
  [/lab-?coat/, cut('#e4e6e6', { neck: 'lapels', under: c('#8fa6bd'), hasButtons: true, hem: -0.16 })],
  [/rain-?coat/, cut('#d9a01c', { neck: 'hood', hasButtons: true, hem: -0.16, thickness: 0.13 })],
  [/tank|sleeveless/, cut('#d8d4cc', { sleeves: 0 })],
  [/vest|waistcoat/, cut('#4a3a5c', { neck: 'lapels', under: white, sleeves: 0, hasButtons: true, hem: 0.03 })],
  [/blazer|jacket/, cut('#34496b', { neck: 'lapels', under: c('#cfcac0'), hasButtons: true, hem: 0 })],
  [/coat|parka/, cut('#86673f', { neck: 'lapels', under: c('#cfc4b2'), hasButtons: true, hem: -0.16, thickness: 0.14 })],
  [/uniform|police|sailor/, cut('#22304f', { neck: 'shirt', hasButtons: true, trim: c('#d0a84a'), legs: 2, tie: c('#12192c') })],
  [/pyjama|pajama|nightgown/, cut('#8aa9cc', { neck: 'shirt', hasButtons: true, legs: 2, stripes: c('#e6e8ea') })],
  [/hood/, cut('#5b6b7d', { neck: 'hood', thickness: 0.13 })],
  [/sweater|pullover|jumper|cardigan|knit|turtleneck/, cut('#a8462f', { kind: 'knit', thickness: 0.14, trim: c('#8c3624') })],
  [/kimono|robe|gown|dress/, cut('#b23a4a', { sleeves: 0.7, skirt: true, trim: c('#e6d6c8') })],
  [/t-?shirt|tee|jersey/, cut('#d8d4cc', { sleeves: 0.75 })],
  [/polo/, cut('#2f6b52', { sleeves: 0.75, neck: 'shirt', hasButtons: true })],
  [/shirt|blouse|top$/, cut('#b9cadb', { neck: 'shirt', hasButtons: true })],
];

/** Cloths that wrap without a person's frame beneath: those an animal also wears on four legs. */
const soft = /sweater|pullover|jumper|cardigan|knit|shirt|tee|jersey|hood|vest|coat|jacket|pyjama|pajama|top$/;

type Worn = NonNullable<NonNullable<ModelRequest['person']>['garments']>;

const tinted = (own: Cut, wanted: Colour | null): Cut => {
  if (!wanted) return own;
  const isDark = 0.2126 * wanted[0] + 0.7152 * wanted[1] + 0.0722 * wanted[2] < 0.06;
  return { ...own, colour: wanted, ...(own.trim && own.kind === 'knit' && { trim: shade(wanted, isDark ? 1.6 : 0.72) }) };
};

/** null: nothing of it covers the body (a hat alone). */
export function outfitOf(worn: Worn): (Outfit & { readonly isSoft: boolean }) | null {
  const tops = worn.flatMap(({ concept, colour: wanted }) => {
    const found = cuts.find(([pattern]) => pattern.test(concept));
    return found && !/apron|cape|cloak|skirt|tutu/.test(concept) ? [tinted(found[1], wanted)] : [];
  });
  const pick = (pattern: RegExp, own: string): Colour | null => {
    const found = worn.find(({ concept }) => pattern.test(concept));
    return found ? (found.colour ?? c(own)) : null;
  };
  const trousers = pick(/trousers|jeans|pants|leggings/, '#3b4658');
  const shorts = pick(/shorts/, '#7a6b4e');
  const skirt = pick(/skirt|tutu/, '#7a3a5a');
  const apron = pick(/apron/, '#d8d2c4');
  const cape = pick(/cape|cloak/, '#9c2226');
  const outer = tops.find(({ neck }) => neck === 'lapels') ?? tops[0] ?? null;
  const beneath = outer?.neck === 'lapels' ? tops.find((one) => one !== outer) : undefined;
  const tie = pick(/(^|-)tie$|necktie/, '#7a1f2b');
  const top = outer && { ...outer, ...(beneath && { under: beneath.colour }), ...(tie && { tie }) };
  const own = top?.legs ? { reach: top.legs, colour: top.stripes || top.neck !== 'shirt' ? top.colour : shade(top.colour, 0.85) } : null;
  const legs = trousers
    ? { reach: 2, colour: trousers }
    : shorts
      ? { reach: 0.85, colour: shorts }
      : skirt
        ? { reach: 1, colour: skirt, isSkirt: true }
        : top?.skirt
          ? { reach: 1, colour: top.colour, isSkirt: true }
          : own;
  if (!top && !legs && !apron && !cape) return null;
  const isSoft = worn.every(({ concept }) => soft.test(concept) && !/suit|lab-?coat|waistcoat/.test(concept));
  return { top, legs, apron, cape, isSoft };
}
