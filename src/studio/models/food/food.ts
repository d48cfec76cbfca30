/** What is eaten, by its concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { bakes } from './bakes.ts';
import { dishes } from './dishes.ts';
import { fruit } from './fruit.ts';
import { largeFruit } from './large-fruit.ts';
import { servedDishes } from './served.ts';
import { sweets } from './sweets.ts';
import { vegetables } from './vegetables.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  ...fruit,
  ...largeFruit,
  ...vegetables,
  ...bakes,
  ...sweets,
  ...dishes,
  ...servedDishes,
};

export const foodConcepts: readonly string[] = Object.keys(kinds);

export const food: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
