/** Taking things out: against the same scene rendered without them, and on grounds painted by rule. */
import type { RasterImage } from '../../src/engine.ts';
import {
  type Box,
  chanceGrounds,
  ellipse,
  type GroundName,
  ground,
  regularGrounds,
  straightGrounds,
  withThing,
} from '../../src/studio/retouch/fill/fixtures/grounds.ts';
import { removeThing } from '../../src/studio/retouch/index.ts';
import { type Found, type Kit, seed } from './kit.ts';
import { psnr } from './measures.ts';
import type { Photo } from './photos.ts';

/** Scenes regular enough for one right answer; a meadow, sand or a crowd of leaves has many. */
const regular = new Set<string>(['apple', 'mug', 'plant']);
const wantedDecibels = 24;

const tell = (name: string, decibels: number, more = ''): Found => ({
  what: `${name}${regular.has(name) ? '' : ' (not regular)'}`,
  value: `${decibels.toFixed(1)} dB${more}`,
  met: regular.has(name) ? decibels >= wantedDecibels : null,
});

const size = { width: 480, height: 360 };
const boxes: Readonly<Record<'middle' | 'large' | 'border' | 'other', Box>> = {
  middle: { left: 158, top: 108, width: 163, height: 144 },
  large: { left: 96, top: 43, width: 288, height: 274 },
  border: { left: 330, top: 210, width: 220, height: 220 },
  other: { left: 30, top: 40, width: 100, height: 120 },
};
const wirePixels = 5;

/** Holes of every kind, 255 = the thing. */
function things(): Record<string, Uint8Array> {
  const other = ellipse(size, boxes.other);
  const wire = new Uint8Array(size.width * size.height).map((_, i) =>
    Math.abs(Math.floor(i / size.width) - 60 - 0.45 * (i % size.width)) < wirePixels / 2 ? 255 : 0,
  );
  return {
    middle: ellipse(size, boxes.middle),
    large: ellipse(size, boxes.large),
    'at the border': ellipse(size, boxes.border),
    two: ellipse(size, boxes.border).map((value, i) => value | other[i]!),
    wire,
  };
}

/**
 * What chance has made cannot be known: another sample of the same ground, as perfect a meadow, is the mark there, and 24 dB elsewhere. The first
 * hole is judged; the others are told.
 */
async function fromPainted(kit: Kit): Promise<Found[]> {
  const found: Found[] = [];
  const isChance = new Set<GroundName>(chanceGrounds);
  for (const name of [...regularGrounds, ...straightGrounds, ...chanceGrounds]) {
    const known = ground(name, size.width, size.height);
    const decibels: [string, number][] = [];
    for (const [kind, thing] of Object.entries(things())) {
      const done = await removeThing(withThing(known, thing), thing, { ...kit, seed });
      decibels.push([kind, psnr(known, done.image, done.mayChange.map(seen))]);
    }
    const another = psnr(known, ground(name, size.width, size.height, seed + 1), things().middle!);
    const told = decibels.map(([kind, value]) => `${kind} ${value.toFixed(1)}`).join(', ');
    const least = isChance.has(name) ? another : wantedDecibels;
    found.push({
      what: isChance.has(name) ? `${name} (by chance)` : name,
      value: `${told} dB${isChance.has(name) ? `; another ${name} ${another.toFixed(1)}` : ''}`,
      met: decibels[0]![1] >= least,
    });
  }
  return found;
}

const seen = (value: number): number => (value > 0 ? 255 : 0);

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
    `${psnr(bare, done.image, done.mayChange.map(seen)).toFixed(1)} dB with its shadow`,
    `rows from side to side ${psnr(bare, acrossRows(photo.image, done.mayChange), outline).toFixed(1)}`,
  ];
  return tell(photo.name, psnr(bare, done.image, outline), `, ${parts.join(', ')}`);
}

/** The plainest guess there is: each row of the hole runs evenly from its left side to its right. */
function acrossRows({ width, height, channels, data }: RasterImage, hole: Uint8Array): RasterImage {
  const out = data.slice();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (hole[y * width + x] === 0) continue;
      let end = x;
      while (end < width && hole[y * width + end] !== 0) end++;
      for (let c = 0; c < channels; c++) {
        const right = end < width ? data[channels * (y * width + end) + c]! : undefined;
        const left = x > 0 ? data[channels * (y * width + x - 1) + c]! : right;
        if (left === undefined) continue;
        for (let u = x; u < end; u++) out[channels * (y * width + u) + c] = left + (((right ?? left) - left) * (u - x + 1)) / (end - x + 1);
      }
      x = end;
    }
  return { width, height, channels, data: out };
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
