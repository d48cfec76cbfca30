/**
 * The scene record: what a picture shows, in words and numbers, before any layout or pixel. Plain JSON, versioned.
 * Written by language/, read by layout.ts; knows nothing of rendering.
 */

export const timesOfDay = ['dawn', 'morning', 'noon', 'afternoon', 'sunset', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof timesOfDay)[number];

export const places = [
  'studio',
  'cafe',
  'kitchen',
  'room',
  'library',
  'office',
  'street',
  'city',
  'park',
  'forest',
  'mountain',
  'beach',
  'sea',
  'desert',
  'snow',
  'field',
  'sky',
  'space',
] as const;
export type Place = (typeof places)[number];

/** Linear sRGB in [0, 1]. */
export type LinearColour = readonly [red: number, green: number, blue: number];

export interface SceneObject {
  readonly id: string;
  /** The word of the prompt, as written, for warnings. */
  readonly label: string;
  /** The icon of the Noto set that stands for it, for example "fox". */
  readonly icon: string;
  readonly count: number;
  /** null: the icon's own colours. */
  readonly colour: { readonly name: string; readonly value: LinearColour } | null;
  /** Real height of one such thing in metres, already multiplied by any size word ("tiny", "huge"). */
  readonly heightMetres: number;
  /** true for what hangs in the air: sun, moon, cloud, bird, balloon, aeroplane. */
  readonly airborne: boolean;
  /** true when the icon shows a head or bust only, though the height is the whole body's. */
  readonly isFace?: boolean;
  /** Material word of the prompt ("glass"), when the colour does not already tell it. */
  readonly material?: string;
}

export type Preposition = 'on' | 'under' | 'in' | 'behind' | 'in-front-of' | 'left-of' | 'right-of' | 'next-to' | 'above';

export interface SceneRelation {
  readonly subject: string;
  readonly preposition: Preposition;
  readonly object: string;
  /** The verb that the relation stands for, as written ("holding"); absent for a plain preposition. */
  readonly action?: string;
}

export interface SceneText {
  /** Exactly what stood between the quotes. */
  readonly content: string;
  readonly role: 'title' | 'sign' | 'label' | 'caption';
}

export interface Scene {
  readonly version: 1;
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  readonly weather: 'clear' | 'rain' | 'snow' | 'fog';
  /** What the things stand on when the prompt names it ("on a wooden table"). */
  readonly support: 'wood' | 'stone' | 'grass' | 'sand' | 'snow' | 'marble' | 'cloth' | 'floor' | 'water' | null;
  readonly objects: readonly SceneObject[];
  readonly relations: readonly SceneRelation[];
  readonly texts: readonly SceneText[];
  /** Icons that the prompt forbids ("no people"): nothing may add them as a prop. */
  readonly excluded?: readonly string[];
}
