/**
 * Where groups stand on the ground, found by seeded annealing: nothing overlaps, relations hold as the camera sees them, nothing hides
 * another one, and all of it fits the frame compactly. Works in metres about the point of focus, x to the right, z towards the viewer.
 *
 * source   simulated annealing: Kirkpatrick, Gelatt and Vecchi (Science, 1983); placing things by cost: Merrell et al., "Interactive
 *          furniture layout using interior design guidelines" (SIGGRAPH 2011)
 */
import type { Rng } from '../../../shared/index.ts';
import type { SpatialName } from '../relation.ts';
import type { Group } from './group.ts';
import { type RelatedGroups, relationCost } from './relation-cost.ts';

export interface Spot {
  x: number;
  z: number;
}

export interface View {
  /** Metres from the eye to the point of focus along the ground. */
  readonly distance: number;
  /** Of the eye above the ground. */
  readonly eye: number;
  /** Width over height of the part of the frame that may be filled. */
  readonly aspect: number;
}

export interface Rect {
  readonly left: number;
  readonly right: number;
  /** Upwards is negative, in metres at the focus. */
  readonly top: number;
  readonly bottom: number;
}

export interface Arrangement {
  readonly groups: readonly Group[];
  readonly relations: readonly RelatedGroups[];
  readonly view: View;
}

export type { SpatialName };

const scaleAt = ({ distance }: View, z: number): number => distance / Math.max(0.15 * distance, distance - z);

/** What a group covers of the picture, in metres at the focus. */
export function rectOf(group: Group, { x, z }: Spot, view: View): Rect {
  const scale = scaleAt(view, z);
  return {
    left: (x + group.left) * scale,
    right: (x + group.right) * scale,
    top: (view.eye - group.height) * scale,
    bottom: view.eye * scale,
  };
}

const overlapOf = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const areaOf = (rect: Rect): number => Math.max(1e-12, (rect.right - rect.left) * (rect.bottom - rect.top));

/** How far two footprints run into each other with a small gap between them, as a share of the smaller one; 0 when they do not. */
function collision(a: Group, at: Spot, b: Group, bt: Spot): number {
  const gap = 0.06 * Math.min(a.right - a.left, b.right - b.left);
  const across = Math.min(at.x + a.right, bt.x + b.right) - Math.max(at.x + a.left, bt.x + b.left) + gap;
  const along = Math.min(at.z + a.front, bt.z + b.front) - Math.max(at.z + a.back, bt.z + b.back) + gap;
  if (across <= 0 || along <= 0) return 0;
  const size = Math.min(a.right - a.left, b.right - b.left, a.front - a.back, b.front - b.back);
  return Math.min(across, along) / Math.max(size, 1e-6);
}

/** Share that may be hidden without cost: boxes are larger than what is in them. */
const freelyHidden = 0.18;
const hidingCost = 170;

export class Annealer {
  readonly spots: Spot[];
  readonly #scene: Arrangement;
  readonly #size: number;

  constructor(scene: Arrangement, spots: Spot[]) {
    this.#scene = scene;
    this.spots = spots;
    this.#size = Math.max(...scene.groups.map(({ height, left, right }) => Math.max(height, right - left)));
  }

