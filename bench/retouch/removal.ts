/** Taking things out: against the same scene rendered without them, and on grounds painted by rule. */
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

/** By instruction: the outline is what the studio finds. Where its shadow lay the bare scene is lighter, which is told apart. */
async function fromScene(photo: Photo, kit: Kit): Promise<Found> {
  const done = await kit.operate(`remove the ${photo.subject}`, photo);
  if (typeof done === 'string') return { what: photo.name, value: done, met: false };
  const missed = photo.outline!.reduce((count, value, i) => count + (value > 127 && done.mayChange[i] === 0 ? 1 : 0), 0);
  const all = photo.outline!.reduce((count, value) => count + (value > 127 ? 1 : 0), 0);
  return tell(
    photo.name,
    psnr(photo.bare!, done.image, photo.outline!),
    `, ${((100 * missed) / all).toFixed(1)} % of the thing left standing`,
  );
}

export async function benchRemoval(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const found = await fromPainted(kit);
  for (const photo of photos) if (photo.bare) found.push(await fromScene(photo, kit));
  return found;
}
