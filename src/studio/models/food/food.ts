/** What is eaten, by its concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { bakes } from './bakes.ts';
import { dishes } from './dishes.ts';
import { dyed } from './dyed.ts';
import { fruit } from './fruit.ts';
import { fruitBowl } from './fruit-bowl.ts';
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
  'fruit-bowl': fruitBowl,
};

export const foodConcepts: readonly string[] = Object.keys(kinds);

/** Made of things of several colours, none of which is the dish's own. */
const composite: ReadonlySet<string> = new Set(['pizza', 'sandwich', 'hot-dog', 'hamburger', 'taco', 'burrito']);

export const food: ModelFamily = (request) => {
  const model = kinds[request.concept]?.(request) ?? null;
  return model && request.colour && composite.has(request.concept) ? dyed(model, request.colour) : model;
};
