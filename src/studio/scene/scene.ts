/**
 * The scene record, version 2: what a picture shows, in words and numbers, before any layout or pixel. Plain JSON.
 * Written by language/ or by hand (read-scene.ts checks it; docs/scene.md documents it), read by layout.ts; knows nothing of rendering.
 * An absent optional field means what its comment says, so that records stay short.
 */
import type { RelationName } from './relation.ts';
import type {
  CameraAngle,
  ChartKind,
  GraphicKind,
  LensName,
  LightName,
  MaterialName,
  Place,
  PostureName,
  Resolution,
  Season,
  ShotSize,
  StyleName,
  Support,
  TextRole,
  TimeOfDay,
  Weather,
} from './vocabulary.ts';

export * from './relation.ts';
export * from './vocabulary.ts';

/** Linear sRGB in [0, 1]. */
export type LinearColour = readonly [red: number, green: number, blue: number];

export interface SceneColour {
  /** As the prompt says it: "deep teal". */
  readonly name: string;
  readonly value: LinearColour;
}

/** What was said of a person; absent: chosen from the seed. The same shape as models/model.ts takes. */
export interface ScenePerson {
  readonly age?: 'child' | 'young' | 'adult' | 'old';
  readonly sex?: 'female' | 'male';
  readonly build?: 'slim' | 'average' | 'heavy';
  readonly skin?: LinearColour;
  /** `style` is a word such as "long", "short", "curly", "bald", "ponytail". */
  readonly hair?: { readonly style?: string; readonly colour?: LinearColour };
  readonly beard?: boolean;
  readonly glasses?: boolean;
  readonly expression?: 'neutral' | 'smile' | 'laugh' | 'sad' | 'surprised' | 'angry';
  /** Concepts ("suit", "dress", "hat"), each with its colour or null for its own. */
  readonly garments?: readonly { readonly concept: string; readonly colour: LinearColour | null }[];
}

export interface SceneObject {
  /** Unique in the scene: "mug-1". [a-z0-9-], 1 to 64 characters. */
  readonly id: string;
  /** The word of the prompt, as written, for warnings. */
  readonly label: string;
  /** Lexicon id of the thing, independent of any icon: "dining-table", "mug", "person". */
  readonly concept: string;
  /** The icon of the Noto set that stands in where no model is built; the concept itself where the set has none. */
  readonly icon: string;
  /** 1 to 60. */
  readonly count: number;
  /** Main colour; null: its own. */
  readonly colour: SceneColour | null;
  /** "black and white cat": the white. Absent: none. */
  readonly secondaryColour?: SceneColour;
  /** Absent: its own. */
  readonly material?: MaterialName;
  /** What size words made of the usual height ("tiny" 0.3); already in heightMetres. Absent: 1. */
  readonly sizeFactor?: number;
  /** Real height of one such thing in metres. */
  readonly heightMetres: number;
  /** Other words that were said of it, lower case: "striped", "old", "round". Absent: none. */
  readonly attributes?: readonly string[];
  /** Of what is alive. Absent: chosen by layout from its relations. */
  readonly posture?: PostureName;
  readonly person?: ScenePerson;
  /** true for what hangs in the air: sun, moon, cloud, bird, balloon, aeroplane. */
  readonly airborne: boolean;
  /** true when the icon shows a head or bust only, though the height is the whole body's. */
  readonly isFace?: boolean;
  /** true for a table or shelf that was named as what other things stand on. `Scene.support` has its material. */
  readonly isSupport?: boolean;
  /** How sure the words mean this concept, 0 to 1. Absent: 1. */
  readonly confidence?: number;
  /** Absent: written by hand. */
  readonly resolvedBy?: Resolution;
}

/** `subject` acts or is placed: the dog in "a dog wearing a hat", the mug in "a mug on a table". */
export interface SceneRelation {
  readonly subject: string;
  readonly relation: RelationName;
  readonly object: string;
  /** The second of two that it is between; only with `between`. */
  readonly other?: string;
  /** Where on the one that carries ("head" for a worn hat). Absent: the relation's usual anchor. */
  readonly anchor?: string;
  /** The verb, as written ("sipping"). Absent for a plain preposition. */
  readonly action?: string;
}

export interface SceneText {
  /** Exactly what stood between the quotes. 1 to 1000 characters. */
  readonly content: string;
  readonly role: TextRole;
  /** Id of the object that carries it (a mug's print). Absent: set over the picture. */
  readonly carrier?: string;
}

export interface SceneCamera {
  /** Absent: chosen by layout. */
  readonly angle?: CameraAngle;
  readonly shot?: ShotSize;
  readonly lens?: LensName;
  /** A portrait of the first person or animal. */
  readonly isPortrait?: boolean;
}

export interface SceneChart {
  readonly kind: ChartKind;
  /** 1 to 60 rows, in order. */
  readonly rows: readonly { readonly label: string; readonly value: number }[];
  /** After each value: "%", "kg". */
  readonly unit?: string;
}

/** The picture is a piece of graphic design, with the scene as its illustration. */
export interface SceneGraphic {
  readonly kind: GraphicKind;
  /** Of a chart or an infographic. */
  readonly chart?: SceneChart;
}

export interface Scene {
  readonly version: 2;
  readonly place: Place;
  /** Absent: as the place usually is. */
  readonly indoors?: boolean;
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  /** Absent: none was named. */
  readonly season?: Season;
  /** What the things stand on when the prompt names it ("on a wooden table"). */
  readonly support: Support | null;
  readonly objects: readonly SceneObject[];
  readonly relations: readonly SceneRelation[];
  readonly texts: readonly SceneText[];
  readonly camera?: SceneCamera;
  /** Absent: photographic. */
  readonly style?: StyleName;
  /** Light that was asked for beyond the time of day. Absent: none. */
  readonly light?: readonly LightName[];
  /** Words of mood and quality, lower case: "cozy", "mysterious". Absent: none. */
  readonly mood?: readonly string[];
  readonly graphic?: SceneGraphic;
  /** Concepts that the prompt forbids ("person" for "no people"): nothing may add them as a prop. Absent: none. */
  readonly excluded?: readonly string[];
}
