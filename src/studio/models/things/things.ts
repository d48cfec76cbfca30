/** Things people make and use, by concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { arms } from './arms.ts';
import { bags } from './bags.ts';
import { balls } from './balls.ts';
import { costume } from './costume.ts';
import { curios } from './curios.ts';
import { finds } from './finds.ts';
import { garments } from './garments.ts';
import { hats } from './hats.ts';
import { instruments } from './instruments.ts';
import { papers } from './papers.ts';
import { sky } from './sky.ts';
import { sports } from './sports.ts';
import { tools } from './tools.ts';
import { toys } from './toys.ts';
import { treasure } from './treasure.ts';
import { viols } from './viols.ts';
import { wear } from './wear.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  ...balls,
  ...sports,
  ...bags,
  ...hats,
  ...wear,
  ...tools,
  ...instruments,
  ...viols,
  ...sky,
  ...toys,
  ...treasure,
  ...arms,
  ...curios,
  ...costume,
  ...finds,
  ...papers,
  ...garments,
};

export const thingsConcepts: readonly string[] = Object.keys(kinds);

export const things: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
