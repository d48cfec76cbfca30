/** The cut-out as a picture of its own: straight alpha, clean edge colours, nothing behind it. */
import type { RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { CutOut } from '../segment/index.ts';

const moduleUrl = new URL('./cut-out-picture.task.ts', import.meta.url).href;

/** Four channels, the photograph's whole frame. throws generation_cancelled */
export const cutOutPicture = (cutOut: CutOut, { pool, signal }: { pool: StudioPool; signal: AbortSignal }): Promise<RasterImage> =>
  pool.run<CutOut, RasterImage>({ moduleUrl, name: 'drawCutOut', input: cutOut }, signal);
