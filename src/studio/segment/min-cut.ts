/**
 * The cheapest cut between source and sink in a graph whose nodes have up to eight neighbours. Knows nothing of pixels or colours.
 *
 * source   Boykov and Kolmogorov, "An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision"
 *          (TPAMI 2004): two search trees, grown, augmented along and mended in turns.
 */

export interface FlowGraph {
  readonly nodeCount: number;
  /** [nodes, 8]: the neighbour's index or -1. What arc k leads to leads back by its arc 7 - k. */
  readonly neighbours: Int32Array;
  /** [nodes, 8]: what each arc can carry; used up by the cut. */
  readonly capacities: Float32Array;
  /** [nodes]: above 0 what comes from the source, below 0 what goes to the sink; used up by the cut. */
  readonly terminals: Float32Array;
}

const sourceTree = 1;
const sinkTree = 2;
/** In place of an arc to a parent. */
const atTerminal = 8;
const orphaned = 9;
const none = 10;

/** 1 for the nodes on the source's side. */
export function minCut(graph: FlowGraph): Uint8Array {
  const trees = new SearchTrees(graph);
  for (let arc = trees.grow(); arc >= 0; arc = trees.grow()) {
    trees.augment(arc);
    trees.adopt();
  }
  return trees.side.map((tree) => (tree === sourceTree ? 1 : 0));
}

class SearchTrees {
  /** 0 = in neither tree. */
  readonly side: Uint8Array;
  readonly #graph: FlowGraph;
  /** The arc that leads to the parent. */
  readonly #parent: Uint8Array;
  /** Steps to the root, and when that was known last. */
  readonly #distance: Int32Array;
  readonly #stamp: Int32Array;
  /** Nodes that may grow, first in first out; each at most once. */
  readonly #active: Int32Array;
  readonly #isActive: Uint8Array;
  #first = 0;
  #waiting = 0;
  #orphans: number[] = [];
  #time = 0;

