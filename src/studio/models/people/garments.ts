/** Garments as data: what each is cut like, of what, and in which slot of an outfit it is worn. */
import { type Colour, colour } from '../../render/field/index.ts';
import type { FabricKind } from './fabric.ts';
import type { HatKind } from './hats.ts';

export interface Top {
  readonly slot: 'top' | 'outer';
  readonly fabric: FabricKind;
  readonly colour: Colour;
  /** 0 none, 0.5 above the elbow, 1 elbow, 2 wrist. */
  readonly sleeves: number;
  /** Metres that the cloth stands off. */
  readonly loose: number;
  /** Of the hem below the hips, metres for an average man. */
  readonly hem: number;
  readonly neck: 'crew' | 'shirt' | 'turtle' | 'hood' | 'low' | 'lapels';
  /** Down the front: closed, buttoned, zipped, or open over what is beneath. */
  readonly front?: 'plain' | 'buttons' | 'zip' | 'double';
  /** A band, stripe or print of another colour. */
  readonly trim?: { readonly kind: 'stripes' | 'bands' | 'badge' | 'cross' | 'yoke'; readonly colour: Colour };
}

export interface Bottom {
  readonly slot: 'bottom';
  readonly fabric: FabricKind;
  readonly colour: Colour;
  /** Down the leg: 1 knee, 2 ankle. */
  readonly legs: number;
  readonly loose: number;
  readonly cut: 'trousers' | 'skirt';
  readonly flare?: number;
}

export interface Shoe {
  readonly slot: 'shoes';
  readonly fabric: FabricKind;
  readonly colour: Colour;
  readonly sole: Colour;
  /** Of the shaft above the ankle, metres. */
  readonly shaft: number;
  readonly heel: number;
  readonly kind: 'shoe' | 'trainer' | 'boot' | 'pump' | 'bare';
}

export interface Extra {
  readonly slot: 'extra';
  readonly kind: 'scarf' | 'tie' | 'apron' | 'cape' | 'belt' | 'glasses' | 'sunglasses' | 'gloves';
  readonly colour: Colour;
}

export interface Headgear {
  readonly slot: 'hat';
  readonly kind: HatKind;
  readonly colour: Colour;
}

export type Garment = Top | Bottom | Shoe | Extra | Headgear;

const c = colour;
const top = (fabric: FabricKind, hex: string, rest: Partial<Omit<Top, 'slot' | 'fabric' | 'colour'>> = {}): Top => ({ slot: 'top', fabric, colour: c(hex), sleeves: 2, loose: 0.006, hem: 0.1, neck: 'crew', ...rest }); // biome-ignore format: one record
const outer = (fabric: FabricKind, hex: string, rest: Partial<Omit<Top, 'slot' | 'fabric' | 'colour'>> = {}): Top => ({
  ...top(fabric, hex, { loose: 0.014, hem: 0.14, ...rest }),
  slot: 'outer',
});
const bottom = (fabric: FabricKind, hex: string, rest: Partial<Omit<Bottom, 'slot' | 'fabric' | 'colour'>> = {}): Bottom => ({ slot: 'bottom', fabric, colour: c(hex), legs: 2, loose: 0.011, cut: 'trousers', ...rest }); // biome-ignore format: one record
const shoe = (kind: Shoe['kind'], hex: string, rest: Partial<Omit<Shoe, 'slot' | 'kind' | 'colour'>> = {}): Shoe => ({ slot: 'shoes', kind, colour: c(hex), fabric: 'leather', sole: c('#241d1a'), shaft: 0, heel: 0.014, ...rest }); // biome-ignore format: one record
const hat = (kind: HatKind, hex: string): Headgear => ({ slot: 'hat', kind, colour: c(hex) });
const extra = (kind: Extra['kind'], hex: string): Extra => ({ slot: 'extra', kind, colour: c(hex) });

/** A dress is a top and a skirt of one cloth. */
const dress = (
  fabric: FabricKind,
  hex: string,
  { legs = 1.05, flare = 0.32, sleeves = 0.35, neck = 'low' as Top['neck'] } = {},
): readonly Garment[] => [
  top(fabric, hex, { sleeves, hem: 0, loose: 0.004, neck }),
  bottom(fabric, hex, { cut: 'skirt', legs, flare, loose: 0.01 }),
];

