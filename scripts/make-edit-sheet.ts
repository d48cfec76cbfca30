/**
 * A contact sheet of edits, each photograph before and after: `node scripts/make-edit-sheet.ts --from 0 --count 10 --cell 240 --out sheet.jpg`.
 * Takes fixtures/prompts/edits.json, or edits given as arguments: "cat,mug|put the mug of image 2 beside the cat", photographs by their
 * names in bench/retouch/photos.ts, or in a folder of one's own, `--photos FOLDER`. Tells seconds and warnings of each.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import sharp, { type OverlayOptions } from 'sharp';
import { createKit } from '../bench/retouch/kit.ts';
import { type Photo, photosIn, takePhotos } from '../bench/retouch/photos.ts';
import type { RasterImage } from '../src/engine.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '30' },
    cell: { type: 'string', default: '240' },
    columns: { type: 'string', default: '3' },
    photos: { type: 'string' },
    out: { type: 'string', default: 'edits.jpg' },
  },
});

interface Order {
  readonly photos: readonly string[];
  readonly instruction: string;
}

function orderOf(argument: string): Order {
  const [names = '', instruction = ''] = argument.split('|');
  return { photos: names.split(','), instruction };
}

const listed = JSON.parse(readFileSync(new URL('../fixtures/prompts/edits.json', import.meta.url), 'utf8')) as Order[];
const first = Number(values.from);
const orders = positionals.length > 0 ? positionals.map(orderOf) : listed.slice(first, first + Number(values.count));
const cell = Number(values.cell);
const captionHeight = 18;
const columns = Math.min(Number(values.columns), orders.length);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Transparent parts are shown as grey. */
const tileOf = ({ data, width, height, channels }: RasterImage): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels } })
    .flatten({ background: '#8a8a8a' })
    .resize(cell, cell, { fit: 'contain', background: '#fff' })
    .png()
    .toBuffer();

/** The first photograph, those after it small in its corner. */
async function beforeOf([photo, ...more]: readonly Photo[]): Promise<Buffer> {
  const small = Math.round(0.36 * cell);
  const inset = await Promise.all(
    more.slice(0, 2).map(async ({ image }) =>
      sharp(await tileOf(image))
        .resize(small, small)
        .toBuffer(),
    ),
  );
  const pieces = inset.map((input, index) => ({ input, left: cell - small, top: index * small }));
  return sharp(await tileOf(photo!.image))
    .composite(pieces)
    .toBuffer();
}

const kit = createKit();
const photos = values.photos ? await photosIn(values.photos) : await takePhotos(kit);
const pieces: OverlayOptions[] = [];
for (const [index, order] of orders.entries()) {
  const chosen = order.photos.map((name) => photos.find((photo) => photo.name === name)!);
  const startedMs = performance.now();
  const { image, warnings } = await kit.edit(order.instruction, ...chosen);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${seconds} s  ${order.photos} | ${order.instruction}${warnings.map((warning) => `\n       ${warning}`).join('')}`);
  const [left, top] = [(index % columns) * (2 * cell + 8), Math.floor(index / columns) * (cell + captionHeight + 4)];
  const words = escaped(`${first + index + 1}. ${order.instruction}`.slice(0, Math.floor(cell / 2.9)));
  const caption = `<svg width="${2 * cell}" height="${captionHeight}"><rect width="100%" height="100%" fill="#222"/><text x="4" y="13" font-size="11" fill="#fff" font-family="sans-serif">${words}</text></svg>`;
  pieces.push({ input: await beforeOf(chosen), left, top }, { input: await tileOf(image), left: left + cell, top });
  pieces.push({ input: Buffer.from(caption), left, top: top + cell });
}
const rows = Math.ceil(orders.length / columns);
const sheet = {
  width: columns * (2 * cell + 8) - 8,
  height: rows * (cell + captionHeight + 4) - 4,
  channels: 3 as const,
  background: '#fff',
};
await sharp({ create: sheet }).composite(pieces).jpeg({ quality: 80, mozjpeg: true }).toFile(values.out);
await kit.close();
