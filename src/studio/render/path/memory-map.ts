/**
 * Where everything lies in the memory of one worker, in bytes. A block of paths is kept as structure of arrays: each column holds one
 * word a path. Lists hold indices of paths, padded with the spare paths behind the last, which take whatever is written to them.
 */

/** Paths in flight at once. */
export const pathCount = 8192;
/** Lists end with this many indices of spare paths, so that four lanes may run past their end. */
export const spareCount = 4;
/** Not a power of two: columns then do not fall on the same cache sets. */
const columnBytes = 4 * (pathCount + 2 * spareCount) + 192;
export const listBytes = columnBytes + 64;

export const instanceLimit = 16_384;
export const lightLimit = 64;
/** Lists of the driver, and as many as a traversal of the instance tree may stack. */
export const listCount = 48;

/** What the lists hold; `tree` is the first of one for each depth of the instance tree. */
export const lists = {
  all: 0,
  next: 1,
  sorted: 2,
  glass: 3,
  walk: 4,
  surface: 5,
  skyShadow: 6,
  lightShadow: 7,
  march: 8,
  tree: 9,
} as const;

/** Words of each column of a path. */
export const pathColumns = {
  /** Of the ray; then the point that was hit; then of the next ray and of its shadow rays. */
  origin: 3,
  throughput: 3,
  /** Radiance gathered. */
  light: 3,
  /** Density of the direction by the last scattering; below 0: no light was sampled there. */
  density: 1,
  /** Scatterings so far, without clear glass. i32 */
  depth: 1,
  /** 1: since the last, broad, scattering the ray has met glass, and shadow rays have counted what light comes through. */
  covered: 1,
  /** 1 + instance of the glass that the ray is in, and of the glass around that; 0: none. i32 */
  medium: 1,
  outer: 1,
  mediumIor: 1,
  outerIor: 1,
  mediumAbsorption: 3,
  outerAbsorption: 3,
  /** Bits of the pixel and the seed; the sample's number with its bits reversed. i32 */
  seed: 1,
  sample: 1,
  /** Position of the pixel. i32 */
  column: 1,
  row: 1,
  /** Product of clear surfaces before the albedo plane was written; 1 when it was. */
  tint: 3,
  isSeen: 1,
  /** 1: at glass, before the albedo plane was written, the path took the less likely of reflection and refraction. */
  isStray: 1,
  albedo: 3,
  firstNormal: 3,
  firstDepth: 1,
  /** i32 */
  firstId: 1,
  /** At the hit: geometric and shading normal, in the scene's space, towards the ray's side. */
  geometric: 3,
  shading: 3,
  /** 1: hit from outside, -1: from inside. */
  side: 1,
  /** Distance by which to leave the surface. */
  gap: 1,
  base: 3,
  roughness: 1,
  metal: 1,
  ior: 1,
  sheen: 1,
  coat: 1,
  coatRoughness: 1,
  subsurface: 1,
  subsurfaceRadius: 3,
  transmission: 1,
  absorption: 3,
  emission: 3,
  /** 0: all layers, 1: no diffuse light (its part went beneath the surface), 2: only it, on its way out. */
  lobes: 1,
} as const;
export type PathColumn = keyof typeof pathColumns;

/** Words of each column of a ray. Set 0 holds the paths' own rays, the others shadow rays from the paths' origins. */
export const rayColumns = {
  direction: 3,
  /** Distance to the nearest hit, or how far to look. A shadow ray that met something has -1. */
  far: 1,
  /** What was hit: 0 nothing, 1 + instance, or the codes below. i32 */
  hit: 1,
  /** Part of the ray that is left to march through one instance, in its own space. */
  near: 1,
  end: 1,
  /** What arrives if nothing is in the way. */
  carried: 3,
  /** Of a shadow ray: what `carried` is multiplied by at the first glass, behind which the path's own ray does not look for light. */
  glassGain: 1,
} as const;
export type RayColumn = keyof typeof rayColumns;

