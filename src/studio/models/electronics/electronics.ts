/** Screens, sound, cameras, clocks and lights that are carried, by their concept. */
import { familyOf, type Makers } from '../furniture/index.ts';
import { screens } from './screens.ts';

const makers: Makers = { ...screens };

export const electronicConcepts: readonly string[] = Object.keys(makers);
export const electronics = familyOf(makers);
