/**
 * The edit plan: what an instruction asks to be done with the reference pictures. Plain JSON; answered as `meta.plan`, documented in
 * docs/editing.md. Written by language/instruction, carried out by edit/, whose operators are in retouch/. Over 300 lines, as the record
 * is one thing and is read as one.
 */
import type { Place, Scene, SceneColour, SceneObject, StyleName, TimeOfDay, Weather } from '../../scene/scene.ts';

export const blurStrengths = ['slight', 'medium', 'strong'] as const;
export type BlurStrength = (typeof blurStrengths)[number];

export const sides = ['left', 'right', 'top', 'bottom', 'middle'] as const;
export type Side = (typeof sides)[number];

/** Parts of a picture that have no outline of their own class. */
export const regions = [
  ...(['sky', 'ground', 'grass', 'snow', 'sand', 'water', 'wall', 'foliage'] as const),
  ...(['face', 'skin', 'hair', 'eyes', 'lips'] as const),
] as const;
export type RegionName = (typeof regions)[number];

/** What an operation acts on; found in the picture by ground/. */
export type Target =
  | { readonly kind: 'whole' }
  | { readonly kind: 'subject' }
  /** `except`: "everything but the dog"; absent: all but the main subject. */
  | { readonly kind: 'background'; readonly except?: Target }
  /** "The left half" of the picture. */
  | { readonly kind: 'part'; readonly side: Side; readonly words: string }
  | { readonly kind: 'region'; readonly region: RegionName; readonly words: string }
  | {
      readonly kind: 'thing';
      /** As written: "the blue mug". */
      readonly words: string;
      /** Lexicon id, or null for "the blue thing" and unknown words. */
      readonly concept: string | null;
      /** The colour it is told by. */
      readonly colour: SceneColour | null;
      /** Which of several, by place. */
      readonly side: Side | null;
      /** "all the people". */
      readonly isAll: boolean;
      /** "the second from the right": counted from 1. */
      readonly rank?: { readonly number: number; readonly from: Side };
      readonly size?: 'largest' | 'smallest';
      /** "the people in the background". */
      readonly depth?: 'background' | 'foreground';
      /** "the mug next to the laptop": of several, the one nearest to that. */
      readonly near?: Target;
      /** "everyone but the woman". */
      readonly except?: Target;
    };

interface Local {
  /** Index of the reference picture, from 0. */
  readonly reference: number;
  readonly target: Target;
  /** The clause, as written, for warnings. */
  readonly words: string;
}

/** The target stays as it is, everything behind it goes out of focus. */
export interface BlurBackground {
  readonly kind: 'blur-background';
  readonly reference: number;
  readonly strength: BlurStrength;
}

/** The target itself goes out of focus ("blur the face"), or is hidden by blocks ("pixelate") or a black bar ("censor"). */
export interface BlurTarget extends Local {
  readonly kind: 'blur';
  /** Absent: soft. */
  readonly manner?: 'blocks' | 'bar';
  readonly strength: BlurStrength;
}

/** The target takes a colour; its lightness and highlights stay. */
export interface Recolour extends Local {
  readonly kind: 'recolour';
  readonly colour: SceneColour;
}

/** Each in [-1, 1]; 0 or absent leaves it. -1 of saturation is grey, 0.5 of brightness about a stop. */
export interface ToneChange {
  readonly brightness?: number;
  readonly contrast?: number;
  readonly saturation?: number;
  /** Towards amber; negative towards blue. */
  readonly warmth?: number;
  readonly highlights?: number;
  readonly shadows?: number;
}

export interface Tone extends Local {
  readonly kind: 'tone';
  readonly change: ToneChange;
}

/** Another time of day, another side of the light, or both. */
export interface Relight extends Local {
  readonly kind: 'relight';
  readonly timeOfDay: TimeOfDay | null;
  readonly lightFrom: 'left' | 'right' | 'above' | 'behind' | 'front' | null;
  /** A light that has a name, instead of an hour. */
  readonly mood?: 'studio' | 'candle' | 'neon' | 'dramatic';
}

/** Winter is weather: snow. */
export interface ChangeSeason extends Local {
  readonly kind: 'season';
  readonly season: 'spring' | 'autumn';
}

/** Light, contrast and colours of another picture. */
export interface MatchLook extends Local {
  readonly kind: 'match-look';
  readonly from: number;
}

export interface AddWeather extends Local {
  readonly kind: 'weather';
  readonly weather: Exclude<Weather, 'clear'>;
}

export interface AddText extends Local {
  readonly kind: 'add-text';
  readonly content: string;
  /** Where in the picture; null: where it is quiet. */
  readonly vertical: 'top' | 'middle' | 'bottom' | null;
  readonly horizontal: 'left' | 'middle' | 'right' | null;
  readonly colour: SceneColour | null;
  /** Printed on the target instead of over the picture. */
  readonly isOnTarget: boolean;
}

export const addRelations = ['on', 'in', 'next-to', 'left-of', 'right-of', 'behind', 'in-front-of', 'above', 'under'] as const;
export type AddRelation = (typeof addRelations)[number];

