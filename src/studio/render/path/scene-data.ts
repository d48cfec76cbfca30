/** A scene's numbers as the kernels read them: parameters, instances, lights and boxes in the words of the memory map. Cloneable. */
import type { Box } from '../../../kernel/index.ts';
import { type EnvironmentTable, environmentTable } from './environment-table.ts';
import { buildInstanceTree, type InstanceTree, type PlacedInstance, placeBox, rotationRows } from './instance-tree.ts';
import { instanceWords, lightKinds, lightWords } from './intersect-stages.ts';
import type { SceneKernels, TraceCache } from './kernels.ts';
import {
  imagesAddress,
  instanceBytes,
  instancesAddress,
  lightBytes,
  lightsAddress,
  listAddress,
  lists,
  nodeBytes,
  nodesAddress,
  parameters,
  parametersAddress,
  parameterWords,
  reflectanceAddress,
  treeEndsAddress,
} from './memory-map.ts';
import type { Camera, Environment, Instance, Light, TraceScene, Triple } from './trace-scene.ts';
import { nodeWords } from './traversal-stages.ts';

/** Words to be copied to an address. Buffers are shared, so that posting them copies nothing. */
export interface MemoryImage {
  readonly address: number;
  readonly words: Float32Array;
}

export interface SceneData {
  readonly images: readonly MemoryImage[];
  readonly memoryPages: number;
  /** Shape of each instance. */
  readonly instanceShapes: Int32Array;
  /** Behind the nodes of the instance tree. */
  readonly nodesEnd: number;
  readonly hasFloor: boolean;
  readonly lightCount: number;
  /** False: no use in looking for light there. */
  readonly hasEnvironment: boolean;
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const unit = (a: Triple): Triple => a.map((x) => x / Math.sqrt(dot(a, a))) as unknown as Triple;

const shared = (wordCount: number): Float32Array => new Float32Array(new SharedArrayBuffer(4 * wordCount));

/** How near to a surface counts as on it, in metres. */
const hitDistance = 2e-5;

function cameraWords(camera: Camera, size: { width: number; height: number }): [keyof typeof parameters, readonly number[]][] {
  const forward = unit(minus(camera.target, camera.position));
  const steep = Math.abs(forward[1]) > 0.9999;
  const right = unit(cross(forward, steep ? [0, 0, -1] : [0, 1, 0]));
  const pixelSize = Math.tan(camera.fieldOfView / 2) / (Math.min(size.width, size.height) / 2);
  const up = cross(right, forward);
  const [shiftRight, shiftUp] = (camera.shift ?? [0, 0]).map((shift) => shift * size.height * pixelSize) as [number, number];
  return [
    ['cameraPosition', camera.position],
    ['cameraRight', right],
    ['cameraUp', up],
    // To the picture's middle, one metre along the axis: of unit length but for the shift.
    ['cameraForward', forward.map((value, axis) => value + shiftRight * right[axis]! + shiftUp * up[axis]!)],
    ['imageWidth', [size.width]],
    ['imageHeight', [size.height]],
    ['pixelSize', [pixelSize]],
    ['focusDistance', [camera.focusDistance]],
    ['lensRadius', [camera.lensRadius]],
    ['bladeCount', [camera.bladeCount]],
    ['footprint', [Math.max(0.5 * pixelSize, 1e-4)]],
    ['hitDistance', [hitDistance]],
    ['hitAngle', [Math.min(Math.max(0.25 * pixelSize, 5e-5), 3e-4)]],
  ];
}

function parameterImage(scene: TraceScene, size: { width: number; height: number }): MemoryImage {
  const words = shared(parameterWords);
  const put = (name: keyof typeof parameters, values: readonly number[]): void => words.set(values, parameters[name]);
  for (const [name, values] of cameraWords(scene.camera, size)) put(name, values);
  const { floor } = scene;
  put('floorHeight', [floor?.height ?? 0]);
  put('floorFarEdge', [floor?.farEdge ?? -1e30]);
  put('hasFloor', [floor ? 1 : 0]);
  put('lightCount', [scene.lights.length]);
  put('environmentTurns', [scene.environment.rotation / (2 * Math.PI)]);
  put('maximumDepth', [5]);
  put('rouletteDepth', [1]);
  return { address: parametersAddress, words };
}

function instanceImage(instances: readonly Instance[], boxes: readonly (Box | null)[]): MemoryImage {
  const words = shared((instanceBytes / 4) * Math.max(instances.length, 1));
  const integers = new Int32Array(words.buffer);
  instances.forEach(({ shape, position, rotation = [0, 0, 0], scale = 1 }, index) => {
    const at = (instanceBytes / 4) * index;
    words.set(rotationRows(rotation).flat(), at + instanceWords.rotation);
    words.set([...position, 1 / scale, scale], at + instanceWords.position);
    integers[at + instanceWords.id] = index + 1;
    boxes[shape]?.forEach(({ low, high }, axis) => {
      words[at + instanceWords.low + axis] = low;
      words[at + instanceWords.high + axis] = high;
    });
  });
  return { address: instancesAddress, words };
}

const luminanceOf = (radiance: Triple): number => Math.max(dot(radiance, [0.2126, 0.7152, 0.0722]), 1e-9);

/** The words of a light but for its kind. A rect reaches from its centre by `right` and `up` to both sides. */
function wordsOfLight(light: Light): Partial<Record<keyof typeof lightWords, readonly number[]>> {
  switch (light.kind) {
    case 'rect': {
      const normal = cross(light.right, light.up);
      const area = 4 * Math.sqrt(dot(normal, normal));
      const { centre, right, up, radiance } = light;
      return { centre, right, up, normal: unit(normal), radiance, area: [area], weight: [luminanceOf(radiance)] };
    }
    case 'sphere': {
      const { centre, radius, radiance } = light;
      return { centre, radiance, radius: [radius], area: [Math.PI * radius * radius], weight: [luminanceOf(radiance)] };
    }
    case 'sun': {
      const sine = Math.sin(light.angularRadius);
      const radiance = light.irradiance.map((e) => e / (Math.PI * sine * sine)) as unknown as Triple;
      const cap = 2 * Math.sin(light.angularRadius / 2) ** 2;
      return { normal: unit(light.direction), radiance, cap: [cap], weight: [luminanceOf(light.irradiance)] };
    }
  }
}

function lightImage(lights: readonly Light[]): MemoryImage {
  const words = shared((lightBytes / 4) * Math.max(lights.length, 1));
  const integers = new Int32Array(words.buffer);
  lights.forEach((light, index) => {
    const at = (lightBytes / 4) * index;
    integers[at + lightWords.kind] = lightKinds[light.kind];
    for (const [name, values] of Object.entries(wordsOfLight(light))) words.set(values, at + lightWords[name as keyof typeof lightWords]);
  });
  return { address: lightsAddress, words };
}

/** The nodes of a tree, depth first. */
function nodeImage(tree: InstanceTree | null, boxes: readonly Box[], count: number): MemoryImage {
  const words = shared((nodeBytes / 4) * Math.max(count, 1));
  const integers = new Int32Array(words.buffer);
  let next = 0;
  const write = (node: InstanceTree, depth: number): void => {
    const at = (nodeBytes / 4) * next++;
    const box = node.kind === 'leaf' ? node.placed.box : boxes[node.node]!;
    box.forEach(({ low, high }, axis) => {
      words[at + nodeWords.low + axis] = low;
      words[at + nodeWords.high + axis] = high;
    });
    integers[at + nodeWords.list] = listAddress(lists.tree + depth);
    integers[at + nodeWords.end] = treeEndsAddress + 16 * depth;
    if (node.kind === 'node') for (const child of node.children) write(child, depth + 1);
    else {
      integers[at + nodeWords.instance] = instancesAddress + node.placed.instance * instanceBytes;
      integers[at + nodeWords.shape] = node.placed.shape;
    }
    integers[at + nodeWords.skip] = nodesAddress + next * nodeBytes;
  };
  if (tree) write(tree, 0);
  return { address: nodesAddress, words };
}

function tableOf(environment: Environment, { environments }: TraceCache): EnvironmentTable {
  const table = environments.get(environment) ?? environmentTable(environment);
  environments.set(environment, table);
  return table;
}

interface SceneDataOptions {
  readonly size: { readonly width: number; readonly height: number };
  /** Of the solid, by shape; null where there is none. */
  readonly boxes: readonly (Box | null)[];
  readonly cache: TraceCache;
}

/** scene: checked by assertScene */
export function sceneDataOf(scene: TraceScene, kernels: SceneKernels, options: SceneDataOptions): SceneData {
  const { size, boxes, cache } = options;
  const environment = tableOf(scene.environment, cache);
  const nodes: Box[] = [];
  const placed = scene.instances.flatMap((instance, index): PlacedInstance[] => {
    const box = boxes[instance.shape];
    return box ? [{ instance: index, shape: instance.shape, box: placeBox(box, instance) }] : [];
  });
  const tree = buildInstanceTree(placed, (box) => nodes.push(box) - 1, scene.camera.position);
  const shapeImages = [...kernels.places].map(([image, address]): MemoryImage => {
    const words = shared(image.pixels.length);
    words.set(image.pixels);
    return { address, words };
  });
  const nodeCount = placed.length + nodes.length;
  const own = [
    parameterImage(scene, size),
    instanceImage(scene.instances, boxes),
    lightImage(scene.lights),
    nodeImage(tree, nodes, nodeCount),
  ];
  const instanceShapes = new Int32Array(new SharedArrayBuffer(4 * Math.max(scene.instances.length, 1)));
  instanceShapes.set(scene.instances.map(({ shape }) => shape));
  return {
    images: [
      ...own,
      ...shapeImages,
      { address: reflectanceAddress, words: cache.reflectance },
      { address: kernels.environment.address, words: environment.words },
    ],
    memoryPages: Math.ceil(Math.max(kernels.memoryEnd, imagesAddress) / 65_536),
    instanceShapes,
    nodesEnd: nodesAddress + nodeCount * nodeBytes,
    hasFloor: scene.floor !== null,
    lightCount: scene.lights.length,
    hasEnvironment: environment.isLit,
  };
}
