/** A sitting made ready to be photographed at half the size, with what is in focus at full size. */
import type { PixelSize } from '../../../engine.ts';
import { type PreparedScene, prepareScene, type TraceCache, type TraceScene } from '../path/index.ts';
import type { Sitting } from '../photograph.ts';
import { cameraOfRows, focusBand } from './focus-band.ts';
import type { SoftSitting } from './soft-photograph.ts';

/** Pixels. Smaller pictures are made whole: they are quick, and their discs of confusion are small. */
export const softFrom = 2_500_000;

/** null where too much is in focus, and the whole must be made at full size. throws engine_failed as prepareScene does */
export function softSitting({ scene, look }: Sitting, size: PixelSize, cache: TraceCache): SoftSitting | null {
  const { camera } = scene;
  const rows = focusBand(camera, size);
  if (!rows) return null;
  const prepare = (part: TraceScene, partSize: PixelSize): PreparedScene => ({
    ...prepareScene(part, { size: partSize, cache }),
    warnings: [],
  });
  const half = prepare(scene, { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) });
  const bandSize = { width: size.width, height: rows.bottom - rows.top };
  if (bandSize.height === 0) return { camera, look, size, half, band: null };
  return {
    camera,
    look,
    size,
    half,
    band: { prepared: prepare({ ...scene, camera: cameraOfRows(camera, size, rows) }, bandSize), top: rows.top },
  };
}