export const floorHit = 65_535;
/** Plus the light's index. */
export const lightHit = 65_536;

export const pathSet = 0;
export const environmentShadowSet = 1;
export const lightShadowSet = 2;
const raySetCount = 3;

const widthOf = (columns: Record<string, number>): number => Object.values(columns).reduce((sum, width) => sum + width, 0);

function offsetsOf<Column extends string>(columns: Record<Column, number>): Record<Column, number> {
  let offset = 0;
  const result = {} as Record<Column, number>;
  for (const name of Object.keys(columns) as Column[]) {
    result[name] = offset;
    offset += columns[name] * columnBytes;
  }
  return result;
}

const pathOffsets = offsetsOf(pathColumns);
const rayOffsets = offsetsOf(rayColumns);

export const registersAddress = 64;
/** Ends of the lists of the instance tree, by depth, 16 bytes each. */
export const treeEndsAddress = 256;
export const constantsAddress = 1024;
export const constantsEnd = 512 * 1024;
export const parametersAddress = constantsEnd + 64;
const parametersBytes = 1024;
export const instanceBytes = 96;
export const instancesAddress = parametersAddress + parametersBytes;
export const lightBytes = 96;
export const lightsAddress = instancesAddress + instanceLimit * instanceBytes;
export const nodeBytes = 48;
export const nodesAddress = lightsAddress + lightLimit * lightBytes;
const listsAddress = nodesAddress + 2 * instanceLimit * nodeBytes;
const raysAddress = listsAddress + listCount * listBytes;
const pathsAddress = raysAddress + raySetCount * widthOf(rayColumns) * columnBytes;
export const reflectanceAddress = pathsAddress + widthOf(pathColumns) * columnBytes;
/** Entries along the cosine and along the roughness. */
export const reflectanceSize = 32;
export const reflectanceChannels = 3;
/** Images of the shapes, then the environment. */
export const imagesAddress = reflectanceAddress + 4 * reflectanceChannels * reflectanceSize ** 2;

export const listAddress = (list: number): number => listsAddress + list * listBytes;
export const pathAddress = (name: PathColumn, component = 0): number => pathsAddress + pathOffsets[name] + component * columnBytes;
export const raySetAddress = (set: number): number => raysAddress + set * widthOf(rayColumns) * columnBytes;
export const rayOffset = (name: RayColumn, component = 0): number => rayOffsets[name] + component * columnBytes;

/** Where a shape's field is measured on a grid, before there are paths. */
export const probeAddress = pathsAddress;
/** Cells along each side of a shape's domain. */
export const probeSide = 32;

/** Words of the parameter block. */
export const parameters = {
  cameraPosition: 0,
  cameraRight: 3,
  cameraUp: 6,
  cameraForward: 9,
  imageWidth: 12,
  imageHeight: 13,
  /** Tangent of half the field of view over half the shorter side, in pixels. */
  pixelSize: 14,
  focusDistance: 15,
  lensRadius: 16,
  bladeCount: 17,
  floorHeight: 18,
  floorFarEdge: 19,
  hasFloor: 20,
  lightCount: 21,
  environmentTurns: 22,
  /** Chance that this bounce samples the environment and the lights, and the same of the bounce before. */
  environmentShare: 23,
  lightShare: 24,
  previousEnvironmentShare: 25,
  previousLightShare: 26,
  /** Largest channel of one contribution. */
  contributionLimit: 27,
  /** Smallest step and hit distance, absolute and by ray length. */
  hitDistance: 28,
  hitAngle: 29,
  /** Factor of both: paths that have been scattered look less closely. */
  hitCoarseness: 33,
  maximumDepth: 30,
  rouletteDepth: 31,
  footprint: 32,
} as const;
export const parameterAddress = (name: keyof typeof parameters, component = 0): number =>
  parametersAddress + 4 * (parameters[name] + component);
export const parameterWords = 40;
