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

/** Below this many instances a node tests none of its children's boxes: they do it themselves. */
const leafCount = 4;

const axes = [0, 1, 2] as const;

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

const centre = (box: Box, axis: 0 | 1 | 2): number => box[axis].low + box[axis].high;

/** Splits at the median of the longest axis. `addNode` gives each inner box its number. */
export function buildInstanceTree(placed: readonly PlacedInstance[], addNode: (box: Box) => number): InstanceTree | null {
  if (placed.length === 0) return null;
  const leaves = (): InstanceTree[] => placed.map((one) => ({ kind: 'leaf', placed: one }));
  if (placed.length === 1) return leaves()[0]!;
  const box = around(placed.map((one) => one.box));
  const node = addNode(box);
  if (placed.length <= leafCount) return { kind: 'node', node, box, children: leaves() };
  const axis = axes.reduce<0 | 1 | 2>(
    (best, other) => (box[other].high - box[other].low > box[best].high - box[best].low ? other : best),
    0,
  );
  const sorted = placed.toSorted((a, b) => centre(a.box, axis) - centre(b.box, axis) || a.instance - b.instance);
  const half = sorted.length >> 1;
  const children = [sorted.slice(0, half), sorted.slice(half)].map((part) => buildInstanceTree(part, addNode)!);
  return { kind: 'node', node, box, children };
}
