/** Distances for the air before a picture whose blur is all that is seen there: see air-depths.task.ts. */
import type { PixelSize } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import { sharedFloats } from '../shared-bytes.ts';
import type { SpreadDepthInput } from './air-depths.task.ts';
import type { Look } from './lens/index.ts';
import type { Camera, TracedPlanes } from './path/index.ts';

export type Depths = Pick<TracedPlanes, 'depth' | 'sampleCount'> & { readonly hitCount: Uint16Array };

/** traced: of `size`, or coarser by `factor`. Where there is no air, nobody asks, and the planes are zeros. throws generation_cancelled */
export async function airDepths(
  traced: TracedPlanes,
  { camera, look, size: { width, height }, factor = 1 }: { camera: Camera; look: Look; size: PixelSize; factor?: number },
  { pool, signal }: { pool: StudioPool; signal: AbortSignal },
): Promise<Depths> {
  const target: Depths = {
    depth: sharedFloats(width * height),
    sampleCount: new Uint16Array(new SharedArrayBuffer(2 * width * height)),
    hitCount: new Uint16Array(new SharedArrayBuffer(2 * width * height)),
  };
  if (!look.fog && !look.rain && !look.snow) return target;
  const { depth, sampleCount, hitCount = sampleCount } = traced;
  const pixel = (factor * Math.tan(camera.fieldOfView / 2)) / (Math.min(width, height) / 2);
  const input: SpreadDepthInput = {
    from: { depth, sampleCount, hitCount },
    factor,
    target,
    size: { width, height },
    focusMetres: camera.focusDistance,
    discPixels: (2 * camera.lensRadius) / pixel,
  };
  const moduleUrl = new URL('./air-depths.task.ts', import.meta.url).href;
  await pool.run<SpreadDepthInput, void>({ moduleUrl, name: 'spreadDepths', input }, signal);
  return target;
}
