/** All buildings by their concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { apartmentBuilding, factory, skyscraper } from './city.ts';
import { barn, cottage, house, hut, igloo, shop, tent } from './homes.ts';
import { castle, church, lighthouse, tower, windmill } from './landmarks.ts';
import { bridge, pagoda, pyramid, temple } from './monuments.ts';
import { arch, ferrisWheel, footballGoal, latticeTower, rainbow, stairs, torii, wall, windTurbine } from './structures.ts';

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
  wall,
  stairs,
  arch,
  torii,
  'wind-turbine': windTurbine,
  'ferris-wheel': ferrisWheel,
  'tokyo-tower': latticeTower,
  goal: footballGoal,
  rainbow,
};

export const buildingConcepts: readonly string[] = Object.keys(kinds);

/** What else goes by the looks of a model. */
const kin: Readonly<Record<string, string>> = {
  building: 'apartment-building',
  hotel: 'apartment-building',
  villa: 'house',
  'house-with-garden': 'house',
  palace: 'temple',
  museum: 'temple',
  bakery: 'shop',
};

export const buildings: ModelFamily = (request) => kinds[kin[request.concept] ?? request.concept]?.(request) ?? null;
