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

const around = (boxes: readonly Box[]): Box =>
  axes.map((axis) => ({
    low: Math.min(...boxes.map((box) => box[axis].low)),
    high: Math.max(...boxes.map((box) => box[axis].high)),
  })) as unknown as Box;

const centre = (box: Box, axis: Axis): number => box[axis].low + box[axis].high;
const side = (box: Box, axis: Axis): number => box[axis].high - box[axis].low;
const area = (box: Box): number => side(box, 0) * side(box, 1) + side(box, 1) * side(box, 2) + side(box, 2) * side(box, 0);

const binCount = 16;

/** Cuts at the border of bins along an axis where boxes of both parts, each by its area and number, cost a ray least; null: no cut. */
function cutAlong(placed: readonly PlacedInstance[], axis: Axis): { cost: number; parts: [PlacedInstance[], PlacedInstance[]] } | null {
  const centres = placed.map((one) => centre(one.box, axis));
  const [low, high] = [Math.min(...centres), Math.max(...centres)];
  if (high - low < 1e-9) return null;
  const binOf = (index: number): number => Math.min(binCount - 1, Math.floor(((centres[index]! - low) / (high - low)) * binCount));
  const bins = Array.from({ length: binCount }, (): PlacedInstance[] => []);
  for (const [index, one] of placed.entries()) bins[binOf(index)]!.push(one);
  const boxes = bins.map((bin) => (bin.length > 0 ? around(bin.map(({ box }) => box)) : null));
  const costOf = (part: readonly (Box | null)[], from: number): number => {
    const held = part.filter((box) => box !== null);
    const count = part.reduce((sum, _, bin) => sum + bins[from + bin]!.length, 0);
    return held.length > 0 ? area(around(held)) * count : Infinity;
  };
  const costs = Array.from(
    { length: binCount - 1 },
    (_, cut) => costOf(boxes.slice(0, cut + 1), 0) + costOf(boxes.slice(cut + 1), cut + 1),
  );
  const cost = Math.min(...costs);
  const cut = costs.indexOf(cost) + 1;
  return { cost, parts: [bins.slice(0, cut).flat(), bins.slice(cut).flat()] };
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
    const box = around(part.map((one) => one.box));
    const node = addNode(box);
    const parts = part.length <= leafCount ? part.map((one) => [one]) : split(part, depth);
    const ordered = parts
      .map((one) => ({ one, reach: reachOf(around(one.map((each) => each.box)), eye) }))
      .sort((a, b) => a.reach - b.reach);
    return { kind: 'node', node, box, children: ordered.map(({ one }) => build(one, depth + 1)) };
  };
  return placed.length > 0 ? build(placed, 0) : null;
}
