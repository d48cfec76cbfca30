export { type DevelopOptions, develop, throughFog } from './develop.ts';
export { identityLook, type Look, lookSchema, neutralGrade, parseLook } from './look.ts';
export { lookOf, type Mood, moods } from './presets.ts';
