/** Has figures brought to their size and painted onto a backdrop, in bands of rows that do not depend on the number of workers. */
import type { RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { Backdrop } from '../render/index.ts';
import type { CutOut, Plane } from '../segment/index.ts';
import { sharedBytes, shareImage } from '../shared-bytes.ts';
import type { Placement } from './collage-layout.ts';
import type { ComposeInput } from './compose.task.ts';
import type { LaidFigure, LayFigureInput, ReadFigure } from './figure-layer.task.ts';
import type { CutOutBox } from './layer.ts';
import type { Straw } from './straw.ts';

export interface Crew {
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export interface Composition {
  readonly backdrop: Backdrop;
  /** Back to front. */
  readonly figures: readonly { readonly box: CutOutBox; readonly placement: Placement }[];
  readonly straws: readonly Straw[];
  readonly seed: number;
}

const composeUrl = new URL('./compose.task.ts', import.meta.url).href;
const figureUrl = new URL('./figure-layer.task.ts', import.meta.url).href;
const bandRows = 128;

/** What of a cut-out a collage needs. throws generation_cancelled */
export const readFigure = (cutOut: CutOut, { pool, signal }: Crew): Promise<ReadFigure> =>
  pool.run<CutOut, ReadFigure>({ moduleUrl: figureUrl, name: 'readFigure', input: cutOut }, signal);

/** Three channels in shared memory, of the backdrop's size. throws generation_cancelled */
export async function composeFigures(composition: Composition, { pool, signal }: Crew): Promise<RasterImage> {
  const backdrop = { ...composition.backdrop, image: shareImage(composition.backdrop.image) };
  const { width, height } = backdrop.image;
  const shadowIn = backdrop.surface === 'none' ? null : backdrop.light;
  const [glow, ...figures] = await Promise.all([
    pool.run<RasterImage, Plane[]>({ moduleUrl: composeUrl, name: 'glowOf', input: backdrop.image }, signal),
    ...composition.figures.map((figure) => {
      const input: LayFigureInput = { ...figure, frame: { width, height }, shadowIn, light: backdrop.light };
      return pool.run<LayFigureInput, LaidFigure>({ moduleUrl: figureUrl, name: 'layFigure', input }, signal);
    }),
  ]);
  const frame: RasterImage = { width, height, channels: 3, data: sharedBytes(3 * width * height) };
  const tops = Array.from({ length: Math.ceil(height / bandRows) }, (_, band) => band * bandRows);
  const { straws, seed } = composition;
  await Promise.all(
    tops.map((top) => {
      const input: ComposeInput = { backdrop, glow, figures, straws, seed, frame, top, bottom: Math.min(height, top + bandRows) };
      return pool.run<ComposeInput, void>({ moduleUrl: composeUrl, name: 'composeBand', input }, signal);
    }),
  );
  return frame;
}