  constructor(graph: FlowGraph) {
    const { nodeCount, terminals } = graph;
    this.#graph = graph;
    this.side = new Uint8Array(nodeCount);
    this.#parent = new Uint8Array(nodeCount).fill(none);
    this.#distance = new Int32Array(nodeCount);
    this.#stamp = new Int32Array(nodeCount);
    this.#active = new Int32Array(nodeCount);
    this.#isActive = new Uint8Array(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      if (terminals[node] === 0) continue;
      this.side[node] = terminals[node]! > 0 ? sourceTree : sinkTree;
      this.#parent[node] = atTerminal;
      this.#distance[node] = 1;
      this.#activate(node);
    }
  }

  #activate(node: number): void {
    if (this.#isActive[node]) return;
    this.#isActive[node] = 1;
    const end = this.#first + this.#waiting++;
    this.#active[end < this.#active.length ? end : end - this.#active.length] = node;
  }

  /** Grows both trees until they touch: the arc (8 node + k) from the source's tree into the sink's, or -1 when they cannot. */
  grow(): number {
    while (this.#waiting > 0) {
      const node = this.#active[this.#first]!;
      const met = this.side[node] === 0 ? -1 : this.#growNode(node);
      if (met >= 0) return met;
      this.#isActive[node] = 0;
      this.#first = this.#first + 1 === this.#active.length ? 0 : this.#first + 1;
      this.#waiting--;
    }
    return -1;
  }

  #growNode(node: number): number {
    const { neighbours, capacities } = this.#graph;
    const { side } = this;
    const tree = side[node]!;
    const isSource = tree === sourceTree;
    for (let k = 0, arc = 8 * node; k < 8; k++, arc++) {
      const next = neighbours[arc]!;
      if (next < 0) continue;
      const back = 8 * next + 7 - k;
      if (capacities[isSource ? arc : back]! <= 0) continue;
      if (side[next] === 0) {
        side[next] = tree;
        this.#hang(next, 7 - k, node);
        this.#activate(next);
      } else if (side[next] !== tree) return isSource ? arc : back;
      else if (this.#stamp[next]! <= this.#stamp[node]! && this.#distance[next]! > this.#distance[node]!) this.#hang(next, 7 - k, node);
    }
    return -1;
  }

  #hang(node: number, arc: number, parent: number): void {
    this.#parent[node] = arc;
    this.#stamp[node] = this.#stamp[parent]!;
    this.#distance[node] = this.#distance[parent]! + 1;
  }

  /** Sends what the path through the arc can carry; nodes whose arc to the parent is used up become orphans. */
  augment(middle: number): void {
    const { neighbours, capacities, terminals } = this.#graph;
    const from = middle >> 3;
    const to = neighbours[middle]!;
    let flow = Math.min(capacities[middle]!, this.#narrowest(from, true), this.#narrowest(to, false));
    capacities[middle]! -= flow;
    capacities[8 * to + 7 - (middle & 7)]! += flow;
    for (const isSource of [true, false]) {
      let node = isSource ? from : to;
      for (let k = this.#parent[node]!; k !== atTerminal; k = this.#parent[node]!) {
        const up = 8 * node + k;
        const parent = neighbours[up]!;
        const down = 8 * parent + 7 - k;
        const used = isSource ? down : up;
        capacities[used]! -= flow;
        capacities[isSource ? up : down]! += flow;
        if (capacities[used] === 0) this.#orphan(node);
        node = parent;
      }
      terminals[node]! -= isSource ? flow : -flow;
      if (terminals[node] === 0) this.#orphan(node);
    }
    flow = 0;
    this.#time++;
  }

  #orphan(node: number): void {
    this.#parent[node] = orphaned;
    this.#orphans.push(node);
  }

  #narrowest(start: number, isSource: boolean): number {
    const { neighbours, capacities, terminals } = this.#graph;
    let node = start;
    let least = Number.POSITIVE_INFINITY;
    for (let k = this.#parent[node]!; k !== atTerminal; k = this.#parent[node]!) {
      const up = 8 * node + k;
      const parent = neighbours[up]!;
      least = Math.min(least, capacities[isSource ? 8 * parent + 7 - k : up]!);
      node = parent;
    }
    return Math.min(least, Math.abs(terminals[node]!));
  }

  /** Finds each orphan a parent in its tree, or sets it free and orphans its children. */
  adopt(): void {
    const orphans = this.#orphans;
    for (let i = 0; i < orphans.length; i++) {
      const node = orphans[i]!;
      const arc = this.#nearestParent(node);
      if (arc < 0) this.#free(node);
      else {
        const parent = this.#graph.neighbours[8 * node + arc]!;
        this.#parent[node] = arc;
        this.#stamp[node] = this.#time;
        this.#distance[node] = this.#distance[parent]! + 1;
      }
    }
    orphans.length = 0;
  }

  #nearestParent(node: number): number {
    const { neighbours, capacities } = this.#graph;
    const tree = this.side[node]!;
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0, arc = 8 * node; k < 8; k++, arc++) {
      const next = neighbours[arc]!;
      if (next < 0 || this.side[next] !== tree) continue;
      if (capacities[tree === sourceTree ? 8 * next + 7 - k : arc]! <= 0) continue;
      const distance = this.#toRoot(next);
      if (distance < least) {
        least = distance;
        nearest = k;
      }
    }
    return nearest;
  }

  /** Steps to the terminal, or infinity when an orphan lies on the way; remembered along the way. */
  #toRoot(start: number): number {
    const { neighbours } = this.#graph;
    const [parents, stamps, distances, time] = [this.#parent, this.#stamp, this.#distance, this.#time];
    let steps = 0;
    let node = start;
    while (stamps[node] !== time) {
      const k = parents[node]!;
      if (k === orphaned || k === none) return Number.POSITIVE_INFINITY;
      steps++;
      if (k === atTerminal) {
        stamps[node] = time;
        distances[node] = 1;
        steps--;
        break;
      }
      node = neighbours[8 * node + k]!;
    }
    const total = steps + distances[node]!;
    let left = total;
    for (node = start; stamps[node] !== time; node = neighbours[8 * node + parents[node]!]!) {
      stamps[node] = time;
      distances[node] = left--;
    }
    return total;
  }

  #free(node: number): void {
    const { neighbours, capacities } = this.#graph;
    const tree = this.side[node]!;
    for (let k = 0, arc = 8 * node; k < 8; k++, arc++) {
      const next = neighbours[arc]!;
      if (next < 0 || this.side[next] !== tree) continue;
      if (capacities[tree === sourceTree ? 8 * next + 7 - k : arc]! > 0) this.#activate(next);
      if (this.#parent[next] === 7 - k) this.#orphan(next);
    }
    this.side[node] = 0;
    this.#parent[node] = none;
  }
}
