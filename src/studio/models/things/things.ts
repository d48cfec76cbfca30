/** Things people make and use, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { gear } from './gear.ts';
import { sports } from './sports.ts';
import { tokens } from './tokens.ts';
import { wear } from './wear.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { ...sports, ...wear, ...gear, ...tokens };

export const thingsConcepts: readonly string[] = Object.keys(kinds);

export const things: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
