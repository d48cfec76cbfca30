/** Screens, sound, cameras, clocks and lights that are carried, by their concept. */
import { familyOf, type Makers } from '../furniture/index.ts';
import { instruments } from './instruments.ts';
import { robots } from './robot.ts';
import { screens } from './screens.ts';
import { sound } from './sound.ts';

const makers: Makers = { ...screens, ...sound, ...instruments, ...robots };

export const electronicConcepts: readonly string[] = Object.keys(makers);
export const electronics = familyOf(makers);
