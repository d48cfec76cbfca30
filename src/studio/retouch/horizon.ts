/** How far a photograph's horizon is from level. */
import type { RasterImage } from '../../engine.ts';
import { resizeImage } from '../../imaging/index.ts';
import type { StudioPool } from '../pool.ts';

const moduleUrl = new URL('./horizon.task.ts', import.meta.url).href;
const workingSide = 420;

/** Degrees clockwise, within 12; 0 when no tilt is plain. throws generation_cancelled */
export async function horizonTilt(image: RasterImage, { pool, signal }: { pool: StudioPool; signal: AbortSignal }): Promise<number> {
  const scale = Math.min(1, workingSide / Math.max(image.width, image.height));
  const small = await resizeImage(image, {
    width: Math.max(8, Math.round(scale * image.width)),
    height: Math.max(8, Math.round(scale * image.height)),
  });
  return pool.run<RasterImage, number>({ moduleUrl, name: 'tiltOf', input: small }, signal);
}
