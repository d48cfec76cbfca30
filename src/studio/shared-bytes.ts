/**
 * Pixels in memory that all threads see: a task's input is cloned unless it lies there. What is shared is not written to any more,
 * except by the tasks that were handed it to fill.
 */
import type { RasterImage } from '../engine.ts';

/** Zeros. */
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

/** Zeros. */
export const sharedFloats = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(4 * length));

/** Copied once, then seen by every worker; what is shared already is returned as it is. */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = sharedBytes(bytes.length);
  shared.set(bytes);
  return shared;
}

export const shareImage = (image: RasterImage): RasterImage => ({ ...image, data: shareBytes(image.data) });
