/** Where things bear letters: sides, sizes and inks by concept, metres of the model's own space. Knows nothing of type. */
import type { FaceName } from '../../render/type/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

interface Lettering {
  /** Index of the shape that wears it, or how its name ends. Default 0. */
  readonly shape?: number | string | 'all';
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly face?: FaceName;
  /** #rrggbb. Default by what is beneath. */
  readonly ink?: string;
  /** #rrggbb of a label beneath. Default none. */
  readonly plate?: string;
  readonly isFramed?: boolean;
  readonly margin?: number;
  readonly glow?: number;
  /** #rrggbb of the thing where no other colour was asked for. Default white. */
  readonly ground?: string;
  /** The model's, so that it is read. Default as the model is best seen. */
  readonly turnRadians?: number;
  readonly spreadRadians?: number;
}
export interface FlatPlace extends Lettering {
  readonly kind: 'flat';
  readonly centre: Point;
  readonly side?: '+z' | '-z' | '+x' | '-x' | '+y';
  readonly reachMetres?: number;
  readonly leastFacing?: number;
  readonly isContrasting?: boolean;
}
export interface RoundPlace extends Lettering {
  readonly kind: 'round';
  readonly radiusMetres: number;
  readonly centreHeightMetres: number;
  readonly azimuthRadians?: number;
}
export type CarrierPlace = FlatPlace | RoundPlace;

type Size = readonly [width: number, height: number];
const flat = (centre: Point, [widthMetres, heightMetres]: Size, rest: Partial<FlatPlace> = {}): FlatPlace => ({
  kind: 'flat',
  shape: 0,
  centre,
  widthMetres,
  heightMetres,
  turnRadians: -0.12,
  ...rest,
});
const round = (
  radiusMetres: number,
  centreHeightMetres: number,
  [widthMetres, heightMetres]: Size,
  rest: Partial<RoundPlace> = {},
): RoundPlace => ({
  kind: 'round',
  shape: 0,
  radiusMetres,
  centreHeightMetres,
  widthMetres,
  heightMetres,
  turnRadians: 0,
  spreadRadians: 0.1,
  ...rest,
});

/** A lit screen of an even colour, so that nothing of its wallpaper runs through the letters. */
const lit = (centre: Point, size: Size, plate = '#16324f'): FlatPlace =>
  flat(centre, size, { plate, ink: '#ffffff', glow: 0.95, turnRadians: -0.15 });
const paperLabel = { plate: '#f1e7cf', isFramed: true, face: 'serif', ink: '#2a1b14' } as const;
const flank = (centre: Point, size: Size, rest: Partial<FlatPlace> = {}): FlatPlace =>
  flat(centre, size, { side: '+x', turnRadians: -1.3, leastFacing: 0.3, ...rest });
/** A number plate, upright on what looks forward. */
const numberPlate = (centre: Point): FlatPlace =>
  flat(centre, [0.66, 0.17], { plate: '#f4f4ee', ink: '#10151d', face: 'condensed', isFramed: true, turnRadians: -0.35 });

const isNumberPlate = ({ texts }: NonNullable<ModelRequest['print']>): boolean =>
  texts.length === 1 && /^(?=.*\d)[\p{Lu}\p{Script=Han}\d ·.-]{3,11}$/u.test(texts[0]!);

