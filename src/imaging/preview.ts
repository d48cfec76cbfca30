/** Small pictures on their way to those who watch: as an address that a page can show, without a file, a name or metadata. */
import type { RasterImage } from '../engine.ts';
import { openRaster } from './encode.ts';

/** The picture as `data:image/jpeg;base64,...`: about 4 kB for 128x128. Alpha is flattened over white. */
export async function encodePreview(image: RasterImage): Promise<string> {
  const bytes = await openRaster(image).flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer();
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}
