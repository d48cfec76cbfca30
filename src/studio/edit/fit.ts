/** Brings an edited photograph to the size that was asked for: cut to its aspect around the subject, then scaled. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { cropImage, resizeImage } from '../../imaging/index.ts';
import type { PixelBox } from '../segment/index.ts';

export interface Fitted {
  readonly image: RasterImage;
  /** The part of the photograph that is shown, in its own pixels. */
  readonly nativeSize: PixelSize;
  readonly isCut: boolean;
}

/** Start of a window of `length` in [0, whole) that has `middle` as near its own middle as it can. */
const windowStart = (whole: number, length: number, middle: number): number =>
  Math.round(Math.min(Math.max(middle - length / 2, 0), whole - length));

/** The largest box of the wanted aspect; the whole picture when its aspect is right to within a pixel. */
function boxOfAspect({ width, height }: RasterImage, size: PixelSize, focus: PixelBox | null): PixelBox {
  const scale = Math.min(width / size.width, height / size.height);
  const box = {
    width: Math.min(width, Math.max(1, Math.round(size.width * scale))),
    height: Math.min(height, Math.max(1, Math.round(size.height * scale))),
  };
  const middle = focus ? { x: focus.left + focus.width / 2, y: focus.top + focus.height / 2 } : { x: width / 2, y: height / 2 };
  return { ...box, left: windowStart(width, box.width, middle.x), top: windowStart(height, box.height, middle.y) };
}

/** An image that has the size already is returned as it is, to the byte. */
export async function fitToSize(image: RasterImage, size: PixelSize, focus: PixelBox | null): Promise<Fitted> {
  const { width, height } = image;
  if (width === size.width && height === size.height) return { image, nativeSize: { width, height }, isCut: false };
  const box = boxOfAspect(image, size, focus);
  const isCut = box.width < width || box.height < height;
  const cut = isCut ? await cropImage(image, box) : image;
  return { image: await resizeImage(cut, size), nativeSize: { width: cut.width, height: cut.height }, isCut };
}
