/** What libvips gives, as pixels of our own. */

/**
 * The same bytes in memory that threads share, so that no later task clones them. The library's memory goes back at once: the garbage
 * collector, which sees a few bytes of each buffer, would keep pictures of 100 MB for seconds. The buffer cannot be read any more.
 */
export function takePixels(buffer: Buffer): Uint8Array {
  const pixels = new Uint8Array(new SharedArrayBuffer(buffer.byteLength));
  pixels.set(buffer);
  // Small buffers are parts of a block that others have parts of too.
  const { buffer: memory } = buffer;
  if (memory instanceof ArrayBuffer && memory.byteLength === buffer.byteLength) memory.transfer(0);
  return pixels;
}
