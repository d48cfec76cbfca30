import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../shared/index.ts';
import { type FlowGraph, minCut } from './min-cut.ts';

const steps = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

/** A grid with whole-numbered capacities, so that sums are exact. */
function randomGrid(width: number, height: number, seed: number): FlowGraph {
  const rng = createRng(seed);
  const nodeCount = width * height;
  const neighbours = new Int32Array(8 * nodeCount).fill(-1);
  const capacities = new Float32Array(8 * nodeCount);
  const terminals = Float32Array.from({ length: nodeCount }, () => (rng.float() < 0.3 ? 0 : Math.round(40 * (rng.float() - 0.5))));
  for (let i = 0; i < nodeCount; i++)
    for (const [k, [dx, dy]] of steps.entries()) {
      const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
      if (x < 0 || x >= width || y < 0 || y >= height) continue;
      neighbours[8 * i + k] = y * width + x;
      capacities[8 * i + k] = Math.floor(9 * rng.float());
    }
  return { nodeCount, neighbours, capacities, terminals };
}

function costOf({ nodeCount, neighbours, capacities, terminals }: FlowGraph, side: Uint8Array): number {
  let cost = 0;
  for (let i = 0; i < nodeCount; i++) {
    if (side[i] ? terminals[i]! < 0 : terminals[i]! > 0) cost += Math.abs(terminals[i]!);
    for (let k = 0; k < 8; k++) {
      const next = neighbours[8 * i + k]!;
      if (next >= 0 && side[i] && !side[next]) cost += capacities[8 * i + k]!;
    }
  }
  return cost;
}

const copyOf = (graph: FlowGraph): FlowGraph => ({ ...graph, capacities: graph.capacities.slice(), terminals: graph.terminals.slice() });

describe('a cut', () => {
  it('is the cheapest of all, as trying every one says', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const graph = randomGrid(4, 3, seed);
      let least = Number.POSITIVE_INFINITY;
      for (let code = 0; code < 2 ** graph.nodeCount; code++)
        least = Math.min(
          least,
          costOf(
            graph,
            Uint8Array.from({ length: graph.nodeCount }, (_, i) => (code >> i) & 1),
          ),
        );
      assert.equal(costOf(graph, minCut(copyOf(graph))), least, `seed ${seed}`);
    }
  });

  it('costs what the greatest flow carries, on larger grids', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const graph = randomGrid(30, 20, seed);
      const used = copyOf(graph);
      const cost = costOf(graph, minCut(used));
      let carried = 0;
      for (let i = 0; i < graph.nodeCount; i++) if (graph.terminals[i]! > 0) carried += graph.terminals[i]! - used.terminals[i]!;
      assert.equal(cost, carried, `seed ${seed}`);
    }
  });
});
