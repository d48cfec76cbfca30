/** What colours and sharpness become: recolouring, blur of the background, times of day. */

import { linearToLab } from '../../src/studio/colour/index.ts';
import type { SceneColour } from '../../src/studio/scene/index.ts';
import type { Found, Kit } from './kit.ts';
import { correlation, hueError, labOf, laplacianVariance, mean, meanHue, type Part } from './measures.ts';
import type { Photo } from './photos.ts';

const colours = ['red', 'green', 'purple'];

function hueOf({ value }: SceneColour): number {
  const lab = new Float64Array(3);
  linearToLab(...value, lab);
  return meanHue([{ lightness: lab[0]!, a: lab[1]!, b: lab[2]! }]);
}

const both = (one: Part, other: Part): Part => one.map((value, i) => Math.min(value, other[i]!));

async function recolourOne(photo: Photo, word: string, kit: Kit): Promise<Found> {
  const what = `${photo.name} ${word}`;
  const done = await kit.operate(`make the ${photo.subject} ${word}`, photo);
  if (typeof done === 'string' || !('colour' in done.operation) || !done.operation.colour)
    return { what, value: typeof done === 'string' ? done : 'read as another operation', met: false };
  const part = both(photo.outline ?? done.grounded.mask, done.mayChange);
  const [before, after] = [labOf(photo.image, part), labOf(done.image, part)];
  // The thing's colour, not that of the hands and wheels that keep theirs.
  const painted = after.filter(({ a, b }, i) => a !== before[i]!.a || b !== before[i]!.b);
  const error = hueError(meanHue(painted), hueOf(done.operation.colour));
  const kept = correlation(
    before.map(({ lightness }) => lightness),
    after.map(({ lightness }) => lightness),
  );
  return { what, value: `hue ${error.toFixed(1)} degrees off, lightness correlation ${kept.toFixed(4)}`, met: error <= 15 && kept >= 0.98 };
}

/** Every photograph that has a subject, in each colour. */
export async function benchRecolour(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const photo of photos.filter(({ subject }) => subject !== null))
    for (const word of colours) found.push(await recolourOne(photo, word, kit));
  return [tally(found), ...found];
}

const tally = (found: readonly Found[]): Found => {
  const count = found.filter(({ met }) => met).length;
  return { what: 'all', value: `${count} of ${found.length}`, met: count === found.length };
};

/** Of pixels: how far from the subject's outline the background is measured; the blur's own soft edge lies nearer. */
const rimPixels = 20;

/** What is farther than the rim from anything above 0, roughly: by squares. */
function farFrom(outline: Part, { width, height }: { width: number; height: number }): Part {
  const rows = new Uint8Array(outline.length);
  const far = new Uint8Array(outline.length).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (outline[y * width + x]! > 0) rows.fill(1, y * width + Math.max(0, x - rimPixels), y * width + Math.min(width, x + rimPixels));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (rows[y * width + x]) for (let v = Math.max(0, y - rimPixels); v < Math.min(height, y + rimPixels); v++) far[v * width + x] = 0;
  return far;
}

async function blurOne(photo: Photo, kit: Kit): Promise<Found> {
  const outline = photo.outline ?? (await kit.subjectOf(photo));
  const { image } = await kit.edit('blur the background', photo);
  const fallOver = (part: Part): number => 1 - laplacianVariance(image, part) / laplacianVariance(photo.image, part);
  // All of it: the ground at the subject's feet, which stays in focus, too.
  const background = farFrom(outline, photo.image);
  const fall = fallOver(background);
  const value = `Laplacian variance falls by ${(100 * fall).toFixed(1)} %, the subject's by ${(100 * fallOver(outline)).toFixed(1)} %`;
  return { what: photo.name, value, met: fall >= 0.8 };
}

export async function benchBokeh(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const photo of photos.filter(({ subject }) => subject !== null)) found.push(await blurOne(photo, kit));
  return [tally(found), ...found];
}

const hours = ['noon', 'sunset', 'night'] as const;

/** Lightness falls from noon to night; sunset is the warmest and night the coldest. */
export async function benchHours(kit: Kit, photos: readonly Photo[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const photo of photos.filter(({ name }) => ['beach', 'woman', 'chair', 'car', 'lake', 'mug'].includes(name))) {
    const whole = new Uint8Array(photo.image.width * photo.image.height).fill(255);
    const tones: { lightness: number; warmth: number }[] = [];
    for (const hour of hours) {
      const pixels = labOf((await kit.edit(`make it ${hour}`, photo)).image, whole);
      tones.push({ lightness: mean(pixels.map(({ lightness }) => lightness)), warmth: mean(pixels.map(({ a, b }) => b + 0.5 * a)) });
    }
    const [noon, sunset, night] = tones as [(typeof tones)[0], (typeof tones)[0], (typeof tones)[0]];
    const told = tones.map(({ lightness, warmth }, i) => `${hours[i]} ${lightness.toFixed(2)}/${warmth.toFixed(3)}`);
    const isRight =
      noon.lightness > sunset.lightness && sunset.lightness > night.lightness && sunset.warmth > noon.warmth && noon.warmth > night.warmth;
    found.push({ what: `${photo.name} lightness/warmth`, value: told.join(', '), met: isRight });
  }
  return found;
}
