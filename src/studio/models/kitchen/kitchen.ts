/** Vessels and tools of kitchen and table, and what is drunk, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { drinks } from './drinks.ts';
import { ware } from './ware.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { ...ware, ...drinks };

export const kitchenConcepts: readonly string[] = Object.keys(kinds);

export const kitchen: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
