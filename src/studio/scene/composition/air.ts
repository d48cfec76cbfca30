/** Places in the picture for things in the air: the sun and moon far off, birds and balloons beside the hero, everything in space. */
import type { Rng } from '../../../shared/index.ts';
import type { SceneObject } from '../scene.ts';
import type { Body } from './body.ts';

/** In picture heights: x from the middle, y from the top. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Middle of the thing, and its height there. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface AirOptions {
  /** Rows of the picture that are free. */
  readonly room: { readonly top: number; readonly bottom: number };
  readonly horizonY: number;
  readonly aspect: number;
  readonly bodies: ReadonlyMap<string, Body>;
  readonly rng: Rng;
  /** What the standing things cover. */
  readonly occupied: readonly Box[];
  /** true when nothing stands: the things are the heroes themselves. */
  readonly isAlone: boolean;
}

const outlineOf = (object: SceneObject, { bodies }: AirOptions): number => {
  const { widthMetres, heightMetres } = bodies.get(object.id)!;
  return widthMetres / heightMetres;
};

/** Beside a standing hero, things of the sky are small; alone they share the frame. */
function heightOf(object: SceneObject, tallest: number, total: number, options: AirOptions): number {
  const { room, aspect, isAlone } = options;
  const share = Math.max(isAlone ? 0.72 : 0.5, (object.heightMetres / tallest) ** (isAlone ? 0.12 : 0.25));
  const width = outlineOf(object, options);
  const free = room.bottom - room.top;
  if (isAlone) return Math.min((free * 0.72) / total ** 0.4, (0.78 * aspect) / (width * total ** 0.55)) * share;
  return Math.min(0.2, 0.3 / Math.sqrt(total), (0.3 * aspect) / width) * share;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

export const boxOf = ({ x, y, height }: Slot, width: number, margin = 0): Box => ({
  left: x - width / 2 - margin,
  right: x + width / 2 + margin,
  top: y - height / 2 - margin,
  bottom: y + height / 2 + margin,
});

/** Heroes in rows with a gentle wave across the free area. */
function slotAlone(index: number, total: number, height: number, { room, aspect, rng }: AirOptions): Slot {
  const bottom = Math.min(0.95, room.bottom);
  const middle = (room.top + bottom) / 2;
  if (total === 1) return { x: rng.range(-0.04, 0.04) * aspect, y: middle + rng.range(-0.02, 0.02), height };
  const columns = Math.max(1, Math.min(total, Math.round(Math.sqrt(total * aspect * 1.3))));
  const rows = Math.ceil(total / columns);
  const row = Math.floor(index / columns);
  const inRow = Math.min(columns, total - row * columns);
  const wave = ((index % columns) % 2 === 0 ? 0.06 : -0.06) * (rows === 1 ? 1 : 0.4);
  const across = ((index % columns) + 0.5) / inRow - 0.5;
  return { x: across * aspect * 0.86, y: middle + ((row + 0.5) / rows - 0.5) * (bottom - room.top) * 0.92 + wave, height };
}

/** The place nearest to the wished one where the thing covers nothing else, smaller if need be; the least covering one if there is none. */
function freeSlot(wish: Slot, width: number, taken: readonly Box[], options: AirOptions): Slot {
  let best = wish;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const scale of [1, 0.8, 0.64, 0.5]) {
    const reach = Math.max(0, options.aspect / 2 - (width * scale) / 2 - 0.03);
    for (let place = 0; place < 150; place++) {
      const [row, column] = [Math.floor(place / 25), place % 25];
      const height = wish.height * scale;
      const slot = { height, x: (column / 12 - 1) * reach, y: wish.y - (wish.height - height) / 2 + row * 0.07 };
      if (slot.y + height / 2 > options.horizonY + 0.1 && row > 0) continue;
      const covered = taken.reduce((sum, box) => sum + overlap(boxOf(slot, width * scale, 0.012), box), 0);
      const cost = covered * 400 + Math.abs(slot.x - wish.x) + row * 0.05 + (1 - scale) * 2;
      if (cost >= bestCost) continue;
      best = slot;
      bestCost = cost;
    }
  }
  return best;
}

/** Companions in an arc across the sky. */
function slotBeside(index: number, total: number, thing: { height: number; width: number }, options: AirOptions): Slot {
  const { room, aspect, rng } = options;
  const side = rng.float() < 0.5 ? -1 : 1;
  const across = total === 1 ? side * rng.range(0.26, 0.34) : ((index + 0.5) / total - 0.5) * 0.86;
  return { x: across * aspect, y: room.top + thing.height / 2 + rng.range(0, 0.06), height: thing.height };
}

/** One slot for each copy of each object, in order. */
export function slotsInAir(objects: readonly SceneObject[], options: AirOptions): Slot[] {
  const total = objects.reduce((sum, { count }) => sum + count, 0);
  const tallest = Math.max(1e-6, ...objects.map(({ heightMetres }) => heightMetres));
  const taken = [...options.occupied];
  return objects
    .flatMap((object) => Array.from({ length: object.count }, () => object))
    .map((object, index) => {
      const height = heightOf(object, tallest, total, options);
      const width = height * outlineOf(object, options);
      const slot = options.isAlone
        ? slotAlone(index, total, height, options)
        : freeSlot(slotBeside(index, total, { height, width }, options), width, taken, options);
      taken.push(boxOf(slot, (width * slot.height) / height));
      return slot;
    });
}
