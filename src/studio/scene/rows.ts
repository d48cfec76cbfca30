/** Standing things in rows of depth: order, neighbours, stacks. Works in units of the tallest thing's height; x from the middle of the picture. */
import { placedRelations } from './relation.ts';
import type { PlacedRelation, Scene, SceneObject } from './scene.ts';

export interface RowItem {
  readonly object: SceneObject;
  readonly instance: number;
  readonly width: number;
  readonly height: number;
  x: number;
  /** Height of the base above the surface, and distance behind the row's line, in units. */
  liftUnits: number;
  depthUnits: number;
  /** Height of the top above the surface, of this thing and all upon it. */
  stackedHeight: number;
}

export interface Row {
  /** 0 is the line in focus, 1 behind it, -1 before it. */
  readonly depthIndex: number;
  readonly items: RowItem[];
  readonly width: number;
}

export interface RowOptions {
  readonly aspect: number;
  readonly outlines: Readonly<Record<string, number>>;
  /** Compressed height of each object, by id. */
  readonly shares: ReadonlyMap<string, number>;
}

const stacking: readonly string[] = ['on', 'above', 'in', 'under'];

/** Objects that rest on another one, by id: who carries, and how. */
function findCarriers(
  objects: readonly SceneObject[],
  relations: readonly PlacedRelation[],
): Map<string, { carrier: string; how: string }> {
  const ids = new Set(objects.map((object) => object.id));
  const carriers = new Map<string, { carrier: string; how: string }>();
  for (const { subject, preposition, object } of relations) {
    if (!ids.has(subject) || !ids.has(object) || subject === object || !stacking.includes(preposition)) continue;
    const [rider, carrier] = preposition === 'under' ? [object, subject] : [subject, object];
    if (preposition === 'under') continue; // what is under a tree stands before its trunk: assignDepths does it
    if (carriers.get(carrier)?.carrier !== rider) carriers.set(rider, { carrier, how: preposition });
  }
  return carriers;
}

/** Row of each object: behind, in front of and under move it; very much taller things make a background of their own. */
function assignDepths(objects: readonly SceneObject[], relations: readonly PlacedRelation[]): Map<string, number> {
  const first = objects[0];
  const depths = new Map<string, number>();
  for (const object of objects) {
    const named = relations.some((relation) => relation.subject === object.id || relation.object === object.id);
    depths.set(object.id, !named && first && object.heightMetres > 3.5 * first.heightMetres ? 1 : 0);
  }
  for (let pass = 0; pass < objects.length; pass++) {
    for (const { subject, preposition, object } of relations) {
      const near = depths.get(subject);
      const far = depths.get(object);
      if (near === undefined || far === undefined) continue;
      if (preposition === 'behind' && near <= far) depths.set(subject, far + 1);
      if ((preposition === 'in-front-of' || preposition === 'under') && near >= far) depths.set(object, near + 1);
      if ((preposition === 'left-of' || preposition === 'right-of' || preposition === 'next-to') && near !== far) depths.set(subject, far);
    }
  }
  return depths;
}

/** Sorts so that left-of and right-of hold and neighbours touch; what nothing is said of keeps the order of the prompt, the hero near the middle. */
function orderObjects(objects: readonly SceneObject[], relations: readonly PlacedRelation[]): SceneObject[] {
  const order = [...objects];
  const move = (id: string, target: string, offset: 0 | 1): void => {
    const from = order.findIndex((object) => object.id === id);
    const [moved] = order.splice(from, 1);
    const to = order.findIndex((object) => object.id === target);
    order.splice(to + offset, 0, moved!);
  };
  for (let pass = 0; pass < order.length; pass++) {
    for (const { subject, preposition, object } of relations) {
      const a = order.findIndex((item) => item.id === subject);
      const b = order.findIndex((item) => item.id === object);
      if (a < 0 || b < 0) continue;
      if (preposition === 'left-of' && a > b) move(subject, object, 0);
      if (preposition === 'right-of' && a < b) move(subject, object, 1);
      if (preposition === 'next-to' && Math.abs(a - b) > 1) move(subject, object, a > b ? 1 : 0);
    }
  }
  return order;
}

