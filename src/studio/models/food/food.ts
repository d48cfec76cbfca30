/** What is eaten, by its concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { bakes } from './bakes.ts';
import { dishes } from './dishes.ts';
import { fruit } from './fruit.ts';
import { vegetables } from './vegetables.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { ...fruit, ...vegetables, ...bakes, ...dishes };

export const foodConcepts: readonly string[] = Object.keys(kinds);

export const food: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
