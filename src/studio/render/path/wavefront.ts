/**
 * Drives the kernels over one block of paths: camera, then bounce after bounce until no path is left. Keeps the lists of paths, sorts
 * them by what was hit, and sends them down the instance tree. Knows nothing of pixels beyond their positions.
 */
import type { InstanceTree, PlacedInstance } from './instance-tree.ts';
import {
  environmentShadowSet,
  floorHit,
  instanceBytes,
  instancesAddress,
  lightHit,
  lightShadowSet,
  listAddress,
  listCount,
  nodeBytes,
  nodesAddress,
  parameterAddress,
  type parameters,
  pathCount,
  pathSet,
  rayOffset,
  raySetAddress,
  registersAddress,
  spareCount,
} from './memory-map.ts';
import type { SceneData } from './scene-data.ts';

/** Exported functions of a scene's module, on either back end. */
export type SceneFunctions = Readonly<Record<string, (...uniforms: number[]) => unknown>>;

export interface Engine {
  readonly functions: SceneFunctions;
  readonly memory: ArrayBuffer;
  /** Lanes: 4 for WebAssembly, 1 for the reference. */
  readonly step: number;
  readonly data: SceneData;
}

interface PathList {
  readonly start: number;
  readonly end: number;
}

const lists = { all: 0, next: 1, sorted: 2, glass: 3, walk: 4, surface: 5, skyShadow: 6, lightShadow: 7, march: 8, tree: 9 } as const;

const bounceLimit = 16;
/** A ray that is not through after so many sweeps has met nothing. */
const sweepLimit = 40;
const directLimit = 64;
const indirectLimit = 12;

export type Wavefront = ReturnType<typeof createWavefront>;