function makeItem(object: SceneObject, instance: number, options: RowOptions): RowItem {
  const height = options.shares.get(object.id)!;
  const width = height * (options.outlines[object.icon] ?? 1);
  return { object, instance, width, height, x: 0, liftUnits: 0, depthUnits: 0, stackedHeight: height };
}

const gapUnits = 0.09;

/** Widths side by side, centred, with gaps; writes x. */
function lineUp(items: readonly RowItem[]): number {
  const total = items.reduce((sum, item) => sum + item.width, 0) + gapUnits * (items.length - 1);
  let left = -total / 2;
  for (const item of items) {
    item.x = left + item.width / 2;
    left += item.width + gapUnits;
  }
  return total;
}

/** Breaks a long line into ranks like bricks: the ranks alternate by one, so those behind are seen between the heads before them. */
function breakIntoRanks(items: readonly RowItem[], aspect: number): RowItem[][] {
  const length = items.reduce((sum, item) => sum + item.width + gapUnits, 0);
  const rankCount = Math.max(1, Math.min(3, Math.round(Math.sqrt(length / (2.6 * Math.max(0.5, aspect))))));
  const front = Math.ceil((items.length + Math.floor(rankCount / 2)) / rankCount);
  const ranks: RowItem[][] = [];
  for (let from = 0; from < items.length; ) {
    const size = Math.max(1, ranks.length % 2 === 0 ? front : front - 1);
    ranks.push(items.slice(from, from + size));
    from += size;
  }
  return ranks;
}

/** Half a step aside where a rank would stand exactly behind the one before it. Returns the width with it. */
function stagger(items: readonly RowItem[], before: readonly RowItem[] | undefined, width: number): number {
  if (!before || items.length % 2 !== before.length % 2) return width;
  const step = 0.5 * (Math.max(...before.map((item) => item.width)) + gapUnits);
  for (const item of items) item.x += step;
  return width + 2 * step;
}

/** Puts riders on what carries them, spread over its width. */
function stack(carried: readonly RowItem[], carrierItems: readonly RowItem[], how: string): void {
  carried.forEach((rider, index) => {
    const carrier = carrierItems[index % carrierItems.length]!;
    const share = carried.length > carrierItems.length ? (index + 0.5) / carried.length - 0.5 : 0;
    rider.x = carrier.x + share * carrier.width;
    const seat = how === 'in' ? 0.5 : how === 'above' ? 1.25 : 0.94;
    rider.liftUnits = carrier.liftUnits + carrier.height * seat;
    rider.depthUnits = how === 'in' ? 0.02 : -0.01;
    carrier.stackedHeight = Math.max(carrier.stackedHeight, rider.liftUnits + rider.height);
    rider.stackedHeight = carrier.stackedHeight;
  });
}

/** Rows from the front to the back. */
export function spreadRows(objects: readonly SceneObject[], sceneRelations: Scene['relations'], options: RowOptions): Row[] {
  const relations = placedRelations(sceneRelations);
  const carriers = findCarriers(objects, relations);
  const depths = assignDepths(objects, relations);
  const items = new Map(objects.map((object) => [object.id, Array.from({ length: object.count }, (_, i) => makeItem(object, i, options))]));
  const rows: Row[] = [];
  const levels = [...new Set(depths.values())].sort((a, b) => a - b);
  let nextDepth = 0;
  for (const level of levels) {
    const standing = objects.filter((object) => depths.get(object.id) === level && !carriers.has(object.id));
    const line = orderObjects(standing, relations).flatMap((object) => items.get(object.id)!);
    for (const part of breakIntoRanks(line, options.aspect)) {
      const width = lineUp(part);
      rows.push({ depthIndex: nextDepth++, items: part, width: stagger(part, rows.at(-1)?.items, width) });
    }
  }
  for (let pass = 0; pass < carriers.size; pass++) {
    for (const [rider, { carrier, how }] of carriers) stack(items.get(rider)!, items.get(carrier)!, how);
  }
  for (const [rider, { carrier }] of carriers) {
    rows.find((row) => row.items.some((item) => item.object.id === rootOf(carrier, carriers)))?.items.push(...items.get(rider)!);
  }
  return rows;
}

function rootOf(id: string, carriers: ReadonlyMap<string, { carrier: string }>): string {
  let root = id;
  for (let step = 0; step < carriers.size && carriers.has(root); step++) root = carriers.get(root)!.carrier;
  return root;
}
