/**
 * A tree of boxes over the instances, in the scene's space. Lists of rays go down it: each node passes on those that enter its box.
 */
import type { Box } from '../../../kernel/index.ts';
import type { Instance, Triple } from './trace-scene.ts';

export interface PlacedInstance {
  /** Index into the scene's instances. */
  readonly instance: number;
  readonly shape: number;
  readonly box: Box;
}

/** Leaves hold one instance. `node` numbers the inner boxes. */
export type InstanceTree =
  | { readonly kind: 'leaf'; readonly placed: PlacedInstance }
  | { readonly kind: 'node'; readonly node: number; readonly box: Box; readonly children: readonly InstanceTree[] };

/** So few instances are tested themselves, without boxes in between. */
const leafCount = 2;

/** Deeper down parts are halved by number; see `lists.tree` for how deep a tree may be. */
const deepest = 20;

const axes = [0, 1, 2] as const;
type Axis = (typeof axes)[number];

/** Rows of the matrix from the scene's directions to the instance's: the inverse of Rz Rx Ry. */
export function rotationRows([x, y, z]: Triple): readonly [Triple, Triple, Triple] {
  const [cx, sx, cy, sy, cz, sz] = [Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y), Math.cos(z), Math.sin(z)];
  // Columns of Rz Rx Ry are the instance's axes as the scene sees them: the rows of the inverse.
  return [
    [cz * cy - sz * sx * sy, sz * cy + cz * sx * sy, -cx * sy],
    [-sz * cx, cz * cx, sx],
    [cz * sy + sz * sx * cy, sz * sy - cz * sx * cy, cx * cy],
  ];
}

/** The box around a shape's box where an instance puts it. */
export function placeBox(box: Box, { position, rotation = [0, 0, 0], scale = 1 }: Instance): Box {
  const rows = rotationRows(rotation);
  return axes.map((axis) => {
    const middle = axes.reduce<number>((sum, k) => sum + rows[k][axis]! * (box[k].low + box[k].high) * 0.5 * scale, position[axis]!);
    const half = axes.reduce<number>((sum, k) => sum + Math.abs(rows[k][axis]!) * (box[k].high - box[k].low) * 0.5 * scale, 0);
    return { low: middle - half, high: middle + half };
  }) as unknown as Box;
}

/** A box that grows. */
class Hull {
  readonly low: [number, number, number] = [Infinity, Infinity, Infinity];
  readonly high: [number, number, number] = [-Infinity, -Infinity, -Infinity];

  add(box: Box): this {
    for (const axis of axes) {
      this.low[axis] = Math.min(this.low[axis], box[axis].low);
      this.high[axis] = Math.max(this.high[axis], box[axis].high);
    }
    return this;
  }

  join({ low, high }: Hull): this {
    for (const axis of axes) {
      this.low[axis] = Math.min(this.low[axis], low[axis]);
      this.high[axis] = Math.max(this.high[axis], high[axis]);
    }
    return this;
  }

  /** Half of the surface; 0 for a hull of nothing. */
  get area(): number {
    const [x, y, z] = [this.high[0] - this.low[0], this.high[1] - this.low[1], this.high[2] - this.low[2]];
    return x < 0 ? 0 : x * y + y * z + z * x;
  }

  get box(): Box {
    return axes.map((axis) => ({ low: this.low[axis], high: this.high[axis] })) as unknown as Box;
  }
}

const hullOf = (placed: readonly PlacedInstance[]): Hull => placed.reduce((hull, { box }) => hull.add(box), new Hull());

const centre = (box: Box, axis: Axis): number => box[axis].low + box[axis].high;
const binCount = 16;

interface Cut {
  readonly cost: number;
  readonly parts: readonly [readonly PlacedInstance[], readonly PlacedInstance[]];
}

/** Area times number of the first n bins, by n. */
function costsUpTo(hulls: readonly Hull[], counts: readonly number[]): number[] {
  const hull = new Hull();
  let count = 0;
  return hulls.map((one, bin) => {
    count += counts[bin]!;
    return hull.join(one).area * count;
  });
}

/** Cuts at the border of bins along an axis where the two parts, each by its area and number, cost a ray least; null: no cut. */
function cutAlong(placed: readonly PlacedInstance[], axis: Axis): Cut | null {
  const centres = Float64Array.from(placed, (one) => centre(one.box, axis));
  let [low, high] = [Infinity, -Infinity];
  for (const at of centres) [low, high] = [Math.min(low, at), Math.max(high, at)];
  if (high - low < 1e-9) return null;
  const bins = Uint8Array.from(centres, (at) => Math.min(binCount - 1, Math.floor(((at - low) / (high - low)) * binCount)));
  const hulls = Array.from({ length: binCount }, () => new Hull());
  const counts = Array<number>(binCount).fill(0);
  for (const [index, { box }] of placed.entries()) {
    hulls[bins[index]!]!.add(box);
    counts[bins[index]!]! += 1;
  }
  const before = costsUpTo(hulls, counts);
  const behind = costsUpTo(hulls.toReversed(), counts.toReversed());
  const costs = before.slice(0, -1).map((cost, cut) => cost + behind[binCount - 2 - cut]!);
  const cost = Math.min(...costs);
  const cut = costs.indexOf(cost);
  const part = (isBefore: boolean): PlacedInstance[] => placed.filter((_, index) => bins[index]! <= cut === isBefore);
  return { cost, parts: [part(true), part(false)] };
}

/** Two parts by the cheapest cut, or by number where none is found or the tree has grown too deep. */
function split(placed: readonly PlacedInstance[], depth: number): readonly (readonly PlacedInstance[])[] {
  const cuts = depth < deepest ? axes.flatMap((axis) => cutAlong(placed, axis) ?? []) : [];
  if (cuts.length > 0) return cuts.reduce((best, other) => (other.cost < best.cost ? other : best)).parts;
  const half = placed.length >> 1;
  return [placed.slice(0, half), placed.slice(half)];
}

/** How far from a point the furthest corner of a box is. */
const reachOf = (box: Box, from: Triple): number =>
  Math.hypot(...axes.map((axis) => Math.max(Math.abs(box[axis].low - from[axis]), Math.abs(box[axis].high - from[axis]))));

/**
 * Splits where it costs a ray least. `addNode` gives each inner box its number. Of two parts the one whose furthest corner is nearer to
 * `eye` comes first: what is in front before what is behind, things before the room around them.
 *
 * source   binned surface area heuristic: Wald, "On fast construction of SAH-based bounding volume hierarchies" (2007)
 */
export function buildInstanceTree(
  placed: readonly PlacedInstance[],
  addNode: (box: Box) => number,
  eye: Triple = [0, 0, 0],
): InstanceTree | null {
  const build = (part: readonly PlacedInstance[], depth: number): InstanceTree => {
    if (part.length === 1) return { kind: 'leaf', placed: part[0]! };
    const { box } = hullOf(part);
    const node = addNode(box);
    const parts = part.length <= leafCount ? part.map((one) => [one]) : split(part, depth);
    const ordered = parts.map((one) => ({ one, reach: reachOf(hullOf(one).box, eye) })).sort((a, b) => a.reach - b.reach);
    return { kind: 'node', node, box, children: ordered.map(({ one }) => build(one, depth + 1)) };
  };
  return placed.length > 0 ? build(placed, 0) : null;
}