export function createWavefront({ functions, memory, step, data }: Engine) {
  const integers = new Int32Array(memory);
  const floats = new Float32Array(memory);
  const hits = integers.subarray((raySetAddress(pathSet) + rayOffset('hit')) >> 2);
  const counts = new Map<number, number>();

  const call = (name: string, ...args: number[]): void => {
    functions[name]!(step, ...args);
  };
  const setParameter = (name: keyof typeof parameters, value: number): void => {
    floats[parameterAddress(name) >> 2] = value;
  };

  /** A list that ends at a byte address, with spare paths behind it. */
  function padded(start: number, end: number): PathList {
    for (let spare = 0; spare < spareCount; spare++) integers[(end >> 2) + spare] = pathCount + spare;
    return { start, end };
  }
  /** The list at `start` whose end the last stage reported in register `index`. */
  const reported = (start: number, index = 0): PathList => padded(start, integers[(registersAddress + 16 * index) >> 2]!);
  const isEmpty = ({ start, end }: PathList): boolean => end <= start;

  /** March and veil of one instance over the rays of a list that enter its box. */
  function meetInstance(list: PathList, { instance, shape }: PlacedInstance, set: number): void {
    const address = instancesAddress + instance * instanceBytes;
    const rays = raySetAddress(set);
    call(`enter${shape}`, list.start, list.end, address, rays, listAddress(lists.march));
    let entered = reported(listAddress(lists.march));
    if (isEmpty(entered)) return;
    if (set !== pathSet && data.isClear[shape]) return call(`veil${shape}`, entered.start, entered.end, address, rays);
    for (let sweep = 0; sweep < sweepLimit && !isEmpty(entered); sweep++) {
      call(`march${shape}`, entered.start, entered.end, address, rays, set === pathSet ? 0 : 1);
      entered = reported(entered.start);
    }
  }

  function descend(list: PathList, tree: InstanceTree, set: number, depth: number): void {
    if (tree.kind === 'leaf') return meetInstance(list, tree.placed, set);
    const out = listAddress(lists.tree + depth);
    call('node', list.start, list.end, nodesAddress + tree.node * nodeBytes, raySetAddress(set), out);
    const entered = reported(out);
    if (isEmpty(entered)) return;
    for (const child of tree.children) descend(entered, child, set, Math.min(depth + 1, listCount - lists.tree - 1));
  }

  /** Groups a list by what its rays hit; calls back with each group, padded. */
  function groupByHit(list: PathList, visit: (hit: number, group: PathList) => void): void {
    counts.clear();
    for (let word = list.start >> 2; word < list.end >> 2; word++) {
      const hit = hits[integers[word]!]!;
      counts.set(hit, (counts.get(hit) ?? 0) + 1);
    }
    for (const hit of [...counts.keys()].sort((a, b) => a - b)) {
      let end = listAddress(lists.sorted) >> 2;
      for (let word = list.start >> 2; word < list.end >> 2; word++) {
        const path = integers[word]!;
        if (hits[path] === hit) integers[end++] = path;
      }
      visit(hit, padded(listAddress(lists.sorted), 4 * end));
    }
  }

  const shapeOf = (tree: InstanceTree | null): Map<number, number> => {
    const found = new Map<number, number>();
    const visit = (node: InstanceTree): void => {
      if (node.kind === 'leaf') found.set(node.placed.instance + 1, node.placed.shape);
      else for (const child of node.children) visit(child);
    };
    if (tree) visit(tree);
    return found;
  };
  const shapes = shapeOf(data.tree);
  const addressOf = (hit: number): number => instancesAddress + (hit - 1) * instanceBytes;

  /** Surfaces of what was hit; paths that left the scene or met a light end. Returns the paths that are on a surface. */
  function meetSurfaces(list: PathList): PathList {
    const out = listAddress(lists.next);
    let end = out >> 2;
    groupByHit(list, (hit, group) => {
      if (hit === 0) return call('sky', group.start, group.end, data.lightCount);
      if (hit >= lightHit) return call('lamp', group.start, group.end, data.lightCount);
      if (hit === floorHit) call('surfaceFloor', group.start, group.end);
      else call(`surface${shapes.get(hit)}`, group.start, group.end, addressOf(hit));
      integers.copyWithin(end, group.start >> 2, group.end >> 2);
      end += (group.end - group.start) >> 2;
    });
    return padded(out, 4 * end);
  }

  /** Walks beneath surfaces, and puts those paths behind the ones that stayed on theirs. */
  function wander(walk: PathList, surface: PathList, bounce: number): PathList {
    let end = surface.end >> 2;
    groupByHit(walk, (hit, group) => {
      // The floor has no inside: its light comes back where it went in.
      if (hit !== floorHit) call(`wander${shapes.get(hit)}`, group.start, group.end, addressOf(hit), bounce);
      integers.copyWithin(end, group.start >> 2, group.end >> 2);
      end += (group.end - group.start) >> 2;
    });
    return padded(surface.start, 4 * end);
  }

  function sendShadows(list: PathList, set: number): void {
    if (isEmpty(list)) return;
    if (data.hasFloor) call('floorShadow', list.start, list.end, raySetAddress(set));
    if (data.tree) descend(list, data.tree, set, 0);
    call('deposit', list.start, list.end, raySetAddress(set));
  }

  /** The chances of looking for light in the environment and in the lights: both at first, one of them later. */
  function setShares(bounce: number): void {
    const both = data.hasEnvironment && data.lightCount > 0;
    const shareAt = (at: number): number => (both && at > 0 ? 0.5 : 1);
    const before = Math.max(bounce - 1, 0);
    setParameter('environmentShare', data.hasEnvironment ? shareAt(bounce) : 0);
    setParameter('lightShare', data.lightCount > 0 ? shareAt(bounce) : 0);
    setParameter('previousEnvironmentShare', data.hasEnvironment ? shareAt(before) : 0);
    setParameter('previousLightShare', data.lightCount > 0 ? shareAt(before) : 0);
    setParameter('contributionLimit', bounce === 0 ? directLimit : indirectLimit);
  }

  function nextBounce(list: PathList, bounce: number): PathList {
    call('analytic', list.start, list.end, data.lightCount);
    if (data.tree) descend(list, data.tree, pathSet, 0);
    setShares(bounce);
    const met = meetSurfaces(list);
    const [glassStart, walkStart, surfaceStart] = [listAddress(lists.glass), listAddress(lists.walk), listAddress(lists.surface)];
    call('route', met.start, met.end, bounce, glassStart, walkStart, surfaceStart);
    const [glass, walk, stayed] = [reported(glassStart, 0), reported(walkStart, 1), reported(surfaceStart, 2)];
    const surface = isEmpty(walk) ? stayed : wander(walk, stayed, bounce);
    const nextStart = listAddress(lists.all);
    call('glass', glass.start, glass.end, bounce, nextStart);
    const through = reported(nextStart);
    const shadows = [listAddress(lists.skyShadow), listAddress(lists.lightShadow)] as const;
    call('shade', surface.start, surface.end, bounce, data.lightCount, ...shadows, through.end);
    const [sky, lights, next] = [reported(shadows[0], 0), reported(shadows[1], 1), reported(nextStart, 2)];
    sendShadows(sky, environmentShadowSet);
    sendShadows(lights, lightShadowSet);
    return next;
  }

  return {
    integers,
    floats,
    /** Traces the first `count` paths, whose seed, sample, column and row the caller has written. */
    run(count: number): void {
      const start = listAddress(lists.all);
      for (let path = 0; path < count; path++) integers[(start >> 2) + path] = path;
      let list = padded(start, start + 4 * count);
      call('camera', list.start, list.end);
      for (let bounce = 0; bounce < bounceLimit && !isEmpty(list); bounce++) list = nextBounce(list, bounce);
    },
  };
}
