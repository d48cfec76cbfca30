/**
 * A mountain range as a table of heights: ridges that branch, valleys laid out by bending the noise, slopes that stones would lie on, woods
 * at the foot. Pure function of its request; knows no camera and no light.
 *
 * source   ridged multifractal: Musgrave, in Ebert et al., "Texturing and Modeling" (1994); slopes held by thermal weathering: Musgrave,
 *          Kolb and Mace, "The Synthesis and Rendering of Eroded Fractal Terrains" (1989)
 */
import { fbm2, hash2, mix, noise2, smoothstep } from './noise.ts';

export interface TerrainRequest {
  /** Half its breadth; the highest peak is about 1 high, and it is 2 `halfDepth` deep. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  /** Where the highest peak stands, -1 left end to 1 right. */
  readonly peak: number;
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
}

/** Height in `heights`, wood (0 to 1) in `woods`: [row][column], first row the farthest. */
export interface Terrain {
  readonly heights: Float32Array;
  readonly woods: Float32Array;
}

function ridged(x: number, z: number, seed: number): number {
  let [sum, weight, amplitude, frequency] = [0, 1, 0.54, 1];
  for (let octave = 0; octave < 7; octave++) {
    const n = 1 - Math.abs(noise2(x * frequency, z * frequency, seed + 17 * octave) * 2 - 1) * 1.25;
    const signal = Math.max(0, n) ** 2 * weight;
    sum += signal * amplitude;
    weight = Math.min(1, signal * 2.1);
    amplitude *= 0.52;
    frequency *= 2.07;
  }
  return sum;
}

/** Slopes steeper than `talus` (rise a cell) slide down, a few rounds. */
function weather(heights: Float32Array, { columns, rows }: TerrainRequest, talus: number): void {
  for (let round = 0; round < 24; round++) {
    for (let y = 1; y + 1 < rows; y++) {
      for (let x = 1; x + 1 < columns; x++) {
        const at = y * columns + x;
        for (const next of [at - 1, at + 1, at - columns, at + columns]) {
          const over = heights[at]! - heights[next]! - talus;
          if (over <= 0) continue;
          heights[at] = heights[at]! - 0.4 * over;
          heights[next] = heights[next]! + 0.4 * over;
        }
      }
    }
  }
}

/** Firs as cones, one a cell of the given size. */
function crowns(x: number, z: number, size: number, seed: number): number {
  const [column, row] = [Math.floor(x / size), Math.floor(z / size)];
  let tallest = 0;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const [c, r] = [column + i, row + j];
      const dx = x - (c + 0.15 + 0.7 * hash2(c, r, seed)) * size;
      const dz = z - (r + 0.15 + 0.7 * hash2(c, r, seed + 1)) * size;
      const high = 0.55 + 0.45 * hash2(c, r, seed + 2);
      tallest = Math.max(tallest, high * (1 - Math.hypot(dx, dz) / (0.75 * size)));
    }
  }
  return tallest;
}

/** Of bare rock at (x, z), z growing towards the viewer; not yet scaled. */
function heightAt(x: number, z: number, { halfWidth, halfDepth, peak, seed }: TerrainRequest): number {
  const bendX = fbm2(x * 1.1 + 5, z * 1.1, 3, seed + 301) * 0.35;
  const bendZ = fbm2(x * 1.1, z * 1.1 + 9, 3, seed + 302) * 0.35;
  const rock = ridged((x + bendX) * 0.95 + 40, (z + bendZ) * 0.95 + 40, seed);
  const away = x - peak * halfWidth;
  const folds = fbm2(x * 1.1 + 11, z * 0.9 + 3, 3, seed + 311);
  const skyline = 0.72 + 0.5 * folds + 0.34 * Math.exp(-((away / 0.6) ** 2));
  const depth = z / halfDepth;
  const rise = smoothstep(0.8, -0.2, depth) * smoothstep(-1, -0.5, depth);
  return rise * Math.max(0.15, skyline) * (0.3 + 0.72 * rock);
}

/** Wooded hills before it. */
function hillAt(x: number, z: number, { halfDepth, seed }: TerrainRequest): number {
  const depth = z / halfDepth;
  const rise = 0.2 * smoothstep(1, 0.55, depth) * smoothstep(-0.6, 0.3, depth);
  return Math.max(0, rise * (0.45 + fbm2(x * 1.9 + 3, z * 1.6, 4, seed + 91))) - 0.02;
}

/** 0.1 to 0.4 s for 500 x 220. */
export function terrainOf(request: TerrainRequest): Terrain {
  const { halfWidth, halfDepth, columns, rows, seed } = request;
  const heights = new Float32Array(columns * rows);
  const woods = new Float32Array(columns * rows);
  const xOf = (column: number): number => ((column + 0.5) / columns - 0.5) * 2 * halfWidth;
  const zOf = (row: number): number => ((row + 0.5) / rows - 0.5) * 2 * halfDepth;
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) heights[y * columns + x] = heightAt(xOf(x), zOf(y), request);
  const highest = heights.reduce((a, b) => Math.max(a, b), 0.1);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) heights[y * columns + x] = heights[y * columns + x]! / highest + hillAt(xOf(x), zOf(y), request);
  weather(heights, request, (1.35 * 2 * halfWidth) / columns);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      const line = 0.27 + 0.12 * fbm2(xOf(x) * 4, zOf(y) * 4, 4, seed + 55);
      const wood =
        smoothstep(line + 0.03, line - 0.03, heights[at]!) * smoothstep(-0.16, 0.02, fbm2(xOf(x) * 3, zOf(y) * 3, 3, seed + 56) + 0.12);
      woods[at] = wood;
      const crag = 0.04 * fbm2(xOf(x) * 15, zOf(y) * 15, 4, seed + 57) * smoothstep(0.2, 0.5, heights[at]!);
      heights[at] = heights[at]! + mix(crag, 0.022 * crowns(xOf(x), zOf(y), 0.022, seed + 60), wood);
    }
  }
  return { heights, woods };
}