/** By lexicon id or the plain word. */
export const garments: Readonly<Record<string, readonly Garment[]>> = {
  't-shirt': [top('cotton', '#d8d4cc', { sleeves: 0.62, loose: 0.01 })],
  shirt: [top('cotton', '#b9cadb', { neck: 'shirt', front: 'buttons', loose: 0.009, hem: -0.085 })],
  blouse: [top('satin', '#e9e0d6', { neck: 'shirt', front: 'buttons', loose: 0.008, hem: -0.085 })],
  sweater: [top('knit', '#a8462f', { loose: 0.015, hem: 0.1 })],
  turtleneck: [top('knit', '#2d3440', { loose: 0.01, neck: 'turtle' })],
  hoodie: [top('cotton', '#5b6b7d', { loose: 0.017, neck: 'hood', hem: 0.12 })],
  'polo-shirt': [top('cotton', '#2f6b52', { sleeves: 0.62, loose: 0.01, neck: 'shirt' })],
  'tank-top': [top('cotton', '#d8d4cc', { sleeves: 0, loose: 0.004, neck: 'low' })],
  'striped-shirt': [top('cotton', '#ece8de', { sleeves: 0.62, loose: 0.01, trim: { kind: 'stripes', colour: c('#1f3157') } })],
  jacket: [outer('denim', '#3a5170', { neck: 'shirt', front: 'zip' })],
  'leather-jacket': [outer('leather', '#1b1817', { neck: 'lapels', front: 'zip' })],
  blazer: [outer('wool', '#2b3346', { neck: 'lapels', front: 'buttons' })],
  coat: [outer('wool', '#8b6a45', { neck: 'lapels', front: 'buttons', hem: 0.42, loose: 0.02 })],
  raincoat: [outer('rubber', '#e0a81c', { neck: 'hood', front: 'buttons', hem: 0.36, loose: 0.022 })],
  'puffer-jacket': [outer('padded', '#b5362c', { neck: 'turtle', front: 'zip', loose: 0.032 })],
  suit: [top('cotton', '#e9e9e6', { neck: 'shirt', loose: 0.005, hem: -0.05 }), extra('tie', '#7d1f2b'), outer('wool', '#262c3a', { neck: 'lapels', front: 'buttons' }), bottom('wool', '#262c3a'), shoe('shoe', '#1c1412')],
  tuxedo: [top('cotton', '#f1f0ec', { neck: 'shirt', loose: 0.005, hem: -0.05 }), extra('tie', '#101014'), outer('wool', '#121216', { neck: 'lapels', front: 'buttons' }), bottom('wool', '#121216'), shoe('shoe', '#0c0b0b')],
  'lab-coat': [outer('cotton', '#eceeee', { neck: 'lapels', front: 'buttons', hem: 0.4, loose: 0.017 })],
  uniform: [outer('wool', '#22304f', { neck: 'shirt', front: 'buttons', trim: { kind: 'badge', colour: c('#d9b04c') } }), bottom('wool', '#1c2740')],
  dress: dress('cotton', '#b23a4a'),
  gown: dress('satin', '#3d4f8f', { legs: 1.93, flare: 0.3, sleeves: 0 }),
  kimono: [outer('satin', '#8f2f45', { neck: 'lapels', hem: 0.2, loose: 0.02 }), bottom('satin', '#8f2f45', { cut: 'skirt', legs: 1.85, flare: 0.12 })],
  robe: [outer('wool', '#4b3b7a', { neck: 'low', hem: 0.2, loose: 0.025 }), bottom('wool', '#4b3b7a', { cut: 'skirt', legs: 1.92, flare: 0.2, loose: 0.02 })],
  skirt: [bottom('cotton', '#38445e', { cut: 'skirt', legs: 1.02, flare: 0.22 })],
  tutu: [top('satin', '#eeb6c4', { sleeves: 0, hem: 0.02, loose: 0.002, neck: 'low' }), bottom('satin', '#f3ccd6', { cut: 'skirt', legs: 0.42, flare: 2.4 }), shoe('pump', '#eeb6c4', { fabric: 'satin', heel: 0.004, sole: c('#c99aa4') })],
  trousers: [bottom('cotton', '#6a5c48')],
  jeans: [bottom('denim', '#2f4868', { loose: 0.009 })],
  shorts: [bottom('cotton', '#7a6b4e', { legs: 0.82, loose: 0.018 })],
  leggings: [bottom('cotton', '#20222a', { loose: 0.003 })],
  boots: [shoe('boot', '#4a2e1d', { shaft: 0.14, heel: 0.022 })],
  shoes: [shoe('shoe', '#3a241a')],
  trainers: [shoe('trainer', '#e6e4df', { fabric: 'cotton', sole: c('#d9d6cf'), heel: 0.022 })],
  'high-heels': [shoe('pump', '#a11f2c', { heel: 0.03, fabric: 'leather' })],
  barefoot: [shoe('bare', '#d9a07a')],
  hat: [hat('fedora', '#4a3b30')],
  cap: [hat('cap', '#2a4a7a')],
  beanie: [hat('beanie', '#7a2e2e')],
  'top-hat': [hat('top-hat', '#141416')],
  'straw-hat': [hat('wide', '#d2b06a')],
  'cowboy-hat': [hat('cowboy', '#7a5433')],
  crown: [hat('crown', '#d8a93c')],
  helmet: [hat('helmet', '#d9a514')],
  'graduation-cap': [hat('mortarboard', '#17171b')],
  headscarf: [hat('headscarf', '#7a4a66')],
  scarf: [extra('scarf', '#a83232')],
  tie: [extra('tie', '#7d1f2b')],
  apron: [extra('apron', '#e8e2d6')],
  cape: [extra('cape', '#8f1d28')],
  glasses: [extra('glasses', '#2a1a12')],
  sunglasses: [extra('sunglasses', '#141414')],
  spacesuit: [top('padded', '#e6e6e4', { loose: 0.034, hem: 0.1, neck: 'turtle', trim: { kind: 'badge', colour: c('#c8452a') } }), bottom('padded', '#e6e6e4', { loose: 0.032 }), shoe('boot', '#c9c9c6', { shaft: 0.12, fabric: 'cotton', heel: 0.03, sole: c('#55565a') }), extra('gloves', '#d0d0ce'), hat('bubble', '#e6e6e4')],
  armour: [top('metal', '#a9adb3', { loose: 0.016, hem: 0.16, neck: 'turtle' }), bottom('metal', '#8f949b', { loose: 0.014 }), shoe('boot', '#8a8f96', { fabric: 'metal', shaft: 0.14, sole: c('#3a3a3a') }), extra('gloves', '#9a9ea5')],
}; // biome-ignore format: a table of garments

