/** What a reference must be as a picture: readable to its last row, and of a size and shape that the model takes. */
import type { Limits } from '../config.ts';
import { AppError, isAppError } from '../errors.ts';
import { type ImageHeader, verifyImage } from '../imaging/index.ts';

/** source: the hosted model's documentation: each side more than 14 pixels, aspect ratio within 1/16 to 16. */
const sideOver = 14;
const aspectLimit = 16;

/** throws reference_not_an_image, reference_too_large; the message is a predicate. */
export async function checkPicture(bytes: Uint8Array, limits: Pick<Limits, 'referencePixels'>): Promise<ImageHeader> {
  const header = await verifyImage(bytes, { pixels: limits.referencePixels }).catch((error: unknown) => {
    if (!isAppError(error)) throw error;
    throw new AppError(error.code, `is refused: ${error.message}`, { details: error.details, cause: error });
  });
  const { width, height } = header;
  if (Math.min(width, height) <= sideOver) {
    throw new AppError('reference_not_an_image', `is ${width}x${height} pixels; each side must be more than ${sideOver}`);
  }
  if (Math.max(width, height) > aspectLimit * Math.min(width, height)) {
    throw new AppError('reference_not_an_image', `is ${width}x${height} pixels; one side may be at most ${aspectLimit} times the other`);
  }
  return header;
}
