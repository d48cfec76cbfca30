/** What stands, hangs and lies in a house, by its concept. */
import { bath } from './bath.ts';
import { decor } from './decor.ts';
import { familyOf, type Makers } from './joinery.ts';
import { lights } from './lights.ts';
import { seats } from './seats.ts';
import { soft } from './soft.ts';
import { storage } from './storage.ts';
import { tables } from './tables.ts';

const makers: Makers = { ...seats, ...soft, ...tables, ...storage, ...lights, ...bath, ...decor };

export const furnitureConcepts: readonly string[] = Object.keys(makers);
export const furniture = familyOf(makers);
