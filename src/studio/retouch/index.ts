export { blackAndWhite } from './black-and-white.ts';
export { type BlurBackgroundOptions, blurBackground } from './blur-background.ts';
export { type Combined, type CombineSubject, type ComposeOptions, composeOn } from './collage.ts';
export type { CollageRelation, CollageVerb, Placement } from './collage-layout.ts';
export { type CombineOptions, combine } from './combine.ts';
export { cutOutPicture } from './cut-out-picture.ts';
export { type ReplaceBackgroundOptions, replaceBackground } from './replace-background.ts';
