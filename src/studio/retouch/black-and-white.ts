/** A black-and-white print of a photograph. */
import type { RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';

const moduleUrl = new URL('./black-and-white.task.ts', import.meta.url).href;

/** The same size and channels; alpha is kept. throws generation_cancelled */
export const blackAndWhite = (image: RasterImage, { pool, signal }: { pool: StudioPool; signal: AbortSignal }): Promise<RasterImage> =>
  pool.run<RasterImage, RasterImage>({ moduleUrl, name: 'printBlackAndWhite', input: image }, signal);
