/** All buildings by their concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { apartmentBuilding, factory, skyscraper } from './city.ts';
import { barn, cottage, house, hut, igloo, shop, tent } from './homes.ts';
import { bridge, castle, church, lighthouse, pagoda, pyramid, temple, tower, windmill } from './landmarks.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  house,
  cottage,
  skyscraper,
  'apartment-building': apartmentBuilding,
  castle,
  church,
  lighthouse,
  windmill,
  barn,
  tent,
  tower,
  bridge,
  temple,
  pagoda,
  pyramid,
  shop,
  factory,
  igloo,
  hut,
};

export const buildingConcepts: readonly string[] = Object.keys(kinds);

export const buildings: ModelFamily = (request) => kinds[request.concept]?.(request) ?? null;
