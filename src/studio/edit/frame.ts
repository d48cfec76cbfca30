/** Operations that change the frame: crop, extend, turn, mirror, upscale. What stays in the frame by whole pixels keeps its bytes. */
import type { EngineRequest, RasterImage } from '../../engine.ts';
import { cropImage, mirrorImage, rotateImage, sharpenColour } from '../../imaging/index.ts';
import { type Crop, type Extend, shortened, type Turn, type Upscale } from '../language/index.ts';
import { extend, horizonTilt, type Margins, onLargerSheet } from '../retouch/index.ts';
import type { PixelBox } from '../segment/index.ts';
import type { Darkroom } from './darkroom.ts';

/** The largest box of the aspect inside of width x height, as near (x, y) as it can be. */
function boxOfAspect({ width, height }: RasterImage, aspect: number, middle: { x: number; y: number }): PixelBox {
  const w = Math.max(1, Math.min(width, Math.round(height * aspect)));
  const h = Math.max(1, Math.min(height, Math.round(width / aspect)));
  const start = (whole: number, length: number, at: number): number => Math.round(Math.min(Math.max(at - length / 2, 0), whole - length));
  return { left: start(width, w, middle.x), top: start(height, h, middle.y), width: w, height: h };
}

/** The box with a margin, widened to the aspect where there is room. */
function boxRound(box: PixelBox, image: RasterImage, aspect: number | null): PixelBox {
  const margin = 0.08 * Math.max(box.width, box.height);
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  let [w, h] = [box.width + 2 * margin, box.height + 2 * margin];
  if (aspect !== null) [w, h] = [Math.max(w, h * aspect), Math.max(h, w / aspect)];
  const width = Math.min(image.width, Math.round(w));
  const height = Math.min(image.height, Math.round(h));
  const start = (whole: number, length: number, at: number): number => Math.round(Math.min(Math.max(at - length / 2, 0), whole - length));
  return { left: start(image.width, width, middle.x), top: start(image.height, height, middle.y), width, height };
}

/** What is kept when nothing but "crop" is said: the subject with air, never more than this share cut off a side. */
export async function crop({ reference, target, aspect, words }: Crop, room: Darkroom): Promise<RasterImage> {
  const image = room.present(reference);
  const isWhole = target.kind === 'whole';
  const found = await room.ground(reference, isWhole ? { kind: 'subject' } : target);
  if (!isWhole && !found) {
    const left = aspect === null ? 'the picture stays' : 'the crop is round the middle';
    room.warnings.push(`Nothing was found for '${shortened(words)}': ${left}.`);
    if (aspect === null) return image;
  }
  const middle = found
    ? { x: found.box.left + found.box.width / 2, y: found.box.top + found.box.height / 2 }
    : { x: image.width / 2, y: image.height / 2 };
  if (isWhole && aspect !== null) return cropImage(image, boxOfAspect(image, aspect, middle));
  return found
    ? cropImage(image, boxRound(found.box, image, aspect))
    : cropImage(image, boxOfAspect(image, aspect ?? image.width / image.height, middle));
}

function marginsOf({ left, top, right, bottom, aspect }: Extend, { width, height }: RasterImage): Margins {
  if (aspect === null) {
    const of = (share: number, side: number): number => Math.round(share * side);
    return { left: of(left, width), right: of(right, width), top: of(top, height), bottom: of(bottom, height) };
  }
  const more = Math.max(0, Math.round(height * aspect) - width);
  const taller = Math.max(0, Math.round(width / aspect) - height);
  return { left: Math.floor(more / 2), right: Math.ceil(more / 2), top: Math.floor(taller / 2), bottom: Math.ceil(taller / 2) };
}

/** Half of what lies at the sides that grow cannot be seen, so that there is no ground to go on with. */
function isClearAtEdges({ width, height, channels, data }: RasterImage, { left, top, right, bottom }: Margins): boolean {
  if (channels === 3) return false;
  let [seen, clear] = [0, 0];
  const look = (x: number, y: number): void => {
    seen++;
    if (data[4 * (y * width + x) + 3]! < 128) clear++;
  };
  for (let y = 0; y < height; y++) {
    if (left > 0) look(0, y);
    if (right > 0) look(width - 1, y);
  }
  for (let x = 0; x < width; x++) {
    if (top > 0) look(x, 0);
    if (bottom > 0) look(x, height - 1);
  }
  return 2 * clear > seen;
}

