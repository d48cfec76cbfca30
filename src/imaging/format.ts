/**
 * Which image format some bytes are, told from their first bytes alone: nothing else (name, content type) is trusted, and
 * no byte reaches the codec library before it is known here, so that its other loaders (SVG, PDF, raw) are out of reach.
 */

export const contentTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  heic: 'image/heic',
} as const;

export type ImageFormat = keyof typeof contentTypes;

/** For messages: "a JPEG, PNG, … or HEIC image". */
export const wantedFormats = 'a JPEG, PNG, WebP, GIF, AVIF, TIFF, BMP or HEIC image';

const headLength = 512;
const heifBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** The first bytes as Latin-1 text, one character a byte. */
function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headLength)).toString('latin1');
}

/** source: ISO/IEC 14496-12 section 4.3 (ftyp box: size, 'ftyp', major brand, minor version, compatible brands). */
function heifFormat(head: string): ImageFormat | null {
  if (head.slice(4, 8) !== 'ftyp') return null;
  const boxLength = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE();
  const brands = (head.slice(8, boxLength).match(/.{4}/gs) ?? []).filter((_, index) => index !== 1);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return brands.some((brand) => heifBrands.includes(brand)) ? 'heic' : null;
}

/** The format that the bytes claim to be by their signature, or null when it is none that is read. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | null {
  const head = headOf(bytes);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  if (head.startsWith('BM')) return 'bmp';
  return heifFormat(head);
}

/** Tried in this order; a string is a signature at the start. */
const otherKinds: readonly (readonly [RegExp | string, string])[] = [
  [/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg/is, 'SVG'],
  [/^\s*(<!doctype html|<html|<head|<body)/i, 'HTML'],
  [/^\s*<\?xml/i, 'XML'],
  [/^\s*[{[]/, 'JSON'],
  ['%PDF-', 'PDF'],
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['8BPS', 'a Photoshop file'],
  ['\xff\x0a', 'JPEG XL'],
  ['\0\0\0\x0cJXL ', 'JPEG XL'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000'],
  [/^[\s\x20-\x7e]+$/, 'text'],
];

/** A word for what bytes that are no image look like ("HTML", "SVG"), for messages; never any of the bytes themselves. */
export function describeOther(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) return 'nothing (0 bytes)';
  const head = headOf(bytes);
  return (
    otherKinds.find(([sign]) => (typeof sign === 'string' ? head.startsWith(sign) : sign.test(head)))?.[1] ??
    `${bytes.byteLength} bytes of an unknown kind`
  );
}