/** A thing of the studio, lit and graded to the photograph. `relation` null: where there is room. */
export interface AddObject extends Local {
  readonly kind: 'add';
  readonly object: SceneObject;
  readonly relation: AddRelation | null;
  /** Another photograph that shows the thing; then that is put in and not the studio's. */
  readonly from: number | null;
}

export interface Wear extends Local {
  readonly kind: 'wear';
  readonly object: SceneObject;
  /** Another photograph that shows it; absent: the studio's own. Of clothes of the body only the colour is taken over. */
  readonly from?: number;
}

export interface Hold extends Local {
  readonly kind: 'hold';
  readonly object: SceneObject;
}

export interface Remove extends Local {
  readonly kind: 'remove';
}

/** The target makes way for another thing at its place and size. */
export interface ReplaceObject extends Local {
  readonly kind: 'replace';
  readonly object: SceneObject;
  /** Another photograph that shows it; absent: the studio's own. */
  readonly from?: number;
}

export interface ApplyStyle extends Local {
  readonly kind: 'style';
  /** The last three are of photographs alone. */
  readonly style: StyleName | 'anime' | 'comic' | 'pop-art';
}

export interface Crop extends Local {
  readonly kind: 'crop';
  /** Width / height; null: the target's own box, or a tighter frame for the whole. */
  readonly aspect: number | null;
}

/** Shares of the picture's own width and height that are added on each side; all 0 with an aspect: as much as that needs. */
export interface Extend {
  readonly kind: 'extend';
  readonly reference: number;
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly aspect: number | null;
  /** "A white border": the new parts are of this colour; absent: the picture goes on. */
  readonly colour?: SceneColour;
}

export interface Turn {
  readonly kind: 'turn';
  readonly reference: number;
  readonly words: string;
  /** Clockwise; null: until the horizon is level. 0 with a mirror. */
  readonly degrees: number | null;
  readonly mirror: 'horizontal' | 'vertical' | null;
}

export interface Upscale {
  readonly kind: 'upscale';
  readonly reference: number;
  readonly words: string;
}

/** `amount` in (0, 1]. */
export interface Filter extends Local {
  readonly kind: 'sharpen' | 'denoise' | 'portrait';
  readonly amount: number;
}

export interface CombineSubject {
  /** Index of the reference picture, from 0. */
  readonly reference: number;
  /** The words do not say which picture it is in: they were taken in order. What is seen in the pictures may tell otherwise. */
  readonly isTakenInOrder: boolean;
  /** The instruction's words for it ("T-Rex"); null when it was not named. */
  readonly label: string | null;
  /** The lexicon's concept, its icon, and its real height in metres; null when the word is unknown. */
  readonly concept: string | null;
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

/** A thing of the studio in a combination: worn, held, or standing by. */
export interface CombineExtra {
  readonly object: SceneObject;
  /** `null`: it stands in the setting. */
  readonly relation: 'wearing' | 'holding' | null;
  /** Index into `subjects`: who wears or holds it. */
  readonly subject: number | null;
}

/** The main subjects of all references together in one picture. */
export interface Combine {
  readonly kind: 'combine';
  readonly subjects: readonly CombineSubject[];
  /** The reference that is the setting itself ("on the sofa of image 1"), or null for a drawn or plain one. */
  readonly backgroundReference: number | null;
  /** null: none was named. */
  readonly place: Place | null;
  /** "All on a wooden table": what they stand on; absent: what the place has underfoot. */
  readonly support?: NonNullable<Scene['support']>;
  readonly timeOfDay: TimeOfDay | null;
  readonly relations: readonly CombineRelation[];
  readonly extras: readonly CombineExtra[];
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
  /** "On a marble table": what the subject stands on; absent: what the place has underfoot. */
  readonly support?: NonNullable<Scene['support']>;
  readonly timeOfDay: TimeOfDay | null;
  readonly weather: Weather;
  /** "a white background": a plain backdrop of that colour and no place. */
  readonly plain: SceneColour | null;
}

/** The target alone, on nothing. */
export interface CutOut {
  readonly kind: 'cut-out';
  readonly reference: number;
  readonly target: Target;
  /** "The jacket on a white background": on that colour instead of nothing. */
  readonly plain?: SceneColour;
}

export interface BlackAndWhite {
  readonly kind: 'black-and-white';
  readonly reference: number;
  readonly target: Target;
}

/** Nothing in the instruction was understood; the warnings quote it. */
export interface NoneUnderstood {
  readonly kind: 'none-understood';
}

export type EditOperation =
  | BlurBackground
  | BlurTarget
  | Recolour
  | Tone
  | Relight
  | ChangeSeason
  | MatchLook
  | AddWeather
  | AddText
  | AddObject
  | Wear
  | Hold
  | Remove
  | ReplaceObject
  | ApplyStyle
  | Crop
  | Extend
  | Turn
  | Upscale
  | Filter
  | Combine
  | ReplaceBackground
  | CutOut
  | BlackAndWhite
  | NoneUnderstood;

/** "Keep the face as it is": no byte of it changes. */
export interface Kept {
  readonly reference: number;
  readonly target: Target;
}

export interface EditPlan {
  /** In the order they are to be done; never empty. */
  readonly operations: readonly EditOperation[];
  readonly kept: readonly Kept[];
  /** One sentence for each part of the instruction that cannot be done, quoting its words. */
  readonly warnings: string[];
}
