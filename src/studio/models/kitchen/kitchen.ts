/** Vessels and tools of kitchen and table, and what is drunk, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {};

export const kitchenConcepts: readonly string[] = Object.keys(kinds);

export const kitchen: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
