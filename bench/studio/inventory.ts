/** What a traced picture shows of each thing of a staged scene: pixels, place, colours. Counted from the planes, not from what was meant. */
import type { TracedPlanes } from '../../src/studio/render/path/index.ts';
import type { StagedScene } from '../../src/studio/render/staging/index.ts';
import { colourName, labOf } from './colour-names.ts';

export interface Shown {
  readonly objectId: string;
  readonly concept: string;
  /** Index in `composition.things`. */
  readonly thing: number;
  readonly pixels: number;
  /** Middle of its pixels, in picture widths and heights from the top left. */
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Mean distance, metres. */
  readonly depth: number;
  /** Share of its pixels of each basic colour name, largest first. */
  readonly colours: readonly (readonly [name: string, share: number])[];
}

interface Sum {
  pixels: number;
  x: number;
  y: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  depth: number;
  depths: number;
  colours: Map<string, number>;
}

const emptySum = (): Sum => ({
  pixels: 0,
  x: 0,
  y: 0,
  left: 1,
  right: 0,
  top: 1,
  bottom: 0,
  depth: 0,
  depths: 0,
  colours: new Map(),
});

function add(sum: Sum, planes: TracedPlanes, pixel: number): void {
  const [x, y] = [((pixel % planes.width) + 0.5) / planes.width, (Math.floor(pixel / planes.width) + 0.5) / planes.height];
  sum.pixels += 1;
  sum.x += x;
  sum.y += y;
  sum.left = Math.min(sum.left, x);
  sum.right = Math.max(sum.right, x);
  sum.top = Math.min(sum.top, y);
  sum.bottom = Math.max(sum.bottom, y);
  const depth = planes.depth[pixel]!;
  if (Number.isFinite(depth)) {
    sum.depth += depth;
    sum.depths += 1;
  }
  const name = colourName(labOf(planes.albedo[3 * pixel]!, planes.albedo[3 * pixel + 1]!, planes.albedo[3 * pixel + 2]!));
  sum.colours.set(name, (sum.colours.get(name) ?? 0) + 1);
}

/** The surface that things stand on. */
export function floorOf(planes: TracedPlanes): Omit<Shown, 'objectId' | 'concept'> {
  const sum = emptySum();
  for (let pixel = 0; pixel < planes.id.length; pixel++) if (planes.id[pixel] === 65535) add(sum, planes, pixel);
  return { ...shownOf(sum), thing: -1 };
}

function shownOf({ pixels, x, y, depth, depths, colours, ...box }: Sum): Omit<Shown, 'objectId' | 'concept' | 'thing'> {
  return {
    ...box,
    pixels,
    x: x / Math.max(1, pixels),
    y: y / Math.max(1, pixels),
    depth: depth / Math.max(1, depths),
    colours: [...colours].map(([name, count]) => [name, count / pixels] as const).toSorted((a, b) => b[1] - a[1]),
  };
}

/** One for each thing of the composition, in its order; those that no pixel shows have 0 pixels. */
export function takeInventory(planes: TracedPlanes, staged: StagedScene, conceptOf: (id: string) => string): Shown[] {
  const { owners, composition } = staged;
  const sums = composition.things.map(emptySum);
  for (let pixel = 0; pixel < planes.id.length; pixel++) {
    const id = planes.id[pixel]!;
    const owner = id === 0 || id === 65535 ? null : owners[id - 1];
    if (owner != null) add(sums[owner]!, planes, pixel);
  }
  return sums.map((sum, thing) => {
    const { objectId } = composition.things[thing]!;
    return { ...shownOf(sum), objectId, concept: conceptOf(objectId), thing };
  });
}
