/** What stands along a street, by its concept. */
import type { Model, ModelFamily, ModelRequest } from '../model.ts';
import { bench, fence, fountain, mailbox, statue, trashCan } from './furniture.ts';
import { busStop, fireHydrant, parkingMeter, stopSign, streetLamp, trafficLight } from './signals.ts';
import { billboard, birdhouse, gravestone, placard, trafficCone, wheel } from './wayside.ts';

const kinds: Readonly<Record<string, (request: ModelRequest) => Model>> = {
  'traffic-light': trafficLight,
  'fire-hydrant': fireHydrant,
  'stop-sign': stopSign,
  'parking-meter': parkingMeter,
  'street-lamp': streetLamp,
  bench,
  mailbox,
  'trash-can': trashCan,
  fence,
  'bus-stop': busStop,
  fountain,
  statue,
  'traffic-cone': trafficCone,
  sign: placard,
  billboard,
  gravestone,
  wheel,
  birdhouse,
};

export const streetConcepts: readonly string[] = Object.keys(kinds);

const kin: Readonly<Record<string, string>> = { postbox: 'mailbox', 'horizontal-traffic-light': 'traffic-light' };

export const street: ModelFamily = (request) => kinds[kin[request.concept] ?? request.concept]?.(request) ?? null;
