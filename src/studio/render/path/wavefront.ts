/**
 * Drives the kernels over one block of paths: camera, then bounce after bounce until no path is left. Keeps the lists of paths, sorts
 * them by what was hit, and sends them down the instance tree. Knows nothing of pixels beyond their positions.
 */
import {
  environmentShadowSet,
  floorHit,
  instanceBytes,
  instancesAddress,
  lightHit,
  lightLimit,
  lightShadowSet,
  listAddress,
  lists,
  nodesAddress,
  parameterAddress,
  type parameters,
  pathCount,
  pathSet,
  rayOffset,
  raySetAddress,
  registersAddress,
  spareCount,
  treeEndsAddress,
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

/** Meetings of a path with surfaces; Russian roulette ends nearly all before. */
export const bounceLimit = 16;
const directLimit = 64;
const indirectLimit = 4;
/** What is seen by way of another surface need not be met as exactly: an eighth of the evaluations less. */
const indirectCoarseness = 4;

const isEmpty = ({ start, end }: PathList): boolean => end <= start;
const addressOf = (hit: number): number => instancesAddress + (hit - 1) * instanceBytes;

export class Wavefront {
  /** Two views of the memory, for those who fill in paths and read what they brought. */
  readonly integers: Int32Array;
  readonly floats: Float32Array;
  readonly #engine: Engine;
  readonly #hits: Int32Array;
  /** For sorting: a word for each code of a hit, all 0 in between, and one for each path. */
  readonly #places = new Int32Array(lightHit + lightLimit);
  readonly #sorted = new Int32Array(pathCount);
  readonly #bounces: number;

  /** bounces: how often a path may meet a surface; 1 is direct light alone. */
  constructor(engine: Engine, bounces = bounceLimit) {
    this.#engine = engine;
    this.#bounces = bounces;
    this.integers = new Int32Array(engine.memory);
    this.floats = new Float32Array(engine.memory);
    this.#hits = this.integers.subarray((raySetAddress(pathSet) + rayOffset('hit')) >> 2);
  }

  /** Traces the first `count` paths, whose seed, sample, column and row the caller has written. */
  run(count: number): void {
    const start = listAddress(lists.all);
    for (let path = 0; path < count; path++) this.integers[(start >> 2) + path] = path;
    let list = this.#padded(start, start + 4 * count);
    this.#call('camera', list.start, list.end);
    for (let bounce = 0; bounce < this.#bounces && !isEmpty(list); bounce++) list = this.#nextBounce(list, bounce);
  }

  #call(name: string, ...args: number[]): void {
    this.#engine.functions[name]!(this.#engine.step, ...args);
  }

  #setParameter(name: keyof typeof parameters, value: number): void {
    this.floats[parameterAddress(name) >> 2] = value;
  }

  /** A list that ends at a byte address, with spare paths behind it. */
  #padded(start: number, end: number): PathList {
    for (let spare = 0; spare < spareCount; spare++) this.integers[(end >> 2) + spare] = pathCount + spare;
    return { start, end };
  }

  /** The list at `start` whose end the last stage reported in register `index`. */
  #reported(start: number, index = 0): PathList {
    return this.#padded(start, this.integers[(registersAddress + 16 * index) >> 2]!);
  }

  /** Finds what the rays of a list meet among the instances. */
  #descend(list: PathList, set: number): void {
    const { nodesEnd } = this.#engine.data;
    if (nodesEnd === nodesAddress || isEmpty(list)) return;
    const start = listAddress(lists.tree);
    const { end } = this.#padded(start, this.#append(list, start));
    this.integers[treeEndsAddress >> 2] = end;
    this.#call('descend', nodesAddress, nodesEnd, raySetAddress(set), set === pathSet ? 0 : 1);
  }

  /** Groups a list by what its rays hit; calls back with each group, padded. A counting sort. */
  #groupByHit(list: PathList, visit: (hit: number, group: PathList) => void): void {
    const [first, last] = [list.start >> 2, list.end >> 2];
    const [integers, hits, places, sorted] = [this.integers, this.#hits, this.#places, this.#sorted];
    const found: number[] = [];
    for (let word = first; word < last; word++) {
      const hit = hits[integers[word]!]!;
      if (places[hit] === 0) found.push(hit);
      places[hit] = places[hit]! + 1;
    }
    found.sort((a, b) => a - b);
    let from = 0;
    const starts = found.map((hit) => {
      const start = from;
      from += places[hit]!;
      places[hit] = start;
      return start;
    });
    for (let word = first; word < last; word++) {
      const path = integers[word]!;
      const place = places[hits[path]!]!;
      sorted[place] = path;
      places[hits[path]!] = place + 1;
    }
    for (const hit of found) places[hit] = 0;
    const start = listAddress(lists.sorted);
    found.forEach((hit, index) => {
      const end = starts[index + 1] ?? from;
      integers.set(sorted.subarray(starts[index], end), start >> 2);
      visit(hit, this.#padded(start, start + 4 * (end - starts[index]!)));
    });
  }

  /** Copies a list behind another. */
  #append(list: PathList, end: number): number {
    this.integers.copyWithin(end >> 2, list.start >> 2, list.end >> 2);
    return end + list.end - list.start;
  }

  /** Surfaces of what was hit; paths that left the scene or met a light end. Returns the paths that are on a surface. */
  #meetSurfaces(list: PathList): PathList {
    const out = listAddress(lists.next);
    const { lightCount } = this.#engine.data;
    let end = out;
    this.#groupByHit(list, (hit, group) => {
      if (hit === 0) return this.#call('sky', group.start, group.end, lightCount);
      if (hit >= lightHit) return this.#call('lamp', group.start, group.end, lightCount);
      if (hit === floorHit) this.#call('surfaceFloor', group.start, group.end);
      else this.#call(`surface${this.#engine.data.instanceShapes[hit - 1]}`, group.start, group.end, addressOf(hit));
      end = this.#append(group, end);
    });
    return this.#padded(out, end);
  }

  /** Walks beneath surfaces, and puts those paths behind the ones that stayed on theirs. */
  #wander(walk: PathList, surface: PathList, bounce: number): PathList {
    let { end } = surface;
    this.#groupByHit(walk, (hit, group) => {
      // The floor has no inside: its light comes back where it went in.
      if (hit !== floorHit)
        this.#call(`wander${this.#engine.data.instanceShapes[hit - 1]}`, group.start, group.end, addressOf(hit), bounce);
      end = this.#append(group, end);
    });
    return this.#padded(surface.start, end);
  }

  #sendShadows(list: PathList, set: number): void {
    if (isEmpty(list)) return;
    if (this.#engine.data.hasFloor) this.#call('floorShadow', list.start, list.end, raySetAddress(set));
    this.#descend(list, set);
    this.#call('deposit', list.start, list.end, raySetAddress(set));
  }

  /** The chances of looking for light in the environment and in the lights: both at first, one of them later. */
  #setShares(bounce: number): void {
    const { hasEnvironment, lightCount } = this.#engine.data;
    const shareAt = (at: number): number => (hasEnvironment && lightCount > 0 && at > 0 ? 0.5 : 1);
    const before = Math.max(bounce - 1, 0);
    this.#setParameter('environmentShare', hasEnvironment ? shareAt(bounce) : 0);
    this.#setParameter('lightShare', lightCount > 0 ? shareAt(bounce) : 0);
    this.#setParameter('previousEnvironmentShare', hasEnvironment ? shareAt(before) : 0);
    this.#setParameter('previousLightShare', lightCount > 0 ? shareAt(before) : 0);
    this.#setParameter('contributionLimit', bounce === 0 ? directLimit : indirectLimit);
    this.#setParameter('hitCoarseness', bounce === 0 ? 1 : indirectCoarseness);
  }

  /** 1. what the rays meet; 2. its surface; 3. which way on; 4. glass; 5. other surfaces, with their shadow rays. */
  #nextBounce(list: PathList, bounce: number): PathList {
    const { lightCount } = this.#engine.data;
    this.#setShares(bounce);
    this.#call('analytic', list.start, list.end, lightCount);
    this.#descend(list, pathSet);
    const met = this.#meetSurfaces(list);
    const [glassStart, walkStart, surfaceStart] = [listAddress(lists.glass), listAddress(lists.walk), listAddress(lists.surface)];
    this.#call('route', met.start, met.end, bounce, glassStart, walkStart, surfaceStart);
    const [glass, walk, stayed] = [this.#reported(glassStart, 0), this.#reported(walkStart, 1), this.#reported(surfaceStart, 2)];
    const surface = isEmpty(walk) ? stayed : this.#wander(walk, stayed, bounce);
    const nextStart = listAddress(lists.all);
    this.#call('glass', glass.start, glass.end, bounce, nextStart);
    const through = this.#reported(nextStart);
    const shadows = [listAddress(lists.skyShadow), listAddress(lists.lightShadow)] as const;
    this.#call('shade', surface.start, surface.end, bounce, lightCount, ...shadows, through.end);
    const [sky, lights, next] = [this.#reported(shadows[0], 0), this.#reported(shadows[1], 1), this.#reported(nextStart, 2)];
    this.#sendShadows(sky, environmentShadowSet);
    this.#sendShadows(lights, lightShadowSet);
    return next;
  }
}
