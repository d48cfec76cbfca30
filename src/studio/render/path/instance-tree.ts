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
  const middles = box.map(({ low, high }) => (low + high) * 0.5 * scale);
  const halves = box.map(({ low, high }) => (high - low) * 0.5 * scale);
  const along = (axis: Axis): { low: number; high: number } => {
    const [a, b, c] = [rows[0][axis], rows[1][axis], rows[2][axis]];
    const middle = position[axis] + a * middles[0]! + b * middles[1]! + c * middles[2]!;
    const half = Math.abs(a) * halves[0]! + Math.abs(b) * halves[1]! + Math.abs(c) * halves[2]!;
    return { low: middle - half, high: middle + half };
  };
  return [along(0), along(1), along(2)];
}

/** A box that grows. Written out by axis: a scene of thousands of instances grows a million of them. */
class Hull {
  #lowX = Infinity;
  #lowY = Infinity;
  #lowZ = Infinity;
  #highX = -Infinity;
  #highY = -Infinity;
  #highZ = -Infinity;

  add([x, y, z]: Box): this {
    if (x.low < this.#lowX) this.#lowX = x.low;
    if (y.low < this.#lowY) this.#lowY = y.low;
    if (z.low < this.#lowZ) this.#lowZ = z.low;
    if (x.high > this.#highX) this.#highX = x.high;
    if (y.high > this.#highY) this.#highY = y.high;
    if (z.high > this.#highZ) this.#highZ = z.high;
    return this;
  }

  /** Half of the surface; 0 for a hull of nothing. */
  get area(): number {
    const [x, y, z] = [this.#highX - this.#lowX, this.#highY - this.#lowY, this.#highZ - this.#lowZ];
    return x < 0 ? 0 : x * y + y * z + z * x;
  }

  get isEmpty(): boolean {
    return this.#lowX > this.#highX;
  }

  get box(): Box {
    return [
      { low: this.#lowX, high: this.#highX },
      { low: this.#lowY, high: this.#highY },
      { low: this.#lowZ, high: this.#highZ },
    ];
  }
}

const hullOf = (placed: readonly PlacedInstance[]): Hull => placed.reduce((hull, { box }) => hull.add(box), new Hull());

const centre = (box: Box, axis: Axis): number => box[axis].low + box[axis].high;
const binCount = 16;

interface Cut {
  readonly cost: number;
  readonly parts: () => readonly [readonly PlacedInstance[], readonly PlacedInstance[]];
}

/** Area times number of the first n bins, by n. */
function costsUpTo(hulls: readonly Hull[], counts: readonly number[]): number[] {
  const hull = new Hull();
  let count = 0;
  return hulls.map((one, bin) => {
    count += counts[bin]!;
    return (one.isEmpty ? hull : hull.add(one.box)).area * count;
  });
}

/** Cuts at the border of bins along an axis where the two parts, each by its area and number, cost a ray least; null: no cut. */
function cutAlong(placed: readonly PlacedInstance[], axis: Axis): Cut | null {
  let [low, high] = [Infinity, -Infinity];
  for (const { box } of placed) {
    const at = centre(box, axis);
    if (at < low) low = at;
    if (at > high) high = at;
  }
  if (high - low < 1e-9) return null;
  const scale = binCount / (high - low);
  const binOf = ({ box }: PlacedInstance): number => Math.min(binCount - 1, Math.floor((centre(box, axis) - low) * scale));
  const hulls = Array.from({ length: binCount }, () => new Hull());
  const counts = Array<number>(binCount).fill(0);
  for (const one of placed) {
    const bin = binOf(one);
    hulls[bin]!.add(one.box);
    counts[bin]! += 1;
  }
  const before = costsUpTo(hulls, counts);
  const behind = costsUpTo(hulls.toReversed(), counts.toReversed());
  const costs = before.slice(0, -1).map((cost, cut) => cost + behind[binCount - 2 - cut]!);
  const cost = Math.min(...costs);
  const cut = costs.indexOf(cost);
  return { cost, parts: () => [placed.filter((one) => binOf(one) <= cut), placed.filter((one) => binOf(one) > cut)] };
}

/** Two parts by the cheapest cut, or by number where none is found or the tree has grown too deep. */
function split(placed: readonly PlacedInstance[], depth: number): readonly (readonly PlacedInstance[])[] {
  const cuts = depth < deepest ? axes.flatMap((axis) => cutAlong(placed, axis) ?? []) : [];
  if (cuts.length > 0) return cuts.reduce((best, other) => (other.cost < best.cost ? other : best)).parts();
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
  const build = (part: readonly PlacedInstance[], box: Box, depth: number): InstanceTree => {
    if (part.length === 1) return { kind: 'leaf', placed: part[0]! };
    const node = addNode(box);
    const parts = part.length <= leafCount ? part.map((one) => [one]) : split(part, depth);
    const boxed = parts.map((one) => ({ one, around: hullOf(one).box }));
    const ordered = boxed.map((entry) => ({ ...entry, reach: reachOf(entry.around, eye) })).sort((a, b) => a.reach - b.reach);
    return { kind: 'node', node, box, children: ordered.map(({ one, around }) => build(one, around, depth + 1)) };
  };
  return placed.length > 0 ? build(placed, hullOf(placed).box, 0) : null;
}
