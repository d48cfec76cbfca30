export { blackAndWhite } from './black-and-white.ts';
export { type BlurBackgroundOptions, blurBackground } from './blur-background.ts';
export { type Combined, type CombineSubject, type ComposeOptions, composeOn } from './collage.ts';
export type { CollageRelation, CollageVerb, Placement } from './collage-layout.ts';
export { matchLook } from './colour/match-look.ts';
export { recolour } from './colour/recolour.ts';
export { changeTone } from './colour/tone.ts';
export { type CombineOptions, combine } from './combine.ts';
export { cutOutPicture } from './cut-out-picture.ts';
export { type BlurPartOptions, blurPart } from './detail/blur.ts';
export { denoise } from './detail/denoise.ts';
export { sharpen } from './detail/sharpen.ts';
export { type Dressed, type DressedSubject, dressFigures, dressInPhotograph } from './figure/index.ts';
export { extend, type Margins } from './fill/index.ts';
export { horizonTilt } from './horizon.ts';
export { onLargerSheet } from './larger-sheet.ts';
export { type LightMood, lightMood } from './light/mood.ts';
export { type LightSide, relight } from './light/relight.ts';
export { changeSeason, type Season } from './light/season.ts';
export { addWeather } from './light/weather.ts';
export type { Mask, Retouched, RetouchTools } from './operator.ts';
export { isCutBelow } from './outline.ts';
export { plainBackground } from './plain-background.ts';
export { retouchPortrait } from './portrait/portrait.ts';
export {
  addThing,
  holdThing,
  isCarried,
  replaceThing,
  type Sky,
  skyKindOf,
  type TargetPlace,
  UnknownProp,
  wearThing,
  wornKind,
} from './props/index.ts';
export { removeThing } from './remove.ts';
export { type ReplaceBackgroundOptions, replaceBackground, setBefore } from './replace-background.ts';
export { stylePhotograph } from './style/style-photograph.ts';
export { addText } from './text/add-text.ts';
