/**
 * Groups neighbouring pixels of like colour: two groups are one where the step between them is no larger than the steps within each.
 * source   Felzenszwalb & Huttenlocher, "Efficient graph-based image segmentation" (2004)
 */
import type { Plane } from '../../segment/index.ts';

const steps = 512;
/** OKLab distance of the last step. */
const mostStep = 0.32;
/** Larger makes larger groups. */
const looseness = 5;
const mostGroups = 65_000;

function createForest(count: number) {
  const parent = new Int32Array(count).map((_, i) => i);
  const size = new Int32Array(count).fill(1);
  const find = (i: number): number => {
    let root = i;
    while (parent[root]! !== root) root = parent[root]!;
    for (let at = i; parent[at]! !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const join = (a: number, b: number): number => {
    const [large, small] = size[a]! >= size[b]! ? [a, b] : [b, a];
    parent[small] = large;
    size[large]! += size[small]!;
    return large;
  };
  return { find, join, size };
}

/** Edges to the right (2i) and down (2i + 1), the least step first; Uint16 of steps in `weight`. */
function sortedEdges(weight: Uint16Array): Uint32Array {
  const starts = new Uint32Array(steps + 2);
  for (const value of weight) starts[value + 1]!++;
  for (let s = 1; s < starts.length; s++) starts[s]! += starts[s - 1]!;
  const order = new Uint32Array(weight.length);
  for (let edge = 0; edge < weight.length; edge++) order[starts[weight[edge]!]!++] = edge;
  return order;
}

/** `lab`: OKLab planes; `subject` [0, 1]: no group crosses its outline easily. Ids from 1. */
export function segments(lab: readonly [Plane, Plane, Plane], subject: Float32Array): Uint16Array {
  const { width, height } = lab[0];
  const count = width * height;
  const [lightness, green, blue] = lab.map(({ data }) => data) as [Float32Array, Float32Array, Float32Array];
  const weight = new Uint16Array(2 * count).fill(steps);
  const between = (i: number, j: number): number => {
    const l = lightness[i]! - lightness[j]!;
    const a = 1.4 * (green[i]! - green[j]!);
    const b = 1.4 * (blue[i]! - blue[j]!);
    const distance = Math.sqrt(l * l + a * a + b * b);
    const outline = subject[i]! > 0.5 === subject[j]! > 0.5 ? 0 : 0.2;
    return Math.min(steps - 1, Math.round(((distance + outline) / mostStep) * (steps - 1)));
  };
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x + 1 < width) weight[2 * i] = between(i, i + 1);
      if (y + 1 < height) weight[2 * i + 1] = between(i, i + width);
    }
  const order = sortedEdges(weight);
  const { find, join, size } = createForest(count);
  const inner = new Float32Array(count);
  const scale = (looseness * steps) / mostStep;
  const eachEdge = (visit: (a: number, b: number, step: number) => void): void => {
    for (const edge of order) {
      const step = weight[edge]!;
      if (step === steps) return;
      const i = edge >> 1;
      const [a, b] = [find(i), find(edge & 1 ? i + width : i + 1)];
      if (a !== b) visit(a, b, step);
    }
  };
  eachEdge((a, b, step) => {
    if (step <= Math.min(inner[a]! + scale / size[a]!, inner[b]! + scale / size[b]!)) inner[join(a, b)] = step;
  });
  const least = Math.max(8, Math.round(count / 5000));
  eachEdge((a, b) => {
    if (size[a]! < least || size[b]! < least) join(a, b);
  });
  const names = new Map<number, number>();
  return Uint16Array.from({ length: count }, (_, i) => {
    const root = find(i);
    const known = names.get(root);
    if (known) return known;
    const name = Math.min(mostGroups, names.size + 1);
    names.set(root, name);
    return name;
  });
}
