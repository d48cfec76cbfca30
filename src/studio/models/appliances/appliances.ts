/** Machines of the house, by their concept. */
import { familyOf, type Makers } from '../furniture/index.ts';
import { household } from './household.ts';
import { kitchen } from './kitchen.ts';

const makers: Makers = { ...kitchen, ...household };

export const applianceConcepts: readonly string[] = Object.keys(makers);
export const appliances = familyOf(makers);
