/** Things people make and use, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {};

export const thingsConcepts: readonly string[] = Object.keys(kinds);

export const things: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
