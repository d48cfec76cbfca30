/**
 * A developed picture and the planes it was traced with -> the same picture drawn, painted, cut or aged. Costs nothing for a style that
 * is made before tracing. Knows nothing of scenes, prompts or type, which is set afterwards.
 */
import type { RasterImage } from '../../../engine.ts';
import { createRng } from '../../../shared/index.ts';
import type { StudioPool } from '../../pool.ts';
import type { StyleName } from '../../scene/index.ts';
import type { Camera, TracedPlanes } from '../path/index.ts';
import { type Atelier, createAtelier, type Sketch } from './atelier.ts';
import type { Plane } from './plane.ts';
import { recipes } from './recipes.ts';

export interface StyleOptions {
  readonly style: StyleName;
  /** What the planes were seen with. */
  readonly camera: Camera;
  /** A safe integer: paper, bristles, dust. */
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** The planes may be smaller than the picture, of the same aspect. Default false. */
  readonly planesAreSmall?: boolean;
}

/** What strokes and regions are planned at: pictures of more are planned at a whole fraction that is fewer. */
const workingPixels = 420_000;

type Numbers = Float32Array | Uint16Array | Uint8Array;

/** The same numbers where all workers see them: without a copy when they are there already. */
function share(values: Numbers): SharedArrayBuffer {
  const { buffer, byteOffset, byteLength } = values;
  if (buffer instanceof SharedArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  const shared = new SharedArrayBuffer(byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer, byteOffset, byteLength));
  return shared;
}

/** Rows of right, up and towards the viewer. */
function basisOf({ position, target }: Camera): Float32Array {
  const back = [0, 1, 2].map((c) => position[c]! - target[c]!) as [number, number, number];
  const length = Math.hypot(...back) || 1;
  const [bx, by, bz] = back.map((value) => value / length) as [number, number, number];
  const flat = Math.hypot(bx, bz);
  const [rx, rz] = flat < 1e-6 ? [1, 0] : [bz / flat, -bx / flat];
  return Float32Array.from([rx, 0, rz, by * rz, bz * rx - bx * rz, -by * rx, bx, by, bz]);
}

async function sketchOf(atelier: Atelier, image: RasterImage, planes: TracedPlanes, camera: Camera): Promise<Sketch> {
  const source = (data: Numbers, channels: number, { width, height }: { width: number; height: number } = planes): Plane => ({
    width,
    height,
    channels,
    data: share(data),
  });
  const picture = source(image.data, 3, image);
  return {
    picture,
    lab: await atelier.pass('reduceLab', 3, { planes: { picture } }),
    albedo: await atelier.pass('reduceAlbedo', 3, { planes: { albedo: source(planes.albedo, 3) } }),
    normal: await atelier.pass('reduceNormal', 3, { planes: { normal: source(planes.normal, 3) }, tables: { basis: basisOf(camera) } }),
    depth: await atelier.pass('reduceDepth', 1, { planes: { depth: source(planes.depth, 1) } }),
    id: await atelier.pass('reduceId', 1, { planes: { id: source(planes.id, 1) } }),
  };
}

function workingSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(workingPixels / (width * height)));
  return { width: Math.max(1, Math.round(scale * width)), height: Math.max(1, Math.round(scale * height)) };
}

/**
 * The picture in the style; the picture itself where the style is made before tracing. The bytes depend on picture, planes, style, camera
 * and seed only. The result lies in shared memory.
 * throws   generation_cancelled; RangeError when picture and planes differ in size or the picture has not three channels
 */
export async function applyStyle(image: RasterImage, planes: TracedPlanes, options: StyleOptions): Promise<RasterImage> {
  const { style, camera, seed, pool, signal, planesAreSmall = false } = options;
  const recipe = recipes[style];
  if (!recipe) return image;
  const { width, height, channels } = image;
  if (channels !== 3 || (!planesAreSmall && (width !== planes.width || height !== planes.height)))
    throw new RangeError(
      `a picture of 3 channels and ${planes.width} x ${planes.height} is wanted, got ${channels} and ${width} x ${height}`,
    );
  const paper = createRng(seed).fork('style').uint32() & 0xffffff;
  const atelier = createAtelier({ full: { width, height }, work: workingSize({ width, height }), seed: paper, pool, signal });
  const sketch = await sketchOf(atelier, image, planes, camera);
  return { width, height, channels: 3, data: new Uint8Array(await recipe(atelier, sketch)) };
}