  /** Of one group against all others, and of what is said of it. */
  #costOf(index: number): number {
    const { groups, relations, view } = this.#scene;
    const [group, spot] = [groups[index]!, this.spots[index]!];
    const rect = rectOf(group, spot, view);
    let [cost, hiddenSelf] = [0, 0];
    for (let other = 0; other < groups.length; other++) {
      if (other === index) continue;
      const [theirs, place] = [groups[other]!, this.spots[other]!];
      const deep = collision(group, spot, theirs, place);
      cost += 60 * deep * deep + 6 * deep;
      const their = rectOf(theirs, place, view);
      const isBehind = spot.z < place.z;
      const hidden = overlapOf(rect, their) / areaOf(isBehind ? rect : their);
      if (isBehind) hiddenSelf += hidden;
      else cost += hidingCost * Math.max(0, hidden - freelyHidden) ** 2;
      cost += 0.6 * hidden;
    }
    cost += hidingCost * Math.max(0, hiddenSelf - freelyHidden) ** 2;
    for (const related of relations) {
      if (related.subject !== index && related.object !== index && related.other !== index) continue;
      cost += relationCost(related, { groups, spots: this.spots, scaleAt: (z) => scaleAt(view, z) });
    }
    // Together, not scattered into the depth.
    cost += 0.7 * (spot.z / this.#size) ** 2;
    // Tall things behind small ones, the hero in the middle, where the focus is.
    cost += (0.5 * spot.z * (group.height - 0.5 * this.#size)) / (this.#size * this.#size);
    if (index === 0) cost += 0.7 * (spot.x / this.#size) ** 2 + 4 * (spot.z / this.#size) ** 2;
    return cost;
  }

  /** How large the whole is in the frame, and how far it is from the middle. */
  #extentCost(): number {
    const { groups, view } = this.#scene;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let index = 0; index < groups.length; index++) {
      const rect = rectOf(groups[index]!, this.spots[index]!, view);
      left = Math.min(left, rect.left);
      right = Math.max(right, rect.right);
      top = Math.min(top, rect.top);
      bottom = Math.max(bottom, rect.bottom);
    }
    const extent = Math.max((right - left) / view.aspect, bottom - top, 0.6 * this.#size);
    return 8 * Math.log(extent / this.#size) + 0.4 * (Math.abs(left + right) / this.#size);
  }

  total(): number {
    return this.spots.reduce((sum, _, index) => sum + this.#costOf(index), 0) + this.#extentCost();
  }

  /** One try: a shove, or two groups that change places. Kept when it is better, or by chance while it is warm. */
  step(temperature: number, rng: Rng): void {
    const index = rng.below(this.spots.length);
    const other = rng.below(this.spots.length);
    const isSwap = rng.float() < 0.12 && other !== index;
    const touched = isSwap ? [index, other] : [index];
    const before = touched.map((one) => ({ ...this.spots[one]! }));
    const costBefore = touched.reduce((sum, one) => sum + this.#costOf(one), 0) + this.#extentCost();
    if (isSwap) [this.spots[index], this.spots[other]] = [this.spots[other]!, this.spots[index]!];
    else this.#shove(index, temperature, rng);
    const costAfter = touched.reduce((sum, one) => sum + this.#costOf(one), 0) + this.#extentCost();
    if (costAfter <= costBefore || rng.float() < Math.exp((costBefore - costAfter) / Math.max(temperature, 1e-6))) return;
    touched.forEach((one, place) => {
      this.spots[one] = before[place]!;
    });
  }

  #shove(index: number, temperature: number, rng: Rng): void {
    const reach = this.#size * (0.04 + 0.5 * Math.min(1, temperature));
    const { x, z } = this.spots[index]!;
    this.spots[index] = { x: x + reach * (rng.float() + rng.float() - 1), z: z + 0.8 * reach * (rng.float() + rng.float() - 1) };
  }
}

/** Evaluations of pairs that one arrangement may cost: about 60 ms. */
const pairBudget = 700_000;

/** Ranks like bricks, in the order given: whoever stands behind is seen between those before. */
export function ranks(groups: readonly Group[], aspect: number, rng: Rng): Spot[] {
  const width = groups.reduce((sum, { left, right }) => sum + right - left, 0) / groups.length;
  const depth = groups.reduce((sum, { front, back }) => sum + front - back, 0) / groups.length;
  const columns = Math.max(1, Math.ceil(Math.sqrt(groups.length * Math.max(0.4, aspect) * 1.25)));
  return groups.map((_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, groups.length - row * columns);
    const across = (index % columns) - (inRow - 1) / 2 + (row % 2 === 1 && inRow === columns ? 0.5 : 0);
    return { x: 1.15 * width * across + 0.1 * width * (rng.float() - 0.5), z: -1.25 * Math.max(depth, 0.6 * width) * row };
  });
}

/** The same groups, relations, view and random numbers give the same places. The first group is the hero. */
export function arrange(scene: Arrangement, rng: Rng, start?: readonly Spot[]): Spot[] {
  const count = scene.groups.length;
  if (count < 2) return scene.groups.map(() => ({ x: 0, z: 0 }));
  const annealer = new Annealer(scene, start ? start.map((spot) => ({ ...spot })) : ranks(scene.groups, scene.view.aspect, rng));
  const steps = Math.min(start ? 800 : 2400, Math.floor(pairBudget / (count * 4)));
  let best = { cost: annealer.total(), spots: annealer.spots.map((spot) => ({ ...spot })) };
  for (let step = 0; step < steps; step++) {
    annealer.step((start ? 0.15 : 1.2) * (1 - step / steps) ** 2, rng);
    if (step % 40 !== 39) continue;
    const cost = annealer.total();
    if (cost < best.cost) best = { cost, spots: annealer.spots.map((spot) => ({ ...spot })) };
  }
  const [hero] = best.spots;
  return best.spots.map(({ x, z }) => ({ x, z: z - hero!.z }));
}
