import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Box } from '../../../kernel/index.ts';
import { createRng } from '../../../shared/rng.ts';
import { buildInstanceTree, type InstanceTree, type PlacedInstance, placeBox, rotationRows } from './instance-tree.ts';
import type { Triple } from './trace-scene.ts';

const turn = (rows: readonly Triple[], p: Triple): number[] => rows.map((row) => row[0] * p[0] + row[1] * p[1] + row[2] * p[2]);

/** The turns one after the other, about y, then x, then z. */
function turned([ax, ay, az]: Triple, [x, y, z]: Triple): Triple {
  const [x1, z1] = [x * Math.cos(ay) + z * Math.sin(ay), z * Math.cos(ay) - x * Math.sin(ay)];
  const [y2, z2] = [y * Math.cos(ax) - z1 * Math.sin(ax), y * Math.sin(ax) + z1 * Math.cos(ax)];
  return [x1 * Math.cos(az) - y2 * Math.sin(az), x1 * Math.sin(az) + y2 * Math.cos(az), z2];
}

const rng = createRng(5);
const triple = (low: number, high: number): Triple => [rng.range(low, high), rng.range(low, high), rng.range(low, high)];

describe('instances', () => {
  it('turn about y, then x, then z', () => {
    for (let round = 0; round < 50; round++) {
      const [rotation, point] = [triple(-4, 4), triple(-1, 1)];
      turn(rotationRows(rotation), turned(rotation, point)).forEach((value, axis) => {
        assert.ok(Math.abs(value - point[axis]!) < 1e-12);
      });
    }
  });

  it('lie within the boxes that are put around them', () => {
    const box = [
      { low: -0.3, high: 0.1 },
      { low: 0, high: 0.5 },
      { low: -0.2, high: 0.7 },
    ] as const satisfies Box;
    for (let round = 0; round < 50; round++) {
      const instance = { shape: 0, position: triple(-2, 2), rotation: triple(-4, 4), scale: rng.range(0.2, 3) };
      const placed = placeBox(box, instance);
      const inside: Triple = [rng.range(-0.3, 0.1), rng.range(0, 0.5), rng.range(-0.2, 0.7)];
      turned(instance.rotation, inside).forEach((value, axis) => {
        const world = value * instance.scale + instance.position[axis]!;
        assert.ok(world > placed[axis]!.low - 1e-9 && world < placed[axis]!.high + 1e-9);
      });
    }
  });

  it('are each in the tree once, within the boxes above them', () => {
    const placed = Array.from({ length: 77 }, (_, instance): PlacedInstance => {
      const box = triple(-5, 5).map((low) => ({ low, high: low + rng.range(0.1, 1) })) as unknown as Box;
      return { instance, shape: 0, box };
    });
    const boxes: Box[] = [];
    const tree = buildInstanceTree(placed, (box) => boxes.push(box) - 1)!;
    const seen: number[] = [];
    const visit = (node: InstanceTree, above: readonly Box[]): void => {
      const own = node.kind === 'leaf' ? node.placed.box : boxes[node.node]!;
      for (const box of above)
        for (const axis of [0, 1, 2] as const) assert.ok(box[axis].low <= own[axis].low && box[axis].high >= own[axis].high);
      if (node.kind === 'leaf') seen.push(node.placed.instance);
      else for (const child of node.children) visit(child, [...above, own]);
    };
    visit(tree, []);
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      placed.map(({ instance }) => instance),
    );
    assert.equal(
      buildInstanceTree([], () => 0),
      null,
    );
  });
});
