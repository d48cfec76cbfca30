/** The same promise over HTTP: an answer in PNG and the reference's own size has the reference's bytes wherever the operator may not change them. */
import sharp from 'sharp';
import type { RasterImage } from '../../src/engine.ts';
import { fileOf, openDoor } from './door.ts';
import type { Found, Kit } from './kit.ts';
import { changeOf } from './measures.ts';
import type { Photo } from './photos.ts';

const cases: readonly (readonly [photo: string, instruction: string])[] = [
  ['mug', 'make the mug red'],
  ['apple', 'remove the apple'],
];

async function pixelsOf(bytes: Buffer): Promise<RasterImage> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels as 3 | 4, data };
}

export async function benchWire(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const door = await openDoor();
  const found: Found[] = [];
  for (const [name, instruction] of cases) {
    const photo = photos.find((one) => one.name === name);
    const done = photo && (await kit.operate(instruction, photo));
    if (!done || typeof done === 'string') continue;
    const images = [await fileOf(photo.image, 'png')];
    const { bytes } = await door.ask({ instruction, images, fields: { image_size: 'keep', output_format: 'png' } });
    const { outside, inside } = changeOf(photo.image, await pixelsOf(bytes), done.mayChange);
    const value = `outside ${outside}, inside ${(100 * inside).toFixed(0)} % changed`;
    found.push({ what: `${name}: ${instruction}`, value, met: outside === 0 && inside > 0.5 });
  }
  await door.close();
  return found;
}
