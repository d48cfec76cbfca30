/** Taking things out: against the same scene rendered without them, and on grounds painted by rule. */
import type { RasterImage } from '../../src/engine.ts';
import { type Box, ellipse, ground, groundNames, withThing } from '../../src/studio/retouch/fill/fixtures/grounds.ts';
import { removeThing } from '../../src/studio/retouch/index.ts';
import { type Found, type Kit, seed } from './kit.ts';
import { psnr } from './measures.ts';
import type { Photo } from './photos.ts';

/** Regular enough for one right answer; a meadow, sand or a crowd of leaves has many. */
const regular = new Set<string>(['brick', 'planks', 'fabric', 'tiles', 'sky', 'apple', 'mug', 'plant']);
const wantedDecibels = 24;

const tell = (name: string, decibels: number, more = ''): Found => ({
  what: `${name}${regular.has(name) ? '' : ' (not regular)'}`,
  value: `${decibels.toFixed(1)} dB${more}`,
  met: regular.has(name) ? decibels >= wantedDecibels : null,
});

async function fromPainted(kit: Kit): Promise<Found[]> {
  const found: Found[] = [];
  const [width, height] = [480, 360];
  const box: Box = { left: 0.33 * width, top: 0.3 * height, width: 0.34 * width, height: 0.4 * height };
  for (const name of groundNames) {
    const known = ground(name, width, height);
    const thing = ellipse(known, box);
    const done = await removeThing(withThing(known, thing), thing, { ...kit, seed });
    found.push(
      tell(
        name,
        psnr(
          known,
          done.image,
          done.mayChange.map((value) => (value > 0 ? 255 : 0)),
        ),
      ),
    );
  }
  return found;
}

/**
 * By instruction: the outline is what the studio finds. The bare scene is exposed for itself, so it is brought to the photograph's light first,
 * measured where nothing was changed. Told apart: the ground where the thing stood.
 */
async function fromScene(photo: Photo, kit: Kit): Promise<Found> {
  const done = await kit.operate(`remove the ${photo.subject}`, photo);
  if (typeof done === 'string') return { what: photo.name, value: done, met: false };
  const outline = photo.outline!;
  const bare = exposedAs(photo, done.mayChange);
  const missed = outline.reduce((count, value, i) => count + (value > 127 && done.mayChange[i] === 0 ? 1 : 0), 0);
  const all = outline.reduce((count, value) => count + (value > 127 ? 1 : 0), 0);
  const parts = [
    `${((100 * missed) / all).toFixed(1)} % of the thing left standing`,
    `${psnr(bare, done.image, footOf(photo)).toFixed(1)} dB where it stood`,
  ];
  return tell(photo.name, psnr(bare, done.image, outline), `, ${parts.join(', ')}`);
}

/** The lowest quarter of the outline. */
function footOf({ outline, image }: Photo): Uint8Array {
  const rows = new Set<number>();
  for (let i = 0; i < outline!.length; i++) if (outline![i]! > 127) rows.add(Math.floor(i / image.width));
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const from = bottom - 0.25 * (bottom - top);
  return outline!.map((value, i) => (value > 127 && Math.floor(i / image.width) >= from ? 255 : 0));
}

/** The bare scene times the median step of light to the photograph, channel by channel. */
function exposedAs({ image, bare }: Photo, changed: Uint8Array): RasterImage {
  const data = bare!.data.slice();
  for (let c = 0; c < 3; c++) {
    const ratios: number[] = [];
    for (let i = 0; i < changed.length; i += 7) {
      const [here, there] = [image.data[image.channels * i + c]!, bare!.data[bare!.channels * i + c]!];
      if (changed[i] === 0 && there > 20 && here < 245) ratios.push(linear(here) / linear(there));
    }
    const gain = ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? 1;
    for (let i = c; i < data.length; i += bare!.channels) data[i] = encoded(gain * linear(bare!.data[i]!));
  }
  return { ...bare!, data };
}

const linear = (byte: number): number => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const encoded = (light: number): number =>
  Math.round(255 * Math.min(1, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));

export async function benchRemoval(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const found = await fromPainted(kit);
  for (const photo of photos) if (photo.bare) found.push(await fromScene(photo, kit));
  return found;
}
