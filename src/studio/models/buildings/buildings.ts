/** All buildings by their concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { barn, cottage, house, hut, igloo, shop, tent } from './homes.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = { house, cottage, hut, igloo, tent, barn, shop };

export const buildingConcepts: readonly string[] = Object.keys(kinds);

export const buildings: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
