/** The closed lists of words of the scene record. Knows nothing else; read-scene.ts and docs/scene.md are made from them. */

export const timesOfDay = ['dawn', 'morning', 'noon', 'afternoon', 'sunset', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof timesOfDay)[number];

export const places = [
  'studio',
  'cafe',
  'kitchen',
  'living-room',
  'bedroom',
  'library',
  'office',
  'classroom',
  'stage',
  'street',
  'city',
  'park',
  'forest',
  'mountains',
  'lake',
  'beach',
  'sea',
  'under-water',
  'desert',
  'snow',
  'field',
  'farm',
  'stadium',
  'sky',
  'space',
] as const;
export type Place = (typeof places)[number];

/** What version 1 called some places. */
export const oldPlaces: Readonly<Record<string, Place>> = { room: 'living-room', mountain: 'mountains' };

export const weathers = ['clear', 'cloudy', 'rain', 'snow', 'fog', 'storm'] as const;
export type Weather = (typeof weathers)[number];

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;
export type Season = (typeof seasons)[number];

export const supports = ['wood', 'stone', 'grass', 'sand', 'snow', 'marble', 'cloth', 'floor', 'water'] as const;
export type Support = (typeof supports)[number];

export const materials = [
  'wood',
  'stone',
  'marble',
  'glass',
  'metal',
  'gold',
  'silver',
  'bronze',
  'ceramic',
  'leather',
  'cloth',
  'plastic',
  'paper',
  'ice',
] as const;
export type MaterialName = (typeof materials)[number];

export const postures = ['stand', 'sit', 'lie', 'walk', 'run', 'ride', 'fly', 'swim', 'hold', 'drink', 'read', 'wave'] as const;
export type PostureName = (typeof postures)[number];

/** How a word became a concept, surest first. */
export const resolutions = ['lexicon', 'lemma', 'compound', 'icon-name', 'hypernym', 'word-vector', 'spelling', 'keyword'] as const;
export type Resolution = (typeof resolutions)[number];

export const cameraAngles = ['eye', 'low', 'high', 'top', 'bird'] as const;
export type CameraAngle = (typeof cameraAngles)[number];

export const shotSizes = ['macro', 'close-up', 'medium', 'wide'] as const;
export type ShotSize = (typeof shotSizes)[number];

export const lensNames = ['bokeh', 'deep-focus', 'fisheye', 'telephoto', 'wide-angle'] as const;
export type LensName = (typeof lensNames)[number];

export const styles = [
  'photographic',
  'clay',
  'flat-vector',
  'isometric',
  'low-poly',
  'watercolour',
  'oil',
  'pencil',
  'ink-line',
  'pixel-art',
  'paper-cut',
  'neon',
  'vintage-photo',
] as const;
export type StyleName = (typeof styles)[number];

export const lights = [
  'golden-hour',
  'neon',
  'candlelight',
  'moonlight',
  'studio',
  'natural',
  'dramatic',
  'soft',
  'backlit',
  'rim',
  'spotlight',
  'rays',
  'warm',
  'cool',
] as const;
export type LightName = (typeof lights)[number];

export const textRoles = ['title', 'subtitle', 'sign', 'label', 'caption', 'body', 'menu', 'chart'] as const;
export type TextRole = (typeof textRoles)[number];

export const graphicKinds = ['poster', 'book-cover', 'menu', 'card', 'infographic', 'chart', 'logo', 'sign'] as const;
export type GraphicKind = (typeof graphicKinds)[number];

export const chartKinds = ['bar', 'line', 'pie'] as const;
export type ChartKind = (typeof chartKinds)[number];
