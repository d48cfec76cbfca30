/** Animated PNG, which the codec library reads as a still one. Source: W3C PNG, third edition, section 11.3.5 (acTL before the first IDAT). */

const signatureLength = 8;
/** Length, type and check of a chunk. */
const chunkFrame = 12;

/** Frames that the file says it has; 1 for a still picture. Reads chunk heads only, up to the first pixels. */
export function countPngFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signatureLength; at + chunkFrame <= bytes.byteLength; at += chunkFrame + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') return 1;
    if (type === 'acTL') return Math.max(1, view.getUint32(at + 8));
  }
  return 1;
}
