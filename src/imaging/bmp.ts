/**
 * Windows bitmaps, because sharp reads none. Strict: BITMAPINFOHEADER or later, one plane, 24 or 32 bits a pixel, uncompressed
 * or with masks of whole bytes. Palettes, 16 bits, run-length coding, embedded JPEG and PNG and OS/2 headers are refused.
 * An embedded colour profile is not applied. Source: Microsoft, "Bitmap Header Types" (wingdi.h).
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RasterImage } from '../engine.ts';
import { AppError } from '../errors.ts';

interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly pixelOffset: number;
  readonly bytesPerPixel: 3 | 4;
  /** Bytes from one row to the next: rows are padded to 4 bytes. */
  readonly stride: number;
  /** Byte of a pixel that holds red, green, blue and (null: none, opaque) alpha. */
  readonly order: { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number | null };
}

const bitFields = 3; // BI_BITFIELDS
const sliceBytes = 1 << 20; // converted between two turns of the event loop: about 3 ms

const refuse = (what: string): never => {
  throw new AppError('reference_not_an_image', `the BMP image ${what}; an uncompressed 24 or 32 bit BMP is wanted`);
};

function readMask(view: DataView, offset: number): number | null {
  const mask = view.getUint32(offset, true);
  if (mask === 0) return null;
  const position = [0xff, 0xff00, 0xff0000, 0xff000000].indexOf(mask);
  return position >= 0 ? position : refuse(`has a colour mask of 0x${mask.toString(16)}`);
}

function readOrder(view: DataView, headerLength: number, compression: number): BmpHeader['order'] {
  if (compression !== bitFields) return { red: 2, green: 1, blue: 0, alpha: null };
  if (view.byteLength < 70) refuse('ends in its header');
  const [red, green, blue] = [54, 58, 62].map((offset) => readMask(view, offset));
  const alpha = headerLength >= 56 ? readMask(view, 66) : null;
  const isComplete = red != null && green != null && blue != null && new Set([red, green, blue, alpha]).size === 4;
  return isComplete ? { red, green, blue, alpha } : refuse('has colour masks that are missing or overlap');
}

/** throws reference_not_an_image for what is not read and for a file that is cut short. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  if (bytes.byteLength < 54) refuse('ends in its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixelOffset = view.getUint32(10, true);
  const headerLength = view.getUint32(14, true);
  if (headerLength < 40) refuse('has an OS/2 header');
  const [width, rawHeight] = [view.getInt32(18, true), view.getInt32(22, true)];
  if (width <= 0 || rawHeight === 0) refuse(`says it is ${width}x${rawHeight} pixels`);
  const [bits, compression] = [view.getUint16(28, true), view.getUint32(30, true)];
  if (bits !== 24 && bits !== 32) refuse(`has ${bits} bits a pixel`);
  if (compression !== 0 && !(compression === bitFields && bits === 32)) refuse(`has compression method ${compression}`);
  const bytesPerPixel = bits === 24 ? 3 : 4;
  const stride = (width * bytesPerPixel + 3) & ~3;
  const height = Math.abs(rawHeight);
  if (pixelOffset < 54 || pixelOffset + stride * (height - 1) + width * bytesPerPixel > bytes.byteLength) refuse('is cut short');
  const order = readOrder(view, headerLength, compression);
  return { width, height, isTopDown: rawHeight < 0, pixelOffset, bytesPerPixel, stride, order };
}

function convertRow(bytes: Uint8Array, from: number, target: Uint8Array, to: number, header: BmpHeader): void {
  const { red, green, blue, alpha } = header.order;
  const end = from + header.width * header.bytesPerPixel;
  for (let source = from, out = to; source < end; source += header.bytesPerPixel) {
    target[out++] = bytes[source + red]!;
    target[out++] = bytes[source + green]!;
    target[out++] = bytes[source + blue]!;
    if (alpha !== null) target[out++] = bytes[source + alpha]!;
  }
}

/** Rows are converted in slices of 1 MB with a turn of the event loop between, so that a large picture blocks nobody. */
export async function decodeBmp(bytes: Uint8Array): Promise<RasterImage> {
  const header = readBmpHeader(bytes);
  const { width, height, stride } = header;
  const channels = header.order.alpha === null ? 3 : 4;
  const data = new Uint8Array(new SharedArrayBuffer(width * height * channels));
  const rowsPerSlice = Math.max(1, Math.floor(sliceBytes / stride));
  for (let row = 0; row < height; row++) {
    const stored = header.isTopDown ? row : height - 1 - row;
    convertRow(bytes, header.pixelOffset + stored * stride, data, row * width * channels, header);
    if (row % rowsPerSlice === rowsPerSlice - 1) await nextTurn();
  }
  return { width, height, channels, data };
}