const places: Readonly<Record<string, readonly CarrierPlace[]>> = {
  shop: [
    flat([0, 3.5, 2.7], [6.5, 0.8], { plate: '#17332b', ink: '#f4dda6', face: 'serif', reachMetres: 0.2, margin: 0.14, turnRadians: -0.2 }),
  ],
  bottle: [round(0.0379, 0.103, [0.068, 0.084], { shape: 1, ...paperLabel })],
  jar: [round(0.043, 0.05, [0.076, 0.056], { ...paperLabel })],
  can: [round(0.0335, 0.05, [0.062, 0.042], { plate: '#f4efe2', ink: '#b3161d' })],
  cup: [round(0.05, 0.04, [0.06, 0.03], { face: 'brush' })],
  soda: [round(0.044, 0.085, [0.072, 0.055], { plate: '#fbf7ee', face: 'brush', ink: '#5a2f1b' })],
  vase: [round(0.1, 0.2, [0.16, 0.1], { face: 'serif' })],
  barrel: [round(0.31, 0.45, [0.5, 0.26], { face: 'slab', ink: '#fbf3dc', plate: '#2a2420' })],
  candle: [round(0.029, 0.06, [0.052, 0.05], paperLabel)],
  cake: [round(0.112, 0.06, [0.19, 0.07], { face: 'brush', ink: '#5b1030' })],
  'birthday-cake': [round(0.112, 0.06, [0.19, 0.07], { face: 'brush', ink: '#5b1030' })],
  balloon: [round(0.14, 0.69, [0.22, 0.17])],
  'hot-air-balloon': [round(7.6, 15.8, [11, 3.6], { face: 'poster', plate: '#fbf3df', ink: '#a3211c' })],
  lantern: [round(0.16, 0.2, [0.24, 0.15], { face: 'serif', ink: '#ffd777', glow: 1.2 })],
  rocket: [round(1.3, 10.6, [2.3, 1.1], { face: 'poster', ink: '#1c2a4a' })],
  laptop: [lit([0, 0.112, -0.13], [0.3, 0.185])],
  tv: [lit([0, 0.385, 0.014], [1.08, 0.605])],
  monitor: [lit([0, 0.3, 0.02], [0.57, 0.32])],
  computer: [lit([-0.07, 0.3, -0.02], [0.5, 0.29])],
  'cell-phone': [lit([0, 0.076, 0.004], [0.067, 0.145])],
  tablet: [lit([0, 0.125, 0.004], [0.173, 0.243])],
  'shopping-bag': [flat([0, 0.18, 0.07], [0.25, 0.24], { face: 'serif', reachMetres: 0.012, isContrasting: true })],
  handbag: [flat([0, 0.13, 0.08], [0.18, 0.08], { face: 'serif', plate: '#efe2c6', ink: '#4a2a18' })],
  backpack: [flat([0, 0.15, 0.12], [0.19, 0.1], { plate: '#f3ecd9', ink: '#262a33' })],
  suitcase: [flat([0, 0.35, 0.13], [0.3, 0.16], { plate: '#f3ecd9', ink: '#262a33' })],
  gift: [flat([0.07, 0.075, 0.12], [0.086, 0.075], { plate: '#fffaf0', face: 'brush', ink: '#6b1d2a', turnRadians: -0.2, shape: 'all' })],
  door: [flat([0, 1.62, 0.02], [0.42, 0.14], { plate: '#c9a24b', ink: '#21180a', isFramed: true, reachMetres: 0.05 })],
  notebook: [flat([0.005, 0.142, 0.02], [0.1, 0.08], { plate: '#fbf6e8', ink: '#1b1a1d', isFramed: true })],
  'open-book': [flat([0.083, 0.03, 0.005], [0.13, 0.19], { side: '+y', face: 'serif', ink: '#1d1a18', plate: '#efe6d2', turnRadians: 0 })],
  pillow: [flat([0, 0.22, 0.1], [0.32, 0.18], { face: 'serif', isContrasting: true })],
  cap: [flat([0, 0.07, 0.1], [0.1, 0.05], { turnRadians: 0.2, isContrasting: true })],
  envelope: [flat([0, 0.031, 0.02], [0.13, 0.034], { face: 'hand' })],
  flag: [flat([0.5, 1.65, 0], [0.7, 0.42], { face: 'poster', isContrasting: true })],
  robot: [flat([0, 0.85, 0.2], [0.26, 0.14], { plate: '#f4f1e6' })],
  'vending-machine': [flat([0, 1.73, 0.38], [0.78, 0.2], { plate: '#b3161d', ink: '#ffffff', glow: 0.7, turnRadians: -0.25 })],
  mailbox: [flat([0, 0.65, 0.26], [0.5, 0.24], { plate: '#f1f0ea', ink: '#14387c', turnRadians: -0.25 })],
  bus: [flank([0, 1.2, 0.2], [6, 0.62], { plate: '#f6f2e8', ink: '#8f1420', face: 'condensed' })],
  truck: [flank([0, 2.4, -1.7], [4.8, 1.5], { face: 'poster', plate: '#f6f2e8', ink: '#153d78' })],
  van: [flank([0, 1.45, -0.8], [2.5, 0.7], { face: 'slab' })],
  'food-truck': [flank([0, 1.45, -0.8], [2.5, 0.7], { plate: '#f6e6c2', ink: '#7c1d16', face: 'brush' })],
  train: [flank([0, 1.5, 2], [7, 0.8], { plate: '#f6f2e8', ink: '#10233f' })],
  car: [flank([0, 0.62, 0], [1.6, 0.3], { face: 'condensed', turnRadians: -1.25, isContrasting: true })],
  taxi: [flank([0, 0.46, -0.1], [1.7, 0.24], { face: 'condensed', turnRadians: -1.25, isContrasting: true })],
  boat: [flank([0.75, 0.56, 0.4], [1.8, 0.26], { face: 'serif', isContrasting: true, reachMetres: 0.4 })],
  surfboard: [flat([0, 1.1, 0.03], [0.34, 0.2], { face: 'poster', plate: '#fbf7ee', ink: '#123a5c' })],
};

/** The chest of who stands or sits: letters lie on what is worn there. */
function chest({ heightMetres }: Model): CarrierPlace {
  const h = heightMetres;
  return flat([0, 0.735 * h, 0.1], [0.14 * h, 0.07 * h], {
    shape: '-top',
    face: 'sans',
    turnRadians: 0,
    leastFacing: 0.15,
    isContrasting: true,
  });
}

const kin: Readonly<Record<string, string>> = { bakery: 'shop', lorry: 'truck', 'oil-drum': 'barrel', 'convenience-store': 'shop' };

/** None: the thing bears no letters. */
export function placesOf({ concept, print, person }: ModelRequest, model: Model): readonly CarrierPlace[] {
  if ((concept === 'car' || concept === 'taxi') && print && isNumberPlate(print)) return [numberPlate([0, 0.45, 2.3])];
  const own = places[kin[concept] ?? concept];
  if (own) return own;
  return person || model.shapes.some(({ name }) => name.endsWith('-person-top')) ? [chest(model)] : [];
}
