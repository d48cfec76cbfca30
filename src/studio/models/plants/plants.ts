/** What grows, and what lies among it, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { flowers } from './flowers.ts';
import { greenery } from './greenery.ts';
import { ground } from './ground.ts';
import { trees } from './trees.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { ...trees, ...flowers, ...greenery, ...ground };

export const plantsConcepts: readonly string[] = Object.keys(kinds);

export const plants: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