/** There is enough of the rest to make new ground of: the box of a bust may be all of the picture. */
function leavesGround(subject: Uint8Array): boolean {
  let count = 0;
  for (const value of subject) if (value > 127) count++;
  return count < mostSubject * subject.length;
}

/** Of the picture. */
const mostSubject = 0.65;

/** New ground is made of patches of the picture without its subject, which would else appear again. */
export async function extendCanvas(operation: Extend, { seed }: EngineRequest, room: Darkroom): Promise<RasterImage> {
  const image = room.present(operation.reference);
  const margins = marginsOf(operation, image);
  if (margins.left + margins.right + margins.top + margins.bottom === 0) {
    room.warnings.push(`The picture has that aspect already: '${operation.words}' changes nothing.`);
    return image;
  }
  const { colour } = operation;
  if (colour) return onLargerSheet(image, margins, colour.value);
  if (isClearAtEdges(image, margins)) {
    room.warnings.push(`The picture is transparent where it is extended: what '${shortened(operation.words)}' adds is transparent too.`);
    return onLargerSheet(image, margins, null);
  }
  const { pool, signal } = room.tools;
  const subject = await room.ground(operation.reference, { kind: 'subject' });
  const isCopied = subject !== null && leavesGround(subject.mask);
  return extend(image, margins, { seed, pool, signal, ...(isCopied && { forbidden: subject.mask }) });
}

/** Whole quarter turns and mirrors keep every byte; other angles are cut to the largest upright frame without corners. */
export async function turn({ reference, degrees, mirror, words }: Turn, room: Darkroom): Promise<RasterImage> {
  const image = room.present(reference);
  if (mirror === 'horizontal') return mirrorImage(image);
  if (mirror === 'vertical') return rotateImage(await mirrorImage(image), 180);
  const angle = degrees ?? -(await horizonTilt(image, room.tools));
  if (degrees === null && Math.abs(angle) < 0.05) {
    room.warnings.push(`No tilted horizon was found: '${words}' changes nothing.`);
    return image;
  }
  const turned = await rotateImage(image, angle);
  return angle % 90 === 0 ? turned : cropImage(turned, uprightBox(image, turned, angle));
}

/**
 * The largest upright box without empty corners in a picture turned by `degrees`.
 * source   the classical solution for a rectangle inscribed in a turned rectangle
 */
function uprightBox({ width, height }: RasterImage, turned: RasterImage, degrees: number): PixelBox {
  const angle = (Math.abs(degrees) % 180) * (Math.PI / 180);
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const isWide = width >= height;
  const [long, short] = isWide ? [width, height] : [height, width];
  const half = 0.5 * short;
  const isThin = short <= 2 * sin * cos * long || Math.abs(sin - cos) < 1e-9;
  const [w, h] = isThin
    ? isWide
      ? [half / sin, half / cos]
      : [half / cos, half / sin]
    : [(width * cos - height * sin) / (cos * cos - sin * sin), (height * cos - width * sin) / (cos * cos - sin * sin)];
  const size = { width: Math.max(1, Math.floor(w) - 2), height: Math.max(1, Math.floor(h) - 2) };
  return { left: Math.floor((turned.width - size.width) / 2), top: Math.floor((turned.height - size.height) / 2), ...size };
}

/** Scaled to the asked size by the fit that follows; here only said, and sharpened for it. */
export async function upscale({ reference, words }: Upscale, { size }: EngineRequest, room: Darkroom): Promise<RasterImage> {
  const image = room.present(reference);
  const scale = Math.min(size.width / image.width, size.height / image.height);
  if (scale <= 1.01) {
    room.warnings.push(
      `The picture has ${image.width}x${image.height} pixels and the answer ${size.width}x${size.height}: '${words}' needs a larger image_size.`,
    );
    return image;
  }
  const sharper = await sharpenColour(image, 0.6);
  room.warnings.push(`Enlarged ${scale.toFixed(1)} times by interpolation and sharpening: no detail is invented.`);
  return image.channels === 3 ? sharper : image;
}
