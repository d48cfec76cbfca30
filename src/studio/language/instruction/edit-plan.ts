/** What an instruction asks to be done with the reference pictures. Plain JSON. Written by language/, carried out by retouch/. */
import type { Place, TimeOfDay } from '../../scene/scene.ts';

export const blurStrengths = ['slight', 'medium', 'strong'] as const;
export type BlurStrength = (typeof blurStrengths)[number];

/** The main subject stays as it is, everything behind it goes out of focus. */
export interface BlurBackground {
  readonly kind: 'blur-background';
  /** Index of the reference picture, from 0. */
  readonly reference: number;
  readonly strength: BlurStrength;
}

export interface CombineSubject {
  /** Index of the reference picture, from 0. */
  readonly reference: number;
  /** The instruction's words for it ("T-Rex"); null when it was not named. */
  readonly label: string | null;
  /** The icon of the lexicon's concept, and its real height in metres; null when the word is unknown. */
  readonly icon: string | null;
  readonly heightMetres: number | null;
}

export interface CombineRelation {
  /** Indices into `subjects`. `object` is null for a thing of the setting ("at a table"). */
  readonly subject: number;
  readonly relation:
    | 'holding'
    | 'wearing'
    | 'riding'
    | 'drinking-from'
    | 'eating'
    | 'looking-at'
    | 'sitting-at'
    | 'sitting-on'
    | 'on'
    | 'under'
    | 'in'
    | 'behind'
    | 'in-front-of'
    | 'left-of'
    | 'right-of'
    | 'next-to'
    | 'above';
  readonly object: number | null;
}

/** The main subjects of all references together in one picture. */
export interface Combine {
  readonly kind: 'combine';
  readonly subjects: readonly CombineSubject[];
  /** The reference that is the setting itself ("on the sofa of image 1"), or null for a drawn or plain one. */
  readonly backgroundReference: number | null;
  /** null: none was named. */
  readonly place: Place | null;
  readonly timeOfDay: TimeOfDay | null;
  readonly relations: readonly CombineRelation[];
  /** null: no blur was asked for. */
  readonly blurBackground: BlurStrength | null;
}

/** The main subject before another setting. */
export interface ReplaceBackground {
  readonly kind: 'replace-background';
  readonly reference: number;
  /** Another reference that gives the setting, or null. */
  readonly backgroundReference: number | null;
  readonly place: Place | null;
  readonly timeOfDay: TimeOfDay | null;
}

/** The main subject alone, on nothing. */
export interface CutOut {
  readonly kind: 'cut-out';
  readonly reference: number;
}

export interface BlackAndWhite {
  readonly kind: 'black-and-white';
  readonly reference: number;
}

/** Nothing in the instruction was understood; the warnings quote it. */
export interface NoneUnderstood {
  readonly kind: 'none-understood';
}

export type EditOperation = BlurBackground | Combine | ReplaceBackground | CutOut | BlackAndWhite | NoneUnderstood;

export interface EditPlan {
  /** In the order they are to be done; never empty. */
  readonly operations: readonly EditOperation[];
  /** One sentence for each part of the instruction that cannot be done, quoting its words. */
  readonly warnings: string[];
}
