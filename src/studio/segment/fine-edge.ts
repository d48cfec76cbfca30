/** From a rough mask to the fine edge at full size, in bands over all studio workers. The bytes do not depend on how many there are. */
import type { RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import { shareBytes, sharedBytes } from '../shared-bytes.ts';
import { type PixelBox, unionOf } from './area.ts';
import type { Mask } from './components.ts';
import type { EdgeRows } from './edge.task.ts';
import type { EdgeOutput } from './edge-matte.ts';
import { type EdgeInput, tileRows } from './edge-tiles.ts';
import { alphaOf, dropAlpha } from './work-picture.ts';

export interface RoughOutline {
  /** The part of the picture that the mask covers, scaled; outside of it nothing is covered. */
  readonly area: PixelBox;
  readonly mask: Mask;
  /** Whether the subject's clean colour is wanted too. */
  readonly withColour: boolean;
}

export interface FineEdge extends EdgeOutput {
  /** The smallest box round all of alpha > 8; null when nothing is covered. */
  readonly box: PixelBox | null;
}

/** Of the edge's work; more than there are cores, since outlines lie unevenly. */
const edgeBands = 8;
const moduleUrl = new URL('./edge.task.ts', import.meta.url).href;

/** Alpha and colour lie in shared memory. throws generation_cancelled */
export async function refineEdge(
  image: RasterImage,
  { area, mask, withColour }: RoughOutline,
  { pool, signal }: { pool: StudioPool; signal: AbortSignal },
): Promise<FineEdge> {
  const { width, height } = image;
  const rgb = shareBytes(dropAlpha(image));
  const limit = alphaOf(image);
  const shared = { ...mask, data: shareBytes(mask.data) };
  const edge: EdgeInput = { rgb, alphaLimit: limit && shareBytes(limit), size: { width, height }, area, mask: shared };
  const output = { alpha: sharedBytes(width * height), colour: withColour ? sharedCopy(rgb) : null };
  const boxes = await Promise.all(
    tileRows(edge, edgeBands).map((rows) =>
      pool.run<EdgeRows, PixelBox | null>({ moduleUrl, name: 'edgeRows', input: { edge, output, ...rows } }, signal),
    ),
  );
  return { ...output, box: unionOf(boxes.filter((one) => one !== null)) };
}

function sharedCopy(bytes: Uint8Array): Uint8Array {
  const copy = sharedBytes(bytes.length);
  copy.set(bytes);
  return copy;
}
