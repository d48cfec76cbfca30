/** Things in the air: the sun and moon far off, birds and balloons beside the hero, everything in space. Placed in the picture, then in metres. */
import type { Rng } from '../../shared/index.ts';
import type { Camera } from './camera.ts';
import type { Placement } from './layout.ts';
import type { SceneObject } from './scene.ts';

export interface AirOptions {
  readonly camera: Camera;
  /** Rows of the picture that are free. */
  readonly room: { readonly top: number; readonly bottom: number };
  readonly aspect: number;
  readonly outlines: Readonly<Record<string, number>>;
  readonly rng: Rng;
  /** What the standing things cover. */
  readonly occupied: readonly Box[];
  /** true when nothing stands: the things are the heroes themselves. */
  readonly alone: boolean;
}

/** In picture heights: x from the middle, y from the top. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Slot {
  /** Middle, in picture heights from the middle, and from the top; and the size there. */
  x: number;
  y: number;
  height: number;
}

/** Height in picture heights. Beside a standing hero, things of the sky are small; alone they share the frame. */
function sizeInPicture(object: SceneObject, tallest: number, total: number, options: AirOptions): number {
  const share = Math.max(options.alone ? 0.72 : 0.5, (object.heightMetres / tallest) ** (options.alone ? 0.12 : 0.25));
  const free = options.room.bottom - options.room.top;
  const width = options.outlines[object.icon] ?? 1;
  if (options.alone) return Math.min((free * 0.72) / total ** 0.4, (0.78 * options.aspect) / (width * total ** 0.55)) * share;
  return Math.min(0.2, 0.3 / Math.sqrt(total), (0.3 * options.aspect) / width) * share;
}

/** Heroes on a gentle diagonal across the free area; companions in an arc across the sky. */
function slotFor(index: number, total: number, thing: { height: number; width: number }, taken: readonly Box[], options: AirOptions): Slot {
  const { room, aspect, rng } = options;
  const { height } = thing;
  const middle = (room.top + Math.min(0.95, room.bottom)) / 2;
  if (options.alone) {
    if (total === 1) return { x: rng.range(-0.04, 0.04) * aspect, y: middle + rng.range(-0.02, 0.02), height };
    const columns = Math.max(1, Math.min(total, Math.round(Math.sqrt(total * aspect * 1.3))));
    const rows = Math.ceil(total / columns);
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, total - row * columns);
    const across = ((index % columns) + 0.5) / inRow - 0.5;
    const wave = ((index % columns) % 2 === 0 ? 0.06 : -0.06) * (rows === 1 ? 1 : 0.4);
    return {
      x: across * aspect * 0.86,
      y: middle + ((row + 0.5) / rows - 0.5) * (Math.min(0.95, room.bottom) - room.top) * 0.92 + wave,
      height,
    };
  }
  const side = rng.float() < 0.5 ? -1 : 1;
  const across = total === 1 ? side * rng.range(0.26, 0.34) : ((index + 0.5) / total - 0.5) * 0.86;
  return freeSlot({ x: across * aspect, y: room.top + height / 2 + rng.range(0.0, 0.06), height }, thing.width, taken, options);
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const boxOf = (slot: Slot, width: number, margin = 0): Box => ({
  left: slot.x - width / 2 - margin,
  right: slot.x + width / 2 + margin,
  top: slot.y - slot.height / 2 - margin,
  bottom: slot.y + slot.height / 2 + margin,
});

/** The place nearest to the wished one where the thing covers nothing else, smaller if need be; the least covering one if there is none. */
function freeSlot(wish: Slot, width: number, taken: readonly Box[], options: AirOptions): Slot {
  let best = wish;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const scale of [1, 0.8, 0.64, 0.5]) {
    const reach = Math.max(0, options.aspect / 2 - (width * scale) / 2 - 0.03);
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column <= 24; column++) {
        const height = wish.height * scale;
        const slot = { height, x: (column / 12 - 1) * reach, y: wish.y - (wish.height - height) / 2 + row * 0.07 };
        if (slot.y + height / 2 > options.camera.horizonY + 0.1 && row > 0) break;
        const covered = taken.reduce((sum, box) => sum + overlap(boxOf(slot, width * scale, 0.012), box), 0);
        const cost = covered * 400 + Math.abs(slot.x - wish.x) + row * 0.05 + (1 - scale) * 2;
        if (cost < bestCost) {
          best = slot;
          bestCost = cost;
        }
      }
    }
  }
  return best;
}

function toPlacement(object: SceneObject, instance: number, slot: Slot, options: AirOptions): Placement {
  const { camera, rng } = options;
  const depth = camera.focusMetres * (options.alone ? 1 + 0.02 * instance : 1.6);
  const metres = depth / camera.focal;
  const celestial = object.heightMetres > 1000;
  return {
    objectId: object.id,
    instance,
    xMetres: slot.x * metres,
    baseMetres: camera.eyeMetres - (slot.y + slot.height / 2 - camera.horizonY) * metres,
    depthMetres: depth,
    widthMetres: slot.height * (options.outlines[object.icon] ?? 1) * metres,
    heightMetres: slot.height * metres,
    mirrored: instance % 2 === 1,
    tiltRadians: celestial ? 0 : rng.range(-0.12, 0.12),
    airborne: true,
    grounded: false,
  };
}

export function placeInAir(objects: readonly SceneObject[], options: AirOptions): Placement[] {
  const total = objects.reduce((sum, object) => sum + object.count, 0);
  const tallest = Math.max(1e-6, ...objects.map((object) => object.heightMetres));
  const all = objects.flatMap((object) => Array.from({ length: object.count }, (_, instance) => ({ object, instance })));
  const taken = [...options.occupied];
  return all.map(({ object, instance }, index) => {
    const height = sizeInPicture(object, tallest, total, options);
    const width = height * (options.outlines[object.icon] ?? 1);
    const slot = slotFor(index, total, { height, width }, taken, options);
    taken.push(boxOf(slot, (width * slot.height) / height));
    return toPlacement(object, instance, slot, options);
  });
}