const words: Readonly<Record<string, string>> = {
  tshirt: 't-shirt', pullover: 'sweater', jumper: 'sweater', cardigan: 'sweater', dungarees: 'jeans', pants: 'trousers', 'running-shoe': 'trainers', sneakers: 'trainers', 'mans-shoe': 'shoes', 'hiking-boot': 'boots', 'womans-boot': 'boots', 'high-heeled-shoe': 'high-heels', 'womans-sandal': 'shoes', 'billed-cap': 'cap', 'womans-hat': 'straw-hat', 'rescue-workers-helmet': 'helmet', necktie: 'tie', sari: 'gown', 'womans-clothes': 'blouse', 'safety-vest': 'jacket', 'evening-dress': 'gown', 'space-suit': 'spacesuit', armor: 'armour', overcoat: 'coat', 'trench-coat': 'coat', 'business-suit': 'suit', cloak: 'cape', 'baseball-cap': 'cap', fedora: 'hat', socks: 'shoes', gloves: 'scarf',
}; // biome-ignore format: a table of words

/** null: no such garment. */
export const garmentsOf = (concept: string): readonly Garment[] | null => garments[concept] ?? garments[words[concept] ?? ''] ?? null;

/** Whether it covers the body, so that who is to wear it needs another body than a photographed one. */
export const isBodyGarment = (concept: string): boolean =>
  garmentsOf(concept)?.some(({ slot }) => slot === 'top' || slot === 'outer' || slot === 'bottom') ?? false;

/** What each person of an occupation wears. */
export { bottom, extra, hat, outer, shoe, top };
