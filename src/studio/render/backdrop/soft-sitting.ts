/** A sitting made ready to be photographed coarsely, with what is in focus at full size. */
import type { PixelSize } from '../../../engine.ts';
import { coarseOf } from '../denoise/index.ts';
import { type Camera, type PreparedScene, prepareScene, type TraceCache } from '../path/index.ts';
import type { Sitting } from '../photograph.ts';
import { cameraOfPart, type Rows, softnessOf } from './focus-band.ts';
import type { SoftSitting } from './soft-photograph.ts';

/** Pixels. Smaller pictures are made whole: they are quick, and their discs of confusion are small. */
export const softFrom = 2_500_000;

/** null where too much is in focus, and the whole must be made at full size. throws engine_failed as prepareScene does */
export function softSitting({ scene, look }: Sitting, size: PixelSize, cache: TraceCache): SoftSitting | null {
  const { camera } = scene;
  const softness = softnessOf(camera, size);
  if (!softness) return null;
  const { factor, band } = softness;
  const prepare = (seen: Camera, partSize: PixelSize): PreparedScene => ({
    ...prepareScene({ ...scene, camera: seen }, { size: partSize, cache }),
    warnings: [],
  });
  const coarse = coarseOf(size, factor);
  const coarseCamera = cameraOfPart(camera, size, { top: 0, bottom: factor * coarse.height, width: factor * coarse.width });
  const bandOf = ({ top, bottom }: Rows): SoftSitting['band'] => {
    const seen = cameraOfPart(camera, size, { top, bottom, width: size.width });
    return { prepared: prepare(seen, { width: size.width, height: bottom - top }), top };
  };
  return {
    camera,
    look,
    size,
    factor,
    coarse: { prepared: prepare(coarseCamera, coarse), camera: coarseCamera },
    band: band && bandOf(band),
  };
}
